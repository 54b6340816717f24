/* SPDX-License-Identifier: ISC
 * Selling: what was sold to whom for how much, and what came back.
 */
#ifndef SELL_SALE_H
#define SELL_SALE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/vec.h"
#include "domain/business.h"
#include "model/party.h"
#include "model/row.h"
#include "model/sale.h"

struct sale_new {
	const struct product *product; /* NULL: as text says */
	const char *text;
	struct quantity quantity; /* above 0 */
	const char *price; /* of one, as typed; NULL: that of the product */
	struct when when;  /* a day, or a moment; MISSING: now */
	bool returned;	   /* they brought it back */
};

/* Keep it; a contact who buys is a customer from now on. ERR_USAGE where there
 * is no price, or neither product nor text; ERR_DATA for sums that are none. */
int
sale_add(struct business *business, struct party *party,
	 const struct sale_new *new, struct sale *sale, struct error *err);

/* "kettle", "kettle x2", "tea x0.25": the product, and how many; missing where
 * it does not say. Errors as of product_find. */
int
sale_item(struct business *business, const char *typed, struct product *product,
	  struct quantity *quantity, struct error *err);

/* "2", "0.25": ERR_USAGE for what is none, or not above 0. */
int
sale_quantity(const char *typed, struct quantity *quantity, struct error *err);

/* --at: a day or a moment that has been, leaning back; ERR_USAGE for others.
 * NULL is now. */
int
sale_when(const struct business *business, const char *typed, struct when *when,
	  struct error *err);

/* The row that lists and receipts show. */
int
sale_row(struct business *business, const struct sale *sale,
	 struct sale_row *row, struct error *err);

/* The rows (struct sale_row) of a batch that is repeated by its key. */
int
sale_again(struct business *business, struct id batch, struct vec *rows,
	   struct error *err);

/* What somebody bought in one currency, kin included. */
struct sale_total {
	int64_t sales;	 /* what came back is not counted, */
	int64_t returns; /* but here */
	struct money amount;
	struct day first, last; /* of the sales; MISSING: none */
};

/* One for each currency, the one of most sales first: struct sale_total.
 * ERR_DATA where a sum leaves 64 bits. */
int
sale_totals(struct business *business, struct arena *arena, struct id party,
	    struct vec *totals, struct error *err);

/* The last ones of a party and its kin, newest first, as struct sale_row. */
int
sale_basket(struct business *business, struct id party, size_t limit,
	    struct vec *rows, struct error *err);

#endif
