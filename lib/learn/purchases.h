/* SPDX-License-Identifier: ISC
 * How many purchases a customer who is still there will make, as a law and on
 * average, given what is believed of rate and leaving.
 */
#ifndef LEARN_PURCHASES_H
#define LEARN_PURCHASES_H

#include <stdbool.h>
#include <stddef.h>

/* Purchases come at a rate that is gamma distributed, so that their number is
 * negative binomial with this shape and mean shape * odds as long as the
 * customer is there: odds is time ahead over (alpha + T). The customer leaves
 * after a purchase with a chance that is beta distributed (a, b), or, with by
 * time, at a rate that is gamma distributed: P(there at u) = (1 + u / beta)^-s
 * where time ahead is t. */
struct purchases {
	double shape, odds;
	bool by_time;
	double a, b;
	double s, beta, t;
};

/* The law in blocks of numbers, single ones below 64: block k is from[k] to
 * from[k + 1] - 1 with probability p[k]. Blocks hold all but 1e-6. */
#define PURCHASES_BLOCKS 640

struct purchases_law {
	size_t count;
	double from[PURCHASES_BLOCKS + 1];
	double p[PURCHASES_BLOCKS];
};

/* The mean. Leaving after purchases, it is the sum over k of P(k purchases if
 * all could be made) times the expected number the customer stays for of k: the
 * same as the Gaussian hypergeometric function in the paper, without its
 * cancellation at a = 1 and its overflow for heavy buyers. */
double
purchases_mean(const struct purchases *purchases);

void
purchases_law(const struct purchases *purchases, struct purchases_law *law);

/* The smallest number with P(no more than it) >= p, when the customer is there
 * with probability p_alive. */
double
purchases_quantile(const struct purchases_law *law, double p_alive, double p);

#endif
