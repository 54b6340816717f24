/* SPDX-License-Identifier: ISC
 * Days, instants and durations.
 */
#include "base/time.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/num.h"

#define DAY_S 86400
#define ERA_DAYS 146097 /* days of 400 years */

bool
day_missing(struct day day)
{
	return day.days == TIME_MISSING;
}

bool
instant_missing(struct instant at)
{
	return at.s == TIME_MISSING;
}

bool
duration_missing(struct duration duration)
{
	return duration.s == TIME_MISSING;
}

bool
when_missing(struct when when)
{
	return day_missing(when.on) && instant_missing(when.at);
}

static int64_t
floor_div(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

struct day
day_of(int64_t year, int month, int mday)
{
	int64_t y = month <= 2 ? year - 1 : year;
	int64_t era = floor_div(y, 400);
	int64_t yoe = y - era * 400;
	int64_t doy =
		(153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + mday - 1;
	int64_t doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;

	return (struct day){era * ERA_DAYS + doe - 719468};
}

struct civil
day_civil(struct day day)
{
	int64_t z = day.days + 719468;
	int64_t era = floor_div(z, ERA_DAYS);
	int64_t doe = z - era * ERA_DAYS;
	int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int64_t mp = (5 * doy + 2) / 153;
	struct civil civil = {0};

	civil.mday = (int)(doy - (153 * mp + 2) / 5 + 1);
	civil.month = (int)(mp < 10 ? mp + 3 : mp - 9);
	civil.year = yoe + era * 400 + (civil.month <= 2);
	return civil;
}

bool
day_exists(int64_t year, int month, int mday)
{
	struct civil back;

	if (year < 1 || year > 9999 || month < 1 || month > 12 || mday < 1 ||
	    mday > 31)
		return false;
	back = day_civil(day_of(year, month, mday));
	return back.mday == mday && back.month == month;
}

int
day_weekday(struct day day)
{
	return (int)(((day.days + 3) % 7 + 7) % 7);
}

struct civil
instant_civil(struct instant at)
{
	int64_t days = floor_div(at.s, DAY_S);
	int rest = (int)((at.s % DAY_S + DAY_S) % DAY_S);
	struct civil civil = day_civil((struct day){days});

	civil.hour = rest / 3600;
	civil.minute = rest / 60 % 60;
	civil.second = rest % 60;
	return civil;
}

struct instant
civil_instant(const struct civil *civil)
{
	struct day day = day_of(civil->year, civil->month, civil->mday);

	return (struct instant){day.days * DAY_S + civil->hour * 3600 +
				civil->minute * 60 + civil->second};
}

char *
day_text(struct day day, char buf[TIME_TEXT])
{
	struct civil civil;

	buf[0] = '\0';
	if (day_missing(day))
		return buf;
	civil = day_civil(day);
	(void)snprintf(buf, TIME_TEXT, "%04lld-%02d-%02d",
		       (long long)civil.year, civil.month, civil.mday);
	return buf;
}

char *
instant_text(struct instant at, char buf[TIME_TEXT])
{
	struct civil civil;

	buf[0] = '\0';
	if (instant_missing(at))
		return buf;
	civil = instant_civil(at);
	(void)snprintf(buf, TIME_TEXT, "%04lld-%02d-%02dT%02d:%02d:%02dZ",
		       (long long)civil.year, civil.month, civil.mday,
		       civil.hour, civil.minute, civil.second);
	return buf;
}

/* Whether text has the shape of pattern, where 0 stands for any digit. */
static bool
shaped(const char *text, const char *pattern)
{
	for (; *pattern; text++, pattern++) {
		if (*pattern == '0' ? !isdigit((unsigned char)*text)
				    : *text != *pattern)
			return false;
	}
	return *text == '\0';
}

/* The number in text[from..from + len), all digits. */
static int
digits(const char *text, int from, int len)
{
	int n = 0, i;

	for (i = from; i < from + len; i++)
		n = n * 10 + (text[i] - '0');
	return n;
}

bool
day_parse(const char *text, struct day *day)
{
	int year, month, mday;

	if (!shaped(text, "0000-00-00"))
		return false;
	year = digits(text, 0, 4);
	month = digits(text, 5, 2);
	mday = digits(text, 8, 2);
	if (!day_exists(year, month, mday))
		return false;
	*day = day_of(year, month, mday);
	return true;
}

bool
instant_parse(const char *text, struct instant *at)
{
	struct civil civil;

	if (text[0] == '@')
		return num_parse(text + 1, &at->s);
	if (!shaped(text, "0000-00-00T00:00:00Z"))
		return false;
	civil = (struct civil){digits(text, 0, 4),  digits(text, 5, 2),
			       digits(text, 8, 2),  digits(text, 11, 2),
			       digits(text, 14, 2), digits(text, 17, 2)};
	if (!day_exists(civil.year, civil.month, civil.mday) ||
	    civil.hour > 23 || civil.minute > 59 || civil.second > 59)
		return false;
	*at = civil_instant(&civil);
	return true;
}
