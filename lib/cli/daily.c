/* SPDX-License-Identifier: ISC
 * The page of crm-today.
 */
#include "cli/daily.h"

#include "base/str.h"
#include "cause/shelf.h"
#include "view/page.h"

#define COLUMNS "id,due,needs,name,text"
#define COLUMNS_OWNED "id,due,needs,owner,name,text"

/* The rows of items from first up to end, owned by the arena. */
static struct today_row *
rows_of(struct arena *arena, const struct vec *items, size_t first, size_t end)
{
	const struct today_item *all = items->items;
	struct today_row *rows =
		arena_get(arena, (end - first + 1) * sizeof(*rows));
	size_t i;

	for (i = first; i < end; i++)
		rows[i - first] = all[i].row;
	return rows;
}

static void
print_part(struct session *s, struct page *page, const char *title,
	   const struct today_sheet *sheet, const struct vec *items,
	   size_t first, size_t end)
{
	struct today_row *rows = rows_of(&s->arena, items, first, end);
	const char *columns = COLUMNS;
	size_t i;

	if (first == end)
		return;
	for (i = 0; i < end - first; i++) {
		if (!str_same(rows[i].owner.s, sheet->person->name))
			columns = COLUMNS_OWNED;
	}
	page_heading(page, arena_print(&s->arena, "%s: %s", sheet->person->name,
				       title));
	page_table(page, &today_row_shape, columns, rows, end - first);
}

/* At a terminal: which answers are there already. */
static int
suggest(struct session *s, struct page *page, const struct today_sheet *sheet)
{
	const struct today_item *items = sheet->items.items;
	struct shelf *shelf = NULL;
	size_t i;

	for (i = 0; s->terminal && i < sheet->items.count; i++) {
		const struct today_row *row = &items[i].row;
		const char *line;

		if (!str_same(row->needs.s, "answer") || !row->text.s)
			continue;
		if (!shelf && shelf_open(s->business, &shelf, &s->err) < 0)
			return -1;
		line = shelf_suggest(shelf, (struct id){row->id.n},
				     row->text.s);
		if (line)
			page_text(page, line);
	}
	return 0;
}

int
daily_sheet(struct session *s, struct page *page,
	    const struct today_sheet *sheet)
{
	const char *name = sheet->person->name;

	print_part(s, page, "late", sheet, &sheet->items, 0, sheet->late_count);
	print_part(s, page, "today", sheet, &sheet->items, sheet->late_count,
		   sheet->items.count);
	print_part(s, page, "be in touch", sheet, &sheet->touches, 0,
		   sheet->touches.count);
	page_gap(page);
	if (suggest(s, page, sheet) < 0)
		return -1;
	if (sheet->items.count + sheet->touches.count == 0)
		page_text(page, arena_print(&s->arena,
					    "%s: nothing to do today", name));
	if (sheet->more_touches)
		page_text(page, arena_print(&s->arena,
					    "%s: more people wait to be "
					    "in touch with",
					    name));
	if (sheet->later > 0)
		page_text(page,
			  arena_print(&s->arena, "%s: %lld%s later", name,
				      (long long)sheet->later,
				      sheet->later == TODAY_MOST ? " or more"
								 : " more"));
	return 0;
}
