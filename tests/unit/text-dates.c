/* SPDX-License-Identifier: ISC
 * Days, times and spans as people type them: a frozen table.
 */
#include "text/dates.h"

#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "tap.h"

/* An hour ahead of UTC, all year. */
static struct instant
an_hour_ahead(const void *zone, const struct civil *civil)
{
	struct instant at = civil_instant(civil);

	(void)zone;
	at.s -= 3600;
	return at;
}

static struct dates_context
context_at(const char *now, const char *today, enum dates_order order)
{
	struct dates_context context = {.order = order,
					.instant = an_hour_ahead};

	(void)instant_parse(now, &context.now);
	(void)day_parse(today, &context.today);
	return context;
}

struct row {
	const char *typed;
	const char *next; /* what it means ahead, "!…": the refusal */
	const char *last; /* behind; NULL: the same */
};

#define NO_DAY "!not a day or time"
#define NONE_SUCH "!there is no such day"
#define YEARS "!outside of the years 1900 to 2199"

/* It is Wednesday 25 November 2026, 13:10 there. */
static const struct row frozen[] = {
	{"today", "2026-11-25", NULL},
	{"Tomorrow", "2026-11-26", NULL},
	{"  yesterday ", "2026-11-24", NULL},
	{"tod", NO_DAY, NULL},
	{"now", "2026-11-25T12:10:00Z", NULL},
	{"now 16:00", NO_DAY, NULL},
	{"mon", "2026-11-30", "2026-11-23"},
	{"Monday", "2026-11-30", "2026-11-23"},
	{"tue", "2026-12-01", "2026-11-24"},
	{"tu", "2026-12-01", "2026-11-24"},
	{"wed", "2026-12-02", "2026-11-18"},
	{"thu", "2026-11-26", "2026-11-19"},
	{"fri", "2026-11-27", "2026-11-20"},
	{"FRI", "2026-11-27", "2026-11-20"},
	{"sat", "2026-11-28", "2026-11-21"},
	{"sun", "2026-11-29", "2026-11-22"},
	{"w", "2026-12-02", "2026-11-18"},
	{"t", "!t could be Tuesday, Thursday", NULL},
	{"s", "!s could be Saturday, Sunday", NULL},
	{"mondays", NO_DAY, NULL},
	{"next fri", "2026-11-27", NULL},
	{"next wed", "2026-12-02", NULL},
	{"last fri", "2026-11-20", NULL},
	{"last wed", "2026-11-18", NULL},
	{"next", NO_DAY, NULL},
	{"next week", NO_DAY, NULL},
	{"eow", "2026-11-29", NULL},
	{"eom", "2026-11-30", NULL},
	{"eoq", "2026-12-31", NULL},
	{"eoy", "2026-12-31", NULL},
	{"3d", "2026-11-28", NULL},
	{"2w", "2026-12-09", NULL},
	{"+3d", "2026-11-28", NULL},
	{"-90d", "2026-08-27", NULL},
	{"+0d", "2026-11-25", NULL},
	{"in 3 days", "2026-11-28", NULL},
	{"in 1 day", "2026-11-26", NULL},
	{"in 2 weeks", "2026-12-09", NULL},
	{"in 3d", "2026-11-28", NULL},
	{"3 days", "2026-11-28", NULL},
	{"3 days ago", "2026-11-22", NULL},
	{"in 3 days ago", NO_DAY, NULL},
	{"+1w2d", "2026-12-04", NULL},
	{"+1mo", "2026-12-25", NULL},
	{"+3 months", "2027-02-25", NULL},
	{"-9 months", "2026-02-25", NULL},
	{"+1y", "2027-11-25", NULL},
	{"+1mo 1d", "2026-12-26", NULL},
	{"+3m", "!m could be months or minutes", NULL},
	{"+1h30m", "2026-11-25T13:40:00Z", NULL},
	{"+1h 30 m", "2026-11-25T13:40:00Z", NULL},
	{"+2h", "2026-11-25T14:10:00Z", NULL},
	{"in 2 hours", "2026-11-25T14:10:00Z", NULL},
	{"2 hours ago", "2026-11-25T10:10:00Z", NULL},
	{"-30min", "2026-11-25T11:40:00Z", NULL},
	{"-30 minutes", "2026-11-25T11:40:00Z", NULL},
	{"+1d2h", "!days and hours do not go together", NULL},
	{"+2h 16:00", NO_DAY, NULL},
	{"+", NO_DAY, NULL},
	{"+3", NO_DAY, NULL},
	{"3", NO_DAY, NULL},
	{"+ 3d", NO_DAY, NULL},
	{"--3d", NO_DAY, NULL},
	{"+9999999999d", NO_DAY, NULL},
	{"+999999999d", YEARS, NULL},
	{"-999999999y", YEARS, NULL},
	{"+999999999h", YEARS, NULL},
	{"27 nov", "2026-11-27", "2025-11-27"},
	{"25 nov", "2026-11-25", "2026-11-25"},
	{"24 nov", "2027-11-24", "2026-11-24"},
	{"27 November 2027", "2027-11-27", NULL},
	{"nov 27", "2026-11-27", "2025-11-27"},
	{"nov 27 2027", "2027-11-27", NULL},
	{"1 jan", "2027-01-01", "2026-01-01"},
	{"5 may", "2027-05-05", "2026-05-05"},
	{"5 ma", "!ma could be March, May", NULL},
	{"5 ju", "!ju could be June, July", NULL},
	{"29 feb", "2028-02-29", "2024-02-29"},
	{"29 feb 2027", NONE_SUCH, NULL},
	{"31 nov", NONE_SUCH, NULL},
	{"0 nov", NONE_SUCH, NULL},
	{"nov", NO_DAY, NULL},
	{"27 nov 27", NO_DAY, NULL},
	{"27 nov 1899", YEARS, NULL},
	{"27 nov 2200", YEARS, NULL},
	{"27.11.", "2026-11-27", "2025-11-27"},
	{"1.1.", "2027-01-01", "2026-01-01"},
	{"27.11.2026", "2026-11-27", NULL},
	{"27.13.2026", NONE_SUCH, NULL},
	{"27.11.26", NO_DAY, NULL},
	{"27.11", NO_DAY, NULL},
	{"2026-11-27", "2026-11-27", NULL},
	{"1900-01-01", "1900-01-01", NULL},
	{"2199-12-31", "2199-12-31", NULL},
	{"1899-12-31", YEARS, NULL},
	{"2200-01-01", YEARS, NULL},
	{"0000-01-01", NONE_SUCH, NULL},
	{"2026-02-29", NONE_SUCH, NULL},
	{"2026-13-01", NONE_SUCH, NULL},
	{"2026-1-1", NO_DAY, NULL},
	{"2026", NO_DAY, NULL},
	{"2026-11", NO_DAY, NULL},
	{"11/12",
	 "!11/12 could be 11 December or 12 November: "
	 "write 2026-12-11 or 2027-11-12",
	 "!write 2025-12-11 or 2026-11-12"},
	{"11/12/2026",
	 "!could be 11 December or 12 November: "
	 "write 2026-12-11 or 2026-11-12",
	 NULL},
	{"12/12", "2026-12-12", "2025-12-12"},
	{"13/12", "2026-12-13", "2025-12-13"},
	{"12/13", "2026-12-13", "2025-12-13"},
	{"13/13", NONE_SUCH, NULL},
	{"30/2", NONE_SUCH, NULL},
	{"2/30/2026", NONE_SUCH, NULL},
	{"0/5", NONE_SUCH, NULL},
	{"11/12/26", NO_DAY, NULL},
	{"16:00", "2026-11-25T15:00:00Z", "2026-11-24T15:00:00Z"},
	{"9:30", "2026-11-26T08:30:00Z", "2026-11-25T08:30:00Z"},
	{"13:10", "2026-11-26T12:10:00Z", "2026-11-25T12:10:00Z"},
	{"4pm", "2026-11-25T15:00:00Z", "2026-11-24T15:00:00Z"},
	{"4:30pm", "2026-11-25T15:30:00Z", "2026-11-24T15:30:00Z"},
	{"at 4 PM", "2026-11-25T15:00:00Z", "2026-11-24T15:00:00Z"},
	{"today 16:00", "2026-11-25T15:00:00Z", NULL},
	{"today 16:00:30", "2026-11-25T15:00:30Z", NULL},
	{"fri 4pm", "2026-11-27T15:00:00Z", "2026-11-20T15:00:00Z"},
	{"next fri at 4:30pm", "2026-11-27T15:30:00Z", NULL},
	{"+3d 16:00", "2026-11-28T15:00:00Z", NULL},
	{"3d 4pm", "2026-11-28T15:00:00Z", NULL},
	{"in 3 days at 4 pm", "2026-11-28T15:00:00Z", NULL},
	{"eom 9am", "2026-11-30T08:00:00Z", NULL},
	{"27 nov 2027 00:00", "2027-11-26T23:00:00Z", NULL},
	{"27.11. 16:00", "2026-11-27T15:00:00Z", "2025-11-27T15:00:00Z"},
	{"2026-11-27 16:00", "2026-11-27T15:00:00Z", NULL},
	{"today 12am", "2026-11-24T23:00:00Z", NULL},
	{"today 12pm", "2026-11-25T11:00:00Z", NULL},
	{"today 12:30am", "2026-11-24T23:30:00Z", NULL},
	{"today 0am", "!no such time", NULL},
	{"today 13pm", "!no such time", NULL},
	{"today 24:00", "!no such time", NULL},
	{"today 16:60", "!no such time", NULL},
	{"today 16:00:60", "!no such time", NULL},
	{"today 16", NO_DAY, NULL},
	{"today 16:0", NO_DAY, NULL},
	{"today 4pmx", NO_DAY, NULL},
	{"today at", NO_DAY, NULL},
	{"today 16:00 now", NO_DAY, NULL},
	{"2026-11-23T12:10:00Z", "2026-11-23T12:10:00Z", NULL},
	{"2026-11-23T12:10:00", NO_DAY, NULL},
	{"2200-01-01T00:00:00Z", YEARS, NULL},
	{"@1795781400", "2026-11-27T12:10:00Z", NULL},
	{"@-1", "1969-12-31T23:59:59Z", NULL},
	{"@99999999999999", YEARS, NULL},
	{"@-9223372036854775807", YEARS, NULL},
	{"@9223372036854775807", YEARS, NULL},
	{"@", NO_DAY, NULL},
	{"", NO_DAY, NULL},
	{"   ", NO_DAY, NULL},
	{"soon", NO_DAY, NULL},
	{"heute", NO_DAY, NULL},
	{"m\xC3\xB6n", NO_DAY, NULL},
	{"fri\n", NO_DAY, NULL},
	{"$(x)", NO_DAY, NULL},
	{"%s%n", NO_DAY, NULL},
	{"ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
	 "ffffffffffffffffffffffffffffffffffff",
	 NO_DAY, NULL},
};

static void
is_reading(const struct dates_context *context, const char *typed,
	   enum dates_lean lean, const char *want)
{
	struct when when = WHEN_MISSING;
	char title[200], text[TIME_TEXT];
	struct error err = {0};
	int result = dates_when(context, typed, lean, &when, &err);

	(void)snprintf(title, sizeof(title), "\"%.60s\" %s", typed,
		       lean == DATES_NEXT ? "ahead" : "behind");
	if (want[0] == '!') {
		if (!ok(result < 0 && err.code == ERR_USAGE &&
				strstr(err.text, want + 1) &&
				when_missing(when),
			"%s: refused", title)) {
			tap_show(" got", err.text);
			tap_show("want", want + 1);
		}
		return;
	}
	if (result < 0)
		is_text(err.text, want, title);
	else if (!day_missing(when.on))
		is_text(day_text(when.on, text), want, title);
	else
		is_text(instant_text(when.at, text), want, title);
	ok(result < 0 || day_missing(when.on) != instant_missing(when.at),
	   "… a day or a moment, not both");
}

static void
test_frozen(void)
{
	struct dates_context context =
		context_at("2026-11-25T12:10:00Z", "2026-11-25", DATES_ISO);
	size_t i;

	for (i = 0; i < sizeof(frozen) / sizeof(frozen[0]); i++) {
		const struct row *row = &frozen[i];

		is_reading(&context, row->typed, DATES_NEXT, row->next);
		is_reading(&context, row->typed, DATES_LAST,
			   row->last ? row->last : row->next);
	}
}

static void
test_order(void)
{
	struct dates_context dmy =
		context_at("2026-11-25T12:10:00Z", "2026-11-25", DATES_DMY);
	struct dates_context mdy =
		context_at("2026-11-25T12:10:00Z", "2026-11-25", DATES_MDY);

	is_reading(&dmy, "11/12", DATES_NEXT, "2026-12-11");
	is_reading(&mdy, "11/12", DATES_NEXT, "2027-11-12");
	is_reading(&dmy, "11/12/2030", DATES_NEXT, "2030-12-11");
	is_reading(&mdy, "11/12/2030", DATES_NEXT, "2030-11-12");
	is_reading(&dmy, "12/13", DATES_NEXT, NONE_SUCH);
	is_reading(&mdy, "13/12", DATES_NEXT, NONE_SUCH);
	is_reading(&mdy, "11.12.", DATES_NEXT, "2026-12-11");
}

/* The ends of months, quarters, weeks and years, from their own last day. */
static void
test_edges(void)
{
	struct dates_context context =
		context_at("2028-01-31T12:00:00Z", "2028-01-31", DATES_ISO);

	is_reading(&context, "+1mo", DATES_NEXT, "2028-02-29");
	is_reading(&context, "+1 month", DATES_NEXT, "2028-02-29");
	is_reading(&context, "+13mo", DATES_NEXT, "2029-02-28");
	is_reading(&context, "-1mo", DATES_NEXT, "2027-12-31");
	is_reading(&context, "eom", DATES_NEXT, "2028-01-31");
	is_reading(&context, "eoq", DATES_NEXT, "2028-03-31");
	context = context_at("2096-12-31T12:00:00Z", "2096-12-31", DATES_ISO);
	is_reading(&context, "29 feb", DATES_NEXT, "2104-02-29");
	is_reading(&context, "29 feb", DATES_LAST, "2096-02-29");
	is_reading(&context, "eoy", DATES_NEXT, "2096-12-31");
	is_reading(&context, "eoq", DATES_NEXT, "2096-12-31");
	is_reading(&context, "tomorrow", DATES_NEXT, "2097-01-01");
	context = context_at("2026-11-29T12:00:00Z", "2026-11-29", DATES_ISO);
	is_reading(&context, "eow", DATES_NEXT, "2026-11-29");
	is_reading(&context, "sun", DATES_NEXT, "2026-12-06");
	is_reading(&context, "sun", DATES_LAST, "2026-11-22");
	context = context_at("2199-12-31T12:00:00Z", "2199-12-31", DATES_ISO);
	is_reading(&context, "tomorrow", DATES_NEXT, YEARS);
	is_reading(&context, "1 jan", DATES_NEXT, YEARS);
}

static void
test_instant(void)
{
	static const char *const rows[][2] = {
		{"today", "2026-11-25T12:10:00Z"},
		{"yesterday", "2026-11-24T11:00:00Z"},
		{"fri", "2026-11-20T11:00:00Z"},
		{"fri 4pm", "2026-11-20T15:00:00Z"},
		{"2026-11-23", "2026-11-23T11:00:00Z"},
		{"-2h", "2026-11-25T10:10:00Z"},
		{"2026-11-23T12:10:00Z", "2026-11-23T12:10:00Z"},
		{"@0", "1970-01-01T00:00:00Z"},
	};
	struct dates_context context =
		context_at("2026-11-25T12:10:00Z", "2026-11-25", DATES_ISO);
	struct error err = {0};
	struct instant at;
	char text[TIME_TEXT];
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		at = INSTANT_MISSING;
		(void)dates_instant(&context, rows[i][0], &at, &err);
		is_text(instant_text(at, text), rows[i][1], rows[i][0]);
	}
	ok(dates_instant(&context, "11/12", &at, &err) < 0 &&
		   err.code == ERR_USAGE,
	   "a moment of an unsure day is refused");
}

static void
is_range(const struct dates_context *context, const char *typed,
	 enum dates_lean lean, const char *want)
{
	struct day low = DAY_MISSING, high = DAY_MISSING;
	char first[TIME_TEXT], last[TIME_TEXT], got[2 * TIME_TEXT];
	struct error err = {0};

	if (dates_range(context, typed, lean, &low, &high, &err) < 0) {
		if (!ok(want[0] == '!' && err.code == ERR_USAGE &&
				strstr(err.text, want + 1),
			"range \"%s\" refused", typed)) {
			tap_show(" got", err.text);
			tap_show("want", want);
		}
		return;
	}
	(void)snprintf(got, sizeof(got), "%s %s", day_text(low, first),
		       day_text(high, last));
	is_text(got, want, typed);
}

static void
test_range(void)
{
	static const struct row rows[] = {
		{"2026-11-27", "2026-11-27 2026-11-27", NULL},
		{"2026-11", "2026-11-01 2026-11-30", NULL},
		{"2028-02", "2028-02-01 2028-02-29", NULL},
		{"2026-13", "!no such month", NULL},
		{"2026-00", "!no such month", NULL},
		{"2026", "2026-01-01 2026-12-31", NULL},
		{"1899", YEARS, NULL},
		{"2200-01", YEARS, NULL},
		{"nov", "2026-11-01 2026-11-30", NULL},
		{"oct", "2027-10-01 2027-10-31", "2026-10-01 2026-10-31"},
		{"dec", "2026-12-01 2026-12-31", "2025-12-01 2025-12-31"},
		{"feb 2028", "2028-02-01 2028-02-29", NULL},
		{"m", "!m could be Monday, March, May", NULL},
		{"mar", "2027-03-01 2027-03-31", "2026-03-01 2026-03-31"},
		{"today", "2026-11-25 2026-11-25", NULL},
		{"mon", "2026-11-30 2026-11-30", "2026-11-23 2026-11-23"},
		{"-90d", "2026-08-27 2026-08-27", NULL},
		{"+7d", "2026-12-02 2026-12-02", NULL},
		{"..-90d", " 2026-08-27", NULL},
		{"-7d..", "2026-11-18 ", NULL},
		{"-90d..-7d", "2026-08-27 2026-11-18", NULL},
		{"2026-10..2026-11", "2026-10-01 2026-11-30", NULL},
		{"2026..", "2026-01-01 ", NULL},
		{"..2026", " 2026-12-31", NULL},
		{"2026-11-27..2026-11-27", "2026-11-27 2026-11-27", NULL},
		{"today .. eom", "2026-11-25 2026-11-30", NULL},
		{"27.11...30.11.", "2026-11-27 2026-11-30",
		 "2025-11-27 2025-11-30"},
		{"27.11...", "2026-11-27 ", "2025-11-27 "},
		{"..27.11.", " 2026-11-27", " 2025-11-27"},
		{"2026-12..2026-11",
		 "!ends (2026-11-30) before it begins (2026-12-01)", NULL},
		{"..", NO_DAY, NULL},
		{"....", NO_DAY, NULL},
		{"x..b", NO_DAY, NULL},
		{"today..b", NO_DAY, NULL},
		{"", NO_DAY, NULL},
		{"+2h", "!whole days", NULL},
		{"today 16:00", "!whole days", NULL},
		{"now..", "!whole days", NULL},
		{"11/12", "!11/12 could be 11 December or 12 November", NULL},
	};
	struct dates_context context =
		context_at("2026-11-25T12:10:00Z", "2026-11-25", DATES_ISO);
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct row *row = &rows[i];

		is_range(&context, row->typed, DATES_NEXT, row->next);
		is_range(&context, row->typed, DATES_LAST,
			 row->last ? row->last : row->next);
	}
}

static void
test_duration(void)
{
	static const struct {
		const char *typed;
		int64_t amount; /* -1: refused */
		bool days;
	} rows[] = {
		{"4h", 14400, false},
		{"30m", 1800, false},
		{"30 min", 1800, false},
		{"90s", 90, false},
		{"1h30m", 5400, false},
		{"4h 30m", 16200, false},
		{"0h", 0, false},
		{"2d", 2, true},
		{"1w", 7, true},
		{"1w 2d", 9, true},
		{"2 Days", 2, true},
		{"109800d", 109800, true},
		{"109801d", -1, false},
		{"1d 4h", -1, false},
		{"-4h", -1, false},
		{"+4h", -1, false},
		{"4", -1, false},
		{"h", -1, false},
		{"", -1, false},
		{"4h x", -1, false},
		{"1mo", -1, false},
		{"1y", -1, false},
		{"4.5h", -1, false},
		{"999999999h", -1, false},
		{"9999999999s", -1, false},
		{"4h\t30m", 16200, false},
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct duration duration = DURATION_MISSING;
		struct error err = {0};
		bool days = false;
		int result =
			dates_duration(rows[i].typed, &duration, &days, &err);

		if (rows[i].amount < 0)
			ok(result < 0 && err.code == ERR_USAGE,
			   "span \"%s\" refused", rows[i].typed);
		else
			ok(result == 0 && duration.s == rows[i].amount &&
				   days == rows[i].days,
			   "span \"%s\"", rows[i].typed);
	}
}

int
main(void)
{
	test_frozen();
	test_order();
	test_edges();
	test_instant();
	test_range();
	test_duration();
	return done();
}
