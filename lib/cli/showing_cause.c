/* SPDX-License-Identifier: ISC
 * What was noted, on the pages of crm-show.
 */
#include "cli/showing_cause.h"

#include "cause/notebook.h"
#include "look/show.h"
#include "view/page.h"

int
showing_cause_notes(struct session *s, struct page *page, struct id case_id)
{
	struct notebook *notebook = arena_get(&s->arena, sizeof(*notebook));
	struct vec rows;
	bool more;

	if (notebook_open(s->business, &s->arena, case_id, notebook, &s->err) <
		    0 ||
	    notebook_latest(s->business, &s->arena, notebook, SHOW_MOST, &rows,
			    &more, &s->err) < 0)
		return -1;
	if (rows.count == 0)
		return 0;
	page_heading(page, "Noted");
	page_table(page, &notebook->shape, NULL, rows.items, rows.count);
	if (more)
		page_text(page, arena_print(&s->arena,
					    "all: crm-observe k%lld --table",
					    (long long)case_id.n));
	return 0;
}
