/* SPDX-License-Identifier: ISC
 * A customer's own rhythm.
 */
#include "learn/rhythm.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "learn/classes.h"
#include "learn/special.h"

#define SHORTEST 0.5		    /* a gap of 0 days, rounded */
#define ROUNDED 0.28867513459481287 /* sqrt(1 / 12) of a unit */
#define LATEST 1000		    /* of the median */

static int
by_length(const void *left, const void *right)
{
	double a = *(const double *)left, b = *(const double *)right;

	return (a > b) - (a < b);
}

/* Centre and scale of the logarithm of the next gap. */
static void
next_gap(const double *gaps, size_t n, double median, double *centre,
	 double *scale)
{
	double count = (double)n, mean = 0, squares = 0, off, floor_at;
	size_t i;

	for (i = 0; i < n; i++)
		mean += log(fmax(gaps[i], SHORTEST)) / count;
	for (i = 0; i < n; i++) {
		off = log(fmax(gaps[i], SHORTEST)) - mean;
		squares += off * off;
	}
	floor_at = ROUNDED / fmax(median, SHORTEST);
	*centre = mean;
	*scale = fmax(sqrt(squares / (count - 1)), floor_at) *
		 sqrt(1 + 1 / count);
}

void
rhythm_get(struct rhythm *rhythm, const double *gaps, size_t n, double silent,
	   struct arena *arena)
{
	double *sorted, centre, scale, df, past, at;
	int64_t low, high;

	*rhythm = (struct rhythm){.count = n};
	if (!n)
		return;
	sorted = arena_room(arena, n * sizeof(*sorted));
	memcpy(sorted, gaps, n * sizeof(*sorted));
	qsort(sorted, n, sizeof(*sorted), by_length);
	rhythm->median = classes_quantile(sorted, n, 0.5);
	if (n < RHYTHM_FEWEST)
		return;
	rhythm->told = true;
	rhythm->has_interval = interval_median((int64_t)n, &low, &high);
	if (rhythm->has_interval)
		rhythm->middle =
			(struct interval){sorted[low - 1], sorted[high - 1]};
	next_gap(sorted, n, rhythm->median, &centre, &scale);
	df = (double)n - 1;
	silent = fmax(silent, 0);
	past = silent > 0 ? special_student((centre - log(silent)) / scale, df)
			  : 1;
	rhythm->p_silent = past;
	/* of gaps beyond the silence, counted from their far end, where there
	 * are digits left */
	at = -special_student_quantile(0.9 * past, df);
	rhythm->next_from = exp(fmin(centre + scale * at, 700)) - silent;
	at = -special_student_quantile(0.1 * past, df);
	rhythm->next_to = exp(fmin(centre + scale * at, 700)) - silent;
	rhythm->next_to =
		fmin(rhythm->next_to, LATEST * fmax(rhythm->median, SHORTEST));
	rhythm->next_from = fmax(0, fmin(rhythm->next_from, rhythm->next_to));
	rhythm->next_to = fmax(0, rhythm->next_to);
}
