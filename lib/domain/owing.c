/* SPDX-License-Identifier: ISC
 * What is still owed of an invoice.
 */
#include "domain/owing.h"

#include <string.h>

#include "store/invoice.h"
#include "store/record.h"

static struct money
money_of(int64_t minor, const char *currency)
{
	struct money money = {minor, ""};

	if (currency && money_is_currency(currency))
		memcpy(money.currency, currency, sizeof(money.currency));
	return money;
}

struct money
owing_money(const struct invoice *invoice, int64_t minor)
{
	return money_of(minor, invoice->currency.s);
}

struct money
owing_payment(const struct payment *payment)
{
	return money_of(payment->amount_minor.n, payment->currency.s);
}

int
owing_sum(struct business *business, const struct invoice *invoice,
	  struct money *owed, struct error *err)
{
	struct invoice_booked booked;

	if (invoice_booked(business->store, invoice, &booked, err) < 0)
		return -1;
	*owed = owing_money(invoice, invoice->amount_minor.n - booked.minor);
	return 0;
}

int
owing_judge(struct business *business, const struct invoice *invoice,
	    struct invoice *judged, struct error *err)
{
	struct invoice_booked booked;

	*judged = *invoice;
	if (invoice_booked(business->store, invoice, &booked, err) < 0)
		return -1;
	judged->state.s = "open";
	judged->settled_on = DAY_MISSING;
	if (booked.minor < invoice->amount_minor.n)
		return 0;
	judged->state.s = booked.paid_minor > 0 ? "paid" : "credited";
	judged->settled_on = booked.last;
	return 0;
}

int
owing_refresh(struct business *business, struct id id, struct invoice *after,
	      struct error *err)
{
	struct invoice invoice, judged;
	int rc = record_get(business->store, business->arena, TABLE_INVOICES,
			    id.n, &invoice, err);

	if (rc <= 0)
		return rc < 0 ? -1
			      : error_set(err, ERR_NO, "v%lld: no such invoice",
					  (long long)id.n);
	judged = invoice;
	if (!invoice.voided.yes &&
	    (owing_judge(business, &invoice, &judged, err) < 0 ||
	     record_set(business->store, TABLE_INVOICES, &invoice, &judged,
			err) < 0))
		return -1;
	if (after)
		*after = judged;
	return 0;
}
