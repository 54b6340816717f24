/* SPDX-License-Identifier: ISC
 * The minimum of a smooth function of many variables with a known gradient.
 */
#ifndef LEARN_MINIMIZE_H
#define LEARN_MINIMIZE_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct minimize_bends;

/* Sets gradient[n] and returns the value at at[n]; a value that is no finite
 * number is a place not to go to. */
typedef double
minimize_fn(void *cookie, const double *at, double *gradient);

struct minimize {
	size_t n;
	minimize_fn *fn;
	void *cookie;
	double flat; /* done when no part of the gradient is larger */
	int most;    /* evaluations */
	int spent;   /* of them, filled in */
	/* What was learnt of the function's bends, filled in: NULL to begin
	 * with, or those of a like function nearby to be quick. */
	struct minimize_bends *bends;
};

/* Go downhill from at[n] to a minimum, which is left in at, and return its
 * value; *flat says whether the gradient is within 100 times of flat, where
 * rounding may stop the descent. L-BFGS (D. C. Liu, J. Nocedal,
 * Mathematical Programming 45, 1989) of 8 pairs with a weak Wolfe search by
 * bisection (A. S. Lewis, M. L. Overton, the same 141, 2013). The value never
 * gets worse than at the start. */
double
minimize_find(struct minimize *task, double *at, bool *flat,
	      struct arena *arena);

/* Learn the bends around at[n], n up to 8, from differences of the gradient:
 * 2 n evaluations that a costlier function much like this one is spared. Where
 * they are not those of a minimum, what was known stays. */
void
minimize_feel(struct minimize *task, const double *at, struct arena *arena);

#endif
