/* SPDX-License-Identifier: ISC
 * One key of a terminal.
 */
#include "os/key.h"

#include <errno.h>
#include <signal.h>
#include <stddef.h>
#include <termios.h>
#include <unistd.h>

#define SIGNALS 4

static const int signals[SIGNALS] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM};

/* For the handler, which is given nothing but the signal. */
static struct {
	int fd;
	struct termios before;
} terminal;

/* tcsetattr and raise may be called here (POSIX.1-2017, 2.4.3). */
static void
restore_and_end(int number)
{
	(void)tcsetattr(terminal.fd, TCSANOW, &terminal.before);
	(void)raise(number); /* SA_RESETHAND: it ends us now */
}

static void
listen_to(struct sigaction before[SIGNALS])
{
	struct sigaction action = {.sa_handler = restore_and_end,
				   .sa_flags = (int)SA_RESETHAND};
	size_t i;

	(void)sigemptyset(&action.sa_mask);
	for (i = 0; i < SIGNALS; i++) {
		(void)sigaction(signals[i], NULL, &before[i]);
		if (before[i].sa_handler != SIG_IGN)
			(void)sigaction(signals[i], &action, NULL);
	}
}

int
key_read(int fd)
{
	struct sigaction before[SIGNALS];
	struct termios raw;
	unsigned char key = 0;
	ssize_t got;
	size_t i;

	if (tcgetattr(fd, &terminal.before) != 0)
		return KEY_NONE;
	terminal.fd = fd;
	listen_to(before);
	raw = terminal.before;
	raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
	raw.c_cc[VMIN] = 1;
	raw.c_cc[VTIME] = 0;
	raw.c_cc[VSUSP] = _POSIX_VDISABLE; /* nobody would restore it */
	(void)tcsetattr(fd, TCSADRAIN, &raw);
	do
		got = read(fd, &key, 1);
	while (got < 0 && errno == EINTR);
	(void)tcsetattr(fd, TCSADRAIN, &terminal.before);
	for (i = 0; i < SIGNALS; i++)
		(void)sigaction(signals[i], &before[i], NULL);
	return got == 1 ? key : KEY_NONE;
}
