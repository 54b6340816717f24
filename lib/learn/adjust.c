/* SPDX-License-Identifier: ISC
 * Benjamini and Hochberg's adjustment.
 */
#include "learn/adjust.h"

#include <stdlib.h>

#include "base/arena.h"

struct ranked {
	double p;
	size_t at;
};

static int
by_p(const void *a, const void *b)
{
	double p = ((const struct ranked *)a)->p;
	double q = ((const struct ranked *)b)->p;

	return (p > q) - (p < q);
}

void
adjust_discoveries(double *p, size_t n, size_t tried, struct arena *arena)
{
	struct ranked *ranked = arena_get(arena, (n + 1) * sizeof(*ranked));
	double least = 1;
	size_t i;

	for (i = 0; i < n; i++)
		ranked[i] = (struct ranked){p[i], i};
	qsort(ranked, n, sizeof(*ranked), by_p);
	for (i = n; i-- > 0;) {
		double scaled = ranked[i].p * (double)tried / (double)(i + 1);

		if (scaled < least)
			least = scaled;
		p[ranked[i].at] = least;
	}
}
