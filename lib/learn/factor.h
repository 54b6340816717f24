/* SPDX-License-Identifier: ISC
 * What is noted of each trial, and the conditions that could be a cause.
 */
#ifndef LEARN_FACTOR_H
#define LEARN_FACTOR_H

#include <stdbool.h>
#include <stddef.h>

#include "learn/belief.h"
#include "learn/tally.h"

struct arena;

struct factor {
	size_t levels;
	bool ordered;
	const double *value; /* of each level where they are ordered, rising */
	uint32_t other;	     /* levels that are no condition of their own */
};

/* Of each factor with at least two levels that were seen: of two levels either
 * one; of more each against the rest; of ordered ones both sides of every cut,
 * a cut weighing half as any other and half by how wide the gap is that it
 * lies in. Weights of a factor add to 1. Their number; the list is the
 * arena's. */
size_t
factor_conditions(const struct factor *factors, const struct tally *tally,
		  struct belief_condition **conditions, struct arena *arena);

#endif
