/* SPDX-License-Identifier: ISC
 * Everything about one invoice.
 */
#include "look/show_bill.h"

#include "sell/invoice.h"
#include "sell/payment.h"
#include "sell/sale.h"
#include "store/invoice.h"
#include "store/party.h"
#include "store/record.h"

static int
list_notices(struct business *business, struct show_bill *shown,
	     struct error *err)
{
	struct vec found = {.size = sizeof(struct notice)};
	const struct notice *all;
	size_t i;

	if (invoice_notices(business->store, business->arena,
			    shown->look.invoice.id, &found, err) < 0)
		return -1;
	all = found.items;
	for (i = 0; i < found.count; i++) {
		if (!all[i].voided.yes &&
		    notice_row(business, &all[i],
			       vec_add(&shown->notices, business->arena),
			       err) < 0)
			return -1;
	}
	return 0;
}

static int
list_payments(struct business *business, struct show_bill *shown,
	      struct error *err)
{
	struct vec found = {.size = sizeof(struct payment)};
	const struct payment *all;
	size_t i;

	if (invoice_payments(business->store, business->arena,
			     shown->look.invoice.id, &found, err) < 0)
		return -1;
	all = found.items;
	for (i = 0; i < found.count; i++) {
		if (payment_row(business, &all[i],
				vec_add(&shown->payments, business->arena),
				err) < 0)
			return -1;
	}
	return 0;
}

static int
list_sales(struct business *business, struct show_bill *shown,
	   struct error *err)
{
	struct vec found = {.size = sizeof(struct sale)};
	const struct sale *all;
	size_t i;

	if (invoice_sales(business->store, business->arena,
			  shown->look.invoice.id, &found, err) < 0)
		return -1;
	all = found.items;
	for (i = 0; i < found.count; i++) {
		if (sale_row(business, &all[i],
			     vec_add(&shown->sales, business->arena), err) < 0)
			return -1;
	}
	return 0;
}

int
show_bill_get(struct business *business, struct id id, struct show_bill *shown,
	      struct error *err)
{
	struct invoice invoice;

	*shown = (struct show_bill){
		.notices = {.size = sizeof(struct notice_row)},
		.payments = {.size = sizeof(struct payment_row)},
		.sales = {.size = sizeof(struct sale_row)},
	};
	if (record_get(business->store, business->arena, TABLE_INVOICES, id.n,
		       &invoice, err) < 0 ||
	    dun_look(business, &invoice, NULL, &shown->look, err) < 0 ||
	    party_root(business->store, business->arena, invoice.party,
		       &shown->buyer, err) < 0 ||
	    list_notices(business, shown, err) < 0 ||
	    list_payments(business, shown, err) < 0)
		return -1;
	return list_sales(business, shown, err);
}

int
show_bill_of_party(struct business *business, struct id party, size_t limit,
		   struct vec *rows, struct error *err)
{
	struct vec found = {.size = sizeof(struct invoice)};
	const struct invoice *all;
	size_t i;

	if (invoice_of_party(business->store, business->arena, party, true,
			     limit, &found, err) < 0)
		return -1;
	all = found.items;
	for (i = 0; i < found.count; i++) {
		if (invoice_row(business, &all[i],
				vec_add(rows, business->arena), err) < 0)
			return -1;
	}
	return 0;
}
