/* SPDX-License-Identifier: ISC
 * Invoices.
 */
#include "sell/invoice.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "domain/input.h"
#include "domain/link.h"
#include "domain/made.h"
#include "domain/owing.h"
#include "model/sale.h"
#include "sell/notice.h"
#include "store/beside.h"
#include "store/chain.h"
#include "store/invoice.h"
#include "store/link.h"
#include "store/party.h"
#include "store/record.h"

#define LINKS 10 /* instructions of one party that are looked at */

/* --- found ------------------------------------------------------------------ */

int
invoice_find(struct business *business, const char *word,
	     struct invoice *invoice, struct error *err)
{
	struct id id;
	char letter;
	int rc;

	if (business_id(word, &letter, &id) && letter == 'v') {
		rc = record_get(business->store, business->arena,
				TABLE_INVOICES, id.n, invoice, err);
		if (rc > 0 && invoice->voided.yes)
			rc = 0;
	} else if (!utf8_valid(word, strlen(word))) {
		return error_set(err, ERR_DATA, "a number is no UTF-8 text");
	} else {
		rc = invoice_by_number(business->store, business->arena, word,
				       invoice, err);
	}
	if (rc != 0)
		return rc < 0 ? -1 : 0;
	error_set(err, ERR_NO, "%.100s: no such invoice", word);
	return error_hint(err, "crm-invoice list");
}

int
invoice_addressee(struct business *business, const struct invoice *invoice,
		  struct party *party, struct error *err)
{
	return party_root(business->store, business->arena,
			  invoice->bill_to.n > 0 ? invoice->bill_to
						 : invoice->party,
			  party, err);
}

/* --- checked ---------------------------------------------------------------- */

int
invoice_due(struct business *business, const char *typed, struct day issued,
	    struct day *due, struct error *err)
{
	struct when when;
	int64_t days;

	if (input_days(typed, &days, NULL) == 0) {
		due->days = issued.days + days;
		return 0;
	}
	if (input_due(business, typed, &when, err) < 0)
		return -1;
	if (day_missing(when.on))
		return error_set(err, ERR_USAGE,
				 "%s: a day is wanted, not a time of it",
				 typed);
	*due = when.on;
	return 0;
}

static int
check_number(struct business *business, const char *number, struct error *err)
{
	struct invoice other;
	struct id id;
	char letter;
	int rc;

	if (!utf8_valid(number, strlen(number)))
		return error_set(err, ERR_DATA, "the number is no UTF-8 text");
	if (number[strspn(number, " ")] == '\0' || strpbrk(number, "\t\r\n"))
		return error_set(err, ERR_DATA,
				 "\"%.60s\" is no number of an invoice",
				 number);
	if (business_id(number, &letter, &id) && letter == 'v')
		return error_set(err, ERR_DATA,
				 "%s: so we number invoices here; what stands "
				 "on it?",
				 number);
	rc = invoice_by_number(business->store, business->arena, number, &other,
			       err);
	if (rc > 0)
		return error_set(err, ERR_NO, "%.100s is v%lld already", number,
				 (long long)other.id.n);
	return rc;
}

static int
check_new(struct business *business, const struct invoice_new *new,
	  struct error *err)
{
	struct str total = {0};

	if (check_number(business, new->number, err) < 0)
		return -1;
	if (new->total.minor <= 0) {
		money_add(&total, new->total);
		error_set(err, ERR_DATA, "%s: an invoice is of more than 0",
			  str_get(&total));
		str_free(&total);
		return -1;
	}
	if (new->issued.days > business->today.days)
		return error_set(err, ERR_USAGE, "%s has not been yet",
				 business_day(business, new->issued));
	if (new->due.days < new->issued.days)
		return error_set(err, ERR_USAGE, "due %s, before its day, %s",
				 business_day(business, new->due),
				 business_day(business, new->issued));
	if (new->note && !utf8_valid(new->note, strlen(new->note)))
		return error_set(err, ERR_DATA, "the note is no UTF-8 text");
	return 0;
}

/* --- whom it goes to -------------------------------------------------------- */

/* The instruction of the party that held on the day; id 0: there was none. */
static int
instructed(struct business *business, const struct party *party, struct day on,
	   struct id *bill_to, struct error *err)
{
	struct vec found = {.size = sizeof(struct link)};
	const struct link *all;
	struct party root;
	size_t i;

	if (link_list(business->store, business->arena, party->id, false,
		      "bill-to", on, LINKS, &found, err) < 0)
		return -1;
	all = found.items;
	for (i = 0; i < found.count; i++) {
		if (!day_missing(all[i].from_on) &&
		    all[i].from_on.days > on.days)
			continue;
		if (party_root(business->store, business->arena, all[i].other,
			       &root, err) < 0)
			return -1;
		if (bill_to->n > 0 && bill_to->n != root.id.n) {
			error_set(err, ERR_NO,
				  "c%lld asked to bill c%lld and c%lld (%s)",
				  (long long)party->id.n, (long long)bill_to->n,
				  (long long)root.id.n,
				  business_day(business, on));
			return error_hint(err, "say which: --bill-to c%lld",
					  (long long)bill_to->n);
		}
		*bill_to = root.id;
	}
	return 0;
}

/* --- the copy --------------------------------------------------------------- */

static int
take_file(struct business *business, const char *path, struct invoice *invoice,
	  struct error *err)
{
	unsigned char *digest = arena_get(business->arena, BATCH_HASH);
	struct arena arena = {NULL};
	const char *name = strrchr(path, '/');
	char *bytes;
	size_t len;
	int rc = beside_read_list(&arena, path, &bytes, &len, err);

	if (rc == 0) {
		chain_hash(bytes, len, digest);
		invoice->digest = (struct bytes){digest, BATCH_HASH};
		name = name ? name + 1 : path;
		invoice->file.s =
			utf8_clean(business->arena, name, strlen(name));
	}
	arena_free(&arena);
	return rc;
}

/* --- what it bills ---------------------------------------------------------- */

static int
bill(struct business *business, const struct invoice *invoice,
     const struct sale *sale, struct error *err)
{
	struct sale after = *sale;

	after.invoice = invoice->id;
	return record_set(business->store, TABLE_SALES, sale, &after, err);
}

static int
bill_named(struct business *business, const struct invoice *invoice,
	   const struct party *buyer, const char *word, struct error *err)
{
	struct party party;
	struct sale sale;
	struct id id;
	char letter;
	int rc;

	if (!business_id(word, &letter, &id) || letter != 's')
		return error_set(err, ERR_USAGE, "%.60s: a sale is wanted, s7",
				 word);
	rc = record_get(business->store, business->arena, TABLE_SALES, id.n,
			&sale, err);
	if (rc < 0)
		return -1;
	if (rc == 0 || sale.voided.yes)
		return error_set(err, ERR_NO, "%s: no such sale", word);
	if (party_root(business->store, business->arena, sale.party, &party,
		       err) < 0)
		return -1;
	if (party.id.n != buyer->id.n)
		return error_set(err, ERR_NO, "%s was sold to c%lld, not c%lld",
				 word, (long long)party.id.n,
				 (long long)buyer->id.n);
	if (sale.invoice.n > 0)
		return error_set(err, ERR_NO, "%s is billed with v%lld already",
				 word, (long long)sale.invoice.n);
	if (!str_same(sale.currency.s, invoice->currency.s))
		return error_set(err, ERR_DATA,
				 "%s is in %s and the invoice in %s", word,
				 sale.currency.s, invoice->currency.s);
	return bill(business, invoice, &sale, err);
}

static int
bill_all(struct business *business, const struct invoice *invoice,
	 const struct party *buyer, struct error *err)
{
	struct vec found = {.size = sizeof(struct sale)};
	const struct sale *all;
	size_t i;

	if (invoice_unbilled(business->store, business->arena, buyer->id,
			     invoice->issued_on, invoice->currency.s, &found,
			     err) < 0)
		return -1;
	if (found.count == 0)
		return error_set(err, ERR_NO,
				 "c%lld bought nothing in %s that is not "
				 "billed",
				 (long long)buyer->id.n, invoice->currency.s);
	all = found.items;
	for (i = 0; i < found.count; i++) {
		if (bill(business, invoice, &all[i], err) < 0)
			return -1;
	}
	return 0;
}

/* --- kept ------------------------------------------------------------------- */

static void
fill(struct business *business, const struct party *party,
     const struct invoice_new *new, struct invoice *invoice)
{
	column_clear(&invoice_shape, invoice);
	invoice->party = party->id;
	invoice->number.s = new->number;
	invoice->amount_minor.n = new->total.minor;
	invoice->currency.s = arena_text(business->arena, new->total.currency);
	invoice->issued_on = new->issued;
	invoice->due_on = new->due;
	invoice->owner.s = new->owner;
	if (!new->owner)
		invoice->owner.s = party->owner.s ? party->owner.s
				   : business->me ? business->me->name
						  : NULL;
	invoice->state.s = "open";
	invoice->note.s = new->note;
	invoice->key.s = new->key;
}

int
invoice_add(struct business *business, struct party *party,
	    const struct invoice_new *new, struct invoice *invoice,
	    struct error *err)
{
	struct id bill_to = new->bill_to;
	size_t i;

	if (check_new(business, new, err) < 0)
		return -1;
	fill(business, party, new, invoice);
	if (bill_to.n == 0 &&
	    instructed(business, party, new->issued, &bill_to, err) < 0)
		return -1;
	if (bill_to.n != party->id.n)
		invoice->bill_to = bill_to;
	if ((new->file &&take_file(business, new->file, invoice, err) < 0) ||
	    record_add(business->store, TABLE_INVOICES, invoice, err) < 0)
		return -1;
	for (i = 0; i < new->sale_count; i++) {
		if (bill_named(business, invoice, party, new->sales[i], err) <
		    0)
			return -1;
	}
	return new->unbilled ? bill_all(business, invoice, party, err) : 0;
}

/* --- disputed --------------------------------------------------------------- */

static int
keep(struct business *business, struct invoice *invoice, struct invoice *after,
     struct error *err)
{
	if (record_set(business->store, TABLE_INVOICES, invoice, after, err) <
	    0)
		return -1;
	*invoice = *after;
	return 0;
}

int
invoice_dispute(struct business *business, struct invoice *invoice,
		const char *why, struct error *err)
{
	struct invoice after = *invoice;

	if (!str_same(invoice->state.s, "open"))
		return error_set(err, ERR_NO, "v%lld is %s: nothing is owed",
				 (long long)invoice->id.n, invoice->state.s);
	if (!day_missing(invoice->disputed_on))
		return error_set(err, ERR_NO,
				 "v%lld is disputed already, since %s",
				 (long long)invoice->id.n,
				 business_day(business, invoice->disputed_on));
	after.disputed_on = business->today;
	after.dispute.s = why;
	return keep(business, invoice, &after, err);
}

int
invoice_settle(struct business *business, struct invoice *invoice,
	       const char *how, struct error *err)
{
	struct invoice after = *invoice;

	if (day_missing(invoice->disputed_on))
		return error_set(err, ERR_NO, "v%lld is not disputed",
				 (long long)invoice->id.n);
	after.disputed_on = DAY_MISSING;
	after.dispute.s = NULL;
	if (how)
		after.note.s = how;
	return keep(business, invoice, &after, err);
}

/* --- shown ------------------------------------------------------------------ */

int
invoice_row(struct business *business, const struct invoice *invoice,
	    struct invoice_row *row, struct error *err)
{
	struct notice_story story;

	column_clear(&invoice_row_shape, row);
	if (owing_sum(business, invoice, &row->owed, err) < 0 ||
	    notice_story(business, invoice, &story, err) < 0)
		return -1;
	row->id = invoice->id;
	row->due = invoice->due_on;
	row->state = invoice->state;
	row->sent = story.sent;
	row->party = invoice->party;
	row->number = invoice->number;
	row->total = owing_money(invoice, invoice->amount_minor.n);
	row->issued = invoice->issued_on;
	row->settled = invoice->settled_on;
	row->disputed = invoice->disputed_on;
	row->bill_to = invoice->bill_to;
	row->owner = invoice->owner;
	row->step = story.step;
	row->dispute = invoice->dispute;
	row->file = invoice->file;
	row->note = invoice->note;
	row->key = invoice->key;
	row->batch = invoice->batch;
	return party_name(business->store, business->arena, &row->party,
			  &row->name.s, err);
}

/* The invoices that rows of another table, made by the batch, are about. */
static int
invoices_of(struct business *business, enum table_number table, struct id batch,
	    struct vec *ids, struct error *err)
{
	const struct column *column =
		column_find(tables[table].shape, "invoice");
	void *row = arena_get(business->arena, tables[table].shape->size);
	struct vec made = {.size = sizeof(struct id)};
	const struct id *all;
	size_t i;

	if (made_list(business, table, batch, &made, err) < 0)
		return -1;
	all = made.items;
	for (i = 0; i < made.count; i++) {
		if (record_get(business->store, business->arena, table,
			       all[i].n, row, err) < 0)
			return -1;
		*(struct id *)vec_add(ids, business->arena) =
			*(const struct id *)column_value(column, row);
	}
	return 0;
}

int
invoice_again(struct business *business, struct id batch, struct vec *rows,
	      struct error *err)
{
	struct vec ids = {.size = sizeof(struct id)};
	struct invoice invoice;
	const struct id *all;
	size_t i;

	if (made_list(business, TABLE_INVOICES, batch, &ids, NULL) < 0 &&
	    invoices_of(business, TABLE_PAYMENTS, batch, &ids, NULL) < 0 &&
	    invoices_of(business, TABLE_NOTICES, batch, &ids, err) < 0)
		return -1;
	all = ids.items;
	for (i = 0; i < ids.count; i++) {
		if (i > 0 && all[i].n == all[i - 1].n)
			continue;
		if (record_get(business->store, business->arena, TABLE_INVOICES,
			       all[i].n, &invoice, err) < 0 ||
		    invoice_row(business, &invoice,
				vec_add(rows, business->arena), err) < 0)
			return -1;
	}
	return 0;
}
