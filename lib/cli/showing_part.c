/* SPDX-License-Identifier: ISC
 * What the pages of several records have in common.
 */
#include "cli/showing_part.h"

#include "base/str.h"
#include "view/page.h"

void
showing_part_alias(struct showing *on, const struct show_what *what)
{
	if (what->asked.n != what->id.n)
		page_text(on->page,
			  arena_print(on->arena, "%c%lld was merged into it.",
				      what->letter, (long long)what->asked.n));
}

void
showing_part_moment(struct showing *on, const char *label, struct instant at)
{
	if (!instant_missing(at))
		page_pair(on->page, label, business_when(on->business, at));
}

void
showing_part_said(struct showing *on, const struct interaction_row *row,
		  bool with_case)
{
	struct str head = {0};

	str_print(&head, "i%lld %s %s, %s", (long long)row->id.n,
		  business_when(on->business, row->at),
		  row->kind.s ? row->kind.s : "",
		  row->direction.s ? row->direction.s : "");
	if (row->channel.s)
		str_print(&head, " by %s", row->channel.s);
	if (row->automatic.yes)
		str_add(&head, ", automatic");
	if (row->who.s)
		str_print(&head, ", %s", row->who.s);
	if (row->about.s)
		str_print(&head, ", about @%s", row->about.s);
	if (with_case && row->for_case.n > 0)
		str_print(&head, ", k%lld", (long long)row->for_case.n);
	page_text(on->page, str_get(&head));
	if (row->text.s)
		page_item(on->page, "", row->text.s);
	str_free(&head);
}

void
showing_part_table(struct showing *on, const char *heading,
		   const struct shape *shape, const char *columns,
		   const struct vec *rows)
{
	size_t count = rows->count;

	if (count == 0)
		return;
	page_heading(on->page, heading);
	page_table(on->page, shape, columns, rows->items, count);
}

void
showing_part_first(struct showing *on, const char *heading,
		   const struct shape *shape, const char *columns,
		   struct vec *rows, const char *more)
{
	bool some_left = rows->count > SHOW_MOST;

	if (some_left)
		rows->count = SHOW_MOST;
	showing_part_table(on, heading, shape, columns, rows);
	if (some_left)
		page_text(on->page,
			  arena_print(on->arena, "and more: %s", more));
}
