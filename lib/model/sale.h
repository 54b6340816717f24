/* SPDX-License-Identifier: ISC
 * What is sold, and what was.
 */
#ifndef MODEL_SALE_H
#define MODEL_SALE_H

#include "model/column.h"

/* Price and cost are of one, in minor units of the currency. */
struct product {
	struct id id;
	struct id batch;
	struct flag voided;
	struct text name;
	struct text name_key;
	struct word unit;
	struct number price_minor;
	struct word currency;
	struct number cost_minor;
	struct text note;
	struct text key;
	struct word state; /* live, retired */
};

/* A fact: never changed, only taken back. What came back is a sale of less
 * than nothing. */
struct sale {
	struct id id;
	struct id batch;
	struct flag voided;
	struct id party;
	struct id product; /* 0: as text says */
	struct text text;
	struct day sold_on;	/* always there */
	struct instant sold_at; /* if known */
	struct quantity quantity;
	struct number amount_minor; /* for all of it */
	struct word currency;
	struct text key;
	struct id invoice;
};

extern const struct shape product_shape;
extern const struct shape sale_shape;

#endif
