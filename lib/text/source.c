/* SPDX-License-Identifier: ISC
 * Bytes that come in pieces, and the lines in them.
 */
#include "text/source.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

#define FIRST_CAP ((size_t)256 * 1024)
#define PIECE ((size_t)32 * 1024) /* of UTF-16, read at once */
#define MARK_MOST 4		  /* bytes that charset_guess wants */
#define REPLACEMENT "\xEF\xBF\xBD"

/* Room behind end for at least that many bytes. */
static void
make_room(struct source *source, size_t room)
{
	size_t held = source->end - source->at;

	if (source->at > 0) {
		memmove(source->bytes, source->bytes + source->at, held);
		source->at = 0;
		source->end = held;
	}
	if (source->cap - held >= room)
		return;
	source->cap = source->cap ? 2 * source->cap : FIRST_CAP;
	source->bytes = arena_grow(source->bytes, source->cap);
}

/* The piece to the end of the window. */
static void
add_piece(struct source *source)
{
	make_room(source, source->piece.len);
	memcpy(source->bytes + source->end, source->piece.data,
	       source->piece.len);
	source->end += source->piece.len;
}

/* Turn len bytes; those of a character that is cut wait for the next. */
static void
turn(struct source *source, const unsigned char *bytes, size_t len)
{
	size_t used;

	str_clear(&source->piece);
	used = charset_convert(&source->piece, source->from, bytes, len);
	source->cut_len = len - used;
	assert(source->cut_len < sizeof(source->cut));
	memcpy(source->cut, bytes + used, source->cut_len);
	if (source->piece.len > 0)
		add_piece(source);
}

static int
more_utf16(struct source *source, struct error *err)
{
	unsigned char bytes[PIECE + sizeof(source->cut)];
	size_t cut = source->cut_len, got;

	memcpy(bytes, source->cut, cut);
	if (source->read(source->cookie, bytes + cut, PIECE, &got, err) < 0)
		return -1;
	source->finished = got == 0;
	if (got > 0) {
		turn(source, bytes, cut + got);
	} else if (cut > 0) {
		str_clear(&source->piece);
		str_add(&source->piece, REPLACEMENT);
		add_piece(source);
	}
	return 0;
}

int
source_more(struct source *source, struct error *err)
{
	size_t was = source->end - source->at, got;

	assert(was < SOURCE_MOST);
	while (!source->finished && source->end - source->at == was) {
		if (source->from != CHARSET_UTF8) {
			if (more_utf16(source, err) < 0)
				return -1;
			continue;
		}
		make_room(source, 1);
		if (source->read(source->cookie, source->bytes + source->end,
				 source->cap - source->end, &got, err) < 0)
			return -1;
		source->finished = got == 0;
		source->end += got;
	}
	return source->end - source->at > was;
}

/* What was read before it was known to be UTF-16. */
static void
turn_first(struct source *source)
{
	size_t len = source->end - source->at;
	unsigned char *first = arena_grow(NULL, len);

	memcpy(first, source->bytes + source->at, len);
	source->at = source->end = 0;
	turn(source, first, len);
	free(first);
}

int
source_open(struct source *source, const char *name, source_read *read,
	    void *cookie, struct error *err)
{
	const char *head;
	size_t len, mark = 0;
	int rc = 1;

	*source = (struct source){.name = name,
				  .line = 1,
				  .read = read,
				  .cookie = cookie,
				  .from = CHARSET_UTF8};
	while (rc > 0 && source->end < MARK_MOST)
		rc = source_more(source, err);
	if (rc < 0)
		return -1;
	if (source->end > 0) {
		enum charset from =
			charset_guess(source->bytes, source->end, &mark);

		source->at = mark;
		source->bom = mark > 0;
		source->from = from;
		if (from != CHARSET_UTF8)
			turn_first(source);
	}
	if (source_head(source, &head, &len, err) < 0)
		return -1;
	source->cr = memchr(head, '\r', len) && !memchr(head, '\n', len);
	return 0;
}

void
source_close(struct source *source)
{
	str_free(&source->piece);
	free(source->bytes);
	*source = (struct source){0};
}

int
source_head(struct source *source, const char **bytes, size_t *len,
	    struct error *err)
{
	int rc = 1;

	while (rc > 0 && source->end - source->at < SOURCE_HEAD)
		rc = source_more(source, err);
	if (rc < 0)
		return -1;
	*len = source->end - source->at;
	if (*len > SOURCE_HEAD)
		*len = SOURCE_HEAD;
	*bytes = *len ? source->bytes + source->at : "";
	return 0;
}

void
source_take(struct source *source, size_t len, int64_t lines)
{
	assert(len <= source->end - source->at);
	source->at += len;
	source->line += lines;
}

int
source_pass(struct source *source, struct error *err)
{
	char end = source->cr ? '\r' : '\n';
	int rc;

	do {
		const char *from = source->bytes + source->at;
		size_t held = source->end - source->at;
		const char *last = held ? memchr(from, end, held) : NULL;

		if (last) {
			source_take(source, (size_t)(last - from) + 1, 1);
			return 0;
		}
		source_take(source, held, 0);
		rc = source_more(source, err);
	} while (rc > 0);
	return rc;
}

int
source_line(struct source *source, struct source_line *line, struct error *err)
{
	char end = source->cr ? '\r' : '\n';
	const char *last = NULL;
	size_t seen = 0, held;

	*line = (struct source_line){.number = source->line};
	for (;;) {
		int rc;

		held = source->end - source->at;
		if (held > seen)
			last = memchr(source->bytes + source->at + seen, end,
				      held - seen);
		if (last)
			break;
		seen = held;
		if (held >= SOURCE_MOST) {
			line->too_long = true;
			return source_pass(source, err) < 0 ? -1 : 1;
		}
		rc = source_more(source, err);
		if (rc < 0)
			return -1;
		if (rc == 0)
			break;
	}
	if (held == 0)
		return 0;
	line->raw = line->bytes = source->bytes + source->at;
	line->raw_len = last ? (size_t)(last - line->raw) + 1 : held;
	line->len = line->raw_len - (last ? 1 : 0);
	if (!source->cr && line->len > 0 && line->bytes[line->len - 1] == '\r')
		line->len--;
	source_take(source, line->raw_len, last ? 1 : 0);
	return 1;
}

int64_t
source_give(void *cookie, void *buf, size_t size, struct error *err)
{
	struct source *source = cookie;
	size_t held = source->end - source->at;

	if (held == 0 && size > 0) {
		if (source_more(source, err) < 0)
			return -1;
		held = source->end - source->at;
	}
	if (size > held)
		size = held;
	if (size > 0)
		memcpy(buf, source->bytes + source->at, size);
	source_take(source, size, 0);
	return (int64_t)size;
}

int
source_from_bytes(void *cookie, void *buf, size_t cap, size_t *got,
		  struct error *err)
{
	struct source_bytes *left = cookie;

	(void)err;
	*got = left->len < cap ? left->len : cap;
	if (*got > 0)
		memcpy(buf, left->bytes, *got);
	left->bytes += *got;
	left->len -= *got;
	return 0;
}
