/* SPDX-License-Identifier: ISC
 * Payments and credits: booked on invoices, or waiting for a person.
 */
#ifndef SELL_PAYMENT_H
#define SELL_PAYMENT_H

#include <stdbool.h>

#include "base/error.h"
#include "base/vec.h"
#include "domain/business.h"
#include "model/bill.h"
#include "model/invoice.h"

struct payment_new {
	const char *kind;   /* payment or credit */
	const char *amount; /* as typed; NULL: all that is owed */
	struct day on;
	const char *why; /* of a credit */
	bool excess;	 /* what is more than is owed waits for a person */
};

/* Book it. ERR_DATA, naming what is owed, for more than that (unless excess) and
 * for another currency; ERR_NO where nothing is owed. *invoice is as it is
 * then. */
int
payment_add(struct business *business, struct invoice *invoice,
	    const struct payment_new *new, struct error *err);

/* Book one that waits. Below 0, it was paid back: then it is owed again. Errors
 * as of payment_add. */
int
payment_match(struct business *business, const struct payment *payment,
	      struct invoice *invoice, bool excess, struct error *err);

/* It is none of ours. */
int
payment_ignore(struct business *business, struct payment *payment,
	       const char *why, struct error *err);

/* "e4", one that waits. ERR_NO for others. */
int
payment_find(struct business *business, const char *word,
	     struct payment *payment, struct error *err);

/* Why it cannot be booked on the invoice, as it stands; NULL: it can. */
int
payment_fits(struct business *business, const struct payment *payment,
	     const struct invoice *invoice, const char **why,
	     struct error *err);

/* The row that lists and receipts show. */
int
payment_row(struct business *business, const struct payment *payment,
	    struct payment_row *row, struct error *err);

/* The rows (struct payment_row) of a batch that is repeated by its key. */
int
payment_again(struct business *business, struct id batch, struct vec *rows,
	      struct error *err);

#endif
