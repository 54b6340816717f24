/* SPDX-License-Identifier: ISC
 * Tables of four against published and hand-computed values.
 */
#include <math.h>

#include "learn/fourfold.h"
#include "learn/strata.h"
#include "tap.h"

static void
is_near(double got, double want, double off, const char *title)
{
	ok(fabs(got - want) <= off, "%s: %.8g", title, got);
}

/* Fisher's sum written down: all tables of the margins, by log gamma. */
static double
by_hand(const struct fourfold *t)
{
	int64_t f = t->f1 + t->f0, k;
	double n1 = (double)t->n1, n0 = (double)t->n0, sum = 0, here = 0;
	int pass;

	for (pass = 0; pass < 2; pass++) {
		for (k = 0; k <= t->n1; k++) {
			double x = (double)k, y = (double)(f - k), p;

			if (f - k < 0 || f - k > t->n0)
				continue;
			p = exp(lgamma(n1 + 1) - lgamma(x + 1) -
				lgamma(n1 - x + 1) + lgamma(n0 + 1) -
				lgamma(y + 1) - lgamma(n0 - y + 1) -
				lgamma(n1 + n0 + 1) + lgamma((double)f + 1) +
				lgamma(n1 + n0 - (double)f + 1));
			if (pass == 0 && k == t->f1)
				here = p;
			if (pass == 1 && p <= here * (1 + 1e-7))
				sum += p;
		}
	}
	return sum;
}

static bool
all_small(void)
{
	struct fourfold t;

	for (t.n1 = 0; t.n1 <= 9; t.n1++) {
		for (t.n0 = 0; t.n0 <= 9; t.n0++) {
			for (t.f1 = 0; t.f1 <= t.n1; t.f1++) {
				for (t.f0 = 0; t.f0 <= t.n0; t.f0++) {
					if (fabs(fourfold_fisher(&t) -
						 by_hand(&t)) > 1e-9)
						return false;
				}
			}
		}
	}
	return true;
}

static void
berkeley(void)
{
	static const struct fourfold departments[] = {
		{825, 512, 108, 89},  {560, 353, 25, 17}, {325, 120, 593, 202},
		{417, 138, 375, 131}, {191, 53, 393, 94}, {373, 22, 341, 24}};
	struct strata strata = {0};
	struct ratio odds;
	double p;
	int i;

	for (i = 0; i < 6; i++)
		strata_add(&strata, &departments[i]);
	odds = strata_odds(&strata);
	is_near(odds.value, 0.9047, 0.00005, "common odds ratio of Berkeley");
	is_near(odds.low, 0.772, 0.0005, "from");
	is_near(odds.high, 1.060, 0.0005, "to");
	is_near(strata_cmh(&strata, 1, &p), 1.4269, 0.00005,
		"squared, with correction");
	is_near(p, 0.2323, 0.00005, "and its chance");
	/* without correction 1.5246, p 0.2169 in R's mantelhaen.test */
	is_near(strata_cmh(&strata, 0, &p), 1.5246, 0.00005, "without");
	is_near(p, 0.2169, 0.00005, "and its chance");
}

int
main(void)
{
	struct fourfold tea = {4, 3, 4, 1}, ice = {54, 43, 21, 3};
	struct fourfold large = {50000, 30000, 50000, 20000};
	struct fourfold empty = {3, 3, 5, 0}, none = {0, 0, 4, 2};
	struct fourfold rare = {10, 1, 990, 1};
	struct strata nothing = {0};
	struct ratio risk, odds;
	double p;

	is_near(fourfold_fisher_more(&tea), 0.2429, 0.00005,
		"the lady tasting tea, one-sided");
	is_near(fourfold_fisher(&tea), 0.4857, 0.00005, "and two-sided");
	ok(all_small(), "every table of up to 18 trials, by hand");
	ok(fourfold_fisher(&large) >= 0 && fourfold_fisher(&large) < 1e-300,
	   "100,000 trials do not leave the numbers there are");
	is_near(fourfold_fisher(&none), 1, 0, "one side alone is no table");
	is_near(fourfold_fisher_least(&rare), 2.0 * 10 * 9 / (1000.0 * 999) / 2,
		1e-9, "the least that the margins can have");
	risk = fourfold_risk(&ice);
	is_near(risk.value, 5.57, 0.005, "risk ratio of Oswego");
	is_near(risk.low, 1.94, 0.005, "from");
	is_near(risk.high, 16.03, 0.005, "to");
	odds = fourfold_odds(&ice);
	is_near(odds.value, 43.0 * 18 / (11 * 3), 1e-9, "odds ratio");
	odds = fourfold_odds(&empty);
	is_near(odds.value, 3.5 * 5.5 / (0.5 * 0.5), 1e-9,
		"a half in each cell where one is empty");
	risk = fourfold_risk(&empty);
	is_near(risk.value, 3.5 / 4 * 6 / 0.5, 1e-9, "and of the risk ratio");
	/* all of 5 against nobody of 4: with a ratio r the likeliest rates are
	 * 1 and 1 / r, and (r - 1) / 4 is 1 over the square of 1.96 */
	is_near(fourfold_risk_least(&(struct fourfold){5, 5, 4, 0}),
		1 + 4 / (1.959963984540054 * 1.959963984540054), 1e-9,
		"at least, where nobody failed without it");
	ok(fourfold_risk_least(&ice) > 1.9 && fourfold_risk_least(&ice) < 2.6,
	   "and of Oswego: %.3f", fourfold_risk_least(&ice));
	ok(fourfold_lacks(&(struct fourfold){7, 0, 7, 0}) == 0 &&
		   fourfold_lacks(&(struct fourfold){6, 0, 6, 0}) == 2,
	   "seven and seven find 4 in 5 against 1 in 5");
	ok(fourfold_lacks(&none) == -1, "one side alone never does");
	berkeley();
	ok(isnan(strata_odds(&nothing).value), "no stratum has no ratio");
	(void)strata_cmh(&nothing, 1, &p);
	ok(isnan(p), "and no chance");
	return done();
}
