/* SPDX-License-Identifier: ISC
 * One reading of a typed date: which day, moment or period it means.
 */
#include "text/reading.h"

#include <ctype.h>
#include <string.h>

#include "base/error.h"
#include "base/str.h"

#define LEAP_REACH 8 /* years from one 29 February to the next, at most */

/* What a reader of a part found: nothing of its own, something, or something
 * that must be refused (err is set). */
enum found { FOUND_BAD = -1, FOUND_NONE, FOUND_IT };

int
reading_refuse(const struct reading *r)
{
	error_set(r->err, ERR_USAGE, "%.80s: not a day or time we can read",
		  r->typed);
	return error_hint(r->err, "try tomorrow, fri, +3d, 27 nov, 2026-11-27, "
				  "a time behind it: fri 16:00, 27 nov 4pm");
}

static int
refuse_day(const struct reading *r)
{
	return error_set(r->err, ERR_USAGE, "%.80s: there is no such day",
			 r->typed);
}

int
reading_check_year(int64_t year, const char *typed, struct error *err)
{
	if (year >= DATES_YEAR_MIN && year <= DATES_YEAR_MAX)
		return 0;
	return error_set(err, ERR_USAGE, "%.80s: outside of the years %d to %d",
			 typed, DATES_YEAR_MIN, DATES_YEAR_MAX);
}

/* A beginning that fits several names. */
static int
refuse_names(const struct reading *r, const char *word, size_t len,
	     bool weekdays, bool months)
{
	struct str fits = {0};

	if (weekdays)
		scan_add_fits(&fits, word, len, scan_weekdays, SCAN_WEEKDAYS);
	if (months)
		scan_add_fits(&fits, word, len, scan_months, SCAN_MONTHS);
	error_set(r->err, ERR_USAGE, "%.80s: %.*s could be %s", r->typed,
		  (int)len, word, str_get(&fits));
	str_free(&fits);
	return -1;
}

/* The same day of the month so many months on, or the last of it. */
static struct day
add_months(struct day day, int64_t months)
{
	struct civil civil = day_civil(day);
	int64_t all = civil.year * 12 + civil.month - 1 + months;
	int64_t year = all / 12 - (all % 12 < 0);
	int month = (int)(all - year * 12) + 1;
	struct day first = day_of(year, month, 1);
	struct day next = month == 12 ? day_of(year + 1, 1, 1)
				      : day_of(year, month + 1, 1);
	int64_t length = next.days - first.days;

	first.days += (civil.mday < length ? civil.mday : length) - 1;
	return first;
}

/* The last day of the group of so many months that day lies in. */
static struct day
end_of_months(struct day day, int group)
{
	struct civil civil = day_civil(day);
	int last = (civil.month - 1) / group * group + group;

	return (struct day){last == 12
				    ? day_of(civil.year + 1, 1, 1).days - 1
				    : day_of(civil.year, last + 1, 1).days - 1};
}

static enum found
read_relative(struct reading *r, struct when *when)
{
	const char *p = r->at;
	struct scan_span span;
	bool in = scan_word(&p, "in"), unsure;
	int sign = 0;

	if (!in && (*p == '+' || *p == '-'))
		sign = *p++ == '-' ? -1 : 1;
	if (!scan_span(&p, &span, &unsure))
		return FOUND_NONE;
	if (!in && !sign && scan_word(&p, "ago"))
		sign = -1;
	if (unsure)
		return (enum found)error_set(
			r->err, ERR_USAGE,
			"%.80s: m could be months or minutes: write mo or min",
			r->typed);
	if (span.has_seconds && (span.has_days || span.has_months))
		return (enum found)error_set(
			r->err, ERR_USAGE,
			"%.80s: days and hours do not go together", r->typed);
	if (sign < 0) {
		span.seconds = -span.seconds;
		span.days = -span.days;
		span.months = -span.months;
	}
	r->at = p;
	if (span.has_seconds) {
		when->at.s = r->context->now.s + span.seconds;
		return FOUND_IT;
	}
	when->on = add_months(r->context->today, span.months);
	when->on.days += span.days;
	return FOUND_IT;
}

static enum found
read_named(struct reading *r, struct day *day)
{
	struct day today = r->context->today;

	if (scan_word(&r->at, "today"))
		*day = today;
	else if (scan_word(&r->at, "tomorrow"))
		day->days = today.days + 1;
	else if (scan_word(&r->at, "yesterday"))
		day->days = today.days - 1;
	else if (scan_word(&r->at, "eow"))
		day->days = today.days + 6 - day_weekday(today);
	else if (scan_word(&r->at, "eom"))
		*day = end_of_months(today, 1);
	else if (scan_word(&r->at, "eoq"))
		*day = end_of_months(today, 3);
	else if (scan_word(&r->at, "eoy"))
		*day = end_of_months(today, 12);
	else
		return FOUND_NONE;
	return FOUND_IT;
}

static enum found
read_weekday(struct reading *r, struct day *day)
{
	struct day today = r->context->today;
	enum dates_lean lean = r->lean;
	const char *p = r->at, *word;
	int weekday = 0, ahead;
	size_t fits;

	if (scan_word(&p, "next"))
		lean = DATES_NEXT;
	else if (scan_word(&p, "last"))
		lean = DATES_LAST;
	word = p;
	p += scan_letters(p);
	fits = scan_names(word, (size_t)(p - word), scan_weekdays,
			  SCAN_WEEKDAYS, &weekday);
	if (fits == 0)
		return FOUND_NONE;
	if (fits > 1)
		return (enum found)refuse_names(r, word, (size_t)(p - word),
						true, false);
	if (!scan_end(&p))
		return FOUND_NONE;
	r->at = p;
	ahead = (weekday - day_weekday(today) + 7) % 7;
	if (lean == DATES_NEXT)
		day->days = today.days + (ahead ? ahead : 7);
	else
		day->days = today.days + ahead - 7;
	return FOUND_IT;
}

static enum found
read_iso(struct reading *r, struct day *day)
{
	const char *p = r->at;
	int64_t year, month, mday;

	if (!scan_digits(&p, 4, 4, &year) || !scan_char(&p, '-') ||
	    !scan_digits(&p, 2, 2, &month) || !scan_char(&p, '-') ||
	    !scan_digits(&p, 2, 2, &mday) || !scan_end(&p))
		return FOUND_NONE;
	if (!day_exists(year, (int)month, (int)mday))
		return (enum found)refuse_day(r);
	r->at = p;
	*day = day_of(year, (int)month, (int)mday);
	return FOUND_IT;
}

/* That day of the year, or with year -1 today or the nearest to the lean. */
static bool
lean_day(const struct reading *r, int64_t mday, int64_t month, int64_t year,
	 struct day *day)
{
	int64_t today = r->context->today.days;
	int step = r->lean == DATES_NEXT ? 1 : -1, i;

	if (mday > 31 || month > 12)
		return false;
	if (year >= 0) {
		if (!day_exists(year, (int)month, (int)mday))
			return false;
		*day = day_of(year, (int)month, (int)mday);
		return true;
	}
	year = day_civil(r->context->today).year;
	for (i = 0; i <= LEAP_REACH; i++, year += step) {
		if (!day_exists(year, (int)month, (int)mday))
			continue;
		*day = day_of(year, (int)month, (int)mday);
		if ((day->days - today) * step >= 0)
			return true;
	}
	return false;
}

/* A year of four digits as the next word. */
static void
take_year(const char **at, int64_t *year)
{
	const char *p = *at;
	int64_t n;

	*year = -1;
	if (!scan_digits(&p, 4, 4, &n) || !scan_end(&p))
		return;
	*at = p;
	*year = n;
}

/* 11/12 when both readings are days of a calendar. */
static enum found
refuse_slash(const struct reading *r, int64_t a, int64_t b, int64_t year)
{
	char first[TIME_TEXT], second[TIME_TEXT];
	struct day dmy, mdy;

	if (!lean_day(r, a, b, year, &dmy) || !lean_day(r, b, a, year, &mdy))
		return (enum found)refuse_day(r);
	return (enum found)error_set(
		r->err, ERR_USAGE,
		"%.80s could be %d %s or %d %s: write %s or %s", r->typed,
		(int)a, scan_months[b - 1], (int)b, scan_months[a - 1],
		day_text(dmy, first), day_text(mdy, second));
}

/* 27/11, 27/11/2026 */
static enum found
read_slash(struct reading *r, struct day *day)
{
	enum dates_order order = r->context->order;
	const char *p = r->at;
	int64_t a, b, year = -1;

	if (!scan_digits(&p, 1, 2, &a) || !scan_char(&p, '/') ||
	    !scan_digits(&p, 1, 2, &b))
		return FOUND_NONE;
	if (scan_char(&p, '/') && !scan_digits(&p, 4, 4, &year))
		return FOUND_NONE;
	if (!scan_end(&p))
		return FOUND_NONE;
	if (order == DATES_ISO && a != b && a >= 1 && a <= 12 && b >= 1 &&
	    b <= 12)
		return refuse_slash(r, a, b, year);
	if (order == DATES_MDY || (order == DATES_ISO && b > 12)) {
		int64_t month = a;

		a = b;
		b = month;
	}
	if (!lean_day(r, a, b, year, day))
		return (enum found)refuse_day(r);
	r->at = p;
	return FOUND_IT;
}

/* 27.11., 27.11.2026 */
static enum found
read_dotted(struct reading *r, struct day *day)
{
	const char *p = r->at;
	int64_t mday, month, year = -1;

	if (!scan_digits(&p, 1, 2, &mday) || !scan_char(&p, '.') ||
	    !scan_digits(&p, 1, 2, &month) || !scan_char(&p, '.'))
		return FOUND_NONE;
	(void)scan_digits(&p, 4, 4, &year);
	if (!scan_end(&p))
		return FOUND_NONE;
	if (!lean_day(r, mday, month, year, day))
		return (enum found)refuse_day(r);
	r->at = p;
	return FOUND_IT;
}

/* 27 nov, nov 27, with a year or without */
static enum found
read_month_day(struct reading *r, struct day *day)
{
	const char *p = r->at, *word;
	int64_t mday = -1, year;
	int month = 0;
	size_t len, fits;

	if (scan_digits(&p, 1, 2, &mday) && !scan_char(&p, ' '))
		return FOUND_NONE;
	word = p;
	len = scan_letters(p);
	p += len;
	fits = scan_names(word, len, scan_months, SCAN_MONTHS, &month);
	if (fits == 0 || !scan_end(&p))
		return FOUND_NONE;
	if (mday < 0 && (!scan_digits(&p, 1, 2, &mday) || !scan_end(&p)))
		return FOUND_NONE;
	if (fits > 1)
		return (enum found)refuse_names(r, word, len, false, true);
	take_year(&p, &year);
	if (!lean_day(r, mday, month + 1, year, day))
		return (enum found)refuse_day(r);
	r->at = p;
	return FOUND_IT;
}

/* 16:00, 16:00:30, 4pm, 4:30 pm */
static enum found
read_time(struct reading *r, struct reading_time *time)
{
	const char *p = r->at;
	int64_t hour, minute = -1, second = 0;
	bool pm = false, half = false;

	(void)scan_word(&p, "at");
	if (!scan_digits(&p, 1, 2, &hour))
		return FOUND_NONE;
	if (scan_char(&p, ':')) {
		if (!scan_digits(&p, 2, 2, &minute))
			return FOUND_NONE;
		if (scan_char(&p, ':') && !scan_digits(&p, 2, 2, &second))
			return FOUND_NONE;
	}
	if (str_begins(p, " am") || str_begins(p, " pm"))
		p++;
	if (str_begins(p, "am") || str_begins(p, "pm")) {
		half = true;
		pm = *p == 'p';
		p += 2;
	}
	if (!scan_end(&p) || (minute < 0 && !half))
		return FOUND_NONE;
	if (hour > (half ? 12 : 23) || (half && hour == 0) || minute > 59 ||
	    second > 59)
		return (enum found)error_set(r->err, ERR_USAGE,
					     "%.80s: there is no such time",
					     r->typed);
	if (half)
		hour = hour % 12 + (pm ? 12 : 0);
	*time = (struct reading_time){(int)hour, minute < 0 ? 0 : (int)minute,
				      (int)second};
	r->at = p;
	return FOUND_IT;
}

struct instant
reading_moment(const struct dates_context *context, struct day day,
	       struct reading_time time)
{
	struct civil civil = day_civil(day);

	civil.hour = time.hour;
	civil.minute = time.minute;
	civil.second = time.second;
	return context->instant(context->zone, &civil);
}

/* A day, or for hours a moment; the rest is left at r->at. */
static enum found
read_day(struct reading *r, struct when *when)
{
	enum found found = read_relative(r, when);

	if (found == FOUND_NONE)
		found = read_named(r, &when->on);
	if (found == FOUND_NONE)
		found = read_iso(r, &when->on);
	if (found == FOUND_NONE)
		found = read_slash(r, &when->on);
	if (found == FOUND_NONE)
		found = read_dotted(r, &when->on);
	if (found == FOUND_NONE)
		found = read_month_day(r, &when->on);
	if (found == FOUND_NONE)
		found = read_weekday(r, &when->on);
	return found;
}

/* A time without a day. */
static enum found
read_time_alone(struct reading *r, struct instant *at)
{
	struct day day = r->context->today;
	struct reading_time time = {0};
	enum found found = read_time(r, &time);

	if (found != FOUND_IT)
		return found;
	*at = reading_moment(r->context, day, time);
	if (r->lean == DATES_NEXT && at->s <= r->context->now.s)
		day.days++;
	else if (r->lean == DATES_LAST && at->s > r->context->now.s)
		day.days--;
	*at = reading_moment(r->context, day, time);
	return FOUND_IT;
}

int
reading_when(struct reading *r, struct when *when)
{
	struct reading_time time = {0};
	enum found found;

	if (scan_word(&r->at, "now")) {
		when->at = r->context->now;
		return *r->at ? reading_refuse(r) : 0;
	}
	found = read_time_alone(r, &when->at);
	if (found == FOUND_NONE)
		found = read_day(r, when);
	if (found == FOUND_BAD)
		return -1;
	if (found == FOUND_NONE)
		return reading_refuse(r);
	if (!day_missing(when->on) &&
	    reading_check_year(day_civil(when->on).year, r->typed, r->err) < 0)
		return -1;
	if (*r->at && !day_missing(when->on)) {
		found = read_time(r, &time);
		if (found == FOUND_BAD)
			return -1;
		if (found == FOUND_IT) {
			when->at = reading_moment(r->context, when->on, time);
			when->on = DAY_MISSING;
		}
	}
	return *r->at ? reading_refuse(r) : 0;
}

bool
reading_begin(struct reading *r, const struct dates_context *context,
	      const char *typed, enum dates_lean lean, struct error *err)
{
	*r = (struct reading){context, lean, err, typed, {0}, NULL};
	r->at = r->text;
	if (scan_clean(typed, r->text))
		return true;
	(void)reading_refuse(r);
	return false;
}

/* 2026, 2026-11 */
static enum found
read_digits_period(struct reading *r, struct day *low, struct day *high)
{
	const char *p = r->at;
	int64_t year, month = -1;

	if (!scan_digits(&p, 4, 4, &year))
		return FOUND_NONE;
	if (scan_char(&p, '-') && !scan_digits(&p, 2, 2, &month))
		return FOUND_NONE;
	if (*p)
		return FOUND_NONE;
	if (month == 0 || month > 12)
		return (enum found)error_set(r->err, ERR_USAGE,
					     "%.80s: there is no such month",
					     r->typed);
	*low = day_of(year, month < 0 ? 1 : (int)month, 1);
	*high = end_of_months(*low, month < 0 ? 12 : 1);
	return FOUND_IT;
}

/* nov, nov 2026; a beginning that fits a weekday as well is refused */
static enum found
read_month(struct reading *r, struct day *low, struct day *high)
{
	const char *p = r->at;
	struct civil today = day_civil(r->context->today);
	size_t len = scan_letters(p), fits;
	int64_t year;
	int month = 0, weekday;

	fits = scan_names(p, len, scan_months, SCAN_MONTHS, &month);
	p += len;
	if (fits == 0 || !scan_end(&p))
		return FOUND_NONE;
	take_year(&p, &year);
	if (*p)
		return FOUND_NONE;
	fits += scan_names(r->at, len, scan_weekdays, SCAN_WEEKDAYS, &weekday);
	if (fits > 1)
		return (enum found)refuse_names(r, r->at, len, true, true);
	if (year < 0) {
		year = today.year;
		if (r->lean == DATES_NEXT && month + 1 < today.month)
			year++;
		else if (r->lean == DATES_LAST && month + 1 > today.month)
			year--;
	}
	*low = day_of(year, month + 1, 1);
	*high = end_of_months(*low, 1);
	return FOUND_IT;
}

int
reading_period(struct reading *r, struct day *low, struct day *high)
{
	struct when when = WHEN_MISSING;
	enum found found = read_digits_period(r, low, high);

	if (found == FOUND_NONE)
		found = read_month(r, low, high);
	if (found == FOUND_BAD)
		return -1;
	if (found == FOUND_NONE) {
		if (reading_when(r, &when) < 0)
			return -1;
		if (!instant_missing(when.at))
			return error_set(r->err, ERR_USAGE,
					 "%.80s: whole days are asked for here",
					 r->typed);
		*low = *high = when.on;
	}
	return reading_check_year(day_civil(*low).year, r->typed, r->err);
}
