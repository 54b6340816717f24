/* SPDX-License-Identifier: ISC
 * The maximally selected cut.
 */
#include "learn/cut.h"

#include <math.h>

#include "base/arena.h"
#include "learn/fourfold.h"

#define PATHS_MOST 4e6
#define SAME (1 - 1e-9) /* as large, rounding aside */

/* Of n trials f failed; on the low side m, of which k. */
static double
chi_of(double n, double f, double m, double k)
{
	double off = k - m * f / n;
	double variance = m * (n - m) * f * (n - f) / (n * n * (n - 1));

	return variance > 0 ? off * off / variance : 0;
}

/* The probability of each number of failures among the first trials, those
 * paths taken out that were as large at a cut. */
struct paths {
	double *p;
	int64_t n, f;
	double out;
};

static void
walk(struct paths *paths, int64_t from, int64_t steps)
{
	int64_t i, k;

	for (i = from; i < from + steps; i++) {
		int64_t most = i < paths->f ? i : paths->f;
		double left = (double)(paths->n - i);

		for (k = most; k >= 0; k--) {
			double fails = (double)(paths->f - k) / left;
			double here = paths->p[k];

			paths->p[k] = here * (1 - fails);
			if (k < paths->f)
				paths->p[k + 1] += here * fails;
		}
	}
}

static void
take_out(struct paths *paths, int64_t m, double chi)
{
	int64_t k;

	for (k = 0; k <= paths->f && k <= m; k++) {
		if (paths->p[k] > 0 &&
		    chi_of((double)paths->n, (double)paths->f, (double)m,
			   (double)k) >= chi * SAME) {
			paths->out += paths->p[k];
			paths->p[k] = 0;
		}
	}
}

static double
share_of_paths(const int64_t *n, size_t levels, int64_t all, int64_t failed,
	       double chi, struct arena *arena)
{
	struct arena_mark mark = arena_mark(arena);
	struct paths paths = {arena_get(arena,
					(size_t)(failed + 2) * sizeof(double)),
			      all, failed, 0};
	int64_t m = 0;
	size_t i;

	paths.p[0] = 1;
	for (i = 0; i < levels && m + n[i] < all; i++) {
		walk(&paths, m, n[i]);
		m += n[i];
		if (m > 0)
			take_out(&paths, m, chi);
	}
	arena_reset(arena, mark);
	return paths.out > 1 ? 1 : paths.out;
}

struct cut
cut_best(const int64_t *n, const int64_t *f, size_t levels, struct arena *arena)
{
	struct cut best = {.p = 1};
	struct fourfold at_best = {0};
	int64_t all = 0, failed = 0, m = 0, k = 0;
	size_t i;

	for (i = 0; i < levels; i++) {
		all += n[i];
		failed += f[i];
	}
	for (i = 0; i + 1 < levels; i++) {
		double chi;

		m += n[i];
		k += f[i];
		if (n[i] == 0 || m == all)
			continue;
		best.tried++;
		chi = chi_of((double)all, (double)failed, (double)m, (double)k);
		if (best.below > 0 && chi <= best.chi / SAME)
			continue;
		best.below = i + 1;
		best.chi = chi;
		at_best = (struct fourfold){m, k, all - m, failed - k};
	}
	if (best.below == 0 || best.chi <= 0)
		return best;
	best.bound = (double)all * (double)failed > PATHS_MOST;
	best.p = best.bound ? fmin(1, fourfold_fisher(&at_best) *
					      (double)best.tried)
			    : share_of_paths(n, levels, all, failed, best.chi,
					     arena);
	return best;
}
