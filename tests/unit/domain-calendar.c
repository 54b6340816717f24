/* SPDX-License-Identifier: ISC
 * Working time over clock changes, past midnight, holidays and long spans.
 */
#include "domain/calendar.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/str.h"
#include "tap.h"

#define EVERY(n)                                                               \
	{                                                                      \
		(n), (n), (n), (n), (n), (n), (n)                              \
	}
#define HOUR INT64_C(3600)
#define DAY INT64_C(86400)

static const struct policy_range nine_to_five[] = {{540, 1020}};
static const struct policy_range two_shifts[] = {{480, 720}, {780, 1080}};
static const struct policy_range brunch[] = {{600, 840}};
static const struct policy_range to_two[] = {{1080, 1560}};
static const struct policy_range to_three[] = {{1080, 1620}};
static const struct policy_range whole_day[] = {{0, 1440}};
static const struct policy_range two_days[] = {{0, 2880}};
static const struct policy_range night_and_day[] = {{60, 180}, {240, 1440}};
static const struct policy_range half_nine[] = {{570, 1110}};
static const struct policy_range in_the_gap[] = {{120, 180}};

/* Days since the epoch: 2026-10-31, 2026-11-26, 2026-12-25, 2027-01-01. */
static const struct day halloween[] = {{20757}};
static const struct day thanksgiving[] = {{20783}};
static const struct day christmas[] = {{20812}, {20819}};

static const struct policy_calendar shop = {
	.name = "shop",
	.zone = "Europe/Berlin",
	.ranges = {nine_to_five, nine_to_five, nine_to_five, nine_to_five,
		   nine_to_five},
	.range_count = {1, 1, 1, 1, 1},
	.holidays = christmas,
	.holiday_count = 2};
static const struct policy_calendar split = {.name = "split",
					     .zone = "America/New_York",
					     .ranges = {two_shifts, two_shifts,
							two_shifts, two_shifts,
							two_shifts, brunch},
					     .range_count = {2, 2, 2, 2, 2, 1},
					     .holidays = thanksgiving,
					     .holiday_count = 1};
static const struct policy_calendar bar = {
	.name = "bar",
	.zone = "Europe/Berlin",
	.ranges = {NULL, NULL, to_two, to_two, to_three, to_three},
	.range_count = {0, 0, 1, 1, 1, 1},
	.holidays = halloween,
	.holiday_count = 1};
static const struct policy_calendar always = {.name = "always",
					      .zone = "Europe/Berlin",
					      .ranges = EVERY(whole_day),
					      .range_count = EVERY(1)};
static const struct policy_calendar howe = {.name = "howe",
					    .zone = "Australia/Lord_Howe",
					    .ranges = EVERY(night_and_day),
					    .range_count = EVERY(2)};
static const struct policy_calendar delhi = {.name = "delhi",
					     .zone = "Asia/Kolkata",
					     .ranges = EVERY(half_nine),
					     .range_count = {1, 1, 1, 1, 1, 1}};
static const struct policy_calendar apia = {.name = "apia",
					    .zone = "Pacific/Apia",
					    .ranges = EVERY(nine_to_five),
					    .range_count = EVERY(1)};
static const struct policy_calendar utc = {.name = "utc",
					   .zone = "UTC",
					   .ranges = EVERY(whole_day),
					   .range_count = EVERY(1)};
static const struct policy_calendar overlapping = {.name = "overlapping",
						   .zone = "UTC",
						   .ranges = EVERY(two_days),
						   .range_count = EVERY(1)};
static const struct policy_calendar empty = {.name = "empty", .zone = "UTC"};
static const struct policy_calendar gap = {.name = "gap",
					   .zone = "Europe/Berlin",
					   .ranges = {[6] = in_the_gap},
					   .range_count = {[6] = 1}};

static struct arena arena;

static const struct calendar *
opened(const struct policy_calendar *policy)
{
	const struct calendar *calendar = NULL;
	struct error err;

	if (calendar_open(&arena, policy, &calendar, &err) < 0) {
		printf("Bail out! %s\n", err.text);
		exit(1);
	}
	return calendar;
}

/* "2026-11-23T09:10:00", UTC. */
static struct instant
at(const char *text)
{
	struct instant at = INSTANT_MISSING;

	if (!instant_parse(arena_print(&arena, "%sZ", text), &at)) {
		printf("Bail out! bad instant in the test: %s\n", text);
		exit(1);
	}
	return at;
}

static bool
is_at(struct instant got, const char *want, const char *title)
{
	char buf[TIME_TEXT];

	return is_text(instant_text(got, buf),
		       *want ? arena_print(&arena, "%sZ", want) : "", title);
}

/* Made by another program from another reading of the zone files: merged
 * lists of all ranges, no walk. The last is what lies in the three days. */
static const struct {
	const struct policy_calendar *calendar;
	const char *from;
	int64_t seconds;
	const char *until;
	int64_t three_days;
} frozen[] = {
	{&shop, "2026-03-27T23:00:00", 28800, "2026-03-30T15:00:00", 28800},
	{&shop, "2026-03-29T22:45:00", 1, "2026-03-30T07:00:01", 86400},
	{&shop, "2026-03-30T23:30:00", 1, "2026-03-31T07:00:01", 86400},
	{&shop, "2026-03-28T05:15:26", 0, "2026-03-30T07:00:00", 28800},
	{&shop, "2026-03-31T12:29:06", 1800, "2026-03-31T12:59:06", 86400},
	{&shop, "2026-10-23T05:15:00", 28800, "2026-10-23T15:00:00", 28800},
	{&shop, "2026-10-25T12:45:00", 1800, "2026-10-26T08:30:00", 74700},
	{&shop, "2026-10-23T13:00:00", 28800, "2026-10-26T14:00:00", 25200},
	{&shop, "2026-10-23T08:36:30", 1, "2026-10-23T08:36:31", 25200},
	{&shop, "2026-10-24T08:30:41", 0, "2026-10-26T08:00:00", 30641},
	{&shop, "2026-12-30T00:00:00", 28800, "2026-12-30T16:00:00", 57600},
	{&shop, "2026-12-23T14:15:00", 0, "2026-12-23T14:15:00", 35100},
	{&shop, "2026-12-29T18:00:00", 3600, "2026-12-30T09:00:00", 57600},
	{&shop, "2026-12-28T02:04:59", 72000, "2026-12-30T12:00:00", 86400},
	{&shop, "2026-12-24T10:18:34", 3600, "2026-12-24T11:18:34", 20486},
	{&split, "2026-03-08T09:30:00", 1, "2026-03-09T12:00:01", 64800},
	{&split, "2026-03-08T12:30:00", 1800, "2026-03-09T12:30:00", 66600},
	{&split, "2026-03-07T06:00:00", 72000, "2026-03-10T20:00:00", 46800},
	{&split, "2026-03-09T07:42:31", 144000, "2026-03-13T16:00:00", 97200},
	{&split, "2026-03-05T08:40:48", 17774, "2026-03-05T18:56:14", 79200},
	{&split, "2026-11-02T05:15:00", 14400, "2026-11-02T17:00:00", 97200},
	{&split, "2026-11-01T19:45:00", 23993, "2026-11-02T20:39:53", 85500},
	{&split, "2026-11-01T04:30:00", 1800, "2026-11-02T13:30:00", 64800},
	{&split, "2026-10-31T02:10:49", 1, "2026-10-31T14:00:01", 46800},
	{&split, "2026-11-02T11:39:23", 72000, "2026-11-04T15:00:00", 97200},
	{&split, "2026-11-27T00:00:00", 20027, "2026-11-27T19:33:47", 46800},
	{&split, "2026-11-25T17:45:00", 1, "2026-11-25T18:00:01", 60300},
	{&split, "2026-11-24T17:00:00", 28800, "2026-11-25T16:00:00", 64800},
	{&split, "2026-11-25T00:01:27", 60, "2026-11-25T13:01:00", 64800},
	{&split, "2026-11-26T23:12:37", 0, "2026-11-27T13:00:00", 46800},
	{&bar, "2026-03-29T22:00:00", 72000, "2026-04-03T20:00:00", 21600},
	{&bar, "2026-03-28T17:30:00", 14400, "2026-03-28T21:30:00", 27000},
	{&bar, "2026-03-29T02:30:00", 144000, "2026-04-08T22:00:00", 0},
	{&bar, "2026-03-28T12:10:00", 23901, "2026-03-28T23:38:21", 28800},
	{&bar, "2026-03-27T05:00:25", 3600, "2026-03-27T18:00:00", 61200},
	{&bar, "2026-10-25T21:00:00", 0, "2026-10-28T17:00:00", 14400},
	{&bar, "2026-10-24T21:00:00", 23869, "2026-10-28T18:37:49", 18000},
	{&bar, "2026-10-24T17:15:00", 14400, "2026-10-24T21:15:00", 31500},
	{&bar, "2026-10-23T03:17:09", 14400, "2026-10-23T20:00:00", 68400},
	{&bar, "2026-10-24T00:28:25", 16318, "2026-10-24T20:00:23", 37895},
	{&bar, "2026-10-30T04:15:00", 3600, "2026-10-30T18:00:00", 32400},
	{&bar, "2026-10-30T09:15:00", 28800, "2026-10-31T01:00:00", 32400},
	{&bar, "2026-10-31T04:15:00", 1, "2026-11-04T17:00:01", 0},
	{&bar, "2026-10-30T12:06:51", 28800, "2026-10-31T01:00:00", 32400},
	{&bar, "2026-10-31T16:00:32", 60, "2026-11-04T17:01:00", 0},
	{&always, "2026-03-29T07:15:00", 3600, "2026-03-29T08:15:00", 259200},
	{&always, "2026-03-29T06:00:00", 28800, "2026-03-29T14:00:00", 259200},
	{&always, "2026-03-28T16:45:00", 1, "2026-03-28T16:45:01", 259200},
	{&always, "2026-03-28T12:49:54", 1800, "2026-03-28T13:19:54", 259200},
	{&always, "2026-03-29T23:57:06", 0, "2026-03-29T23:57:06", 259200},
	{&always, "2026-10-25T11:15:00", 60, "2026-10-25T11:16:00", 259200},
	{&always, "2026-10-24T19:00:00", 0, "2026-10-24T19:00:00", 259200},
	{&always, "2026-10-24T10:30:00", 72000, "2026-10-25T06:30:00", 259200},
	{&always, "2026-10-25T02:53:17", 144000, "2026-10-26T18:53:17", 259200},
	{&always, "2026-10-24T23:12:02", 72000, "2026-10-25T19:12:02", 259200},
	{&howe, "2026-04-05T21:00:00", 15284, "2026-04-06T01:14:44", 237600},
	{&howe, "2026-04-05T17:30:00", 28800, "2026-04-06T01:30:00", 237600},
	{&howe, "2026-04-04T04:45:00", 28800, "2026-04-04T12:45:00", 237600},
	{&howe, "2026-04-03T07:32:21", 28800, "2026-04-03T17:32:21", 237600},
	{&howe, "2026-04-03T04:31:57", 1, "2026-04-03T04:31:58", 237600},
	{&howe, "2026-10-04T23:30:00", 17820, "2026-10-05T04:27:00", 237600},
	{&howe, "2026-10-02T11:45:00", 14400, "2026-10-02T17:45:00", 237600},
	{&howe, "2026-10-03T19:30:00", 1, "2026-10-03T19:30:01", 237600},
	{&howe, "2026-10-02T00:01:01", 60, "2026-10-02T00:02:01", 237600},
	{&howe, "2026-10-03T15:04:31", 14400, "2026-10-03T20:04:31", 237600},
	{&delhi, "2026-03-28T20:30:00", 1, "2026-03-30T04:00:01", 64800},
	{&delhi, "2026-03-29T15:30:00", 144000, "2026-04-03T08:00:00", 97200},
	{&delhi, "2026-03-28T03:15:00", 3600, "2026-03-28T05:00:00", 64800},
	{&delhi, "2026-03-29T21:34:30", 144000, "2026-04-03T08:00:00", 97200},
	{&delhi, "2026-03-28T02:31:03", 1, "2026-03-28T04:00:01", 64800},
	{&apia, "2011-12-28T16:45:00", 22396, "2011-12-29T01:13:16", 86400},
	{&apia, "2011-12-30T21:45:00", 3600, "2011-12-30T22:45:00", 86400},
	{&apia, "2011-12-28T12:30:00", 1, "2011-12-28T19:00:01", 86400},
	{&apia, "2011-12-30T01:53:59", 18737, "2011-12-30T23:06:16", 86400},
	{&apia, "2011-12-28T23:30:40", 0, "2011-12-28T23:30:40", 86400},
	{&utc, "2026-01-01T14:45:00", 14400, "2026-01-01T18:45:00", 259200},
	{&utc, "2026-01-01T10:30:00", 0, "2026-01-01T10:30:00", 259200},
	{&utc, "2026-01-02T14:15:00", 1, "2026-01-02T14:15:01", 259200},
	{&utc, "2026-01-01T19:00:49", 14400, "2026-01-01T23:00:49", 259200},
	{&utc, "2026-01-01T12:09:49", 1800, "2026-01-01T12:39:49", 259200},
};

static void
test_frozen(void)
{
	size_t i;

	for (i = 0; i < sizeof(frozen) / sizeof(frozen[0]); i++) {
		const struct calendar *c = opened(frozen[i].calendar);
		struct instant from = at(frozen[i].from);
		const char *what =
			arena_print(&arena, "%s from %s",
				    frozen[i].calendar->name, frozen[i].from);

		is_at(calendar_add(c, from, frozen[i].seconds), frozen[i].until,
		      arena_print(&arena, "%s, %" PRId64 " s", what,
				  frozen[i].seconds));
		is_int(calendar_count(c, from,
				      (struct instant){from.s + 3 * DAY}),
		       frozen[i].three_days,
		       arena_print(&arena, "%s, three days", what));
	}
}

static void
test_edges(void)
{
	const struct calendar *c = opened(&shop);

	is_at(calendar_add(c, at("2026-11-23T08:00:00"), 8 * HOUR),
	      "2026-11-23T16:00:00", "a whole day ends at its end");
	is_at(calendar_add(c, at("2026-11-23T08:00:00"), 8 * HOUR + 1),
	      "2026-11-24T08:00:01", "a second more is the next morning");
	is_at(calendar_add(c, at("2026-11-23T16:00:00"), 0),
	      "2026-11-24T08:00:00", "the end of a day is no moment of work");
	is_at(calendar_add(c, at("2026-11-23T16:00:00"), -5),
	      "2026-11-24T08:00:00", "a negative span is none");
	is_at(calendar_next(c, at("2026-11-23T08:00:00")),
	      "2026-11-23T08:00:00", "the beginning is one");
	is_at(calendar_next(c, at("2026-12-24T16:00:00")),
	      "2026-12-28T08:00:00", "next passes holiday and week-end");
	is_int(calendar_count(c, at("2026-11-23T10:00:00"),
			      at("2026-11-23T10:00:00")),
	       0, "nothing lies between a moment and itself");
	is_int(calendar_count(c, at("2026-11-23T10:00:00"),
			      at("2026-11-23T09:00:00")),
	       0, "nothing lies between now and before");
	is_int(calendar_count(c, at("2026-11-23T10:00:00"),
			      at("2026-11-23T10:00:01")),
	       1, "one second");
	c = opened(&overlapping);
	is_int(calendar_count(c, at("2026-11-23T12:00:00"),
			      at("2026-11-24T12:00:00")),
	       DAY, "ranges that overlap count once");
	c = opened(&gap);
	is_int(calendar_count(c, at("2026-03-28T00:00:00"),
			      at("2026-03-30T00:00:00")),
	       0, "02:00-03:00 does not exist that Sunday");
	is_at(calendar_add(c, at("2026-03-28T00:00:00"), 60),
	      "2026-04-05T00:01:00", "and the Sunday after it does");
	c = opened(&always);
	is_int(calendar_count(c, at("2026-03-28T23:00:00"),
			      at("2026-03-29T22:00:00")),
	       23 * HOUR, "the day of the spring change has 23 hours");
	is_int(calendar_count(c, at("2026-10-24T22:00:00"),
			      at("2026-10-25T23:00:00")),
	       25 * HOUR, "that of autumn 25");
}

static void
test_reach(void)
{
	const struct calendar *c = opened(&empty);
	const struct calendar *u = opened(&utc);
	struct instant lowest = {INT64_MIN + 1}, highest = {INT64_MAX};
	struct instant now = at("2026-11-23T09:00:00");

	is_at(calendar_add(c, now, 0), "", "an empty calendar has no next");
	is_at(calendar_add(c, now, 60), "", "nor a minute");
	is_at(calendar_add_days(c, now, 1), "", "nor a day");
	is_int(calendar_count(c, now, at("2027-11-23T09:00:00")), 0,
	       "nor does anything count in it");
	is_at(calendar_add(u, INSTANT_MISSING, 60), "", "missing stays so");
	is_at(calendar_add_days(u, INSTANT_MISSING, 1), "", "also for days");
	is_at(calendar_add(u, highest, 60), "", "the end of time is refused");
	is_at(calendar_add_days(u, highest, 1), "", "also for days");
	is_int(calendar_count(u, lowest, now), 0, "as is its beginning");
	is_int(calendar_count(u, highest, now), 0, "and nothing overflows");
	is_at(calendar_add(u, now, INT64_MAX), "", "no span of 3e11 years");
	is_at(calendar_add_days(u, now, INT64_MAX), "", "nor so many days");
	is_at(calendar_add(u, at("9999-12-31T23:59:00"), 120), "",
	      "nothing is due after the year 9999");
	is_at(calendar_add_days(u, at("9999-12-31T23:59:00"), 1), "",
	      "not even a day");
	is_at(calendar_add(u, at("0001-01-01T00:00:00"), 120),
	      "0001-01-01T00:02:00", "the year 1 works");
	is_at(calendar_add(u, now, 36500 * DAY), "2126-10-30T09:00:00",
	      "nearly 100 years on");
	ok(calendar_count(u, now, at("9999-01-01T00:00:00")) >= 36500 * DAY,
	   "a count of thousands of years ends");
}

static void
test_days(void)
{
	const struct calendar *c = opened(&shop);

	is_at(calendar_add_days(c, at("2026-11-23T08:10:00"), 2),
	      "2026-11-25T08:10:00", "the same time of the second day");
	is_at(calendar_add_days(c, at("2026-11-27T15:30:30"), 1),
	      "2026-11-30T15:30:30", "Friday's next day is Monday");
	is_at(calendar_add_days(c, at("2026-12-24T09:00:00"), 1),
	      "2026-12-28T09:00:00", "a holiday is no working day");
	is_at(calendar_add_days(c, at("2026-10-23T13:00:00"), 1),
	      "2026-10-26T14:00:00", "the time of day is that of the wall");
	is_at(calendar_add_days(c, at("2026-11-22T21:00:00"), 1),
	      "2026-11-23T16:00:00", "late on Sunday: Monday's end");
	is_at(calendar_add_days(c, at("2026-11-22T05:00:00"), 1),
	      "2026-11-23T08:00:00", "early on Sunday: Monday's beginning");
	is_at(calendar_add_days(c, at("2026-11-23T20:00:00"), 0),
	      "2026-11-24T08:00:00", "no days: the next moment of work");
	c = opened(&split);
	is_at(calendar_add_days(c, at("2026-11-21T17:30:00"), 1),
	      "2026-11-23T18:00:00", "in the noon break: its end");
	is_at(calendar_add_days(c, at("2026-11-23T17:00:00"), 1),
	      "2026-11-24T17:00:00", "its beginning is the morning's end");
	is_at(calendar_add_days(c, at("2026-11-20T19:00:00"), 1),
	      "2026-11-21T19:00:00", "2 pm is Saturday's end, in it still");
	is_at(calendar_add_days(c, at("2026-11-20T21:00:00"), 1),
	      "2026-11-21T19:00:00", "4 pm is not");
	c = opened(&bar);
	is_at(calendar_add_days(c, at("2026-11-21T00:30:00"), 1),
	      "2026-11-22T00:30:00", "half past one belongs to Friday night");
	is_at(calendar_add_days(c, at("2026-11-22T02:00:00"), 1),
	      "2026-11-26T01:00:00", "Saturday's end: Wednesday's end");
	is_at(calendar_add_days(c, at("2026-11-22T02:00:01"), 1),
	      "2026-11-25T17:00:00", "a second later it is Sunday morning");
	is_at(calendar_add_days(c, at("2026-11-01T00:30:00"), 1),
	      "2026-11-04T17:00:00", "nobody works past a holiday's midnight");
}

static void
test_spans(void)
{
	const struct calendar *c = opened(&shop);
	struct policy_span hours = {.amount = 4 * HOUR};
	struct policy_span days = {.in_days = true, .amount = 2};

	is_at(calendar_add_span(c, at("2026-11-23T08:10:00"), &hours),
	      "2026-11-23T12:10:00", "a span of hours");
	is_at(calendar_add_span(c, at("2026-11-23T08:10:00"), &days),
	      "2026-11-25T08:10:00", "a span of days");
}

/* What is counted up to where a span leads is the span, wherever it begins;
 * and it ends in working time. */
static void
test_property(void)
{
	static const struct policy_calendar *const all[] = {
		&shop,	&split, &bar, &always, &howe,
		&delhi, &apia,	&utc, &gap,    &overlapping};
	uint32_t random = 20261123;
	size_t i;
	int n;

	for (i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		const struct calendar *c = opened(all[i]);
		int64_t wrong = 0, early = 0;

		for (n = 0; n < 300; n++) {
			struct instant from, until;
			int64_t seconds;

			random = random * 1664525u + 1013904223u;
			from.s = at("2026-01-01T00:00:00").s +
				 (int64_t)(random % (730u * 86400u));
			random = random * 1664525u + 1013904223u;
			seconds = (int64_t)(random >> 8) %
				  (n % 2 ? 40 * HOUR : 5 * HOUR);
			until = calendar_add(c, from, seconds);
			wrong += calendar_count(c, from, until) != seconds;
			early += until.s < from.s + seconds;
			until = calendar_add_days(c, from, 1 + n % 9);
			early += until.s <= from.s;
		}
		is_int(wrong, 0,
		       arena_print(&arena, "%s: count undoes add",
				   all[i]->name));
		is_int(early, 0,
		       arena_print(&arena, "%s: none is early", all[i]->name));
	}
}

static void
is_explained(const struct policy_calendar *policy, const char *from,
	     const char *until, const char *want, const char *title)
{
	struct str out = {0};

	calendar_explain(opened(policy), at(from), at(until), &out);
	is_text(str_get(&out), want, title);
	str_free(&out);
}

static void
test_explain(void)
{
	struct str out = {0};

	is_explained(&shop, "2026-11-23T08:10:00", "2026-11-23T12:10:00",
		     "  Mon 23 Nov 09:00-17:00 counted 4 h 0 min\n", "one day");
	is_explained(&shop, "2026-12-24T15:00:00", "2026-12-28T09:00:12",
		     "  Thu 24 Dec 09:00-17:00 counted 1 h 0 min\n"
		     "  Fri 25 Dec skipped: holiday\n"
		     "  Sat 26 Dec skipped: closed\n"
		     "  Sun 27 Dec skipped: closed\n"
		     "  Mon 28 Dec 09:00-17:00 counted 1 h 0 min 12 s\n",
		     "holiday and week-end");
	is_explained(&bar, "2026-10-24T23:00:00", "2026-10-25T02:00:00",
		     "  Sat 24 Oct 18:00-03:00 counted 3 h 0 min"
		     " (the clocks change)\n",
		     "past midnight, over a clock change");
	is_explained(&split, "2026-12-31T20:00:00", "2027-01-01T14:00:00",
		     "  Thu 31 Dec 13:00-18:00 counted 3 h 0 min\n"
		     "  Fri 1 Jan 2027 08:00-12:00 counted 1 h 0 min\n",
		     "over New Year, two ranges a day");
	is_explained(&always, "2026-11-23T10:00:30", "2026-11-23T10:00:50",
		     "  Mon 23 Nov 00:00-24:00 counted 20 s\n", "seconds");
	is_explained(&always, "2026-11-23T10:00:30", "2026-11-23T10:00:30", "",
		     "nothing to say");
	is_explained(&utc, "2026-11-01T00:00:00", "2026-11-30T12:00:00",
		     "  Sun 1 Nov 00:00-24:00 counted 24 h 0 min\n"
		     "  Mon 2 Nov 00:00-24:00 counted 24 h 0 min\n"
		     "  Tue 3 Nov 00:00-24:00 counted 24 h 0 min\n"
		     "  Wed 4 Nov 00:00-24:00 counted 24 h 0 min\n"
		     "  Thu 5 Nov 00:00-24:00 counted 24 h 0 min\n"
		     "  Fri 6 Nov 00:00-24:00 counted 24 h 0 min\n"
		     "  Sat 7 Nov 00:00-24:00 counted 24 h 0 min\n"
		     "  Sun 8 Nov 00:00-24:00 counted 24 h 0 min\n"
		     "  Mon 9 Nov 00:00-24:00 counted 24 h 0 min\n"
		     "  Tue 10 Nov 00:00-24:00 counted 24 h 0 min\n"
		     "  Wed 11 Nov 00:00-24:00 counted 24 h 0 min\n"
		     "  Thu 12 Nov 00:00-24:00 counted 24 h 0 min\n"
		     "  Fri 13 Nov 00:00-24:00 counted 24 h 0 min\n"
		     "  and 17 more lines, together 396 h 0 min\n",
		     "fourteen lines at most");
	calendar_explain(opened(&utc), at("2026-11-23T10:00:00"),
			 (struct instant){INT64_MAX}, &out);
	calendar_explain(opened(&utc), INSTANT_MISSING,
			 at("2026-11-23T10:00:00"), &out);
	is_text(str_get(&out), "", "times out of reach are not explained");
	calendar_explain(opened(&utc), at("2026-01-01T00:00:00"),
			 at("9999-01-01T00:00:00"), &out);
	ok(strstr(str_get(&out), "more lines") != NULL, "eight thousand years");
	str_free(&out);
}

static void
is_said(struct instant when, struct instant near, const char *want)
{
	struct str out = {0};

	calendar_say(opened(&shop), when, near, &out);
	is_text(str_get(&out), want, want);
	str_free(&out);
}

static void
test_say(void)
{
	struct instant noon = at("2026-11-23T11:00:00");
	struct str out = {0};

	is_said(noon, noon, "Mon 23 Nov 12:00");
	is_said(noon, at("2025-12-31T23:30:00"), "Mon 23 Nov 12:00");
	is_said(noon, at("2025-11-23T11:00:00"), "Mon 23 Nov 2026 12:00");
	is_said(noon, INSTANT_MISSING, "Mon 23 Nov 2026 12:00");
	is_said(at("2026-11-23T11:00:07"), noon, "Mon 23 Nov 12:00:07");
	is_said(INSTANT_MISSING, noon, "never");
	calendar_say_length(0, &out);
	is_text(str_get(&out), "0 s", "no time at all");
	str_clear(&out);
	calendar_say_length(605, &out);
	str_add(&out, ", ");
	calendar_say_length(600, &out);
	str_add(&out, ", ");
	calendar_say_length(100 * HOUR + 1, &out);
	is_text(str_get(&out), "10 min 5 s, 10 min, 100 h 0 min 1 s",
		"lengths");
	str_free(&out);
}

static void
test_open(void)
{
	static const struct policy_calendar nowhere = {.name = "shop",
						       .zone = "Nowhere/Land"};
	const struct calendar *calendar = NULL;
	struct error err = {0};

	is_int(calendar_open(&arena, &nowhere, &calendar, &err), -1,
	       "an unknown zone is refused");
	is_int(err.code, ERR_POLICY, "as a mistake of the policy");
	ok(strstr(err.text, "Nowhere/Land") != NULL, "by its name");
}

int
main(void)
{
	test_frozen();
	test_edges();
	test_reach();
	test_days();
	test_spans();
	test_property();
	test_explain();
	test_say();
	test_open();
	arena_free(&arena);
	return done();
}
