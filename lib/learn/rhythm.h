/* SPDX-License-Identifier: ISC
 * A customer's own rhythm: the gaps between purchases, and a silence against
 * them.
 */
#ifndef LEARN_RHYTHM_H
#define LEARN_RHYTHM_H

#include <stdbool.h>
#include <stddef.h>

#include "learn/interval.h"

struct arena;

#define RHYTHM_FEWEST 3

/* Days, or whatever the gaps are counted in. With fewer than RHYTHM_FEWEST gaps
 * told is false, and all but count and median is 0: too few to tell. */
struct rhythm {
	size_t count;
	bool told;
	double median; /* 0 with no gap */
	bool has_interval;
	struct interval middle; /* of the median, 95 %: from 6 gaps on */
	double p_silent;	/* P(a gap of this customer is so long) */
	/* The next purchase, in days from now: 10 % and 90 % of gaps that are
	 * at least as long as the silence. */
	double next_from, next_to;
};

/* The model: logarithms of gaps are normal with unknown mean and variance, so
 * that the next one is Student's t with count - 1 degrees of freedom around
 * their mean, scaled by sqrt(1 + 1 / count) (A. Gelman et al., "Bayesian Data
 * Analysis", 3rd ed., 3.2). Gaps are rounded to whole units: their standard
 * deviation is taken as no less than 1 / sqrt(12) unit, and a gap below 0.5 as
 * 0.5. Few gaps thus tell little: with three of them a silence of ten gaps is
 * nothing unheard of unless they were very even. next_to is at most 1000 of
 * the median. */
void
rhythm_get(struct rhythm *rhythm, const double *gaps, size_t n, double silent,
	   struct arena *arena);

#endif
