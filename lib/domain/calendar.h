/* SPDX-License-Identifier: ISC
 * Working time: adding it, counting it, and saying how it was counted.
 */
#ifndef DOMAIN_CALENDAR_H
#define DOMAIN_CALENDAR_H

#include <stdint.h>

#include "base/error.h"
#include "base/time.h"
#include "policy/policy.h"

struct arena;
struct str;
struct calendar; /* a policy_calendar with its zone open */

/* Fails as zone_open does. The policy must outlive it. */
int
calendar_open(struct arena *arena, const struct policy_calendar *policy,
	      const struct calendar **calendar, struct error *err);

/* Ranges are of the wall clock of the calendar's zone, so a night with a clock
 * change has 23 or 25 hours. A range belongs to the day it begins on, with all
 * that lies past midnight; no range begins on a holiday. Nothing looks further
 * than 100 years, or outside the years 1 to 9999. */

/* The first moment by which seconds of working time have passed since from
 * (0 or less: from itself, or the next moment of work). A calendar without any
 * working time in 400 days gives INSTANT_MISSING. */
struct instant
calendar_add(const struct calendar *calendar, struct instant from,
	     int64_t seconds);

/* The same time of day on the days-th working day after from, moved into that
 * day's ranges: before and between them to the next beginning, after them to
 * the last end. Past midnight in a range, the day is the one it began on.
 * 0 or less: as calendar_next. INSTANT_MISSING as calendar_add. */
struct instant
calendar_add_days(const struct calendar *calendar, struct instant from,
		  int64_t days);

/* A policy's span added to from. */
struct instant
calendar_add_span(const struct calendar *calendar, struct instant from,
		  const struct policy_span *span);

/* Working seconds in [from, until); 0 when until is not later. */
int64_t
calendar_count(const struct calendar *calendar, struct instant from,
	       struct instant until);

/* The first moment of work on or after at. */
struct instant
calendar_next(const struct calendar *calendar, struct instant at);

/* Say which ranges, holidays and closed days lie between, a line each; of more
 * than 14 the rest in one:
 *   Mon 23 Nov 09:00-17:00 counted 4 h 0 min
 *   Fri 25 Dec skipped: holiday */
void
calendar_explain(const struct calendar *calendar, struct instant from,
		 struct instant until, struct str *out);

/* "Mon 23 Nov 13:10", in the calendar's zone; with seconds where there are
 * some; with the year when it is not that of near (MISSING: always). */
void
calendar_say(const struct calendar *calendar, struct instant at,
	     struct instant near, struct str *out);

/* "4 h 0 min", "10 min 5 s", "0 s"; seconds is not negative. */
void
calendar_say_length(int64_t seconds, struct str *out);

#endif
