/* SPDX-License-Identifier: ISC
 * Everybody whom a problem concerns is thanked, or told, once.
 */
#include "cause/thanking.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "cause/reach.h"
#include "domain/docket.h"
#include "domain/listen.h"
#include "domain/outbox.h"
#include "domain/promise.h"
#include "store/party.h"
#include "store/problem.h"
#include "store/record.h"

static bool
is_state(const struct case_file *file, const char *state)
{
	return str_same(file->state.s, state);
}

/* --- thank ---------------------------------------------------------------------- */

struct thanking {
	struct business *business;
	const struct problem *problem;
	const struct gate_words *words;
	struct solving *solving;
	struct reach before; /* told in earlier runs */
	struct reach now;
	struct reach reporters; /* told or not */
};

static int
mark_told(struct thanking *run, const struct joined *joined, struct id entry,
	  struct instant at, struct error *err)
{
	struct joined after = *joined;

	after.interaction = entry;
	after.told_at = at;
	return record_set(run->business->store, TABLE_JOINS, joined, &after,
			  err);
}

/* The entry by which they were thanked on their own case since the problem was
 * settled; its id is 0 where they were not. */
static int
thanked_apart(struct thanking *run, const struct problem_case *one,
	      struct interaction *entry, struct error *err)
{
	struct vec said = {.size = sizeof(struct interaction)};
	const struct interaction *all;
	size_t i;

	column_clear(&interaction_shape, entry);
	if (docket_said(run->business, run->business->arena, one->file.id,
			&said, err) < 0)
		return -1;
	all = said.items;
	for (i = 0; i < said.count; i++) {
		if (str_same(all[i].kind.s, "thanks") &&
		    str_same(all[i].direction.s, "out") &&
		    all[i].id.n > one->file.settled_by.n &&
		    all[i].at.s >= run->problem->settled_at.s)
			*entry = all[i];
	}
	return 0;
}

/* Who is passed over, with the reason; 1: they are not. */
static int
is_due(struct thanking *run, const struct problem_case *one, struct error *err)
{
	const char *who = reach_called(run->business, &one->file);
	struct arena *arena = run->business->arena;
	long long party = (long long)one->party.id.n;
	struct interaction entry;
	bool there = true;

	if (!instant_missing(one->joined.told_at))
		return 0;
	if (reach_has(&run->before, one->party.id)) {
		reach_remark(
			run->business, run->solving,
			arena_print(arena,
				    "%s: c%lld was told of r%lld before; what "
				    "is new is said on the case itself",
				    who, party, (long long)run->problem->id.n));
		return 0;
	}
	if (!is_state(&one->file, "closed") &&
	    !is_state(&one->file, "resolved")) {
		reach_remark(
			run->business, run->solving,
			arena_print(arena,
				    "%s has no outcome yet: crm-resolve r%lld "
				    "settles it too",
				    who, (long long)run->problem->id.n));
		return 0;
	}
	if (thanked_apart(run, one, &entry, err) < 0)
		return -1;
	if (entry.id.n > 0) {
		reach_add(run->business, &run->now, one->party.id);
		return mark_told(run, &one->joined, entry.id, entry.at, err);
	}
	if (run->words->mail && !reach_has(&run->now, one->party.id) &&
	    reach_address(run->business, &one->party, who, run->solving, &there,
			  err) < 0)
		return -1;
	return there;
}

static int
thank_one(struct thanking *run, struct problem_case *one, struct error *err)
{
	struct gate_words words = reach_has(&run->now, one->party.id)
					  ? reach_along(run->words)
					  : *run->words;
	struct vec *rows = &run->solving->rows;
	const struct step_row *row;

	/* of praise too: the colleague's thanks are said on the case */
	words.to = "customer";
	if (gate_thank(run->business, &one->file, &words, rows, err) < 0)
		return -1;
	reach_add(run->business, &run->now, one->party.id);
	row = (const struct step_row *)rows->items + rows->count - 1;
	return mark_told(run, &one->joined, row->interaction, words.at, err);
}

/* Whom the problem concerned so far: cases and buyers. */
static int
begin_thanking(struct thanking *run, const struct vec *cases, struct error *err)
{
	struct business *business = run->business;
	struct vec joins = {.size = sizeof(struct joined)};
	const struct problem_case *all = cases->items;
	const struct joined *joined;
	struct party party;
	size_t i;

	if (problem_joins(business->store, business->arena, run->problem->id,
			  &joins, err) < 0)
		return -1;
	joined = joins.items;
	for (i = 0; i < joins.count; i++) {
		if (instant_missing(joined[i].told_at))
			continue;
		if (party_root(business->store, business->arena,
			       joined[i].party, &party, err) < 0)
			return -1;
		reach_add(business, &run->before, party.id);
	}
	for (i = 0; i < cases->count; i++)
		reach_add(business, &run->reporters, all[i].party.id);
	return 0;
}

/* --- buyers --------------------------------------------------------------------- */

static void
add_buyer_row(struct business *business, const struct party *party,
	      const struct interaction *entry, const struct message *message,
	      struct solving *solving)
{
	struct step_row *row = vec_add(&solving->rows, business->arena);

	column_clear(&step_row_shape, row);
	row->id = (struct any_id){party->id.n, 'c'};
	row->interaction = entry->id;
	row->step.s = "told";
	row->party = party->id;
	row->name = party->name;
	row->text = entry->text;
	row->channel = entry->channel;
	if (message) {
		row->message = message->id;
		row->address = message->address;
	}
}

static int
tell_buyer(struct thanking *run, const struct party *party, struct error *err)
{
	struct business *business = run->business;
	struct interaction entry;
	struct message message;
	struct joined joined;

	column_clear(&interaction_shape, &entry);
	entry.party = party->id;
	entry.at = run->words->at;
	entry.kind.s = "note";
	entry.direction.s = "out";
	entry.channel.s = "mail";
	entry.who.s = business->user;
	entry.text.s = run->words->text;
	column_clear(&joined_shape, &joined);
	joined.problem = run->problem->id;
	joined.party = party->id;
	joined.told_at = run->words->at;
	if (listen_note(business, &entry, err) < 0 ||
	    promise_touched(business, party->id, err) < 0 ||
	    outbox_party(business, party->id, (struct id){0}, entry.id,
			 run->problem->title.s, entry.text.s, &message,
			 err) < 0)
		return -1;
	joined.interaction = entry.id;
	if (record_add(business->store, TABLE_JOINS, &joined, err) < 0)
		return -1;
	add_buyer_row(business, party, &entry, &message, run->solving);
	return 0;
}

static int
tell_buyers(struct thanking *run, struct error *err)
{
	struct business *business = run->business;
	struct vec buyers = {.size = sizeof(struct id)};
	const struct id *all;
	struct party party;
	bool there;
	size_t i;

	if (problem_buyers(business->store, business->arena,
			   run->problem->product, &buyers, err) < 0)
		return -1;
	all = buyers.items;
	for (i = 0; i < buyers.count; i++) {
		if (party_root(business->store, business->arena, all[i], &party,
			       err) < 0)
			return -1;
		if (party.id.n == 0 || reach_has(&run->before, party.id) ||
		    reach_has(&run->reporters, party.id))
			continue;
		reach_add(business, &run->before, party.id);
		if (reach_address(business, &party, "a buyer", run->solving,
				  &there, err) < 0 ||
		    (there && tell_buyer(run, &party, err) < 0))
			return -1;
	}
	return 0;
}

static int
check_thanks(const struct problem *problem, const struct gate_words *words,
	     bool buyers, struct error *err)
{
	if (words->to)
		return error_set(err, ERR_USAGE,
				 "--to is of one case: a problem's thanks go "
				 "to those who reported it");
	if (buyers && !words->mail)
		return error_set(err, ERR_USAGE,
				 "--buyers are written to: --mail");
	if (buyers && problem->product.n == 0) {
		error_set(err, ERR_NO, "r%lld is about no product",
			  (long long)problem->id.n);
		return error_hint(err, "crm-edit r%lld product=…",
				  (long long)problem->id.n);
	}
	if (!words->text || words->text[strspn(words->text, " \t\r\n")] == '\0')
		return error_set(err, ERR_USAGE,
				 "nothing was said: give the words, or -m or "
				 "-F");
	if (problem->outcome.s)
		return 0;
	error_set(err, ERR_NO, "r%lld has no outcome yet",
		  (long long)problem->id.n);
	return error_hint(err, "crm-resolve r%lld done \"what was done\"",
			  (long long)problem->id.n);
}

int
thanking_run(struct business *business, const struct problem *problem,
	     const struct gate_words *words, bool buyers,
	     struct solving *solving, struct error *err)
{
	struct thanking run = {
		.business = business,
		.problem = problem,
		.words = words,
		.solving = solving,
		.before = {{.size = sizeof(struct id)}},
		.now = {{.size = sizeof(struct id)}},
		.reporters = {{.size = sizeof(struct id)}},
	};
	struct vec cases = {.size = sizeof(struct problem_case)};
	size_t i, rows = solving->rows.count;
	struct problem_case *all;

	if (check_thanks(problem, words, buyers, err) < 0 ||
	    problem_cases(business, problem, &cases, err) < 0 ||
	    begin_thanking(&run, &cases, err) < 0)
		return -1;
	all = cases.items;
	for (i = 0; i < cases.count; i++) {
		int due = is_due(&run, &all[i], err);

		if (due < 0 || (due > 0 && thank_one(&run, &all[i], err) < 0))
			return -1;
	}
	if (buyers && tell_buyers(&run, err) < 0)
		return -1;
	if (solving->rows.count == rows)
		return error_set(err, ERR_NO,
				 "r%lld: nobody is left who could be told",
				 (long long)problem->id.n);
	return 0;
}

int
thanking_again(struct business *business, const struct problem *problem,
	       struct id batch, struct solving *solving, struct error *err)
{
	struct vec joins = {.size = sizeof(struct joined)};
	const struct joined *all;
	struct interaction entry;
	struct party party;
	size_t i;

	if (problem_joins(business->store, business->arena, problem->id, &joins,
			  err) < 0)
		return -1;
	all = joins.items;
	for (i = 0; i < joins.count; i++) {
		if (all[i].case_id.n > 0 || all[i].batch.n != batch.n)
			continue;
		if (party_root(business->store, business->arena, all[i].party,
			       &party, err) < 0 ||
		    record_get(business->store, business->arena,
			       TABLE_INTERACTIONS, all[i].interaction.n, &entry,
			       err) < 0)
			return -1;
		add_buyer_row(business, &party, &entry, NULL, solving);
	}
	return 0;
}
