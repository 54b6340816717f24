/* SPDX-License-Identifier: ISC
 * What each customer bought, by day: the sales as the models want them.
 */
#ifndef SELL_BOUGHT_H
#define SELL_BOUGHT_H

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/vec.h"
#include "domain/business.h"
#include "learn/lifetime.h"
#include "model/column.h"

/* A day with a purchase; those of a customer come in order. */
struct bought_day {
	struct day on;
	int64_t minor; /* less what came back */
	int64_t sales;
};

/* One customer in the currency of the policy, what was sold in another changed
 * by its rates (policy/rates.h). Sales of a day are one purchase;
 * what came back is taken off the purchases before it, the latest first, and
 * one of which nothing is left is none. What came back without a purchase
 * before it is nothing. */
struct bought {
	struct id party;
	const struct bought_day *days;
	size_t count;
};

/* Sales in currencies that have no rate: nobody adds them. */
struct bought_other {
	char currency[4];
	int64_t sales;
};

typedef int
bought_each(void *cookie, const struct bought *bought, struct error *err);

/* Every customer with sales until that day, in order of their ids; memory
 * stays flat. others: struct bought_other, may be NULL; it
 * grows in the memory that lasts. */
int
bought_all(struct business *business, struct day until, bought_each *each,
	   void *cookie, struct vec *others, struct error *err);

/* That one and those merged into it; in the arena. */
int
bought_of(struct business *business, struct arena *arena, struct id party,
	  struct day until, struct bought *bought, struct vec *others,
	  struct error *err);

/* Of the first count days, watched until that day, in units of so many days;
 * amounts in whole units of the currency. count is at least 1. */
void
bought_customer(const struct bought *bought, size_t count, struct day until,
		int64_t unit_days, int decimals,
		struct lifetime_customer *customer);

/* How many days lie on or before that one. */
size_t
bought_until(const struct bought *bought, struct day until);

/* Spent after one day and until another, in minor units. */
int64_t
bought_sum(const struct bought *bought, struct day after, struct day until);

#endif
