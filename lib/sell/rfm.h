/* SPDX-License-Identifier: ISC
 * Recency, frequency and monetary value in classes of equally many customers.
 */
#ifndef SELL_RFM_H
#define SELL_RFM_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/vec.h"
#include "domain/business.h"
#include "model/score.h"
#include "sell/bought.h"

struct arena;

/* The next class begins at each of classes - 1 limits: days, orders, whole
 * units of the policy's currency. */
struct rfm {
	int classes;
	const double *recency, *frequency, *monetary;
};

/* Limits of all customers today: quantiles plus one (learn/classes.h). Without
 * customers all are in class 1. ERR_USAGE for classes other than 2 to 9. others
 * as of bought_all. */
int
rfm_open(struct business *business, int64_t classes, struct rfm *rfm,
	 struct vec *others, struct error *err);

/* False for one who bought nothing. */
bool
rfm_show(const struct business *business, const struct rfm *rfm,
	 const struct bought *bought, struct arena *arena, struct rfm_row *row);

#endif
