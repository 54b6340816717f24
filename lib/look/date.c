/* SPDX-License-Identifier: ISC
 * Days and moments in full.
 */
#include "look/date.h"

#include "base/arena.h"
#include "os/zone.h"

static const char *const weekdays[] = {"Mon", "Tue", "Wed", "Thu",
				       "Fri", "Sat", "Sun"};
static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
				     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

char *
date_day(struct arena *arena, struct day day)
{
	struct civil civil;

	if (day_missing(day))
		return arena_text(arena, "");
	civil = day_civil(day);
	return arena_print(arena, "%s %d %s %lld", weekdays[day_weekday(day)],
			   civil.mday, months[civil.month - 1],
			   (long long)civil.year);
}

/* Without the year where that goes without saying. */
static char *
short_day(struct arena *arena, const struct business *business, struct day day)
{
	struct civil civil = day_civil(day);

	if (civil.year != day_civil(business->today).year)
		return date_day(arena, day);
	return arena_print(arena, "%s %d %s", weekdays[day_weekday(day)],
			   civil.mday, months[civil.month - 1]);
}

char *
date_instant(struct arena *arena, const struct business *business,
	     struct instant at)
{
	struct civil civil;

	if (instant_missing(at))
		return arena_text(arena, "");
	civil = zone_civil(business->zone, at);
	return arena_print(arena, "%s %02d:%02d",
			   short_day(arena, business,
				     zone_day(business->zone, at)),
			   civil.hour, civil.minute);
}

char *
date_when(struct arena *arena, const struct business *business,
	  struct when when)
{
	return day_missing(when.on) ? date_instant(arena, business, when.at)
				    : short_day(arena, business, when.on);
}

struct instant
date_midnight(const struct business *business, struct day day)
{
	struct civil civil = day_civil(day);

	return zone_instant(business->zone, &civil);
}
