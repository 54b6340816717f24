/* SPDX-License-Identifier: ISC
 * Escalation.
 */
#include "domain/escalate.h"

#include "base/str.h"
#include "domain/clock.h"
#include "domain/docket.h"
#include "domain/door.h"
#include "domain/ladder.h"
#include "domain/listen.h"
#include "domain/promise.h"
#include "store/case.h"
#include "store/party.h"
#include "store/promise.h"
#include "store/record.h"
#include "store/rung.h"

/* So many in one batch: the lock is held for a fraction of a second. */
#define AT_ONCE 300

static int
break_one(struct business *business, const struct promise *before,
	  struct vec *rows, struct error *err)
{
	struct promise broken;
	struct climb_row *row;
	struct case_file file;
	struct party party;
	struct id against;

	if (promise_broken(business, before, &broken, err) < 0 ||
	    promise_case(business->store, broken.id, &against, err) < 0)
		return -1;
	if (against.n > 0)
		return 0;
	if (listen_broken(business, broken.party, broken.id, broken.owner.s,
			  broken.text.s, &file, err) < 0 ||
	    party_root(business->store, business->arena, file.party, &party,
		       err) < 0)
		return -1;
	row = vec_add(rows, business->arena);
	column_clear(&climb_row_shape, row);
	row->id = file.id;
	row->late_s.s = business->now.s - before->late_at.s;
	row->from.n = 0;
	row->to.n = 0;
	row->clock.s = "promise";
	row->person = file.owner;
	row->party = party.id;
	row->name = party.name;
	row->subject = file.subject;
	return 0;
}

static int
break_promises(struct business *business, struct vec *rows, struct error *err)
{
	struct vec found = {.size = sizeof(struct promise)};
	const struct promise *all;
	size_t i;

	if (promise_late(business->store, business->arena, business->now,
			 AT_ONCE, &found, err) < 0)
		return -1;
	all = found.items;
	for (i = 0; i < found.count; i++) {
		if (break_one(business, &all[i], rows, err) < 0)
			return -1;
	}
	return 0;
}

/* One run over all that is due. */
struct climbing {
	struct business *business;
	struct vec *rows;
	struct vec stuck; /* struct id: cases that do not move */
	struct error why; /* why the first of them that is wrong does not */
	bool moved;	  /* in this batch */
};

static bool
is_stuck(const struct climbing *climbing, struct id id)
{
	const struct id *ids = climbing->stuck.items;
	size_t i;

	for (i = 0; i < climbing->stuck.count; i++) {
		if (ids[i].n == id.n)
			return true;
	}
	return false;
}

/* Passed over from now on; why is NULL where nothing is wrong with it. */
static void
set_stuck(struct climbing *climbing, struct id id, const struct error *why)
{
	*(struct id *)vec_add(&climbing->stuck, climbing->business->arena) = id;
	climbing->moved = true;
	if (why && climbing->why.code == ERR_NONE)
		error_set(&climbing->why, why->code,
			  "k%lld cannot be judged: %.400s", (long long)id.n,
			  why->text);
}

/* Read anew under the lock, so that of many at once only one climbs. */
static int
climb_case(struct climbing *climbing, struct arena *arena, struct id id,
	   struct error *err)
{
	struct business *business = climbing->business;
	struct clock_reading reading = {.due_at = INSTANT_MISSING,
					.climb_at = INSTANT_MISSING};
	struct case_file file, judged;
	struct clock_case of = {.file = &file};
	const struct policy *policy;
	struct climb_row row;
	int64_t level, late_s;
	struct error why = {0};

	if (record_get(business->store, business->arena, TABLE_CASES, id.n,
		       &file, err) < 0)
		return -1;
	if (docket_judge(business, arena, &file, &judged, &reading, &why) < 0) {
		if (why.code != ERR_POLICY)
			return error_set(err, why.code, "%s", why.text);
		set_stuck(climbing, id, &why);
		return 0;
	}
	climbing->moved = true;
	if (business_policy(business, file.policy, &policy, err) < 0)
		return -1;
	level = clock_level(policy, &of, &reading, business->now, &late_s);
	if (level == 0) {
		/* What the record said of its next rung was wrong; put right
		 * if this batch has anything else to keep. */
		set_stuck(climbing, id, NULL);
		judged = file;
		return docket_save(business, &file, &judged, err);
	}
	if (ladder_climb(business, &file, level,
			 policy_clock_names[reading.due_clock], late_s, NULL,
			 &row, err) < 0)
		return -1;
	*(struct climb_row *)vec_add(climbing->rows, business->arena) = row;
	return 0;
}

static int
climb_some(struct climbing *climbing, struct error *err)
{
	struct business *business = climbing->business;
	struct vec found = {.size = sizeof(struct id)};
	struct arena arena = {NULL};
	const struct id *ids;
	size_t i, rows;
	int rc;

	climbing->moved = false;
	rc = case_climbing(business->store, &arena, business->now,
			   AT_ONCE + climbing->stuck.count, &found, err);
	ids = found.items;
	for (i = 0; rc == 0 && i < found.count; i++) {
		if (!is_stuck(climbing, ids[i]))
			rc = climb_case(climbing, &arena, ids[i], err);
	}
	arena_free(&arena);
	rows = climbing->rows->count;
	if (rc == 0)
		rc = break_promises(business, climbing->rows, err);
	if (climbing->rows->count > rows)
		climbing->moved = true;
	return rc;
}

static int
begin(struct business *business, bool rehearse, struct error *err)
{
	const struct door_write write = {.origin = "job", .rehearse = rehearse};
	struct id repeat = {0};

	return door_begin(business, &write, &repeat, err);
}

/* One transaction; a rehearsal does everything in it, as each of several would
 * find the same again. */
static int
climb_batch(struct climbing *climbing, bool rehearse, struct error *err)
{
	struct business *business = climbing->business;
	size_t rows = climbing->rows->count;

	if (begin(business, rehearse, err) < 0)
		return -1;
	do {
		if (climb_some(climbing, err) < 0) {
			store_rollback(business->store);
			climbing->rows->count = rows;
			return -1;
		}
	} while (rehearse && climbing->moved);
	if (door_commit(business, NULL, err) < 0) {
		if (err->code != ERR_UNKNOWN)
			climbing->rows->count = rows;
		return -1;
	}
	return 0;
}

int
escalate_run(struct business *business, bool rehearse, struct vec *rows,
	     struct error *err)
{
	struct climbing climbing = {.business = business,
				    .rows = rows,
				    .stuck = {.size = sizeof(struct id)},
				    .moved = true};
	bool due = true;

	while (climbing.moved) {
		if (rung_due(business->store, business->now, &due, err) < 0)
			return -1;
		if (!due)
			break;
		if (climb_batch(&climbing, rehearse, err) < 0)
			return -1;
	}
	if (climbing.why.code == ERR_NONE)
		return 0;
	return error_set(err, climbing.why.code, "%s", climbing.why.text);
}

int
escalate_hand(struct business *business, struct case_file *file,
	      const char *why, struct climb_row *row, struct error *err)
{
	const struct policy *policy;
	int64_t level = file->level.n, top;
	bool claimed = true;

	if (str_same(file->state.s, "closed"))
		return error_set(err, ERR_NO, "k%lld is closed",
				 (long long)file->id.n);
	if (business_policy(business, file->policy, &policy, err) < 0)
		return -1;
	top = (int64_t)policy->rung_count;
	while (claimed && level < top) {
		level++;
		if (case_claimed(business->store, file->id, file->episode.n,
				 level, &claimed, err) < 0)
			return -1;
	}
	if (claimed)
		return error_set(err, ERR_NO,
				 "k%lld is at the top of the ladder already",
				 (long long)file->id.n);
	return ladder_climb(business, file, level, "hand", 0, why, row, err);
}

int
escalate_due(struct business *business, struct vec *files, struct error *err)
{
	struct vec found = {.size = sizeof(struct id)};
	const struct id *ids;
	size_t i;

	if (case_climbing(business->store, business->arena, business->now,
			  INT32_MAX, &found, err) < 0)
		return -1;
	ids = found.items;
	for (i = 0; i < found.count; i++) {
		if (record_get(business->store, business->arena, TABLE_CASES,
			       ids[i].n, vec_add(files, business->arena),
			       err) < 0)
			return -1;
	}
	return 0;
}
