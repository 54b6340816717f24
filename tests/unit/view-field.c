/* SPDX-License-Identifier: ISC
 * A field of each kind in each form.
 */
#include "view/field.h"

#include "base/arena.h"
#include "base/str.h"
#include "base/time.h"
#include "tap.h"
#include "view/view.h"

struct row {
	struct id id;
	struct any_id thing;
	struct text text;
	struct word word;
	struct list list;
	struct day day;
	struct instant instant;
	struct duration duration;
	struct when when;
	struct number number;
	struct flag flag;
	struct bytes bytes;
};

static const struct column columns[] = {
	SHOWN_ID(struct row, id, "id", 'k', 9, "a case"),
	SHOWN(struct row, thing, ANY_ID, 8, "any record"),
	SHOWN(struct row, text, TEXT, 8, "free text"),
	SHOWN(struct row, word, WORD, 8, "a word"),
	SHOWN(struct row, list, LIST, 8, "words"),
	SHOWN(struct row, day, DAY, 8, "a day"),
	SHOWN(struct row, instant, INSTANT, 8, "a moment"),
	SHOWN(struct row, duration, DURATION, 8, "how long"),
	SHOWN(struct row, when, WHEN, 8, "due"),
	SHOWN(struct row, number, NUMBER, 8, "a number"),
	SHOWN(struct row, flag, FLAG, 8, "yes or no"),
	SHOWN(struct row, bytes, BYTES, 8, "bytes"),
};
static const struct shape shape = SHAPE(struct row, columns);

static struct view_options options;

/* Summer time all year round will do. */
static struct civil
two_hours_east(const void *zone, struct instant at)
{
	(void)zone;
	return instant_civil((struct instant){at.s + 7200});
}

static struct instant
moment(const char *text)
{
	struct instant at = INSTANT_MISSING;

	(void)instant_parse(text, &at);
	return at;
}

static struct day
day(const char *text)
{
	struct day day = DAY_MISSING;

	(void)day_parse(text, &day);
	return day;
}

/* All columns of row in that form, split by '|'. */
static void
is_row(enum view_form form, const struct row *row, const char *want,
       const char *title)
{
	struct str out = {0};
	size_t i;

	options.form = form;
	for (i = 0; i < shape.count; i++) {
		if (i > 0)
			str_add_char(&out, '|');
		field_add(&out, &shape.columns[i], row, &options);
	}
	is_text(str_get(&out), want, title);
	str_free(&out);
}

static void
test_forms(void)
{
	struct row row, none;

	column_clear(&shape, &none);
	row = (struct row){
		.id = {7},
		.thing = {12, 'c'},
		.text = {"two\nlines"},
		.word = {"-"},
		.list = {"vip,berlin"},
		.day = day("2026-11-27"),
		.instant = moment("2026-11-23T12:10:05Z"),
		.duration = {7800},
		.when = {DAY_MISSING, moment("2026-11-27T22:30:00Z")},
		.number = {-5},
		.flag = {true},
		.bytes = {(const unsigned char *)"\x00\xFFz", 3},
	};
	is_row(VIEW_TSV, &row,
	       "k7|c12|two\\nlines|\\-|vip,berlin|2026-11-27|"
	       "2026-11-23T12:10:05Z|7800|2026-11-27T22:30:00Z|-5|1|00ff7a",
	       "TSV");
	is_row(VIEW_CSV, &row,
	       "k7|c12|\"two\nlines\"|'-|\"vip,berlin\"|2026-11-27|"
	       "2026-11-23T12:10:05Z|7800|2026-11-27T22:30:00Z|-5|1|00ff7a",
	       "CSV: a number below zero is no formula");
	is_row(VIEW_JSON, &row,
	       "\"k7\"|\"c12\"|\"two\\nlines\"|\"-\"|[\"vip\",\"berlin\"]|"
	       "\"2026-11-27\"|\"2026-11-23T12:10:05Z\"|7800|"
	       "\"2026-11-27T22:30:00Z\"|-5|true|\"00ff7a\"",
	       "JSON");
	is_row(VIEW_TABLE, &row,
	       "k7|c12|two lines|-|vip, berlin|Fri 27 Nov|14:10|2 h 10 min|"
	       "Sat 28 Nov 00:30|-5|yes|00ff7a",
	       "table: local time");
	is_row(VIEW_TSV, &none, "-|-|-|-|-|-|-|-|-|-|0|-", "TSV, missing");
	is_row(VIEW_CSV, &none, "||||||||||0|", "CSV, missing");
	is_row(VIEW_JSON, &none,
	       "null|null|null|null|null|null|null|null|null|null|false|null",
	       "JSON, missing");
	is_row(VIEW_TABLE, &none, "|||||||||||", "table, missing");
	none.bytes = (struct bytes){(const unsigned char *)"", 0};
	none.when.on = day("2026-12-24");
	none.list.s = "=a,,\x1B,";
	is_row(VIEW_TSV, &none, "-|-|-|-|=a,,\\u{1b},|-|-|-|2026-12-24|-|0|-",
	       "TSV: no bytes are missing; a due day");
	is_row(VIEW_JSON, &none,
	       "null|null|null|null|[\"=a\",\"\\u001b\"]|null|null|null|"
	       "\"2026-12-24\"|null|false|null",
	       "JSON: empty words of a list are left out");
	is_row(VIEW_TABLE, &none, "||||=a, \\u{1b}||||Thu 24 Dec|||",
	       "table: a due day");
}

static void
is_duration(struct arena *arena, int64_t s, const char *want)
{
	is_text(field_duration(arena, (struct duration){s}), want, want);
}

static void
is_when(struct arena *arena, const char *on, const char *at, const char *want)
{
	struct when when = {day(on), at ? moment(at) : INSTANT_MISSING};

	is_text(field_when(arena, &options, when), want, want);
}

static void
test_sayings(struct arena *arena)
{
	is_text(field_instant(arena, &options, moment("2026-11-22T22:00:00Z")),
		"00:00", "midnight of today is today");
	is_text(field_instant(arena, &options, moment("2026-11-22T21:59:59Z")),
		"Sun 22 Nov 23:59", "a second before is not");
	is_text(field_instant(arena, &options, moment("2025-11-23T12:05:00Z")),
		"Sun 23 Nov 2025 14:05", "another year is told");
	is_text(field_instant(arena, &options, INSTANT_MISSING), "",
		"no moment is nothing");
	is_text(field_day(arena, &options, day("2027-01-01")), "Fri 1 Jan 2027",
		"a day of another year");
	is_duration(arena, 0, "0 s");
	is_duration(arena, 59, "59 s");
	is_duration(arena, 60, "1 min");
	is_duration(arena, 3599, "59 min");
	is_duration(arena, 7200, "2 h");
	is_duration(arena, 90061, "1 d 1 h");
	is_duration(arena, 86460, "1 d");
	is_duration(arena, -7800, "-2 h 10 min");
	is_duration(arena, TIME_MISSING, "");
	is_when(arena, "2026-11-23", NULL, "today");
	is_when(arena, "2026-11-22", NULL, "yesterday");
	is_when(arena, "2026-11-27", NULL, "Fri 27 Nov");
	is_when(arena, "", "2026-11-23T11:10:00Z", "today 13:10");
	is_when(arena, "", "2026-11-23T22:10:00Z", "tomorrow 00:10");
	is_when(arena, "", "2026-11-27T08:00:00Z", "Fri 27 Nov 10:00");
	is_when(arena, "", NULL, "");
}

int
main(void)
{
	struct arena arena = {NULL};

	options.now = moment("2026-11-23T12:10:00Z");
	options.civil = two_hours_east;
	test_forms();
	test_sayings(&arena);
	arena_free(&arena);
	return done();
}
