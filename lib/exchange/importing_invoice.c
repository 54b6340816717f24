/* SPDX-License-Identifier: ISC
 * Invoices of a foreign file.
 */
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "domain/owing.h"
#include "exchange/importing.h"
#include "sell/invoice.h"
#include "store/invoice.h"
#include "store/party.h"

struct bill {
	struct invoice_new new;
	const char *called, *bill_to; /* bill_to may be NULL */
};

static int
read_total(struct importing *run, const struct incoming_row *row,
	   struct money *total, struct error *err)
{
	const char *text = importing_value(run, row, INVOICE_AMOUNT);
	const char *currency;

	if (importing_currency(run, row, INVOICE_CURRENCY, &currency, err) < 0)
		return -1;
	if (!text)
		return error_set(err, ERR_DATA, "of how much?");
	return evidence_money(&run->evidence, INVOICE_AMOUNT, text, row->line,
			      currency, total, err);
}

static int
read_bill(struct importing *run, const struct incoming_row *row,
	  struct error *err)
{
	struct bill *bill = arena_get(run->row, sizeof(*bill));
	struct invoice_new *new = &bill->new;

	run->item = bill;
	bill->called = importing_value(run, row, INVOICE_CUSTOMER);
	bill->bill_to = importing_value(run, row, INVOICE_BILL_TO);
	new->number = importing_value(run, row, INVOICE_NUMBER);
	new->note = importing_value(run, row, INVOICE_NOTE);
	if (!bill->called)
		return error_set(err, ERR_DATA, "no customer");
	if (!new->number)
		return error_set(err, ERR_DATA, "no number");
	if (importing_day(run, row, INVOICE_ON, &new->issued, err) < 0 ||
	    importing_day(run, row, INVOICE_DUE, &new->due, err) < 0 ||
	    read_total(run, row, &new->total, err) < 0)
		return -1;
	if (day_missing(new->issued))
		return error_set(err, ERR_DATA, "of which day?");
	if (day_missing(new->due))
		new->due = new->issued;
	return 0;
}

/* The same number is the same invoice; it cannot be of another sum. */
static int
came_before(struct importing *run, const struct invoice_new *new, bool *there,
	    struct error *err)
{
	struct invoice invoice;
	struct str total = {0};
	int rc = invoice_by_number(run->business->store, run->row, new->number,
				   &invoice, err);

	*there = rc > 0;
	if (rc <= 0)
		return rc;
	if (invoice.amount_minor.n == new->total.minor &&
	    str_same(invoice.currency.s, new->total.currency))
		return 0;
	money_add(&total, owing_money(&invoice, invoice.amount_minor.n));
	error_set(err, ERR_DATA, "%.100s is v%lld already, of %s", new->number,
		  (long long)invoice.id.n, str_get(&total));
	str_free(&total);
	return -1;
}

static int
keep_bill(struct importing *run, enum importing_outcome *outcome,
	  struct error *err)
{
	struct business *business = run->business;
	struct importing_customer *customer;
	struct bill *bill = run->item;
	struct invoice invoice;
	struct party party;
	bool there;

	if (came_before(run, &bill->new, &there, err) < 0)
		return -1;
	*outcome = there ? OUTCOME_HERE : OUTCOME_NEW;
	if (there)
		return 0;
	if (bill->bill_to) {
		if (importing_customer(run, bill->bill_to, &customer, err) < 0)
			return -1;
		bill->new.bill_to.n = customer->id;
	}
	if (importing_customer(run, bill->called, &customer, err) < 0 ||
	    party_root(business->store, run->row, (struct id){customer->id},
		       &party, err) < 0)
		return -1;
	if (invoice_add(business, &party, &bill->new, &invoice, err) < 0) {
		if (err->code == ERR_USAGE)
			err->code = ERR_DATA;
		return -1;
	}
	return importing_spoke(run, customer, err);
}

const struct importing_noun importing_invoice_noun = {"invoices", read_bill,
						      keep_bill};
