/* SPDX-License-Identifier: ISC
 * Numbers in a column of somebody else's table.
 */
#include "text/figure.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"

#define DIGITS_MAX 18
#define MARKS " '" /* of groups, besides . and comma; any blank is ' ' */

/* A number as it was written, taken apart. */
struct parts {
	bool negative;
	bool bracket;
	char body[FIGURE_TEXT]; /* digits . , and MARKS */
	char unit[8];
};

/* --- taking apart ------------------------------------------------------------ */

static bool
take(const char **at, const char *word)
{
	if (!str_begins(*at, word))
		return false;
	*at += strlen(word);
	return true;
}

static bool
take_blank(const char **at)
{
	return take(at, " ") || take(at, "\t") || take(at, "\xC2\xA0") ||
	       take(at, "\xE2\x80\xAF");
}

static void
skip_blanks(const char **at)
{
	while (take_blank(at))
		;
}

/* Three capital letters, or the sign of a currency. */
static void
take_unit(const char **at, struct parts *parts)
{
	static const char *const signs[] = {"$",
					    "\xC2\xA3",
					    "\xC2\xA5",
					    "\xE2\x82\xAC",
					    "\xE2\x82\xB9",
					    "\xE2\x82\xBD",
					    "\xE2\x82\xA9",
					    "\xE2\x82\xBA"};
	const char *p = *at;
	size_t i, len = 0;

	while (len < 3 && p[len] >= 'A' && p[len] <= 'Z')
		len++;
	if (len < 3)
		len = 0;
	for (i = 0; !len && i < sizeof(signs) / sizeof(signs[0]); i++) {
		if (str_begins(p, signs[i]))
			len = strlen(signs[i]);
	}
	if (!len || parts->unit[0])
		return;
	memcpy(parts->unit, p, len);
	*at += len;
	skip_blanks(at);
}

static void
take_sign(const char **at, struct parts *parts)
{
	if (take(at, "-") || take(at, "\xE2\x88\x92"))
		parts->negative = true;
	else if (!take(at, "+"))
		return;
	skip_blanks(at);
}

/* The digits and what parts them; blanks behind are left. */
static void
take_body(const char **at, char *body)
{
	const char *p = *at;

	for (;;) {
		const char *from = p;
		char mark;

		if ((*p >= '0' && *p <= '9') || *p == '.' || *p == ',') {
			*body++ = *p++;
			*at = p;
			continue;
		}
		if (take(&p, "'") || take(&p, "\xE2\x80\x99"))
			mark = '\'';
		else if (take_blank(&p))
			mark = ' ';
		else
			break;
		if (*p < '0' || *p > '9') {
			*at = from;
			break;
		}
		*body++ = mark;
	}
	*body = '\0';
}

static bool
take_apart(const char *text, struct parts *parts)
{
	const char *p = text;

	*parts = (struct parts){0};
	if (strlen(text) >= FIGURE_TEXT)
		return false;
	skip_blanks(&p);
	parts->bracket = take(&p, "(");
	take_sign(&p, parts);
	take_unit(&p, parts);
	if (!parts->negative)
		take_sign(&p, parts);
	take_body(&p, parts->body);
	skip_blanks(&p);
	take_unit(&p, parts);
	if (!parts->negative && take(&p, "-"))
		parts->negative = true;
	skip_blanks(&p);
	take_unit(&p, parts);
	if (parts->bracket) {
		if (parts->negative || !take(&p, ")"))
			return false;
		parts->negative = true;
	}
	skip_blanks(&p);
	return !*p && parts->body[0];
}

/* --- one reading -------------------------------------------------------------- */

/* Groups of digits from body to end, one kind of mark between them, as bare
 * digits; false when they are none. */
static bool
join_groups(const char *body, const char *end, char *digits)
{
	size_t group = 0, groups = 0;
	char mark = '\0';

	for (; body < end; body++) {
		if (*body >= '0' && *body <= '9') {
			*digits++ = *body;
			group++;
			continue;
		}
		/* two in the middle, as in 12,34,567 */
		if (group == 0 || group > 3 || (groups > 0 && group < 2) ||
		    (mark && *body != mark))
			return false;
		mark = *body;
		groups++;
		group = 0;
	}
	*digits = '\0';
	return groups == 0 || group == 3;
}

/* body with that decimal point, written plainly; false when it is none. */
static bool
write_plain(const struct parts *parts, char decimal, char number[FIGURE_TEXT])
{
	const char *point = strchr(parts->body, decimal);
	const char *end = point ? point : parts->body + strlen(parts->body);
	const char *fraction = point ? point + 1 : "", *whole;
	char digits[FIGURE_TEXT];

	if (!join_groups(parts->body, end, digits) ||
	    strspn(fraction, "0123456789") != strlen(fraction) ||
	    (!digits[0] && !fraction[0]))
		return false;
	whole = digits + strspn(digits, "0");
	if (strlen(whole) > DIGITS_MAX || strlen(fraction) > DIGITS_MAX)
		return false;
	(void)snprintf(number, FIGURE_TEXT, "%s%s%s%s",
		       parts->negative ? "-" : "", *whole ? whole : "0",
		       *fraction ? "." : "", fraction);
	return true;
}

/* What body says its decimal point is: '.' or ',', '?' for either, 0 for
 * nothing. */
static char
telling(const char *body)
{
	const char *last = strrchr(body, '.'), *comma = strrchr(body, ',');
	bool both = last && comma, many;
	size_t before, behind;

	if (!last || (comma && comma > last))
		last = comma;
	if (!last)
		return '\0';
	if (both || strpbrk(body, MARKS))
		return *last;
	many = strchr(body, *last) != last;
	if (many)
		return *last == '.' ? ',' : '.';
	before = (size_t)(last - body);
	behind = strlen(last + 1);
	if (behind != 3 || before < 1 || before > 3 || body[0] == '0')
		return *last;
	return '?';
}

/* --- columns -------------------------------------------------------------------- */

void
figure_note(struct figure_seen *seen, const char *text, int64_t line)
{
	if (seen->count++ > 0)
		return;
	seen->line = line;
	(void)snprintf(seen->text, sizeof(seen->text), "%s", text);
}

int
figure_weigh(const struct figure_seen *a, const struct figure_seen *b)
{
	if (a->count != b->count)
		return a->count > b->count ? 1 : -1;
	if (a->count == 0)
		return 0;
	return a->line <= b->line ? 1 : -1;
}

void
figure_see(struct figure_column *column, const char *text, int64_t line)
{
	char number[FIGURE_TEXT], told;
	struct parts parts;

	if (!text || !take_apart(text, &parts))
		return;
	told = telling(parts.body);
	if (told == '?')
		figure_note(&column->either, text, line);
	else if (told && write_plain(&parts, told, number))
		figure_note(told == '.' ? &column->point : &column->comma, text,
			    line);
}

int
figure_judge(const struct figure_column *column, const char *name,
	     char *decimal, struct error *err)
{
	int more = figure_weigh(&column->point, &column->comma);
	char with_point[FIGURE_TEXT] = "", with_comma[FIGURE_TEXT] = "";
	struct parts parts;

	if (more != 0 || column->either.count == 0) {
		*decimal = more < 0 ? ',' : '.';
		return 0;
	}
	(void)take_apart(column->either.text, &parts);
	(void)write_plain(&parts, '.', with_point);
	(void)write_plain(&parts, ',', with_comma);
	error_set(err, ERR_DATA, "%.80s: %s (line %lld) is %s or %s", name,
		  column->either.text, (long long)column->either.line,
		  with_point, with_comma);
	return error_hint(err, "say --decimal . or --decimal ,");
}

int
figure_read(const char *text, char decimal, struct figure *figure,
	    struct error *err)
{
	struct parts parts;
	char told;

	*figure = (struct figure){0};
	if (!take_apart(text, &parts))
		return error_set(err, ERR_DATA, "%.80s: no number", text);
	if (!write_plain(&parts, decimal, figure->number)) {
		told = telling(parts.body);
		return error_set(err, ERR_DATA, "%.80s: no number%s%.1s", text,
				 told && told != decimal
					 ? " when the decimal point is "
					 : "",
				 told && told != decimal ? &decimal : "");
	}
	memcpy(figure->unit, parts.unit, sizeof(figure->unit));
	return 0;
}
