/* SPDX-License-Identifier: ISC
 * Invoices and payments on the sheet of one of our people.
 */
#include "look/today_bill.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "domain/owing.h"
#include "look/date.h"
#include "look/today.h"
#include "sell/dun.h"
#include "store/invoice.h"
#include "store/party.h"

#define REVIEW_MOST 100

static struct today_row *
add_row(struct business *business, struct arena *arena, struct any_id id,
	struct day due, const char *needs, struct vec *items)
{
	struct today_item *item = vec_add(items, arena);

	column_clear(&today_row_shape, &item->row);
	item->late_at = date_midnight(business, (struct day){due.days + 1});
	item->row.id = id;
	item->row.due.on = due;
	item->row.needs.s = needs;
	return &item->row;
}

/* --- invoices --------------------------------------------------------------- */

/* "2026-117, 89.90 EUR: letter", and what stands against it. */
static const char *
step_text(struct arena *arena, const struct dun_look *look)
{
	struct str out = {0};

	str_print(&out, "%s, ", look->invoice.number.s);
	money_add(&out, look->owed);
	if (look->step && !look->story.flaw)
		str_print(&out, ": %s", look->step->name);
	if (look->missing)
		str_print(&out, "; %s", look->missing);
	return str_keep(&out, arena);
}

/* NULL: nothing, it goes by itself. */
static const char *
needs_of(const struct dun_look *look)
{
	if (look->story.flaw)
		return "send";
	if (strcmp(look->step->channel, "phone") == 0)
		return look->call.n > 0 && !look->missing ? NULL : "call";
	return look->by_hand || look->missing ? "dun" : NULL;
}

static int
add_invoice(struct business *business, struct arena *arena,
	    const struct dun_look *look, const char *needs, struct day due,
	    struct vec *items, struct error *err)
{
	struct today_row *row =
		add_row(business, arena,
			(struct any_id){look->invoice.id.n, 'v'}, due, needs,
			items);

	row->owner.s = arena_text(arena, look->invoice.owner.s);
	row->party = look->addressee.id;
	row->text.s = step_text(arena, look);
	return party_name(business->store, arena, &row->party, &row->name.s,
			  err);
}

static bool
is_among(const struct vec *looks, struct id id)
{
	const struct dun_look *all = looks->items;
	size_t i;

	for (i = 0; i < looks->count; i++) {
		if (all[i].invoice.id.n == id.n)
			return true;
	}
	return false;
}

/* Not due for anything yet, and nobody has said that it was sent. */
static int
add_unsent(struct business *business, struct arena *arena, const char *owner,
	   const struct vec *looks, struct vec *items, struct error *err)
{
	struct vec found = {.size = sizeof(struct invoice)};
	const struct invoice *all;
	struct dun_look look;
	size_t i;

	if (invoice_unsent(business->store, business->arena, owner,
			   business->today, &found, err) < 0)
		return -1;
	all = found.items;
	for (i = 0; i < found.count; i++) {
		if (is_among(looks, all[i].id))
			continue;
		if (dun_look(business, &all[i], NULL, &look, err) < 0 ||
		    add_invoice(business, arena, &look, "send",
				(struct day){all[i].issued_on.days + 1}, items,
				err) < 0)
			return -1;
	}
	return 0;
}

int
today_bill_due(struct business *business, struct arena *arena,
	       const char *owner, struct vec *items, struct error *err)
{
	struct vec looks = {.size = sizeof(struct dun_look)};
	const struct dun_look *all;
	size_t i;

	if (dun_due(business, owner, &looks, err) < 0)
		return -1;
	all = looks.items;
	for (i = 0; i < looks.count; i++) {
		const char *needs = needs_of(&all[i]);

		if (needs && add_invoice(business, arena, &all[i], needs,
					 all[i].ready_on, items, err) < 0)
			return -1;
	}
	return add_unsent(business, arena, owner, &looks, items, err);
}

/* --- payments --------------------------------------------------------------- */

int
today_bill_review(struct business *business, struct arena *arena,
		  const char *owner, struct vec *items, struct error *err)
{
	struct vec found = {.size = sizeof(struct payment)};
	const struct payment *all;
	size_t i;

	if (invoice_review(business->store, arena, REVIEW_MOST, &found, err) <
	    0)
		return -1;
	all = found.items;
	for (i = 0; i < found.count; i++) {
		struct today_row *row =
			add_row(business, arena,
				(struct any_id){all[i].id.n, 'e'},
				all[i].paid_on, "match", items);
		struct str out = {0};

		money_add(&out, owing_payment(&all[i]));
		if (all[i].payer.s)
			str_print(&out, " of %s", all[i].payer.s);
		if (all[i].why.s)
			str_print(&out, ": %s", all[i].why.s);
		row->text.s = str_keep(&out, arena);
		row->owner.s = owner;
		row->party = all[i].party;
		if (row->party.n > 0 &&
		    party_name(business->store, arena, &row->party,
			       &row->name.s, err) < 0)
			return -1;
	}
	return 0;
}
