/* SPDX-License-Identifier: ISC
 * Time zones: both clock changes, far times, footers, damaged files.
 */
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/error.h"
#include "os/file.h"
#include "os/zone.h"
#include "tap.h"

#define FOLDER "/usr/share/zoneinfo"

static struct arena arena;

static struct instant
utc(const char *text)
{
	struct instant at = INSTANT_MISSING;

	if (!instant_parse(text, &at))
		abort();
	return at;
}

/* "2026-11-27T12:10:00" at the clocks of a zone. */
static const char *
shown(const struct zone *zone, const char *at)
{
	struct civil civil = zone_civil(zone, utc(at));
	static char buf[64];

	(void)snprintf(buf, sizeof(buf), "%04lld-%02d-%02dT%02d:%02d:%02d",
		       (long long)civil.year, civil.month, civil.mday,
		       civil.hour, civil.minute, civil.second);
	return buf;
}

/* The moment of clocks showing "2026-11-27T12:10:00Z" (the Z is for the
 * parser only), in UTC. */
static const char *
moment(const struct zone *zone, const char *clocks)
{
	struct civil civil = instant_civil(utc(clocks));
	static char buf[TIME_TEXT];

	return instant_text(zone_instant(zone, &civil), buf);
}

static const struct zone *
open_or_skip(const char *name)
{
	const struct zone *zone = NULL;
	struct error err;

	if (access(FOLDER, R_OK) != 0 || !file_exists(FOLDER "/Etc/UTC")) {
		(void)ok(true, "%s # skip no zone files in " FOLDER, name);
		return NULL;
	}
	if (!ok(zone_open(&arena, name, &zone, &err) == 0, "%s opens", name))
		return NULL;
	is_text(zone_name(zone), name, "and knows its name");
	return zone;
}

static void
test_utc(void)
{
	const struct zone *zone;
	struct error err;

	ok(zone_open(&arena, "UTC", &zone, &err) == 0, "UTC is built in");
	is_int(zone_offset(zone, utc("2026-07-01T00:00:00Z")), 0, "offset 0");
	is_text(moment(zone, "2026-07-01T10:00:00Z"), "2026-07-01T10:00:00Z",
		"UTC is as it is");
	ok(day_missing(zone_day(zone, INSTANT_MISSING)),
	   "a missing instant has no day");
}

static void
test_berlin(void)
{
	const struct zone *zone = open_or_skip("Europe/Berlin");

	if (!zone)
		return;
	is_text(shown(zone, "2026-03-29T00:59:59Z"), "2026-03-29T01:59:59",
		"the second before summer time");
	is_text(shown(zone, "2026-03-29T01:00:00Z"), "2026-03-29T03:00:00",
		"summer time begins");
	is_text(moment(zone, "2026-03-29T01:59:59Z"), "2026-03-29T00:59:59Z",
		"01:59:59 is before the gap");
	is_text(moment(zone, "2026-03-29T02:00:00Z"), "2026-03-29T01:00:00Z",
		"02:00, which is missing, is 03:00");
	is_text(moment(zone, "2026-03-29T02:30:00Z"), "2026-03-29T01:30:00Z",
		"02:30, which is missing, is 03:30");
	is_text(moment(zone, "2026-03-29T03:00:00Z"), "2026-03-29T01:00:00Z",
		"03:00 is after the gap");
	is_text(shown(zone, "2026-10-25T00:59:59Z"), "2026-10-25T02:59:59",
		"the last second of summer time");
	is_text(shown(zone, "2026-10-25T01:00:00Z"), "2026-10-25T02:00:00",
		"02:00 again");
	is_text(moment(zone, "2026-10-25T02:30:00Z"), "2026-10-25T00:30:00Z",
		"02:30, which is there twice, is the first");
	is_text(moment(zone, "2026-10-25T03:00:00Z"), "2026-10-25T02:00:00Z",
		"03:00 is there once");
	is_int(zone_day(zone, utc("2026-11-26T23:30:00Z")).days,
	       day_of(2026, 11, 27).days, "half past midnight is the next day");
	is_int(zone_offset(zone, utc("1880-01-01T00:00:00Z")), 3208,
	       "local mean time before 1893");
	is_int(zone_day(zone, utc("1880-01-01T23:30:00Z")).days,
	       day_of(1880, 1, 2).days, "days before 1970 round down");
	is_text(shown(zone, "2060-07-01T12:00:00Z"), "2060-07-01T14:00:00",
		"summer 2060");
	is_text(shown(zone, "2060-12-01T12:00:00Z"), "2060-12-01T13:00:00",
		"winter 2060");
	is_text(moment(zone, "2060-03-28T02:30:00Z"), "2060-03-28T01:30:00Z",
		"the gap of 2060");
	is_text(shown(zone, "2100-12-31T23:30:00Z"), "2101-01-01T00:30:00",
		"over the end of the table");
	is_text(shown(zone, "2150-03-29T01:00:00Z"), "2150-03-29T03:00:00",
		"summer time of 2150 begins");
	is_text(moment(zone, "2150-10-25T02:30:00Z"), "2150-10-25T00:30:00Z",
		"the double hour of 2150");
}

static void
test_elsewhere(void)
{
	const struct zone *zone = open_or_skip("America/New_York");

	if (!zone)
		return;
	is_text(moment(zone, "2026-03-08T02:30:00Z"), "2026-03-08T07:30:00Z",
		"New York: the missing hour");
	is_text(moment(zone, "2026-11-01T01:30:00Z"), "2026-11-01T05:30:00Z",
		"New York: the double hour");
	is_int(zone_offset(zone, utc("2060-07-04T00:00:00Z")), -14400,
	       "New York in 2060");
	zone = open_or_skip("Asia/Kolkata");
	if (zone) {
		is_int(zone_offset(zone, utc("2026-07-01T00:00:00Z")), 19800,
		       "Kolkata is at half hours");
		is_int(zone_offset(zone, utc("2060-01-01T00:00:00Z")), 19800,
		       "and stays there");
	}
	zone = open_or_skip("Pacific/Apia");
	if (zone) {
		is_text(shown(zone, "2011-12-30T09:59:59Z"),
			"2011-12-29T23:59:59", "Apia: the last of Thursday");
		is_text(shown(zone, "2011-12-30T10:00:00Z"),
			"2011-12-31T00:00:00", "Apia: then Saturday");
		is_text(moment(zone, "2011-12-30T12:00:00Z"),
			"2011-12-30T22:00:00Z",
			"Friday noon, which is missing, is Saturday noon");
	}
	zone = open_or_skip("Australia/Lord_Howe");
	if (zone) {
		is_text(moment(zone, "2026-10-04T02:15:00Z"),
			"2026-10-03T15:45:00Z", "a gap of half an hour");
		is_int(zone_offset(zone, utc("2060-01-01T00:00:00Z")), 39600,
		       "summer in January 2060");
		is_int(zone_offset(zone, utc("2060-07-01T00:00:00Z")), 37800,
		       "winter in July 2060");
	}
	zone = open_or_skip("Europe/Dublin");
	if (zone) {
		is_int(zone_offset(zone, utc("2060-07-01T00:00:00Z")), 3600,
		       "Dublin: standard time is in summer");
		is_int(zone_offset(zone, utc("2060-01-01T00:00:00Z")), 0,
		       "Dublin: winter is the exception");
	}
}

/* ---- files made here ---- */

struct made {
	unsigned char bytes[512];
	size_t len;
};

static void
put(struct made *made, const void *bytes, size_t len)
{
	if (made->len + len > sizeof(made->bytes))
		abort();
	memcpy(made->bytes + made->len, bytes, len);
	made->len += len;
}

static void
put_big(struct made *made, int64_t n, int size)
{
	while (size--) {
		unsigned char byte = (unsigned char)((uint64_t)n >> 8 * size);

		put(made, &byte, 1);
	}
}

static void
put_header(struct made *made, char version, int leaps, int times)
{
	const int counts[] = {0, 0, leaps, times, 2, 4};
	size_t i;

	put(made, "TZif", 4);
	put(made, &version, 1);
	put(made, "\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 15);
	for (i = 0; i < 6; i++)
		put_big(made, counts[i], 4);
}

/* Types +1 h and +2 h; times change to the second and back, and so on. */
static void
put_body(struct made *made, int size, int leaps, const int64_t *at, int times)
{
	int i;

	for (i = 0; i < times; i++)
		put_big(made, at[i], size);
	for (i = 0; i < times; i++)
		put_big(made, i % 2 == 0, 1);
	put(made, "\0\0\x0e\x10\0\0\0\0\x1c\x20\1\0", 12);
	put(made, "XXX", 4);
	for (i = 0; i < leaps; i++)
		put_big(made, 78796800, size + 4);
}

static struct made
make_file(const int64_t *at, int times, const char *footer)
{
	struct made made = {.len = 0};

	put_header(&made, '2', 0, 0);
	put_body(&made, 4, 0, NULL, 0);
	put_header(&made, '2', 0, times);
	put_body(&made, 8, 0, at, times);
	put(&made, "\n", 1);
	put(&made, footer, strlen(footer));
	put(&made, "\n", 1);
	return made;
}

static int
parse(const struct made *made, const struct zone **zone, struct error *err)
{
	/* exactly as many bytes, so that a reader beyond them is caught */
	void *bytes = malloc(made->len ? made->len : 1);
	int result;

	if (!bytes)
		abort();
	memcpy(bytes, made->bytes, made->len);
	result = zone_parse(&arena, "Made/Here", bytes, made->len, zone, err);
	free(bytes);
	return result;
}

static const struct zone *
by_footer(const char *footer)
{
	struct made made = make_file(NULL, 0, footer);
	const struct zone *zone = NULL;
	struct error err;

	if (parse(&made, &zone, &err) != 0)
		return NULL;
	return zone;
}

static void
footer_offset(const char *footer, const char *at, int32_t want)
{
	const struct zone *zone = by_footer(footer);

	if (ok(zone != NULL, "footer %s is read", footer))
		is_int(zone_offset(zone, utc(at)), want, at);
}

static void
test_footers(void)
{
	footer_offset("<-03>3", "2026-01-01T00:00:00Z", -10800);
	footer_offset("<+0545>-5:45", "2026-01-01T00:00:00Z", 20700);
	footer_offset("ABC-1:02:03", "1850-01-01T00:00:00Z", 3723);
	footer_offset("CET-1CEST,M3.5.0,M10.5.0/3", "1850-07-01T00:00:00Z",
		      7200);
	footer_offset("AEST-10AEDT,M10.1.0,M4.1.0/3", "2060-01-01T00:00:00Z",
		      39600);
	footer_offset("AEST-10AEDT,M10.1.0,M4.1.0/3", "2060-07-01T00:00:00Z",
		      36000);
	footer_offset("AEST-10AEDT,M10.1.0,M4.1.0/3", "2060-10-02T15:59:59Z",
		      36000);
	footer_offset("AEST-10AEDT,M10.1.0,M4.1.0/3", "2060-10-02T16:00:00Z",
		      39600);
	/* a month with four Sundays, one with five; a last week of four */
	footer_offset("CET-1CEST,M3.5.0,M10.5.0/3", "2060-03-28T00:59:59Z",
		      3600);
	footer_offset("CET-1CEST,M3.5.0,M10.5.0/3", "2060-03-28T01:00:00Z",
		      7200);
	footer_offset("CET-1CEST,M3.5.0,M10.5.0/3", "2060-10-31T00:59:59Z",
		      7200);
	footer_offset("CET-1CEST,M3.5.0,M10.5.0/3", "2060-10-31T01:00:00Z",
		      3600);
	footer_offset("CET-1CEST,M3.5.0,M12.5.0/3", "2060-12-26T00:59:59Z",
		      7200);
	footer_offset("CET-1CEST,M3.5.0,M12.5.0/3", "2060-12-26T01:00:00Z",
		      3600);
	footer_offset("IST-1GMT0,M10.5.0,M3.5.0/1", "2060-01-01T00:00:00Z", 0);
	footer_offset("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2030-03-31T00:59:59Z",
		      -7200);
	footer_offset("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2030-03-31T01:00:00Z",
		      -3600);
	footer_offset("AAA0BBB,J60/0,J61/0", "2028-03-01T12:00:00Z", 3600);
	footer_offset("AAA0BBB,J60/0,J61/0", "2028-02-29T12:00:00Z", 0);
	footer_offset("AAA0BBB,59/0,60/0", "2028-02-29T12:00:00Z", 3600);
	footer_offset("AAA0BBB,59/0,60/0", "2027-03-01T12:00:00Z", 3600);
	/* RFC 9636, 3.3.1: daylight saving all the year */
	footer_offset("XXX3EDT4,0/0,J365/23", "2026-01-01T03:00:00Z", -14400);
	footer_offset("XXX3EDT4,0/0,J365/23", "2026-12-31T23:59:59Z", -14400);
	footer_offset("AAA0BBB,J1/0,J1/1", "2026-06-01T00:00:00Z", 0);
	/* times of day beyond their day */
	footer_offset("AAA0BBB,M3.4.4/50,M10.4.4/50", "2026-03-28T01:59:59Z",
		      0);
	footer_offset("AAA0BBB,M3.4.4/50,M10.4.4/50", "2026-03-28T02:00:00Z",
		      3600);
	footer_offset("AAA0BBB,J364/167,J365/167", "2027-01-05T22:59:59Z", 0);
	footer_offset("AAA0BBB,J364/167,J365/167", "2027-01-05T23:00:00Z",
		      3600);
	footer_offset("AAA0BBB,J364/167,J365/167", "2027-01-06T22:00:00Z", 0);
}

static void
test_footers_refused(void)
{
	static const char *const bad[] = {
		"X",
		"AB1",
		"<AB>1",
		"<ABC1",
		"ABC",
		"ABC25",
		"ABC1:60",
		"ABC1:",
		"ABC1DEF",
		"ABC1DEF,M3.5.0",
		"ABC1DEF,M3.5.0,M13.1.0",
		"ABC1DEF,M3.6.0,M10.1.0",
		"ABC1DEF,M0.5.0,M10.1.0",
		"ABC1DEF,M3.5.7,M10.1.0",
		"ABC1DEF,J0,J10",
		"ABC1DEF,J366,J10",
		"ABC1DEF,366,J10",
		"ABC1DEF,M3.5.0/168,M10.1.0",
		"ABC1DEF,M3.5.0,M10.1.0x",
		"ABC1DEF,M3.5.0,M10.1.0\nABC1",
		"ABC99999999999999999999",
		" ABC1",
	};
	size_t i;

	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		ok(!by_footer(bad[i]), "footer %.30s is refused", bad[i]);
}

static void
test_tables(void)
{
	static const int64_t dense[] = {1000, 1600, 2200};
	static const int64_t falling[] = {2000, 1000};
	static const int64_t ancient[] = {-((int64_t)1 << 59), 1000};
	struct made made = make_file(dense, 3, "");
	const struct zone *zone;
	struct civil civil;
	struct error err;

	ok(parse(&made, &zone, &err) == 0, "an empty footer is fine");
	is_int(zone_offset(zone, (struct instant){999}), 3600, "first type");
	is_int(zone_offset(zone, (struct instant){1000}), 7200, "a change");
	is_int(zone_offset(zone, (struct instant){1600}), 3600, "back");
	is_int(zone_offset(zone, (struct instant){INT64_MAX}), 7200,
	       "the last type stays");
	is_int(zone_offset(zone, (struct instant){INT64_MIN}), 3600,
	       "as the first was always");
	civil = instant_civil((struct instant){1000 + 7200});
	is_int(zone_instant(zone, &civil).s, 1000, "clocks of a short hour");
	civil = instant_civil((struct instant){1700 + 3600});
	is_int(zone_instant(zone, &civil).s, 1700,
	       "shown once, between two gaps");
	made = make_file(falling, 2, "");
	ok(parse(&made, &zone, &err) != 0, "falling times are refused");
	is_int(err.code, ERR_DATA, "as damage");
	is_text(err.text, "time zone Made/Here: damaged file", "in words");
	made = make_file(dense, 1, "");
	is_int(made.bytes[60 + 44 + 8], 1, "the type of the first time");
	made.bytes[60 + 44 + 8] = 2;
	ok(parse(&made, &zone, &err) != 0, "is refused when there is none");
	made = make_file(ancient, 2, "CET-1CEST,M3.5.0,M10.5.0/3");
	ok(parse(&made, &zone, &err) == 0, "the big bang is fine");
	is_int(zone_offset(zone, utc("2026-07-01T00:00:00Z")), 7200,
	       "and the footer holds after the last time");
}

static void
test_versions(void)
{
	static const int64_t at[] = {1000};
	struct made made = {.len = 0};
	const struct zone *zone;
	struct error err;

	put_header(&made, '\0', 0, 1);
	put_body(&made, 4, 0, at, 1);
	ok(parse(&made, &zone, &err) == 0, "version 1 has no footer");
	is_int(zone_offset(zone, (struct instant){999}), 3600, "before");
	is_int(zone_offset(zone, (struct instant){1000}), 7200, "after");
	made.len = 0;
	put_header(&made, '\0', 1, 0);
	put_body(&made, 4, 1, NULL, 0);
	ok(parse(&made, &zone, &err) != 0, "leap seconds are refused");
	is_int(err.code, ERR_POLICY, "as no zone for us");
}

/* Every prefix is refused; every damaged byte is refused or answers. */
static void
damage(const char *title, const unsigned char *bytes, size_t len)
{
	static const unsigned char masks[] = {0x01, 0x80, 0xff};
	const struct arena_mark mark = arena_mark(&arena);
	size_t i, j, answered = 0, refused = 0;
	const struct zone *zone;
	struct civil civil;
	unsigned char *copy;
	struct error err;

	for (i = 0; i < len; i++) {
		copy = malloc(i + 1);
		if (!copy)
			abort();
		memcpy(copy, bytes, i);
		refused += zone_parse(&arena, "cut", copy, i, &zone, &err) != 0;
		free(copy);
		arena_reset(&arena, mark);
	}
	is_int((int64_t)refused, (int64_t)len, title);
	copy = malloc(len);
	if (!copy)
		abort();
	for (i = 0; i < len * 3; i++) {
		memcpy(copy, bytes, len);
		copy[i / 3] ^= masks[i % 3];
		if (zone_parse(&arena, "bent", copy, len, &zone, &err) == 0) {
			for (j = 0; j < 20; j++) {
				civil = zone_civil(
					zone, (struct instant){
						      (int64_t)j * 299999999 -
						      1999999999});
				(void)zone_instant(zone, &civil);
			}
			answered++;
		}
		arena_reset(&arena, mark);
	}
	free(copy);
	ok(answered < len * 3, "%s: %zu of %zu damaged bytes are found", title,
	   len * 3 - answered, len * 3);
}

static void
test_damage(void)
{
	static const int64_t at[] = {1000, 2000, 3000};
	struct made made = make_file(at, 3, "CET-1CEST,M3.5.0,M10.5.0/3");
	struct made longer = made;
	const struct zone *zone;
	struct error err;
	char *bytes;
	size_t len;

	damage("a made file, cut anywhere, is refused", made.bytes, made.len);
	put(&longer, "x", 1);
	ok(parse(&longer, &zone, &err) != 0, "and one with bytes behind");
	if (!file_exists(FOLDER "/Europe/Berlin")) {
		(void)ok(true, "Berlin, damaged # skip no zone files");
		return;
	}
	if (ok(file_read(&arena, FOLDER "/Europe/Berlin", 65536, &bytes, &len,
			 &err) == 0,
	       "Berlin's file is there"))
		damage("Berlin's file, cut anywhere, is refused",
		       (unsigned char *)bytes, len);
}

static void
test_names(void)
{
	static const char *const bad[] = {
		"",
		"Nowhere/Land",
		"../../../etc/passwd",
		"Europe/../Europe/Berlin",
		"/usr/share/zoneinfo/Europe/Berlin",
		":Europe/Berlin",
		"/etc/passwd",
		"Europe",
		"Europe/",
		"Europe//Berlin",
		"Europe/Berlin ",
		"Europe/Ber\nlin",
		"zone.tab",
		"tzdata.zi",
		"-x",
		"Eur\xc3\xb6pe/Berlin",
		"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
	};
	const struct zone *zone;
	struct error err;
	size_t i;

	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		err.code = ERR_NONE;
		(void)zone_open(&arena, bad[i], &zone, &err);
		is_int(err.code, ERR_POLICY, "a bad name is refused");
		ok(strstr(err.text, "no such time zone: ") == err.text,
		   "and said to be none (%zu)", i);
	}
}

int
main(void)
{
	test_utc();
	test_berlin();
	test_elsewhere();
	test_footers();
	test_footers_refused();
	test_tables();
	test_versions();
	test_damage();
	test_names();
	arena_free(&arena);
	return done();
}
