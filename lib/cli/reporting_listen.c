/* SPDX-License-Identifier: ISC
 * The page of how well we listen.
 */
#include "cli/reporting.h"

#include <string.h>

#include "base/str.h"
#include "look/date.h"
#include "view/page.h"

struct telling {
	struct session *s;
	struct page *page;
	char part[16]; /* what is being told */
};

static const char *const families[][2] = {
	{"in.", "Voices in"},
	{"answers.", "Answers"},
	{"letters.", "They had to write again"},
	{"outcome.", "Outcomes"},
	{"answer.", "How soon a human answers"},
};

static const char *const labels[][2] = {
	{"in.automatic", "from machines"},
	{"answers.human", "by a human"},
	{"answers.automatic", "by machines (no answers)"},
	{"letters.second", "second letters"},
	{"answer.median", "median"},
	{"answer.in_time", "first answers in time"},
	{"answer.waiting", "waiting now"},
	{"answer.never", "closed without"},
};

static void
measure(struct telling *on, const struct measure_row *row)
{
	const char *family = row->id.s;
	size_t len = strcspn(family, ".") + 1, i;
	const char *label = family + len;

	for (i = 0; i < sizeof(families) / sizeof(families[0]); i++) {
		if (strncmp(families[i][0], family, len) == 0 &&
		    strncmp(on->part, family, len) != 0) {
			memcpy(on->part, family, len);
			on->part[len] = '\0';
			page_heading(on->page, families[i][1]);
		}
	}
	for (i = 0; i < sizeof(labels) / sizeof(labels[0]); i++) {
		if (strcmp(labels[i][0], family) == 0)
			label = labels[i][1];
	}
	page_pair(on->page, label, reporting_sure(&on->s->arena, row));
}

static int
listen_part(void *cookie, const void *told, struct error *err)
{
	struct telling *on = cookie;
	const struct measure_row *row = told;
	struct arena arena = {NULL};

	(void)err;
	if (instant_missing(row->at)) {
		measure(on, row);
		return 0;
	}
	if (strcmp(on->part, "ever") != 0) {
		memcpy(on->part, "ever", sizeof("ever"));
		page_heading(on->page, "Declined and forced, ever");
	}
	page_text(on->page,
		  arena_print(&arena, "%s %s %s by %s", row->id.s,
			      date_instant(&arena, on->s->business, row->at),
			      row->unit.s, row->who.s ? row->who.s : "nobody"));
	if (row->text.s)
		page_item(on->page, "", row->text.s);
	arena_free(&arena);
	return 0;
}

int
reporting_listen_show(struct session *s, struct page *page,
		      const struct report_asked *asked)
{
	struct telling on = {.s = s, .page = page};

	reporting_title(s, page,
			arena_print(&s->arena, "listening since %s",
				    date_day(&s->arena, asked->since)));
	return report_tell_listen(s->business, asked, listen_part, &on,
				  &s->err);
}
