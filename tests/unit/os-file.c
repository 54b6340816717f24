/* SPDX-License-Identifier: ISC
 * Files: read whole, written durably or not at all, checked, locked.
 */
#define _DEFAULT_SOURCE /* symlink, mkdtemp */
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/vec.h"
#include "os/clock.h"
#include "os/file.h"
#include "tap.h"

static struct arena arena;
static char home[] = "/tmp/crm-unit-XXXXXX";

/* A name in our folder. */
static const char *
at(const char *name)
{
	return arena_print(&arena, "%s/%s", home, name);
}

static int
mode_of(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0 ? (int)(st.st_mode & 07777) : -1;
}

static void
test_read(void)
{
	struct error err;
	char *data, *big;
	size_t len;

	ok(file_write_new(at("r"), 0600, "a\0b", 3, &err) == 0, "written");
	ok(file_read(&arena, at("r"), 3, &data, &len, &err) == 0 && len == 3 &&
		   memcmp(data, "a\0b", 4) == 0,
	   "read whole, with a NUL behind");
	ok(file_read(&arena, at("r"), 2, &data, &len, &err) != 0,
	   "too much is refused");
	is_int(err.code, ERR_DATA, "as bad data");
	ok(file_read(&arena, at("none"), 9, &data, &len, &err) != 0,
	   "nothing to read");
	is_int(err.code, ERR_IO, "is an error of reading");
	ok(strstr(err.text, at("none")) != NULL, "that names the file");
	(void)mkfifo(at("fifo"), 0600);
	ok(file_read(&arena, at("fifo"), 9, &data, &len, &err) != 0,
	   "a pipe does not hold us up");
	is_int(err.code, ERR_DENIED, "it is refused");
	ok(file_read(&arena, home, 9, &data, &len, &err) != 0,
	   "nor is a folder read");
	big = arena_get(&arena, 300000);
	memset(big, 'x', 300000);
	ok(file_write_new(at("big"), 0600, big, 300000, &err) == 0, "big");
	ok(file_read(&arena, at("big"), SIZE_MAX, &data, &len, &err) == 0 &&
		   len == 300000 && memcmp(data, big, len) == 0,
	   "300,000 bytes, no limit");
	ok(file_read(&arena, at("big"), 299999, &data, &len, &err) != 0,
	   "a byte too many");
	ok(file_read(&arena, "/proc/self/status", 65536, &data, &len, &err) !=
			   0 ||
		   len > 100,
	   "a file that says it is empty is read to its end");
}

static void
test_read_pipe(void)
{
	struct error err;
	int ends[2], i;
	char *data;
	size_t len;

	if (pipe(ends) != 0 || fork() == 0) {
		for (i = 0; i < 20000; i++)
			(void)!write(ends[1], "line\n", 5);
		_exit(0);
	}
	(void)close(ends[1]);
	ok(file_read_fd(&arena, ends[0], 200000, &data, &len, &err) == 0,
	   "a pipe is read");
	is_int((int64_t)len, 100000, "to its end");
	ok(strncmp(data + 99990, "line\nline\n", 11) == 0, "unchanged");
	(void)close(ends[0]);
	(void)wait(NULL);
	if (pipe(ends) == 0 && write(ends[1], "0123456789", 10) == 10)
		(void)close(ends[1]);
	ok(file_read_fd(&arena, ends[0], 9, &data, &len, &err) != 0,
	   "more than the limit is refused");
	is_int(err.code, ERR_DATA, "as bad data");
	(void)close(ends[0]);
	ok(file_read_fd(&arena, 99, 10, &data, &len, &err) != 0,
	   "a closed fd is an error");
}

static void
test_write(void)
{
	mode_t mask = umask(077);
	struct error err;
	char *data;
	size_t len;

	ok(file_write_new(at("w"), 0660, "new", 3, &err) == 0, "a new file");
	is_int(mode_of(at("w")), 0660, "its mode, whatever the umask");
	(void)umask(mask);
	ok(file_write_new(at("w"), 0600, "other", 5, &err) != 0,
	   "one that is there is left alone");
	is_int(err.code, ERR_CREATE, "and said to be there");
	ok(symlink("nowhere", at("link")) == 0, "a link");
	ok(file_write_new(at("link"), 0600, "x", 1, &err) != 0,
	   "no link is followed");
	ok(!file_exists(at("nowhere")), "wherever it leads");
	ok(file_exists(at("link")), "a dangling link is something");
	ok(file_write_new(at("no/folder"), 0600, "x", 1, &err) != 0,
	   "no folder, no file");
	is_int(err.code, ERR_IO, "an error of writing");
	ok(file_write_new(at("w2"), 0600, "second", 6, &err) == 0 &&
		   file_replace(at("w2"), at("w"), &err) == 0,
	   "one takes the place of another");
	ok(file_read(&arena, at("w"), 99, &data, &len, &err) == 0, "and");
	is_text(data, "second", "has its content");
	ok(!file_exists(at("w2")), "it is not there twice");
	ok(file_remove(at("w"), &err) == 0 && !file_exists(at("w")), "gone");
	ok(file_remove(at("w"), &err) == 0, "gone is gone");
}

/* In a child: a full disk, played by a limit on the size of files. 0 when all
 * is as it should be. */
static int
write_too_much(void)
{
	const struct rlimit limit = {1000, 1000};
	char bytes[2000] = {0};
	struct error err;

	(void)signal(SIGXFSZ, SIG_IGN);
	if (setrlimit(RLIMIT_FSIZE, &limit) != 0)
		return 1;
	if (file_write_new(at("full"), 0600, bytes, 1000, &err) != 0)
		return 2;
	(void)unlink(at("full"));
	if (file_write_new(at("full"), 0600, bytes, 1001, &err) == 0)
		return 3;
	if (err.code != ERR_IO)
		return 4;
	return file_exists(at("full")) ? 5 : 0;
}

static void
test_full(void)
{
	struct error err;
	int status;

	if (fork() == 0)
		_exit(write_too_much());
	(void)wait(&status);
	is_int(WEXITSTATUS(status), 0, "no room: 74, and nothing is left");
	ok(file_write_fd(99, "there", "x", 1, &err) != 0, "no fd, no write");
	is_int(err.code, ERR_IO, "is 74");
	is_text(err.text, "cannot write there: Bad file descriptor",
		"and says which");
}

static void
test_folders(void)
{
	struct error err;
	struct vec names;
	char *path;

	ok(file_make_folder(at("a/b//c/"), 0750, &err) == 0, "with parents");
	is_int(mode_of(at("a")), 0700, "which are ours alone");
	is_int(mode_of(at("a/b/c")), 0750, "the last as wished");
	ok(file_make_folder(at("a/b"), 0755, &err) == 0, "there already: fine");
	is_int(mode_of(at("a/b")), 0700, "and left as it is");
	ok(file_write_new(at("a/f"), 0600, "", 0, &err) == 0, "a file");
	ok(file_make_folder(at("a/f"), 0700, &err) != 0, "is no folder");
	ok(file_make_folder(at("a/f/g"), 0700, &err) != 0, "and holds none");
	(void)file_write_new(at("a/B"), 0600, "", 0, &err);
	ok(file_list(&arena, at("a"), &names, &err) == 0 && names.count == 3,
	   "a list");
	is_text(((const char **)names.items)[0], "B", "in byte order");
	is_text(((const char **)names.items)[2], "f", "to the last");
	ok(file_list(&arena, at("a/b/c"), &names, &err) == 0 &&
		   names.count == 0,
	   "of nothing");
	ok(file_list(&arena, at("zzz"), &names, &err) != 0, "of no folder");
	ok(symlink("a/b", at("short")) == 0, "a link");
	ok(file_resolve(&arena, at("short/x.db"), &path, &err) == 0,
	   "a folder behind a link is found");
	is_text(strstr(path, "/a/b/x.db"), "/a/b/x.db", "by its own name");
	ok(file_resolve(&arena, at("short"), &path, &err) == 0, "a last part");
	is_text(strrchr(path, '/'), "/short", "is not followed");
	ok(file_resolve(&arena, "/x", &path, &err) == 0, "at the root");
	is_text(path, "/x", "with one slash");
	ok(file_resolve(&arena, at("none/x"), &path, &err) != 0, "no folder");
	ok(file_resolve(&arena, at("a/"), &path, &err) != 0, "no last part");
	is_int(err.code, ERR_USAGE, "is asked wrongly");
	is_text(file_folder(&arena, "a"), ".", "folder of a bare name");
	is_text(file_folder(&arena, "/a"), "/", "folder at the root");
	is_text(file_folder(&arena, "x//y/"), "x", "folder, slashes and all");
}

static void
refused(const char *path, const char *why)
{
	struct error err = {0};

	ok(file_check_private(path, &err) != 0, "%s: refused", why);
	is_int(err.code, ERR_DENIED, "not allowed");
	ok(strstr(err.text, home) != NULL, "named: %s", err.text);
}

static void
test_private(void)
{
	struct error err;

	(void)file_make_folder(at("p"), 0700, &err);
	(void)file_write_new(at("p/f"), 0600, "", 0, &err);
	ok(file_check_private(at("p/f"), &err) == 0, "a private file is fine");
	(void)chmod(at("p/f"), 0666);
	refused(at("p/f"), "writable by all");
	(void)chmod(at("p/f"), 0644);
	ok(file_check_private(at("p/f"), &err) == 0, "readable by all is fine");
	ok(link(at("p/f"), at("p/g")) == 0, "a second name");
	refused(at("p/f"), "two names");
	(void)unlink(at("p/g"));
	ok(symlink("f", at("p/s")) == 0, "a link");
	refused(at("p/s"), "a symbolic link");
	(void)mkfifo(at("p/fifo"), 0600);
	refused(at("p/fifo"), "a pipe");
	refused(at("p"), "a folder");
	(void)chmod(at("p"), 0777);
	refused(at("p/f"), "in a folder writable by all");
	(void)file_check_private(at("p/f"), &err);
	ok(strstr(err.hint, "chmod o-w ") == err.hint, "hint: %s", err.hint);
	(void)chmod(at("p"), 01777);
	ok(file_check_private(at("p/f"), &err) == 0, "sticky is fine");
	ok(file_check_private(at("p/none"), &err) != 0, "none is not fine");
	is_int(err.code, ERR_IO, "it is not there");
	(void)chmod(at("p"), 0700);
	if (geteuid() != 0) {
		(void)ok(true, "a stranger's file # skip only root can give");
		return;
	}
	(void)!chown(at("p/f"), 12345, 12345);
	refused(at("p/f"), "a stranger's file");
	(void)!chown(at("p"), 0, 12345);
	(void)chmod(at("p"), 02770);
	ok(file_check_private(at("p/f"), &err) == 0,
	   "a file of the group whose folder it is");
	is_int(file_mode_for(at("p")), 0660, "new files there are the group's");
	is_int(file_folder_mode_for(at("p")), 02770, "new folders too");
	(void)!chown(at("p"), 12345, 12345);
	(void)chmod(at("p"), 02770);
	refused(at("p/f"), "a stranger's folder");
	(void)!chown(at("p"), 0, 0);
	(void)chmod(at("p"), 0700);
	is_int(file_mode_for(at("p")), 0600, "elsewhere they are ours");
	is_int(file_folder_mode_for(at("p")), 0700, "alone");
}

static void
test_lock(void)
{
	int64_t before, waited;
	struct error err;
	int fd = -1, go[2], status;
	pid_t child;
	char c;

	ok(file_lock(at("lock"), 0, &fd, &err) == 0 && fd >= 0, "a lock");
	is_int(mode_of(at("lock")), 0600, "of ours alone");
	before = clock_monotonic_ms();
	child = fork();
	if (child == 0)
		_exit(file_lock(at("lock"), 60, &fd, &err) == 0
			      ? 0
			      : (int)err.code);
	(void)waitpid(child, &status, 0);
	waited = clock_monotonic_ms() - before;
	is_int(WEXITSTATUS(status), ERR_AGAIN, "holds another off");
	ok(waited >= 60 && waited < 5000, "who waits, and not for ever");
	file_unlock(fd);
	ok(file_lock(at("lock"), 0, &fd, &err) == 0, "and is free again");
	file_unlock(fd);
	file_unlock(-1);

	if (pipe(go) != 0)
		abort();
	child = fork();
	if (child == 0) {
		status = file_lock(at("lock"), 0, &fd, &err);
		(void)!write(go[1], "x", 1);
		clock_sleep_ms(80);
		_exit(status ? 1 : 0);
	}
	(void)!read(go[0], &c, 1);
	ok(file_lock(at("lock"), 5000, &fd, &err) == 0,
	   "it is got when its holder ends");
	file_unlock(fd);
	(void)waitpid(child, &status, 0);
	is_int(status, 0, "which had it");
	(void)close(go[0]);
	(void)close(go[1]);

	ok(symlink("victim", at("slock")) == 0, "a link");
	ok(file_lock(at("slock"), 0, &fd, &err) != 0, "no lock by a link");
	is_int(err.code, ERR_DENIED, "it is refused");
	ok(!file_exists(at("victim")), "and makes nothing");
	ok(file_lock(at("fifo"), 0, &fd, &err) != 0, "no lock on a pipe");
	is_int(err.code, ERR_DENIED, "it is refused");
	ok(file_lock(at("none/lock"), 0, &fd, &err) != 0, "nor in no folder");
	is_int(err.code, ERR_IO, "for there is none");
}

/* A lock file removed while held or waited for must not make two holders. */
static void
test_lock_removed(void)
{
	struct error err;
	int one, two, status;
	pid_t child;

	ok(file_lock(at("gone"), 0, &one, &err) == 0, "a lock");
	child = fork();
	if (child == 0) {
		if (file_lock(at("gone"), 5000, &two, &err) != 0)
			_exit(1);
		/* whoever comes now must find it taken */
		_exit(file_lock(at("gone"), 0, &one, &err) == 0 ? 2 : 0);
	}
	clock_sleep_ms(40);
	(void)unlink(at("gone"));
	clock_sleep_ms(40);
	file_unlock(one);
	(void)waitpid(child, &status, 0);
	is_int(WEXITSTATUS(status), 0,
	       "who waited for a removed file locks the new one");
}

static void
test_errors(void)
{
	struct error err;

	(void)file_error(&err, EACCES, "read", "x");
	is_int(err.code, ERR_DENIED, "EACCES");
	(void)file_error(&err, EROFS, "read", "x");
	is_int(err.code, ERR_DENIED, "EROFS");
	(void)file_error(&err, ENOSPC, "read", "x");
	is_int(err.code, ERR_IO, "ENOSPC");
	is_text(err.text, "cannot read x: No space left on device", "in words");
	(void)file_error(&err, EMFILE, "read", "x");
	is_int(err.code, ERR_MEMORY, "EMFILE");
}

int
main(void)
{
	if (!mkdtemp(home))
		return 1;
	test_read();
	test_read_pipe();
	test_write();
	test_full();
	test_folders();
	test_private();
	test_lock();
	test_lock_removed();
	test_errors();
	(void)!system(arena_print(&arena, "rm -rf '%s'", home));
	arena_free(&arena);
	return done();
}
