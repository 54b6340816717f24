/* SPDX-License-Identifier: ISC
 * What is left of what we sell, and what deals bring.
 */
#ifndef STORE_MARGIN_H
#define STORE_MARGIN_H

#include <stdint.h>

#include "base/error.h"
#include "model/column.h"

struct store;

/* What of what we sold is left after its cost, in thousandths, over the sales
 * in that currency whose product has a cost; count: how many there are. */
int
margin_of_sales(struct store *store, const char *currency, int64_t *thousandths,
		int64_t *count, struct error *err);

/* The mean of the deals in that currency that were won, in minor units; count:
 * how many. */
int
margin_of_deals(struct store *store, const char *currency, int64_t *mean_minor,
		int64_t *count, struct error *err);

/* What those who bought after that day brought each, on average, in minor
 * units of that currency; count: how many they are. */
int
margin_of_customers(struct store *store, const char *currency, struct day after,
		    int64_t *mean_minor, int64_t *count, struct error *err);

#endif
