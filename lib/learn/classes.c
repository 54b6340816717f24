/* SPDX-License-Identifier: ISC
 * Quantiles, the limits of classes, and the class of a value.
 */
#include "learn/classes.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

static int
by_value(const void *left, const void *right)
{
	double a = *(const double *)left, b = *(const double *)right;

	return (a > b) - (a < b);
}

double
classes_quantile(const double *sorted, size_t n, double p)
{
	double rank, part;
	size_t below;

	if (!n)
		return 0;
	rank = (double)(n - 1) * p;
	below = rank > 0 ? (size_t)rank : 0;
	if (below >= n - 1)
		return sorted[n - 1];
	part = rank - (double)below;
	return part > 0 ? sorted[below] +
				  part * (sorted[below + 1] - sorted[below])
			: sorted[below];
}

double *
classes_limits(const double *values, size_t n, int classes, double step,
	       struct arena *arena)
{
	double *sorted, *limits;
	int k;

	if (!n || classes < 1)
		return NULL;
	limits = arena_get(arena, (size_t)classes * sizeof(*limits));
	sorted = arena_room(arena, n * sizeof(*sorted));
	memcpy(sorted, values, n * sizeof(*sorted));
	qsort(sorted, n, sizeof(*sorted), by_value);
	for (k = 0; k < classes - 1; k++)
		limits[k] =
			classes_quantile(sorted, n, (k + 1.0) / classes) + step;
	return limits;
}

int
classes_of(double value, const double *limits, int classes)
{
	int k = 0;

	while (limits && k < classes - 1 && value >= limits[k])
		k++;
	return k + 1;
}
