/* SPDX-License-Identifier: ISC
 * One field as text, in each form.
 */
#include "view/field.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "view/escape.h"
#include "view/view.h"

static const char *const weekdays[] = {"Mon", "Tue", "Wed", "Thu",
				       "Fri", "Sat", "Sun"};
static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
				     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

/* How a person reads it. */
static struct civil
local(const struct view_options *options, struct instant at)
{
	if (options->civil)
		return options->civil(options->zone, at);
	return instant_civil(at);
}

static struct day
day_in(const struct civil *civil)
{
	return day_of(civil->year, civil->month, civil->mday);
}

static void
add_day(struct str *out, const struct view_options *options, struct day day)
{
	struct civil civil = day_civil(day);

	str_add(out, weekdays[day_weekday(day)]);
	str_add_char(out, ' ');
	str_add_int(out, civil.mday);
	str_add_char(out, ' ');
	str_add(out, months[civil.month - 1]);
	if (civil.year != local(options, options->now).year) {
		str_add_char(out, ' ');
		str_add_int(out, civil.year);
	}
}

static void
add_clock(struct str *out, const struct civil *civil)
{
	if (civil->hour < 10)
		str_add_char(out, '0');
	str_add_int(out, civil->hour);
	str_add(out, civil->minute < 10 ? ":0" : ":");
	str_add_int(out, civil->minute);
}

static void
add_instant(struct str *out, const struct view_options *options,
	    struct instant at)
{
	struct civil civil = local(options, at);
	struct civil now = local(options, options->now);
	struct day day = day_in(&civil);

	if (day.days != day_in(&now).days) {
		add_day(out, options, day);
		str_add_char(out, ' ');
	}
	add_clock(out, &civil);
}

static void
add_duration(struct str *out, struct duration duration)
{
	static const struct {
		uint64_t s;
		const char *name;
	} units[] = {{86400, " d"}, {3600, " h"}, {60, " min"}, {1, " s"}};
	uint64_t s = duration.s < 0 ? 0 - (uint64_t)duration.s
				    : (uint64_t)duration.s;
	size_t i = 0;

	if (duration.s < 0)
		str_add_char(out, '-');
	while (i < 3 && s < units[i].s)
		i++;
	str_add_int(out, (int64_t)(s / units[i].s));
	str_add(out, units[i].name);
	s %= units[i].s;
	/* one finer unit, but nobody wants the seconds of a minute */
	if (i < 2 && s >= units[i + 1].s) {
		str_add_char(out, ' ');
		str_add_int(out, (int64_t)(s / units[i + 1].s));
		str_add(out, units[i + 1].name);
	}
}

char *
field_day(struct arena *arena, const struct view_options *options,
	  struct day day)
{
	struct str text = {0};

	if (!day_missing(day))
		add_day(&text, options, day);
	return str_keep(&text, arena);
}

char *
field_instant(struct arena *arena, const struct view_options *options,
	      struct instant at)
{
	struct str text = {0};

	if (!instant_missing(at))
		add_instant(&text, options, at);
	return str_keep(&text, arena);
}

char *
field_duration(struct arena *arena, struct duration duration)
{
	struct str text = {0};

	if (!duration_missing(duration))
		add_duration(&text, duration);
	return str_keep(&text, arena);
}

char *
field_when(struct arena *arena, const struct view_options *options,
	   struct when when)
{
	static const char *const names[] = {"yesterday", "today", "tomorrow"};
	struct civil now = local(options, options->now);
	struct str text = {0};
	struct civil civil;
	struct day day;
	int64_t apart;

	if (when_missing(when))
		return str_keep(&text, arena);
	civil = day_missing(when.on) ? local(options, when.at)
				     : day_civil(when.on);
	day = day_in(&civil);
	apart = day.days - day_in(&now).days;
	if (apart >= -1 && apart <= 1)
		str_add(&text, names[apart + 1]);
	else
		add_day(&text, options, day);
	if (day_missing(when.on)) {
		str_add_char(&text, ' ');
		add_clock(&text, &civil);
	}
	return str_keep(&text, arena);
}

static char *
two_digits(char *p, int n)
{
	*p++ = (char)('0' + n / 10);
	*p++ = (char)('0' + n % 10);
	return p;
}

/* As day_text and instant_text, which are slower. */
static void
add_iso(struct str *out, const struct civil *civil, bool time)
{
	char buf[TIME_TEXT], *p = buf;

	p = two_digits(p, (int)(civil->year / 100));
	p = two_digits(p, (int)(civil->year % 100));
	*p++ = '-';
	p = two_digits(p, civil->month);
	*p++ = '-';
	p = two_digits(p, civil->mday);
	if (time) {
		*p++ = 'T';
		p = two_digits(p, civil->hour);
		*p++ = ':';
		p = two_digits(p, civil->minute);
		*p++ = ':';
		p = two_digits(p, civil->second);
		*p++ = 'Z';
	}
	str_add_bytes(out, buf, (size_t)(p - buf));
}

static void
add_when(struct str *out, struct when when)
{
	bool time = day_missing(when.on);
	struct civil civil = time ? instant_civil(when.at) : day_civil(when.on);
	char buf[TIME_TEXT];

	if (civil.year >= 0 && civil.year <= 9999)
		add_iso(out, &civil, time);
	else
		str_add(out, time ? instant_text(when.at, buf)
				  : day_text(when.on, buf));
}

static void
add_hex(struct str *out, const struct bytes *bytes)
{
	static const char digits[] = "0123456789abcdef";
	size_t i;

	for (i = 0; i < bytes->len; i++) {
		char pair[2] = {digits[bytes->data[i] >> 4],
				digits[bytes->data[i] & 15]};

		str_add_bytes(out, pair, sizeof(pair));
	}
}

static void
add_id(struct str *out, char letter, int64_t n)
{
	if (letter)
		str_add_char(out, letter);
	str_add_int(out, n);
}

/* The words of a list, each through escape, with between after each but the
 * last. Empty ones are left out. */
static void
add_list(struct str *out, const char *list,
	 void (*escape)(struct str *out, const char *text), const char *between)
{
	struct str word = {0};
	bool first = true;

	while (*list) {
		size_t len = strcspn(list, ",");

		if (len > 0) {
			if (!first)
				str_add(out, between);
			first = false;
			str_clear(&word);
			str_add_bytes(&word, list, len);
			escape(out, word.data);
		}
		list += len + (list[len] == ',');
	}
	str_free(&word);
}

/* What holds only our own digits and letters, the same in all machine forms;
 * false for text, lists and flags. */
static bool
add_value(struct str *out, const struct column *column, const void *v)
{
	switch (column->kind) {
	case KIND_ID:
		add_id(out, column->letter, ((const struct id *)v)->n);
		return true;
	case KIND_ANY_ID:
		add_id(out, ((const struct any_id *)v)->letter,
		       ((const struct any_id *)v)->n);
		return true;
	case KIND_DAY:
		add_when(out, (struct when){*(const struct day *)v,
					    INSTANT_MISSING});
		return true;
	case KIND_INSTANT:
		add_when(out, (struct when){DAY_MISSING,
					    *(const struct instant *)v});
		return true;
	case KIND_WHEN:
		add_when(out, *(const struct when *)v);
		return true;
	case KIND_DURATION:
		str_add_int(out, ((const struct duration *)v)->s);
		return true;
	case KIND_NUMBER:
		str_add_int(out, ((const struct number *)v)->n);
		return true;
	case KIND_BYTES:
		add_hex(out, v);
		return true;
	case KIND_QUANTITY:
		money_add_decimal(out,
				  ((const struct quantity *)v)->thousandths, 3);
		return true;
	case KIND_REAL:
		str_print(out, "%.7g", ((const struct real *)v)->n);
		return true;
	case KIND_MONEY:
		money_add_number(out, *(const struct money *)v, false);
		return true;
	case KIND_TEXT:
	case KIND_WORD:
	case KIND_LIST:
	case KIND_FLAG:
		break;
	}
	return false;
}

static const char *
text_of(enum kind kind, const void *v)
{
	if (kind == KIND_TEXT)
		return ((const struct text *)v)->s;
	if (kind == KIND_WORD)
		return ((const struct word *)v)->s;
	return ((const struct list *)v)->s;
}

static void
add_table(struct str *out, const struct column *column, const void *v,
	  const struct view_options *options)
{
	switch (column->kind) {
	case KIND_DAY:
		add_day(out, options, *(const struct day *)v);
		break;
	case KIND_INSTANT:
		add_instant(out, options, *(const struct instant *)v);
		break;
	case KIND_WHEN:
		if (day_missing(((const struct when *)v)->on))
			add_instant(out, options, ((const struct when *)v)->at);
		else
			add_day(out, options, ((const struct when *)v)->on);
		break;
	case KIND_DURATION:
		add_duration(out, *(const struct duration *)v);
		break;
	case KIND_FLAG:
		str_add(out, ((const struct flag *)v)->yes ? "yes" : "");
		break;
	case KIND_LIST:
		add_list(out, text_of(KIND_LIST, v), escape_line, ", ");
		break;
	case KIND_TEXT:
	case KIND_WORD:
		escape_line(out, text_of(column->kind, v));
		break;
	case KIND_MONEY:
		money_add(out, *(const struct money *)v);
		break;
	case KIND_ID:
	case KIND_ANY_ID:
	case KIND_NUMBER:
	case KIND_BYTES:
	case KIND_QUANTITY:
	case KIND_REAL:
		(void)add_value(out, column, v);
	}
}

static void
add_html(struct str *out, const struct column *column, const void *v,
	 const struct view_options *options)
{
	struct str text = {0};

	add_table(&text, column, v, options);
	escape_html(out, str_get(&text));
	str_free(&text);
}

static void
add_json(struct str *out, const struct column *column, const void *v)
{
	bool bare = column->kind == KIND_NUMBER ||
		    column->kind == KIND_DURATION ||
		    column->kind == KIND_QUANTITY || column->kind == KIND_REAL;

	switch (column->kind) {
	case KIND_FLAG:
		str_add(out, ((const struct flag *)v)->yes ? "true" : "false");
		return;
	case KIND_LIST:
		str_add_char(out, '[');
		add_list(out, text_of(KIND_LIST, v), escape_json, ",");
		str_add_char(out, ']');
		return;
	case KIND_TEXT:
	case KIND_WORD:
		escape_json(out, text_of(column->kind, v));
		return;
	default:
		break;
	}
	if (!bare)
		str_add_char(out, '"');
	(void)add_value(out, column, v);
	if (!bare)
		str_add_char(out, '"');
}

static void
add_missing(struct str *out, enum view_form form)
{
	if (form == VIEW_TSV)
		str_add_char(out, '-');
	else if (form == VIEW_JSON)
		str_add(out, "null");
}

/* Bytes that are there but none count as missing, as empty text does. */
static bool
missing(const struct column *column, const void *row)
{
	return column_missing(column, row) ||
	       (column->kind == KIND_BYTES &&
		((const struct bytes *)column_value(column, row))->len == 0);
}

void
field_add(struct str *out, const struct column *column, const void *row,
	  const struct view_options *options)
{
	const void *v = column_value(column, row);

	if (missing(column, row))
		add_missing(out, options->form);
	else if (options->form == VIEW_TABLE)
		add_table(out, column, v, options);
	else if (options->form == VIEW_JSON)
		add_json(out, column, v);
	else if (options->form == VIEW_HTML)
		add_html(out, column, v, options);
	else if (column->kind == KIND_FLAG)
		str_add_char(out, ((const struct flag *)v)->yes ? '1' : '0');
	else if (add_value(out, column, v))
		return;
	else if (options->form == VIEW_CSV)
		escape_csv(out, text_of(column->kind, v));
	else
		escape_tsv(out, text_of(column->kind, v));
}

void
field_add_currency(struct str *out, const struct column *column,
		   const void *row, const struct view_options *options)
{
	const struct money *money = column_value(column, row);

	if (money_missing(*money))
		add_missing(out, options->form);
	else if (options->form == VIEW_JSON)
		escape_json(out, money->currency);
	else
		str_add(out, money->currency);
}

const char *
field_currency(struct arena *arena, const struct shape *shape,
	       const struct column *column)
{
	const struct column *first = shape->columns;

	while (first->kind != KIND_MONEY)
		first++;
	return first == column
		       ? "currency"
		       : arena_print(arena, "%s_currency", column->name);
}

const char *
field_type(const struct column *column)
{
	switch (column->kind) {
	case KIND_ID:
	case KIND_ANY_ID:
		return "id";
	case KIND_TEXT:
		return "text";
	case KIND_WORD:
		return "word";
	case KIND_LIST:
		return "list";
	case KIND_DAY:
		return "day";
	case KIND_INSTANT:
		return "instant";
	case KIND_DURATION:
		return "duration";
	case KIND_WHEN:
		return "day-or-instant";
	case KIND_NUMBER:
		return "number";
	case KIND_FLAG:
		return "yes/no";
	case KIND_BYTES:
		return "bytes";
	case KIND_QUANTITY:
		return "quantity";
	case KIND_REAL:
		return "figure";
	case KIND_MONEY:
		return "money";
	}
	return "text";
}
