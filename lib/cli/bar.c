/* SPDX-License-Identifier: ISC
 * How far a long run is.
 */
#include "cli/bar.h"

#include <poll.h>
#include <stdio.h>
#include <unistd.h>

#include "os/clock.h"
#include "os/process.h"

#define WAIT_MS 500
#define EVERY_MS 100
#define CELLS 30

void
bar_begin(struct bar *bar)
{
	*bar = (struct bar){
		.terminal = process_is_terminal(STDERR_FILENO),
		.begun_ms = clock_monotonic_ms(),
	};
}

/* A terminal that was stopped (Ctrl-S) must not hold up who holds the lock. */
static bool
takes_it(void)
{
	struct pollfd fd = {.fd = STDERR_FILENO, .events = POLLOUT};

	return poll(&fd, 1, 0) == 1 && (fd.revents & POLLOUT);
}

void
bar_draw(struct bar *bar, const char *what, int64_t done, int64_t total)
{
	int64_t now;
	int i, full;

	if (!bar->terminal || total <= 0)
		return;
	now = clock_monotonic_ms();
	if (now - bar->begun_ms < WAIT_MS || now - bar->drawn_ms < EVERY_MS ||
	    !takes_it())
		return;
	bar->drawn_ms = now;
	bar->shown = true;
	full = done >= total ? CELLS : (int)(done * CELLS / total);
	(void)fprintf(stderr, "\r%s [", what);
	for (i = 0; i < CELLS; i++)
		(void)fputc(i < full ? '#' : ' ', stderr);
	(void)fprintf(stderr, "] %3d %%",
		      done >= total ? 100 : (int)(done * 100 / total));
	(void)fflush(stderr);
}

void
bar_end(struct bar *bar)
{
	if (bar->shown && takes_it()) {
		(void)fprintf(stderr, "\r%*s\r", CELLS + 20, "");
		(void)fflush(stderr);
	}
	bar->shown = false;
}
