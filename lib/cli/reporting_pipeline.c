/* SPDX-License-Identifier: ISC
 * The page of what is open, stage by stage.
 */
#include "cli/reporting.h"

#include <math.h>
#include <string.h>

#include "base/money.h"
#include "base/str.h"
#include "look/date.h"
#include "look/report_pipeline.h"
#include "view/page.h"

struct telling {
	struct session *s;
	struct page *page;
	struct vec open; /* struct page_value, of one currency */
	struct vec on;
};

/* "12 %, 80 % sure: 9 to 15 %" */
static void
add_share(struct str *out, const struct pipeline_row *row, int sure)
{
	str_print(out, "%lld %%", (long long)row->percent.n);
	if (row->low.n != NUMBER_MISSING.n)
		str_print(out, ", %d %% sure: %lld to %lld %%", sure,
			  (long long)row->low.n, (long long)row->high.n);
}

static const char *
keep(struct telling *on, struct str *text)
{
	const char *kept = arena_text(&on->s->arena, str_get(text));

	str_free(text);
	return kept;
}

/* "3 deals, weighted 600.00 EUR, 12 days; won 50 % (n 2, …)" */
static const char *
note_of(struct telling *on, const struct pipeline_row *row)
{
	bool all = row->n.n == NUMBER_MISSING.n;
	struct str text = {0};

	str_print(&text, "%lld deal%s", (long long)row->open.n,
		  row->open.n == 1 ? "" : "s");
	if (!money_missing(row->weighted)) {
		str_add(&text, ", weighted ");
		money_add(&text, row->weighted);
	}
	str_print(&text, ", %lld day%s", (long long)row->days.n,
		  row->days.n == 1 ? "" : "s");
	if (!all && row->percent.n != NUMBER_MISSING.n) {
		str_add(&text, "; won ");
		add_share(&text, row, 80);
	}
	if (!all)
		str_print(&text, "; n %lld", (long long)row->n.n);
	if (row->text.s)
		str_print(&text, ", %s", row->text.s);
	return keep(on, &text);
}

static void
add_open(struct telling *on, const struct pipeline_row *row)
{
	struct page_value *value = vec_add(&on->open, &on->s->arena);
	struct str sum = {0};

	*value = (struct page_value){.label = arena_text(&on->s->arena,
							 row->id.s),
				     .text = "no sum",
				     .note = note_of(on, row),
				     .value = NAN};
	if (money_missing(row->amount))
		return;
	money_add(&sum, row->amount);
	value->text = keep(on, &sum);
	value->value = (double)row->amount.minor;
}

static void
print_open(struct telling *on)
{
	const struct page_picture picture = {.title = "Open",
					     .values = on->open.items,
					     .count = on->open.count};

	page_bars(on->page, &picture);
	on->open = (struct vec){.size = sizeof(struct page_value)};
}

static void
add_on(struct telling *on, const struct pipeline_row *row)
{
	struct page_value *value = vec_add(&on->on, &on->s->arena);
	bool known = row->percent.n != NUMBER_MISSING.n;
	struct str note = {0};

	str_print(&note, "n %lld, %s", (long long)row->n.n, row->text.s);
	if (known)
		str_print(&note, ", 95 %% sure: %lld to %lld %%",
			  (long long)row->low.n, (long long)row->high.n);
	*value = (struct page_value){
		.label = arena_text(&on->s->arena, row->id.s),
		.text = known ? arena_print(&on->s->arena, "%lld %%",
					    (long long)row->percent.n)
			      : "",
		.note = keep(on, &note),
		.value = known ? (double)row->percent.n : NAN,
		.sure = known,
		.low = (double)row->low.n,
		.high = (double)row->high.n};
}

static int
pipeline_part(void *cookie, const void *told, struct error *err)
{
	struct telling *on = cookie;
	const struct pipeline_row *row = told;

	(void)err;
	if (strcmp(row->what.s, "on") == 0) {
		add_on(on, row);
		return 0;
	}
	add_open(on, row);
	if (strcmp(row->id.s, "all") == 0)
		print_open(on);
	return 0;
}

int
reporting_pipeline_show(struct session *s, struct page *page,
			const struct report_asked *asked)
{
	struct telling on = {.s = s,
			     .page = page,
			     .open = {.size = sizeof(struct page_value)},
			     .on = {.size = sizeof(struct page_value)}};
	struct page_picture picture = {.title = "Went on, of those that are "
						"not undecided",
				       .full = 100};

	reporting_title(s, page,
			arena_print(&s->arena, "deals on %s",
				    date_day(&s->arena, asked->as_of)));
	if (report_pipeline_tell(s->business, asked, pipeline_part, &on,
				 &s->err) < 0)
		return -1;
	picture.values = on.on.items;
	picture.count = on.on.count;
	page_bars(page, &picture);
	return 0;
}
