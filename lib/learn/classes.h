/* SPDX-License-Identifier: ISC
 * Classes by quantile, as for recency, frequency and monetary value.
 */
#ifndef LEARN_CLASSES_H
#define LEARN_CLASSES_H

#include <stddef.h>

struct arena;

/* The p-quantile, 0 to 1, of n sorted values, linear between neighbours (type
 * 7 of R. J. Hyndman, Y. Fan, "Sample quantiles in statistical packages", The
 * American Statistician 50, 1996). 0 for n = 0. */
double
classes_quantile(const double *sorted, size_t n, double p);

/* classes - 1 limits: class k + 2 begins at limits[k], the quantile
 * (k + 1) / classes of the n values plus step. A step of 1 is right for whole
 * numbers: a value on the quantile itself stays in the lower class. Values need
 * not be sorted. The result is the arena's; NULL for n = 0 or classes < 1. */
double *
classes_limits(const double *values, size_t n, int classes, double step,
	       struct arena *arena);

/* The class of value, 1 to classes; with limits NULL 1. Where small is good
 * (recency) the score is classes + 1 less this. */
int
classes_of(double value, const double *limits, int classes);

#endif
