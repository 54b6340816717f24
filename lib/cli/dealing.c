/* SPDX-License-Identifier: ISC
 * The verbs of crm-card.
 */
#include "cli/dealing.h"

#include <unistd.h>

#include "base/str.h"
#include "cause/deck.h"
#include "cli/listing.h"
#include "cli/typed.h"
#include "cli/verbs.h"
#include "domain/input.h"
#include "os/key.h"

#define CTRL_D 4

/* --- answering -------------------------------------------------------------- */

/* "q5 lobby, welcome: 4, anything but the music" */
static void
say_answer(struct str *line, const struct business *business, const void *item)
{
	const struct dealt_row *row = item;

	(void)business;
	str_print(line, "q%lld %s, %s: %lld", (long long)row->id.n, row->site.s,
		  row->indicator.s, (long long)row->score.n);
	if (row->text.s)
		str_print(line, ", %s", row->text.s);
}

static int
keep_answer(struct session *s, const struct dealt *card)
{
	struct dealt_row row;

	return deck_row(s->business, card, &row, &s->err) < 0
		       ? -1
		       : session_row(s, &row);
}

/* In the batch that is begun. */
static int
note_answer(struct session *s, const char *id, int64_t score, const char *text,
	    struct instant at)
{
	struct dealt card;
	const char *remark;

	if (deck_find(s->business, id, &card, &s->err) < 0 ||
	    deck_answer(s->business, &card, score, text, at, &remark, &s->err) <
		    0 ||
	    keep_answer(s, &card) < 0)
		return -1;
	if (remark)
		session_remark(s, "%s", remark);
	return session_keep(s);
}

static int
repeat_answers(struct session *s, struct id batch)
{
	struct vec cards = {.size = sizeof(struct dealt)};
	const struct dealt *all;
	size_t i;

	if (deck_again(s->business, batch, &cards, &s->err) < 0)
		return -1;
	all = cards.items;
	for (i = 0; i < cards.count; i++) {
		if (keep_answer(s, &all[i]) < 0)
			return -1;
	}
	return session_print(s);
}

static int
answer(struct session *s, const void *options)
{
	struct id repeat = {0};
	struct instant at;
	struct dealt card;
	const char *text;
	int64_t score;

	(void)options;
	if (deck_score(s->operands[2], &score, &s->err) < 0 ||
	    session_open(s, SESSION_WRITE) < 0 ||
	    deck_find(s->business, s->operands[1], &card, &s->err) < 0 ||
	    typed_given(s, 3, &text) < 0 ||
	    input_at(s->business, s->common.at, &at, &s->err) < 0 ||
	    session_rows(s, &dealt_row_shape, say_answer) < 0 ||
	    session_write(s, "hand", &repeat) < 0)
		return -1;
	return repeat.n > 0 ? repeat_answers(s, repeat)
			    : note_answer(s, s->operands[1], score, text, at);
}

/* --- dealing ---------------------------------------------------------------- */

/* "q5 lobby, welcome: Were you made welcome?" */
static void
say_deal(struct str *line, const struct business *business, const void *item)
{
	const struct card_dealt_row *row = item;

	(void)business;
	str_print(line, "q%lld %s, %s: %s", (long long)row->id.n, row->site.s,
		  row->indicator.s, row->question.s);
}

/* The card was shown, and that is kept; now the guest presses one key. */
static int
ask(struct session *s, struct id id)
{
	int key;

	session_talk(s, "1 (not at all) to 5 (very much); Enter: no answer");
	do
		key = key_read(STDIN_FILENO);
	while (key != KEY_NONE && key != CTRL_D && key != '\r' && key != '\n' &&
	       key != 'q' && (key < '1' || key > '5'));
	if (key < '1' || key > '5')
		return 0;
	session_next(s);
	s->common.key = NULL;
	if (session_open(s, SESSION_WRITE) < 0 ||
	    session_rows(s, &dealt_row_shape, say_answer) < 0 ||
	    session_write(s, "hand", NULL) < 0)
		return -1;
	return note_answer(s, arena_print(&s->arena, "q%lld", (long long)id.n),
			   key - '0', NULL, s->business->now);
}

static int
keep_deals(struct session *s, const struct dealt *cards, size_t count)
{
	struct card_dealt_row row;
	size_t i;

	for (i = 0; i < count; i++) {
		deck_dealt_row(s->business, &cards[i], &row);
		if (session_row(s, &row) < 0)
			return -1;
	}
	return 0;
}

static int
repeat_deals(struct session *s, struct id batch)
{
	struct vec cards = {.size = sizeof(struct dealt)};

	if (deck_again(s->business, batch, &cards, &s->err) < 0 ||
	    keep_deals(s, cards.items, cards.count) < 0)
		return -1;
	return session_print(s);
}

static int
deal(struct session *s, const void *options)
{
	const struct dealing_options *opt = options;
	struct id repeat = {0};
	struct instant at;
	struct dealt card;

	if (session_open(s, SESSION_WRITE) < 0 ||
	    input_at(s->business, s->common.at, &at, &s->err) < 0 ||
	    session_rows(s, &card_dealt_row_shape, say_deal) < 0 ||
	    session_write(s, "hand", &repeat) < 0)
		return -1;
	if (repeat.n > 0)
		return repeat_deals(s, repeat);
	if (deck_deal(s->business, opt->site, opt->guest, at, &card, &s->err) <
		    0 ||
	    keep_deals(s, &card, 1) < 0 || session_keep(s) < 0)
		return -1;
	if (!s->can_ask || s->common.rehearse || s->common.quiet ||
	    option_wants_rows(&s->common))
		return 0;
	return ask(s, card.id);
}

/* --- listing ---------------------------------------------------------------- */

static int
list(struct session *s, const void *options)
{
	(void)options;
	return listing_verb(s, "cards");
}

static const struct verb verbs[] = {
	{"deal", deal, "site guest n q key at", "to whom says --guest", 0, 0},
	{"answer", answer, "m n q key at", "which card, 1 to 5?", 2, VERB_MANY},
	{"list", list, "limit sort", NULL, 0, 0},
};

int
dealing_run(struct session *s, const struct dealing_options *opt)
{
	return verbs_run(s, verbs, sizeof(verbs) / sizeof(verbs[0]), opt);
}

const struct shape *
dealing_shape(const char *verb)
{
	return str_same(verb, "deal") ? &card_dealt_row_shape
				      : &dealt_row_shape;
}
