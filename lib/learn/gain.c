/* SPDX-License-Identifier: ISC
 * Information gain.
 */
#include "learn/gain.h"

#include <math.h>

double
gain_entropy(double p)
{
	if (p <= 0 || p >= 1)
		return 0;
	return -p * log2(p) - (1 - p) * log2(1 - p);
}

double
gain_bits(const int64_t *n, const int64_t *f, size_t levels)
{
	double all = 0, failed = 0, left = 0;
	size_t i;

	for (i = 0; i < levels; i++) {
		all += (double)n[i];
		failed += (double)f[i];
		if (n[i] > 0)
			left += (double)n[i] *
				gain_entropy((double)f[i] / (double)n[i]);
	}
	if (all <= 0)
		return 0;
	left = gain_entropy(failed / all) - left / all;
	return left > 0 ? left : 0;
}
