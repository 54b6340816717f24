/* SPDX-License-Identifier: ISC
 * How many bits of the outcome are known once a factor is.
 */
#ifndef LEARN_GAIN_H
#define LEARN_GAIN_H

#include <stddef.h>
#include <stdint.h>

/* The entropy of an outcome that comes with chance p, in bits. */
double
gain_entropy(double p);

/* The entropy of failing less what is left of it inside the levels, n[i] seen
 * and f[i] failed of each, in bits (J. R. Quinlan, "Induction of decision
 * trees", Machine Learning 1, 1986). */
double
gain_bits(const int64_t *n, const int64_t *f, size_t levels);

#endif
