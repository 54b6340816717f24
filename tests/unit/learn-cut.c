/* SPDX-License-Identifier: ISC
 * The best cut and its chance against every permutation; gains and
 * adjustments against published values.
 */
#include <math.h>

#include "base/arena.h"
#include "learn/adjust.h"
#include "learn/cut.h"
#include "learn/gain.h"
#include "tap.h"

/* All ways to lay f failures over n trials, as bits. */
static double
by_permutation(const int64_t *n, const int64_t *f, size_t levels,
	       struct arena *arena)
{
	int64_t all = 0, failed = 0, ways = 0, large = 0;
	double chi = cut_best(n, f, levels, arena).chi;
	unsigned bits;
	size_t i;

	for (i = 0; i < levels; i++) {
		all += n[i];
		failed += f[i];
	}
	for (bits = 0; bits < 1U << all; bits++) {
		int64_t laid[8] = {0}, at = 0, sum = 0, k;

		for (i = 0; i < levels; i++) {
			for (k = 0; k < n[i]; k++, at++)
				laid[i] += bits >> at & 1;
			sum += laid[i];
		}
		if (sum != failed)
			continue;
		ways++;
		large += cut_best(n, laid, levels, arena).chi >= chi - 1e-9;
	}
	return (double)large / (double)ways;
}

static void
permuted(const int64_t *n, const int64_t *f, size_t levels, const char *title)
{
	struct arena arena = {NULL};
	double want = by_permutation(n, f, levels, &arena);
	struct cut cut = cut_best(n, f, levels, &arena);

	ok(fabs(cut.p - want) < 1e-12 && !cut.bound, "%s: %.6f", title, cut.p);
	arena_free(&arena);
}

static void
gains(void)
{
	/* J. R. Quinlan 1986, T. Mitchell 1997, table 3.2: days, and of these
	 * played */
	static const int64_t outlook[2][3] = {{5, 4, 5}, {2, 4, 3}};
	static const int64_t humidity[2][2] = {{7, 7}, {3, 6}};
	static const int64_t wind[2][2] = {{8, 6}, {6, 3}};
	static const int64_t temperature[2][3] = {{4, 6, 4}, {2, 4, 3}};

	ok(fabs(gain_entropy(9.0 / 14) - 0.940) < 0.0005, "entropy 0.940");
	ok(fabs(gain_bits(outlook[0], outlook[1], 3) - 0.247) < 0.0005,
	   "outlook 0.247");
	ok(fabs(gain_bits(humidity[0], humidity[1], 2) - 0.152) < 0.0005,
	   "humidity 0.152");
	ok(fabs(gain_bits(wind[0], wind[1], 2) - 0.048) < 0.0005, "wind 0.048");
	ok(fabs(gain_bits(temperature[0], temperature[1], 3) - 0.029) < 0.0005,
	   "temperature 0.029");
	ok(gain_bits(outlook[0], outlook[0], 3) <= 0, "all failed: nothing");
}

static void
adjusted(void)
{
	/* The fifteen of Benjamini and Hochberg 1995, section 4: at 0.05 the
	 * first four are finds. */
	double p[] = {0.0001, 0.0004, 0.0019, 0.0095, 0.0201,
		      0.0278, 0.0298, 0.0344, 0.0459, 0.3240,
		      0.4262, 0.5719, 0.6528, 0.7590, 1.0000};
	double alone = 0.01;
	struct arena arena = {NULL};

	adjust_discoveries(p, 15, 15, &arena);
	ok(p[3] <= 0.05 && p[4] > 0.05, "four finds of fifteen");
	ok(fabs(p[0] - 0.0015) < 1e-12 && fabs(p[3] - 0.035625) < 1e-12,
	   "times fifteen over the rank");
	ok(fabs(p[14] - 1) < 1e-12, "never above 1");
	adjust_discoveries(&alone, 1, 4, &arena);
	ok(fabs(alone - 0.04) < 1e-12, "those not told of count too");
	arena_free(&arena);
}

int
main(void)
{
	static const int64_t ones[] = {1, 1, 1, 1, 1, 1, 1, 1};
	static const int64_t apart[] = {1, 1, 1, 0, 0, 0, 0, 0};
	static const int64_t mixed[] = {0, 1, 0, 0, 1, 1, 0, 1};
	static const int64_t tied[] = {3, 1, 4, 2, 3}, some[] = {3, 0, 2, 0, 0};
	static const int64_t same[] = {0, 4, 0}, all[] = {0, 4, 0};
	int64_t many[40], rise[40];
	struct arena arena = {NULL};
	struct cut cut;
	int i;

	permuted(ones, apart, 8, "a clean cut");
	permuted(ones, mixed, 8, "no cut");
	permuted(tied, some, 5, "with ties");
	cut = cut_best(ones, apart, 8, &arena);
	ok(cut.below == 3 && cut.tried == 7, "it lies behind the third");
	cut = cut_best(same, all, 3, &arena);
	ok(cut.below == 0 && cut.p >= 1, "one value has none");
	for (i = 0; i < 40; i++) {
		many[i] = 2500;
		rise[i] = 1250 + 5 * i;
	}
	cut = cut_best(many, rise, 40, &arena);
	ok(cut.bound && cut.p > 0 && cut.p < 0.05,
	   "100,000 trials have a bound: %g", cut.p);
	gains();
	adjusted();
	arena_free(&arena);
	return done();
}
