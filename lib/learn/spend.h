/* SPDX-License-Identifier: ISC
 * What a customer's purchases will be worth on average: the Gamma-Gamma model
 * (P. S. Fader, B. G. S. Hardie, "The Gamma-Gamma model of monetary value",
 * 2013) by maximum likelihood.
 */
#ifndef LEARN_SPEND_H
#define LEARN_SPEND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "learn/lifetime.h"

struct arena;
struct purchases_law;

struct spend {
	enum lifetime_state state;
	const char *reason; /* NULL when fitted */
	double p, q, v;	    /* v in the unit of the amounts */
	double ll;
	double mean;	   /* plain mean of all amounts, whatever the state */
	int64_t customers; /* with x > 0 */
	int64_t left_out;  /* of them, with zbar of 0 or less or no number */
};

/* Fit to those of n customers that have x > 0. Fewer than 10 or all amounts
 * alike are LIFETIME_NONE. True if the fit can be used. */
bool
spend_fit(struct spend *fit, const struct lifetime_customer *customers,
	  size_t n, struct arena *arena);

/* The expected mean amount of a customer whose x repeats had the mean zbar,
 * drawn towards the group the more the fewer they are. Without a usable fit:
 * zbar, or with x = 0 or zbar <= 0 the plain mean of all. Never negative, never
 * infinite: where q <= 1 lets the group have no mean, the plain mean is it. */
double
spend_mean(const struct spend *fit, int64_t x, double zbar);

/* The amounts of an outlook whose purchases, given that the customer is there,
 * follow law: lifetime_look says how. */
void
spend_look(const struct spend *fit, const struct lifetime_customer *customer,
	   const struct purchases_law *law, struct lifetime_outlook *outlook);

#endif
