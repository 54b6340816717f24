/* SPDX-License-Identifier: ISC
 * Gauss-Legendre rules on 0 to 1 (M. Abramowitz, I. A. Stegun, "Handbook of
 * Mathematical Functions", 25.4.30).
 */
#ifndef LEARN_LEGENDRE_H
#define LEARN_LEGENDRE_H

#include <stddef.h>

struct legendre {
	size_t count;
	const double *at;
	const double *weight; /* their sum is 1 */
};

/* The rule of count nodes: 6, 10 or 16; of 16 for any other count. */
const struct legendre *
legendre_get(size_t count);

#endif
