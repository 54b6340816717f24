/* SPDX-License-Identifier: ISC
 * What a noted value is.
 */
#include "text/note.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/time.h"
#include "text/dates.h"
#include "text/scan.h"
#include "text/stamp.h"

#define VALUE_MAX 80 /* bytes of anything but a word */
#define DIGITS "0123456789"

const char *const note_names[NOTE_KINDS] = {"nothing", "yes/no", "number",
					    "time",    "day",	 "word"};

/* --- words ------------------------------------------------------------------ */

static bool
is_one_of(const char *text, const char *const *words)
{
	for (; *words; words++) {
		if (strcmp(text, *words) == 0)
			return true;
	}
	return false;
}

static bool
read_none(const char *small)
{
	static const char *const words[] = {"",	  "-",	  "?", "n/a",
					    "na", "null", NULL};

	return is_one_of(small, words);
}

static bool
read_flag(const char *small, struct note *note)
{
	static const char *const yes[] = {"yes", "y", "true", NULL};
	static const char *const no[] = {"no", "n", "false", NULL};

	note->n = is_one_of(small, yes);
	return note->n > 0 || is_one_of(small, no);
}

/* --- numbers ---------------------------------------------------------------- */

/* Where the digits of a number end, its exponent too; 0: it has none. */
static size_t
number_length(const char *text)
{
	const char *mark = "+-(.,' \xE2\x88\x92\xC2\xA0\xE2\x80\xAF\x99";
	size_t len = strspn(text, mark), at = len, power;

	while (strspn(text + at, DIGITS) > 0) {
		len = at + strspn(text + at, DIGITS);
		at = len + strspn(text + len, mark + 3);
	}
	if (len == 0 || !strchr(DIGITS, text[len - 1]))
		return 0;
	if (text[len] != 'e' && text[len] != 'E')
		return len;
	power = len + 1 + (text[len + 1] == '-' || text[len + 1] == '+');
	at = strspn(text + power, DIGITS);
	return at > 0 && at < 4 ? power + at : len;
}

/* What stands behind a number: one word without digits, that begins as units
 * do. */
static bool
read_unit(const char *text, char unit[NOTE_UNIT])
{
	static const char *const signs[] = {
		"%", "\xC2\xB0", "\xC2\xB5", "\xE2\x82\xAC", "\xC2\xA3", "$"};
	size_t len, i;
	bool begins;

	text += strspn(text, " ");
	len = strlen(text);
	begins = len == 0 || (*text >= 'a' && *text <= 'z') ||
		 (*text >= 'A' && *text <= 'Z');
	for (i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		begins = begins ||
			 strncmp(text, signs[i], strlen(signs[i])) == 0;
	if (!begins || len >= NOTE_UNIT || strpbrk(text, DIGITS " \t\r\n:-"))
		return false;
	memcpy(unit, text, len + 1);
	return true;
}

/* The number and its unit apart, the number with its exponent apart too. */
static bool
split_number(const char *text, char digits[VALUE_MAX], char power[8],
	     char unit[NOTE_UNIT])
{
	size_t len = number_length(text), e = strcspn(text, "eE");

	if (len == 0 || !read_unit(text + len, unit))
		return false;
	power[0] = '\0';
	memcpy(digits, text, len);
	digits[len] = '\0';
	if (e >= len)
		return true;
	memcpy(power, text + e, len - e);
	power[len - e] = '\0';
	digits[e] = '\0';
	return true;
}

static bool
read_number(const char *text, char decimal, struct note *note)
{
	char digits[VALUE_MAX], power[8], plain[FIGURE_TEXT + 8];
	char unit[NOTE_UNIT];
	struct figure figure;
	double n;

	if (!split_number(text, digits, power, unit)) {
		/* a currency in front */
		if (figure_read(text, decimal, &figure, NULL) < 0)
			return false;
		memcpy(unit, figure.unit, sizeof(figure.unit));
		power[0] = '\0';
	} else if (figure_read(digits, decimal, &figure, NULL) < 0) {
		return false;
	}
	memcpy(plain, figure.number, sizeof(figure.number));
	memcpy(plain + strlen(figure.number), power, strlen(power) + 1);
	n = strtod(plain, NULL);
	if (!isfinite(n))
		return false;
	note->n = n;
	memcpy(note->unit, unit, strlen(unit) + 1);
	return true;
}

/* --- times and days --------------------------------------------------------- */

/* "20:15", "20:15:30", "8 pm", "8:15pm" */
static bool
read_time(const char *small, struct note *note)
{
	int64_t hour, minute = 0, second = 0;
	const char *at = small;
	bool told, pm = false;

	if (!scan_digits(&at, 1, 2, &hour))
		return false;
	told = scan_char(&at, ':');
	if (told && !scan_digits(&at, 2, 2, &minute))
		return false;
	if (told && scan_char(&at, ':') && !scan_digits(&at, 2, 2, &second))
		return false;
	at += *at == ' ';
	if (strcmp(at, "am") == 0 || strcmp(at, "pm") == 0) {
		pm = *at == 'p';
		at += 2;
		if (hour < 1 || hour > 12)
			return false;
		hour = hour % 12 + (pm ? 12 : 0);
		told = true;
	}
	if (!told || *at || hour > 23 || minute > 59 || second > 59)
		return false;
	note->n = (double)(hour * 60 + minute) + (double)second / 60;
	return true;
}

static struct instant
as_it_stands(const void *zone, const struct civil *civil)
{
	(void)zone;
	return civil_instant(civil);
}

/* What has its year in full; 03/04/2026 has two readings and is none. */
static bool
read_day(const char *text, struct note *note)
{
	static const struct dates_context context = {.order = DATES_ISO,
						     .instant = as_it_stands};
	const char *at = text;
	struct when when;
	size_t run = 0;

	while (*at && run != 4) {
		at += strcspn(at, DIGITS);
		run = strspn(at, DIGITS);
		at += run;
	}
	if (run != 4 || text[0] == '@' ||
	    stamp_read(&context, text, &when, NULL) < 0)
		return false;
	note->n = day_missing(when.on) ? (double)when.at.s / 86400
				       : (double)when.on.days;
	return true;
}

/* --- one value -------------------------------------------------------------- */

void
note_read(const char *text, char decimal, struct note *note)
{
	char small[SCAN_MAX + 1] = "";
	bool plain;

	*note = (struct note){.kind = NOTE_NONE};
	if (!text || !*text)
		return;
	text += strspn(text, " ");
	plain = scan_clean(text, small);
	if ((plain || !*text) && read_none(small))
		return;
	note->kind = NOTE_WORD;
	if (strlen(text) >= VALUE_MAX)
		return;
	if (plain && read_flag(small, note))
		note->kind = NOTE_FLAG;
	else if (plain && read_time(small, note))
		note->kind = NOTE_TIME;
	else if (read_number(text, decimal, note))
		note->kind = NOTE_NUMBER;
	else if (plain && read_day(text, note))
		note->kind = NOTE_DAY;
}

enum note_kind
note_kind_of(const char *text)
{
	struct note note, other;

	note_read(text, '.', &note);
	note_read(text, ',', &other);
	return other.kind == NOTE_NUMBER ? other.kind : note.kind;
}

/* --- the values of a key ---------------------------------------------------- */

static void
see_unit(struct note_column *column, const struct note *note)
{
	column->bits += !note->unit[0] && (note->n == 0 || note->n == 1);
	if (!note->unit[0])
		return;
	if (!column->unit.unit[0])
		column->unit = *note;
	else if (strcmp(column->unit.unit, note->unit) != 0)
		column->units++;
}

void
note_see(struct note_column *column, const char *text, int64_t line)
{
	char digits[VALUE_MAX], power[8], unit[NOTE_UNIT];
	struct note note, other;

	note_read(text, '.', &note);
	note_read(text, ',', &other);
	if (other.kind == NOTE_NUMBER && note.kind != NOTE_NUMBER)
		note = other;
	column->counts[note.kind]++;
	if (note.kind != NOTE_NUMBER)
		return;
	see_unit(column, &note);
	text += strspn(text, " ");
	if (!split_number(text, digits, power, unit))
		figure_see(&column->figures, text, line);
	else
		figure_see(&column->figures, digits, line);
}

int
note_judge(const struct note_column *column, const char *name,
	   enum note_kind *kind, char *decimal, struct error *err)
{
	int64_t flags = column->counts[NOTE_FLAG], all = 0;
	int i, kinds = 0;

	*kind = NOTE_NONE;
	*decimal = '.';
	for (i = NOTE_NONE + 1; i < NOTE_KINDS; i++) {
		all += column->counts[i];
		if (column->counts[i] == 0)
			continue;
		*kind = (enum note_kind)i;
		kinds++;
	}
	if (flags > 0 && flags + column->bits == all)
		*kind = NOTE_FLAG;
	else if (kinds > 1 || column->units > 0)
		*kind = NOTE_WORD;
	if (*kind != NOTE_NUMBER)
		return 0;
	if (figure_judge(&column->figures, name, decimal, err) == 0)
		return 0;
	*kind = NOTE_WORD;
	return -1;
}
