/* SPDX-License-Identifier: ISC
 * The Date of a mail.
 */
#include "text/maildate.h"

#include <ctype.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

#define TEXT_MAX 100 /* bytes of a date without its comments */
#define UNSET (-1)

struct reading {
	struct civil civil; /* fields not yet read are UNSET */
	int zone_minutes;   /* east of Greenwich */
};

/* RFC 5322, 4.3 */
static const struct {
	const char *name;
	int hours;
} zones[] = {
	{"EST", -5}, {"EDT", -4}, {"CST", -6}, {"CDT", -5},
	{"MST", -7}, {"MDT", -6}, {"PST", -8}, {"PDT", -7},
};

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == ',';
}

/* Copy without comments, with single blanks, none beside a colon; false when
 * it is too long or a comment does not end. */
static bool
strip(const char *text, char out[TEXT_MAX + 1])
{
	size_t len = 0;
	int depth = 0;
	bool gap = false;

	for (; *text; text++) {
		if (*text == '\\' && depth > 0 && text[1])
			text++;
		else if (*text == '(')
			depth++;
		else if (*text == ')' && depth > 0)
			depth--;
		else if (depth == 0 && !is_blank(*text)) {
			if (gap && len > 0 && out[len - 1] != ':' &&
			    *text != ':')
				out[len++] = ' ';
			if (len >= TEXT_MAX)
				return false;
			out[len++] = *text;
			gap = false;
			continue;
		}
		gap = true;
	}
	out[len] = '\0';
	return depth == 0;
}

/* All of word[0..len) as a number of min to max digits, or UNSET. */
static int
number(const char *word, size_t len, size_t min, size_t max)
{
	int n = 0;
	size_t i;

	if (len < min || len > max)
		return UNSET;
	for (i = 0; i < len; i++) {
		if (!isdigit((unsigned char)word[i]))
			return UNSET;
		n = n * 10 + (word[i] - '0');
	}
	return n;
}

/* Which three letters of names word begins with; UNSET. */
static int
name(const char *word, size_t len, const char *names)
{
	int i;

	for (i = 0; len >= 3 && names[3 * (size_t)i]; i++) {
		if (strncasecmp(word, names + 3 * (size_t)i, 3) == 0)
			return i;
	}
	return UNSET;
}

/* "9:55" or "09:55:06" */
static bool
read_clock(const char *word, size_t len, struct civil *civil)
{
	const char *colon = memchr(word, ':', len), *end = word + len, *next;

	if (!colon)
		return false;
	civil->hour = number(word, (size_t)(colon - word), 1, 2);
	word = colon + 1;
	next = memchr(word, ':', (size_t)(end - word));
	civil->minute =
		number(word, (size_t)((next ? next : end) - word), 2, 2);
	civil->second =
		next ? number(next + 1, (size_t)(end - next - 1), 2, 2) : 0;
	/* a leap second is the one before it */
	if (civil->second == 60)
		civil->second = 59;
	return civil->hour >= 0 && civil->hour < 24 && civil->minute >= 0 &&
	       civil->minute < 60 && civil->second >= 0 && civil->second < 60;
}

static void
read_zone(const char *word, size_t len, struct reading *reading)
{
	int n = len == 5 ? number(word + 1, 4, 4, 4) : UNSET;
	size_t i;

	if ((*word == '+' || *word == '-') && n != UNSET) {
		n = n / 100 * 60 + n % 100;
		reading->zone_minutes = *word == '-' ? -n : n;
		return;
	}
	for (i = 0; i < sizeof(zones) / sizeof(zones[0]); i++) {
		if (len == 3 && strncasecmp(word, zones[i].name, 3) == 0)
			reading->zone_minutes = zones[i].hours * 60;
	}
}

/* 49 is 2049, 50 is 1950, 103 is 2003. */
static int64_t
full_year(int n, size_t digits)
{
	if (digits >= 4)
		return n;
	return digits == 2 && n < 50 ? n + 2000 : n + 1900;
}

/* false for a word that no date has. */
static bool
read_word(const char *word, size_t len, struct reading *reading)
{
	static const char months[] = "janfebmaraprmayjunjulaugsepoctnovdec";
	static const char weekdays[] = "montuewedthufrisatsun";
	struct civil *civil = &reading->civil;
	int n;

	if (civil->month == UNSET && name(word, len, months) != UNSET) {
		civil->month = name(word, len, months) + 1;
		return true;
	}
	n = number(word, len, 1, 2);
	if (civil->mday == UNSET && n != UNSET) {
		civil->mday = n;
		return true;
	}
	if (civil->hour == UNSET && memchr(word, ':', len))
		return read_clock(word, len, civil);
	n = number(word, len, 2, 4);
	if (civil->year == UNSET && civil->month != UNSET && n != UNSET) {
		civil->year = full_year(n, len);
		return true;
	}
	if (civil->hour != UNSET) {
		read_zone(word, len, reading);
		return true;
	}
	return civil->mday == UNSET && name(word, len, weekdays) != UNSET;
}

bool
maildate_read(const char *text, struct instant *at)
{
	struct reading reading = {{UNSET, UNSET, UNSET, UNSET, UNSET, UNSET},
				  0};
	struct civil *civil = &reading.civil;
	char words[TEXT_MAX + 1];
	const char *word;

	if (!strip(text, words))
		return false;
	for (word = words; *word; word += *word == ' ') {
		size_t len = strcspn(word, " ");

		if (!read_word(word, len, &reading))
			return false;
		word += len;
	}
	if (civil->hour == UNSET || civil->month == UNSET ||
	    !day_exists(civil->year, civil->month, civil->mday))
		return false;
	*at = civil_instant(civil);
	at->s -= (int64_t)reading.zone_minutes * 60;
	return true;
}
