/* SPDX-License-Identifier: ISC
 * The page of a deal: what comes next, then how it came so far.
 */
#include "cli/showing_deal.h"

#include "base/str.h"
#include "sell/deal.h"
#include "sell/stay.h"
#include "view/page.h"

/* "call, Fri 27 Nov", and whether that has been. */
static const char *
next_text(struct session *s, const struct deal_row *row)
{
	bool late = row->due.days < s->business->today.days;

	return arena_print(&s->arena, "%s, %s%s", row->next.s,
			   business_day(s->business, row->due),
			   late ? ", late" : "");
}

static void
add_deal(struct session *s, struct page *page, const struct deal_row *row)
{
	if (row->next.s)
		page_pair(page, "next", next_text(s, row));
	page_pair(page, "stage", row->stage.s);
	page_pair(page, "state", row->state.s);
	page_pair(page, "reason", row->reason.s);
	page_pair(page, "why", row->why.s);
	page_field(page, NULL, &deal_row_shape, "amount", row);
	if (!day_missing(row->expected))
		page_pair(page, "expected",
			  business_day(s->business, row->expected));
	page_pair(page, "owner", row->owner.s);
	page_pair(page, "territory", row->territory.s);
	page_pair(page, "party",
		  arena_print(&s->arena, "%s (c%lld)",
			      row->name.s ? row->name.s : "no name",
			      (long long)row->party.n));
	page_pair(page, "source", row->source.s);
	page_pair(page, "opened", business_when(s->business, row->opened));
	if (!instant_missing(row->settled))
		page_pair(page, row->state.s,
			  business_when(s->business, row->settled));
	page_pair(page, "key", row->key.s);
	page_pair(page, "note", row->note.s);
}

int
showing_deal_page(struct session *session, struct page *page, struct id id)
{
	struct vec stays = {.size = sizeof(struct stay_row)};
	struct deal_row row;
	struct deal deal;

	if (deal_find(session->business,
		      arena_print(&session->arena, "d%lld", (long long)id.n),
		      &deal, &session->err) < 0 ||
	    deal_row(session->business, &deal, &row, &session->err) < 0 ||
	    stay_list(session->business, id, &stays, &session->err) < 0)
		return -1;
	page_title(page, arena_print(&session->arena, "d%lld %s",
				     (long long)id.n, row.what.s));
	add_deal(session, page, &row);
	page_heading(page, "So far");
	page_table(page, &stay_row_shape, NULL, stays.items, stays.count);
	return 0;
}
