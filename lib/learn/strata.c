/* SPDX-License-Identifier: ISC
 * Mantel-Haenszel odds ratio, Cochran-Mantel-Haenszel test.
 */
#include "learn/strata.h"

#include <math.h>

#define Z95 1.959963984540054 /* of the normal distribution, two-sided */

void
strata_add(struct strata *strata, const struct fourfold *table)
{
	double a = (double)table->f1, b = (double)(table->n1 - table->f1);
	double c = (double)table->f0, d = (double)(table->n0 - table->f0);
	double n = a + b + c + d, r, s, p, q;

	if (table->n1 == 0 || table->n0 == 0 || a + c <= 0 || b + d <= 0)
		return;
	r = a * d / n;
	s = b * c / n;
	p = (a + d) / n;
	q = (b + c) / n;
	strata->count++;
	strata->above += r > s;
	strata->below += r < s;
	strata->r += r;
	strata->s += s;
	strata->pr += p * r;
	strata->ps_qr += p * s + q * r;
	strata->qs += q * s;
	strata->seen += a;
	strata->expected += (a + b) * (a + c) / n;
	if (n > 1)
		strata->variance += (a + b) * (c + d) * (a + c) * (b + d) /
				    (n * n * (n - 1));
}

struct ratio
strata_odds(const struct strata *strata)
{
	double r = strata->r, s = strata->s, half;
	struct ratio odds = {NAN, NAN, NAN};

	if (strata->count == 0 || (r <= 0 && s <= 0))
		return odds;
	odds.value = s > 0 ? r / s : INFINITY;
	if (r <= 0 || s <= 0)
		return odds;
	half = Z95 *
	       sqrt(strata->pr / (2 * r * r) + strata->ps_qr / (2 * r * s) +
		    strata->qs / (2 * s * s));
	odds.low = odds.value * exp(-half);
	odds.high = odds.value * exp(half);
	return odds;
}

double
strata_cmh(const struct strata *strata, int corrected, double *p)
{
	double off = fabs(strata->seen - strata->expected), chi;

	*p = NAN;
	if (strata->variance <= 0)
		return NAN;
	if (corrected)
		off = off > 0.5 ? off - 0.5 : 0;
	chi = off * off / strata->variance;
	*p = erfc(sqrt(chi / 2));
	return chi;
}
