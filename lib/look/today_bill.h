/* SPDX-License-Identifier: ISC
 * Invoices and payments on the sheet of one of our people.
 */
#ifndef LOOK_TODAY_BILL_H
#define LOOK_TODAY_BILL_H

#include "base/error.h"
#include "base/vec.h"
#include "domain/business.h"

struct arena;

/* What owner has to do about open invoices: to send one of which nothing proves
 * that it was sent, to call, or to see to a step of dunning that is due and
 * does not leave by itself. struct today_item. */
int
today_bill_due(struct business *business, struct arena *arena,
	       const char *owner, struct vec *items, struct error *err);

/* Payments that wait for a person: struct today_item. */
int
today_bill_review(struct business *business, struct arena *arena,
		  const char *owner, struct vec *items, struct error *err);

#endif
