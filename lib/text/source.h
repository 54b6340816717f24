/* SPDX-License-Identifier: ISC
 * Bytes that come in pieces (a file, a pipe), and the lines in them.
 */
#ifndef TEXT_SOURCE_H
#define TEXT_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/str.h"
#include "text/charset.h"

/* Put at most cap bytes into buf and their number into *got; 0 only at the
 * end. -1, and err filled, when it cannot be read. */
typedef int
source_read(void *cookie, void *buf, size_t cap, size_t *got,
	    struct error *err);

#define SOURCE_HEAD ((size_t)64 * 1024)	       /* bytes source_head shows */
#define SOURCE_MOST ((size_t)16 * 1024 * 1024) /* bytes held at once */

struct source {
	const char *name;  /* for messages, "stdin" */
	int64_t line;	   /* where the next byte stands, from 1 */
	bool bom;	   /* a byte order mark was there, and is skipped */
	enum charset from; /* CHARSET_UTF8, or UTF-16 that is turned into it */
	bool cr;	   /* lines end with CR alone */

	source_read *read;
	void *cookie;
	char *bytes;
	size_t at, end, cap;  /* bytes[at..end) are not yet taken */
	bool finished;	      /* nothing comes behind them */
	struct str piece;     /* of UTF-16, turned */
	unsigned char cut[4]; /* a character of it that is not all there */
	size_t cut_len;
};

struct source_line {
	const char *bytes; /* without its end; not NUL-terminated */
	size_t len;
	const char *raw; /* with its end; NULL when it is too long */
	size_t raw_len;
	int64_t number; /* from 1 */
	bool too_long;	/* more than SOURCE_MOST: passed over, bytes is NULL */
};

/* Begin to read; name must outlive it. A byte order mark is skipped, UTF-16
 * (charset_guess) is turned into UTF-8. On -1 (it cannot be read) source_close
 * is still fine. */
int
source_open(struct source *source, const char *name, source_read *read,
	    void *cookie, struct error *err);

void
source_close(struct source *source);

/* The bytes that come next, SOURCE_HEAD of them or all there are, without
 * taking them; they hold until the next call. */
int
source_head(struct source *source, const char **bytes, size_t *len,
	    struct error *err);

/* The next line: 1, 0 at the end, -1 when it cannot be read. It ends with LF
 * or CRLF; with CR alone where the head has CRs and no LF. It holds until the
 * next call, at most SOURCE_MOST bytes are kept. */
int
source_line(struct source *source, struct source_line *line, struct error *err);

/* Put at most size of the bytes that come next into buf and take them: how
 * many, 0 at the end, -1 when it cannot be read. cookie is a struct source;
 * lines are not counted. For readers that bring their own, as vcard_open. */
int64_t
source_give(void *cookie, void *buf, size_t size, struct error *err);

/* For readers whose records are no lines. Have more bytes behind end: 1, 0 at
 * the end, -1 when it cannot be read. Moves the bytes. Not when SOURCE_MOST
 * are there already. */
int
source_more(struct source *source, struct error *err);

/* Step over all up to the end of a line. */
int
source_pass(struct source *source, struct error *err);

/* Step over len bytes in which so many lines end. */
void
source_take(struct source *source, size_t len, int64_t lines);

/* A source of bytes in memory, for source_open: cookie is one of these. */
struct source_bytes {
	const char *bytes;
	size_t len;
};

int
source_from_bytes(void *cookie, void *buf, size_t cap, size_t *got,
		  struct error *err);

#endif
