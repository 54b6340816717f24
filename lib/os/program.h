/* SPDX-License-Identifier: ISC
 * Other programs of ours, and the manual's.
 */
#ifndef OS_PROGRAM_H
#define OS_PROGRAM_H

#include <stddef.h>
#include <sys/types.h>

struct arena;
struct error;

/* The absolute folder of the program that runs as argv0: that of argv0 where
 * it has one, else the first of $PATH that holds such a program. NULL when it
 * cannot be told. */
char *
program_folder(struct arena *arena, const char *argv0);

/* One that runs while we do something else. */
struct program {
	pid_t pid;
	int fd; /* its stdout */
};

/* Start argv (argv[0] absolute, else ERR_USAGE) with nothing on its stdin and
 * its stderr thrown away. ERR_UNAVAILABLE: it cannot be run. */
int
program_start(const char *const *argv, struct program *program,
	      struct error *err);

/* Take what it wrote, at most limit bytes and a NUL, and wait for its end.
 * ERR_UNAVAILABLE when it failed. */
int
program_finish(struct arena *arena, const struct program *program, size_t limit,
	       char **data, size_t *len, struct error *err);

/* Run argv on our own stdin, stdout and stderr; wait until it ends. Errors as
 * above. */
int
program_run(const char *const *argv, struct error *err);

#endif
