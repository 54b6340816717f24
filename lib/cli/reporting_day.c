/* SPDX-License-Identifier: ISC
 * The page of what happened on a day.
 */
#include "cli/reporting.h"

#include <string.h>

#include "base/str.h"
#include "look/date.h"
#include "view/page.h"

#define AT_ONCE 500 /* rows of one table: memory stays flat */

struct telling {
	struct session *s;
	struct page *page;
	struct arena arena; /* of the rows that wait */
	struct vec rows;
	char part[16]; /* what is being told */
};

static const char *const headings[][2] = {
	{"in", "What came in"},
	{"answered", "Answered"},
	{"automatic", "Said by machines: no answers"},
	{"closed", "Closed"},
	{"forced", "Forced"},
	{"late", "Late, and still waiting"},
	{"climbed", "Up the ladder"},
	{"promised", "Promised"},
	{"kept", "Kept"},
	{"broken", "Broken"},
};

/* A table leaves nothing behind, so that its memory is taken again. */
static void
print_day(struct telling *on)
{
	struct arena_mark mark = arena_mark(&on->s->arena);

	page_table(on->page, &day_row_shape, "id,at,who,name,text",
		   on->rows.items, on->rows.count);
	arena_reset(&on->s->arena, mark);
	arena_free(&on->arena);
	on->rows = (struct vec){.size = sizeof(struct day_row)};
}

static void
begin_part(struct telling *on, const char *what)
{
	const size_t count = sizeof(headings) / sizeof(headings[0]);
	size_t i;

	print_day(on);
	for (i = 0; i < count; i++) {
		if (strcmp(headings[i][0], what) == 0) {
			memcpy(on->part, what, strlen(what) + 1);
			page_heading(on->page, headings[i][1]);
		}
	}
}

/* The head of the chain is a line of its own, for crm-check --head. */
static void
print_head(struct telling *on, const struct day_row *row)
{
	print_day(on);
	page_gap(on->page);
	if (!*on->part) {
		page_text(on->page, "Nothing happened.");
		page_gap(on->page);
	}
	page_text(on->page, arena_print(&on->s->arena, "head b%lld %s",
					(long long)row->id.n, row->text.s));
}

static int
day_part(void *cookie, const void *told, struct error *err)
{
	struct telling *on = cookie;
	const struct day_row *row = told;
	struct day_row *kept;

	(void)err;
	if (strcmp(row->what.s, "head") == 0) {
		print_head(on, row);
		return 0;
	}
	if (strcmp(row->what.s, on->part) != 0)
		begin_part(on, row->what.s);
	else if (on->rows.count == AT_ONCE)
		print_day(on);
	kept = vec_add(&on->rows, &on->arena);
	*kept = *row;
	kept->what.s = NULL;
	kept->who.s = arena_text(&on->arena, row->who.s);
	kept->name.s = arena_text(&on->arena, row->name.s);
	kept->text.s = arena_text(&on->arena, row->text.s);
	return 0;
}

int
reporting_day_show(struct session *s, struct page *page,
		   const struct report_asked *asked)
{
	struct telling on = {
		.s = s, .page = page, .rows = {.size = sizeof(struct day_row)}};
	int rc;

	reporting_title(s, page, date_day(&s->arena, asked->day));
	rc = report_tell_day(s->business, asked, day_part, &on, &s->err);
	arena_free(&on.arena);
	return rc;
}
