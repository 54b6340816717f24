/* SPDX-License-Identifier: ISC
 * The page of what we know already.
 */
#include "cli/reporting.h"

#include <string.h>

#include "base/str.h"
#include "look/date.h"
#include "look/report_knowledge.h"
#include "view/page.h"

struct telling {
	struct session *s;
	struct page *page;
	const char *part;
};

static void
begin(struct telling *on, const char *part)
{
	if (!str_same(on->part, part))
		page_heading(on->page, part);
	on->part = part;
}

static int
knowledge_part(void *cookie, const void *told, struct error *err)
{
	struct telling *on = cookie;
	const struct measure_row *row = told;
	struct arena *arena = &on->s->arena;

	(void)err;
	if (!str_same(row->unit.s, "repeated")) {
		begin(on, str_begins(row->id.s, "articles") ? "Articles"
							    : "Answers");
		page_pair(on->page,
			  arena_bytes(arena, row->text.s,
				      strcspn(row->text.s, ";")),
			  reporting_sure(arena, row));
		return 0;
	}
	begin(on, "Repeated without an article");
	page_text(on->page,
		  arena_print(arena, "%s and like it %lld, the last %s",
			      row->id.s, (long long)row->value.n,
			      date_instant(arena, on->s->business, row->at)));
	page_item(on->page, "", row->text.s);
	return 0;
}

int
reporting_knowledge_show(struct session *s, struct page *page,
			 const struct report_asked *asked)
{
	struct telling on = {.s = s, .page = page};

	reporting_title(s, page,
			arena_print(&s->arena, "what we know since %s",
				    date_day(&s->arena, asked->since)));
	if (report_knowledge_tell(s->business, asked, knowledge_part, &on,
				  &s->err) < 0)
		return -1;
	if (!str_same(on.part, "Repeated without an article")) {
		page_gap(page);
		page_text(page, "Nothing like another was answered by hand "
				"three times or more.");
	}
	return 0;
}
