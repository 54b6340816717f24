/* SPDX-License-Identifier: ISC
 * The ladder.
 */
#include "domain/ladder.h"

#include <string.h>

#include "base/str.h"
#include "domain/calendar.h"
#include "domain/clock.h"
#include "domain/docket.h"
#include "domain/listen.h"
#include "domain/outbox.h"
#include "domain/people.h"
#include "store/case.h"
#include "store/party.h"
#include "store/record.h"
#include "store/rung.h"

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

	if (is_clock(cause)) {
		str_print(&text, "The %s clock is late by ", cause);
		say_late(late_s, &text);
		str_add_char(&text, '.');
	} else if (strcmp(cause, "letter") == 0) {
		str_add(&text, "They have written again:");
	} else if (strcmp(cause, "hand") == 0) {
		str_print(&text, "%s asks for you:", business->user);
	} else {
		str_add(&text, "Praise that deserves to be heard:");
	}
	if (why)
		str_print(&text, "\n\n%s", why);
	str_print(&text, "\n\ncrm-show k%lld shows all of it.",
		  (long long)file->id.n);
	return str_keep(&text, business->arena);
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
