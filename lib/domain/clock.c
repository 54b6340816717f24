/* SPDX-License-Identifier: ISC
 * The clocks of a case: the arithmetic, and the arithmetic in words.
 */
#include "domain/clock.h"

#include "base/arena.h"
#include "base/str.h"
#include "domain/calendar.h"
#include "domain/story.h"

#define LATEST_S INT64_C(253402300799) /* 9999-12-31T23:59:59Z */

/* For an open case that the policy gave no clock. */
static const struct policy_span without_clock = {.amount = (int64_t)30 * 86400};

static const struct policy_kind *
kind_of(const struct policy *policy, const char *name, struct error *err)
{
	const struct policy_kind *kind =
		policy_kind_named(policy, name ? name : "");

	if (!kind)
		(void)error_set(err, ERR_POLICY,
				"the policy has no kind of case \"%s\"",
				name ? name : "");
	return kind;
}

static const struct policy_calendar *
calendar_of(const struct policy *policy, const struct policy_kind *kind)
{
	return kind->calendar ? kind->calendar : &policy->calendars[0];
}

int
clock_calendar(struct arena *arena, const struct policy *policy,
	       const char *name, const struct calendar **calendar,
	       struct error *err)
{
	const struct policy_kind *kind = kind_of(policy, name, err);

	if (!kind)
		return -1;
	return calendar_open(arena, calendar_of(policy, kind), calendar, err);
}

/* Rounded up, and no product of two large numbers. */
static int64_t
percent_of(int64_t amount, int64_t percent)
{
	return amount / 100 * percent + (amount % 100 * percent + 99) / 100;
}

/* NULL: the policy has no such clock. */
static const struct policy_span *
span_of(struct arena *arena, const struct policy *policy,
	const struct story *story, enum policy_clock clock)
{
	const struct policy_span *span =
		policy_span(policy, story->kind, story->of->tags, clock);
	struct policy_span *shorter;

	if (span->absent)
		return NULL;
	if (story->of->file->episode.n <= 1)
		return span;
	shorter = arena_get(arena, sizeof(*shorter));
	*shorter = *span;
	shorter->amount = percent_of(span->amount, policy->reopened_percent);
	if (span->in_days && shorter->amount < 1)
		shorter->amount = 1;
	return shorter;
}

static bool
is_closed(const struct case_file *file)
{
	return str_same(file->state.s, "closed") || file->merged_into.n != 0;
}

/* A clock of [from, until); until missing: it runs. */
static void
set_clock(const struct story *story, struct clock_state *state,
	  const struct policy_span *span, struct instant from,
	  struct instant until)
{
	if (!span || instant_missing(from))
		return;
	state->exists = true;
	state->span = span;
	state->started_at = from;
	state->stopped_at = until;
	if (!instant_missing(until))
		return;
	if (is_closed(story->of->file)) {
		state->stopped_at = story->of->file->closed_at;
		return;
	}
	state->running = true;
	state->due_at = calendar_add_span(story->calendar, from, span);
}

static void
set_resolve(const struct story *story, struct clock_state *state,
	    const struct policy_span *span)
{
	set_clock(story, state, span, story->opened_at, story->outcome_at);
	state->paused_s = story->paused_s;
	if (!state->running)
		return;
	if (!instant_missing(story->waiting_since)) {
		state->running = false;
		state->paused = true;
		state->due_at = INSTANT_MISSING;
	} else if (story->paused_s > 0) {
		state->due_at = calendar_add(story->calendar, state->due_at,
					     story->paused_s);
	}
}

static void
set_without_clock(const struct story *story, struct clock_state *state)
{
	state->exists = state->running = true;
	state->span = &without_clock;
	state->started_at = state->due_at = story->turn_at;
	if (state->due_at.s < LATEST_S)
		state->due_at.s += without_clock.amount;
}

static void
set_clocks(struct arena *arena, const struct policy *policy,
	   const struct story *story, struct clock_reading *reading)
{
	struct clock_state *clocks = reading->clocks;
	const struct policy_span *spans[CLOCK_COUNT];
	int i;

	for (i = 0; i < CLOCK_COUNT; i++) {
		spans[i] = span_of(arena, policy, story, (enum policy_clock)i);
		clocks[i] = (struct clock_state){.started_at = INSTANT_MISSING,
						 .due_at = INSTANT_MISSING,
						 .stopped_at = INSTANT_MISSING};
	}
	set_clock(story, &clocks[CLOCK_FIRST_ANSWER], spans[CLOCK_FIRST_ANSWER],
		  story->owed_from, story->first_answer_at);
	set_clock(story, &clocks[CLOCK_NEXT_ANSWER], spans[CLOCK_NEXT_ANSWER],
		  story->next_from, story->next_until);
	set_resolve(story, &clocks[CLOCK_RESOLVE], spans[CLOCK_RESOLVE]);
	set_clock(story, &clocks[CLOCK_UPDATE], spans[CLOCK_UPDATE],
		  story->last_answer_at, INSTANT_MISSING);
}

/* INT64_MIN is "missing", so a missing due is no candidate by itself. */
static void
set_due(const struct story *story, struct clock_reading *reading)
{
	int i;

	for (i = 0; i < CLOCK_COUNT; i++) {
		struct instant due = reading->clocks[i].due_at;

		if (instant_missing(due) ||
		    (!instant_missing(reading->due_at) &&
		     due.s >= reading->due_at.s))
			continue;
		reading->due_at = due;
		reading->due_clock = (enum policy_clock)i;
	}
	if (!instant_missing(reading->due_at))
		return;
	set_without_clock(story, &reading->clocks[CLOCK_UPDATE]);
	reading->due_at = reading->clocks[CLOCK_UPDATE].due_at;
	reading->due_clock = CLOCK_UPDATE;
}

/* When a case that is due at due reaches the level; MISSING: by no clock. */
static struct instant
rung_at(const struct policy *policy, const struct clock_reading *reading,
	size_t i)
{
	const struct policy_span *late = &policy->ladder[i].late;

	if (late->absent || instant_missing(reading->due_at))
		return INSTANT_MISSING;
	return calendar_add_span(reading->calendar, reading->due_at, late);
}

static void
set_climb(const struct policy *policy, const struct case_file *file,
	  struct clock_reading *reading)
{
	size_t i;

	for (i = 0; i < policy->rung_count; i++) {
		int64_t level = (int64_t)i + 1;
		struct instant at;

		if (level <= file->level.n)
			continue;
		at = rung_at(policy, reading, i);
		if (instant_missing(at) ||
		    (reading->climb_to && at.s > reading->climb_at.s))
			continue;
		reading->climb_at = at;
		reading->climb_to = level;
	}
}

static const char *
needs_of(const struct story *story, const struct clock_reading *reading)
{
	const struct policy_gate *gate = &story->kind->gate;

	if (is_closed(story->of->file))
		return NULL;
	if (story->of->forced)
		return "close";
	if (reading->clocks[CLOCK_FIRST_ANSWER].running ||
	    reading->clocks[CLOCK_NEXT_ANSWER].running)
		return "answer";
	if (gate->answer &&
	    (!reading->answered || !instant_missing(story->voice_at)))
		return "answer";
	if (reading->waiting)
		return "wait";
	if (gate->outcome && !reading->settled)
		return "resolve";
	if (gate->tell && !reading->told)
		return "tell";
	if (gate->thank && !reading->thanked)
		return "thank";
	return "close";
}

static int
read_story(struct arena *arena, const struct policy *policy,
	   const struct clock_case *of, struct story *story,
	   struct clock_reading *reading, struct error *err)
{
	const struct policy_kind *kind = kind_of(policy, of->file->kind.s, err);

	*reading = (struct clock_reading){.due_at = INSTANT_MISSING,
					  .climb_at = INSTANT_MISSING,
					  .calendar = of->calendar};
	if (!kind)
		return -1;
	if (!of->calendar && calendar_open(arena, calendar_of(policy, kind),
					   &reading->calendar, err) < 0)
		return -1;
	story_read(of, kind, reading->calendar, story);
	reading->answered = !instant_missing(story->first_answer_at);
	reading->waiting = !instant_missing(story->waiting_since);
	reading->settled = !instant_missing(story->outcome_at);
	reading->told =
		story->told && (reading->settled || !kind->gate.outcome);
	reading->thanked = story->thanked;
	set_clocks(arena, policy, story, reading);
	if (!is_closed(of->file)) {
		set_due(story, reading);
		set_climb(policy, of->file, reading);
	}
	reading->needs = needs_of(story, reading);
	return 0;
}

int
clock_read(struct arena *arena, const struct policy *policy,
	   const struct clock_case *of, struct clock_reading *reading,
	   struct error *err)
{
	struct story story;

	return read_story(arena, policy, of, &story, reading, err);
}

int64_t
clock_level(const struct policy *policy, const struct clock_case *of,
	    const struct clock_reading *reading, struct instant now,
	    int64_t *late_s)
{
	size_t i;

	*late_s = 0;
	for (i = policy->rung_count; i > 0; i--) {
		struct instant at;

		if ((int64_t)i <= of->file->level.n)
			break;
		at = rung_at(policy, reading, i - 1);
		if (instant_missing(at) || at.s > now.s)
			continue;
		*late_s = now.s - reading->due_at.s;
		return (int64_t)i;
	}
	return 0;
}

/* "4 h of work", "2 working days". */
static void
say_span(const struct policy_span *span, struct str *out)
{
	long long amount = (long long)span->amount;

	if (span->in_days) {
		str_print(out, "%lld working day%s", amount,
			  amount == 1 ? "" : "s");
		return;
	}
	if (amount % 3600 == 0)
		str_print(out, "%lld h", amount / 3600);
	else
		calendar_say_length(span->amount, out);
	str_add(out, " of work");
}

static void
say_place(const struct policy_place *place, struct str *out)
{
	if (place->line > 0)
		str_print(out, "policy.yaml line %d", place->line);
	else
		str_add(out, "built-in policy");
}

/* What stopped a clock, and did not after all. */
static void
explain_returned(const struct story *story, struct str *out)
{
	const struct clock_case *of = story->of;
	size_t i;

	for (i = 0; i < of->said_count; i++) {
		const struct interaction *entry = &of->said[i];

		if (entry->id.n < of->file->opened_by.n ||
		    !story_returned(entry))
			continue;
		str_print(out, "i%lld of ", (long long)entry->id.n);
		calendar_say(story->calendar, entry->at, story->opened_at, out);
		str_add(out, " came back: it told nobody and stops no clock\n");
	}
}

static void
explain_head(const struct policy *policy, const struct story *story,
	     const char *name, const struct clock_state *state, struct str *out)
{
	str_print(out, "%s: ", name);
	if (state->span == &without_clock) {
		str_add(out, "30 days, as no clock of the policy runs, from ");
		calendar_say(story->calendar, state->started_at,
			     story->opened_at, out);
		str_add_char(out, '\n');
		return;
	}
	say_span(state->span, out);
	str_add(out, " from ");
	calendar_say(story->calendar, state->started_at, story->opened_at, out);
	str_add(out, " (");
	say_place(&state->span->place, out);
	if (story->of->file->episode.n > 1)
		str_print(out, ", shortened to %lld %% by a reopening",
			  (long long)policy->reopened_percent);
	str_add(out, ")\n");
}

static void
explain_clock(const struct policy *policy, const struct story *story,
	      const char *name, const struct clock_state *state,
	      struct str *out)
{
	const struct calendar *calendar = story->calendar;

	explain_head(policy, story, name, state, out);
	if (state->running && state->span != &without_clock)
		calendar_explain(calendar, state->started_at, state->due_at,
				 out);
	if (state->paused_s > 0) {
		str_add(out, "  paused ");
		calendar_say_length(state->paused_s, out);
		str_add(out, " while we waited for them\n");
	}
	if (state->running) {
		str_add(out, "due ");
		calendar_say(calendar, state->due_at, story->opened_at, out);
	} else if (state->paused) {
		str_add(out, "  paused since ");
		calendar_say(calendar, story->waiting_since, story->opened_at,
			     out);
		str_add(out, ": we wait for them");
	} else {
		str_add(out, "  stopped ");
		calendar_say(calendar, state->stopped_at, story->opened_at,
			     out);
	}
	str_add_char(out, '\n');
}

static void
explain_rungs(const struct policy *policy, const struct story *story,
	      const struct clock_reading *reading, struct str *out)
{
	size_t i;

	for (i = 0; i < policy->rung_count; i++) {
		const struct policy_rung *rung = &policy->ladder[i];
		struct instant at = rung_at(policy, reading, i);

		if ((int64_t)i + 1 <= story->of->file->level.n ||
		    instant_missing(at))
			continue;
		str_print(out, "level %d, %s: ", (int)i + 1, rung->name);
		if (rung->late.amount > 0) {
			say_span(&rung->late, out);
			str_add(out, " after that, ");
		}
		calendar_say(reading->calendar, at, story->opened_at, out);
		str_add(out, " (");
		say_place(&rung->late.place, out);
		str_add(out, ")\n");
	}
}

int
clock_explain(struct arena *arena, const struct policy *policy,
	      const struct clock_case *of, struct str *out, struct error *err)
{
	const struct policy_calendar *hours;
	struct clock_reading reading;
	struct story story;
	int i;

	if (read_story(arena, policy, of, &story, &reading, err) < 0)
		return -1;
	hours = calendar_of(policy, story.kind);
	str_add(out, "opened ");
	calendar_say(story.calendar, story.opened_at, INSTANT_MISSING, out);
	str_print(out, ", level %lld, calendar %s, times of %s\n",
		  (long long)of->file->level.n, hours->name, hours->zone);
	explain_returned(&story, out);
	for (i = 0; i < CLOCK_COUNT; i++) {
		if (reading.clocks[i].exists)
			explain_clock(policy, &story, policy_clock_names[i],
				      &reading.clocks[i], out);
	}
	if (instant_missing(reading.due_at)) {
		str_add(out, "closed: no clock runs\n");
		return 0;
	}
	str_print(out, "first due: %s, ",
		  policy_clock_names[reading.due_clock]);
	calendar_say(story.calendar, reading.due_at, story.opened_at, out);
	str_add_char(out, '\n');
	explain_rungs(policy, &story, &reading, out);
	return 0;
}
