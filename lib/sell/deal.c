/* SPDX-License-Identifier: ISC
 * Deals.
 */
#include "sell/deal.h"

#include <string.h>

#include "base/arena.h"
#include "base/money.h"
#include "base/str.h"
#include "domain/assign.h"
#include "domain/made.h"
#include "domain/people.h"
#include "domain/resolver.h"
#include "model/row.h"
#include "os/zone.h"
#include "sell/deal_typed.h"
#include "store/deal.h"
#include "store/party.h"
#include "store/record.h"

#define CANDIDATES 10

static bool
is(const struct deal *deal, const char *state)
{
	return str_same(deal->state.s, state);
}

/* --- found ------------------------------------------------------------------ */

static int
by_id(struct business *business, struct id id, struct deal *deal,
      struct error *err)
{
	int rc = record_get(business->store, business->arena, TABLE_DEALS, id.n,
			    deal, err);

	if (rc < 0)
		return -1;
	if (rc == 0 || deal->voided.yes)
		return error_set(err, ERR_NO, "d%lld: no such deal",
				 (long long)id.n);
	return 0;
}

static int
tell_candidates(const struct party *party, const struct deal *all, size_t count,
		struct error *err)
{
	struct str lines = {0};
	size_t i;

	for (i = 0; i < count && i < CANDIDATES; i++)
		str_print(&lines, "%sd%lld %s", i ? "\n" : "",
			  (long long)all[i].id.n, all[i].name.s);
	error_set(err, ERR_NO, "%s (c%lld) has %zu open deals", party->name.s,
		  (long long)party->id.n, count);
	error_hint(err, "%s", str_get(&lines));
	str_free(&lines);
	return -1;
}

int
deal_find(struct business *business, const char *word, struct deal *deal,
	  struct error *err)
{
	struct vec found = {.size = sizeof(struct deal)};
	const struct deal *all;
	struct party party;
	size_t open = 0;
	char letter;
	struct id id;

	if (business_id(word, &letter, &id) && letter == 'd')
		return by_id(business, id, deal, err);
	if (resolver_find(business, word, &party, err) < 0 ||
	    deal_of_party(business->store, business->arena, party.id, DEAL_MOST,
			  &found, err) < 0)
		return -1;
	all = found.items;
	while (open < found.count && is(&all[open], "open"))
		open++;
	if (open > 1)
		return tell_candidates(&party, all, open, err);
	if (open == 0)
		return error_set(err, ERR_NO, "%s (c%lld) has no open deal",
				 party.name.s ? party.name.s : word,
				 (long long)party.id.n);
	*deal = all[0];
	return 0;
}

/* --- kept ------------------------------------------------------------------- */

static bool
moved(const struct deal *a, const struct deal *b)
{
	return !str_same(a->stage.s, b->stage.s) ||
	       !str_same(a->state.s, b->state.s) ||
	       a->amount_minor.n != b->amount_minor.n ||
	       !str_same(a->currency.s, b->currency.s) ||
	       a->expected_on.days != b->expected_on.days ||
	       !str_same(a->owner.s, b->owner.s);
}

static int
add_move(struct business *business, const struct deal *deal, struct instant at,
	 const char *why, struct error *err)
{
	struct deal_move row;

	column_clear(&deal_move_shape, &row);
	row.deal = deal->id;
	row.at = at;
	row.stage = deal->stage;
	row.state = deal->state;
	row.amount_minor = deal->amount_minor;
	row.currency = deal->currency;
	row.expected_on = deal->expected_on;
	row.owner = deal->owner;
	row.why.s = why;
	return record_add(business->store, TABLE_MOVES, &row, err);
}

/* Steps lie in time as they were made; where the clock went back, with the one
 * before. */
static int
follow(struct business *business, const struct deal *deal, struct instant *at,
       struct error *err)
{
	struct instant last;

	if (deal_last_step(business->store, deal->id, &last, err) < 0)
		return -1;
	if (instant_missing(last) || at->s >= last.s)
		return 0;
	if (at->s != business->now.s)
		return error_set(err, ERR_USAGE,
				 "d%lld went its last step %s: --at is before "
				 "that",
				 (long long)deal->id.n,
				 business_when(business, last));
	*at = last;
	return 0;
}

int
deal_save(struct business *business, const struct deal *before,
	  struct deal *after, struct instant at, const char *why,
	  struct error *err)
{
	bool step = moved(before, after) || why;

	if ((step && follow(business, after, &at, err) < 0) ||
	    record_set(business->store, TABLE_DEALS, before, after, err) < 0)
		return -1;
	return step ? add_move(business, after, at, why, err) : 0;
}

static int
set_owner(struct business *business, const struct party *party,
	  const struct deal_new *new, struct deal *deal, struct error *err)
{
	const struct policy_person *person;
	struct assign assign;

	if (new->owner &&new->territory)
		return error_set(err, ERR_USAGE,
				 "--owner and --territory exclude each other");
	if (new->owner) {
		if (people_get(business, new->owner, &person, err) < 0)
			return -1;
		deal->owner.s = person->name;
		return 0;
	}
	if (assign_owner(business, party, new->territory, &assign, err) < 0)
		return -1;
	deal->owner.s = assign.owner;
	deal->turn.s = assign.turn;
	deal->territory.s = assign.territory;
	return 0;
}

int
deal_add(struct business *business, const struct party *party,
	 const struct deal_new *new, struct deal *deal, struct error *err)
{
	column_clear(&deal_shape, deal);
	if (deal_typed_text("the name", new->name, err) < 0 ||
	    deal_typed_word("--source", new->source, err) < 0)
		return -1;
	if (new->name[strspn(new->name, " \t\r\n")] == '\0')
		return error_set(err, ERR_USAGE, "the name is empty");
	deal->party = party->id;
	deal->name.s = new->name;
	deal->source.s = new->source;
	deal->stage.s = business->policy->deals.stages[0].name;
	deal->state.s = "open";
	deal->currency.s = business->policy->currency;
	deal->opened_at = new->step.at;
	if (deal_typed_step(business, &new->step, deal, err) < 0)
		return -1;
	if (!deal->next.s)
		return deal_typed_ask(new->name, err);
	if (set_owner(business, party, new, deal, err) < 0 ||
	    record_add(business->store, TABLE_DEALS, deal, err) < 0)
		return -1;
	return add_move(business, deal, new->step.at, new->step.why, err);
}

int
deal_bring(struct business *business, struct deal *deal, struct error *err)
{
	struct deal begun = *deal;

	begun.state.s = "open";
	if (record_add(business->store, TABLE_DEALS, deal, err) < 0)
		return -1;
	begun.id = deal->id;
	if (add_move(business, &begun, deal->opened_at, NULL, err) < 0)
		return -1;
	return is(deal, "open") ? 0
				: add_move(business, deal, deal->settled_at,
					   deal->why.s, err);
}

/* --- its steps -------------------------------------------------------------- */

int
deal_settled(const struct deal *deal, struct error *err)
{
	long long n = (long long)deal->id.n;

	error_set(err, ERR_NO, "d%lld is %s already", n, deal->state.s);
	return is(deal, "lost")
		       ? error_hint(err,
				    "crm-deal move d%lld STAGE opens it "
				    "again",
				    n)
		       : error_hint(err,
				    "crm-history d%lld tells by which "
				    "batch; crm-undo takes one back",
				    n);
}

int
deal_move(struct business *business, struct deal *deal, const char *stage,
	  const struct deal_step *step, struct error *err)
{
	struct day today = zone_day(business->zone, step->at);
	struct deal before = *deal;

	if (is(deal, "won"))
		return deal_settled(deal, err);
	if (deal_typed_stage(business, stage, &deal->stage.s, err) < 0 ||
	    deal_typed_step(business, step, deal, err) < 0)
		return -1;
	if (is(&before, "open") && str_same(before.stage.s, deal->stage.s) &&
	    !step->next && !step->due) {
		error_set(err, ERR_NO, "d%lld is at %s already",
			  (long long)deal->id.n, deal->stage.s);
		return error_hint(err, "--next and -d set another step");
	}
	deal->state.s = "open";
	deal->settled_at = INSTANT_MISSING;
	deal->reason.s = deal->why.s = NULL;
	if (!deal->next.s || deal->next_on.days < today.days)
		return deal_typed_ask(
			arena_print(business->arena,
				    deal->next.s ? "d%lld: its next step "
						   "was due %s"
						 : "d%lld is open again%s",
				    (long long)deal->id.n,
				    deal->next.s ? business_day(business,
								deal->next_on)
						 : ""),
			err);
	return deal_save(business, &before, deal, step->at, step->why, err);
}

static int
settle(struct business *business, struct deal *deal, const char *state,
       const char *reason, const struct deal_step *step, struct error *err)
{
	struct deal before = *deal;

	if (!is(deal, "open"))
		return deal_settled(deal, err);
	if (deal_typed_step(business, step, deal, err) < 0)
		return -1;
	deal->state.s = state;
	deal->settled_at = step->at;
	deal->reason.s = reason;
	deal->why.s = reason ? step->why : NULL;
	deal->next.s = NULL;
	deal->next_on = DAY_MISSING;
	return deal_save(business, &before, deal, step->at, step->why, err);
}

int
deal_win(struct business *business, struct deal *deal,
	 const struct deal_step *step, struct error *err)
{
	return settle(business, deal, "won", NULL, step, err);
}

int
deal_lose(struct business *business, struct deal *deal, const char *reason,
	  const struct deal_step *step, struct error *err)
{
	return deal_typed_reason(business, reason, &reason, err) < 0
		       ? -1
		       : settle(business, deal, "lost", reason, step, err);
}

int
deal_own(struct business *business, struct deal *deal, const char *owner,
	 const char *why, struct instant at, struct vec *rows,
	 struct error *err)
{
	const struct policy_person *person;
	struct deal before = *deal;

	if (!is(deal, "open"))
		return deal_settled(deal, err);
	if (people_get(business, owner, &person, err) < 0)
		return -1;
	deal->owner.s = person->name;
	if (deal_save(business, &before, deal, at, why, err) < 0)
		return -1;
	return deal_step_row(business, deal, rows, err);
}

/* --- shown ------------------------------------------------------------------ */

int
deal_row(struct business *business, const struct deal *deal,
	 struct deal_row *row, struct error *err)
{
	column_clear(&deal_row_shape, row);
	row->id = deal->id;
	if (deal->amount_minor.n != NUMBER_MISSING.n &&
	    money_is_currency(deal->currency.s)) {
		row->amount.minor = deal->amount_minor.n;
		memcpy(row->amount.currency, deal->currency.s, 4);
	}
	row->expected = deal->expected_on;
	row->due = deal->next_on;
	row->stage = deal->stage;
	row->state = deal->state;
	row->owner = deal->owner;
	row->party = deal->party;
	row->what = deal->name;
	row->next = deal->next;
	row->reason = deal->reason;
	row->why = deal->why;
	row->source = deal->source;
	row->territory = deal->territory;
	row->opened = deal->opened_at;
	row->settled = deal->settled_at;
	row->key = deal->key;
	row->note = deal->note;
	row->batch = deal->batch;
	return party_name(business->store, business->arena, &row->party,
			  &row->name.s, err);
}

int
deal_step_row(struct business *business, const struct deal *deal,
	      struct vec *rows, struct error *err)
{
	struct step_row *row = vec_add(rows, business->arena);

	column_clear(&step_row_shape, row);
	row->id = (struct any_id){deal->id.n, 'd'};
	row->step.s = "own";
	row->owner = deal->owner;
	row->party = deal->party;
	row->text = deal->name;
	return party_name(business->store, business->arena, &row->party,
			  &row->name.s, err);
}

int
deal_again(struct business *business, struct id batch, struct vec *rows,
	   struct error *err)
{
	struct vec ids = {.size = sizeof(struct id)};
	const struct id *all;
	struct deal deal;
	size_t i;

	if (made_list(business, TABLE_DEALS, batch, &ids, err) < 0)
		return -1;
	all = ids.items;
	for (i = 0; i < ids.count; i++) {
		if (by_id(business, all[i], &deal, err) < 0 ||
		    deal_row(business, &deal, vec_add(rows, business->arena),
			     err) < 0)
			return -1;
	}
	return 0;
}

int
deal_list(struct business *business, struct id party, size_t limit,
	  struct vec *rows, struct error *err)
{
	struct vec found = {.size = sizeof(struct deal)};
	const struct deal *all;
	size_t i;

	if (deal_of_party(business->store, business->arena, party, limit,
			  &found, err) < 0)
		return -1;
	all = found.items;
	for (i = 0; i < found.count; i++) {
		if (deal_row(business, &all[i], vec_add(rows, business->arena),
			     err) < 0)
			return -1;
	}
	return 0;
}
