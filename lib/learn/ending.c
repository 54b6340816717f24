/* SPDX-License-Identifier: ISC
 * What becomes of things that end in one of two ways.
 */
#include "learn/ending.h"

#include <stdlib.h>

#include "base/arena.h"
#include "learn/draw.h"

static int
by_days(const void *a, const void *b)
{
	const struct ending_age *x = a, *y = b;

	return (x->days > y->days) - (x->days < y->days);
}

/* At each age the share of those still there that ends, from the first on. */
static void
walk(struct ending *ending)
{
	double risk = 0, won = 0, still = 1;
	size_t i;

	for (i = 0; i < ending->count; i++)
		risk += ending->ages[i].won + ending->ages[i].lost +
			ending->ages[i].open;
	for (i = 0; i < ending->count; i++) {
		const struct ending_age *age = &ending->ages[i];
		double ended = age->won + age->lost;

		if (risk > 0 && ended > 0) {
			won += still * age->won / risk;
			still *= ended < risk ? 1 - ended / risk : 0;
		}
		risk -= ended + age->open;
		ending->won_by[i] = won;
		ending->still[i] = still;
	}
}

void
ending_fit(struct ending *ending, struct ending_age *ages, size_t count,
	   struct arena *arena)
{
	size_t i, n = 0;

	if (count > 0)
		qsort(ages, count, sizeof(*ages), by_days);
	for (i = 0; i < count; i++) {
		if (n == 0 || ages[n - 1].days != ages[i].days) {
			ages[n++] = ages[i];
			continue;
		}
		ages[n - 1].won += ages[i].won;
		ages[n - 1].lost += ages[i].lost;
		ages[n - 1].open += ages[i].open;
	}
	ending->ages = ages;
	ending->count = n;
	ending->won_by = arena_get(arena, (n + 1) * sizeof(double));
	ending->still = arena_get(arena, (n + 1) * sizeof(double));
	walk(ending);
}

/* How many ages are not beyond days. */
static size_t
place(const struct ending *ending, int64_t days)
{
	size_t low = 0, high = ending->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (ending->ages[middle].days <= days)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

double
ending_share(const struct ending *ending, int64_t days, int64_t ahead)
{
	size_t from = place(ending, days);
	size_t to = ahead < 0 ? ending->count : place(ending, days + ahead);
	double still = from > 0 ? ending->still[from - 1] : 1;
	double won = from > 0 ? ending->won_by[from - 1] : 0;

	if (to <= from || still <= 0)
		return 0;
	return (ending->won_by[to - 1] - won) / still;
}

void
ending_draw(const struct ending *ending, struct draw *draw,
	    struct ending *drawn, struct arena *arena)
{
	struct ending_age *ages;
	size_t i;

	if (!drawn->won_by) {
		drawn->ages =
			arena_get(arena, (ending->count + 1) * sizeof(*ages));
		drawn->count = ending->count;
		drawn->won_by =
			arena_get(arena, (ending->count + 1) * sizeof(double));
		drawn->still =
			arena_get(arena, (ending->count + 1) * sizeof(double));
	}
	ages = drawn->ages;
	for (i = 0; i < ending->count; i++) {
		ages[i].days = ending->ages[i].days;
		ages[i].won = draw_gamma(draw, ending->ages[i].won);
		ages[i].lost = draw_gamma(draw, ending->ages[i].lost);
		ages[i].open = draw_gamma(draw, ending->ages[i].open);
	}
	walk(drawn);
}
