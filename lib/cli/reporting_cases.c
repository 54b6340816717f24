/* SPDX-License-Identifier: ISC
 * The page of what is open.
 */
#include "cli/reporting.h"

#include <string.h>

#include "base/str.h"
#include "view/page.h"

struct telling {
	struct session *s;
	struct page *page;
	struct vec rows;
	char part[16]; /* what is being told */
};

static void
print_load(struct telling *on)
{
	page_table(on->page, &load_row_shape, NULL, on->rows.items,
		   on->rows.count);
	on->rows = (struct vec){.size = sizeof(struct load_row)};
}

static int
cases_part(void *cookie, const void *told, struct error *err)
{
	struct telling *on = cookie;
	const struct load_row *row = told;
	size_t len = strcspn(row->id.s, "=");
	struct load_row *kept;

	(void)err;
	if (strncmp(on->part, row->id.s, len) != 0 || on->part[len]) {
		print_load(on);
		memcpy(on->part, row->id.s, len);
		on->part[len] = '\0';
		page_heading(on->page,
			     strcmp(on->part, "owner") == 0  ? "By owner"
			     : strcmp(on->part, "kind") == 0 ? "By kind"
							     : "By age");
	}
	kept = vec_add(&on->rows, &on->s->arena);
	*kept = *row;
	kept->id.s = arena_text(&on->s->arena, row->id.s);
	return 0;
}

int
reporting_cases_show(struct session *s, struct page *page,
		     const struct report_asked *asked)
{
	struct telling on = {.s = s,
			     .page = page,
			     .rows = {.size = sizeof(struct load_row)}};

	reporting_title(s, page, "open cases");
	if (report_tell_cases(s->business, asked, cases_part, &on, &s->err) < 0)
		return -1;
	print_load(&on);
	if (!*on.part) {
		page_gap(page);
		page_text(page, "Nothing is open.");
	}
	return 0;
}
