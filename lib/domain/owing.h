/* SPDX-License-Identifier: ISC
 * What is still owed of an invoice, and the state that follows from it.
 */
#ifndef DOMAIN_OWING_H
#define DOMAIN_OWING_H

#include "base/error.h"
#include "base/money.h"
#include "domain/business.h"
#include "model/invoice.h"

/* Its amount less what is booked on it. */
int
owing_sum(struct business *business, const struct invoice *invoice,
	  struct money *owed, struct error *err);

/* A sum in the currency of the invoice, and what a payment was. */
struct money
owing_money(const struct invoice *invoice, int64_t minor);

struct money
owing_payment(const struct payment *payment);

/* The invoice as it has to be: open while anything is owed; then paid, or
 * credited where nobody paid, since the last day that something was booked. */
int
owing_judge(struct business *business, const struct invoice *invoice,
	    struct invoice *judged, struct error *err);

/* Judge it anew and keep what differs; *after (may be NULL) is the invoice as
 * it is then. One that is void is left alone. */
int
owing_refresh(struct business *business, struct id id, struct invoice *after,
	      struct error *err);

#endif
