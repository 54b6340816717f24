/* SPDX-License-Identifier: ISC
 * Days, times and spans as people type them (crm-dates(7)).
 */
#ifndef TEXT_DATES_H
#define TEXT_DATES_H

#include <stdbool.h>

#include "base/error.h"
#include "base/time.h"

/* Where a weekday, or a day without a year, lies: ahead (due) or behind (--at,
 * and most columns of filters). */
enum dates_lean { DATES_NEXT, DATES_LAST };

/* How 11/12 is read: not at all, day/month or month/day. */
enum dates_order { DATES_ISO, DATES_DMY, DATES_MDY };

/* The first and the last year that is believed. */
#define DATES_YEAR_MIN 1900
#define DATES_YEAR_MAX 2199

/* today is the day of now in the zone; instant reads a civil time there. */
struct dates_context {
	struct instant now;
	struct day today;
	enum dates_order order;
	struct instant (*instant)(const void *zone, const struct civil *civil);
	const void *zone;
};

/* All refusals are ERR_USAGE: what is no date, is no day of the calendar, has
 * two readings (both are named), or leaves the years above. Letters may be of
 * either case; weekdays, months and units are English.
 *
 * A day is
 *   today tomorrow yesterday
 *   fri, next fri, last fri: any unique beginning; never today itself
 *   eow (Sunday) eom eoq eoy: the last day of this week, month, quarter, year
 *   3d 2w +3d -90d "in 3 days" "3 days ago"; d w mo y, days weeks months years
 *     (a month from the 31st is the last day of a shorter month)
 *   27 nov, nov 27, 27.11., 27/11, each also with a year of four digits;
 *     without one, today or the next or last such day
 *   2026-11-27
 * and may be followed by a time, "16:00", "4pm" or "4:30pm", with or without
 * "at". A moment is
 *   now, +2h, -30min, "in 2 hours", "2 hours ago", +1h30m
 *   16:00 alone: the next or last such time
 *   2026-11-23T12:10:00Z, @1795781400 */

/* A day, or a moment; lean decides weekdays, days without a year and times
 * without a day. */
int
dates_when(const struct dates_context *context, const char *text,
	   enum dates_lean lean, struct when *when, struct error *err);

/* A moment, leaning back; today alone is now, another day alone its 12:00. */
int
dates_instant(const struct dates_context *context, const char *text,
	      struct instant *at, struct error *err);

/* Days low to high, both included, an open end is missing: a day as above
 * (low and high the same), "2026", "2026-11", "nov", or two of these with ".."
 * between, of which one may be left out. Refused too: moments, an end before
 * the beginning. */
int
dates_range(const struct dates_context *context, const char *text,
	    enum dates_lean lean, struct day *low, struct day *high,
	    struct error *err);

/* A span: "4h", "30m", "1h30m", "90s", "4h 30m", or "2d", "1w", "1w 2d". With
 * d or w *days is true and duration->s counts days (a week is 7), else it
 * counts seconds. Refused: the two kinds mixed, a sign, more than 300 years. */
int
dates_duration(const char *text, struct duration *duration, bool *days,
	       struct error *err);

#endif
