/* SPDX-License-Identifier: ISC
 * How far a share or a median of a few can be trusted.
 */
#ifndef LEARN_INTERVAL_H
#define LEARN_INTERVAL_H

#include <stdbool.h>
#include <stdint.h>

/* Fractions, 0 to 1. */
struct interval {
	double low;
	double high;
};

/* The 95 % score interval for the share behind hits of n (E. B. Wilson,
 * "Probable inference, the law of succession, and statistical inference",
 * JASA 22, 1927). n of 0 or less: 0 to 1. */
struct interval
interval_share(int64_t hits, int64_t n);

/* The 95 % interval for the difference of two shares, the first less the second:
 * from both score intervals (R. G. Newcombe, "Interval estimation for the
 * difference between independent proportions", Statistics in Medicine 17,
 * 1998, method 10). -1 to 1 where either n is 0 or less. */
struct interval
interval_difference(int64_t hits, int64_t n, int64_t other_hits,
		    int64_t other_n);

/* The 95 % interval around an estimate of a share with that variance (0 to 1),
 * as of the normal distribution, kept within 0 and 1. */
struct interval
interval_around(double share, double variance);

/* The ranks, counted from 1, of those of n sorted values between which the
 * median lies with at least 95 % whatever the distribution is: the order
 * statistics of the sign test (W. J. Conover, "Practical Nonparametric
 * Statistics", 3rd ed., 3.2; T. P. Hettmansperger, "Statistical Inference
 * Based on Ranks", 1.8). The ends are values that occurred. False below n = 6,
 * where no two of them reach 95 %: too few to tell. */
bool
interval_median(int64_t n, int64_t *low, int64_t *high);

#endif
