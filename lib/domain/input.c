/* SPDX-License-Identifier: ISC
 * What comes in beside the operands.
 */
#include "domain/input.h"

#include <string.h>

#include "base/arena.h"
#include "os/zone.h"
#include "text/dates.h"
#include "text/lines.h"

static struct instant
to_instant(const void *zone, const struct civil *civil)
{
	return zone_instant(zone, civil);
}

static struct dates_context
context_of(const struct business *business)
{
	static const enum dates_order orders[] = {
		[POLICY_DATES_ISO] = DATES_ISO,
		[POLICY_DATES_DMY] = DATES_DMY,
		[POLICY_DATES_MDY] = DATES_MDY,
	};

	return (struct dates_context){business->now, business->today,
				      orders[business->policy->dates],
				      to_instant, business->zone};
}

int
input_records(struct arena *arena, const char *bytes, size_t len, bool nul,
	      bool two, struct vec *records, struct error *err)
{
	struct lines lines;
	struct line line;

	lines_open(&lines, "stdin", bytes, len, nul ? '\0' : '\n');
	while (lines_next(&lines, &line)) {
		struct input_record *record = vec_add(records, arena);
		char *field;

		if (lines_field(arena, &line, 0, &field, err) < 0)
			return -1;
		record->id = field;
		/* a row of one is that row's fault, not that of all */
		if (two && memchr(line.bytes, '\t', line.len)) {
			if (lines_field(arena, &line, 1, &field, err) < 0)
				return -1;
			record->second = field;
		}
		record->line = line.number;
		record->raw = line.bytes;
		record->raw_len = line.len;
	}
	if (records->count == 0)
		return error_set(err, ERR_NO, "no rows on stdin");
	return 0;
}

int
input_field(struct arena *arena, const char *bytes, size_t len, int64_t number,
	    char **field, struct error *err)
{
	const struct line line = {"stdin", bytes, len, number};

	return lines_field(arena, &line, 0, field, err);
}

struct input_try {
	struct store_mark mark;
};

int
input_try(struct business *business, struct input_try **mark, struct error *err)
{
	*mark = arena_get(business->arena, sizeof(**mark));
	return store_mark(business->store, &(*mark)->mark, err);
}

int
input_failed(struct business *business, struct input_try *mark,
	     struct error *err)
{
	return store_back(business->store, &mark->mark, err);
}

int
input_at(const struct business *business, const char *typed, struct instant *at,
	 struct error *err)
{
	struct dates_context context = context_of(business);

	*at = business->now;
	if (!typed)
		return 0;
	if (dates_instant(&context, typed, at, err) < 0)
		return -1;
	if (at->s > business->now.s)
		return error_set(err, ERR_USAGE, "--at %s: %s has not been yet",
				 typed, business_when(business, *at));
	return 0;
}

int
input_due(const struct business *business, const char *typed, struct when *due,
	  struct error *err)
{
	struct dates_context context = context_of(business);

	return dates_when(&context, typed, DATES_NEXT, due, err);
}

int
input_past(const struct business *business, const char *typed,
	   struct when *when, struct error *err)
{
	struct dates_context context = context_of(business);

	return dates_when(&context, typed, DATES_LAST, when, err);
}

static int
one_day(const struct business *business, const char *typed,
	enum dates_lean lean, struct day *day, struct error *err)
{
	struct dates_context context = context_of(business);
	struct when when;

	if (dates_when(&context, typed, lean, &when, err) < 0)
		return -1;
	if (day_missing(when.on))
		return error_set(err, ERR_USAGE,
				 "%s: a day is wanted, not a "
				 "time of it",
				 typed);
	*day = when.on;
	return 0;
}

int
input_day(const struct business *business, const char *typed, struct day *day,
	  struct error *err)
{
	*day = business->today;
	return typed ? one_day(business, typed, DATES_LAST, day, err) : 0;
}

int
input_day_ahead(const struct business *business, const char *typed,
		struct day *day, struct error *err)
{
	return one_day(business, typed, DATES_NEXT, day, err);
}

int
input_range(const struct business *business, const char *typed, bool ahead,
	    struct day *low, struct day *high, struct error *err)
{
	struct dates_context context = context_of(business);

	return dates_range(&context, typed, ahead ? DATES_NEXT : DATES_LAST,
			   low, high, err);
}

int
input_days(const char *typed, int64_t *days, struct error *err)
{
	struct duration duration;
	bool in_days;

	if (dates_duration(typed, &duration, &in_days, err) < 0)
		return -1;
	if (!in_days || duration.s < 1)
		return error_set(err, ERR_USAGE, "%s: days are wanted, as 90d",
				 typed);
	*days = duration.s;
	return 0;
}

int
input_now(const char *text, struct instant *now, struct error *err)
{
	if (instant_parse(text, now))
		return 0;
	return error_set(err, ERR_USAGE,
			 "CRM_NOW=%s: write it as 2026-11-23T08:00:00Z or "
			 "@SECONDS",
			 text);
}
