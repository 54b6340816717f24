/* SPDX-License-Identifier: ISC
 * This process, its terminal, and the children it starts.
 */
#define _GNU_SOURCE /* memfd_create, TIOCGWINSZ */
#include "os/process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pwd.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/num.h"
#include "base/str.h"
#include "os/clock.h"
#include "os/file.h"

#define SHELL "/bin/sh"
#define PATH_DEFAULT "/usr/local/bin:/usr/bin:/bin"
#define WAIT_MOST_MS 10
#define PASSWD_MOST ((size_t)1024 * 1024)

extern char **environ;

/* What to start: an fd of -1 stays as it is. */
struct start {
	const char *file;
	const char *const *argv;
	int in;
	int out;
	int err;
	bool own_group;
};

/* What a child says on stderr, as far as it is of use. */
struct said {
	char text[256];
	size_t len;
};

int
process_prepare(void)
{
	/* reading where it should be written: a write to a stdout that was
	 * closed must not seem to succeed */
	static const int flags[] = {O_RDONLY, O_RDONLY, O_WRONLY};
	int fd;

	for (fd = 0; fd < 3; fd++) {
		if (fcntl(fd, F_GETFD) != -1)
			continue;
		if (open("/dev/null", flags[fd]) != fd)
			return -1;
	}
	/* an ignored SIGCHLD, inherited, would hide how children end */
	if (signal(SIGXFSZ, SIG_IGN) == SIG_ERR ||
	    signal(SIGCHLD, SIG_DFL) == SIG_ERR)
		return -1;
	return 0;
}

bool
process_stdout_was_closed(void)
{
	int flags = fcntl(STDOUT_FILENO, F_GETFL);

	return flags == -1 || (flags & O_ACCMODE) == O_RDONLY;
}

/* "PATH=" and the absolute folders of path: nothing may run from wherever we
 * happen to stand. */
static char *
safe_path(struct arena *arena, const char *path)
{
	struct str out = {0};
	char *text;
	size_t len;

	for (; path && *path; path += len + (path[len] == ':')) {
		len = strcspn(path, ":");
		if (*path != '/')
			continue;
		str_add(&out, out.len ? ":" : "PATH=");
		str_add_bytes(&out, path, len);
	}
	text = arena_text(arena,
			  out.len ? str_get(&out) : "PATH=" PATH_DEFAULT);
	str_free(&out);
	return text;
}

static char **
safe_environment(struct arena *arena)
{
	size_t count = 0, kept = 0, i;
	char **copy;

	while (environ && environ[count])
		count++;
	copy = arena_get(arena, (count + 3) * sizeof(*copy));
	for (i = 0; i < count; i++) {
		if (!str_begins(environ[i], "PATH="))
			copy[kept++] = environ[i];
	}
	copy[kept++] = safe_path(arena, getenv("PATH"));
	if (!getenv("LESS")) /* colours, and no stop for less than a screen */
		copy[kept] = arena_text(arena, "LESS=FRX");
	return copy;
}

static int
set_files(posix_spawn_file_actions_t *files, const struct start *start)
{
	const int fds[] = {start->in, start->out, start->err};
	int fd, number = 0;

	for (fd = 0; fd < 3 && number == 0; fd++) {
		if (fds[fd] >= 0)
			number = posix_spawn_file_actions_adddup2(files,
								  fds[fd], fd);
	}
	return number;
}

static int
set_attributes(posix_spawnattr_t *attr, const struct start *start)
{
	static const int signals[] = {SIGPIPE, SIGXFSZ, SIGINT, SIGQUIT,
				      SIGTERM, SIGHUP,	SIGCHLD};
	short flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK;
	sigset_t set;
	size_t i;
	int number;

	(void)sigemptyset(&set);
	number = posix_spawnattr_setsigmask(attr, &set);
	for (i = 0; i < sizeof(signals) / sizeof(signals[0]); i++)
		(void)sigaddset(&set, signals[i]);
	if (number == 0)
		number = posix_spawnattr_setsigdefault(attr, &set);
	if (start->own_group)
		flags = (short)(flags | POSIX_SPAWN_SETPGROUP);
	if (number == 0)
		number = posix_spawnattr_setflags(attr, flags);
	return number;
}

static int
spawn(const struct start *start, pid_t *pid, struct error *err)
{
	posix_spawn_file_actions_t files;
	posix_spawnattr_t attr;
	struct arena arena = {NULL};
	int number;

	if (posix_spawn_file_actions_init(&files) != 0)
		return error_set(err, ERR_MEMORY, "no memory to start %s",
				 start->file);
	if (posix_spawnattr_init(&attr) != 0) {
		(void)posix_spawn_file_actions_destroy(&files);
		return error_set(err, ERR_MEMORY, "no memory to start %s",
				 start->file);
	}
	number = set_files(&files, start);
	if (number == 0)
		number = set_attributes(&attr, start);
	if (number == 0)
		number = posix_spawn(pid, start->file, &files, &attr,
				     (char *const *)(uintptr_t)start->argv,
				     safe_environment(&arena));
	(void)posix_spawnattr_destroy(&attr);
	(void)posix_spawn_file_actions_destroy(&files);
	arena_free(&arena);
	if (number != 0)
		return error_set(err, ERR_UNAVAILABLE, "cannot run %s: %s",
				 start->file, strerror(number));
	return 0;
}

static int
status_of(int raw)
{
	return WIFSIGNALED(raw) ? 128 + WTERMSIG(raw) : WEXITSTATUS(raw);
}

/* Until it ends. */
static int
wait_for(pid_t pid)
{
	int raw;

	while (waitpid(pid, &raw, 0) < 0) {
		if (errno != EINTR)
			return 127;
	}
	return status_of(raw);
}

static void
close_if_open(int fd)
{
	if (fd >= 0)
		(void)close(fd);
}

/* A pipe that no child inherits but by name. */
static int
make_pipe(int ends[2], const char *what, struct error *err)
{
	if (pipe(ends) != 0)
		return file_error(err, errno, "make a pipe for", what);
	(void)fcntl(ends[0], F_SETFD, FD_CLOEXEC);
	(void)fcntl(ends[1], F_SETFD, FD_CLOEXEC);
	return 0;
}

/* A file without a name that holds input, to be read from its beginning. */
static int
hold(const void *input, size_t len, struct error *err)
{
	static const char name[] = "the mailer's input";
	int fd = -1;

#ifdef MFD_CLOEXEC
	fd = memfd_create("input", MFD_CLOEXEC);
#endif
	if (fd < 0) {
		char path[] = "/tmp/crm-XXXXXX";

		fd = mkstemp(path);
		if (fd < 0)
			return file_error(err, errno, "create", path);
		(void)unlink(path);
		(void)fcntl(fd, F_SETFD, FD_CLOEXEC);
	}
	if (file_write_fd(fd, name, input, len, err) != 0) {
		(void)close(fd);
		return -1;
	}
	if (lseek(fd, 0, SEEK_SET) != 0) {
		(void)file_error(err, errno, "rewind", name);
		(void)close(fd);
		return -1;
	}
	return fd;
}

/* Take what there is; -1 at the end. */
static int
listen_to(int fd, struct said *said)
{
	char rest[512];
	ssize_t got = read(fd, rest, sizeof(rest));
	size_t room = sizeof(said->text) - 1 - said->len;

	if (got < 0 && (errno == EINTR || errno == EAGAIN))
		return 0;
	if (got <= 0)
		return -1;
	if ((size_t)got < room)
		room = (size_t)got;
	memcpy(said->text + said->len, rest, room);
	said->len += room;
	return 0;
}

/* Wait until the child ends, not until its stderr does: a mailer may leave
 * somebody behind who keeps that open. -1: it took too long, or was lost. */
static int
attend(pid_t pid, int fd, int64_t timeout_ms, int *status, struct said *said)
{
	int64_t until = clock_monotonic_ms() + timeout_ms;
	struct pollfd poller = {fd, POLLIN, 0};
	int raw, wait_ms = 1;
	pid_t ended;

	for (;;) {
		ended = waitpid(pid, &raw, WNOHANG);
		if (ended == pid)
			break;
		if ((ended < 0 && errno != EINTR) ||
		    clock_monotonic_ms() >= until)
			return -1;
		if (poll(&poller, 1, wait_ms) > 0 && listen_to(fd, said) != 0)
			poller.fd = -1;
		else if (wait_ms < WAIT_MOST_MS)
			wait_ms++;
	}
	while (poller.fd >= 0 && poll(&poller, 1, 0) > 0 &&
	       listen_to(fd, said) == 0)
		;
	*status = status_of(raw);
	return 0;
}

static void
report(const char *file, int status, struct said *said, struct error *err)
{
	char *line = said->text + strspn(said->text, " \t\r\n");

	line[strcspn(line, "\r\n")] = '\0';
	if (*line)
		(void)error_set(err, ERR_UNAVAILABLE, "%s: %s", file, line);
	else if (status > 128)
		(void)error_set(err, ERR_UNAVAILABLE,
				"%s was ended by signal %d", file,
				status - 128);
	else
		(void)error_set(err, ERR_UNAVAILABLE, "%s ended with status %d",
				file, status);
}

int
process_feed(const char *const *argv, const void *input, size_t len,
	     int64_t timeout_ms, int *status, struct error *err)
{
	struct start start = {argv[0], argv, -1, -1, -1, true};
	struct said said = {{0}, 0};
	int ends[2] = {-1, -1}, result = -1;
	pid_t pid;

	if (!argv[0] || argv[0][0] != '/')
		return error_set(err, ERR_USAGE, "%s: not an absolute path",
				 argv[0] ? argv[0] : "");
	start.in = hold(input, len, err);
	if (start.in < 0)
		return -1;
	start.out = open("/dev/null", O_WRONLY | O_CLOEXEC);
	if (start.out < 0) {
		(void)file_error(err, errno, "open", "/dev/null");
		goto done;
	}
	if (make_pipe(ends, argv[0], err) != 0)
		goto done;
	(void)fcntl(ends[0], F_SETFL, O_NONBLOCK);
	start.err = ends[1];
	if (spawn(&start, &pid, err) != 0)
		goto done;
	(void)close(ends[1]);
	ends[1] = -1;
	result = attend(pid, ends[0], timeout_ms, status, &said);
	if (result != 0) {
		(void)kill(-pid, SIGKILL);
		(void)wait_for(pid);
		(void)error_set(err, ERR_UNKNOWN,
				"%s did not end within %lld s", argv[0],
				(long long)((timeout_ms + 999) / 1000));
	} else if (*status != 0) {
		report(argv[0], *status, &said, err);
	}
done:
	close_if_open(ends[0]);
	close_if_open(ends[1]);
	close_if_open(start.out);
	close_if_open(start.in);
	return result;
}

int
process_pager(const char *command, pid_t *pid, struct error *err)
{
	const char *argv[] = {"sh", "-c", command, NULL};
	struct start start = {SHELL, argv, -1, -1, -1, false};
	int ends[2], result;

	if (make_pipe(ends, "the pager", err) != 0)
		return -1;
	start.in = ends[0];
	result = spawn(&start, pid, err);
	if (result == 0 && dup2(ends[1], STDOUT_FILENO) < 0) {
		result = file_error(err, errno, "write to", "the pager");
		(void)close(ends[1]); /* it ends when nobody can write */
		ends[1] = -1;
		(void)wait_for(*pid);
	}
	close_if_open(ends[0]);
	close_if_open(ends[1]);
	return result;
}

/* What the keyboard sends is for the child that has the terminal. */
static void
ignore_keys(struct sigaction old[2])
{
	struct sigaction ignore;

	memset(&ignore, 0, sizeof(ignore));
	ignore.sa_handler = SIG_IGN;
	(void)sigaction(SIGINT, &ignore, &old[0]);
	(void)sigaction(SIGQUIT, &ignore, &old[1]);
}

static void
restore_keys(const struct sigaction old[2])
{
	(void)sigaction(SIGINT, &old[0], NULL);
	(void)sigaction(SIGQUIT, &old[1], NULL);
}

int
process_pager_wait(pid_t pid)
{
	struct sigaction old[2];
	int null = open("/dev/null", O_WRONLY | O_CLOEXEC), status;

	if (null >= 0) {
		(void)dup2(null, STDOUT_FILENO);
		(void)close(null);
	} else {
		(void)close(STDOUT_FILENO);
	}
	ignore_keys(old);
	status = wait_for(pid);
	restore_keys(old);
	return status;
}

int
process_edit(const char *editor, const char *path, struct error *err)
{
	struct arena arena = {NULL};
	const char *argv[] = {
		"sh", "-c", arena_print(&arena, "%s \"$@\"", editor),
		"sh", path, NULL};
	struct start start = {SHELL, argv, -1, -1, -1, false};
	struct sigaction old[2];
	int result, status = 0;
	pid_t pid;

	ignore_keys(old);
	result = spawn(&start, &pid, err);
	if (result == 0)
		status = wait_for(pid);
	restore_keys(old);
	arena_free(&arena);
	if (status == 126 || status == 127)
		return error_set(err, ERR_UNAVAILABLE,
				 "cannot run the editor '%s'", editor);
	if (status != 0)
		return error_set(err, ERR_NO,
				 "the editor '%s' ended with status %d", editor,
				 status);
	return result;
}

/* The name of a line "name:password:uid:..." when it is that of user. */
static const char *
login_of(char *line, uid_t user)
{
	char *password = strchr(line, ':'), *number, *end;
	int64_t uid;

	if (!password || password == line)
		return NULL;
	number = strchr(password + 1, ':');
	end = number ? strchr(number + 1, ':') : NULL;
	if (!end)
		return NULL;
	*end = '\0';
	if (!num_parse(number + 1, &uid) || uid != (int64_t)user)
		return NULL;
	*password = '\0';
	return line;
}

const char *
process_login(struct arena *arena)
{
	const char *name;
	char *text, *line, *next;
	struct passwd *entry;
	size_t len;

	/* the file first: the library would also ask daemons by socket */
	if (file_read(arena, "/etc/passwd", PASSWD_MOST, &text, &len, NULL) ==
	    0) {
		for (line = text; line; line = next) {
			next = strchr(line, '\n');
			if (next)
				*next++ = '\0';
			name = login_of(line, geteuid());
			if (name)
				return name;
		}
	}
	entry = getpwuid(geteuid());
	return entry ? arena_text(arena, entry->pw_name) : NULL;
}

bool
process_is_null(int fd)
{
	struct stat at, null;

	return fstat(fd, &at) == 0 && stat("/dev/null", &null) == 0 &&
	       S_ISCHR(at.st_mode) && at.st_rdev == null.st_rdev;
}

bool
process_is_terminal(int fd)
{
	return isatty(fd) == 1;
}

int
process_columns(int fd)
{
	struct winsize size;

	return ioctl(fd, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}
