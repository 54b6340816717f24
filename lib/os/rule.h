/* SPDX-License-Identifier: ISC
 * The rule of daylight saving, as the last line of a TZif file has it: POSIX TZ
 * with the extensions of RFC 9636, 3.3.1.
 */
#ifndef OS_RULE_H
#define OS_RULE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/time.h"

/* A day of every year, as in POSIX TZ; weeks are 1..5, 5 the last; days of
 * the week are 0 Sunday .. 6. */
struct rule_date {
	char kind; /* 'M' month.week.day, 'J' 1..365, 'N' 0..365 */
	int month;
	int week;
	int day;
	int32_t time_s; /* after that day's midnight */
};

struct rule {
	int32_t standard;
	int32_t daylight;
	struct rule_date start; /* of daylight saving */
	struct rule_date end;
};

/* A stretch of time with one offset: from <= t < until. */
struct span {
	int64_t from;
	int64_t until;
	int32_t offset;
};

/* The rule that text says, "CET-1CEST,M3.5.0,M10.5.0/3"; false for what is
 * none. Without daylight saving *varies is false, and only standard is set. */
bool
rule_parse(const char *text, struct rule *rule, bool *varies);

/* The two changes of a year in their order, and what holds after each. */
void
rule_year(const struct rule *rule, int64_t year, int64_t at[2],
	  int32_t offset[2]);

/* The stretch with one offset around at, beginning at from at the earliest. */
struct span
rule_span(const struct rule *rule, int64_t from, int64_t at);

#endif
