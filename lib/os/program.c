/* SPDX-License-Identifier: ISC
 * Other programs of ours, and the manual's.
 */
#include "os/program.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/error.h"
#include "os/file.h"

extern char **environ;

static char *
folder_of(struct arena *arena, const char *path)
{
	char *resolved;

	if (file_resolve(arena, path, &resolved, NULL) != 0)
		return NULL;
	*strrchr(resolved, '/') = '\0';
	return resolved;
}

char *
program_folder(struct arena *arena, const char *argv0)
{
	const char *path = getenv("PATH");
	size_t len;

	if (strchr(argv0, '/'))
		return folder_of(arena, argv0);
	for (; path && *path; path += len + (path[len] == ':')) {
		char *file;

		len = strcspn(path, ":");
		if (*path != '/')
			continue;
		file = arena_print(arena, "%.*s/%s", (int)len, path, argv0);
		if (access(file, X_OK) == 0)
			return folder_of(arena, file);
	}
	return NULL;
}

/* Signals that we ignore must not be ignored there. */
static int
set_signals(posix_spawnattr_t *attr)
{
	sigset_t set;

	(void)sigemptyset(&set);
	(void)sigaddset(&set, SIGPIPE);
	(void)sigaddset(&set, SIGXFSZ);
	if (posix_spawnattr_setsigdefault(attr, &set) != 0)
		return -1;
	return posix_spawnattr_setflags(attr, POSIX_SPAWN_SETSIGDEF);
}

static int
spawn(const char *const *argv, posix_spawn_file_actions_t *files, pid_t *pid,
      struct error *err)
{
	posix_spawnattr_t attr;
	int number;

	if (argv[0][0] != '/')
		return error_set(err, ERR_USAGE, "%s: not an absolute path",
				 argv[0]);
	if (posix_spawnattr_init(&attr) != 0)
		return error_set(err, ERR_MEMORY, "no memory to start %s",
				 argv[0]);
	number = set_signals(&attr);
	if (number == 0)
		number = posix_spawn(pid, argv[0], files, &attr,
				     (char *const *)(uintptr_t)argv, environ);
	(void)posix_spawnattr_destroy(&attr);
	if (number != 0)
		return error_set(err, ERR_UNAVAILABLE, "cannot run %s: %s",
				 argv[0],
				 number < 0 ? "signals" : strerror(number));
	return 0;
}

static int
await(const char *name, pid_t pid, struct error *err)
{
	int raw;

	while (waitpid(pid, &raw, 0) < 0) {
		if (errno != EINTR)
			return error_set(err, ERR_UNAVAILABLE, "%s was lost",
					 name);
	}
	if (WIFEXITED(raw) && WEXITSTATUS(raw) == 0)
		return 0;
	return error_set(err, ERR_UNAVAILABLE, "%s failed", name);
}

int
program_start(const char *const *argv, struct program *program,
	      struct error *err)
{
	posix_spawn_file_actions_t files;
	int ends[2], rc;

	if (pipe(ends) != 0)
		return file_error(err, errno, "make a pipe for", argv[0]);
	(void)fcntl(ends[0], F_SETFD, FD_CLOEXEC);
	(void)fcntl(ends[1], F_SETFD, FD_CLOEXEC);
	rc = posix_spawn_file_actions_init(&files);
	if (rc == 0) {
		if (posix_spawn_file_actions_addopen(&files, 0, "/dev/null",
						     O_RDONLY, 0) ||
		    posix_spawn_file_actions_adddup2(&files, ends[1], 1) ||
		    posix_spawn_file_actions_addopen(&files, 2, "/dev/null",
						     O_WRONLY, 0))
			rc = error_set(err, ERR_MEMORY, "no memory to start %s",
				       argv[0]);
		else
			rc = spawn(argv, &files, &program->pid, err);
		(void)posix_spawn_file_actions_destroy(&files);
	} else {
		rc = error_set(err, ERR_MEMORY, "no memory to start %s",
			       argv[0]);
	}
	(void)close(ends[1]);
	if (rc != 0)
		(void)close(ends[0]);
	else
		program->fd = ends[0];
	return rc;
}

int
program_finish(struct arena *arena, const struct program *program, size_t limit,
	       char **data, size_t *len, struct error *err)
{
	int rc = file_read_fd(arena, program->fd, limit, data, len, err);

	(void)close(program->fd);
	if (await("the program", program->pid, rc == 0 ? err : NULL) != 0)
		rc = -1;
	return rc;
}

int
program_run(const char *const *argv, struct error *err)
{
	pid_t pid;

	if (spawn(argv, NULL, &pid, err) != 0)
		return -1;
	return await(argv[0], pid, err);
}
