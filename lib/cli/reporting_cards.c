/* SPDX-License-Identifier: ISC
 * The page of what guests say.
 */
#include "cli/reporting.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "look/date.h"
#include "look/report_cards.h"
#include "view/page.h"

#define FEWEST_WEEKS 3 /* with scores, to be a trend */

struct trend {
	const char *label;
	const char *weeks;
};

struct telling {
	struct session *s;
	struct page *page;
	const struct report_asked *asked;
	const char *site;  /* being told, or NULL */
	struct vec values; /* struct page_value */
	struct vec trends; /* struct trend */
};

/* "3,0,4.25": a value for each week, none where it is 0. */
static void
show_trend(struct telling *on, const struct trend *trend)
{
	struct page_value *values =
		arena_get(&on->s->arena, REPORT_CARDS_WEEKS * sizeof(*values));
	struct page_picture picture = {
		.title = arena_print(&on->s->arena, "%s: mean of each week",
				     trend->label),
		.full = 5,
		.values = values,
		.count = REPORT_CARDS_WEEKS};
	const char *p = trend->weeks;
	char *end;
	size_t i, told = 0;

	for (i = 0; i < REPORT_CARDS_WEEKS; i++, p = *end ? end + 1 : end) {
		int64_t back = 7 * (int64_t)(REPORT_CARDS_WEEKS - i) - 1;
		double mean = strtod(p, &end);

		values[i].label =
			date_day(&on->s->arena,
				 (struct day){on->asked->as_of.days - back});
		values[i].value = mean > 0 ? mean : NAN;
		values[i].text = arena_print(&on->s->arena, "%.2g", mean);
		told += mean > 0;
	}
	if (told >= FEWEST_WEEKS)
		page_spark(on->page, &picture);
}

static void
show_site(struct telling *on)
{
	struct page_picture picture = {.title = on->site,
				       .note = "share of 4 and 5",
				       .full = 100,
				       .values = on->values.items,
				       .count = on->values.count};
	const struct trend *trends = on->trends.items;
	size_t i;

	if (!on->site)
		return;
	page_bars(on->page, &picture);
	for (i = 0; i < on->trends.count; i++)
		show_trend(on, &trends[i]);
	on->values = (struct vec){.size = sizeof(struct page_value)};
	on->trends = (struct vec){.size = sizeof(struct trend)};
}

/* "of 37, mean 4.1; 60 to 75 %; others 58 % of 120: alike" */
static const char *
note_of(struct arena *arena, const struct card_score_row *row)
{
	const char *of;

	if (row->n.n == 0)
		return arena_print(arena, "shown %lld, none answered",
				   (long long)row->shown.n);
	of = arena_print(arena, "of %lld, mean %.2g; 95 %% sure: %lld to %lld",
			 (long long)row->n.n, row->mean.n,
			 (long long)row->low.n, (long long)row->high.n);
	if (str_same(row->verdict.s, "few"))
		return arena_print(arena,
				   row->n.n < REPORT_CARDS_FEWEST
					   ? "%s; n=%lld: no comparison"
					   : "%s; others n=%lld: no comparison",
				   of,
				   (long long)(row->n.n < REPORT_CARDS_FEWEST
						       ? row->n.n
						       : row->others_n.n));
	return arena_print(arena, "%s; others %lld %% of %lld: %s", of,
			   (long long)row->others_good.n,
			   (long long)row->others_n.n, row->verdict.s);
}

static int
cards_part(void *cookie, const void *told, struct error *err)
{
	struct telling *on = cookie;
	const struct card_score_row *row = told;
	struct arena *arena = &on->s->arena;
	const char *dot = strchr(row->id.s, '.');
	size_t len = (size_t)(dot - row->id.s);
	struct page_value *value;
	struct trend *trend;

	(void)err;
	if (!on->site || strlen(on->site) != len ||
	    strncmp(on->site, row->id.s, len) != 0) {
		show_site(on);
		on->site = arena_bytes(arena, row->id.s, len);
	}
	value = vec_add(&on->values, arena);
	*value = (struct page_value){.label = arena_text(arena, dot + 1),
				     .text = "-",
				     .note = note_of(arena, row),
				     .value = NAN};
	if (row->n.n > 0) {
		value->text =
			arena_print(arena, "%lld %%", (long long)row->good.n);
		value->value = (double)row->good.n;
		value->sure = true;
		value->low = (double)row->low.n;
		value->high = (double)row->high.n;
	}
	trend = vec_add(&on->trends, arena);
	trend->label = value->label;
	trend->weeks = arena_text(arena, row->weeks.s);
	return 0;
}

int
reporting_cards_show(struct session *s, struct page *page,
		     const struct report_asked *asked)
{
	struct telling on = {.s = s,
			     .page = page,
			     .asked = asked,
			     .values = {.size = sizeof(struct page_value)},
			     .trends = {.size = sizeof(struct trend)}};

	reporting_title(s, page, reporting_span(s, "cards", asked));
	if (report_cards_tell(s->business, asked, cards_part, &on, &s->err) < 0)
		return -1;
	show_site(&on);
	if (!on.site) {
		page_gap(page);
		page_text(page, "No card was dealt.");
	}
	return 0;
}
