/* SPDX-License-Identifier: ISC
 * How often customers will buy again, from when they bought: BG/NBD, MBG/NBD
 * and Pareto/NBD by maximum likelihood.
 *
 * BG/NBD: P. S. Fader, B. G. S. Hardie, K. L. Lee, "Counting your customers the
 * easy way", Marketing Science 24, 2005. MBG/NBD: E. P. Batislam, M. Denizel,
 * A. Filiztekin, "Empirical validation and comparison of models for customer
 * base analysis", IJRM 24, 2007; D. Hoppe, U. Wagner, "Customer base analysis:
 * the case for a central variant of the betageometric/NBD model", Marketing
 * ZFP 29, 2007. Pareto/NBD: D. C. Schmittlein, D. G. Morrison, R. Colombo,
 * "Counting your customers", Management Science 33, 1987.
 */
#ifndef LEARN_LIFETIME_H
#define LEARN_LIFETIME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct spend;

/* Times in any one unit, counted from the customer's first purchase. */
struct lifetime_customer {
	int64_t x;     /* repeat purchases: the first one is not counted */
	double t_x;    /* when the last repeat was; 0 with none */
	double T;      /* how long the customer has been watched */
	double zbar;   /* mean amount of the repeats; 0 with none */
	int64_t later; /* purchases after T, where they are known */
	int64_t alike; /* how many customers are so; 0 counts as one */
};

enum lifetime_model { LIFETIME_BGNBD, LIFETIME_MBGNBD, LIFETIME_PARETO };
#define LIFETIME_MODELS 3

enum lifetime_state {
	LIFETIME_NONE, /* no parameters: reason says why */
	/* the likelihood still grew where a parameter was stopped: usable,
	 * and reason says what that means */
	LIFETIME_EDGE,
	LIFETIME_FITTED
};

/* What does not belong to the model, and all of it with LIFETIME_NONE, is 0.
 * Kept parameters are put in by hand, with LIFETIME_FITTED. */
struct lifetime {
	enum lifetime_model model;
	enum lifetime_state state;
	const char *reason; /* NULL when fitted */
	double r, alpha;    /* purchases; alpha in units of time */
	double a, b;	    /* leaving, BG/NBD and MBG/NBD */
	double s, beta;	    /* leaving, Pareto/NBD; beta in units of time */
	double ll;
	int64_t customers;
	int64_t repeaters; /* of them, those with x > 0 */
	int64_t left_out;  /* x < 0, t_x > T, a negative or no number at all */
};

/* What is to be expected of one customer in (T, T + t]. */
struct lifetime_outlook {
	double p_alive;
	double expected;  /* purchases */
	double low, high; /* of them, 80 % */
	double mean;	  /* expected amount of a purchase; 0 for no spend */
	double value;	  /* expected times mean */
	double value_low, value_high; /* 80 % */
};

/* "bg/nbd", "mbg/nbd", "pareto/nbd". */
const char *
lifetime_name(enum lifetime_model model);

/* Fit the model to n customers. Equal (x, t_x, T) are one row. Fewer than 10
 * repeaters or all customers alike are LIFETIME_NONE. True if the fit can be
 * used. The reason is the arena's. */
bool
lifetime_fit(struct lifetime *fit, enum lifetime_model model,
	     const struct lifetime_customer *customers, size_t n,
	     struct arena *arena);

/* Are these parameters any to calculate with: positive and finite? */
bool
lifetime_usable(const struct lifetime *fit);

/* The log-likelihood of customers under the parameters of fit, for a holdout;
 * those left out count 0. */
double
lifetime_score(const struct lifetime *fit,
	       const struct lifetime_customer *customers, size_t n,
	       struct arena *arena);

/* P(still buying at T). This and the next two are finite and not negative, and
 * 0 for a fit that is not usable or a customer that would be left out. */
double
lifetime_alive(const struct lifetime *fit,
	       const struct lifetime_customer *customer);

/* Expected purchases in (T, T + t]. The hypergeometric function of the papers
 * is summed as a mixture of terms that are all positive, until the rest is
 * below 1e-14 of the sum. */
double
lifetime_expected(const struct lifetime *fit,
		  const struct lifetime_customer *customer, double t);

/* Expected repeat purchases of a new customer in (0, t]. */
double
lifetime_random(const struct lifetime *fit, double t);

/* All of it for one customer; spend may be NULL. False, and all 0, where
 * lifetime_expected would be 0 for want of a fit.
 *
 * The 80 % are predictive, of what the customer will do, not of a mean: from
 * the 10 % to the 90 % quantile of the number of purchases given the history,
 * a mixture over the posterior of purchase rate and leaving (with a customer
 * who may have left, 0 is in it); for the value each number of purchases
 * brings a sum of that many Gamma-Gamma amounts, whose logarithm is taken as
 * normal with its exact mean and variance. Where the expected value lies
 * outside, the interval is widened to it, so that it holds at least 80 %.
 * Parameters are taken as known. */
bool
lifetime_look(const struct lifetime *fit, const struct spend *spend,
	      const struct lifetime_customer *customer, double t,
	      struct lifetime_outlook *outlook);

#endif
