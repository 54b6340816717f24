/* SPDX-License-Identifier: ISC
 * Days, times and spans as people type them.
 */
#include "text/dates.h"

#include <string.h>

#include "text/reading.h"
#include "text/scan.h"

#define SPAN_YEARS 300
#define DAY_S 86400

int
dates_when(const struct dates_context *context, const char *text,
	   enum dates_lean lean, struct when *when, struct error *err)
{
	struct when read = WHEN_MISSING;
	struct reading r;

	if (!instant_parse(text, &read.at) &&
	    (!reading_begin(&r, context, text, lean, err) ||
	     reading_when(&r, &read) < 0))
		return -1;
	if (!instant_missing(read.at) &&
	    reading_check_year(instant_civil(read.at).year, text, err) < 0)
		return -1;
	*when = read;
	return 0;
}

int
dates_instant(const struct dates_context *context, const char *text,
	      struct instant *at, struct error *err)
{
	struct when when;

	if (dates_when(context, text, DATES_LAST, &when, err) < 0)
		return -1;
	if (!instant_missing(when.at))
		*at = when.at;
	else if (when.on.days == context->today.days)
		*at = context->now;
	else
		*at = reading_moment(context, when.on,
				     (struct reading_time){12, 0, 0});
	return 0;
}

int
dates_range(const struct dates_context *context, const char *text,
	    enum dates_lean lean, struct day *low, struct day *high,
	    struct error *err)
{
	struct day ends[2][2] = {{DAY_MISSING, DAY_MISSING},
				 {DAY_MISSING, DAY_MISSING}};
	struct reading r;
	char *dots;

	if (!reading_begin(&r, context, text, lean, err))
		return -1;
	dots = strstr(r.text, "..");
	if (!dots) {
		if (reading_period(&r, &ends[0][0], &ends[1][1]) < 0)
			return -1;
	} else {
		/* in 27.11...30.11. the first dot belongs to the day */
		while (dots[2] == '.')
			dots++;
		*dots = '\0';
		if (dots == r.text && !dots[2])
			return reading_refuse(&r);
		if (dots > r.text && dots[-1] == ' ')
			dots[-1] = '\0';
		if (r.text[0] &&
		    reading_period(&r, &ends[0][0], &ends[0][1]) < 0)
			return -1;
		r.at = dots + 2 + (dots[2] == ' ');
		if (*r.at && reading_period(&r, &ends[1][0], &ends[1][1]) < 0)
			return -1;
	}
	if (!day_missing(ends[0][0]) && !day_missing(ends[1][1]) &&
	    ends[0][0].days > ends[1][1].days) {
		char first[TIME_TEXT], last[TIME_TEXT];

		return error_set(err, ERR_USAGE,
				 "%.80s: ends (%s) before it begins (%s)", text,
				 day_text(ends[1][1], last),
				 day_text(ends[0][0], first));
	}
	*low = ends[0][0];
	*high = ends[1][1];
	return 0;
}

int
dates_duration(const char *text, struct duration *duration, bool *days,
	       struct error *err)
{
	const int64_t most = SPAN_YEARS * (int64_t)366;
	char typed[SCAN_MAX + 1];
	const char *at = typed;
	struct scan_span span;
	bool unsure;

	if (!scan_clean(text, typed) || !scan_span(&at, &span, &unsure) ||
	    *at || span.has_months) {
		error_set(err, ERR_USAGE, "%.80s: not a span of time", text);
		return error_hint(err,
				  "write it like 30m, 4h, 1h30m, 2d or 1w");
	}
	if (span.has_days && span.has_seconds)
		return error_set(err, ERR_USAGE,
				 "%.80s: days and hours do not go together",
				 text);
	if (span.days > most || span.seconds > most * DAY_S)
		return error_set(err, ERR_USAGE, "%.80s: more than %d years",
				 text, SPAN_YEARS);
	*days = span.has_days;
	duration->s = span.has_days ? span.days : span.seconds;
	return 0;
}
