/* SPDX-License-Identifier: ISC
 * The page of what is open, stage by stage.
 */
#include "cli/reporting.h"

#include <string.h>

#include "base/str.h"
#include "look/date.h"
#include "look/report_pipeline.h"
#include "view/page.h"

struct telling {
	struct session *s;
	struct vec open; /* struct pipeline_row, of one currency */
	struct vec on;
	struct page *page;
};

static void
print_open(struct telling *on)
{
	if (on->open.count == 0)
		return;
	page_heading(on->page, "Open");
	page_table(on->page, &pipeline_row_shape,
		   "id,open,amount,weighted,days,percent,low,high,text",
		   on->open.items, on->open.count);
	on->open = (struct vec){.size = sizeof(struct pipeline_row)};
}

static int
pipeline_part(void *cookie, const void *told, struct error *err)
{
	struct telling *on = cookie;
	const struct pipeline_row *row = told;
	bool stands = strcmp(row->what.s, "open") == 0;
	struct pipeline_row *kept =
		vec_add(stands ? &on->open : &on->on, &on->s->arena);

	(void)err;
	*kept = *row;
	kept->id.s = arena_text(&on->s->arena, row->id.s);
	kept->text.s = arena_text(&on->s->arena, row->text.s);
	if (strcmp(row->id.s, "all") == 0)
		print_open(on);
	return 0;
}

int
reporting_pipeline_show(struct session *s, struct page *page,
			const struct report_asked *asked)
{
	struct telling on = {.s = s,
			     .open = {.size = sizeof(struct pipeline_row)},
			     .on = {.size = sizeof(struct pipeline_row)},
			     .page = page};

	reporting_title(s, page,
			arena_print(&s->arena, "deals as of %s",
				    date_day(&s->arena, asked->as_of)));
	if (report_pipeline_tell(s->business, asked, pipeline_part, &on,
				 &s->err) < 0)
		return -1;
	page_heading(page, "From stage to stage");
	page_table(page, &pipeline_row_shape, "id,n,percent,low,high,text",
		   on.on.items, on.on.count);
	page_gap(page);
	page_text(page,
		  "weighted: each deal by how likely it is won, for as long as "
		  "it has stood in its stage. percent: won of those that come "
		  "to a stage (80 % sure: low to high), or that went on from "
		  "it (95 % sure).");
	return 0;
}
