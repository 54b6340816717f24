/* SPDX-License-Identifier: ISC
 * Random draws that are the same every time: for intervals, never for secrets.
 */
#ifndef LEARN_DRAW_H
#define LEARN_DRAW_H

#include <stdint.h>

/* xoshiro256** (D. Blackman, S. Vigna, "Scrambled linear pseudorandom number
 * generators", ACM TOMS 47, 2021), begun by splitmix64. */
struct draw {
	uint64_t s[4];
};

void
draw_open(struct draw *draw, uint64_t seed);

/* Above 0 and below 1. */
double
draw_uniform(struct draw *draw);

/* The standard normal distribution (G. Marsaglia, T. A. Bray, "A convenient
 * method for generating normal variables", SIAM Review 6, 1964). */
double
draw_normal(struct draw *draw);

/* The gamma distribution of that shape, above 0, and scale 1 (G. Marsaglia,
 * W. W. Tsang, "A simple method for generating gamma variables", ACM TOMS 26,
 * 2000); 0 for a shape of 0. */
double
draw_gamma(struct draw *draw, double shape);

#endif
