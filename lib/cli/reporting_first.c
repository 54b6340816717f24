/* SPDX-License-Identifier: ISC
 * The page of first contacts, and of those who came back.
 */
#include "cli/reporting.h"

#include <string.h>

#include "base/str.h"
#include "look/date.h"
#include "look/report_first.h"
#include "view/page.h"

struct telling {
	struct session *s;
	struct page *page;
	struct vec again; /* struct page_value */
	const char *difference;
};

static int
first_part(void *cookie, const void *told, struct error *err)
{
	static const char *const labels[][2] = {
		{"first.voice", "by something said"},
		{"first.sale", "by buying"},
		{"first.answered", "answered by a human"},
		{"first.median", "how soon, median"},
		{"again.plain", "never complained"},
		{"again.settled", "complaint settled"},
		{"again.refused", "complaint turned down"},
	};
	struct telling *on = cookie;
	const struct measure_row *row = told;
	size_t i;

	(void)err;
	if (strcmp(row->id.s, "again.difference") == 0)
		on->difference = reporting_sure(&on->s->arena, row);
	for (i = 0; i < sizeof(labels) / sizeof(labels[0]); i++) {
		if (strcmp(row->id.s, labels[i][0]) != 0)
			continue;
		if (str_begins(row->id.s, "again."))
			reporting_bar(&on->s->arena, &on->again, labels[i][1],
				      row);
		else
			page_pair(on->page, labels[i][1],
				  reporting_sure(&on->s->arena, row));
	}
	return 0;
}

int
reporting_first_show(struct session *s, struct page *page,
		     const struct report_asked *asked)
{
	struct telling on = {.s = s,
			     .page = page,
			     .again = {.size = sizeof(struct page_value)}};
	struct page_picture picture = {.title = "Came again", .full = 100};

	reporting_title(s, page,
			arena_print(&s->arena, "first contacts since %s",
				    date_day(&s->arena, asked->since)));
	page_heading(page, "Came the first time");
	if (report_first_tell(s->business, asked, first_part, &on, &s->err) < 0)
		return -1;
	picture.values = on.again.items;
	picture.count = on.again.count;
	page_bars(page, &picture);
	page_gap(page);
	page_pair(page, "settled complaint less none", on.difference);
	return 0;
}
