/* SPDX-License-Identifier: ISC
 * Invoices, payments and reminders in the store.
 */
#ifndef STORE_INVOICE_H
#define STORE_INVOICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/vec.h"
#include "model/invoice.h"

struct arena;
struct store;

/* The live one of that number, as it is printed; 1 found, 0 none. */
int
invoice_by_number(struct store *store, struct arena *arena, const char *number,
		  struct invoice *invoice, struct error *err);

/* What was booked on it, payments and credits, in its currency, and the last
 * day of them; of that, what were payments. */
struct invoice_booked {
	int64_t minor;
	int64_t paid_minor;
	struct day last; /* MISSING: none */
};

int
invoice_booked(struct store *store, const struct invoice *invoice,
	       struct invoice_booked *booked, struct error *err);

/* Live payments and credits of an invoice, by day: struct payment. */
int
invoice_payments(struct store *store, struct arena *arena, struct id invoice,
		 struct vec *found, struct error *err);

/* What was told of it, reminders that were taken back too, in the order of
 * their levels and days: struct notice. */
int
invoice_notices(struct store *store, struct arena *arena, struct id invoice,
		struct vec *found, struct error *err);

/* Open ones of which the party or its kin is the buyer or the one they are
 * addressed to, by due; with settled those that are not open too. At most
 * limit: struct invoice. */
int
invoice_of_party(struct store *store, struct arena *arena, struct id party,
		 bool settled, size_t limit, struct vec *found,
		 struct error *err);

/* Open ones that were due before that day, beyond after in the order of their
 * ids, at most limit; of that owner, NULL for all: struct invoice. */
int
invoice_overdue(struct store *store, struct arena *arena, struct day before,
		struct id after, const char *owner, size_t limit,
		struct vec *found, struct error *err);

/* Open ones of that owner, issued before that day, of which nobody has said
 * that they were sent, by id: struct invoice. */
int
invoice_unsent(struct store *store, struct arena *arena, const char *owner,
	       struct day before, struct vec *found, struct error *err);

/* Sales of the party and its kin on no invoice until that day, in that
 * currency: struct sale. */
int
invoice_unbilled(struct store *store, struct arena *arena, struct id party,
		 struct day until, const char *currency, struct vec *found,
		 struct error *err);

/* Sales that it bills: struct sale. */
int
invoice_sales(struct store *store, struct arena *arena, struct id invoice,
	      struct vec *found, struct error *err);

/* Payments that wait for a person, oldest first: struct payment. */
int
invoice_review(struct store *store, struct arena *arena, size_t limit,
	       struct vec *found, struct error *err);

/* Live mails about invoices that left for the address since then and did not
 * bounce: struct notice. */
int
invoice_mails(struct store *store, struct arena *arena, const char *address,
	      struct instant since, struct vec *found, struct error *err);

/* What an invoice owed at the end of a day. */
struct invoice_debt {
	struct id id;
	struct day due_on;
	char currency[4];
	int64_t owed_minor;
	bool disputed; /* by now, since that day or earlier */
	bool sent;     /* to that very party, by that moment: sell/notice.h
			  knows of merged ones, too */
};

/* Those issued by the day on that owed anything at its end, the moment until;
 * memory stays flat. A result of each below 0 ends the walk with the callee's
 * err. */
int
invoice_each_debt(struct store *store, struct day on, struct instant until,
		  int (*each)(void *cookie, const struct invoice_debt *debt,
			      struct error *err),
		  void *cookie, struct error *err);

/* The days from issue to the last payment of those paid in the days since
 * (MISSING: ever) to until. */
int
invoice_each_paid(struct store *store, struct day since, struct day until,
		  int (*each)(void *cookie, const char *currency, int64_t days,
			      struct error *err),
		  void *cookie, struct error *err);

/* The live payment of that key; 1 found, 0 none. */
int
invoice_payment_by_key(struct store *store, const char *key, struct id *payment,
		       struct error *err);

/* The last telephone call of ours with the party or its kin since then, not
 * that very moment; 1 found, 0 none. */
int
invoice_call(struct store *store, struct id party, struct instant since,
	     struct id *call, struct instant *at, struct error *err);

#endif
