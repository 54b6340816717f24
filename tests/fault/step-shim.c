/* SPDX-License-Identifier: ISC
 * Preloaded: the STEP_AT-th question that a program of ours prepares, steps or
 * runs fails as on a disk that cannot be read, before anything is done. With STEP_COUNT=FILE the number of them is
 * written there at the end.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define IO_ERROR 10 /* SQLITE_IOERR */

struct sqlite3;
struct sqlite3_stmt;

typedef int
step_function(struct sqlite3_stmt *);
typedef int
prepare_function(struct sqlite3 *, const char *, int, unsigned,
		 struct sqlite3_stmt **, const char **);
typedef int
exec_function(struct sqlite3 *, const char *,
	      int (*)(void *, int, char **, char **), void *, char **);

static long count;

__attribute__((destructor)) static void
tell(void)
{
	const char *path = getenv("STEP_COUNT");
	FILE *file = path ? fopen(path, "w") : NULL;

	if (file) {
		fprintf(file, "%ld\n", count);
		fclose(file);
	}
}

/* What the engine asks itself does not count. */
static int
fails(void *caller)
{
	static long at = -1;
	const char *text;
	Dl_info from;

	if (dladdr(caller, &from) && from.dli_fname &&
	    strstr(from.dli_fname, "libsqlite3"))
		return 0;
	if (at < 0) {
		text = getenv("STEP_AT");
		at = text ? atol(text) : 0;
	}
	return ++count == at;
}

const char *
sqlite3_sql(struct sqlite3_stmt *stmt);

/* A rollback asks nothing of the disk. */
int
sqlite3_step(struct sqlite3_stmt *stmt)
{
	static step_function *real;
	const char *sql = stmt ? sqlite3_sql(stmt) : NULL;

	if (!real)
		*(void **)&real = dlsym(RTLD_NEXT, "sqlite3_step");
	if (sql && strcmp(sql, "ROLLBACK") == 0)
		return real(stmt);
	return fails(__builtin_return_address(0)) ? IO_ERROR : real(stmt);
}

int
sqlite3_prepare_v3(struct sqlite3 *db, const char *sql, int len, unsigned flags,
		   struct sqlite3_stmt **stmt, const char **tail)
{
	static prepare_function *real;

	if (!real)
		*(void **)&real = dlsym(RTLD_NEXT, "sqlite3_prepare_v3");
	if (fails(__builtin_return_address(0))) {
		*stmt = NULL;
		return IO_ERROR;
	}
	return real(db, sql, len, flags, stmt, tail);
}

int
sqlite3_exec(struct sqlite3 *db, const char *sql,
	     int (*row)(void *, int, char **, char **), void *cookie,
	     char **message)
{
	static exec_function *real;

	if (!real)
		*(void **)&real = dlsym(RTLD_NEXT, "sqlite3_exec");
	if (fails(__builtin_return_address(0)))
		return IO_ERROR;
	return real(db, sql, row, cookie, message);
}
