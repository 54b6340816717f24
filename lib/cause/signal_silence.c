/* SPDX-License-Identifier: ISC
 * Customers who have gone silent.
 */
#include "cause/signal_silence.h"

#include <math.h>
#include <stdlib.h>

#include "base/arena.h"
#include "learn/alarm.h"
#include "learn/rhythm.h"
#include "model/signal.h"
#include "store/party.h"
#include "store/sale.h"

/* Somebody whose silence may be news. */
struct silent {
	struct id party;
	double p, before, days, median;
	size_t gaps;
};

struct reading {
	struct business *business;
	int64_t day;
	struct id party;
	struct vec visits; /* int64_t: their days */
	double visited;	   /* visits of the last year of those with a rhythm */
	struct vec found;  /* struct silent */
};

static double
silence(struct arena *arena, const double *gaps, size_t count, double days,
	double *median)
{
	struct rhythm rhythm;

	rhythm_get(&rhythm, gaps, count, days, arena);
	*median = rhythm.median;
	return rhythm.told ? rhythm.p_silent : 1;
}

static void
end_party(struct reading *on)
{
	const int64_t *days = on->visits.items;
	size_t count = on->visits.count, i;
	struct arena arena = {NULL};
	struct silent one = {.party = on->party};
	double *gaps;

	if (count > RHYTHM_FEWEST) {
		gaps = arena_get(&arena, count * sizeof(*gaps));
		for (i = 1; i < count; i++)
			gaps[i - 1] = (double)(days[i] - days[i - 1]);
		for (i = 0; i < count; i++)
			on->visited += days[i] > on->day - ALARM_YEAR;
		one.gaps = count - 1;
		one.days = (double)(on->day - days[count - 1]);
		one.p = silence(&arena, gaps, one.gaps, one.days, &one.median);
		one.before = silence(&arena, gaps, one.gaps,
				     fmax(0, one.days - 1), &one.median);
		if (one.p < SIGNAL_SILENCE_LEVEL)
			*(struct silent *)vec_add(&on->found,
						  on->business->arena) = one;
		arena_free(&arena);
	}
	on->visits.count = 0;
}

static int
read_sale(void *cookie, const struct sale_point *point, struct error *err)
{
	struct reading *on = cookie;
	const int64_t *days = on->visits.items;

	(void)err;
	if (point->quantity.thousandths < 0)
		return 0;
	if (point->party.n != on->party.n) {
		end_party(on);
		on->party = point->party;
	}
	if (on->visits.count == 0 ||
	    days[on->visits.count - 1] != point->on.days)
		*(int64_t *)vec_add(&on->visits, on->business->arena) =
			point->on.days;
	return 0;
}

static int
by_gaps(const void *a, const void *b)
{
	const struct silent *x = a, *y = b;

	if (x->gaps != y->gaps)
		return x->gaps > y->gaps ? -1 : 1;
	return (x->party.n > y->party.n) - (x->party.n < y->party.n);
}

static int
tell(const struct reading *on, const struct silent *one, double level,
     struct vec *rows, struct error *err)
{
	struct arena *arena = on->business->arena;
	struct id party = one->party;
	struct signal_row *row;
	const char *name;

	if (party_name(on->business->store, arena, &party, &name, err) < 0)
		return -1;
	row = vec_add(rows, arena);
	column_clear(&signal_row_shape, row);
	row->id = (struct any_id){party.n, 'c'};
	row->key.s = arena_print(arena, "party=c%lld", (long long)party.n);
	row->what.s = "silent";
	row->of.s = "customers";
	row->days.n = (int64_t)one->days;
	row->value.n = one->days;
	row->expected.n = one->median;
	row->p.n = one->p;
	row->level.n = level;
	row->rows.s = arena_print(arena, "c%lld", (long long)party.n);
	row->text.s = arena_print(arena,
				  "%s: silent for %.0f days, mostly %.0f (of "
				  "%zu)",
				  name ? name : "no name", one->days,
				  one->median, one->gaps);
	return 0;
}

int
signal_silence_list(struct business *business, struct day day, double rate,
		    struct vec *rows, struct error *err)
{
	struct reading on = {.business = business,
			     .day = day.days,
			     .visits = {.size = sizeof(int64_t)},
			     .found = {.size = sizeof(struct silent)}};
	const struct silent *all;
	double level = SIGNAL_SILENCE_LEVEL;
	size_t i;

	if (sale_each(business->store, DAY_MISSING, day, read_sale, &on, err) <
	    0)
		return -1;
	end_party(&on);
	if (on.visited > 0)
		level = fmin(level, rate / (on.visited / ALARM_YEAR));
	if (on.found.count > 1)
		qsort(on.found.items, on.found.count, on.found.size, by_gaps);
	all = on.found.items;
	for (i = 0; i < on.found.count; i++) {
		if (all[i].p < level && all[i].before >= level &&
		    tell(&on, &all[i], level, rows, err) < 0)
			return -1;
	}
	return 0;
}
