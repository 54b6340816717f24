/* SPDX-License-Identifier: ISC
 * Intervals for shares and for a median.
 */
#include "learn/interval.h"

#define Z95 1.959963984540054 /* of the normal distribution, two-sided */
#define TAIL 0.025
#define FEWEST 6

/* Newton's, so that no program needs the mathematics library for this alone;
 * x is 0 to 1. */
static double
root(double x)
{
	double guess = 1, next = (1 + x) / 2;

	while (next < guess) {
		guess = next;
		next = (guess + x / guess) / 2;
	}
	return guess;
}

struct interval
interval_share(int64_t hits, int64_t n)
{
	struct interval found = {0, 1};
	double count, share, middle, half, scale;

	if (n < 1)
		return found;
	count = (double)n;
	share = (double)hits / count;
	scale = 1 + Z95 * Z95 / count;
	middle = (share + Z95 * Z95 / (2 * count)) / scale;
	half = Z95 / scale *
	       root(share * (1 - share) / count +
		    Z95 * Z95 / (4 * count * count));
	/* rounding must not push the ends past what was seen */
	if (hits > 0)
		found.low = middle - half;
	if (hits < n)
		found.high = middle + half;
	return found;
}

struct interval
interval_difference(int64_t hits, int64_t n, int64_t other_hits,
		    int64_t other_n)
{
	struct interval one = interval_share(hits, n);
	struct interval other = interval_share(other_hits, other_n);
	double p, q, below, above;

	if (n < 1 || other_n < 1)
		return (struct interval){-1, 1};
	p = (double)hits / (double)n;
	q = (double)other_hits / (double)other_n;
	below = (p - one.low) * (p - one.low) +
		(other.high - q) * (other.high - q);
	above = (one.high - p) * (one.high - p) +
		(q - other.low) * (q - other.low);
	/* the sums may be as large as 2 */
	return (struct interval){p - q - 2 * root(below / 4),
				 p - q + 2 * root(above / 4)};
}

struct interval
interval_around(double share, double variance)
{
	double half = Z95 * root(variance);

	return (struct interval){share > half ? share - half : 0,
				 share < 1 - half ? share + half : 1};
}

/* Binomial(n, 1/2) counted from its middle outward, relative to its largest
 * term: (1/2)^n itself is 0 in a double from n = 1075 on. */
bool
interval_median(int64_t n, int64_t *low, int64_t *high)
{
	int64_t middle = n / 2, k, from;
	double term = 1, total = 0, tail = 0;

	if (n < FEWEST)
		return false;
	for (k = middle; k >= 0 && term > 1e-20; k--) {
		total += n - k == k ? term : 2 * term;
		term *= (double)k / (double)(n - k + 1);
	}
	from = k + 1;
	/* the same terms again from the smallest to the first too many */
	term = 1;
	for (k = middle; k > from; k--)
		term *= (double)k / (double)(n - k + 1);
	for (k = from; k <= middle; k++) {
		tail += term / total;
		if (tail > TAIL)
			break;
		term *= (double)(n - k) / (double)(k + 1);
	}
	*low = k;
	*high = n + 1 - k;
	return true;
}
