/* SPDX-License-Identifier: ISC
 * Purchase counts, checked, sorted and merged.
 */
#include "learn/counts.h"

#include <math.h>
#include <stdlib.h>

#include "base/arena.h"
#include "learn/lifetime.h"

bool
counts_good(const struct lifetime_customer *customer)
{
	return customer->x >= 0 && customer->t_x >= 0 &&
	       customer->t_x <= customer->T && isfinite(customer->T);
}

static int
by_x(const void *left, const void *right)
{
	const struct counts_row *a = left, *b = right;

	if (a->x != b->x)
		return a->x < b->x ? -1 : 1;
	if (a->T != b->T)
		return a->T < b->T ? -1 : 1;
	if (a->t_x != b->t_x)
		return a->t_x < b->t_x ? -1 : 1;
	return 0;
}

void
counts_get(struct counts *counts, const struct lifetime_customer *customers,
	   size_t n, struct arena *arena)
{
	struct counts_row *rows;
	size_t count = 0, i, last = 0;
	int64_t alike;

	*counts = (struct counts){0};
	rows = arena_room(arena, (n + 1) * sizeof(*rows));
	for (i = 0; i < n; i++) {
		const struct lifetime_customer *one = &customers[i];

		if (!counts_good(one)) {
			counts->left_out += one->alike > 0 ? one->alike : 1;
			continue;
		}
		/* the first purchase is no repeat: it was at 0 */
		alike = one->alike > 0 ? one->alike : 1;
		rows[count++] = (struct counts_row){(double)one->x,
						    one->x ? one->t_x : 0,
						    one->T, (double)alike};
		counts->customers += alike;
		counts->repeaters += one->x > 0 ? alike : 0;
		counts->purchases += (double)one->x * (double)alike;
		counts->watched += one->T * (double)alike;
	}
	counts->rows = rows;
	if (!counts->customers)
		return;
	qsort(rows, count, sizeof(*rows), by_x);
	for (i = 1; i < count; i++) {
		if (by_x(&rows[last], &rows[i]) == 0)
			rows[last].weight += rows[i].weight;
		else
			rows[++last] = rows[i];
	}
	counts->count = last + 1;
}

void
counts_sample(const struct counts *all, size_t most, struct counts *sample,
	      struct arena *arena)
{
	size_t step = all->count / most + 1, i;

	*sample = *all;
	if (step == 1)
		return;
	*sample = (struct counts){0};
	sample->rows =
		arena_room(arena, (most + 1) * sizeof(struct counts_row));
	for (i = step / 2; i < all->count; i += step) {
		const struct counts_row *row = &all->rows[i];

		sample->rows[sample->count++] = *row;
		sample->customers += (int64_t)row->weight;
		sample->purchases += row->weight * row->x;
		sample->watched += row->weight * row->T;
	}
}
