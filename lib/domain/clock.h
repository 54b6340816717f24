/* SPDX-License-Identifier: ISC
 * The clocks of a case: what it needs next, by when, and the arithmetic.
 */
#ifndef DOMAIN_CLOCK_H
#define DOMAIN_CLOCK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/time.h"
#include "model/case.h"
#include "model/interaction.h"
#include "policy/policy.h"

struct arena;
struct str;

/* Working time of one calendar: see calendar.h. */
struct calendar;

/* What has been said and done on a case, in the order of the ids, void rows
 * left out; and what applies to it. */
struct clock_case {
	const struct case_file *file;
	const struct interaction *said;
	size_t said_count;
	const char *tags; /* of the party, or NULL */
	bool forced;	  /* a forced close waits for the second person */
	/* from clock_calendar, for who reads many cases; NULL: opened here */
	const struct calendar *calendar;
};

/* One clock of the current episode. */
struct clock_state {
	bool exists; /* the policy has it and it was started */
	bool running;
	bool paused; /* we wait for them: neither running nor stopped */
	struct instant started_at;
	struct instant due_at; /* INSTANT_MISSING when not running */
	struct instant stopped_at;
	int64_t paused_s; /* working seconds not counted, this pause excluded */
	const struct policy_span *span; /* as shortened by a reopening */
};

struct clock_reading {
	struct clock_state clocks[CLOCK_COUNT];
	struct instant due_at; /* the earliest running one; MISSING: closed */
	enum policy_clock due_clock;
	const char *needs;	 /* answer wait resolve tell thank close; NULL:
				  closed */
	struct instant climb_at; /* when the next rung above file->level is due;
				    MISSING: none */
	int64_t climb_to;	 /* that level; 0: none */
	bool answered;		 /* a human has answered in this episode */
	bool waiting;		 /* we asked and they have not spoken since */
	bool settled;		 /* has an outcome */
	bool told; /* answered or thanked after the outcome; at all, where
			  there is none and the gate asks for none */
	bool thanked;
	const struct calendar *calendar; /* it was read with */
};

/* The calendar that a case of that kind runs under. ERR_POLICY for a kind that
 * the policy does not have, or a zone that cannot be opened. */
int
clock_calendar(struct arena *arena, const struct policy *policy,
	       const char *kind, const struct calendar **calendar,
	       struct error *err);

/* Pure: the same inputs give the same reading. Fails as clock_calendar does.
 *
 * The events are said[] from file->opened_by on. By id they make a sequence,
 * and none counts as earlier than the one before it. Automatic ones count for
 * nothing, and neither does what was said in a letter that came back. In, any
 * kind but note, is a voice and is owed an answer; in, note, only ends our
 * waiting. Out, kind answer question thanks, is a human answer; a question
 * makes us wait until they speak, we answer, or there is an outcome. The
 * outcome is the event file->settled_by.
 *
 * first-answer: from the opening (by a voice, or of a kind whose gate asks for
 * an answer) to the first human answer. next-answer: from the first voice
 * after a human answer to the next. resolve: from the opening to the outcome,
 * without the working time spent waiting. update: from the last human answer
 * on, for as long as the case is open. A case that is open and has no running
 * clock (the policy leaves it out, or the calendar has no working time) has an
 * update clock of 30 days of the wall from the last voice, remark, human
 * answer or outcome, so that every open case is due some time.
 *
 * needs: answer while first-answer or next-answer runs or the gate asks for an
 * answer to a voice; then wait; then what the gate asks for and lacks, in the
 * order resolve, tell, thank; then close. A forced close waits as close.
 * Praise about a colleague is thanked for to that colleague.
 *
 * All clocks of a case share one calendar and one ladder, so the earliest due
 * is also the first to climb: climb_at is counted from due_at. */
int
clock_read(struct arena *arena, const struct policy *policy,
	   const struct clock_case *of, struct clock_reading *reading,
	   struct error *err);

/* The highest level whose rung is due at now; 0 when none above file->level
 * is. *late_s is how late due_clock is then, in seconds of the wall; 0 when
 * none. */
int64_t
clock_level(const struct policy *policy, const struct clock_case *of,
	    const struct clock_reading *reading, struct instant now,
	    int64_t *late_s);

/* The arithmetic in words, a line a step: ranges counted, holidays skipped,
 * pauses, the policy line, the rungs above (crm-escalate --explain). Times of
 * day are those of the calendar's zone. */
int
clock_explain(struct arena *arena, const struct policy *policy,
	      const struct clock_case *of, struct str *out, struct error *err);

#endif
