/* SPDX-License-Identifier: ISC
 * An mbox taken apart, mail by mail (RFC 4155, mboxrd).
 */
#ifndef TEXT_MBOX_H
#define TEXT_MBOX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

struct arena;
struct mbox;

/* Put at most cap bytes into buf and their number into *got; 0 only at the
 * end. As source_read of text/source.h. */
typedef int
mbox_source(void *cookie, void *buf, size_t cap, size_t *got,
	    struct error *err);

struct mbox_mail {
	const char *bytes; /* without From_ line, ">From " unescaped; lives
			    * until the next call */
	size_t len;
	const char *envelope; /* sender in the From_ line; "" none said; NULL:
			       * no such line */
	int64_t line;	      /* in the file, of its first line, from 1 */
	int64_t start, end;   /* its bytes in the file, [start, end) */
	bool cut;	      /* longer than the limit: the rest is not here */
};

/* Whether bytes begin like an mbox, "From " and no header ("From : Anna"). */
bool
mbox_begins(const char *bytes, size_t len);

/* Mails of more than limit bytes are cut. What does not begin so is one mail.
 * Otherwise a mail begins at the first byte and at each line behind
 * a blank one that reads "From … 16:07 … 2005" (a time and a year). Lines end
 * with LF or CRLF; where the first 64 KB have CRs and no LF, CRs are line
 * ends and handed out as LF. Memory is that of one mail. */
struct mbox *
mbox_open(struct arena *arena, mbox_source *source, void *cookie, size_t limit);

/* 1 and the next mail, 0 behind the last, -1 as source. Empty input is no
 * mail. */
int
mbox_next(struct mbox *mbox, struct mbox_mail *mail, struct error *err);

/* NULL is fine. */
void
mbox_close(struct mbox *mbox);

#endif
