/* SPDX-License-Identifier: ISC
 * The page of an invoice.
 */
#include "cli/billpage.h"

#include <string.h>

#include "base/str.h"
#include "cli/session.h"
#include "domain/owing.h"
#include "look/show_bill.h"
#include "model/row.h"
#include "view/page.h"

#define MOST 10 /* invoices on the page of a party */

static const char *
party_text(struct session *s, const struct party *party)
{
	return arena_print(&s->arena, "%s (c%lld)",
			   notice_name(&s->arena, party),
			   (long long)party->id.n);
}

/* "inv.pdf, SHA-256 5891b5…" */
static const char *
copy_text(struct session *s, const struct invoice *invoice)
{
	struct str line = {0};
	size_t i;

	if (!invoice->file.s)
		return NULL;
	str_print(&line, "%s, SHA-256 ", invoice->file.s);
	for (i = 0; i < invoice->digest.len; i++)
		str_print(&line, "%02x", invoice->digest.data[i]);
	return str_keep(&line, &s->arena);
}

/* "friendly by mail, from Mon 14 Dec": what comes, or what it waits for. */
static const char *
next_text(struct session *s, const struct dun_look *look)
{
	struct str line = {0};

	if (!look->step || !str_same(look->invoice.state.s, "open"))
		return NULL;
	str_print(&line, "%s by %s, ", look->step->name, look->step->channel);
	if (look->ready_on.days > s->business->today.days)
		str_print(&line, "from %s",
			  business_day(s->business, look->ready_on));
	else
		str_add(&line, "due");
	if (look->missing)
		str_print(&line, "; has to wait: %s", look->missing);
	return str_keep(&line, &s->arena);
}

static void
add_facts(struct session *s, struct page *page, const struct show_bill *shown)
{
	const struct dun_look *look = &shown->look;
	const struct invoice *invoice = &look->invoice;

	page_pair(page, "state", invoice->state.s);
	if (str_same(invoice->state.s, "open"))
		page_pair(page, "owed",
			  arena_print(&s->arena, "%s by %s",
				      money_text(&s->arena, look->owed),
				      business_day(s->business,
						   invoice->due_on)));
	else
		page_pair(page, "since",
			  business_day(s->business, invoice->settled_on));
	if (!day_missing(invoice->disputed_on))
		page_pair(page, "disputed",
			  arena_print(&s->arena, "since %s: %s",
				      business_day(s->business,
						   invoice->disputed_on),
				      invoice->dispute.s));
	page_pair(page, "sent",
		  look->story.flaw
			  ? look->story.flaw
			  : business_when(s->business, look->story.sent));
	page_pair(page, "next", next_text(s, look));
	page_pair(page, "buyer", party_text(s, &shown->buyer));
	if (look->addressee.id.n != shown->buyer.id.n)
		page_pair(page, "addressed to",
			  party_text(s, &look->addressee));
	page_pair(page, "issued",
		  business_day(s->business, invoice->issued_on));
	page_pair(page, "owner", invoice->owner.s);
	page_pair(page, "copy", copy_text(s, invoice));
	page_pair(page, "note", invoice->note.s);
	page_pair(page, "key", invoice->key.s);
}

static void
add_table(struct page *page, const char *heading, const struct shape *shape,
	  const char *columns, const struct vec *rows)
{
	if (rows->count == 0)
		return;
	page_heading(page, heading);
	page_table(page, shape, columns, rows->items, rows->count);
}

int
billpage_show(struct session *s, struct page *page, struct id id)
{
	struct show_bill shown;
	const struct invoice *invoice = &shown.look.invoice;

	if (show_bill_get(s->business, id, &shown, &s->err) < 0)
		return -1;
	page_title(
		page,
		arena_print(&s->arena, "v%lld invoice %s: %s", (long long)id.n,
			    invoice->number.s,
			    money_text(&s->arena,
				       owing_money(invoice,
						   invoice->amount_minor.n))));
	add_facts(s, page, &shown);
	add_table(page, "Told", &notice_row_shape,
		  "at,step,channel,result,who,approver,recipient",
		  &shown.notices);
	add_table(page, "Paid", &payment_row_shape,
		  "id,on,amount,kind,payer,why", &shown.payments);
	add_table(page, "Bills", &sale_row_shape, "id,on,qty,amount,what",
		  &shown.sales);
	return 0;
}

int
billpage_party(struct session *s, struct page *page, struct id party)
{
	struct vec rows = {.size = sizeof(struct invoice_row)};
	bool more;

	if (show_bill_of_party(s->business, party, MOST + 1, &rows, &s->err) <
	    0)
		return -1;
	more = rows.count > MOST;
	if (more)
		rows.count = MOST;
	add_table(page, "Invoices", &invoice_row_shape,
		  "id,due,owed,state,sent,number", &rows);
	if (more)
		page_text(page, arena_print(&s->arena,
					    "and more: crm-invoice list "
					    "party=c%lld state=any",
					    (long long)party.n));
	return 0;
}
