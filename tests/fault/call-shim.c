/* SPDX-License-Identifier: ISC
 * Preloaded: the CALL_AT-th call to the operating system that a program of
 * ours, or the engine for it, makes fails, undone; with CALL_INTR=1 that of
 * those which a signal may interrupt, and as if by one. With CALL_COUNT=FILE
 * the number of them is written there at the end.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static long count, fail_at;
static bool interrupting;
static char report[4096];

/* What it starts runs undisturbed. */
__attribute__((constructor)) static void
begin(void)
{
	const char *at = getenv("CALL_AT");
	const char *path = getenv("CALL_COUNT");

	fail_at = at ? atol(at) : 0;
	interrupting = getenv("CALL_INTR") != NULL;
	if (path)
		(void)snprintf(report, sizeof(report), "%s", path);
	unsetenv("LD_PRELOAD");
}

__attribute__((destructor)) static void
tell(void)
{
	FILE *file = *report ? fopen(report, "w") : NULL;

	if (file) {
		fprintf(file, "%ld\n", count);
		fclose(file);
	}
}

static bool
fails(bool interruptible)
{
	if (interrupting && !interruptible)
		return false;
	if (++count != fail_at)
		return false;
	errno = interrupting ? EINTR : EIO;
	return true;
}

/* What a build that measures coverage writes for itself. */
static bool
is_profile(const char *path)
{
	size_t len = strlen(path);

	return len > 5 && strcmp(path + len - 5, ".gcda") == 0;
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

#define CALL(type, name, params, args, failed)                                 \
	type name params                                                       \
	{                                                                      \
		return fails(false) ? (failed) : NEXT(name) args;              \
	}
#define CALL_INTERRUPTIBLE(type, name, params, args)                           \
	type name params                                                       \
	{                                                                      \
		return fails(true) ? -1 : NEXT(name) args;                     \
	}
/* These answer with the number of the error. */
#define CALL_NUMBER(name, params, args)                                        \
	int name params                                                        \
	{                                                                      \
		return fails(false) ? EIO : NEXT(name) args;                   \
	}
#define CALL_OPEN(name)                                                        \
	int name(const char *path, int flags, ...)                             \
	{                                                                      \
		va_list ap;                                                    \
		mode_t mode;                                                   \
                                                                               \
		va_start(ap, flags);                                           \
		mode = flags & O_CREAT ? va_arg(ap, mode_t) : 0;               \
		va_end(ap);                                                    \
		return !is_profile(path) && fails(false)                       \
			       ? -1                                            \
			       : NEXT(name)(path, flags, mode);                \
	}

/* clang-format off */
CALL_OPEN(open)
CALL_OPEN(open64)
CALL_INTERRUPTIBLE(ssize_t, read, (int fd, void *to, size_t n), (fd, to, n))
CALL_INTERRUPTIBLE(ssize_t, write, (int fd, const void *from, size_t n),
		   (fd, from, n))
CALL_INTERRUPTIBLE(ssize_t, pread64, (int fd, void *to, size_t n, off64_t at),
		   (fd, to, n, at))
CALL_INTERRUPTIBLE(ssize_t, pwrite64,
		   (int fd, const void *from, size_t n, off64_t at),
		   (fd, from, n, at))
CALL_INTERRUPTIBLE(pid_t, waitpid, (pid_t pid, int *status, int flags),
		   (pid, status, flags))
CALL_INTERRUPTIBLE(int, poll, (struct pollfd *fds, nfds_t n, int wait),
		   (fds, n, wait))
CALL_INTERRUPTIBLE(int, flock, (int fd, int how), (fd, how))
CALL(int, fsync, (int fd), (fd), -1)
CALL(int, fdatasync, (int fd), (fd), -1)
CALL(int, ftruncate64, (int fd, off64_t len), (fd, len), -1)
CALL(off_t, lseek, (int fd, off_t at, int from), (fd, at, from), -1)
CALL(int, fstat, (int fd, struct stat *st), (fd, st), -1)
CALL(int, stat, (const char *path, struct stat *st), (path, st), -1)
CALL(int, lstat, (const char *path, struct stat *st), (path, st), -1)
CALL(int, chmod, (const char *path, mode_t mode), (path, mode), -1)
CALL(int, fchmod, (int fd, mode_t mode), (fd, mode), -1)
CALL(int, mkdir, (const char *path, mode_t mode), (path, mode), -1)
CALL(int, mkstemp, (char *path), (path), -1)
CALL(DIR *, opendir, (const char *path), (path), NULL)
CALL(struct dirent *, readdir, (DIR *dir), (dir), NULL)
CALL(int, rename, (const char *from, const char *to), (from, to), -1)
CALL(int, renameat, (int in, const char *from, int out, const char *to),
     (in, from, out, to), -1)
CALL(int, unlink, (const char *path), (path), -1)
CALL(int, unlinkat, (int in, const char *path, int flags), (in, path, flags),
     -1)
CALL(char *, realpath, (const char *path, char *to), (path, to), NULL)
CALL(int, getentropy, (void *to, size_t n), (to, n), -1)
CALL(int, memfd_create, (const char *name, unsigned flags), (name, flags), -1)
CALL(int, pipe, (int ends[2]), (ends), -1)
CALL(int, dup2, (int from, int to), (from, to), -1)
CALL(int, getgroups, (int n, gid_t *to), (n, to), -1)
CALL_NUMBER(posix_spawn_file_actions_init, (posix_spawn_file_actions_t *a), (a))
CALL_NUMBER(posix_spawnattr_init, (posix_spawnattr_t *a), (a))
CALL_NUMBER(posix_spawnattr_setflags, (posix_spawnattr_t *a, short flags),
	    (a, flags))
CALL_NUMBER(posix_spawnattr_setsigdefault,
	    (posix_spawnattr_t *a, const sigset_t *set), (a, set))
CALL_NUMBER(posix_spawnattr_setsigmask,
	    (posix_spawnattr_t *a, const sigset_t *set), (a, set))
CALL_NUMBER(posix_spawn_file_actions_adddup2,
	    (posix_spawn_file_actions_t *a, int from, int to), (a, from, to))
CALL_NUMBER(posix_spawn,
	    (pid_t *pid, const char *path, const posix_spawn_file_actions_t *a,
	     const posix_spawnattr_t *b, char *const argv[],
	     char *const env[]), (pid, path, a, b, argv, env))
/* clang-format on */

int
openat(int in, const char *path, int flags, ...)
{
	va_list ap;
	mode_t mode;

	va_start(ap, flags);
	mode = flags & O_CREAT ? va_arg(ap, mode_t) : 0;
	va_end(ap);
	return fails(false) ? -1 : NEXT(openat)(in, path, flags, mode);
}

/* Closed all the same, as the kernel does. */
int
close(int fd)
{
	bool failing = fails(false);
	int number = errno;
	int result = NEXT(close)(fd);

	if (!failing)
		return result;
	errno = number;
	return -1;
}
