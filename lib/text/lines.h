/* SPDX-License-Identifier: ISC
 * The rows a sink reads on its stdin (crm-format(5)).
 */
#ifndef TEXT_LINES_H
#define TEXT_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

struct arena;

/* Walks over bytes, which must outlive it. */
struct lines {
	const char *name; /* "stdin" */
	const char *bytes;
	size_t len;
	char end;	/* '\n', or '\0' with -0 */
	bool begun;	/* past the place of a header */
	int64_t number; /* of the line read last, from 1 */
};

/* One row as it stood, without its end; not NUL-terminated. */
struct line {
	const char *name;
	const char *bytes;
	size_t len;
	int64_t number;
};

void
lines_open(struct lines *lines, const char *name, const char *bytes, size_t len,
	   char end);

/* The next row; false behind the last. Blank lines are skipped, and the first
 * row if its first field is exactly "id" (a header). */
bool
lines_next(struct lines *lines, struct line *line);

/* Field n (from 0) without its escapes, in the arena. Refused with
 * lines_error: no such field, a missing or empty one, invalid UTF-8 or NUL,
 * an escape that is none of \t \n \r \\ \-. A CR before LF is no part of the
 * last field. */
int
lines_field(struct arena *arena, const struct line *line, size_t n,
	    char **field, struct error *err);

/* raw[0..len) without its escapes, those of active characters (\u{1b}) too, into out, which has room for len bytes; the
 * number of bytes there, or -1 for an escape that is none of those. */
ptrdiff_t
lines_unescape(const char *raw, size_t len, char *out);

/* Fill err with ERR_DATA, "stdin:17: what"; returns -1. */
int
lines_error(struct error *err, const struct line *line, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

#endif
