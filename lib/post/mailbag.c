/* SPDX-License-Identifier: ISC
 * What comes in, one by one: a mail, an mbox, or a feed of JSON Lines.
 */
#include "post/mailbag.h"

#include <string.h>

#include "base/arena.h"
#include "post/post.h"
#include "text/json.h"
#include "text/jsonl.h"
#include "text/letter.h"
#include "text/mbox.h"
#include "text/source.h"

struct mailbag {
	struct mailbag_of of;
	char *head; /* the beginning, looked at before it is read */
	size_t at, end;
	bool feed;
	struct mbox *mbox;
	struct source source;
	struct jsonl posts;
};

/* The head again, then what comes behind it. */
static int
give(void *cookie, void *buf, size_t cap, size_t *got, struct error *err)
{
	struct mailbag *bag = cookie;

	if (bag->at == bag->end)
		return bag->of.source(bag->of.cookie, buf, cap, got, err);
	*got = bag->end - bag->at < cap ? bag->end - bag->at : cap;
	memcpy(buf, bag->head + bag->at, *got);
	bag->at += *got;
	return 0;
}

static int
look_ahead(struct arena *arena, struct mailbag *bag, struct error *err)
{
	size_t got = 1;

	bag->head = arena_get(arena, SOURCE_HEAD);
	while (got > 0 && bag->end < SOURCE_HEAD) {
		if (bag->of.source(bag->of.cookie, bag->head + bag->end,
				   SOURCE_HEAD - bag->end, &got, err) < 0)
			return -1;
		bag->end += got;
	}
	return 0;
}

/* A mail that happens to begin with a brace is no feed: its first line has to
 * be an object. */
static bool
begins_feed(const struct mailbag *bag)
{
	struct arena arena = {NULL};
	struct error ignored;
	struct vec fields;
	const char *p = bag->head, *end = bag->head + bag->end, *line;
	bool feed;

	if (bag->end >= 3 && memcmp(p, "\xEF\xBB\xBF", 3) == 0)
		p += 3;
	while (p < end && strchr(" \t\r\n", *p))
		p++;
	if (p == end || *p != '{')
		return false;
	line = memchr(p, '\n', (size_t)(end - p));
	if (!line && bag->end == SOURCE_HEAD)
		return true;
	feed = json_read(&arena, p, (size_t)((line ? line : end) - p), &fields,
			 &ignored) == 0;
	arena_free(&arena);
	return feed;
}

int
mailbag_open(struct arena *arena, const struct mailbag_of *of,
	     struct mailbag **out, struct error *err)
{
	struct mailbag *bag = arena_get(arena, sizeof(*bag));

	*bag = (struct mailbag){.of = *of};
	*out = bag;
	if (look_ahead(arena, bag, err) < 0)
		return -1;
	bag->feed = !of->one && begins_feed(bag);
	if (!bag->feed) {
		bag->mbox = mbox_open(arena, give, bag, MAILBAG_MAX);
		return 0;
	}
	if (source_open(&bag->source, "", give, bag, err) < 0)
		return -1;
	jsonl_open(&bag->posts, &bag->source);
	return 0;
}

bool
mailbag_is_feed(const struct mailbag *mailbag)
{
	return mailbag->feed;
}

/* The bytes as they are in the line, without its end. */
static int
next_post(struct mailbag *bag, struct arena *arena, struct mailbag_item *item,
	  struct error *err)
{
	struct jsonl_row row;
	struct error why = {0};
	size_t len;
	char *line;
	int rc = jsonl_next(&bag->posts, &row, err);

	if (rc <= 0)
		return rc;
	item->line = row.line;
	if (row.bad) {
		item->bad = arena_text(arena, row.bad);
		return 1;
	}
	len = row.raw_len;
	while (len > 0 && strchr("\r\n", row.raw[len - 1]))
		len--;
	line = arena_bytes(arena, row.raw, len);
	if (post_read(arena, line, len, bag->of.channel, &item->arrival, &why) <
	    0)
		item->bad = arena_text(arena, why.text);
	return 1;
}

/* What no reader can read is kept all the same, as bytes. */
static int
read_mail(struct mailbag *bag, struct arena *arena, const char *bytes,
	  size_t len, struct arrival *arrival, struct error *err)
{
	struct letter letter;
	char *copy = arena_bytes(arena, bytes, len);

	if (bag->of.reader(arena, copy, len, &letter, err) < 0) {
		if (err->code != ERR_DATA)
			return -1;
		letter_init(&letter);
		letter.bytes = copy;
		letter.size = len;
		*err = (struct error){0};
	}
	arrival_letter(arena, &letter, arrival);
	return 0;
}

/* Of a Maildir's file, all of it: a line that looks like the beginning of
 * another mail is one of its own. */
static int
read_whole(struct mailbag *bag, struct arena *arena, struct str *whole,
	   struct mailbag_item *item, struct error *err)
{
	size_t got = 1;

	while (got > 0 && whole->len <= MAILBAG_MAX) {
		char buf[16 * 1024];

		if (give(bag, buf, sizeof(buf), &got, err) < 0)
			return -1;
		str_add_bytes(whole, buf, got);
	}
	if (whole->len == 0)
		return 0;
	item->line = 1;
	item->cut = whole->len > MAILBAG_MAX;
	return read_mail(bag, arena, whole->data,
			 item->cut ? MAILBAG_MAX : whole->len, &item->arrival,
			 err) < 0
		       ? -1
		       : 1;
}

int
mailbag_next(struct mailbag *bag, struct arena *arena,
	     struct mailbag_item *item, struct error *err)
{
	struct mbox_mail mail;
	int rc;

	*item = (struct mailbag_item){.line = 0};
	arrival_init(&item->arrival);
	if (bag->feed)
		return next_post(bag, arena, item, err);
	if (bag->of.one) {
		struct str whole = {0};

		rc = read_whole(bag, arena, &whole, item, err);
		str_free(&whole);
		return rc;
	}
	rc = mbox_next(bag->mbox, &mail, err);
	if (rc <= 0)
		return rc;
	item->line = mail.line;
	item->cut = mail.cut;
	return read_mail(bag, arena, mail.bytes, mail.len, &item->arrival,
			 err) < 0
		       ? -1
		       : 1;
}

void
mailbag_close(struct mailbag *bag)
{
	if (!bag)
		return;
	mbox_close(bag->mbox);
	if (!bag->feed)
		return;
	jsonl_close(&bag->posts);
	source_close(&bag->source);
}
