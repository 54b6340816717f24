/* SPDX-License-Identifier: ISC
 * Payments and credits.
 */
#include "sell/payment.h"

#include "base/arena.h"
#include "base/str.h"
#include "domain/made.h"
#include "domain/owing.h"
#include "store/invoice.h"
#include "store/party.h"
#include "store/record.h"

/* --- whether it fits -------------------------------------------------------- */

int
payment_fits(struct business *business, const struct payment *payment,
	     const struct invoice *invoice, const char **why, struct error *err)
{
	struct money owed, sum;

	*why = NULL;
	if (owing_sum(business, invoice, &owed, err) < 0)
		return -1;
	sum = owing_money(invoice, payment->amount_minor.n);
	if (!str_same(payment->currency.s, invoice->currency.s))
		*why = arena_print(business->arena, "v%lld is in %s",
				   (long long)invoice->id.n,
				   invoice->currency.s);
	else if (sum.minor < 0 &&
		 invoice->amount_minor.n - owed.minor < -sum.minor)
		*why = arena_print(business->arena,
				   "more than was paid of v%lld",
				   (long long)invoice->id.n);
	else if (sum.minor > 0 && owed.minor <= 0)
		*why = arena_print(business->arena, "v%lld is %s",
				   (long long)invoice->id.n, invoice->state.s);
	else if (sum.minor > owed.minor)
		*why = arena_print(business->arena, "v%lld owes %s",
				   (long long)invoice->id.n,
				   money_text(business->arena, owed));
	return 0;
}

/* --- booked ----------------------------------------------------------------- */

/* Too much, and somebody knows: the rest, which waits. */
static void
split(struct business *business, struct payment *payment,
      const struct invoice *invoice, struct money owed, struct payment *rest)
{
	*rest = *payment;
	rest->id.n = 0;
	rest->invoice.n = 0;
	rest->key.s = NULL;
	rest->state.s = "review";
	rest->amount_minor.n = payment->amount_minor.n - owed.minor;
	rest->why.s = arena_print(business->arena, "more than v%lld owed",
				  (long long)invoice->id.n);
	payment->amount_minor.n = owed.minor;
}

/* The payment, ready to be kept, and what is too much of it, or why not. */
static int
prepare(struct business *business, struct payment *payment,
	const struct invoice *invoice, bool excess, struct payment *rest,
	struct error *err)
{
	bool more, same = str_same(payment->currency.s, invoice->currency.s);
	struct money owed;
	const char *why;

	rest->amount_minor.n = 0;
	if (payment_fits(business, payment, invoice, &why, err) < 0 ||
	    owing_sum(business, invoice, &owed, err) < 0)
		return -1;
	if (!why)
		return 0;
	more = same && payment->amount_minor.n > owed.minor;
	if (more && owed.minor <= 0)
		return error_set(err, ERR_NO, "%s: nothing is owed", why);
	if (more && excess) {
		split(business, payment, invoice, owed, rest);
		return 0;
	}
	error_set(err, ERR_DATA, "%s: %s",
		  money_text(business->arena, owing_payment(payment)), why);
	return more ? error_hint(err, "--excess books what is owed; the rest "
				      "waits for a person")
		    : -1;
}

/* What was too much, and what follows for the invoice. */
static int
finish(struct business *business, struct invoice *invoice, struct payment *rest,
       struct error *err)
{
	if (rest->amount_minor.n > 0 &&
	    record_add(business->store, TABLE_PAYMENTS, rest, err) < 0)
		return -1;
	return owing_refresh(business, invoice->id, invoice, err);
}

int
payment_add(struct business *business, struct invoice *invoice,
	    const struct payment_new *new, struct error *err)
{
	struct payment payment, rest;
	struct money sum;

	column_clear(&payment_shape, &payment);
	if (owing_sum(business, invoice, &sum, err) < 0 ||
	    (new->amount &&money_parse(new->amount, '\0', invoice->currency.s,
				       &sum, err) < 0))
		return -1;
	if (new->amount && sum.minor <= 0)
		return error_set(err, ERR_DATA, "%s: more than 0 is wanted",
				 new->amount);
	if (sum.minor <= 0)
		return error_set(err, ERR_NO, "v%lld is %s: nothing is owed",
				 (long long)invoice->id.n, invoice->state.s);
	payment.kind.s = new->kind;
	payment.party = invoice->party;
	payment.paid_on = new->on;
	payment.amount_minor.n = sum.minor;
	payment.currency.s = arena_text(business->arena, sum.currency);
	payment.state.s = "booked";
	payment.why.s = new->why;
	if (prepare(business, &payment, invoice, new->excess, &rest, err) < 0)
		return -1;
	payment.invoice = invoice->id;
	if (record_add(business->store, TABLE_PAYMENTS, &payment, err) < 0)
		return -1;
	return finish(business, invoice, &rest, err);
}

int
payment_match(struct business *business, const struct payment *payment,
	      struct invoice *invoice, bool excess, struct error *err)
{
	struct payment after = *payment, rest;

	if (prepare(business, &after, invoice, excess, &rest, err) < 0)
		return -1;
	after.invoice = invoice->id;
	if (after.party.n == 0)
		after.party = invoice->party;
	after.state.s = "booked";
	after.why.s = NULL;
	if (record_set(business->store, TABLE_PAYMENTS, payment, &after, err) <
	    0)
		return -1;
	return finish(business, invoice, &rest, err);
}

int
payment_ignore(struct business *business, struct payment *payment,
	       const char *why, struct error *err)
{
	struct payment after = *payment;

	after.state.s = "ignored";
	after.why.s = why;
	if (record_set(business->store, TABLE_PAYMENTS, payment, &after, err) <
	    0)
		return -1;
	*payment = after;
	return 0;
}

/* --- found and shown -------------------------------------------------------- */

int
payment_find(struct business *business, const char *word,
	     struct payment *payment, struct error *err)
{
	struct id id;
	char letter;
	int rc;

	if (!business_id(word, &letter, &id) || letter != 'e')
		return error_set(err, ERR_USAGE,
				 "%.60s: a payment is wanted, e4", word);
	rc = record_get(business->store, business->arena, TABLE_PAYMENTS, id.n,
			payment, err);
	if (rc < 0)
		return -1;
	if (rc == 0 || payment->voided.yes)
		return error_set(err, ERR_NO, "%s: no such payment", word);
	if (str_same(payment->state.s, "review"))
		return 0;
	return error_set(err, ERR_NO, "%s does not wait: it is %s", word,
			 payment->state.s);
}

int
payment_row(struct business *business, const struct payment *payment,
	    struct payment_row *row, struct error *err)
{
	column_clear(&payment_row_shape, row);
	row->id = payment->id;
	row->on = payment->paid_on;
	row->amount = owing_payment(payment);
	row->kind = payment->kind;
	row->state = payment->state;
	row->invoice = payment->invoice;
	row->party = payment->party;
	row->payer = payment->payer;
	row->why = payment->why;
	row->text = payment->text;
	row->key = payment->key;
	row->batch = payment->batch;
	if (row->party.n == 0)
		return 0;
	return party_name(business->store, business->arena, &row->party,
			  &row->name.s, err);
}

int
payment_again(struct business *business, struct id batch, struct vec *rows,
	      struct error *err)
{
	struct vec ids = {.size = sizeof(struct id)};
	struct payment payment;
	const struct id *all;
	size_t i;

	if (made_list(business, TABLE_PAYMENTS, batch, &ids, err) < 0)
		return -1;
	all = ids.items;
	for (i = 0; i < ids.count; i++) {
		if (record_get(business->store, business->arena, TABLE_PAYMENTS,
			       all[i].n, &payment, err) < 0 ||
		    payment_row(business, &payment,
				vec_add(rows, business->arena), err) < 0)
			return -1;
	}
	return 0;
}
