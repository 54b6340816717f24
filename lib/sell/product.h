/* SPDX-License-Identifier: ISC
 * What we sell: made, found by whatever people call it, changed.
 */
#ifndef SELL_PRODUCT_H
#define SELL_PRODUCT_H

#include <stdbool.h>

#include "base/error.h"
#include "base/vec.h"
#include "domain/business.h"
#include "model/row.h"
#include "model/sale.h"

struct product_new {
	const char *name;
	const char *price; /* as typed, "89.90" or "89.90 USD"; NULL: none */
	const char *cost;  /* likewise, in the same currency */
	const char *unit;
	const char *note;
	const char *key;
	char point;	      /* the decimal mark; '\0': either */
	const char *currency; /* where the price names none; NULL: ours */
};

/* ERR_DATA for sums that are none, a price below 0, two currencies; ERR_NO
 * where a live product has that name or key already. */
int
product_add(struct business *business, const struct product_new *new,
	    struct product *product, struct error *err);

/* By id, whole name, key, or the beginning of a word of the name. Retired ones
 * are found by id and key, and with retired by name. ERR_NO for none, or
 * several: they are then in the hint. */
int
product_find(struct business *business, const char *word, bool retired,
	     struct product *product, struct error *err);

/* One of name, price, cost, unit, note, key, state; an empty value takes away
 * what may be missing. ERR_USAGE for another field. */
int
product_edit(struct business *business, struct product *product,
	     const char *field, const char *value, struct error *err);

/* The row that lists and receipts show. */
void
product_row(const struct product *product, struct product_row *row);

/* The rows (struct product_row) of a batch that is repeated by its key. */
int
product_again(struct business *business, struct id batch, struct vec *rows,
	      struct error *err);

#endif
