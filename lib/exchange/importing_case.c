/* SPDX-License-Identifier: ISC
 * Cases of a foreign file: those that go on, and those that are history.
 */
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "domain/docket.h"
#include "domain/listen.h"
#include "domain/people.h"
#include "exchange/importing.h"
#include "model/origin.h"
#include "store/arrival.h"
#include "store/record.h"

struct brought {
	struct case_file file;
	struct interaction entry; /* what they said */
	const char *called;
	const char *ref;
	const char *owner;
	const char *answer;
	struct instant closed_at; /* when it was over */
	bool over;		  /* resolved or closed */
	bool timeless;
};

static int
read_state(struct importing *run, const struct incoming_row *row,
	   struct brought *brought, struct error *err)
{
	const char *state = importing_value(run, row, CASE_STATE);
	const char *outcome = importing_value(run, row, CASE_OUTCOME);
	struct case_file *file = &brought->file;

	file->state.s = state ? state : "open";
	if (strcmp(file->state.s, "open") != 0 &&
	    strcmp(file->state.s, "resolved") != 0 &&
	    strcmp(file->state.s, "closed") != 0)
		return error_set(err, ERR_DATA,
				 "state %.60s: open, resolved or closed",
				 file->state.s);
	brought->over = strcmp(file->state.s, "open") != 0;
	if (!brought->over)
		return outcome ? error_set(err, ERR_DATA,
					   "an open case has no outcome")
			       : 0;
	file->outcome.s = outcome ? outcome : "done";
	if (strcmp(file->outcome.s, "done") == 0 ||
	    strcmp(file->outcome.s, "declined") == 0 ||
	    strcmp(file->outcome.s, "cannot") == 0)
		return 0;
	return error_set(err, ERR_DATA,
			 "outcome %.60s: done, declined or cannot",
			 file->outcome.s);
}

static int
read_moment(struct importing *run, const struct incoming_row *row, int field,
	    struct instant *at, struct error *err)
{
	const char *typed = importing_value(run, row, field);

	if (!typed)
		return 0;
	if (evidence_instant(&run->evidence, field, typed, row->line, at, err) <
	    0)
		return -1;
	return at->s <= run->business->now.s
		       ? 0
		       : error_set(err, ERR_DATA, "%.60s: has not been yet",
				   typed);
}

static int
read_times(struct importing *run, const struct incoming_row *row,
	   struct brought *brought, struct error *err)
{
	struct case_file *file = &brought->file;

	file->opened_at = run->business->now;
	brought->timeless = !importing_value(run, row, CASE_OPENED);
	if (read_moment(run, row, CASE_OPENED, &file->opened_at, err) < 0)
		return -1;
	brought->closed_at = file->opened_at;
	if (!brought->over)
		return 0;
	if (read_moment(run, row, CASE_CLOSED, &brought->closed_at, err) < 0)
		return -1;
	return brought->closed_at.s >= file->opened_at.s
		       ? 0
		       : error_set(err, ERR_DATA,
				   "it was over before it began");
}

static int
read_kind(struct importing *run, const struct incoming_row *row,
	  struct brought *brought, struct error *err)
{
	const char *typed = importing_value(run, row, CASE_KIND);
	const struct policy *policy = run->business->policy;
	const struct policy_kind *kind =
		policy_kind_named(policy, typed ? typed : policy->default_kind);

	if (!kind || !kind->voice)
		return error_set(err, ERR_DATA, "kind %.60s: opens no case",
				 typed ? typed : policy->default_kind);
	brought->file.kind.s = kind->name;
	return 0;
}

static int
read_case(struct importing *run, const struct incoming_row *row,
	  struct error *err)
{
	struct brought *brought = arena_get(run->row, sizeof(*brought));
	const char *key = importing_value(run, row, CASE_KEY);
	struct interaction *entry = &brought->entry;
	struct case_file *file = &brought->file;

	run->item = brought;
	column_clear(&case_shape, file);
	column_clear(&interaction_shape, entry);
	brought->called = importing_value(run, row, CASE_CUSTOMER);
	brought->answer = importing_value(run, row, CASE_ANSWER);
	entry->text.s = importing_value(run, row, CASE_TEXT);
	entry->channel.s = importing_value(run, row, CASE_CHANNEL);
	if (!brought->called)
		return error_set(err, ERR_DATA, "no customer");
	if (!entry->text.s)
		return error_set(err, ERR_DATA, "nothing was said");
	if (key)
		brought->ref = importing_ref(run, key);
	if (read_kind(run, row, brought, err) < 0 ||
	    read_state(run, row, brought, err) < 0 ||
	    read_times(run, row, brought, err) < 0 ||
	    importing_word("channel", entry->channel.s, err) < 0 ||
	    importing_person(run, importing_value(run, row, CASE_OWNER),
			     &brought->owner, err) < 0)
		return -1;
	file->level.n = 0;
	file->episode.n = 1;
	file->subject.s = listen_subject(run->row, entry->text.s);
	entry->at = file->opened_at;
	entry->kind = file->kind;
	entry->direction.s = "in";
	entry->who.s = run->business->user;
	return 0;
}

static int
came_before(struct importing *run, const struct brought *brought, bool *there,
	    struct error *err)
{
	struct store *store = run->business->store;

	*there = false;
	if (run->on_match == MATCH_NEW)
		return 0;
	return brought->ref ? arrival_ref(store, brought->ref, there, err)
			    : arrival_case(store, &brought->file,
					   brought->timeless, there, err);
}

/* The case with what opened it, as crm-log would have made it. */
static int
open_case(struct importing *run, struct brought *brought, struct error *err)
{
	struct business *business = run->business;
	struct case_file *file = &brought->file;
	struct interaction *entry = &brought->entry;
	struct origin origin;
	struct party party;

	if (record_get(business->store, run->row, TABLE_PARTIES, file->party.n,
		       &party, err) < 0 ||
	    people_owner(business,
			 brought->owner ? brought->owner : party.owner.s,
			 file->kind.s, entry->channel.s, &file->owner.s,
			 &file->desk.s, &file->turn.s, err) < 0)
		return -1;
	file->policy = business->policy_id;
	if (record_add(business->store, TABLE_CASES, file, err) < 0)
		return -1;
	entry->case_id = file->id;
	entry->party = file->party;
	if (record_add(business->store, TABLE_INTERACTIONS, entry, err) < 0)
		return -1;
	if (!brought->ref)
		return 0;
	column_clear(&origin_shape, &origin);
	origin.interaction = entry->id;
	origin.ref.s = brought->ref;
	return record_add(business->store, TABLE_ORIGINS, &origin, err);
}

/* What the other program knows of the end: what they were told, and that it
 * was over. Thanks are not made up; a closed case is closed all the same. */
static int
settle(struct importing *run, struct brought *brought, struct case_file *file,
       struct error *err)
{
	struct business *business = run->business;
	struct interaction entry;

	if (brought->answer &&
	    docket_note(business, file, "out", "answer", brought->answer,
			brought->closed_at, &entry, err) < 0)
		return -1;
	if (docket_note(business, file, "own", "outcome",
			brought->answer ? brought->answer
					: "over before it was imported",
			brought->closed_at, &entry, err) < 0)
		return -1;
	file->settled_by = entry.id;
	if (strcmp(brought->file.state.s, "closed") == 0)
		file->closed_at = brought->closed_at;
	return 0;
}

static int
keep_brought(struct importing *run, struct brought *brought, struct error *err)
{
	struct case_file before, after;
	const char *state = brought->file.state.s;
	const char *outcome = brought->file.outcome.s;

	brought->file.state.s = "open";
	brought->file.outcome.s = NULL;
	if (open_case(run, brought, err) < 0)
		return -1;
	before = after = brought->file;
	brought->file.state.s = state;
	after.opened_by = brought->entry.id;
	after.state.s = state;
	after.outcome.s = outcome;
	if (brought->over && settle(run, brought, &after, err) < 0)
		return -1;
	return docket_save(run->business, &before, &after, err);
}

static int
keep_case(struct importing *run, enum importing_outcome *outcome,
	  struct error *err)
{
	struct brought *brought = run->item;
	struct importing_customer *customer;
	bool there;

	if (importing_customer(run, brought->called, &customer, err) < 0)
		return -1;
	brought->file.party.n = customer->id;
	if (came_before(run, brought, &there, err) < 0)
		return -1;
	*outcome = there ? OUTCOME_HERE : OUTCOME_NEW;
	if (there)
		return 0;
	if (importing_spoke(run, customer, err) < 0)
		return -1;
	return keep_brought(run, brought, err);
}

const struct importing_noun importing_case_noun = {"cases", read_case,
						   keep_case};
