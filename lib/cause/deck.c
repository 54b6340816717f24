/* SPDX-License-Identifier: ISC
 * The deck of cards.
 */
#include "cause/deck.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "domain/listen.h"
#include "domain/made.h"
#include "domain/resolver.h"
#include "os/zone.h"
#include "store/deck.h"
#include "store/party.h"
#include "store/record.h"

#define LOW 2 /* a score from which a case may come */

/* --- dealt ------------------------------------------------------------------ */

static int
find_site(const struct policy_cards *cards, const char *typed,
	  const char **site, struct error *err)
{
	struct str list = {0};
	const char *nearest;
	size_t i;

	for (i = 0; i < cards->site_count; i++) {
		if (typed ? strcmp(typed, cards->sites[i]) == 0
			  : cards->site_count == 1) {
			*site = cards->sites[i];
			str_free(&list);
			return 0;
		}
		str_print(&list, "%s%s", i ? ", " : "", cards->sites[i]);
	}
	nearest = typed ? str_nearest(typed, cards->sites, cards->site_count)
			: NULL;
	if (!typed)
		error_set(err, ERR_USAGE, "at which site?");
	else
		error_set(err, ERR_USAGE, "%.60s: no site of the policy%s%s%s",
			  typed, nearest ? ", did you mean " : "",
			  nearest ? nearest : "", nearest ? "?" : "");
	error_hint(err, "--site %s", str_get(&list));
	str_free(&list);
	return -1;
}

/* A room, a seat: a word with a digit that is neither an id of a party nor an
 * address. */
static bool
is_mark(const char *guest)
{
	struct id id;
	char letter;

	if (business_id(guest, &letter, &id))
		return letter != 'c';
	return guest[strcspn(guest, "0123456789")] != '\0' &&
	       !strpbrk(guest, "@:") && guest[0] != '+';
}

static int
find_guest(struct business *business, const char *guest, struct dealt *card,
	   struct error *err)
{
	struct party party;

	if (!guest)
		return 0;
	if (!utf8_valid(guest, strlen(guest)))
		return error_set(err, ERR_DATA, "the guest is no UTF-8 text");
	if (is_mark(guest)) {
		card->guest.s = guest;
		return 0;
	}
	if (resolver_find(business, guest, &party, err) < 0) {
		if (err->code == ERR_NO && !err->hint[0])
			error_hint(err, "a room or a seat has a digit in it");
		return -1;
	}
	card->party = party.id;
	return 0;
}

/* Whoever was shown a card rests, answered or not. */
static int
check_rest(struct business *business, const struct dealt *card,
	   const char *guest, struct error *err)
{
	int64_t days = business->policy->cards.again_days;
	struct instant last;
	struct day free;

	if (!card->guest.s && card->party.n == 0)
		return 0;
	if (deck_asked(business->store, business->arena, card->guest.s,
		       card->party, &last, err) < 0)
		return -1;
	if (instant_missing(last))
		return 0;
	free.days = zone_day(business->zone, last).days + days;
	if (zone_day(business->zone, card->at).days >= free.days)
		return 0;
	return error_set(err, ERR_NO, "%.60s was asked %s; not again before %s",
			 guest, business_when(business, last),
			 business_day(business, free));
}

/* The one after that which was dealt last. */
static int
next_indicator(struct business *business, struct dealt *card, struct error *err)
{
	const struct policy_cards *cards = &business->policy->cards;
	const char *last;
	size_t i, next = 0;

	if (deck_last(business->store, business->arena, card->site.s, &last,
		      err) < 0)
		return -1;
	for (i = 0; last && i < cards->indicator_count; i++) {
		if (strcmp(cards->indicators[i].name, last) == 0)
			next = (i + 1) % cards->indicator_count;
	}
	card->indicator.s = cards->indicators[next].name;
	return 0;
}

int
deck_deal(struct business *business, const char *site, const char *guest,
	  struct instant at, struct dealt *card, struct error *err)
{
	column_clear(&dealt_shape, card);
	card->at = at;
	if (find_site(&business->policy->cards, site, &card->site.s, err) < 0 ||
	    find_guest(business, guest, card, err) < 0 ||
	    check_rest(business, card, guest, err) < 0 ||
	    next_indicator(business, card, err) < 0)
		return -1;
	return record_add(business->store, TABLE_CARDS, card, err);
}

/* --- answered --------------------------------------------------------------- */

static int
by_id(struct business *business, struct id id, struct dealt *card,
      struct error *err)
{
	int rc = record_get(business->store, business->arena, TABLE_CARDS, id.n,
			    card, err);

	if (rc < 0)
		return -1;
	if (rc == 0 || card->voided.yes)
		return error_set(err, ERR_NO, "q%lld: no such card",
				 (long long)id.n);
	return 0;
}

int
deck_find(struct business *business, const char *word, struct dealt *card,
	  struct error *err)
{
	struct id id;
	char letter;

	if (business_id(word, &letter, &id) && letter == 'q')
		return by_id(business, id, card, err);
	return error_set(err, ERR_USAGE, "%.60s: no card, they are called q5",
			 word);
}

int
deck_score(const char *typed, int64_t *score, struct error *err)
{
	if (typed[0] < '1' || typed[0] > '5' || typed[1] != '\0')
		return error_set(err, ERR_USAGE,
				 "%.60s: 1 (not at all) to 5 (very much)",
				 typed);
	*score = typed[0] - '0';
	return 0;
}

/* The words are a voice like any other: it has a case, and that an owner. */
static int
open_case(struct business *business, struct dealt *card, const char **remark,
	  struct error *err)
{
	struct vec rows = {.size = sizeof(struct voice_row)};
	struct listen_voice voice = {.kind = business->policy->cards.low,
				     .channel = "card",
				     .bytes = card->text.s,
				     .len = strlen(card->text.s),
				     .at = card->answered_at,
				     .new_case = card->party.n == 0,
				     .party = card->party};
	const struct voice_row *row;
	const char *aside;

	if (voice.party.n == 0 &&
	    listen_stranger(business, NULL, NULL, NULL, &voice.party, &aside,
			    err) < 0)
		return -1;
	if (listen_log(business, &voice, &rows, &aside, err) < 0)
		return -1;
	row = rows.items;
	card->interaction = row->interaction;
	*remark = arena_print(business->arena, "%c%lld: %s, %s owns it",
			      row->id.letter, (long long)row->id.n, row->kind.s,
			      row->owner.s);
	return 0;
}

int
deck_answer(struct business *business, struct dealt *card, int64_t score,
	    const char *text, struct instant at, const char **remark,
	    struct error *err)
{
	struct dealt after = *card;

	*remark = NULL;
	if (card->score.n != NUMBER_MISSING.n)
		return error_set(err, ERR_NO, "q%lld was answered %s: %lld",
				 (long long)card->id.n,
				 business_when(business, card->answered_at),
				 (long long)card->score.n);
	after.score.n = score;
	after.answered_at = at;
	after.text.s = text && *text ? text : NULL;
	if (after.text.s && score <= LOW && business->policy->cards.low &&
	    open_case(business, &after, remark, err) < 0)
		return -1;
	if (record_set(business->store, TABLE_CARDS, card, &after, err) < 0)
		return -1;
	*card = after;
	return 0;
}

/* --- shown ------------------------------------------------------------------ */

const char *
deck_question(const struct business *business, const char *indicator)
{
	const struct policy_cards *cards = &business->policy->cards;
	size_t i;

	for (i = 0; i < cards->indicator_count; i++) {
		if (strcmp(cards->indicators[i].name, indicator) == 0)
			return cards->indicators[i].question;
	}
	return indicator;
}

void
deck_dealt_row(const struct business *business, const struct dealt *card,
	       struct card_dealt_row *row)
{
	column_clear(&card_dealt_row_shape, row);
	row->id = card->id;
	row->site = card->site;
	row->indicator = card->indicator;
	row->question.s = deck_question(business, card->indicator.s);
	row->guest = card->guest;
	row->party = card->party;
	row->at = card->at;
}

int
deck_row(struct business *business, const struct dealt *card,
	 struct dealt_row *row, struct error *err)
{
	column_clear(&dealt_row_shape, row);
	row->id = card->id;
	row->at = card->at;
	row->site = card->site;
	row->indicator = card->indicator;
	row->score = card->score;
	row->guest = card->guest;
	row->party = card->party;
	row->text = card->text;
	row->answered = card->answered_at;
	row->interaction = card->interaction;
	row->batch = card->batch;
	if (card->party.n == 0)
		return 0;
	return party_name(business->store, business->arena, &row->party,
			  &row->name.s, err);
}

int
deck_again(struct business *business, struct id batch, struct vec *cards,
	   struct error *err)
{
	struct vec ids = {.size = sizeof(struct id)};
	const struct id *all;
	size_t i;

	if (made_list(business, TABLE_CARDS, batch, &ids, err) < 0)
		return -1;
	all = ids.items;
	for (i = 0; i < ids.count; i++) {
		if (by_id(business, all[i], vec_add(cards, business->arena),
			  err) < 0)
			return -1;
	}
	return 0;
}
