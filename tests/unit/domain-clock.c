/* SPDX-License-Identifier: ISC
 * What a case needs, by when, and how that is told: each rule of its clocks.
 */
#include "domain/clock.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/str.h"
#include "domain/calendar.h"
#include "tap.h"

#define NONE                                                                   \
	{                                                                      \
		.absent = true                                                 \
	}
#define NO_CLOCKS                                                              \
	{                                                                      \
		NONE, NONE, NONE, NONE                                         \
	}
#define SAID_MAX 16

/* All of it is in November 2026, UTC, whose 23rd is a Monday; times are
 * written "23 09:10". */
static const struct policy_range hours[] = {{540, 1020}};
static const struct day holiday[] = {{20783}}; /* Thursday 26 */
static const struct policy_calendar calendars[] = {
	{.name = "shop",
	 .zone = "UTC",
	 .ranges = {hours, hours, hours, hours, hours},
	 .range_count = {1, 1, 1, 1, 1},
	 .holidays = holiday,
	 .holiday_count = 1},
	{.name = "never", .zone = "UTC"},
	{.name = "lost", .zone = "Nowhere/Land"},
};

static const struct policy_kind kinds[] = {
	{.name = "complaint",
	 .voice = true,
	 .calendar = &calendars[0],
	 .gate = {true, true, true, true, {0, 0}},
	 .clocks = {{.amount = 4 * 3600, .place = {12, 5}},
		    {.amount = 8 * 3600, .place = {13, 5}},
		    {.in_days = true, .amount = 5},
		    {.in_days = true, .amount = 3, .place = {15, 5}}}},
	{.name = "request",
	 .voice = true,
	 .gate = {true, false, false, false, {0, 0}},
	 .clocks = {{.amount = 8 * 3600}, NONE, {.amount = 10 * 3600}, NONE}},
	{.name = "praise",
	 .voice = true,
	 .climbs = true,
	 .gate = {false, false, false, true, {0, 0}},
	 .clocks = {NONE, NONE, {.in_days = true, .amount = 3}, NONE}},
	{.name = "opinion",
	 .voice = true,
	 .gate = {false, false, true, false, {0, 0}},
	 .clocks = NO_CLOCKS},
	{.name = "suggestion",
	 .voice = true,
	 .clocks = {{.amount = 90}, NONE, NONE, NONE}},
	{.name = "never",
	 .voice = true,
	 .calendar = &calendars[1],
	 .gate = {true, true, true, true, {0, 0}},
	 .clocks = {{.amount = 3600},
		    {.amount = 3600},
		    {.amount = 3600},
		    {.amount = 3600}}},
	{.name = "quiet",
	 .voice = true,
	 .gate = {true, false, false, false, {0, 0}},
	 .clocks = NO_CLOCKS},
	{.name = "lost", .calendar = &calendars[2], .clocks = NO_CLOCKS},
};

static const struct policy_tier tiers[] = {
	{.name = "vip",
	 .tag = "vip",
	 .clocks = {{.amount = 2 * 3600, .place = {30, 3}}, NONE, NONE, NONE}},
};

static const struct policy_rung ladder[] = {
	{.name = "lead", .to = "lead", .late = {.amount = 0}},
	{.name = "hand", .to = "nina", .late = NONE},
	{.name = "manager",
	 .to = "manager",
	 .late = {.amount = 4 * 3600, .place = {40, 3}}},
	{.name = "top",
	 .to = "champion",
	 .late = {.in_days = true, .amount = 1}},
};

static const struct policy policy = {
	.name = "Test",
	.zone = "UTC",
	.calendars = calendars,
	.calendar_count = 3,
	.kinds = kinds,
	.kind_count = sizeof(kinds) / sizeof(kinds[0]),
	.default_kind = "request",
	.tiers = tiers,
	.tier_count = 1,
	.ladder = ladder,
	.rung_count = 4,
	.reopened_percent = 50,
};

static struct arena arena;

/* A case being told: the file, and what was said so far. */
struct tale {
	struct case_file file;
	struct interaction said[SAID_MAX];
	size_t count;
	const char *tags;
	bool forced;
};

static struct instant
at(const char *text)
{
	struct civil civil = {2026, 11, 1, 0, 0, 0};

	if (sscanf(text, "%d %d:%d", &civil.mday, &civil.hour, &civil.minute) !=
	    3) {
		printf("Bail out! bad time in the test: %s\n", text);
		exit(1);
	}
	return civil_instant(&civil);
}

static const char *
when(struct instant at)
{
	struct civil civil;

	if (instant_missing(at))
		return "-";
	civil = instant_civil(at);
	return arena_print(&arena, "%s%02d %02d:%02d",
			   civil.month == 11 ? "" : "December ", civil.mday,
			   civil.hour, civil.minute);
}

static char *
word(const char *from, size_t len)
{
	return arena_bytes(&arena, from, len);
}

/* "in complaint 23 09:10; out answer 23 10:00 auto": ids from 1, the first
 * opens the case; "own outcome" settles it; "about=bo" and "auto" at the end.
 */
static struct tale
tell(const char *kind, const char *events)
{
	struct tale tale = {.file = {.id = {7},
				     .kind = {kind},
				     .state = {"open"},
				     .level = {0},
				     .episode = {1},
				     .opened_by = {1},
				     .opened_at = {0},
				     .closed_at = INSTANT_MISSING}};
	const char *p = events;

	while (*p) {
		struct interaction *event = &tale.said[tale.count++];
		size_t len;

		event->id.n = (int64_t)tale.count;
		len = strcspn(p, " ");
		event->direction.s = word(p, len);
		p += len + 1;
		len = strcspn(p, " ");
		event->kind.s = word(p, len);
		p += len + 1;
		event->at = at(p);
		p += strlen("23 09:10");
		while (*p == ' ') {
			len = strcspn(++p, " ;");
			if (str_begins(p, "about="))
				event->about.s = word(p + 6, len - 6);
			else
				event->automatic.yes = true;
			p += len;
		}
		if (str_same(event->kind.s, "outcome"))
			tale.file.settled_by.n = event->id.n;
		p += strspn(p, "; ");
	}
	if (tale.count > 0)
		tale.file.opened_at = tale.said[0].at;
	return tale;
}

static struct clock_case
case_of(const struct tale *tale)
{
	return (struct clock_case){.file = &tale->file,
				   .said = tale->said,
				   .said_count = tale->count,
				   .tags = tale->tags,
				   .forced = tale->forced};
}

static struct clock_reading
reading_of(const struct tale *tale)
{
	struct clock_case of = case_of(tale);
	struct clock_reading reading;
	struct error err = {0};

	if (clock_read(&arena, &policy, &of, &reading, &err) < 0) {
		printf("Bail out! %s\n", err.text);
		exit(1);
	}
	return reading;
}

/* "resolve 23 09:10 due 30 09:10" */
static const char *
clock_text(const struct tale *tale, enum policy_clock clock)
{
	struct clock_reading reading = reading_of(tale);
	const struct clock_state *c = &reading.clocks[clock];
	const char *how = arena_print(&arena, "due %s", when(c->due_at));

	if (!c->exists)
		return "none";
	if (c->paused)
		how = "paused";
	else if (!c->running)
		how = arena_print(&arena, "stopped %s", when(c->stopped_at));
	if ((c->running && !instant_missing(c->stopped_at)) ||
	    (!c->running && !instant_missing(c->due_at)))
		how = "running and not";
	return arena_print(&arena, "%s %s", when(c->started_at), how);
}

static void
is_clock(const struct tale *tale, enum policy_clock clock, const char *want,
	 const char *title)
{
	is_text(clock_text(tale, clock), want, title);
}

static void
is_needed(const struct tale *tale, const char *want, const char *title)
{
	is_text(reading_of(tale).needs, want, title);
}

static void
is_due(const struct tale *tale, const char *want, enum policy_clock clock,
       const char *title)
{
	struct clock_reading reading = reading_of(tale);

	is_text(when(reading.due_at), want, title);
	is_int((int64_t)reading.due_clock, (int64_t)clock,
	       arena_print(&arena, "%s: which clock", title));
}

static void
test_first_answer(void)
{
	struct tale t = tell("complaint", "in complaint 23 09:10");

	is_clock(&t, CLOCK_FIRST_ANSWER, "23 09:10 due 23 13:10",
		 "first-answer runs from the opening voice");
	is_clock(&t, CLOCK_NEXT_ANSWER, "none", "next-answer does not yet");
	is_clock(&t, CLOCK_UPDATE, "none", "nor does update");
	is_due(&t, "23 13:10", CLOCK_FIRST_ANSWER, "it is the first due");
	ok(!reading_of(&t).answered, "not answered");

	t = tell("complaint", "in complaint 23 09:10; in complaint 23 11:00");
	is_clock(&t, CLOCK_FIRST_ANSWER, "23 09:10 due 23 13:10",
		 "a second letter does not move it");
	t = tell("complaint", "in complaint 23 09:10;"
			      " out answer 23 10:00 auto");
	is_clock(&t, CLOCK_FIRST_ANSWER, "23 09:10 due 23 13:10",
		 "an automatic answer stops nothing");
	t = tell("complaint", "in complaint 23 09:10; out note 23 10:00");
	is_clock(&t, CLOCK_FIRST_ANSWER, "23 09:10 due 23 13:10",
		 "a note of ours is no answer");
	t = tell("complaint", "in complaint 23 09:10; own answer 23 10:00");
	is_clock(&t, CLOCK_FIRST_ANSWER, "23 09:10 due 23 13:10",
		 "nor is what we say among ourselves");
	t = tell("complaint", "in complaint 23 09:10; out answer 23 10:00");
	is_clock(&t, CLOCK_FIRST_ANSWER, "23 09:10 stopped 23 10:00",
		 "an answer stops it");
	ok(reading_of(&t).answered, "answered");
	t = tell("complaint", "in complaint 23 09:10; out question 23 10:00");
	is_clock(&t, CLOCK_FIRST_ANSWER, "23 09:10 stopped 23 10:00",
		 "so does a question");
	t = tell("complaint", "in complaint 23 09:10; out thanks 23 10:00");
	is_clock(&t, CLOCK_FIRST_ANSWER, "23 09:10 stopped 23 10:00",
		 "and thanks");

	t = tell("complaint", "own note 23 09:10");
	is_clock(&t, CLOCK_FIRST_ANSWER, "23 09:10 due 23 13:10",
		 "opened by us: they are owed a word all the same");
	is_needed(&t, "answer", "and it is what is needed");
	t = tell("suggestion", "own note 23 09:10");
	is_clock(&t, CLOCK_FIRST_ANSWER, "none",
		 "unless the gate asks for none");
	t = tell("suggestion", "own note 23 09:10; in suggestion 23 10:00");
	is_clock(&t, CLOCK_FIRST_ANSWER, "23 10:00 due 23 10:01",
		 "then it starts at the first voice");
	is_needed(&t, "answer", "which is owed an answer");
	t = tell("suggestion", "own note 23 09:10; out answer 23 09:20;"
			       " in suggestion 23 10:00");
	is_clock(&t, CLOCK_FIRST_ANSWER, "none", "or not at all");
}

static void
test_next_answer(void)
{
	struct tale t = tell("complaint",
			     "in complaint 23 09:10; out answer 23 10:00;"
			     " in complaint 23 12:00; in complaint 23 14:00");

	is_clock(&t, CLOCK_NEXT_ANSWER, "23 12:00 due 24 12:00",
		 "next-answer runs from the first voice after our answer");
	is_needed(&t, "answer", "an answer is needed again");
	is_due(&t, "24 12:00", CLOCK_NEXT_ANSWER, "it is the first due");
	t = tell("complaint", "in complaint 23 09:10; out answer 23 10:00;"
			      " in complaint 23 12:00; out answer 23 13:00");
	is_clock(&t, CLOCK_NEXT_ANSWER, "23 12:00 stopped 23 13:00",
		 "the next answer stops it");
	is_needed(&t, "resolve", "no answer is needed any more");
	t = tell("complaint", "in complaint 23 09:10; out answer 23 10:00;"
			      " in complaint 23 12:00; out answer 23 13:00;"
			      " out answer 23 14:00");
	is_clock(&t, CLOCK_NEXT_ANSWER, "23 12:00 stopped 23 13:00",
		 "a further answer does not stop it again");
	t = tell("complaint", "in complaint 23 09:10; out answer 23 10:00;"
			      " in complaint 23 12:00; out answer 23 13:00;"
			      " in complaint 24 12:00");
	is_clock(&t, CLOCK_NEXT_ANSWER, "24 12:00 due 25 12:00",
		 "a further voice starts it anew");
	t = tell("complaint", "in complaint 23 09:10; out answer 23 10:00;"
			      " in note 23 12:00");
	is_clock(&t, CLOCK_NEXT_ANSWER, "none", "a remark does not");
	t = tell("complaint", "in complaint 23 09:10; out answer 23 10:00;"
			      " in complaint 23 12:00 auto");
	is_clock(&t, CLOCK_NEXT_ANSWER, "none", "nor does a machine");
	t = tell("request", "in request 23 09:10; out answer 23 10:00;"
			    " in request 23 12:00");
	is_clock(&t, CLOCK_NEXT_ANSWER, "none", "a policy may have none");
	is_needed(&t, "answer", "the voice needs its answer nevertheless");
}

static void
test_resolve(void)
{
	struct tale t =
		tell("complaint", "in complaint 23 09:10; out answer 23 10:00");

	is_clock(&t, CLOCK_RESOLVE, "23 09:10 due December 01 09:10",
		 "resolve: five working days over a holiday");
	t = tell("complaint", "in complaint 23 09:10; out question 23 10:00");
	is_clock(&t, CLOCK_RESOLVE, "23 09:10 paused", "paused by a question");
	is_needed(&t, "wait", "we wait");
	ok(reading_of(&t).waiting, "and say so");
	t = tell("complaint", "in complaint 23 09:10; out question 23 10:00;"
			      " out question 23 12:00; in note 23 13:00");
	is_clock(&t, CLOCK_RESOLVE, "23 09:10 due December 01 12:10",
		 "a second question changes nothing, a remark ends it");
	is_int(reading_of(&t).clocks[CLOCK_RESOLVE].paused_s, 3 * 3600,
	       "three hours were paused");
	is_needed(&t, "resolve", "a remark needs no answer");
	t = tell("complaint", "in complaint 23 09:10; out question 23 16:00;"
			      " in complaint 24 10:00");
	is_clock(&t, CLOCK_RESOLVE, "23 09:10 due December 01 11:10",
		 "a voice ends it; nights are no paused time");
	is_needed(&t, "answer", "and is owed an answer");
	t = tell("complaint", "in complaint 23 09:10; out question 23 10:00;"
			      " in note 23 12:00 auto");
	is_needed(&t, "wait", "an out-of-office reply ends no waiting");
	t = tell("complaint", "in complaint 23 09:10; out question 23 10:00;"
			      " out answer 23 10:30");
	is_clock(&t, CLOCK_RESOLVE, "23 09:10 due December 01 09:40",
		 "an answer of ours does");
	t = tell("complaint", "in complaint 23 09:10; out question 23 10:00;"
			      " out note 23 10:30; own note 23 10:40");
	is_needed(&t, "wait", "a note of ours does not");
	t = tell("request", "in request 23 09:10; out question 23 10:00;"
			    " in note 23 16:30");
	is_clock(&t, CLOCK_RESOLVE, "23 09:10 due 25 09:40",
		 "ten hours and six and a half");

	t = tell("request", "in request 23 15:00; out answer 23 16:00");
	is_clock(&t, CLOCK_RESOLVE, "23 15:00 due 24 17:00",
		 "without a pause it may end with the day");
	t = tell("complaint", "in complaint 23 09:10; own outcome 23 11:00");
	is_clock(&t, CLOCK_RESOLVE, "23 09:10 stopped 23 11:00",
		 "the outcome stops it");
	t = tell("complaint", "in complaint 23 09:10; out question 23 10:00;"
			      " own outcome 23 11:00; out question 23 12:00;"
			      " in note 23 13:00");
	is_clock(&t, CLOCK_RESOLVE, "23 09:10 stopped 23 11:00", "for good");
	is_int(reading_of(&t).clocks[CLOCK_RESOLVE].paused_s, 3600,
	       "the outcome ends a waiting; later ones do not count");
	t.file.settled_by.n = 0;
	is_needed(&t, "resolve", "an outcome that is not the file's is none");
	ok(!reading_of(&t).settled, "not settled");
}

static void
test_update(void)
{
	struct tale t =
		tell("complaint", "in complaint 23 09:10; out answer 23 10:00");

	is_clock(&t, CLOCK_UPDATE, "23 10:00 due 27 10:00",
		 "update runs from the last human answer");
	is_due(&t, "27 10:00", CLOCK_UPDATE, "it is the first due");
	t = tell("complaint", "in complaint 23 09:10; out answer 23 10:00;"
			      " out question 24 10:00");
	is_clock(&t, CLOCK_UPDATE, "24 10:00 due 30 10:00",
		 "the next one starts it anew; it runs while we wait");
	is_due(&t, "30 10:00", CLOCK_UPDATE, "and is what is due then");
	t = tell("complaint", "in complaint 23 09:10; out answer 23 10:00;"
			      " own outcome 23 11:00; out answer 23 12:00");
	is_clock(&t, CLOCK_UPDATE, "23 12:00 due 27 12:00",
		 "it goes on after the outcome");
}

static void
test_without_clock(void)
{
	struct tale t = tell("opinion", "in opinion 01 09:10");

	is_due(&t, "December 01 09:10", CLOCK_UPDATE,
	       "no clock: 30 days of the wall");
	t = tell("opinion", "in opinion 01 09:10; in note 02 10:00");
	is_due(&t, "December 02 10:00", CLOCK_UPDATE, "from what they said");
	t = tell("opinion", "in opinion 01 09:10; own outcome 03 10:00");
	is_due(&t, "December 03 10:00", CLOCK_UPDATE, "or from the outcome");
	t = tell("opinion", "in opinion 01 09:10; out answer 04 10:00;"
			    " own note 05 10:00; out note 05 10:00");
	is_due(&t, "December 04 10:00", CLOCK_UPDATE, "but not from notes");
	t = tell("never", "in complaint 01 09:10");
	is_due(&t, "December 01 09:10", CLOCK_UPDATE,
	       "a calendar without working time does not hide a case");
	is_needed(&t, "answer", "an answer is needed");
	is_int(reading_of(&t).climb_to, 0, "but nothing can climb");
	t = tell("never", "in complaint 01 09:10; out question 02 10:00;"
			  " in note 02 11:00");
	is_due(&t, "December 02 11:00", CLOCK_UPDATE, "also after a pause");
	t = tell("opinion", "");
	t.file.opened_at = at("02 09:00");
	is_due(&t, "December 02 09:00", CLOCK_UPDATE,
	       "nothing said: from the file's own time");
	t = tell("opinion", "in opinion 01 09:10");
	t.said[0].at = INSTANT_MISSING;
	t.file.opened_at = at("02 09:00");
	is_due(&t, "December 02 09:00", CLOCK_UPDATE, "also without a time");
	t.said[0].at.s = INT64_MAX;
	is_int(reading_of(&t).due_at.s, INT64_MAX, "no overflow");
}

static void
test_lying_times(void)
{
	struct tale t =
		tell("complaint", "in complaint 23 12:00; out answer 23 10:00");

	is_clock(&t, CLOCK_FIRST_ANSWER, "23 12:00 stopped 23 12:00",
		 "an answer does not come before the question");
	is_clock(&t, CLOCK_UPDATE, "23 12:00 due 27 12:00",
		 "and counts from then");
	t = tell("complaint", "in complaint 23 09:10; out answer 23 12:00;"
			      " in complaint 23 10:00");
	is_clock(&t, CLOCK_NEXT_ANSWER, "23 12:00 due 24 12:00",
		 "a late-noted voice counts from our answer");
	t = tell("complaint", "in complaint 23 09:10; out question 23 12:00;"
			      " in note 23 10:00");
	is_int(reading_of(&t).clocks[CLOCK_RESOLVE].paused_s, 0,
	       "no pause is negative");
}

static void
test_episodes(void)
{
	struct tale t = tell("complaint",
			     "in complaint 23 09:10; out answer 23 10:00;"
			     " out thanks 23 10:30; in complaint 24 09:00");

	t.file.opened_by.n = 4;
	t.file.episode.n = 2;
	is_clock(&t, CLOCK_FIRST_ANSWER, "24 09:00 due 24 11:00",
		 "a later episode has half of the hours");
	is_clock(&t, CLOCK_RESOLVE, "24 09:00 due 30 09:00",
		 "and of the days, rounded up");
	ok(!reading_of(&t).answered && !reading_of(&t).thanked,
	   "earlier answers and thanks are history");
	t = tell("suggestion", "in suggestion 23 09:10");
	t.file.episode.n = 2;
	is_int(reading_of(&t).clocks[CLOCK_FIRST_ANSWER].span->amount, 45,
	       "half of 90 seconds");
	{
		struct policy strict = policy;
		struct clock_case of = case_of(&t);
		struct clock_reading reading;

		strict.reopened_percent = 33;
		(void)clock_read(&arena, &strict, &of, &reading, NULL);
		is_int(reading.clocks[CLOCK_FIRST_ANSWER].span->amount, 30,
		       "33 % of 90 seconds, rounded up");
		strict.reopened_percent = 0;
		t = tell("complaint", "in complaint 23 09:10");
		t.file.episode.n = 2;
		of = case_of(&t);
		(void)clock_read(&arena, &strict, &of, &reading, NULL);
		is_int(reading.clocks[CLOCK_RESOLVE].span->amount, 1,
		       "a day at least");
	}
}

static void
test_tiers(void)
{
	struct tale t = tell("complaint", "in complaint 23 09:10");

	t.tags = "berlin,vip";
	is_clock(&t, CLOCK_FIRST_ANSWER, "23 09:10 due 23 11:10",
		 "a tier shortens a clock");
	t.tags = "berlin";
	is_clock(&t, CLOCK_FIRST_ANSWER, "23 09:10 due 23 13:10",
		 "of its own customers");
}

static void
test_closed(void)
{
	struct tale t = tell("complaint",
			     "in complaint 23 09:10; out question 23 10:00");
	struct clock_reading reading;

	t.file.state.s = "closed";
	t.file.closed_at = at("23 15:00");
	reading = reading_of(&t);
	is_needed(&t, NULL, "closed: needs nothing");
	is_text(when(reading.due_at), "-", "nothing is due");
	is_text(when(reading.climb_at), "-", "nothing climbs");
	is_int(reading.climb_to, 0, "nowhere");
	is_clock(&t, CLOCK_RESOLVE, "23 09:10 stopped 23 15:00",
		 "clocks stopped with the closing");
	is_clock(&t, CLOCK_FIRST_ANSWER, "23 09:10 stopped 23 10:00",
		 "or before");
	t.file.state.s = "open";
	t.file.merged_into.n = 3;
	is_needed(&t, NULL, "merged: needs nothing either");
}

static void
test_needs(void)
{
	struct tale t = tell("complaint", "in complaint 23 09:10");

	is_needed(&t, "answer", "first of all an answer");
	t.forced = true;
	is_needed(&t, "close", "a forced close waits for the second person");
	t = tell("complaint", "in complaint 23 09:10; out answer 23 10:00");
	is_needed(&t, "resolve", "then an outcome");
	ok(!reading_of(&t).told, "not told yet");
	t = tell("complaint", "in complaint 23 09:10; out answer 23 10:00;"
			      " own outcome 23 11:00");
	is_needed(&t, "tell", "then telling");
	ok(!reading_of(&t).told, "what was said before does not count");
	t = tell("complaint", "in complaint 23 09:10; out answer 23 10:00;"
			      " own outcome 23 11:00; out question 23 12:00");
	is_needed(&t, "wait", "a question after it waits");
	t = tell("complaint", "in complaint 23 09:10; out answer 23 10:00;"
			      " own outcome 23 11:00; out question 23 12:00;"
			      " in note 23 13:00");
	is_needed(&t, "tell", "and tells nothing");
	t = tell("complaint", "in complaint 23 09:10; out answer 23 10:00;"
			      " own outcome 23 11:00; out answer 23 12:00");
	is_needed(&t, "thank", "then thanks");
	ok(reading_of(&t).told, "told");
	t = tell("complaint", "in complaint 23 09:10; out answer 23 10:00;"
			      " own outcome 23 11:00; out thanks 23 12:00");
	is_needed(&t, "close", "thanks tell too");
	ok(reading_of(&t).thanked, "thanked");
	t = tell("complaint", "in complaint 23 09:10; out thanks 23 10:00;"
			      " own outcome 23 11:00; out answer 23 12:00");
	is_needed(&t, "close", "early thanks count");
	t = tell("complaint", "in complaint 23 09:10; out answer 23 10:00;"
			      " own outcome 23 11:00; out answer 23 12:00;"
			      " own thanks 23 13:00; out thanks 23 13:00 auto");
	is_needed(&t, "thank", "not among ourselves, not by a machine");
	t = tell("complaint", "in complaint 23 09:10; out answer 23 10:00;"
			      " own outcome 23 11:00; out thanks 23 12:00;"
			      " in complaint 23 13:00");
	is_needed(&t, "answer", "and a new voice comes before all");

	t = tell("request", "in request 23 09:10");
	is_needed(&t, "answer", "a gate of an answer only: answer");
	t = tell("request", "in request 23 09:10; out answer 23 10:00");
	is_needed(&t, "close", "then close");
	t = tell("quiet", "own note 23 09:10");
	is_needed(&t, "answer", "without any clock too");
	t = tell("quiet", "in quiet 23 09:10; out answer 23 10:00;"
			  " in quiet 23 11:00");
	is_needed(&t, "answer", "and again");
	t = tell("opinion", "in opinion 23 09:10");
	is_needed(&t, "tell", "telling without an outcome");
	t = tell("opinion", "in opinion 23 09:10; out answer 23 10:00");
	is_needed(&t, "close", "is any answer");
	t = tell("opinion", "in opinion 23 09:10; own outcome 23 10:00");
	is_needed(&t, "tell", "after an outcome where there is one");
}

static void
test_praise(void)
{
	struct tale t = tell("praise", "in praise 23 09:10 about=bo");

	t.file.about.s = "bo";
	is_needed(&t, "thank", "praise needs thanks");
	t = tell("praise", "in praise 23 09:10; own thanks 23 10:00 about=bo");
	t.file.about.s = "bo";
	is_needed(&t, "close", "to the colleague, in the house");
	t = tell("praise", "in praise 23 09:10; out thanks 23 10:00");
	t.file.about.s = "bo";
	is_needed(&t, "thank", "thanking the customer is not that");
	t = tell("praise", "in praise 23 09:10; own thanks 23 10:00 about=al");
	t.file.about.s = "bo";
	is_needed(&t, "thank", "nor is thanking another");
	t = tell("praise", "in praise 23 09:10; out thanks 23 10:00");
	is_needed(&t, "close", "about nobody: any thanks");
	t = tell("praise", "in praise 23 09:10; in thanks 23 10:00");
	is_needed(&t, "thank", "but theirs");
}

static int64_t
level_at(const struct tale *tale, const char *now, int64_t *late_s)
{
	struct clock_case of = case_of(tale);
	struct clock_reading reading = reading_of(tale);

	return clock_level(&policy, &of, &reading, at(now), late_s);
}

static void
test_ladder(void)
{
	struct tale t = tell("complaint", "in complaint 23 09:10");
	int64_t late_s;

	is_text(when(reading_of(&t).climb_at), "23 13:10", "climbs when due");
	is_int(reading_of(&t).climb_to, 1, "to the first rung");
	is_int(level_at(&t, "23 13:09", &late_s), 0, "not before");
	is_int(late_s, 0, "not late");
	is_int(level_at(&t, "23 13:10", &late_s), 1, "then");
	is_int(level_at(&t, "23 14:10", &late_s), 1, "an hour later too");
	is_int(late_s, 3600, "an hour late");
	is_int(level_at(&t, "24 09:09", &late_s), 1, "nearly four hours late");
	is_int(level_at(&t, "24 09:10", &late_s), 3,
	       "four hours of work late: the third; the second is by hand");
	is_int(level_at(&t, "24 13:10", &late_s), 4, "a working day: the top");
	is_int(level_at(&t, "29 13:10", &late_s), 4, "days off catch up");
	is_int(late_s, 6 * 86400, "late by the clock on the wall");

	t.file.level.n = 1;
	is_text(when(reading_of(&t).climb_at), "24 09:10",
		"then at the next rung's hour");
	is_int(reading_of(&t).climb_to, 3, "the next above the level");
	is_int(level_at(&t, "23 13:10", &late_s), 0, "none is climbed twice");
	t.file.level.n = 4;
	is_text(when(reading_of(&t).climb_at), "-", "above the top is none");
	is_int(level_at(&t, "29 13:10", &late_s), 0, "at any time");
	is_int(late_s, 0, "and late by nothing");

	t = tell("complaint", "in complaint 23 09:10; out answer 23 10:00");
	t.file.state.s = "closed";
	is_int(level_at(&t, "29 13:10", &late_s), 0, "closed cases stay");
}

/* A ladder need not be in the order of its hours. */
static void
test_odd_ladder(void)
{
	static const struct policy_rung odd[] = {
		{.name = "a", .late = {.amount = 3 * 3600}},
		{.name = "b", .late = {.amount = 3600}},
		{.name = "c", .late = {.amount = 3600}},
		{.name = "d", .late = {.amount = 2 * 3600}},
	};
	struct policy other = policy;
	struct tale t = tell("complaint", "in complaint 23 09:10");
	struct clock_case of = case_of(&t);
	struct clock_reading reading;
	int64_t late_s;

	other.ladder = odd;
	(void)clock_read(&arena, &other, &of, &reading, NULL);
	is_text(when(reading.climb_at), "23 14:10", "the earliest rung");
	is_int(reading.climb_to, 3, "the highest of those due then");
	is_int(clock_level(&other, &of, &reading, at("23 14:10"), &late_s), 3,
	       "and so says the level");
	is_int(clock_level(&other, &of, &reading, at("23 15:10"), &late_s), 4,
	       "later a higher one");
}

static void
test_errors(void)
{
	struct tale t = tell("rumour", "in rumour 23 09:10");
	struct clock_case of = case_of(&t);
	const struct calendar *calendar = NULL;
	struct clock_reading reading;
	struct str out = {0};
	struct error err = {0};

	is_int(clock_read(&arena, &policy, &of, &reading, &err), -1,
	       "an unknown kind is refused");
	is_int(err.code, ERR_POLICY, "as a matter of the policy");
	ok(strstr(err.text, "rumour") != NULL, "by its name");
	is_int(clock_calendar(&arena, &policy, "rumour", &calendar, &err), -1,
	       "it has no calendar either");
	is_int(clock_explain(&arena, &policy, &of, &out, &err), -1,
	       "nor an explanation");
	is_text(str_get(&out), "", "and nothing is said");
	t.file.kind.s = NULL;
	is_int(clock_read(&arena, &policy, &of, &reading, NULL), -1,
	       "so is a missing one");
	t.file.kind.s = "lost";
	is_int(clock_read(&arena, &policy, &of, &reading, &err), -1,
	       "so is an unknown zone");
	is_int(err.code, ERR_POLICY, "likewise");

	t = tell("complaint", "in complaint 23 09:10");
	is_int(clock_calendar(&arena, &policy, "complaint", &calendar, &err), 0,
	       "a calendar can be opened once for many cases");
	of = case_of(&t);
	of.calendar = calendar;
	is_int(clock_read(&arena, &policy, &of, &reading, &err), 0, "and used");
	is_text(when(reading.due_at), "23 13:10", "with the same result");
	ok(reading.calendar == calendar, "it was that one");
}

static void
is_explained(const struct tale *tale, const char *want, const char *title)
{
	struct clock_case of = case_of(tale);
	struct str out = {0};
	struct error err = {0};

	is_int(clock_explain(&arena, &policy, &of, &out, &err), 0, title);
	is_text(str_get(&out), want, title);
	str_free(&out);
}

static void
test_explain(void)
{
	struct tale t = tell("complaint", "in complaint 23 09:10");

	t.file.level.n = 1;
	is_explained(
		&t,
		"opened Mon 23 Nov 2026 09:10, level 1, calendar shop,"
		" times of UTC\n"
		"first-answer: 4 h of work from Mon 23 Nov 09:10"
		" (policy.yaml line 12)\n"
		"  Mon 23 Nov 09:00-17:00 counted 4 h 0 min\n"
		"due Mon 23 Nov 13:10\n"
		"resolve: 5 working days from Mon 23 Nov 09:10"
		" (built-in policy)\n"
		"  Mon 23 Nov 09:00-17:00 counted 7 h 50 min\n"
		"  Tue 24 Nov 09:00-17:00 counted 8 h 0 min\n"
		"  Wed 25 Nov 09:00-17:00 counted 8 h 0 min\n"
		"  Thu 26 Nov skipped: holiday\n"
		"  Fri 27 Nov 09:00-17:00 counted 8 h 0 min\n"
		"  Sat 28 Nov skipped: closed\n"
		"  Sun 29 Nov skipped: closed\n"
		"  Mon 30 Nov 09:00-17:00 counted 8 h 0 min\n"
		"  Tue 1 Dec 09:00-17:00 counted 10 min\n"
		"due Tue 1 Dec 09:10\n"
		"first due: first-answer, Mon 23 Nov 13:10\n"
		"level 3, manager: 4 h of work after that, Tue 24 Nov 09:10"
		" (policy.yaml line 40)\n"
		"level 4, top: 1 working day after that, Tue 24 Nov 13:10"
		" (built-in policy)\n",
		"an open complaint");
	t = tell("complaint", "in complaint 23 09:10; out question 23 10:00;"
			      " in complaint 23 12:10; out question 27 16:30");
	t.file.level.n = 4;
	is_explained(&t,
		     "opened Mon 23 Nov 2026 09:10, level 4, calendar shop,"
		     " times of UTC\n"
		     "first-answer: 4 h of work from Mon 23 Nov 09:10"
		     " (policy.yaml line 12)\n"
		     "  stopped Mon 23 Nov 10:00\n"
		     "next-answer: 8 h of work from Mon 23 Nov 12:10"
		     " (policy.yaml line 13)\n"
		     "  stopped Fri 27 Nov 16:30\n"
		     "resolve: 5 working days from Mon 23 Nov 09:10"
		     " (built-in policy)\n"
		     "  paused 2 h 10 min while we waited for them\n"
		     "  paused since Fri 27 Nov 16:30: we wait for them\n"
		     "update: 3 working days from Fri 27 Nov 16:30"
		     " (policy.yaml line 15)\n"
		     "  Fri 27 Nov 09:00-17:00 counted 30 min\n"
		     "  Sat 28 Nov skipped: closed\n"
		     "  Sun 29 Nov skipped: closed\n"
		     "  Mon 30 Nov 09:00-17:00 counted 8 h 0 min\n"
		     "  Tue 1 Dec 09:00-17:00 counted 8 h 0 min\n"
		     "  Wed 2 Dec 09:00-17:00 counted 7 h 30 min\n"
		     "due Wed 2 Dec 16:30\n"
		     "first due: update, Wed 2 Dec 16:30\n",
		     "waiting again");
	t = tell("request", "in request 23 09:10; out question 23 10:00;"
			    " in note 23 12:10");
	t.file.level.n = 4;
	is_explained(&t,
		     "opened Mon 23 Nov 2026 09:10, level 4, calendar shop,"
		     " times of UTC\n"
		     "first-answer: 8 h of work from Mon 23 Nov 09:10"
		     " (built-in policy)\n"
		     "  stopped Mon 23 Nov 10:00\n"
		     "resolve: 10 h of work from Mon 23 Nov 09:10"
		     " (built-in policy)\n"
		     "  Mon 23 Nov 09:00-17:00 counted 7 h 50 min\n"
		     "  Tue 24 Nov 09:00-17:00 counted 4 h 20 min\n"
		     "  paused 2 h 10 min while we waited for them\n"
		     "due Tue 24 Nov 13:20\n"
		     "first due: resolve, Tue 24 Nov 13:20\n",
		     "after waiting");
	t = tell("complaint", "in complaint 23 09:10; own outcome 23 10:00");
	t.file.episode.n = 2;
	t.tags = "vip";
	t.file.level.n = 3;
	is_explained(
		&t,
		"opened Mon 23 Nov 2026 09:10, level 3, calendar shop,"
		" times of UTC\n"
		"first-answer: 1 h of work from Mon 23 Nov 09:10"
		" (policy.yaml line 30, shortened to 50 % by a reopening)\n"
		"  Mon 23 Nov 09:00-17:00 counted 1 h 0 min\n"
		"due Mon 23 Nov 10:10\n"
		"resolve: 3 working days from Mon 23 Nov 09:10"
		" (built-in policy, shortened to 50 % by a reopening)\n"
		"  stopped Mon 23 Nov 10:00\n"
		"first due: first-answer, Mon 23 Nov 10:10\n"
		"level 4, top: 1 working day after that, Tue 24 Nov 10:10"
		" (built-in policy)\n",
		"reopened, for an important customer");
}

static void
test_explain_few(void)
{
	struct tale t =
		tell("complaint", "in complaint 23 09:10; out answer 23 10:00");

	t.file.state.s = "closed";
	t.file.closed_at = at("23 11:00");
	is_explained(&t,
		     "opened Mon 23 Nov 2026 09:10, level 0, calendar shop,"
		     " times of UTC\n"
		     "first-answer: 4 h of work from Mon 23 Nov 09:10"
		     " (policy.yaml line 12)\n"
		     "  stopped Mon 23 Nov 10:00\n"
		     "resolve: 5 working days from Mon 23 Nov 09:10"
		     " (built-in policy)\n"
		     "  stopped Mon 23 Nov 11:00\n"
		     "update: 3 working days from Mon 23 Nov 10:00"
		     " (policy.yaml line 15)\n"
		     "  stopped Mon 23 Nov 11:00\n"
		     "closed: no clock runs\n",
		     "closed");
	t = tell("opinion", "in opinion 23 09:10");
	is_explained(
		&t,
		"opened Mon 23 Nov 2026 09:10, level 0, calendar shop,"
		" times of UTC\n"
		"update: 30 days, as no clock of the policy runs, from"
		" Mon 23 Nov 09:10\n"
		"due Wed 23 Dec 09:10\n"
		"first due: update, Wed 23 Dec 09:10\n"
		"level 1, lead: Wed 23 Dec 09:10 (built-in policy)\n"
		"level 3, manager: 4 h of work after that, Wed 23 Dec 13:10"
		" (policy.yaml line 40)\n"
		"level 4, top: 1 working day after that, Thu 24 Dec 09:10"
		" (built-in policy)\n",
		"without a clock");
	t = tell("suggestion", "in suggestion 23 09:10");
	t.file.level.n = 4;
	is_explained(&t,
		     "opened Mon 23 Nov 2026 09:10, level 4, calendar shop,"
		     " times of UTC\n"
		     "first-answer: 1 min 30 s of work from Mon 23 Nov 09:10"
		     " (built-in policy)\n"
		     "  Mon 23 Nov 09:00-17:00 counted 1 min 30 s\n"
		     "due Mon 23 Nov 09:11:30\n"
		     "first due: first-answer, Mon 23 Nov 09:11:30\n",
		     "a clock of seconds");
}

int
main(void)
{
	test_first_answer();
	test_next_answer();
	test_resolve();
	test_update();
	test_without_clock();
	test_lying_times();
	test_episodes();
	test_tiers();
	test_closed();
	test_needs();
	test_praise();
	test_ladder();
	test_odd_ladder();
	test_errors();
	test_explain();
	test_explain_few();
	arena_free(&arena);
	return done();
}
