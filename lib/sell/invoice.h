/* SPDX-License-Identifier: ISC
 * Invoices: made elsewhere, recorded and proved here.
 */
#ifndef SELL_INVOICE_H
#define SELL_INVOICE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/vec.h"
#include "domain/business.h"
#include "model/bill.h"
#include "model/invoice.h"
#include "model/party.h"

struct invoice_new {
	const char *number;
	struct money total;
	struct day issued;
	struct day due;
	struct id bill_to; /* 0: as they asked for on that day, else they */
	const char *owner; /* NULL: their own person of ours, else the user */
	const char *file;  /* path of its copy, or NULL */
	const char *note;
	const char *key;
	const char *const *sales; /* "s1": what is billed with it */
	size_t sale_count;
	bool unbilled; /* whatever they bought and was not billed until then */
};

/* Keep it, and note on the sales that they are billed: the one thing of a sale
 * that is known later. Of the file, name and SHA-256 are kept. ERR_DATA for a
 * total that is not above 0 and for sales in another currency; ERR_USAGE for a
 * due day before its day; ERR_NO where the number is taken, a sale is another's
 * or billed already, nothing is unbilled, or two instructions of whom to bill
 * hold on that day. */
int
invoice_add(struct business *business, struct party *party,
	    const struct invoice_new *new, struct invoice *invoice,
	    struct error *err);

/* -d: "14d" from the day of the invoice, or a day. */
int
invoice_due(struct business *business, const char *typed, struct day issued,
	    struct day *due, struct error *err);

/* "v5", or its number as it is printed. ERR_NO for none. */
int
invoice_find(struct business *business, const char *word,
	     struct invoice *invoice, struct error *err);

/* Who has to get it: the one it is addressed to, else the buyer. */
int
invoice_addressee(struct business *business, const struct invoice *invoice,
		  struct party *party, struct error *err);

/* They say that they owe less; why is kept until it is settled. ERR_NO where
 * nothing is owed any more. */
int
invoice_dispute(struct business *business, struct invoice *invoice,
		const char *why, struct error *err);

/* The end of it; how (NULL: not said) becomes the note. */
int
invoice_settle(struct business *business, struct invoice *invoice,
	       const char *how, struct error *err);

/* The row that lists and receipts show. */
int
invoice_row(struct business *business, const struct invoice *invoice,
	    struct invoice_row *row, struct error *err);

/* The rows (struct invoice_row) of a batch that is repeated by its key: of
 * those that it made or changed, or booked on, or of which it noted what was
 * told. */
int
invoice_again(struct business *business, struct id batch, struct vec *rows,
	      struct error *err);

#endif
