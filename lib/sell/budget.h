/* SPDX-License-Identifier: ISC
 * What it is worth to ask somebody, and for how many the money lasts.
 */
#ifndef SELL_BUDGET_H
#define SELL_BUDGET_H

#include <stdint.h>

#include "base/error.h"
#include "domain/business.h"
#include "sell/fitting.h"

struct arena;

#define BUDGET_FEWEST 3 /* deals or customers, for a mean of them */

struct budget {
	struct business *business;
	int64_t minor;	       /* to spend */
	int64_t contact_minor; /* what asking one costs */
	const double *chances; /* that one of a band buys; NAN: unknown */
	double share;	       /* of a sale that is left */
	double mean_minor;     /* that one of whom nothing is known brings */
	const char *from;      /* deals, customers */
	bool fitted;
	struct fitting fitting;
};

/* A sum in the policy's currency, as typed. Chances are those of the policy's
 * bands, else of the calibration; the share that is left is that of the policy,
 * else of the sales whose products have a cost. ERR_NO, with what would help,
 * where one of them is not known; ERR_USAGE for no sum above 0. */
int
budget_open(struct business *business, const char *typed,
	    struct budget **budget, struct error *err);

/* What is expected to be left of asking that party, of the band, in minor
 * units: chance times margin, the margin being of their own worth where they
 * bought often enough to have one, else of the mean. */
int
budget_expected(struct budget *budget, struct arena *arena, struct id party,
		size_t band, double *margin_minor, const char **from,
		double *expected_minor, struct error *err);

#endif
