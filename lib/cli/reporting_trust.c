/* SPDX-License-Identifier: ISC
 * The page of whether we do what we say.
 */
#include "cli/reporting.h"

#include <string.h>

#include "base/str.h"
#include "look/date.h"
#include "look/report_trust.h"
#include "view/page.h"

struct telling {
	struct session *s;
	struct vec shares; /* struct page_value */
	struct vec counts; /* struct measure_row */
};

static int
trust_part(void *cookie, const void *told, struct error *err)
{
	static const char *const labels[][2] = {
		{"ours.kept", "our promises, in time"},
		{"mine.kept", "of these your own"},
		{"theirs.kept", "promised to us, in time"},
		{"answers.in_time", "first answers, in time"},
		{"invoices.proved", "invoices proved sent"},
	};
	struct telling *on = cookie;
	const struct measure_row *row = told;
	size_t i;

	(void)err;
	if (strcmp(row->unit.s, "count") == 0)
		*(struct measure_row *)vec_add(&on->counts, &on->s->arena) =
			*row;
	for (i = 0; i < sizeof(labels) / sizeof(labels[0]); i++) {
		if (strcmp(row->id.s, labels[i][0]) == 0)
			reporting_bar(&on->s->arena, &on->shares, labels[i][1],
				      row);
	}
	return 0;
}

int
reporting_trust_show(struct session *s, struct page *page,
		     const struct report_asked *asked)
{
	struct telling on = {.s = s,
			     .shares = {.size = sizeof(struct page_value)},
			     .counts = {.size = sizeof(struct measure_row)}};
	struct page_picture picture = {.title = "What was due, and done",
				       .full = 100};
	const struct measure_row *counts;
	size_t i;

	reporting_title(s, page,
			arena_print(&s->arena, "trust since %s",
				    date_day(&s->arena, asked->since)));
	if (report_trust_tell(s->business, asked, trust_part, &on, &s->err) < 0)
		return -1;
	picture.values = on.shares.items;
	picture.count = on.shares.count;
	page_bars(page, &picture);
	page_heading(page, "Our promises that were not kept in time");
	counts = on.counts.items;
	for (i = 0; i < on.counts.count; i++)
		page_pair(page, counts[i].text.s,
			  reporting_sure(&s->arena, &counts[i]));
	return 0;
}
