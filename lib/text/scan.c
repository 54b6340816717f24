/* SPDX-License-Identifier: ISC
 * The small words of dates: numbers, names, units.
 */
#include "text/scan.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/str.h"

#define NUMBER_DIGITS 9 /* more are no number of anybody's */

const char *const scan_weekdays[SCAN_WEEKDAYS] = {"Monday",    "Tuesday",
						  "Wednesday", "Thursday",
						  "Friday",    "Saturday",
						  "Sunday"};

const char *const scan_months[SCAN_MONTHS] = {
	"January", "February", "March",	    "April",   "May",	   "June",
	"July",	   "August",   "September", "October", "November", "December"};

/* amount of the kind: seconds, days or months */
static const struct unit {
	const char *names; /* blank-separated, a blank at both ends */
	char kind;	   /* 's', 'd', 'm' */
	int amount;
} units[] = {
	{" d day days ", 'd', 1},	    {" w week weeks ", 'd', 7},
	{" mo month months ", 'm', 1},	    {" y year years ", 'm', 12},
	{" h hour hours ", 's', 3600},	    {" min minute minutes m ", 's', 60},
	{" s sec second seconds ", 's', 1},
};

bool
scan_clean(const char *typed, char text[SCAN_MAX + 1])
{
	size_t used = 0;

	for (; *typed; typed++) {
		unsigned char c = (unsigned char)*typed;

		if (c == ' ' || c == '\t') {
			if (used == 0 || text[used - 1] == ' ')
				continue;
			c = ' ';
		} else if (c < ' ' || c > '~') {
			return false;
		}
		if (used == SCAN_MAX)
			return false;
		text[used++] = (char)tolower(c);
	}
	if (used > 0 && text[used - 1] == ' ')
		used--;
	text[used] = '\0';
	return used > 0;
}

bool
scan_end(const char **at)
{
	if (**at == ' ') {
		++*at;
		return true;
	}
	return **at == '\0';
}

bool
scan_word(const char **at, const char *word)
{
	const char *p = *at + strlen(word);

	if (!str_begins(*at, word) || !scan_end(&p))
		return false;
	*at = p;
	return true;
}

bool
scan_digits(const char **at, int min, int max, int64_t *n)
{
	int64_t value = 0;
	int count = 0;

	while (isdigit((unsigned char)(*at)[count])) {
		if (count == max)
			return false;
		value = value * 10 + ((*at)[count++] - '0');
	}
	if (count < min)
		return false;
	*at += count;
	*n = value;
	return true;
}

bool
scan_char(const char **at, char c)
{
	if (**at != c)
		return false;
	++*at;
	return true;
}

size_t
scan_names(const char *word, size_t len, const char *const *names, size_t count,
	   int *first)
{
	size_t i, n, fits = 0;

	for (i = 0; i < count && len > 0; i++) {
		for (n = 0; n < len && names[i][n]; n++) {
			if (tolower((unsigned char)names[i][n]) != word[n])
				break;
		}
		if (n == len && fits++ == 0)
			*first = (int)i;
	}
	return fits;
}

void
scan_add_fits(struct str *out, const char *word, size_t len,
	      const char *const *names, size_t count)
{
	size_t i;
	int n;

	for (i = 0; i < count; i++) {
		if (scan_names(word, len, &names[i], 1, &n))
			str_print(out, "%s%s", out->len ? ", " : "", names[i]);
	}
}

size_t
scan_letters(const char *text)
{
	size_t len = 0;

	while (isalpha((unsigned char)text[len]))
		len++;
	return len;
}

static const struct unit *
find_unit(const char *word, size_t len)
{
	char name[12];
	size_t i;

	if (len == 0 || len > sizeof(name) - 3)
		return NULL;
	(void)snprintf(name, sizeof(name), " %.*s ", (int)len, word);
	for (i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
		if (strstr(units[i].names, name))
			return &units[i];
	}
	return NULL;
}

static void
add_unit(struct scan_span *span, const struct unit *unit, int64_t n)
{
	switch (unit->kind) {
	case 's':
		span->seconds += n * unit->amount;
		span->has_seconds = true;
		break;
	case 'd':
		span->days += n * unit->amount;
		span->has_days = true;
		break;
	default:
		span->months += n * unit->amount;
		span->has_months = true;
	}
}

bool
scan_span(const char **at, struct scan_span *span, bool *unsure)
{
	bool any = false, hours = false;

	*span = (struct scan_span){0};
	*unsure = false;
	for (;;) {
		const char *p = *at;
		const struct unit *unit;
		size_t len;
		int64_t n;

		if (!scan_digits(&p, 1, NUMBER_DIGITS, &n))
			return any;
		(void)scan_char(&p, ' ');
		len = scan_letters(p);
		unit = find_unit(p, len);
		if (!unit)
			return any;
		if (len == 1 && *p == 'm' && !hours)
			*unsure = true;
		hours = *p == 'h';
		p += len;
		if (!scan_end(&p) && !isdigit((unsigned char)*p))
			return any;
		add_unit(span, unit, n);
		any = true;
		*at = p;
	}
}
