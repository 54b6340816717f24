/* SPDX-License-Identifier: ISC
 * One reading of a typed date: which day, moment or period it means. The
 * grammar stands in dates.h, whose inner part this is.
 */
#ifndef TEXT_READING_H
#define TEXT_READING_H

#include <stdbool.h>
#include <stdint.h>

#include "text/dates.h"
#include "text/scan.h"

struct reading {
	const struct dates_context *context;
	enum dates_lean lean;
	struct error *err;
	const char *typed;	 /* as it was, for messages */
	char text[SCAN_MAX + 1]; /* cleaned by scan_clean */
	const char *at;		 /* in text, not yet read */
};

struct reading_time {
	int hour, minute, second;
};

/* Point r at typed, which must outlive it; false, and err filled, when it can
 * be no date at all. */
bool
reading_begin(struct reading *r, const struct dates_context *context,
	      const char *typed, enum dates_lean lean, struct error *err);

/* Say that it is no date; returns -1. */
int
reading_refuse(const struct reading *r);

/* -1, and err filled, for a year outside of the believed. */
int
reading_check_year(int64_t year, const char *typed, struct error *err);

/* All from r->at as a day or a moment; when is missing before. The year of a
 * moment is not checked yet. */
int
reading_when(struct reading *r, struct when *when);

/* All from r->at as a day, month or year: its first and last day. */
int
reading_period(struct reading *r, struct day *low, struct day *high);

/* That time of that day in the zone of the context. */
struct instant
reading_moment(const struct dates_context *context, struct day day,
	       struct reading_time time);

#endif
