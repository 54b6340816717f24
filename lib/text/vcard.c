/* SPDX-License-Identifier: ISC
 * Cards of people, found one by one in a stream of bytes.
 */
#include "text/vcard.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "text/vcard_card.h"
#include "text/vcard_kind.h"
#include "text/vcard_label.h"

#define CHUNK ((size_t)64 * 1024)

/* What a card, or what stands where one should, ended with. */
enum ending { DONE, CUT, TOO_LONG, NOTHING, FAILED };

struct vcard_reader {
	struct vcard_source source;
	char *bytes; /* [from, scan) was looked at, [scan, fill) not yet */
	size_t cap;
	size_t from;
	size_t scan;
	size_t fill;
	bool over; /* the source has no more */
	char eol;
	int64_t line; /* of scan */

	int depth;	   /* of cards in cards; 0 for junk */
	bool agent;	   /* a card in a card may begin here */
	bool inline_agent; /* one began at the line before */
	bool old;	   /* 2.1 */
	bool long_line;	   /* scan is in the middle of one */
	bool rest;	   /* the bad one before goes on */
};

struct vcard_reader *
vcard_open(const struct vcard_source *source)
{
	struct vcard_reader *reader = arena_grow(NULL, sizeof(*reader));

	*reader = (struct vcard_reader){
		.source = *source, .line = 1, .eol = '\n'};
	return reader;
}

void
vcard_close(struct vcard_reader *reader)
{
	if (!reader)
		return;
	free(reader->bytes);
	free(reader);
}

void
vcard_init(struct vcard *card)
{
	const size_t way = sizeof(struct vcard_way);

	*card = (struct vcard){.born_on = DAY_MISSING,
			       .organisation = {.size = sizeof(const char *)},
			       .emails = {.size = way},
			       .phones = {.size = way},
			       .addresses = {.size = way},
			       .urls = {.size = way},
			       .categories = {.size = sizeof(const char *)},
			       .others = {.size = sizeof(struct vcard_other)},
			       .ignored = {.size = sizeof(const char *)}};
}

bool
vcard_way_is(const struct vcard_way *way, const char *word)
{
	return vcard_label_has(way->label, word, strlen(word));
}

static void
make_room(struct vcard_reader *reader, size_t more)
{
	if (reader->cap - reader->fill >= more)
		return;
	if (reader->from > 0) {
		reader->fill -= reader->from;
		reader->scan -= reader->from;
		memmove(reader->bytes, reader->bytes + reader->from,
			reader->fill);
		reader->from = 0;
	}
	if (reader->cap - reader->fill >= more)
		return;
	reader->cap = reader->cap * 2 + more;
	reader->bytes = arena_grow(reader->bytes, reader->cap);
}

/* A pipe gives less at once than is asked for. */
static int
read_chunk(struct vcard_reader *reader, struct error *err)
{
	const struct vcard_source *source = &reader->source;
	size_t goal;
	int64_t got;

	make_room(reader, CHUNK);
	goal = reader->fill + CHUNK;
	while (reader->fill < goal) {
		got = source->read(source->cookie, reader->bytes + reader->fill,
				   goal - reader->fill, err);
		if (got < 0)
			return -1;
		if (got == 0) {
			reader->over = true;
			break;
		}
		reader->fill += (size_t)got;
	}
	return 0;
}

static int
refill(struct vcard_reader *reader, struct error *err)
{
	bool first = reader->fill == 0 && reader->line == 1;

	if (read_chunk(reader, err) < 0)
		return -1;
	if (first && reader->fill > 0 &&
	    memchr(reader->bytes, '\r', reader->fill) &&
	    !memchr(reader->bytes, '\n', reader->fill))
		reader->eol = '\r';
	return 0;
}

/* The physical line at scan, its end counted in *used but not in *len; NOTHING
 * at the end of the source, TOO_LONG for one that does not end in VCARD_LIMIT.
 */
static enum ending
find_line(struct vcard_reader *reader, size_t *len, size_t *used,
	  struct error *err)
{
	size_t seen = 0; /* behind scan, which moves */

	for (;;) {
		const char *line, *eol = NULL;
		size_t have = reader->fill - reader->scan;

		line = have > 0 ? reader->bytes + reader->scan : NULL;
		if (have > seen)
			eol = memchr(line + seen, reader->eol, have - seen);
		if (eol) {
			*len = (size_t)(eol - line);
			*used = *len + 1;
			return DONE;
		}
		seen = have;
		if (reader->over) {
			*len = *used = have;
			return have > 0 ? DONE : NOTHING;
		}
		if (reader->fill - reader->from >= VCARD_LIMIT)
			return TOO_LONG;
		if (refill(reader, err) < 0)
			return FAILED;
	}
}

/* A new card or new junk begins at scan. */
static void
begin(struct vcard_reader *reader)
{
	reader->from = reader->scan;
	reader->depth = 0;
	reader->agent = false;
	reader->inline_agent = false;
	reader->old = false;
}

/* Take the line of that kind into the card; true when it was its last. */
static bool
take(struct vcard_reader *reader, enum vcard_kind kind)
{
	switch (kind) {
	case VCARD_KIND_BLANK:
		return false; /* one that may follow AGENT: too */
	case VCARD_KIND_BEGIN:
		reader->depth++;
		break;
	case VCARD_KIND_END:
		reader->depth--;
		break;
	case VCARD_KIND_AGENT_BEGIN:
		reader->depth++;
		reader->inline_agent = true;
		break;
	case VCARD_KIND_OLD:
		reader->old = reader->old || reader->depth == 1;
		break;
	default:
		break;
	}
	reader->agent = kind == VCARD_KIND_AGENT;
	return reader->depth == 0;
}

/* Move scan behind what began at from: a card up to its END, junk up to the
 * next BEGIN, and no more than VCARD_LIMIT of them. */
static enum ending
scan_item(struct vcard_reader *reader, struct error *err)
{
	bool card = reader->depth > 0;

	for (;;) {
		enum vcard_kind kind = VCARD_KIND_OTHER;
		size_t len = 0, used = 0;
		enum ending ending = find_line(reader, &len, &used, err);
		const char *line;

		if (ending == TOO_LONG) {
			reader->scan = reader->fill;
			reader->long_line = true;
			return TOO_LONG;
		}
		if (ending != DONE)
			return ending == NOTHING ? CUT : ending;
		line = reader->bytes + reader->scan;
		if (!reader->long_line)
			kind = vcard_kind_of(line, len);
		if (reader->inline_agent) {
			/* it was but folded text */
			reader->depth -= *line == ' ' || *line == '\t';
			reader->inline_agent = false;
		}
		if (kind == VCARD_KIND_BEGIN && !(card && reader->agent))
			return CUT;
		reader->scan += used;
		reader->line++;
		reader->long_line = false;
		if (card && take(reader, kind))
			return DONE;
		if (reader->scan - reader->from >= VCARD_LIMIT)
			return TOO_LONG;
	}
}

/* Pass over blank lines and, where a card begins, its first line. */
static enum ending
scan_begin(struct vcard_reader *reader, struct error *err)
{
	enum vcard_kind kind;
	enum ending ending;
	size_t len = 0, used = 0;

	for (;;) {
		begin(reader);
		ending = find_line(reader, &len, &used, err);
		if (ending == TOO_LONG)
			return DONE;
		if (ending != DONE)
			return ending;
		kind = vcard_kind_of(reader->bytes + reader->scan, len);
		if (kind != VCARD_KIND_BLANK)
			break;
		reader->scan += used;
		reader->line++;
	}
	if (kind == VCARD_KIND_BEGIN) {
		reader->depth = 1;
		reader->scan += used;
		reader->line++;
	}
	return DONE;
}

static void
set_raw(const struct vcard_reader *reader, struct vcard *card)
{
	card->raw = reader->bytes + reader->from;
	card->raw_len = reader->scan - reader->from;
	card->last_line = reader->line - !reader->long_line;
}

static enum vcard_result
bad(struct vcard_reader *reader, enum ending ending, bool card, int64_t line,
    struct error *err)
{
	const char *name = reader->source.name;

	reader->rest = ending == TOO_LONG;
	if (reader->rest) {
		(void)error_set(err, ERR_DATA,
				"%s:%lld: %s of more than %zu MB", name,
				(long long)line,
				card ? "a card" : "something that is no card",
				VCARD_LIMIT >> 20);
	} else if (card) {
		(void)error_set(err, ERR_DATA,
				"%s:%lld: the card that begins here has no "
				"END:VCARD",
				name, (long long)line);
		(void)error_hint(err, "write the rest of it, or take it out");
	} else {
		(void)error_set(err, ERR_DATA,
				"%s:%lld: no card: it would begin with "
				"BEGIN:VCARD",
				name, (long long)line);
		(void)error_hint(err, "take it out, or give it as a file of "
				      "what it is");
	}
	return VCARD_BAD;
}

/* The next piece of what was too long for one. */
static enum vcard_result
next_piece(struct vcard_reader *reader, struct vcard *card, struct error *err)
{
	enum ending ending;

	vcard_init(card);
	card->first_line = reader->line;
	reader->from = reader->scan;
	ending = scan_item(reader, err);
	if (ending == FAILED)
		return VCARD_FAILED;
	reader->rest = ending == TOO_LONG;
	set_raw(reader, card);
	return VCARD_MORE;
}

/* Read the card between the BEGIN and the END that raw has. */
static int
read_card(struct vcard_reader *reader, struct arena *arena, struct vcard *card,
	  struct error *err)
{
	struct vcard raw = *card;
	struct vcard_card from = {.name = reader->source.name,
				  .eol = reader->eol,
				  .line = raw.first_line + 1,
				  .old = reader->old};
	const char *end = raw.raw + raw.raw_len;
	int done;

	from.bytes = memchr(raw.raw, reader->eol, raw.raw_len);
	from.bytes++;
	/* the line of END: back over its end, then to that of the line before
	 */
	for (end--; end > from.bytes && end[-1] != reader->eol;)
		end--;
	from.len = (size_t)(end - from.bytes);
	done = vcard_card_read(arena, &from, card, err);
	if (done < 0)
		vcard_init(card);
	card->first_line = raw.first_line;
	card->last_line = raw.last_line;
	card->raw = raw.raw;
	card->raw_len = raw.raw_len;
	return done;
}

enum vcard_result
vcard_next(struct vcard_reader *reader, struct arena *arena, struct vcard *card,
	   struct error *err)
{
	enum ending ending;
	int64_t line;
	bool is_card;

	if (reader->rest)
		return next_piece(reader, card, err);
	ending = scan_begin(reader, err);
	if (ending != DONE)
		return ending == FAILED ? VCARD_FAILED : VCARD_END;
	vcard_init(card);
	is_card = reader->depth > 0;
	line = reader->line - is_card;
	ending = scan_item(reader, err);
	if (ending == FAILED)
		return VCARD_FAILED;
	set_raw(reader, card);
	card->first_line = line;
	if (!is_card || ending != DONE)
		return bad(reader, ending, is_card, line, err);
	return read_card(reader, arena, card, err) < 0 ? VCARD_BAD : VCARD_CARD;
}
