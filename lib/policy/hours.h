/* SPDX-License-Identifier: ISC
 * Working hours and holidays of a policy.
 */
#ifndef POLICY_HOURS_H
#define POLICY_HOURS_H

#include <stdint.h>

#include "policy/node.h"
#include "policy/policy.h"

/* Read "mon-fri 09:00-12:00 13:00-18:00" and the like, a list of them or
 * several in a row, into the ranges of each weekday. Refused: ranges that
 * overlap, also past midnight and into the next week; no hours at all. */
int
hours_read(const struct node_source *source, const struct yaml_node *node,
	   const char *what, struct policy_calendar *calendar);

/* Read days and spans of days ("2026-12-29..2027-01-02"), sorted, each once. */
int
hours_read_holidays(const struct node_source *source,
		    const struct yaml_node *node, const char *what,
		    struct policy_calendar *calendar);

/* Weekdays with working hours. */
int
hours_week_days(const struct policy_calendar *calendar);

/* Working seconds of a week without holidays. */
int64_t
hours_week(const struct policy_calendar *calendar);

/* A span as working seconds; a working day counts as the mean of the week's.
 * For comparing spans, not for dates. */
int64_t
hours_seconds(const struct policy_calendar *calendar,
	      const struct policy_span *span);

extern const char *const hours_weekdays[7];

#endif
