/* SPDX-License-Identifier: ISC
 * Working time: a walk over the ranges of a calendar, day by day.
 */
#include "domain/calendar.h"

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"
#include "os/zone.h"

#define DAY_S 86400
#define DAY_MINUTES 1440
#define EMPTY_DAYS 400			 /* without work: there is none */
#define WALK_DAYS 36525			 /* 100 years */
#define EARLIEST_S INT64_C(-62135596800) /* 0001-01-01T00:00:00Z */
#define LATEST_S INT64_C(253402300799)	 /* 9999-12-31T23:59:59Z */
#define EXPLAIN_LINES 14

struct calendar {
	const struct policy_calendar *policy;
	const struct zone *zone;
};

/* Working time without a hole. */
struct stretch {
	struct instant from;
	struct instant until;
};

/* From stretch to stretch. */
struct walk {
	const struct calendar *calendar;
	struct day day;	 /* of the next range */
	struct day last; /* where to give up */
	size_t range;
	int64_t empty_days;
	struct instant covered; /* nothing before this is left */
};

int
calendar_open(struct arena *arena, const struct policy_calendar *policy,
	      const struct calendar **calendar, struct error *err)
{
	struct calendar *c = arena_get(arena, sizeof(*c));

	c->policy = policy;
	if (zone_open(arena, policy->zone, &c->zone, err) < 0)
		return -1;
	*calendar = c;
	return 0;
}

static bool
within_reach(struct instant at)
{
	return at.s >= EARLIEST_S && at.s <= LATEST_S;
}

static struct instant
later(struct instant a, struct instant b)
{
	return a.s > b.s ? a : b;
}

static struct day
day_after(struct day day, int64_t days)
{
	return (struct day){day.days + days};
}

/* The wall clock's second of that day; it may lie in the days behind. */
static struct instant
wall_instant(const struct calendar *calendar, struct day day, int64_t second)
{
	struct civil civil = day_civil(day_after(day, second / DAY_S));
	int rest = (int)(second % DAY_S);

	civil.hour = rest / 3600;
	civil.minute = rest / 60 % 60;
	civil.second = rest % 60;
	return zone_instant(calendar->zone, &civil);
}

static size_t
count_of(const struct calendar *calendar, struct day day)
{
	return calendar->policy->range_count[day_weekday(day)];
}

static const struct policy_range *
range_of(const struct calendar *calendar, struct day day, size_t i)
{
	return &calendar->policy->ranges[day_weekday(day)][i];
}

static bool
is_holiday(const struct calendar *calendar, struct day day)
{
	const struct day *days = calendar->policy->holidays;
	size_t low = 0, high = calendar->policy->holiday_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (days[middle].days < day.days)
			low = middle + 1;
		else
			high = middle;
	}
	return low < calendar->policy->holiday_count &&
	       days[low].days == day.days;
}

static bool
is_working_day(const struct calendar *calendar, struct day day)
{
	return count_of(calendar, day) > 0 && !is_holiday(calendar, day);
}

/* A range of a day as it lies in time, less what was covered by those before;
 * false when nothing is left of it, as in the gap of a clock change. */
static bool
range_stretch(const struct calendar *calendar, struct day day, size_t i,
	      struct instant *covered, struct stretch *stretch)
{
	const struct policy_range *range = range_of(calendar, day, i);

	stretch->from =
		later(wall_instant(calendar, day, (int64_t)range->from * 60),
		      *covered);
	stretch->until =
		wall_instant(calendar, day, (int64_t)range->until * 60);
	if (stretch->until.s <= stretch->from.s)
		return false;
	*covered = stretch->until;
	return true;
}

/* A day early, for the ranges that pass midnight. */
static struct walk
walk_from(const struct calendar *calendar, struct instant from)
{
	struct day day = day_after(zone_day(calendar->zone, from), -1);

	return (struct walk){.calendar = calendar,
			     .day = day,
			     .last = day_after(day, WALK_DAYS),
			     .covered = from};
}

static bool
walk_next(struct walk *walk, struct stretch *stretch)
{
	const struct calendar *c = walk->calendar;

	while (walk->empty_days <= EMPTY_DAYS &&
	       walk->day.days <= walk->last.days) {
		if (is_working_day(c, walk->day)) {
			while (walk->range < count_of(c, walk->day)) {
				if (!range_stretch(c, walk->day, walk->range++,
						   &walk->covered, stretch))
					continue;
				walk->empty_days = 0;
				return within_reach(stretch->until);
			}
		}
		walk->day = day_after(walk->day, 1);
		walk->range = 0;
		walk->empty_days++;
	}
	return false;
}

struct instant
calendar_add(const struct calendar *calendar, struct instant from,
	     int64_t seconds)
{
	struct stretch stretch;
	struct walk walk;

	if (!within_reach(from))
		return INSTANT_MISSING;
	walk = walk_from(calendar, from);
	while (walk_next(&walk, &stretch)) {
		int64_t length = stretch.until.s - stretch.from.s;

		if (seconds <= 0)
			return stretch.from;
		if (seconds <= length)
			return (struct instant){stretch.from.s + seconds};
		seconds -= length;
	}
	return INSTANT_MISSING;
}

struct instant
calendar_next(const struct calendar *calendar, struct instant at)
{
	return calendar_add(calendar, at, 0);
}

/* Whether a range that began on that day holds its second; the end counts for
 * ranges that pass midnight, else 26:00 would be another day than 25:59. */
static bool
day_holds(const struct calendar *calendar, struct day day, int64_t second)
{
	size_t i;

	if (is_holiday(calendar, day))
		return false;
	for (i = 0; i < count_of(calendar, day); i++) {
		const struct policy_range *range = range_of(calendar, day, i);

		if (second >= (int64_t)range->from * 60 &&
		    second <= (int64_t)range->until * 60)
			return true;
	}
	return false;
}

/* The nearest second of a working day that its ranges hold. */
static int64_t
day_clip(const struct calendar *calendar, struct day day, int64_t second)
{
	size_t i, count = count_of(calendar, day);

	for (i = 0; i < count; i++) {
		const struct policy_range *range = range_of(calendar, day, i);

		if (second < (int64_t)range->from * 60)
			return (int64_t)range->from * 60;
		if (second <= (int64_t)range->until * 60)
			return second;
	}
	return (int64_t)range_of(calendar, day, count - 1)->until * 60;
}

struct instant
calendar_add_days(const struct calendar *calendar, struct instant from,
		  int64_t days)
{
	struct civil civil;
	struct day day, last;
	struct instant at;
	int64_t second, empty_days = 0;

	if (!within_reach(from))
		return INSTANT_MISSING;
	if (days <= 0)
		return calendar_next(calendar, from);
	civil = zone_civil(calendar->zone, from);
	day = zone_day(calendar->zone, from);
	last = day_after(day, WALK_DAYS);
	second = civil.hour * 3600 + civil.minute * 60 + civil.second;
	if (!day_holds(calendar, day, second) &&
	    day_holds(calendar, day_after(day, -1), second + DAY_S)) {
		day = day_after(day, -1);
		second += DAY_S;
	}
	while (days > 0) {
		day = day_after(day, 1);
		if (++empty_days > EMPTY_DAYS || day.days > last.days)
			return INSTANT_MISSING;
		if (!is_working_day(calendar, day))
			continue;
		empty_days = 0;
		days--;
	}
	at = wall_instant(calendar, day, day_clip(calendar, day, second));
	return within_reach(at) ? at : INSTANT_MISSING;
}

struct instant
calendar_add_span(const struct calendar *calendar, struct instant from,
		  const struct policy_span *span)
{
	return span->in_days ? calendar_add_days(calendar, from, span->amount)
			     : calendar_add(calendar, from, span->amount);
}

int64_t
calendar_count(const struct calendar *calendar, struct instant from,
	       struct instant until)
{
	struct stretch stretch;
	struct walk walk;
	int64_t seconds = 0;

	if (from.s >= until.s || !within_reach(from))
		return 0;
	walk = walk_from(calendar, from);
	while (walk_next(&walk, &stretch) && stretch.from.s < until.s) {
		struct instant end = stretch.until;

		if (end.s > until.s)
			end = until;
		seconds += end.s - stretch.from.s;
	}
	return seconds;
}

static const char *const weekdays[] = {"Mon", "Tue", "Wed", "Thu",
				       "Fri", "Sat", "Sun"};
static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
				     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

static void
say_day(struct day day, int64_t year, struct str *out)
{
	struct civil civil = day_civil(day);

	str_print(out, "%s %d %s", weekdays[day_weekday(day)], civil.mday,
		  months[civil.month - 1]);
	if (civil.year != year)
		str_print(out, " %lld", (long long)civil.year);
}

void
calendar_say(const struct calendar *calendar, struct instant at,
	     struct instant near, struct str *out)
{
	struct civil civil;
	int64_t year = INT64_MIN;

	if (!within_reach(at)) {
		str_add(out, "never");
		return;
	}
	civil = zone_civil(calendar->zone, at);
	if (within_reach(near))
		year = zone_civil(calendar->zone, near).year;
	say_day(zone_day(calendar->zone, at), year, out);
	str_print(out, " %02d:%02d", civil.hour, civil.minute);
	if (civil.second)
		str_print(out, ":%02d", civil.second);
}

void
calendar_say_length(int64_t seconds, struct str *out)
{
	long long hours = (long long)(seconds / 3600);
	int minutes = (int)(seconds / 60 % 60);
	int rest = (int)(seconds % 60);

	if (hours > 0)
		str_print(out, "%lld h %d min", hours, minutes);
	else if (minutes > 0)
		str_print(out, "%d min", minutes);
	if (seconds >= 60 && rest > 0)
		str_add_char(out, ' ');
	if (seconds < 60 || rest > 0)
		str_print(out, "%d s", rest);
}

/* Lines on their way out, the last of too many drawn together. */
struct explaining {
	const struct calendar *calendar;
	struct instant from, until;
	int64_t year; /* that needs no saying */
	struct str *out;
	int lines;
	size_t kept;	/* bytes of all lines but the last that fits */
	int64_t rest_s; /* counted behind those */
};

static void
explain_line(struct explaining *e, struct day day)
{
	if (++e->lines == EXPLAIN_LINES)
		e->kept = e->out->len;
	str_add(e->out, "  ");
	say_day(day, e->year, e->out);
	str_add_char(e->out, ' ');
}

static void
explain_range(struct explaining *e, struct day day, size_t i,
	      struct stretch stretch)
{
	const struct policy_range *range = range_of(e->calendar, day, i);
	int until = range->until;
	int64_t counted, length;

	if (stretch.until.s > e->until.s)
		stretch.until = e->until;
	counted = stretch.until.s - stretch.from.s;
	if (counted <= 0)
		return;
	explain_line(e, day);
	if (until > DAY_MINUTES)
		until -= DAY_MINUTES;
	str_print(e->out, "%02d:%02d-%02d:%02d counted ", range->from / 60,
		  range->from % 60, until / 60, until % 60);
	calendar_say_length(counted, e->out);
	length = wall_instant(e->calendar, day, (int64_t)range->until * 60).s -
		 wall_instant(e->calendar, day, (int64_t)range->from * 60).s;
	if (length != (int64_t)(range->until - range->from) * 60)
		str_add(e->out, " (the clocks change)");
	str_add_char(e->out, '\n');
	if (e->lines >= EXPLAIN_LINES)
		e->rest_s += counted;
}

void
calendar_explain(const struct calendar *calendar, struct instant from,
		 struct instant until, struct str *out)
{
	struct explaining e = {
		.calendar = calendar, .from = from, .until = until, .out = out};
	struct day day, first, last;
	struct instant covered = from;
	struct stretch stretch;
	size_t i;

	if (from.s >= until.s || !within_reach(from) || !within_reach(until))
		return;
	e.year = zone_civil(calendar->zone, from).year;
	first = zone_day(calendar->zone, from);
	last = zone_day(calendar->zone, until);
	if (last.days > first.days + WALK_DAYS)
		last = day_after(first, WALK_DAYS);
	for (day = day_after(first, -1); day.days <= last.days;
	     day = day_after(day, 1)) {
		if (!is_working_day(calendar, day)) {
			if (day.days < first.days || day.days >= last.days)
				continue;
			explain_line(&e, day);
			str_print(out, "skipped: %s\n",
				  is_holiday(calendar, day) ? "holiday"
							    : "closed");
			continue;
		}
		for (i = 0; i < count_of(calendar, day); i++) {
			if (range_stretch(calendar, day, i, &covered, &stretch))
				explain_range(&e, day, i, stretch);
		}
	}
	if (e.lines > EXPLAIN_LINES) {
		out->len = e.kept;
		str_print(out, "  and %d more lines, together ",
			  e.lines - EXPLAIN_LINES + 1);
		calendar_say_length(e.rest_s, out);
		str_add_char(out, '\n');
	}
}
