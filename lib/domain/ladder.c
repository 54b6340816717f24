/* SPDX-License-Identifier: ISC
 * The ladder.
 */
#include "domain/ladder.h"

#include <string.h>

#include "base/str.h"
#include "domain/calendar.h"
#include "domain/clock.h"
#include "domain/docket.h"
#include "domain/door.h"
#include "domain/listen.h"
#include "domain/outbox.h"
#include "domain/people.h"
#include "domain/promise.h"
#include "store/case.h"
#include "store/party.h"
#include "store/record.h"
#include "store/rung.h"

/* So many in one batch: the lock is held for a fraction of a second. */
#define AT_ONCE 300

static bool
is_clock(const char *cause)
{
	int i;

	for (i = 0; i < CLOCK_COUNT; i++) {
		if (strcmp(policy_clock_names[i], cause) == 0)
			return true;
	}
	return false;
}

/* Who hears of it: a case keeps its ladder, but people come and go. */
static int
person_of(struct business *business, const struct policy_rung *rung,
	  const struct case_file *file, const char **person, struct error *err)
{
	const char *owner =
		file->owner.s ? file->owner.s : business->policy->champion;

	if (people_rung(business, rung, owner, person, err) < 0)
		return -1;
	if (policy_person(business->policy, *person))
		return 0;
	return people_acting(business, business->policy->champion, person, err);
}

static void
say_late(int64_t late_s, struct str *out)
{
	int64_t days = late_s / 86400;

	if (days >= 2)
		str_print(out, "%lld days", (long long)days);
	else
		calendar_say_length(late_s > 0 ? late_s : 0, out);
}

/* What the letter says beside the case and its due time. */
static const char *
letter_text(struct business *business, const struct case_file *file,
	    const char *cause, int64_t late_s, const char *why)
{
	struct str text = {0};
	const char *kept;

	if (is_clock(cause)) {
		str_print(&text, "The %s clock is late by ", cause);
		say_late(late_s, &text);
		str_add_char(&text, '.');
	} else if (strcmp(cause, "letter") == 0) {
		str_add(&text, "They have written again:");
	} else if (strcmp(cause, "hand") == 0) {
		str_print(&text, "%s asks for you:", business->user);
	} else if (strcmp(cause, "praise") == 0) {
		str_add(&text, "Praise that deserves to be heard:");
	}
	if (why)
		str_print(&text, "\n\n%s", why);
	str_print(&text, "\n\ncrm-show k%lld shows all of it.",
		  (long long)file->id.n);
	kept = arena_text(business->arena, str_get(&text));
	str_free(&text);
	return kept;
}

static int
fill_row(struct business *business, const struct case_file *file,
	 const struct rung *rung, struct climb_row *row, struct error *err)
{
	struct party party;

	if (party_root(business->store, business->arena, file->party, &party,
		       err) < 0)
		return -1;
	row->id = file->id;
	row->late_s = rung->late;
	row->from = rung->from;
	row->to = rung->to;
	row->clock = rung->cause;
	row->person = rung->person;
	row->party = party.id;
	row->name = party.name;
	row->subject = file->subject;
	return 0;
}

int
ladder_climb(struct business *business, struct case_file *file, int64_t level,
	     const char *cause, int64_t late_s, const char *why,
	     struct climb_row *row, struct error *err)
{
	struct case_file before = *file;
	const struct policy *policy;
	struct message message;
	struct rung rung;
	bool claimed;

	column_clear(&climb_row_shape, row);
	column_clear(&rung_shape, &rung);
	if (business_policy(business, file->policy, &policy, err) < 0)
		return -1;
	if (level <= file->level.n || level > (int64_t)policy->rung_count)
		return 0;
	if (case_claimed(business->store, file->id, file->episode.n, level,
			 &claimed, err) < 0)
		return -1;
	file->level.n = level;
	if (docket_save(business, &before, file, err) < 0)
		return -1;
	rung.case_id = file->id;
	rung.episode = file->episode;
	rung.from = before.level;
	rung.to = file->level;
	rung.cause.s = cause;
	rung.at = business->now;
	if (is_clock(cause))
		rung.late.s = late_s;
	rung.why.s = why;
	if (claimed)
		return fill_row(business, file, &rung, row, err);
	if (person_of(business, &policy->ladder[level - 1], file,
		      &rung.person.s, err) < 0 ||
	    record_add(business->store, TABLE_RUNGS, &rung, err) < 0 ||
	    outbox_person(business, rung.person.s, "rung", file->id,
			  letter_text(business, file, cause, late_s, why),
			  &message, err) < 0)
		return -1;
	return fill_row(business, file, &rung, row, err);
}

int
ladder_climbed(struct business *business, const struct case_file *file,
	       const char *cause, bool *climbed, struct error *err)
{
	struct vec found = {.size = sizeof(struct rung)};
	const struct rung *rungs;
	size_t i;

	*climbed = false;
	if (case_rungs(business->store, business->arena, file->id,
		       file->episode.n, &found, err) < 0)
		return -1;
	rungs = found.items;
	for (i = 0; i < found.count; i++) {
		if (str_same(rungs[i].cause.s, cause))
			*climbed = true;
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
		rc = promise_break(business, AT_ONCE, climbing->rows, err);
	if (climbing->rows->count > rows)
		climbing->moved = true;
	return rc;
}

static int
begin(struct business *business, bool rehearse, struct error *err)
{
	const struct door_write write = {.origin = "job",
					     .rehearse = rehearse};
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
ladder_escalate(struct business *business, bool rehearse, struct vec *rows,
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
ladder_hand(struct business *business, struct case_file *file, const char *why,
	    struct climb_row *row, struct error *err)
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
ladder_due(struct business *business, struct vec *files, struct error *err)
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

static int
explain_climbs(struct business *business, const struct policy *policy,
	       const struct case_file *file, const struct calendar *calendar,
	       struct str *out, struct error *err)
{
	struct vec found = {.size = sizeof(struct rung)};
	const struct rung *rungs;
	size_t i;

	if (case_rungs(business->store, business->arena, file->id,
		       file->episode.n, &found, err) < 0)
		return -1;
	rungs = found.items;
	for (i = 0; i < found.count; i++) {
		int64_t to = rungs[i].to.n;

		str_print(out, "climbed to level %lld", (long long)to);
		if (to > 0 && to <= (int64_t)policy->rung_count)
			str_print(out, ", %s", policy->ladder[to - 1].name);
		str_add_char(out, ' ');
		calendar_say(calendar, rungs[i].at, business->now, out);
		str_print(out, " (%s): %s was told\n", rungs[i].cause.s,
			  rungs[i].person.s ? rungs[i].person.s : "nobody");
	}
	return 0;
}

static int
explain_next(struct business *business, const struct policy *policy,
	     const struct case_file *file, struct str *out, struct error *err)
{
	const char *comma = "next told: ";
	int64_t level;

	if (str_same(file->state.s, "closed"))
		return 0;
	for (level = file->level.n + 1; level <= (int64_t)policy->rung_count;
	     level++) {
		const struct policy_rung *rung = &policy->ladder[level - 1];
		const char *person;

		if (person_of(business, rung, file, &person, err) < 0)
			return -1;
		str_print(out, "%s%s %s", comma, rung->name, person);
		comma = ", then ";
	}
	if (*comma == ',')
		str_add_char(out, '\n');
	return 0;
}

int
ladder_explain(struct business *business, const struct case_file *file,
	       struct str *out, struct error *err)
{
	struct vec said = {.size = sizeof(struct interaction)};
	struct clock_case of = {.file = file};
	const struct policy *policy;
	struct party party;

	if (business_policy(business, file->policy, &policy, err) < 0 ||
	    docket_said(business, business->arena, file->id, &said, err) < 0 ||
	    party_root(business->store, business->arena, file->party, &party,
		       err) < 0 ||
	    party_tags(business->store, business->arena, party.id, &of.tags,
		       err) < 0 ||
	    clock_calendar(business->arena, policy, file->kind.s, &of.calendar,
			   err) < 0)
		return -1;
	of.said = said.items;
	of.said_count = said.count;
	of.forced = file->forced_by.s && !str_same(file->state.s, "closed");
	str_print(out, "k%lld %s (c%lld): %s, %s\n", (long long)file->id.n,
		  party.name.s ? party.name.s : "somebody",
		  (long long)party.id.n, file->kind.s,
		  file->subject.s ? file->subject.s : "");
	if (clock_explain(business->arena, policy, &of, out, err) < 0 ||
	    explain_climbs(business, policy, file, of.calendar, out, err) < 0)
		return -1;
	return explain_next(business, policy, file, out, err);
}
