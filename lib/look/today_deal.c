/* SPDX-License-Identifier: ISC
 * Deals on the sheet of one of our people.
 */
#include "look/today_deal.h"

#include "base/arena.h"
#include "look/date.h"
#include "look/today.h"
#include "model/deal.h"
#include "store/party.h"
#include "store/sheet.h"

/* A step is late from the start of the day after, as a promise is. */
static int
add_deal(struct business *business, struct arena *arena,
	 const struct deal *deal, struct vec *items, struct error *err)
{
	struct today_item *item = vec_add(items, arena);
	struct today_row *row = &item->row;

	column_clear(&today_row_shape, row);
	item->late_at =
		date_midnight(business, (struct day){deal->next_on.days + 1});
	row->id = (struct any_id){deal->id.n, 'd'};
	row->due.on = deal->next_on;
	row->needs.s = "step";
	row->owner = deal->owner;
	row->party = deal->party;
	row->text.s = arena_print(arena, "%s: %s", deal->name.s, deal->next.s);
	return party_name(business->store, arena, &row->party, &row->name.s,
			  err);
}

int
today_deals(struct business *business, struct arena *arena, const char *owner,
	    int64_t most, struct vec *items, int64_t *later, struct error *err)
{
	struct vec found = {.size = sizeof(struct deal)};
	const struct deal *all;
	size_t i;

	if (sheet_steps(business->store, arena, owner, business->today, &found,
			err) < 0)
		return -1;
	all = found.items;
	for (i = 0; i < found.count; i++) {
		if (add_deal(business, arena, &all[i], items, err) < 0)
			return -1;
	}
	return sheet_later_steps(business->store, owner, business->today, most,
				 later, err);
}
