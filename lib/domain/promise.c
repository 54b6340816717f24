/* SPDX-License-Identifier: ISC
 * Promises.
 */
#include "domain/promise.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "domain/docket.h"
#include "domain/listen.h"
#include "domain/made.h"
#include "domain/people.h"
#include "os/zone.h"
#include "store/batch.h"
#include "store/party.h"
#include "store/promise.h"
#include "store/record.h"

#define REDATE_AT_ONCE 1000

static bool
is(const struct promise *promise, const char *state)
{
	return str_same(promise->state.s, state);
}

static bool
touch(const struct promise *promise)
{
	return str_same(promise->side.s, "touch");
}

/* When a day of the business begins. */
static struct instant
midnight(const struct business *business, int64_t days)
{
	struct civil civil = day_civil((struct day){days});

	return zone_instant(business->zone, &civil);
}

/* The moment a touch counts from. */
static int
touch_base(struct business *business, const struct promise *promise,
	   struct instant *base, struct error *err)
{
	struct instant made = business->now;
	struct arena arena = {NULL};
	struct batch batch;
	int rc =
		batch_get(business->store, &arena, promise->batch, &batch, err);

	if (rc > 0)
		made = batch.at;
	arena_free(&arena);
	if (rc < 0 ||
	    party_contacted(business->store, promise->party, base, err) < 0)
		return -1;
	if (instant_missing(*base) ||
	    (promise->after.n > 0 && base->s < made.s))
		*base = made;
	return 0;
}

int
promise_judge(struct business *business, const struct promise *promise,
	      struct instant *late_at, struct error *err)
{
	struct instant base;

	*late_at = INSTANT_MISSING;
	if (promise->voided.yes ||
	    (!is(promise, "open") && !is(promise, "broken")))
		return 0;
	if (touch(promise)) {
		if (touch_base(business, promise, &base, err) < 0)
			return -1;
		*late_at =
			midnight(business, zone_day(business->zone, base).days +
						   promise->every.n + 1);
	} else if (!instant_missing(promise->due_at)) {
		*late_at = promise->due_at;
	} else if (!day_missing(promise->due_on)) {
		*late_at = midnight(business, promise->due_on.days + 1);
	}
	return 0;
}

/* Save a changed promise, judged anew. */
static int
save(struct business *business, const struct promise *before,
     struct promise *after, struct error *err)
{
	if (promise_judge(business, after, &after->late_at, err) < 0)
		return -1;
	return record_set(business->store, TABLE_PROMISES, before, after, err);
}

static int
refresh(struct business *business, const struct promise *before,
	struct error *err)
{
	struct promise after = *before;

	return save(business, before, &after, err);
}

int
promise_refresh(struct business *business, struct id id, struct error *err)
{
	struct promise before;
	int rc = record_get(business->store, business->arena, TABLE_PROMISES,
			    id.n, &before, err);

	return rc <= 0 ? rc : refresh(business, &before, err);
}

int
promise_touched(struct business *business, struct id party, struct error *err)
{
	struct vec found = {.size = sizeof(struct promise)};
	const struct promise *all;
	size_t i;

	if (promise_touches(business->store, business->arena, party, &found,
			    err) < 0)
		return -1;
	all = found.items;
	for (i = 0; i < found.count; i++) {
		if (refresh(business, &all[i], err) < 0)
			return -1;
	}
	return 0;
}

int
promise_redate(struct business *business, struct error *err)
{
	struct id after = {0};
	size_t count = REDATE_AT_ONCE;

	while (count == REDATE_AT_ONCE) {
		struct arena arena = {NULL};
		struct vec found = {.size = sizeof(struct promise)};
		const struct promise *all;
		size_t i;
		int rc = promise_standing(business->store, &arena, after,
					  REDATE_AT_ONCE, &found, err);

		all = found.items;
		for (i = 0; rc == 0 && i < found.count; i++) {
			rc = refresh(business, &all[i], err);
			after = all[i].id;
		}
		count = found.count;
		arena_free(&arena);
		if (rc < 0)
			return -1;
	}
	return 0;
}

/* Words, where there are some, must be text. */
static int
check_text(const char *text, struct error *err)
{
	if (text[strspn(text, " \t\r\n")] == '\0')
		return error_set(err, ERR_USAGE, "say what is promised");
	if (!utf8_valid(text, strlen(text)))
		return error_set(err, ERR_DATA, "the words are no UTF-8 text");
	return 0;
}

/* Nobody promises what is late already; that they are late may be noted. */
static int
check_due(struct business *business, const struct promise *promise,
	  struct error *err)
{
	struct instant late_at;

	if (promise_judge(business, promise, &late_at, err) < 0)
		return -1;
	if (!str_same(promise->side.s, "ours") || late_at.s > business->now.s)
		return 0;
	return error_set(err, ERR_USAGE,
			 "%s has been: promise what can be "
			 "kept",
			 day_missing(promise->due_on)
				 ? business_when(business, promise->due_at)
				 : business_day(business, promise->due_on));
}

int
promise_add(struct business *business, const struct promise_new *new,
	    struct promise *promise, struct error *err)
{
	const struct policy_person *owner;

	column_clear(&promise_shape, promise);
	if (people_get(business, new->owner ? new->owner : "me", &owner, err) <
		    0 ||
	    (new->text &&check_text(new->text, err) < 0))
		return -1;
	promise->party = new->party;
	promise->case_id = new->case_id;
	promise->owner.s = owner->name;
	promise->side.s = new->side;
	promise->text.s = new->text;
	promise->due_on = new->due.on;
	promise->due_at = new->due.at;
	if (new->every > 0)
		promise->every.n = new->every;
	promise->state.s = "open";
	if (check_due(business, promise, err) < 0 ||
	    promise_judge(business, promise, &promise->late_at, err) < 0)
		return -1;
	return record_add(business->store, TABLE_PROMISES, promise, err);
}

int
promise_get(struct business *business, struct id id, struct promise *promise,
	    struct error *err)
{
	int rc = record_get(business->store, business->arena, TABLE_PROMISES,
			    id.n, promise, err);

	if (rc < 0)
		return -1;
	if (rc > 0 && !promise->voided.yes)
		return 0;
	error_set(err, ERR_NO, "p%lld: no such promise", (long long)id.n);
	return error_hint(err, "crm-find -t promises lists them");
}

/* Only what stands can change. */
static int
check_standing(const struct promise *promise, struct error *err)
{
	if (is(promise, "open") || is(promise, "broken"))
		return 0;
	error_set(err, ERR_NO, "p%lld is %s already", (long long)promise->id.n,
		  promise->state.s);
	return error_hint(err, "crm-undo takes your last change back");
}

/* By when people see it: a touch has no day in the record. */
static struct when
due_of(const struct business *business, const struct promise *promise)
{
	struct when due = {promise->due_on, promise->due_at};

	if (touch(promise) && !instant_missing(promise->late_at))
		due.on.days =
			zone_day(business->zone, promise->late_at).days - 1;
	return due;
}

static int
add_step(struct business *business, const struct promise *promise,
	 const char *step, const struct interaction *entry, struct vec *rows,
	 struct error *err)
{
	struct step_row *row = vec_add(rows, business->arena);
	struct party party;

	column_clear(&step_row_shape, row);
	if (party_root(business->store, business->arena, promise->party, &party,
		       err) < 0)
		return -1;
	row->id = (struct any_id){promise->id.n, 'p'};
	row->step.s = step;
	if (is(promise, "open") || is(promise, "broken")) {
		row->needs.s = touch(promise) ? "touch" : "keep";
		row->due = promise->due_at;
		/* the last second of the day it is due on */
		if (instant_missing(row->due))
			row->due.s = promise->late_at.s - 1;
	}
	row->owner = promise->owner;
	row->party = party.id;
	row->name = party.name;
	row->text = promise->text;
	if (entry) {
		row->interaction = entry->id;
		row->text = entry->text;
	}
	return 0;
}

/* The first due after today in the steps of its own days: a repeat that was
 * kept late does not fall due at once again. */
static struct when
next_due(const struct business *business, const struct promise *promise)
{
	struct when due = {promise->due_on, promise->due_at};
	struct civil civil = {0};
	struct day on = due.on;
	int64_t behind;

	if (day_missing(on)) {
		civil = zone_civil(business->zone, due.at);
		on = zone_day(business->zone, due.at);
	}
	behind = business->today.days - on.days;
	on.days += promise->every.n *
		   (behind < 0 ? 1 : behind / promise->every.n + 1);
	if (day_missing(due.on)) {
		struct civil then = day_civil(on);

		then.hour = civil.hour;
		then.minute = civil.minute;
		then.second = civil.second;
		due.at = zone_instant(business->zone, &then);
	} else {
		due.on = on;
	}
	return due;
}

static int
follow(struct business *business, const struct promise *kept, struct vec *rows,
       struct error *err)
{
	struct promise next;

	column_clear(&promise_shape, &next);
	next.party = kept->party;
	next.case_id = kept->case_id;
	next.owner = kept->owner;
	next.side = kept->side;
	next.text = kept->text;
	next.every = kept->every;
	next.state.s = "open";
	next.after = kept->id;
	if (!touch(kept)) {
		struct when due = next_due(business, kept);

		next.due_on = due.on;
		next.due_at = due.at;
	}
	if (promise_judge(business, &next, &next.late_at, err) < 0 ||
	    record_add(business->store, TABLE_PROMISES, &next, err) < 0)
		return -1;
	return add_step(business, &next, "next", NULL, rows, err);
}

/* What was said when it was kept; with a touch, that is to them. */
static int
note_kept(struct business *business, const struct promise *promise,
	  const char *text, struct instant at, struct interaction *entry,
	  struct error *err)
{
	struct case_file file;

	column_clear(&case_shape, &file);
	file.id = promise->case_id;
	file.party = promise->party;
	if (docket_note(business, &file, touch(promise) ? "out" : "own", "note",
			text, at, entry, err) < 0)
		return -1;
	if (!touch(promise))
		return 0;
	if (promise->case_id.n > 0 &&
	    docket_refresh(business, promise->case_id, err) < 0)
		return -1;
	return promise_touched(business, promise->party, err);
}

int
promise_keep(struct business *business, struct promise *promise,
	     const char *text, struct instant at, struct vec *rows,
	     struct error *err)
{
	struct promise before = *promise;
	struct interaction entry;

	if (check_standing(promise, err) < 0)
		return -1;
	promise->state.s = "kept";
	promise->settled_at = at;
	if (save(business, &before, promise, err) < 0 ||
	    (text && note_kept(business, promise, text, at, &entry, err) < 0) ||
	    add_step(business, promise, "kept", text ? &entry : NULL, rows,
		     err) < 0)
		return -1;
	if (promise->every.n <= 0)
		return 0;
	return follow(business, promise, rows, err);
}

int
promise_set(struct business *business, const struct promise *before,
	    struct promise *promise, struct error *err)
{
	bool moved = before->due_on.days != promise->due_on.days ||
		     before->due_at.s != promise->due_at.s;

	if (check_standing(before, err) < 0 ||
	    (promise->text.s && check_text(promise->text.s, err) < 0) ||
	    (moved && check_due(business, promise, err) < 0))
		return -1;
	return save(business, before, promise, err);
}

int
promise_own(struct business *business, struct promise *promise,
	    const char *owner, struct vec *rows, struct error *err)
{
	const struct policy_person *person;
	struct promise before = *promise;

	if (people_get(business, owner, &person, err) < 0)
		return -1;
	promise->owner.s = person->name;
	if (promise_set(business, &before, promise, err) < 0)
		return -1;
	return add_step(business, promise, "own", NULL, rows, err);
}

int
promise_row(struct business *business, const struct promise *promise,
	    struct promise_row *row, struct error *err)
{
	struct party party;

	column_clear(&promise_row_shape, row);
	if (party_root(business->store, business->arena, promise->party, &party,
		       err) < 0)
		return -1;
	row->id = promise->id;
	row->due = due_of(business, promise);
	row->owner = promise->owner;
	row->party = party.id;
	row->name = party.name;
	row->text = promise->text;
	row->side = promise->side;
	row->state = promise->state;
	row->for_case = promise->case_id;
	row->every = promise->every;
	row->batch = promise->batch;
	return 0;
}

int
promise_again(struct business *business, struct id batch, struct vec *rows,
	      struct error *err)
{
	struct vec ids = {.size = sizeof(struct id)};
	struct promise promise;
	const struct id *all;
	size_t i;

	if (made_list(business, TABLE_PROMISES, batch, &ids, err) < 0)
		return -1;
	all = ids.items;
	for (i = 0; i < ids.count; i++) {
		if (promise_get(business, all[i], &promise, err) < 0 ||
		    promise_row(business, &promise,
				vec_add(rows, business->arena), err) < 0)
			return -1;
	}
	return 0;
}

int
promise_broken(struct business *business, const struct promise *before,
	       struct promise *broken, struct error *err)
{
	*broken = *before;
	broken->state.s = "broken";
	return save(business, before, broken, err);
}
