/* SPDX-License-Identifier: ISC
 * What changed.
 */
#include "cause/signals.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/money.h"
#include "base/str.h"
#include "cause/signal_silence.h"
#include "cause/signal_words.h"
#include "learn/alarm.h"
#include "os/zone.h"
#include "policy/signals.h"
#include "store/signal.h"

#define DAY_S 86400
/* Two years for the months, before the recent days of the first day that is
 * gone through again. */
#define LOOK_BACK (2 * ALARM_YEAR + ALARM_RECENT + ALARM_BACK)
#define BEHIND 10 /* ids that are told */

struct reading {
	struct business *business;
	struct arena *arena;
	const struct signals_asked *asked;
	double level;
	struct vec *rows;
	/* the family, and the key, being read */
	size_t number;
	const struct signal_family *family;
	int64_t first; /* day of values[0] */
	size_t count;
	double *values;
	unsigned char *months;
	const char *key;
	double sum, squares; /* of its weights */
};

/* --- one series ------------------------------------------------------------- */

static const char *
usual(struct reading *on, const struct alarm *alarm)
{
	return arena_print(on->arena, "%.3g in %zu day%s, %.2g were usual",
			   alarm->value, alarm->days,
			   alarm->days == 1 ? "" : "s", alarm->expected);
}

struct behind {
	struct arena *arena;
	char letter;
	struct vec ids; /* int64_t, in the order of time */
};

static int
add_id(void *cookie, const struct signal_event *event, struct error *err)
{
	struct behind *behind = cookie;

	(void)err;
	*(int64_t *)vec_add(&behind->ids, behind->arena) = event->id;
	return 0;
}

/* When that day begins, in what the family counts in. */
static int64_t
begins(const struct reading *on, int64_t day)
{
	struct civil civil = day_civil((struct day){day});

	return on->family->days ? day
				: zone_instant(on->business->zone, &civil).s;
}

static int
list_ids(struct reading *on, const struct alarm *alarm, struct signal_row *row,
	 struct error *err)
{
	struct behind behind = {.arena = on->arena,
				.letter = on->family->letter,
				.ids = {.size = sizeof(int64_t)}};
	int64_t day = on->asked->day.days;
	const int64_t *ids;
	size_t i;

	if (signal_each(on->business->store, on->number, on->key,
			begins(on, day + 1 - (int64_t)alarm->days),
			begins(on, day + 1), add_id, &behind, err) < 0)
		return -1;
	ids = behind.ids.items;
	for (i = 0; i < behind.ids.count && i < BEHIND; i++)
		row->rows.s =
			arena_print(on->arena, "%s%s%c%lld",
				    i ? row->rows.s : "", i ? "," : "",
				    behind.letter,
				    (long long)ids[behind.ids.count - 1 - i]);
	if (behind.ids.count > 0)
		row->id = (struct any_id){ids[behind.ids.count - 1],
					  behind.letter};
	return 0;
}

static const char *
season_of(const struct alarm *alarm)
{
	if (alarm->months)
		return alarm->weekdays ? "weekday,month" : "month";
	return alarm->weekdays ? "weekday" : NULL;
}

static int
tell(struct reading *on, const struct alarm *alarm, bool news,
     struct error *err)
{
	const char *of = on->family->of;
	struct signal_row *row = vec_add(on->rows, on->arena);
	column_clear(&signal_row_shape, row);
	row->key.s = arena_print(on->arena, "%s=%s", on->family->key, on->key);
	row->what.s = !alarm->told ? "few"
		      : !news	  ? alarm->up || alarm->down ? "told" : "steady"
		      : alarm->up ? "up"
				  : "down";
	row->of.s = of;
	if (!alarm->told) {
		row->text.s = arena_print(
			on->arena, "%s, %s: too few days to tell", of, on->key);
		return 0;
	}
	row->days.n = (int64_t)alarm->days;
	row->value.n = alarm->value;
	row->expected.n = alarm->expected;
	row->p.n = alarm->p;
	row->level.n = on->level;
	row->history.n = (int64_t)alarm->history;
	row->dispersion.n = alarm->dispersion;
	row->season.s = season_of(alarm);
	row->text.s = arena_print(on->arena, "%s, %s: %s", of, on->key,
				  usual(on, alarm));
	return news ? list_ids(on, alarm, row, err) : 0;
}

/* Sums of money are counted in sales: with as many as by chance, each of its
 * own size, they scatter by the mean square of a sale over its mean (a compound
 * Poisson distribution), which is taken for one. */
static int
end_series(struct reading *on, struct error *err)
{
	const struct alarm_series series = {
		.values = on->values,
		.count = on->count,
		.weekday = day_weekday((struct day){on->first}),
		.months = on->months};
	double unit = on->family->money ? on->squares / on->sum : 1;
	struct alarm alarm;
	bool news;
	size_t i;

	if (!on->key)
		return 0;
	for (i = 0; i < on->count; i++)
		on->values[i] /= unit;
	news = alarm_news(&series, on->count - 1, on->level, &alarm);
	if (!news)
		alarm_judge(&series, on->count - 1, 0, on->level, &alarm);
	alarm.value *= unit;
	alarm.expected *= unit;
	return news || on->asked->all ? tell(on, &alarm, news, err) : 0;
}

/* --- all of a family -------------------------------------------------------- */

static int
read_event(void *cookie, const struct signal_event *event, struct error *err)
{
	struct reading *on = cookie;
	int64_t day = event->at;
	double weight = (double)event->weight;

	if (!event->key)
		return 0;
	if (!on->key || strcmp(on->key, event->key) != 0) {
		if (end_series(on, err) < 0)
			return -1;
		on->key = arena_text(on->arena, event->key);
		memset(on->values, 0, on->count * sizeof(*on->values));
		on->sum = on->squares = 0;
	}
	if (!on->family->days)
		day = zone_day(on->business->zone, (struct instant){event->at})
			      .days;
	if (on->family->money)
		weight /= pow(10, money_decimals(event->key));
	if (day < on->first || day >= on->first + (int64_t)on->count)
		return 0;
	on->values[day - on->first] += weight;
	on->sum += weight;
	on->squares += weight * weight;
	return 0;
}

static int
read_family(struct reading *on, int64_t first_at, struct error *err)
{
	int64_t last = on->asked->day.days, first = first_at;
	size_t i;

	if (!on->family->days)
		first = zone_day(on->business->zone, (struct instant){first_at})
				.days;
	if (first < last - LOOK_BACK)
		first = last - LOOK_BACK;
	on->first = first;
	on->count = (size_t)(last - first + 1);
	on->key = NULL;
	on->values = arena_get(on->arena, on->count * sizeof(*on->values));
	on->months = arena_get(on->arena, on->count);
	for (i = 0; i < on->count; i++)
		on->months[i] =
			(unsigned char)(day_civil((struct day){first +
							       (int64_t)i})
						.month -
					1);
	if (signal_each(on->business->store, on->number, NULL,
			begins(on, first), begins(on, last + 1), read_event, on,
			err) < 0)
		return -1;
	return end_series(on, err);
}

static int
read_all(struct reading *on, double rate, struct error *err)
{
	int64_t keys, first, all = 0;
	size_t i;

	for (i = 0; (on->family = signal_family(i)) != NULL; i++) {
		if (signal_span(on->business->store, i,
				begins(on, on->asked->day.days + 1), &keys,
				&first, err) < 0)
			return -1;
		all += keys;
	}
	on->level = alarm_level(rate, (size_t)all);
	for (i = 0; (on->family = signal_family(i)) != NULL; i++) {
		if (signal_span(on->business->store, i,
				begins(on, on->asked->day.days + 1), &keys,
				&first, err) < 0)
			return -1;
		on->number = i;
		if (keys > 0 && read_family(on, first, err) < 0)
			return -1;
	}
	return 0;
}

/* What could not be judged has no p and comes last. */
static double
likely(const struct signal_row *row)
{
	return isnan(row->p.n) ? 2 : row->p.n;
}

static int
by_p(const void *a, const void *b)
{
	const struct signal_row *x = a, *y = b;
	double px = likely(x), py = likely(y);
	int order = strcmp(x->key.s, y->key.s);

	if (px < py || px > py)
		return px < py ? -1 : 1;
	return order ? order : strcmp(x->of.s, y->of.s);
}

int
signals_list(struct business *business, const struct signals_asked *asked,
	     struct vec *rows, struct error *err)
{
	struct reading on = {.business = business,
			     .arena = business->arena,
			     .asked = asked,
			     .rows = rows};
	struct policy_rate set = business->policy->signals;
	double rate;

	if (asked->rate && !signals_rate(asked->rate, &set)) {
		error_set(err, ERR_USAGE, "%.60s: no rate", asked->rate);
		return error_hint(err, "--rate 1/month, 2/week, 1/90d");
	}
	rate = (double)set.times / (double)set.days;
	if (read_all(&on, rate / 2, err) < 0)
		return -1;
	if (rows->count > 1)
		qsort(rows->items, rows->count, rows->size, by_p);
	if (signal_words_list(business, asked->day, rate / 4, rows, err) < 0)
		return -1;
	return signal_silence_list(business, asked->day, rate / 4, rows, err);
}
