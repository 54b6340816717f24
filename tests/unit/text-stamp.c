/* SPDX-License-Identifier: ISC
 * Dates of foreign tables: what a column says, and how each is read.
 */
#include "tap.h"

#include "text/stamp.h"

/* The order of a column, its values parted by '|' and each in a line of its
 * own from 2; or what is wrong with it. */
static const char *
judged(const char *values)
{
	static const char *const orders[] = {"iso", "dmy", "mdy"};
	static struct error err;
	struct stamp_column column = {0};
	enum dates_order order;
	char value[80];
	int64_t line = 2;

	for (; values; line++) {
		const char *bar = strchr(values, '|');
		size_t len = bar ? (size_t)(bar - values) : strlen(values);

		(void)snprintf(value, sizeof(value), "%.*s", (int)len, values);
		stamp_see(&column, value[0] ? value : NULL, line);
		values = bar ? bar + 1 : NULL;
	}
	if (stamp_judge(&column, "born", &order, &err) < 0)
		return err.text;
	return orders[order];
}

static void
is_judged(const char *values, const char *want)
{
	is_text(judged(values), want, values);
}

static void
test_columns(void)
{
	is_judged("", "dmy");
	is_judged("2026-03-04|20260304|4 Mar 2026|03.04.2026|x", "dmy");
	is_judged("03/04/2026|13/04/2026", "dmy");
	is_judged("03/04/2026||04/13/2026", "mdy");
	is_judged("03-04-2026 16:00|04-13-2026 16:00", "mdy");
	is_judged("5/5/2026", "dmy");
	is_judged("03/04/2026",
		  "born: 03/04/2026 (line 2) is 3 April or 4 March");
	is_judged("5/5/26|3/4/26 10:00",
		  "born: 3/4/26 10:00 (line 3) is 3 April or 4 March");
	is_judged("13/04/2026|04/13/2026", "dmy");
	is_judged("13/04/2026|04/13/2026|04/14/2026", "mdy");
	is_judged("13/13/2026|30/02/2026|02/30/2026|29/02/00", "dmy");
}

/* An hour ahead of UTC, always. */
static struct instant
an_hour_ahead(const void *zone, const struct civil *civil)
{
	(void)zone;
	return (struct instant){civil_instant(civil).s - 3600};
}

static struct dates_context
context_of(enum dates_order order)
{
	return (struct dates_context){.now = {1795421400},
				      .today = day_of(2026, 11, 23),
				      .order = order,
				      .instant = an_hour_ahead};
}

static void
reads(const char *text, enum dates_order order, const char *want)
{
	struct dates_context context = context_of(order);
	struct when when = WHEN_MISSING;
	struct error err = {0};
	char got[TIME_TEXT];

	if (stamp_read(&context, text, &when, &err) < 0)
		printf("# %s\n", err.text);
	is_text(instant_missing(when.at) ? day_text(when.on, got)
					 : instant_text(when.at, got),
		want, text);
	ok(instant_missing(when.at) || day_missing(when.on), "one of the two");
}

static void
test_days(void)
{
	reads("2026-11-27", DATES_ISO, "2026-11-27");
	reads("2026/1/7", DATES_ISO, "2026-01-07");
	reads("2026.11.27", DATES_ISO, "2026-11-27");
	reads("20261127", DATES_ISO, "2026-11-27");
	reads("03/04/2026", DATES_DMY, "2026-04-03");
	reads("03/04/2026", DATES_MDY, "2026-03-04");
	reads("3-4-2026", DATES_MDY, "2026-03-04");
	reads("27/11/2026", DATES_ISO, "2026-11-27");
	reads("11/27/2026", DATES_ISO, "2026-11-27");
	reads("5/5/2026", DATES_ISO, "2026-05-05");
	reads("03.04.2026", DATES_MDY, "2026-04-03");
	reads("27 Nov 2026", DATES_ISO, "2026-11-27");
	reads("27. november 2026", DATES_ISO, "2026-11-27");
	reads("27-NOV-2026", DATES_ISO, "2026-11-27");
	reads("Nov 27, 2026", DATES_ISO, "2026-11-27");
	reads("Sept. 7 2026", DATES_ISO, "2026-09-07");
	reads("Fri, 27 Nov 2026", DATES_ISO, "2026-11-27");
	reads("Friday, November 27, 2026", DATES_ISO, "2026-11-27");
	reads(" 2026-11-27 ", DATES_ISO, "2026-11-27");
}

static void
test_short_years(void)
{
	reads("27/11/26", DATES_DMY, "2026-11-27");
	reads("27/11/46", DATES_DMY, "2046-11-27");
	reads("27/11/47", DATES_DMY, "1947-11-27");
	reads("27.11.99", DATES_DMY, "1999-11-27");
	reads("27-Nov-00", DATES_DMY, "2000-11-27");
	reads("29/02/00", DATES_ISO, "2000-02-29");
}

static void
test_times(void)
{
	reads("2026-11-27T12:10:00Z", DATES_ISO, "2026-11-27T12:10:00Z");
	reads("2026-11-27 12:10:00", DATES_ISO, "2026-11-27T11:10:00Z");
	reads("2026-11-27 12:10:00.250 UTC", DATES_ISO, "2026-11-27T12:10:00Z");
	reads("2026-11-27T12:10:00+02:00", DATES_ISO, "2026-11-27T10:10:00Z");
	reads("2026-11-27T00:10:00+0200", DATES_ISO, "2026-11-26T22:10:00Z");
	reads("2026-11-27 12:10-05", DATES_ISO, "2026-11-27T17:10:00Z");
	reads("20261127T121000Z", DATES_ISO, "2026-11-27T12:10:00Z");
	reads("11/27/2026 4:30 PM", DATES_MDY, "2026-11-27T15:30:00Z");
	reads("11/27/2026, 4:30:05pm", DATES_MDY, "2026-11-27T15:30:05Z");
	reads("Fri, 27 Nov 2026 12:10:00 +0100", DATES_ISO,
	      "2026-11-27T11:10:00Z");
	reads("2026-11-27 00:00:00", DATES_ISO, "2026-11-27");
	reads("11/27/2026 12:00:00 AM", DATES_MDY, "2026-11-27");
	reads("2026-11-27T00:00:00Z", DATES_ISO, "2026-11-27T00:00:00Z");
	reads("@1795781400", DATES_ISO, "2026-11-27T12:10:00Z");
}

static void
is_refused(const char *text, enum dates_order order, const char *why)
{
	struct dates_context context = context_of(order);
	struct when when = WHEN_MISSING;
	struct error err = {0};

	is_int(stamp_read(&context, text, &when, &err), -1, text);
	is_int(err.code, ERR_DATA, text);
	is_text(err.text, why, text);
	ok(when_missing(when), "nothing is read");
}

static void
test_refused(void)
{
	is_refused("", DATES_DMY, ": no date");
	is_refused("tomorrow", DATES_DMY, "tomorrow: no date");
	is_refused("3d", DATES_DMY, "3d: no date");
	is_refused("fri", DATES_DMY, "fri: no date");
	is_refused("27/11", DATES_DMY, "27/11: no date");
	is_refused("26-11-27", DATES_DMY, "26-11-27: no date");
	is_refused("27/11-2026", DATES_DMY, "27/11-2026: no date");
	is_refused("27 Ju 2026", DATES_DMY, "27 Ju 2026: no date");
	is_refused("45987", DATES_DMY, "45987: no date");
	is_refused("03/04/2026", DATES_ISO, "03/04/2026: 3 April or 4 March");
	is_refused("11/27/2026", DATES_DMY,
		   "11/27/2026: there is no such day when the day comes "
		   "first");
	is_refused("27/11/2026", DATES_MDY,
		   "27/11/2026: there is no such day when the month comes "
		   "first");
	is_refused("2026-02-30", DATES_DMY, "2026-02-30: there is no such day");
	is_refused("13/13/2026", DATES_ISO,
		   "13/13/2026: there is no such day when the month comes "
		   "first");
	is_refused("29/02/47", DATES_DMY,
		   "29/02/47: there is no such day when the day comes first");
	is_refused("1899-12-31", DATES_DMY,
		   "1899-12-31: outside of the years 1900 to 2199");
	is_refused("2026-11-27 25:00", DATES_DMY,
		   "2026-11-27 25:00: no time of day");
	is_refused("2026-11-27-05:00", DATES_DMY,
		   "2026-11-27-05:00: no time of day");
	is_refused("2026-11-27 x", DATES_DMY, "2026-11-27 x: no time of day");
	is_refused("2026-11-27 12:10 CET", DATES_DMY,
		   "2026-11-27 12:10 CET: no time of day");
	is_refused("2026-11-27x", DATES_DMY, "2026-11-27x: no time of day");
}

int
main(void)
{
	test_columns();
	test_days();
	test_short_years();
	test_times();
	test_refused();
	return done();
}
