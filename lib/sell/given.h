/* SPDX-License-Identifier: ISC
 * Numbers given by name: parameters, and customers that are supposed.
 */
#ifndef SELL_GIVEN_H
#define SELL_GIVEN_H

#include <stddef.h>

#include "base/error.h"
#include "learn/lifetime.h"

/* name=number pairs, parted by commas or blanks, into values[i] of names[i];
 * those not given stay. ERR_USAGE for others, with the list. */
int
given_pairs(const char *typed, const char *const *names, double *values,
	    size_t count, struct error *err);

/* "r=0.24,alpha=4.4,a=0.8,b=2.4" is BG/NBD, with s and beta instead of a and b
 * Pareto/NBD. ERR_USAGE for what is no whole set of usable parameters. */
int
given_life(const char *typed, struct lifetime *life, struct error *err);

/* "x=2,t_x=30.43,T=38.86": ERR_USAGE for what no customer can be. */
int
given_customer(const char *typed, struct lifetime_customer *customer,
	       struct error *err);

#endif
