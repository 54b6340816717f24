/* SPDX-License-Identifier: ISC
 * What comes in, one by one: a mail, an mbox, or a feed of JSON Lines.
 */
#ifndef POST_MAILBAG_H
#define POST_MAILBAG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "post/arrival.h"

struct arena;
struct letter;
struct mailbag;

/* Bytes of one mail: with its words, it has to fit into a row. */
#define MAILBAG_MAX ((size_t)48 * 1024 * 1024)

/* As source_read of text/source.h, and mime_read of mime/mime.h: who may not
 * include those hands them over as these. */
typedef int
mailbag_source(void *cookie, void *buf, size_t cap, size_t *got,
	       struct error *err);
typedef int
mailbag_reader(struct arena *arena, const char *bytes, size_t len,
	       struct letter *letter, struct error *err);

struct mailbag_of {
	mailbag_source *source;
	void *cookie;
	mailbag_reader *reader;
	const char *channel; /* of posts that name none; NULL */
	bool one;	     /* a file of a Maildir: one mail, whatever it is */
};

struct mailbag_item {
	struct arrival arrival; /* lives in the arena of mailbag_next */
	int64_t line;		/* where it begins in the file */
	const char *bad;	/* why it is no post; arrival is empty then */
	bool cut;		/* longer than MAILBAG_MAX: the rest is gone */
};

/* Told by the beginning: a line of JSON begins a feed, "From " an mbox, all
 * else is one mail. -1 when it cannot be read; mailbag_close is fine then. */
int
mailbag_open(struct arena *arena, const struct mailbag_of *of,
	     struct mailbag **mailbag, struct error *err);

/* 1 and the next one, 0 at the end, -1 when it cannot be read. */
int
mailbag_next(struct mailbag *mailbag, struct arena *arena,
	     struct mailbag_item *item, struct error *err);

/* Whether it is a feed. */
bool
mailbag_is_feed(const struct mailbag *mailbag);

/* NULL is fine. */
void
mailbag_close(struct mailbag *mailbag);

#endif
