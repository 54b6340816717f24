/* SPDX-License-Identifier: ISC
 * Intervals against published and hand-computed values.
 */
#include <math.h>
#include <stdlib.h>

#include "learn/interval.h"
#include "tap.h"

static void
share(int64_t hits, int64_t n, double low, double high, const char *title)
{
	struct interval got = interval_share(hits, n);

	ok(fabs(got.low - low) < 0.00005 && fabs(got.high - high) < 0.00005,
	   "%s: %.4f to %.4f", title, got.low, got.high);
}

static void
apart(int64_t hits, int64_t n, int64_t other, int64_t m, double low,
      double high, const char *title)
{
	struct interval got = interval_difference(hits, n, other, m);

	ok(fabs(got.low - low) < 0.00006 && fabs(got.high - high) < 0.00006,
	   "%s: %.4f to %.4f", title, got.low, got.high);
}

static void
around(double share, double variance, double low, double high)
{
	struct interval got = interval_around(share, variance);

	ok(fabs(got.low - low) < 1e-6 && fabs(got.high - high) < 1e-6,
	   "around %.2f: %.4f to %.4f", share, got.low, got.high);
}

/* At least 95 % lie between the ranks, and fewer between the next two inward;
 * the binomial is summed here from Pascal's triangle in exact doubles. */
static bool
tight(int64_t n, int64_t rank)
{
	double term = 1, below = 0, all = pow(2, (double)n);
	int64_t k;

	for (k = 0; k < rank; k++) {
		below += term;
		term = term * (double)(n - k) / (double)(k + 1);
	}
	return 2 * below / all <= 0.05 && 2 * (below + term) / all > 0.05;
}

static void
median(int64_t n, int64_t want_low, int64_t want_high, const char *title)
{
	int64_t low = 0, high = 0;
	bool told = interval_median(n, &low, &high);

	ok(told && low == want_low && high == want_high,
	   "%s: ranks %" PRId64 " and %" PRId64, title, low, high);
}

int
main(void)
{
	int64_t low, high, n;
	bool all = true;

	/* R. G. Newcombe, "Two-sided confidence intervals for the single
	 * proportion", Statistics in Medicine 17, 1998, table I, method 3 */
	share(81, 263, 0.2553, 0.3662, "Newcombe's 81 of 263");
	share(15, 148, 0.0624, 0.1605, "Newcombe's 15 of 148");
	share(0, 20, 0, 0.1611, "Newcombe's 0 of 20");
	share(1, 29, 0.0061, 0.1718, "Newcombe's 1 of 29");
	/* by hand: z^2 = 3.8415; middle 0.5, half z / sqrt(n + z^2) / 2 */
	share(5, 10, 0.2366, 0.7634, "5 of 10");
	share(20, 20, 0.8389, 1, "all of 20");
	share(0, 0, 0, 1, "nothing seen, nothing known");

	/* R. G. Newcombe, "Interval estimation for the difference between
	 * independent proportions", Statistics in Medicine 17, 1998, table II,
	 * method 10 */
	apart(56, 70, 48, 80, 0.0524, 0.3339, "56 of 70 less 48 of 80");
	apart(9, 10, 3, 10, 0.1705, 0.8090, "9 of 10 less 3 of 10");
	apart(10, 10, 0, 10, 0.6075, 1, "all less none");
	apart(1, 2, 0, 0, -1, 1, "against nothing");
	around(0.3, 0.0025, 0.3 - 1.959964 * 0.05, 0.3 + 1.959964 * 0.05);
	around(0.02, 0.01, 0, 0.2159964);
	around(1, 0, 1, 1);

	for (n = -1; n < 6; n++)
		all = all && !interval_median(n, &low, &high);
	ok(all, "below six there are too few to tell");
	/* by hand: 2 / 2^6 = 0.031; Conover, table A3 at p = 0.5 */
	median(6, 1, 6, "of 6 the whole range");
	median(8, 1, 8, "of 8 the whole range");
	median(9, 2, 8, "of 9");
	median(10, 2, 9, "of 10");
	median(15, 4, 12, "of 15");
	median(16, 4, 13, "of 16");
	median(20, 6, 15, "of 20");
	median(25, 8, 18, "of 25");
	median(100, 40, 61, "of 100");

	all = true;
	for (n = 6; n <= 1000; n++)
		all = all && interval_median(n, &low, &high) &&
		      high == n + 1 - low && tight(n, low);
	ok(all, "up to 1000 they are the tightest that hold 95 %%");
	/* beyond that by the normal distribution, to a rank */
	all = interval_median(1000000, &low, &high);
	ok(all && llabs(low - 499020) <= 1 && high == 1000001 - low,
	   "of a million: ranks %" PRId64 " and %" PRId64, low, high);
	return done();
}
