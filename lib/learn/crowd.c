/* SPDX-License-Identifier: ISC
 * Customers as they come, those who are alike once.
 */
#include "learn/crowd.h"

#include <stdlib.h>

#include "base/arena.h"

#define FIRST 1024

static int
by_all(const void *left, const void *right)
{
	const struct lifetime_customer *a = left, *b = right;

	if (a->x != b->x)
		return a->x < b->x ? -1 : 1;
	if (a->t_x != b->t_x)
		return a->t_x < b->t_x ? -1 : 1;
	if (a->T != b->T)
		return a->T < b->T ? -1 : 1;
	if (a->zbar != b->zbar)
		return a->zbar < b->zbar ? -1 : 1;
	return (a->later > b->later) - (a->later < b->later);
}

void
crowd_end(struct crowd *crowd)
{
	struct lifetime_customer *rows = crowd->rows;
	size_t last = 0, i;

	if (crowd->count == crowd->merged)
		return;
	qsort(rows, crowd->count, sizeof(*rows), by_all);
	for (i = 1; i < crowd->count; i++) {
		if (by_all(&rows[last], &rows[i]) == 0)
			rows[last].alike += rows[i].alike;
		else
			rows[++last] = rows[i];
	}
	crowd->merged = crowd->count = last + 1;
}

void
crowd_add(struct crowd *crowd, const struct lifetime_customer *customer)
{
	struct lifetime_customer *row;

	if (crowd->count == crowd->cap) {
		crowd_end(crowd);
		/* more room only where merging made little of it, or the
		 * sorting would never end */
		if (crowd->count > crowd->cap / 2 || crowd->cap == 0) {
			crowd->cap = crowd->cap > 0 ? 2 * crowd->cap : FIRST;
			crowd->rows = arena_grow(
				crowd->rows, crowd->cap * sizeof(*crowd->rows));
		}
	}
	row = &crowd->rows[crowd->count++];
	*row = *customer;
	if (row->alike < 1)
		row->alike = 1;
}

void
crowd_free(struct crowd *crowd)
{
	free(crowd->rows);
	*crowd = (struct crowd){0};
}
