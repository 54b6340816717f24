/* SPDX-License-Identifier: ISC
 * Negative binomial purchases, cut short by leaving.
 */
#include "learn/purchases.h"

#include <math.h>

#include "learn/legendre.h"

#define MOST 1e7 /* terms: some hundredths of a second */

/* P(k) of the negative binomial, from the first k that is not negligible. */
struct terms {
	double shape, share; /* odds / (1 + odds) */
	double k, p;
};

static struct terms
terms_from(double shape, double odds)
{
	struct terms terms = {shape, odds / (1 + odds), 0, 0};
	double mean = shape * odds, k;

	k = floor(mean - 10 * sqrt(mean * (1 + odds)) - 10);
	if (k > 0)
		terms.k = k;
	terms.p = exp(lgamma(shape + terms.k) - lgamma(shape) -
		      lgamma(terms.k + 1) - shape * log1p(odds) +
		      (terms.k > 0 ? terms.k * log(terms.share) : 0));
	return terms;
}

static void
terms_next(struct terms *terms)
{
	terms->p *= (terms->shape + terms->k) / (terms->k + 1) * terms->share;
	terms->k++;
}

static double
mean_by_number(const struct purchases *it)
{
	struct terms terms = terms_from(it->shape, it->odds);
	double stays = 1, stayed = 0, sum = 0, j = 0, ratio, term;

	/* stayed: the expected purchases of k that could be made */
	while (j < terms.k) {
		stayed += stays;
		stays *= (it->b + j) / (it->a + it->b + j);
		j++;
	}
	while (terms.k < MOST) {
		term = terms.p * stayed;
		sum += term;
		ratio = terms.k > 0 ? (terms.shape + terms.k) / terms.k *
					      terms.share
				    : INFINITY;
		if (ratio < 1 && term / (1 - ratio) <= 1e-15 * sum)
			break;
		stayed += stays;
		stays *= (it->b + terms.k) / (it->a + it->b + terms.k);
		terms_next(&terms);
	}
	return sum;
}

/* (1 - (1 + t / beta)^-(s - 1)) / (s - 1), which has no gap at s = 1. */
static double
mean_by_time(const struct purchases *it)
{
	double length = log1p(it->t / it->beta), power = it->s - 1;
	double bent = power * length;
	double stay = fabs(bent) < 1e-12 ? length : -expm1(-bent) / power;

	return it->shape * it->odds / it->t * it->beta * stay;
}

double
purchases_mean(const struct purchases *it)
{
	if (!(it->odds > 0))
		return 0;
	return it->by_time ? mean_by_time(it) : mean_by_number(it);
}

/* Blocks are the same for every law; their ends are put in as they are needed,
 * as at_least[k] is, P(from[k] or more). */
static double
after(double from)
{
	return from + (from < 64 ? 1 : floor(from / 32));
}

/* Add weight times P(at least from[k]) for the k above 0; stays is P(there for
 * purchase n), 1 where it is no matter of purchases. */
static void
add_at_least(const struct purchases *it, double odds, double weight,
	     struct purchases_law *law, double *at_least)
{
	struct terms terms = terms_from(it->shape, odds);
	double more = 1, stays = 1, n = 0;
	size_t k = 1;

	while (n < MOST && k < PURCHASES_BLOCKS) {
		n++;
		if (n > terms.k) {
			more -= terms.p;
			terms_next(&terms);
		}
		if (!it->by_time && n > 1)
			stays *= (it->b + n - 2) / (it->a + it->b + n - 2);
		if (n < law->from[k])
			continue;
		if (more * stays < 1e-6)
			break;
		at_least[k++] += weight * more * stays;
		if (k > law->count) {
			law->from[k] = after(law->from[k - 1]);
			at_least[k] = 0;
			law->count = k;
		}
	}
}

void
purchases_law(const struct purchases *it, struct purchases_law *law)
{
	const struct legendre *rule = legendre_get(16);
	double at_least[PURCHASES_BLOCKS + 1], there;
	size_t k;

	law->count = 1;
	law->from[0] = 0;
	law->from[1] = 1;
	at_least[0] = 1;
	at_least[1] = 0;
	if (it->odds > 0 && !it->by_time)
		add_at_least(it, it->odds, 1, law, at_least);
	if (it->odds > 0 && it->by_time) {
		there = exp(-it->s * log1p(it->t / it->beta));
		add_at_least(it, it->odds, there, law, at_least);
		for (k = 0; k < rule->count; k++) {
			/* left when this share of customers was still there */
			double share = there + (1 - there) * rule->at[k];
			double u = it->beta * expm1(-log(share) / it->s);

			add_at_least(it, it->odds * u / it->t,
				     (1 - there) * rule->weight[k], law,
				     at_least);
		}
	}
	for (k = 0; k < law->count; k++)
		law->p[k] = fmax(0, at_least[k] - at_least[k + 1]);
}

double
purchases_quantile(const struct purchases_law *law, double p_alive, double p)
{
	double below = 1 - p_alive, width;
	size_t k;

	if (below >= p)
		return 0;
	for (k = 0; k < law->count; k++) {
		if (below + p_alive * law->p[k] < p) {
			below += p_alive * law->p[k];
			continue;
		}
		width = law->from[k + 1] - law->from[k];
		/* even within a block */
		return law->from[k] +
		       ceil((p - below) / (p_alive * law->p[k]) * width) - 1;
	}
	return law->from[law->count] - 1;
}
