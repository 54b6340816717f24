/* SPDX-License-Identifier: ISC
 * How far a sum comes from few, in bounded memory.
 */
#ifndef LEARN_CONCENTRATION_H
#define LEARN_CONCENTRATION_H

#include <stdbool.h>
#include <stdint.h>

#include "learn/interval.h"

struct arena;
struct concentration;

/* Fewer than these tell nothing of how it would be with others. */
#define CONCENTRATION_FEWEST 30

/* A share from 0 to 1. From CONCENTRATION_FEWEST members on it is sure, and
 * lies within ends with 95 %, as far as the members are like a sample of those
 * who might have come; where very few bring nearly all it is less sure than
 * that. */
struct concentration_share {
	double share;
	bool sure;
	struct interval ends;
};

/* About 2 MB in the arena, of which only what is used is touched. */
struct concentration *
concentration_open(struct arena *arena);

/* What one member brings, more than 0. Below 16384 each value is told from all
 * others, above those that differ by less than one part in 2048 are taken for
 * equal where a border runs between them; sums stay exact. */
void
concentration_add(struct concentration *all, int64_t value);

int64_t
concentration_count(const struct concentration *all);

double
concentration_sum(const struct concentration *all);

/* The share of the largest part of the members, 0 < part <= 1, at least one;
 * *members is how many they are (rounded up). Variance by linearisation (C. M.
 * Beach & R. Davidson, "Distribution-free statistical inference with Lorenz
 * curves and income shares", Review of Economic Studies 50, 1983). None
 * added: 0. */
struct concentration_share
concentration_top(const struct concentration *all, double part,
		  int64_t *members);

/* Which part of the members bring half of it, counted from the largest, and how
 * many they are. Variance as above, by the slope of the share at that part. */
struct concentration_share
concentration_half(const struct concentration *all, int64_t *members);

/* Gini's coefficient: half the mean difference of any two, by the mean; 0 where
 * all bring the same. Variance by linearisation (M. Langel & Y. Tillé,
 * "Variance estimation of the Gini index: revisiting a result several times
 * published", Journal of the Royal Statistical Society A 176, 2013). */
struct concentration_share
concentration_gini(const struct concentration *all);

#endif
