/* SPDX-License-Identifier: ISC
 * The rule of daylight saving: POSIX TZ with the extensions of RFC 9636.
 */
#include "os/rule.h"

#define DAY_S 86400
#define HOURS_MOST 167

static bool
is_leap(int64_t year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int64_t
date_day(const struct rule_date *date, int64_t year)
{
	int64_t first, next;
	int weekday;

	if (date->kind != 'M') {
		first = day_of(year, 1, 1).days + date->day;
		if (date->kind == 'N')
			return first;
		return first - 1 + (date->day >= 60 && is_leap(year));
	}
	first = day_of(year, date->month, 1).days;
	weekday = (day_weekday((struct day){first}) + 1) % 7;
	first += (date->day - weekday + 7) % 7 + (date->week - 1) * 7;
	if (date->week < 5)
		return first;
	next = date->month == 12 ? day_of(year + 1, 1, 1).days
				 : day_of(year, date->month + 1, 1).days;
	return first < next ? first : first - 7;
}

void
rule_year(const struct rule *rule, int64_t year, int64_t at[2],
	  int32_t offset[2])
{
	int64_t start = date_day(&rule->start, year) * DAY_S +
			rule->start.time_s - rule->standard;
	int64_t end = date_day(&rule->end, year) * DAY_S + rule->end.time_s -
		      rule->daylight;
	int first = start <= end ? 0 : 1;

	at[first] = start;
	offset[first] = rule->daylight;
	at[1 - first] = end;
	offset[1 - first] = rule->standard;
}

/* Times of day reach a week beyond their day, so two years each way decide.
 * Where changes touch, the later in order wins: that is how the whole year can
 * be daylight saving (RFC 9636, 3.3.1). */
struct span
rule_span(const struct rule *rule, int64_t from, int64_t at)
{
	int64_t year = instant_civil((struct instant){at}).year, until[10];
	struct span span = {from, INT64_MAX, rule->standard};
	int32_t offset[10];
	int i, last = -1;

	for (i = 0; i < 5; i++)
		rule_year(rule, year - 2 + i, until + 2 * i, offset + 2 * i);
	for (i = 0; i < 10; i++) {
		if (until[i] <= at)
			last = i;
	}
	if (last >= 0) {
		span.offset = offset[last];
		if (until[last] > from)
			span.from = until[last];
	}
	for (i = last + 1; i < 10; i++) {
		if (until[i] < span.until)
			span.until = until[i];
	}
	return span;
}

/* ---- reading it ---- */

static bool
is_letter(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* "CET" or "<-03>". */
static bool
skip_abbreviation(const char **text)
{
	const char *p = *text, *start;

	if (*p == '<') {
		start = ++p;
		while (is_letter(*p) || is_digit(*p) || *p == '+' || *p == '-')
			p++;
		if (*p != '>' || p - start < 3)
			return false;
		*text = p + 1;
		return true;
	}
	while (is_letter(*p))
		p++;
	if (p - *text < 3)
		return false;
	*text = p;
	return true;
}

/* At most three digits, low..high. */
static bool
take_number(const char **text, int low, int high, int *n)
{
	int digits = 0, sum = 0;

	while (is_digit(**text) && digits < 3) {
		sum = sum * 10 + (**text - '0');
		(*text)++;
		digits++;
	}
	*n = sum;
	return digits && sum >= low && sum <= high && !is_digit(**text);
}

static bool
take_char(const char **text, char c)
{
	if (**text != c)
		return false;
	(*text)++;
	return true;
}

/* "2", "-1:30", "+5:45:20" in seconds. */
static bool
take_time(const char **text, int hours_most, int32_t *s)
{
	bool negative = take_char(text, '-');
	int hours, minutes = 0, seconds = 0;

	if (!negative)
		(void)take_char(text, '+');
	if (!take_number(text, 0, hours_most, &hours))
		return false;
	if (take_char(text, ':')) {
		if (!take_number(text, 0, 59, &minutes))
			return false;
		if (take_char(text, ':') && !take_number(text, 0, 59, &seconds))
			return false;
	}
	*s = hours * 3600 + minutes * 60 + seconds;
	if (negative)
		*s = -*s;
	return true;
}

/* ",M3.5.0/2" */
static bool
take_date(const char **text, struct rule_date *date)
{
	bool good;

	*date = (struct rule_date){.kind = 'N', .time_s = 2 * 3600};
	if (!take_char(text, ','))
		return false;
	if (take_char(text, 'M')) {
		date->kind = 'M';
		good = take_number(text, 1, 12, &date->month) &&
		       take_char(text, '.') &&
		       take_number(text, 1, 5, &date->week) &&
		       take_char(text, '.') &&
		       take_number(text, 0, 6, &date->day);
	} else if (take_char(text, 'J')) {
		date->kind = 'J';
		good = take_number(text, 1, 365, &date->day);
	} else {
		good = take_number(text, 0, 365, &date->day);
	}
	if (!good)
		return false;
	return !take_char(text, '/') ||
	       take_time(text, HOURS_MOST, &date->time_s);
}

/* TZ counts west of Greenwich as positive. */
bool
rule_parse(const char *text, struct rule *rule, bool *varies)
{
	*varies = false;
	if (!skip_abbreviation(&text) || !take_time(&text, 24, &rule->standard))
		return false;
	rule->standard = -rule->standard;
	if (!*text)
		return true;
	*varies = true;
	if (!skip_abbreviation(&text))
		return false;
	rule->daylight = rule->standard + 3600;
	if (*text && *text != ',') {
		if (!take_time(&text, 24, &rule->daylight))
			return false;
		rule->daylight = -rule->daylight;
	}
	return take_date(&text, &rule->start) && take_date(&text, &rule->end) &&
	       !*text;
}
