/* SPDX-License-Identifier: ISC
 * Where to cut a number in two so that failures part best, and what such a cut
 * is worth when the best of many was taken.
 */
#ifndef LEARN_CUT_H
#define LEARN_CUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

struct cut {
	size_t below; /* levels on the low side, 1 to levels - 1; 0: none */
	double chi;   /* squared standardised difference of failures */
	double p;     /* chance of one as large anywhere */
	bool bound;   /* p is an upper bound */
	size_t tried; /* cuts there were */
};

/* The best cut of levels in order, n[i] seen and f[i] failed of each; levels
 * with n 0 are passed over. p is exact for the permutations of the failures
 * over the trials, with no permutation made: the share of lattice paths from
 * (0, 0) to (n, f) that leave, at a cut, the region where nothing is as large
 * (B. Lausen, M. Schumacher, "Maximally selected rank statistics", Biometrics
 * 48, 1992; the count of paths as A. N. Pettitt, M. A. Stephens, "The
 * Kolmogorov-Smirnov goodness-of-fit statistic with discrete and grouped
 * data", Technometrics 19, 1977). Where trials times failures are more than 4
 * million, p is Fisher's of the best cut times the number of cuts, an upper
 * bound (Bonferroni). */
struct cut
cut_best(const int64_t *n, const int64_t *f, size_t levels,
	 struct arena *arena);

#endif
