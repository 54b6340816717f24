/* SPDX-License-Identifier: ISC
 * Dates over both clock changes of five zones: a frozen table.
 */
#include "text/dates.h"

#include <stdio.h>

#include "base/arena.h"
#include "os/zone.h"
#include "tap.h"

/* A time that clocks skip is read as the same interval after the jump, one
 * they show twice as the first. Lord Howe moves by half an hour, St
 * John's lies half an hour beside the others, Kolkata does not move. */
static const struct {
	const char *zone;
	const char *now;
	const char *typed;
	const char *want;
} frozen[] = {
	{"Europe/Berlin", "2026-03-28T11:00:00Z", "tomorrow 01:30",
	 "2026-03-29T00:30:00Z"},
	{"Europe/Berlin", "2026-03-28T11:00:00Z", "tomorrow 02:30",
	 "2026-03-29T01:30:00Z"},
	{"Europe/Berlin", "2026-03-28T11:00:00Z", "tomorrow 03:30",
	 "2026-03-29T01:30:00Z"},
	{"Europe/Berlin", "2026-03-28T11:00:00Z", "tomorrow", "2026-03-29"},
	{"Europe/Berlin", "2026-03-28T11:00:00Z", "+24h",
	 "2026-03-29T11:00:00Z"},
	{"Europe/Berlin", "2026-03-28T11:00:00Z", "today 16:00",
	 "2026-03-28T15:00:00Z"},
	{"Europe/Berlin", "2026-03-28T11:00:00Z", "2:30",
	 "2026-03-29T01:30:00Z"},
	{"Europe/Berlin", "2026-10-24T10:00:00Z", "tomorrow 01:30",
	 "2026-10-24T23:30:00Z"},
	{"Europe/Berlin", "2026-10-24T10:00:00Z", "tomorrow 02:30",
	 "2026-10-25T00:30:00Z"},
	{"Europe/Berlin", "2026-10-24T10:00:00Z", "tomorrow 03:30",
	 "2026-10-25T02:30:00Z"},
	{"Europe/Berlin", "2026-10-24T10:00:00Z", "tomorrow", "2026-10-25"},
	{"Europe/Berlin", "2026-10-24T10:00:00Z", "+24h",
	 "2026-10-25T10:00:00Z"},
	{"Europe/Berlin", "2026-10-24T10:00:00Z", "today 16:00",
	 "2026-10-24T14:00:00Z"},
	{"Europe/Berlin", "2026-10-24T10:00:00Z", "2:30",
	 "2026-10-25T00:30:00Z"},
	{"America/New_York", "2026-03-07T17:00:00Z", "tomorrow 01:30",
	 "2026-03-08T06:30:00Z"},
	{"America/New_York", "2026-03-07T17:00:00Z", "tomorrow 02:30",
	 "2026-03-08T07:30:00Z"},
	{"America/New_York", "2026-03-07T17:00:00Z", "tomorrow 03:30",
	 "2026-03-08T07:30:00Z"},
	{"America/New_York", "2026-03-07T17:00:00Z", "tomorrow", "2026-03-08"},
	{"America/New_York", "2026-03-07T17:00:00Z", "+24h",
	 "2026-03-08T17:00:00Z"},
	{"America/New_York", "2026-03-07T17:00:00Z", "today 16:00",
	 "2026-03-07T21:00:00Z"},
	{"America/New_York", "2026-03-07T17:00:00Z", "2:30",
	 "2026-03-08T07:30:00Z"},
	{"America/New_York", "2026-10-31T16:00:00Z", "tomorrow 01:30",
	 "2026-11-01T05:30:00Z"},
	{"America/New_York", "2026-10-31T16:00:00Z", "tomorrow 02:30",
	 "2026-11-01T07:30:00Z"},
	{"America/New_York", "2026-10-31T16:00:00Z", "tomorrow 03:30",
	 "2026-11-01T08:30:00Z"},
	{"America/New_York", "2026-10-31T16:00:00Z", "tomorrow", "2026-11-01"},
	{"America/New_York", "2026-10-31T16:00:00Z", "+24h",
	 "2026-11-01T16:00:00Z"},
	{"America/New_York", "2026-10-31T16:00:00Z", "today 16:00",
	 "2026-10-31T20:00:00Z"},
	{"America/New_York", "2026-10-31T16:00:00Z", "2:30",
	 "2026-11-01T07:30:00Z"},
	{"Australia/Lord_Howe", "2026-04-04T01:00:00Z", "tomorrow 01:45",
	 "2026-04-04T14:45:00Z"},
	{"Australia/Lord_Howe", "2026-04-04T01:00:00Z", "tomorrow 02:15",
	 "2026-04-04T15:45:00Z"},
	{"Australia/Lord_Howe", "2026-04-04T01:00:00Z", "tomorrow 03:30",
	 "2026-04-04T17:00:00Z"},
	{"Australia/Lord_Howe", "2026-04-04T01:00:00Z", "tomorrow",
	 "2026-04-05"},
	{"Australia/Lord_Howe", "2026-04-04T01:00:00Z", "+24h",
	 "2026-04-05T01:00:00Z"},
	{"Australia/Lord_Howe", "2026-04-04T01:00:00Z", "today 16:00",
	 "2026-04-04T05:00:00Z"},
	{"Australia/Lord_Howe", "2026-04-04T01:00:00Z", "2:15",
	 "2026-04-04T15:45:00Z"},
	{"Australia/Lord_Howe", "2026-10-03T01:30:00Z", "tomorrow 01:45",
	 "2026-10-03T15:15:00Z"},
	{"Australia/Lord_Howe", "2026-10-03T01:30:00Z", "tomorrow 02:15",
	 "2026-10-03T15:45:00Z"},
	{"Australia/Lord_Howe", "2026-10-03T01:30:00Z", "tomorrow 03:30",
	 "2026-10-03T16:30:00Z"},
	{"Australia/Lord_Howe", "2026-10-03T01:30:00Z", "tomorrow",
	 "2026-10-04"},
	{"Australia/Lord_Howe", "2026-10-03T01:30:00Z", "+24h",
	 "2026-10-04T01:30:00Z"},
	{"Australia/Lord_Howe", "2026-10-03T01:30:00Z", "today 16:00",
	 "2026-10-03T05:30:00Z"},
	{"Australia/Lord_Howe", "2026-10-03T01:30:00Z", "2:15",
	 "2026-10-03T15:45:00Z"},
	{"America/St_Johns", "2026-03-07T15:30:00Z", "tomorrow 01:30",
	 "2026-03-08T05:00:00Z"},
	{"America/St_Johns", "2026-03-07T15:30:00Z", "tomorrow 02:30",
	 "2026-03-08T06:00:00Z"},
	{"America/St_Johns", "2026-03-07T15:30:00Z", "tomorrow 03:30",
	 "2026-03-08T06:00:00Z"},
	{"America/St_Johns", "2026-03-07T15:30:00Z", "tomorrow", "2026-03-08"},
	{"America/St_Johns", "2026-03-07T15:30:00Z", "+24h",
	 "2026-03-08T15:30:00Z"},
	{"America/St_Johns", "2026-03-07T15:30:00Z", "today 16:00",
	 "2026-03-07T19:30:00Z"},
	{"America/St_Johns", "2026-03-07T15:30:00Z", "2:30",
	 "2026-03-08T06:00:00Z"},
	{"America/St_Johns", "2026-10-31T14:30:00Z", "tomorrow 01:30",
	 "2026-11-01T04:00:00Z"},
	{"America/St_Johns", "2026-10-31T14:30:00Z", "tomorrow 02:30",
	 "2026-11-01T06:00:00Z"},
	{"America/St_Johns", "2026-10-31T14:30:00Z", "tomorrow 03:30",
	 "2026-11-01T07:00:00Z"},
	{"America/St_Johns", "2026-10-31T14:30:00Z", "tomorrow", "2026-11-01"},
	{"America/St_Johns", "2026-10-31T14:30:00Z", "+24h",
	 "2026-11-01T14:30:00Z"},
	{"America/St_Johns", "2026-10-31T14:30:00Z", "today 16:00",
	 "2026-10-31T18:30:00Z"},
	{"America/St_Johns", "2026-10-31T14:30:00Z", "2:30",
	 "2026-11-01T06:00:00Z"},
	{"Asia/Kolkata", "2026-03-28T06:30:00Z", "tomorrow 00:00",
	 "2026-03-28T18:30:00Z"},
	{"Asia/Kolkata", "2026-03-28T06:30:00Z", "tomorrow 02:30",
	 "2026-03-28T21:00:00Z"},
	{"Asia/Kolkata", "2026-03-28T06:30:00Z", "tomorrow 03:30",
	 "2026-03-28T22:00:00Z"},
	{"Asia/Kolkata", "2026-03-28T06:30:00Z", "tomorrow", "2026-03-29"},
	{"Asia/Kolkata", "2026-03-28T06:30:00Z", "+24h",
	 "2026-03-29T06:30:00Z"},
	{"Asia/Kolkata", "2026-03-28T06:30:00Z", "today 16:00",
	 "2026-03-28T10:30:00Z"},
	{"Asia/Kolkata", "2026-03-28T06:30:00Z", "2:30",
	 "2026-03-28T21:00:00Z"},
	{"Asia/Kolkata", "2026-10-24T06:30:00Z", "tomorrow 00:00",
	 "2026-10-24T18:30:00Z"},
	{"Asia/Kolkata", "2026-10-24T06:30:00Z", "tomorrow 02:30",
	 "2026-10-24T21:00:00Z"},
	{"Asia/Kolkata", "2026-10-24T06:30:00Z", "tomorrow 03:30",
	 "2026-10-24T22:00:00Z"},
	{"Asia/Kolkata", "2026-10-24T06:30:00Z", "tomorrow", "2026-10-25"},
	{"Asia/Kolkata", "2026-10-24T06:30:00Z", "+24h",
	 "2026-10-25T06:30:00Z"},
	{"Asia/Kolkata", "2026-10-24T06:30:00Z", "today 16:00",
	 "2026-10-24T10:30:00Z"},
	{"Asia/Kolkata", "2026-10-24T06:30:00Z", "2:30",
	 "2026-10-24T21:00:00Z"},
};

static struct instant
read_zone(const void *zone, const struct civil *civil)
{
	return zone_instant(zone, civil);
}

int
main(void)
{
	struct arena arena = {0};
	size_t i;

	for (i = 0; i < sizeof(frozen) / sizeof(frozen[0]); i++) {
		struct dates_context context = {.instant = read_zone};
		struct when when = WHEN_MISSING;
		char text[TIME_TEXT], title[120];
		const struct zone *zone = NULL;
		struct error err = {0};

		(void)snprintf(title, sizeof(title), "%s, %s: %s",
			       frozen[i].zone, frozen[i].now, frozen[i].typed);
		if (zone_open(&arena, frozen[i].zone, &zone, &err) < 0 ||
		    !instant_parse(frozen[i].now, &context.now)) {
			ok(false, "%s: %s", title, err.text);
			continue;
		}
		context.zone = zone;
		context.today = zone_day(zone, context.now);
		if (dates_when(&context, frozen[i].typed, DATES_NEXT, &when,
			       &err) < 0)
			is_text(err.text, frozen[i].want, title);
		else if (!day_missing(when.on))
			is_text(day_text(when.on, text), frozen[i].want, title);
		else
			is_text(instant_text(when.at, text), frozen[i].want,
				title);
	}
	arena_free(&arena);
	return done();
}
