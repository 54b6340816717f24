/* SPDX-License-Identifier: ISC
 * Deals.
 */
#include "sell/deal.h"

#include <string.h>

#include "base/arena.h"
#include "base/money.h"
#include "base/str.h"
#include "base/utf8.h"
#include "domain/assign.h"
#include "domain/input.h"
#include "domain/made.h"
#include "domain/party.h"
#include "domain/people.h"
#include "model/row.h"
#include "os/zone.h"
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
	if (party_find(business, word, &party, err) < 0 ||
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

/* --- what was typed --------------------------------------------------------- */

static int
check_text(const char *what, const char *text, struct error *err)
{
	if (text && !utf8_valid(text, strlen(text)))
		return error_set(err, ERR_DATA, "%s is no UTF-8 text", what);
	return 0;
}

static int
check_word(const char *what, const char *word, struct error *err)
{
	if (check_text(what, word, err) < 0)
		return -1;
	if (word && (!*word || strpbrk(word, ", \t\r\n")))
		return error_set(err, ERR_USAGE, "%s %.60s: one word", what,
				 word);
	return 0;
}

/* A day to come, seen from the day of the step. */
static int
read_day(const struct business *business, const char *what, const char *typed,
	 struct instant at, struct day *day, struct error *err)
{
	struct business then = *business;

	then.now = at;
	then.today = zone_day(business->zone, at);
	if (input_day_ahead(&then, typed, day, err) < 0)
		return -1;
	if (day->days < then.today.days)
		return error_set(err, ERR_USAGE, "%s %.60s: %s has been", what,
				 typed, business_day(business, *day));
	return 0;
}

/* In the currency of the deal if it has a sum yet. */
static int
read_amount(const struct business *business, const char *typed,
	    struct deal *deal, struct error *err)
{
	bool has = deal->amount_minor.n != NUMBER_MISSING.n;
	const char *ours = has ? deal->currency.s : business->policy->currency;
	struct money money;

	if (money_parse(typed, '\0', ours, &money, err) < 0) {
		struct error why = *err;

		error_set(err, why.code, "amount %.300s", why.text);
		return why.hint[0] ? error_hint(err, "%s", why.hint) : -1;
	}
	if (money.minor < 0)
		return error_set(err, ERR_DATA, "amount %.60s: below nothing",
				 typed);
	if (has && strcmp(deal->currency.s, money.currency) != 0) {
		error_set(err, ERR_DATA, "amount %.60s: d%lld is in %s", typed,
			  (long long)deal->id.n, deal->currency.s);
		return error_hint(err,
				  "crm-edit d%lld amount= takes the sum "
				  "away; then another currency is fine",
				  (long long)deal->id.n);
	}
	deal->amount_minor.n = money.minor;
	deal->currency.s = arena_text(business->arena, money.currency);
	return 0;
}

static int
ask_next(const char *what, struct error *err)
{
	error_set(err, ERR_USAGE, "%s: what comes next, and by when?", what);
	return error_hint(err, "--next \"call\" -d fri");
}

static int
read_next(const struct business *business, const struct deal_step *step,
	  struct deal *deal, struct error *err)
{
	if (step->next) {
		if (check_text("the next step", step->next, err) < 0)
			return -1;
		if (step->next[strspn(step->next, " \t\r\n")] == '\0')
			return ask_next("the next step is empty", err);
		if (!step->due)
			return ask_next("--next without a day", err);
		deal->next.s = step->next;
	}
	if (!step->due)
		return 0;
	if (!deal->next.s)
		return ask_next("a day and nothing to do", err);
	return read_day(business, "-d", step->due, step->at, &deal->next_on,
			err);
}

/* What a step says besides where it leads. */
static int
read_step(const struct business *business, const struct deal_step *step,
	  struct deal *deal, struct error *err)
{
	if (check_text("the reason", step->why, err) < 0 ||
	    (step->amount &&
	     read_amount(business, step->amount, deal, err) < 0) ||
	    (step->expected && read_day(business, "--expected", step->expected,
					step->at, &deal->expected_on, err) < 0))
		return -1;
	return read_next(business, step, deal, err);
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
	if (check_text("the name", new->name, err) < 0 ||
	    check_word("--source", new->source, err) < 0)
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
	if (read_step(business, &new->step, deal, err) < 0)
		return -1;
	if (!deal->next.s)
		return ask_next(new->name, err);
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

/* The nearest and all of them. */
static int
unknown(const char *what, const char *typed, const char *const *names,
	size_t count, struct error *err)
{
	const char *nearest = str_nearest(typed, names, count);
	struct str all = {0};
	size_t i;

	for (i = 0; i < count; i++)
		str_print(&all, "%s%s", i ? ", " : "", names[i]);
	error_set(err, ERR_USAGE, "%.60s: no %s%s%s%s", typed, what,
		  nearest ? ", did you mean " : "", nearest ? nearest : "",
		  nearest ? "?" : "");
	error_hint(err, "there are: %.400s", str_get(&all));
	str_free(&all);
	return -1;
}

int
deal_stage(const struct business *business, const char *typed,
	   const char **stage, struct error *err)
{
	const struct policy_deals *deals = &business->policy->deals;
	const struct policy_stage *found =
		policy_stage(business->policy, typed);
	const char **names;
	size_t i;

	if (found) {
		*stage = found->name;
		return 0;
	}
	names = arena_get(business->arena, deals->stage_count * sizeof(*names));
	for (i = 0; i < deals->stage_count; i++)
		names[i] = deals->stages[i].name;
	return unknown("stage of ours", typed, names, i, err);
}

int
deal_reason(const struct business *business, const char *typed,
	    const char **reason, struct error *err)
{
	const struct policy_deals *deals = &business->policy->deals;
	size_t i = 0;

	while (i < deals->lost_count && strcmp(deals->lost[i], typed) != 0)
		i++;
	if (i == deals->lost_count)
		return unknown("reason of ours", typed, deals->lost, i, err);
	*reason = deals->lost[i];
	return 0;
}

static int
refuse_settled(const struct deal *deal, struct error *err)
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
		return refuse_settled(deal, err);
	if (deal_stage(business, stage, &deal->stage.s, err) < 0 ||
	    read_step(business, step, deal, err) < 0)
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
		return ask_next(
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
		return refuse_settled(deal, err);
	if (read_step(business, step, deal, err) < 0)
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
	return deal_reason(business, reason, &reason, err) < 0
		       ? -1
		       : settle(business, deal, "lost", reason, step, err);
}

/* --- edited ----------------------------------------------------------------- */

static int
edit_plan(struct business *business, struct deal *deal, const char *field,
	  const char *value, struct error *err)
{
	if (!is(deal, "open"))
		return refuse_settled(deal, err);
	if (strcmp(field, "expected") == 0) {
		deal->expected_on = DAY_MISSING;
		return *value ? read_day(business, field, value, business->now,
					 &deal->expected_on, err)
			      : 0;
	}
	if (value[strspn(value, " \t\r\n")] == '\0')
		return ask_next("an open deal has a next step", err);
	if (strcmp(field, "due") == 0)
		return read_day(business, field, value, business->now,
				&deal->next_on, err);
	deal->next.s = value;
	return 0;
}

static int
edit_key(struct business *business, struct deal *deal, const char *value,
	 struct error *err)
{
	struct id other;

	deal->key.s = *value ? value : NULL;
	if (!*value)
		return 0;
	if (deal_by_key(business->store, value, &other, err) < 0)
		return -1;
	if (other.n > 0 && other.n != deal->id.n)
		return error_set(err, ERR_NO, "key %.100s is that of d%lld",
				 value, (long long)other.n);
	return 0;
}

static int
edit_field(struct business *business, struct deal *deal, const char *field,
	   const char *value, struct error *err)
{
	static const char *const fields[] = {"name",   "amount", "expected",
					     "next",   "due",	 "owner",
					     "source", "note",	 "key"};
	const struct policy_person *person;

	if (check_text(field, value, err) < 0)
		return -1;
	if (strcmp(field, "expected") == 0 || strcmp(field, "next") == 0 ||
	    strcmp(field, "due") == 0)
		return edit_plan(business, deal, field, value, err);
	if (strcmp(field, "amount") == 0) {
		if (*value)
			return read_amount(business, value, deal, err);
		deal->amount_minor = NUMBER_MISSING;
	} else if (strcmp(field, "owner") == 0) {
		if (people_get(business, value, &person, err) < 0)
			return -1;
		deal->owner.s = person->name;
	} else if (strcmp(field, "source") == 0) {
		deal->source.s = *value ? value : NULL;
		return check_word(field, deal->source.s, err);
	} else if (strcmp(field, "name") == 0) {
		if (value[strspn(value, " \t\r\n")] == '\0')
			return error_set(err, ERR_USAGE, "the name is empty");
		deal->name.s = value;
	} else if (strcmp(field, "note") == 0) {
		deal->note.s = *value ? value : NULL;
	} else if (strcmp(field, "key") == 0) {
		return edit_key(business, deal, value, err);
	} else {
		return unknown("field of a deal", field, fields,
			       sizeof(fields) / sizeof(fields[0]), err);
	}
	return 0;
}

int
deal_set(struct business *business, struct deal *deal, const char *setting,
	 struct error *err)
{
	const char *equals = strchr(setting, '=');

	if (!equals || equals == setting)
		return error_set(err, ERR_USAGE, "%.60s: not FIELD=VALUE",
				 setting);
	return edit_field(business, deal,
			  arena_bytes(business->arena, setting,
				      (size_t)(equals - setting)),
			  equals + 1, err);
}

int
deal_own(struct business *business, struct deal *deal, const char *owner,
	 const char *why, struct instant at, struct vec *rows,
	 struct error *err)
{
	const struct policy_person *person;
	struct deal before = *deal;

	if (!is(deal, "open"))
		return refuse_settled(deal, err);
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
