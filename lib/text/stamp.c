/* SPDX-License-Identifier: ISC
 * Dates in a column of somebody else's table.
 */
#include "text/stamp.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "text/scan.h"

#define AHEAD_YEARS 20 /* of a year of two digits */

/* A day as it was written. order is that of first and second when either could
 * be the month: all but DATES_ISO are certain. */
struct written {
	int64_t year, first, second;
	bool short_year;
	bool certain;
	enum dates_order order;
};

/* --- days ------------------------------------------------------------------- */

static bool
take_year(const char **at, struct written *day, bool may_be_short)
{
	if (scan_digits(at, 4, 4, &day->year))
		return true;
	day->short_year = true;
	return may_be_short && scan_digits(at, 2, 2, &day->year);
}

/* 2026-11-27, 2026/11/27, 2026.11.27, 20261127 */
static bool
take_year_first(const char **at, struct written *day)
{
	const char *p = *at;
	int64_t all;
	char sep;

	day->certain = true;
	day->order = DATES_MDY;
	if (scan_digits(&p, 8, 8, &all)) {
		day->year = all / 10000;
		day->first = all / 100 % 100;
		day->second = all % 100;
		*at = p;
		return true;
	}
	if (!scan_digits(&p, 4, 4, &day->year))
		return false;
	sep = *p;
	if (!sep || !strchr("-/.", sep) || !scan_char(&p, sep) ||
	    !scan_digits(&p, 1, 2, &day->first) || !scan_char(&p, sep) ||
	    !scan_digits(&p, 1, 2, &day->second))
		return false;
	*at = p;
	return true;
}

/* 27/11/2026, 27-11-2026, 27.11.2026 */
static bool
take_year_last(const char **at, struct written *day)
{
	const char *p = *at;
	char sep;

	if (!scan_digits(&p, 1, 2, &day->first))
		return false;
	sep = *p;
	/* 26-11-27 could begin with the year */
	if (!sep || !strchr("-/.", sep) || !scan_char(&p, sep) ||
	    !scan_digits(&p, 1, 2, &day->second) || !scan_char(&p, sep) ||
	    !take_year(&p, day, sep != '-'))
		return false;
	day->certain = sep == '.';
	day->order = sep == '.' ? DATES_DMY : DATES_ISO;
	*at = p;
	return true;
}

static bool
take_month(const char **at, int64_t *month)
{
	size_t len = scan_letters(*at);
	int found;

	if (len < 3 ||
	    scan_names(*at, len, scan_months, SCAN_MONTHS, &found) != 1)
		return false;
	*month = found + 1;
	*at += len;
	(void)scan_char(at, '.');
	return true;
}

/* A blank, a comma, or both. */
static bool
take_pause(const char **at)
{
	const char *from = *at;

	(void)scan_char(at, ',');
	(void)scan_char(at, ' ');
	return *at > from;
}

static bool
take_gap(const char **at)
{
	const char *from = *at;

	if (scan_char(at, '-'))
		return true;
	(void)scan_char(at, ',');
	(void)scan_char(at, ' ');
	return *at > from;
}

/* 27 Nov 2026, 27-Nov-2026, Nov 27, 2026 */
static bool
take_named(const char **at, struct written *day)
{
	const char *p = *at;

	day->certain = true;
	day->order = DATES_MDY;
	if (take_month(&p, &day->first)) {
		if (!take_gap(&p) || !scan_digits(&p, 1, 2, &day->second))
			return false;
	} else {
		if (!scan_digits(&p, 1, 2, &day->second))
			return false;
		(void)scan_char(&p, '.');
		if (!take_gap(&p) || !take_month(&p, &day->first))
			return false;
	}
	if (!take_gap(&p) || !take_year(&p, day, true))
		return false;
	*at = p;
	return true;
}

static void
skip_weekday(const char **at)
{
	const char *p = *at;
	size_t len = scan_letters(p);
	int found;

	if (len < 2 ||
	    scan_names(p, len, scan_weekdays, SCAN_WEEKDAYS, &found) != 1)
		return;
	p += len;
	if (take_gap(&p))
		*at = p;
}

static bool
take_day(const char **at, struct written *day)
{
	const char *p = *at;
	bool found;

	skip_weekday(&p);
	*day = (struct written){0};
	found = take_year_first(&p, day);
	if (!found) {
		*day = (struct written){0};
		found = take_year_last(&p, day);
	}
	if (!found) {
		*day = (struct written){0};
		found = take_named(&p, day);
	}
	if (found)
		*at = p;
	return found;
}

static bool
is_day(const struct written *day, enum dates_order order)
{
	int64_t month = order == DATES_DMY ? day->second : day->first;
	int64_t mday = order == DATES_DMY ? day->first : day->second;

	/* 29 February comes in some century */
	return day_exists(day->short_year ? day->year + 2000 : day->year,
			  (int)month, (int)mday);
}

/* What its two numbers say: their order, DATES_ISO for either. False when they
 * are no day at all. */
static bool
tell_order(const struct written *day, enum dates_order *order)
{
	bool dmy = is_day(day, DATES_DMY), mdy = is_day(day, DATES_MDY);

	*order = dmy && mdy ? DATES_ISO : dmy ? DATES_DMY : DATES_MDY;
	return dmy || mdy;
}

/* --- times -------------------------------------------------------------------- */

/* A time of day as dates_when reads it, and how far its zone is from UTC. */
struct clock {
	char text[SCAN_MAX + 1];
	bool zoned;
	int64_t offset_s;
};

static bool
take_zone(const char **at, struct clock *clock)
{
	int64_t hours, minutes = 0;
	const char *p = *at;
	int sign;

	clock->zoned = true;
	if (scan_word(at, "z") || scan_word(at, "utc") || scan_word(at, "gmt"))
		return true;
	if (*p != '+' && *p != '-')
		return false;
	sign = *p++ == '-' ? -1 : 1;
	if (scan_digits(&p, 4, 4, &hours)) {
		minutes = hours % 100;
		hours /= 100;
	} else if (!scan_digits(&p, 2, 2, &hours) ||
		   (scan_char(&p, ':') && !scan_digits(&p, 2, 2, &minutes))) {
		return false;
	}
	if (hours > 14 || minutes > 59)
		return false;
	clock->offset_s = sign * (hours * 3600 + minutes * 60);
	*at = p;
	return true;
}

/* All of what stands behind the day. */
static bool
take_clock(const char *at, struct clock *clock)
{
	size_t len = strspn(at, "0123456789:");
	int64_t all;

	*clock = (struct clock){0};
	if (len == 6 && scan_digits(&at, 6, 6, &all)) {
		(void)snprintf(clock->text, sizeof(clock->text),
			       "%02d:%02d:%02d", (int)(all / 10000),
			       (int)(all / 100 % 100), (int)(all % 100));
	} else {
		memcpy(clock->text, at, len);
		at += len;
	}
	if (len > 0 && (*at == '.' || *at == ','))
		at += 1 + strspn(at + 1, "0123456789");
	(void)scan_char(&at, ' ');
	if (str_begins(at, "am") || str_begins(at, "pm")) {
		memcpy(clock->text + strlen(clock->text), at, 2);
		at += 2;
		(void)scan_char(&at, ' ');
	}
	return len > 0 && (!*at || take_zone(&at, clock)) && !*at;
}

static struct instant
in_utc(const void *zone, const struct civil *civil)
{
	(void)zone;
	return civil_instant(civil);
}

/* That time of the day on; false when there is none. */
static bool
read_clock(const struct dates_context *context, struct day on,
	   const struct clock *clock, struct when *when)
{
	struct dates_context utc = *context;
	char day[TIME_TEXT], text[TIME_TEXT + sizeof(clock->text)];
	struct civil civil;
	struct error err;

	utc.instant = in_utc;
	(void)snprintf(text, sizeof(text), "%s %s", day_text(on, day),
		       clock->text);
	if (dates_when(&utc, text, DATES_LAST, when, &err) < 0 ||
	    instant_missing(when->at))
		return false;
	civil = instant_civil(when->at);
	if (clock->zoned)
		when->at.s -= clock->offset_s;
	else if (civil.hour || civil.minute || civil.second)
		when->at = context->instant(context->zone, &civil);
	else
		*when = (struct when){on, INSTANT_MISSING};
	return true;
}

/* --- values -------------------------------------------------------------------- */

void
stamp_see(struct stamp_column *column, const char *text, int64_t line)
{
	char clean[SCAN_MAX + 1];
	enum dates_order order;
	const char *at = clean;
	struct written day;

	if (!text || strlen(text) >= FIGURE_TEXT || !scan_clean(text, clean) ||
	    !take_day(&at, &day) || day.certain || day.first == day.second ||
	    !tell_order(&day, &order))
		return;
	figure_note(order == DATES_DMY	 ? &column->dmy
		    : order == DATES_MDY ? &column->mdy
					 : &column->either,
		    text, line);
}

int
stamp_judge(const struct stamp_column *column, const char *name,
	    enum dates_order *order, struct error *err)
{
	int more = figure_weigh(&column->dmy, &column->mdy);
	char clean[SCAN_MAX + 1];
	const char *at = clean;
	struct written day;

	if (more != 0 || column->either.count == 0 ||
	    !scan_clean(column->either.text, clean) || !take_day(&at, &day)) {
		*order = more < 0 ? DATES_MDY : DATES_DMY;
		return 0;
	}
	error_set(err, ERR_DATA, "%.80s: %s (line %lld) is %d %s or %d %s",
		  name, column->either.text, (long long)column->either.line,
		  (int)day.first, scan_months[day.second - 1], (int)day.second,
		  scan_months[day.first - 1]);
	return error_hint(err, "say --dates dmy or --dates mdy");
}

/* The day that was written, under the order of the context. */
static int
settle(const struct dates_context *context, const char *text,
       struct written *day, struct day *on, struct error *err)
{
	enum dates_order order = day->order;
	int64_t latest = day_civil(context->today).year + AHEAD_YEARS;

	if (day->short_year) {
		day->year += latest / 100 * 100;
		if (day->year > latest)
			day->year -= 100;
		day->short_year = false;
	}
	if (!day->certain)
		order = context->order;
	if (order == DATES_ISO && tell_order(day, &order) &&
	    order == DATES_ISO && day->first != day->second)
		return error_set(err, ERR_DATA, "%.80s: %d %s or %d %s", text,
				 (int)day->first, scan_months[day->second - 1],
				 (int)day->second, scan_months[day->first - 1]);
	if (!is_day(day, order))
		return error_set(err, ERR_DATA, "%.80s: there is no such day%s",
				 text,
				 day->certain ? ""
				 : order == DATES_DMY
					 ? " when the day comes first"
					 : " when the month comes first");
	*on = order == DATES_DMY
		      ? day_of(day->year, (int)day->second, (int)day->first)
		      : day_of(day->year, (int)day->first, (int)day->second);
	return 0;
}

int
stamp_read(const struct dates_context *context, const char *text,
	   struct when *when, struct error *err)
{
	struct when read = WHEN_MISSING;
	char clean[SCAN_MAX + 1];
	const char *at = clean;
	struct written day;
	struct clock clock;

	if (text[0] == '@' && instant_parse(text, &read.at)) {
		*when = read;
		return 0;
	}
	if (!scan_clean(text, clean) || !take_day(&at, &day))
		return error_set(err, ERR_DATA, "%.80s: no date", text);
	if (settle(context, text, &day, &read.on, err) < 0)
		return -1;
	if (day.year < DATES_YEAR_MIN || day.year > DATES_YEAR_MAX)
		return error_set(err, ERR_DATA,
				 "%.80s: outside of the years %d to %d", text,
				 DATES_YEAR_MIN, DATES_YEAR_MAX);
	/* no hyphen: -05:00 would be a zone */
	if (*at && (!(take_pause(&at) || scan_char(&at, 't')) ||
		    !take_clock(at, &clock) ||
		    !read_clock(context, read.on, &clock, &read)))
		return error_set(err, ERR_DATA, "%.80s: no time of day", text);
	*when = read;
	return 0;
}
