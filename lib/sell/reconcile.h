/* SPDX-License-Identifier: ISC
 * Which invoice a payment is for: by its number, then by sum and payer, and
 * never by a guess.
 */
#ifndef SELL_RECONCILE_H
#define SELL_RECONCILE_H

#include <stddef.h>

#include "base/error.h"
#include "domain/business.h"
#include "model/invoice.h"

struct reconcile {
	const char *number;	  /* what the file says was paid; NULL */
	const struct id *parties; /* who it may be from */
	size_t party_count;
};

/* The invoice that the payment (amount, currency, text) is for; or *why says
 * why nobody can tell, and *invoice is the one it names, of id 0 where it names
 * none. A number is found in the
 * text where blanks or marks stand around it; one of less than four characters
 * only where exactly that sum is owed. Without any, the one open invoice of the
 * parties that owes exactly that sum. */
int
reconcile_find(struct business *business, const struct payment *payment,
	       const struct reconcile *from, struct invoice *invoice,
	       const char **why, struct error *err);

#endif
