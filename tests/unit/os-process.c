/* SPDX-License-Identifier: ISC
 * Processes: closed fds, mailers that behave badly, pagers, editors.
 */
#define _DEFAULT_SOURCE /* mkdtemp, setenv */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/error.h"
#include "os/clock.h"
#include "os/file.h"
#include "os/process.h"
#include "tap.h"

static struct arena arena;
static char home[] = "/tmp/crm-unit-XXXXXX";

static const char *
at(const char *name)
{
	return arena_print(&arena, "%s/%s", home, name);
}

static const char *
content(const char *path)
{
	struct error err;
	char *data;
	size_t len;

	if (file_read(&arena, path, 1 << 20, &data, &len, &err) != 0)
		return arena_text(&arena, err.text);
	return data;
}

/* Feed a shell script. */
static int
feed(const char *script, const void *input, size_t len, int64_t timeout_ms,
     int *status, struct error *err)
{
	const char *argv[] = {"/bin/sh", "-c", script, "sh", home, NULL};

	*status = -1;
	*err = (struct error){0};
	return process_feed(argv, input, len, timeout_ms, status, err);
}

static void
test_feed(void)
{
	const size_t len = 300000;
	char *input = arena_get(&arena, len);
	struct error err;
	int status;

	memset(input, 'm', len);
	ok(feed("cat >\"$1/got\"; echo noise", "letter\n", 7, 9000, &status,
		&err) == 0,
	   "a mailer is fed");
	is_int(status, 0, "and content");
	is_int(err.code, ERR_NONE, "no error");
	is_text(content(at("got")), "letter\n", "it got the letter");
	ok(feed("wc -c <&0 >\"$1/got\"", input, len, 9000, &status, &err) == 0,
	   "a long letter");
	ok(atoi(content(at("got"))) == (int)len, "arrives whole");
	ok(feed("head -c 5 >/dev/null", input, len, 9000, &status, &err) == 0 &&
		   status == 0,
	   "one that reads little does not kill us");
	ok(feed("exit 0", "", 0, 9000, &status, &err) == 0, "nothing to say");
	ok(feed("echo 'no such user' >&2; echo more >&2; exit 69", "", 0, 9000,
		&status, &err) == 0,
	   "one that fails has ended too");
	is_int(status, 69, "with its status");
	is_text(err.text, "/bin/sh: no such user", "and its first line");
	is_int(err.code, ERR_UNAVAILABLE, "cannot now");
	(void)feed("exit 75", "", 0, 9000, &status, &err);
	is_text(err.text, "/bin/sh ended with status 75", "or a silent one's");
	(void)feed("kill -9 $$", "", 0, 9000, &status, &err);
	is_int(status, 128 + SIGKILL, "a killed one");
	is_text(err.text, "/bin/sh was ended by signal 9", "is said to be so");
	(void)feed("i=0; while [ $i -lt 20000 ]; do echo long line $i >&2; "
		   "i=$((i+1)); done; exit 3",
		   "", 0, 60000, &status, &err);
	is_int(status, 3, "a talkative one is not stopped by a full pipe");
	is_text(err.text, "/bin/sh: long line 0", "its first line is kept");
}

static void
test_feed_badly(void)
{
	const char *relative[] = {"sh", "-c", "true", NULL};
	const char *missing[] = {"/no/such/mailer", NULL};
	int64_t before = clock_monotonic_ms();
	struct error err;
	int status;

	ok(feed("sleep 60 & echo $! >\"$1/pid\"; wait", "", 0, 200, &status,
		&err) != 0,
	   "one that hangs is killed");
	is_int(err.code, ERR_UNKNOWN, "the outcome is unknown");
	is_text(err.text, "/bin/sh did not end within 1 s", "and said");
	ok(clock_monotonic_ms() - before < 20000, "soon");
	before = clock_monotonic_ms();
	while (kill((pid_t)atoi(content(at("pid"))), 0) == 0 &&
	       clock_monotonic_ms() - before < 5000)
		clock_sleep_ms(10);
	ok(strncmp(content(arena_print(&arena, "/proc/%d/stat",
				       atoi(content(at("pid"))))),
		   "cannot", 6) == 0 ||
		   strstr(content(arena_print(&arena, "/proc/%d/stat",
					      atoi(content(at("pid"))))),
			  ") Z ") != NULL,
	   "with all it started");
	before = clock_monotonic_ms();
	ok(feed("sleep 3 & exit 0", "", 0, 20000, &status, &err) == 0 &&
		   status == 0,
	   "one that leaves somebody behind has ended");
	ok(clock_monotonic_ms() - before < 2500, "and is not waited for");
	status = 0;
	ok(process_feed(relative, "", 0, 9000, &status, &err) != 0,
	   "a mailer without a path is refused");
	is_int(err.code, ERR_USAGE, "asked wrongly");
	ok(process_feed(missing, "", 0, 9000, &status, &err) != 0,
	   "one that is not there cannot run");
	is_int(err.code, ERR_UNAVAILABLE, "cannot now");
	is_text(err.text,
		"cannot run /no/such/mailer: No such file or directory",
		"for a reason");
}

static void
test_environment(void)
{
	char old[4096];
	struct error err;
	int status, fd;

	(void)snprintf(old, sizeof(old), "%s", getenv("PATH"));
	(void)setenv("PATH", ".::/usr/bin:sub:/bin:", 1);
	(void)feed("echo \"$PATH\" >\"$1/path\"", "", 0, 9000, &status, &err);
	is_text(content(at("path")), "/usr/bin:/bin\n",
		"PATH has absolute folders only");
	(void)setenv("PATH", ".", 1);
	(void)feed("echo \"$PATH\" >\"$1/path2\"", "", 0, 9000, &status, &err);
	is_text(content(at("path2")), "/usr/local/bin:/usr/bin:/bin\n",
		"or those of old");
	(void)setenv("PATH", old, 1);
	(void)signal(SIGPIPE, SIG_IGN);
	for (fd = 3; fd < 256; fd++) /* whatever we were born with */
		(void)fcntl(fd, F_SETFD, FD_CLOEXEC);
	(void)feed("ls /proc/self/fd >\"$1/fds\" 2>/dev/null; kill -PIPE $$",
		   "", 0, 9000, &status, &err);
	is_int(status, 128 + SIGPIPE, "signals are as usual for a child");
	(void)signal(SIGPIPE, SIG_DFL);
	if (access("/proc/self/fd", R_OK) == 0)
		/* ls itself opens the fourth */
		is_text(content(at("fds")), "0\n1\n2\n3\n",
			"it has none of our files");
}

/* In a child with fds closed: 0 when all is as it should be, else the number
 * of what is not. */
static int
closed_fds(void)
{
	struct stat null, st;
	char c;
	int fd;

	for (fd = 0; fd < 3; fd++)
		(void)close(fd);
	(void)signal(SIGCHLD, SIG_IGN);
	if (process_prepare() != 0)
		return 1;
	if (stat("/dev/null", &null) != 0)
		return 2;
	for (fd = 0; fd < 3; fd++) {
		if (fstat(fd, &st) != 0 || st.st_rdev != null.st_rdev)
			return 3;
	}
	if (read(0, &c, 1) != 0)
		return 4;
	if (write(1, "x", 1) != -1 || errno != EBADF)
		return 5;
	if (write(2, "x", 1) != 1)
		return 6;
	if (!process_stdout_was_closed())
		return 7;
	if (signal(SIGXFSZ, SIG_DFL) != SIG_IGN)
		return 8;
	return signal(SIGCHLD, SIG_DFL) != SIG_DFL ? 9 : 0;
}

static void
test_prepare(void)
{
	int status;

	(void)fflush(stdout);
	if (fork() == 0)
		_exit(closed_fds());
	(void)wait(&status);
	is_int(WEXITSTATUS(status), 0, "closed fds are the null device");
	ok(process_prepare() == 0, "open ones stay");
	ok(!process_stdout_was_closed(), "as they are");
}

/* In a child: what we write goes to the pager. */
static int
page(const char *command)
{
	struct error err;
	pid_t pid;

	if (process_pager(command, &pid, &err) != 0)
		return 90;
	if (write(1, "one\ntwo\n", 8) != 8)
		return 91;
	return process_pager_wait(pid);
}

static void
test_pager(void)
{
	int status;

	(void)fflush(stdout);
	if (fork() == 0)
		_exit(page(arena_print(&arena,
				       "cat >'%s'; echo $LESS >>'%s'; exit 7",
				       at("paged"), at("paged"))));
	(void)wait(&status);
	is_int(WEXITSTATUS(status), 7, "a pager's status comes back");
	is_text(content(at("paged")), "one\ntwo\nFRX\n",
		"it got what we wrote, and how to show it");
}

static void
test_edit(void)
{
	struct error err;

	(void)file_write_new(at("a text"), 0600, "old\n", 4, &err);
	ok(process_edit("sed -i s/old/new/", at("a text"), &err) == 0,
	   "an editor with options");
	is_text(content(at("a text")), "new\n", "changes a file with a blank");
	ok(process_edit("false", at("a text"), &err) != 0, "one that fails");
	is_int(err.code, ERR_NO, "is a no");
	is_text(err.text, "the editor 'false' ended with status 1", "and said");
	ok(process_edit("no-such-editor 2>/dev/null", at("x"), &err) != 0,
	   "one that is not there");
	is_int(err.code, ERR_UNAVAILABLE, "cannot now");
}

static void
test_self(void)
{
	int ends[2];

	if (geteuid() == 0)
		is_text(process_login(&arena), "root", "root is root");
	else
		(void)ok(true, "root is root # skip we are not");
	if (pipe(ends) == 0) {
		ok(!process_is_terminal(ends[0]), "a pipe is no terminal");
		is_int(process_columns(ends[0]), 0, "and has no width");
	}
	ok(!process_is_terminal(99), "nor is a closed fd");
}

int
main(void)
{
	if (!mkdtemp(home))
		return 1;
	(void)unsetenv("LESS");
	test_feed();
	test_feed_badly();
	test_environment();
	test_prepare();
	test_pager();
	test_edit();
	test_self();
	(void)!system(arena_print(&arena, "rm -rf '%s'", home));
	arena_free(&arena);
	return done();
}
