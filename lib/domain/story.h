/* SPDX-License-Identifier: ISC
 * What the events of an episode come to: who spoke last, who waits for whom,
 * what was told. The clocks are counted from it.
 */
#ifndef DOMAIN_STORY_H
#define DOMAIN_STORY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/time.h"
#include "domain/clock.h"

struct calendar;

/* The kind of what we said in a letter that came back: it told nobody, stops
 * no clock and opens no gate. */
#define STORY_RETURNED "returned"

/* A missing instant has not happened. */
struct story {
	const struct clock_case *of;
	const struct policy_kind *kind;
	const struct calendar *calendar;
	struct instant at; /* of the event at hand */
	struct instant opened_at;
	struct instant owed_from; /* a first answer */
	struct instant first_answer_at;
	struct instant last_answer_at;
	struct instant voice_at; /* the oldest without an answer */
	struct instant next_from;
	struct instant next_until;
	struct instant waiting_since;
	struct instant outcome_at;
	struct instant turn_at; /* last anything but a note of ours */
	int64_t paused_s;
	bool told;
	bool thanked;
};

/* One pass over what was said, by the rules that clock_read states. */
void
story_read(const struct clock_case *of, const struct policy_kind *kind,
	   const struct calendar *calendar, struct story *story);

bool
story_returned(const struct interaction *event);

#endif
