/* SPDX-License-Identifier: ISC
 * Days and instants.
 */
#include "base/time.h"
#include "tap.h"

static void
days(void)
{
	static const struct {
		const char *text;
		int64_t days;
		int weekday;
	} table[] = {
		{"1970-01-01", 0, 3},	    {"1969-12-31", -1, 2},
		{"2000-02-29", 11016, 1},   {"2000-03-01", 11017, 2},
		{"2026-11-23", 20780, 0},   {"1900-01-01", -25567, 0},
		{"0001-01-01", -719162, 0}, {"9999-12-31", 2932896, 4},
	};
	char buf[TIME_TEXT];
	size_t i;

	for (i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct day day = DAY_MISSING;

		ok(day_parse(table[i].text, &day), "%s is a day",
		   table[i].text);
		is_int(day.days, table[i].days, "counted");
		is_int(day_weekday(day), table[i].weekday, "its weekday");
		is_text(day_text(day, buf), table[i].text, "and back");
	}
	is_text(day_text(DAY_MISSING, buf), "", "a missing day");
}

static void
no_days(void)
{
	static const char *const table[] = {"2026-02-29",  "2100-02-29",
					    "2026-13-01",  "2026-00-10",
					    "2026-1-1",	   "2026-11-31",
					    "2026-11-23 ", "",
					    "2026/11/23",  "0000-01-01"};
	struct day day = {7};
	size_t i;

	for (i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		ok(!day_parse(table[i], &day), "\"%s\" is none", table[i]);
	is_int(day.days, 7, "and nothing is written");
}

static void
instants(void)
{
	static const struct {
		const char *text;
		int64_t s;
	} table[] = {
		{"1970-01-01T00:00:00Z", 0},
		{"1969-12-31T23:59:59Z", -1},
		{"2038-01-19T03:14:08Z", 2147483648},
		{"2026-11-23T08:00:00Z", 1795420800},
	};
	static const char *const none[] = {"2026-11-23T24:00:00Z",
					   "2026-11-23T08:60:00Z",
					   "2026-11-23T08:00:60Z",
					   "2026-11-23T08:00:00",
					   "2026-02-30T08:00:00Z",
					   "@",
					   "@1x"};
	struct instant at = {5};
	char buf[TIME_TEXT];
	size_t i;

	for (i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		ok(instant_parse(table[i].text, &at), "%s is an instant",
		   table[i].text);
		is_int(at.s, table[i].s, "counted");
		is_text(instant_text(at, buf), table[i].text, "and back");
	}
	ok(instant_parse("@-12", &at) && at.s == -12, "seconds");
	for (i = 0; i < sizeof(none) / sizeof(none[0]); i++)
		ok(!instant_parse(none[i], &at), "\"%s\" is none", none[i]);
	is_text(instant_text(INSTANT_MISSING, buf), "", "a missing one");
}

static void
missing(void)
{
	struct when day = {{1}, INSTANT_MISSING};

	ok(when_missing(WHEN_MISSING), "neither day nor moment");
	ok(!when_missing(day), "a day");
	ok(duration_missing(DURATION_MISSING), "no duration");
	ok(!duration_missing((struct duration){0}), "none is not missing");
}

/* Every day of 800 years goes there and back. */
static void
round_trip(void)
{
	int64_t days, bad = 0;

	for (days = -146097; days < 146097; days++) {
		struct civil civil = day_civil((struct day){days});

		bad += day_of(civil.year, civil.month, civil.mday).days != days;
		bad += !day_exists(civil.year, civil.month, civil.mday);
	}
	is_int(bad, 0, "292,194 days there and back");
}

int
main(void)
{
	days();
	no_days();
	instants();
	missing();
	round_trip();
	return done();
}
