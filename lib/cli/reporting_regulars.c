/* SPDX-License-Identifier: ISC
 * The page of who comes again.
 */
#include "cli/reporting.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "look/report_regulars.h"
#include "view/page.h"

struct telling {
	struct session *s;
	struct page *page;
	int64_t first;	    /* who came the first time */
	struct vec again;   /* struct page_value: who came again */
	struct vec gaps[2]; /* const char *: labels, and how long */
	struct vec cohorts; /* struct cohort_row */
};

static void
add_gap(struct telling *on, const struct measure_row *row)
{
	static const char *const labels[][2] = {
		{"gap.1", "first to second"},
		{"gap.2", "second to third"},
		{"gap.all", "any two"},
	};
	size_t i;

	for (i = 0; i < sizeof(labels) / sizeof(labels[0]); i++) {
		if (strcmp(labels[i][0], row->id.s) == 0) {
			*(const char **)vec_add(&on->gaps[0], &on->s->arena) =
				labels[i][1];
			*(const char **)vec_add(&on->gaps[1], &on->s->arena) =
				reporting_sure(&on->s->arena, row);
		}
	}
}

/* "2026-05" begins a cohort, "2026-05.30" tells of it. */
static void
add_cohort(struct telling *on, const struct measure_row *row)
{
	struct arena *arena = &on->s->arena;
	const char *dot = strchr(row->id.s, '.');
	struct cohort_row *cohort;
	const char *text;

	if (!dot) {
		cohort = vec_add(&on->cohorts, arena);
		column_clear(&cohort_row_shape, cohort);
		cohort->month.s = row->id.s;
		cohort->first = row->value;
		return;
	}
	cohort = (struct cohort_row *)on->cohorts.items + on->cohorts.count - 1;
	text = arena_print(arena, "%lld %% (%lld-%lld)",
			   (long long)row->value.n, (long long)row->low.n,
			   (long long)row->high.n);
	if (strcmp(dot, ".30") == 0)
		cohort->days_30.s = text;
	else if (strcmp(dot, ".90") == 0)
		cohort->days_90.s = text;
	else
		cohort->days_365.s = text;
}

static int
regulars_part(void *cookie, const void *told, struct error *err)
{
	static const char *const labels[] = {"a second time", "a third time",
					     "a fourth time"};
	struct telling *on = cookie;
	const struct measure_row *row = told;

	(void)err;
	if (strcmp(row->id.s, "visit.1") == 0)
		on->first = row->value.n;
	else if (str_begins(row->id.s, "visit."))
		reporting_bar(&on->s->arena, &on->again,
			      labels[row->id.s[strlen("visit.")] - '2'], row);
	else if (str_begins(row->id.s, "gap."))
		add_gap(on, row);
	else
		add_cohort(on, row);
	return 0;
}

/* Months in which nobody came the first time too. */
static void
show_months(struct telling *on)
{
	const struct cohort_row *cohorts = on->cohorts.items;
	struct vec values = {.size = sizeof(struct page_value)};
	struct page_picture picture = {.title =
					       "Came the first time, by month"};
	struct arena *arena = &on->s->arena;
	long year, month;
	size_t i = 0;

	if (on->cohorts.count == 0)
		return;
	year = strtol(cohorts[0].month.s, NULL, 10);
	month = strtol(cohorts[0].month.s + strlen("2026-"), NULL, 10);
	while (i < on->cohorts.count) {
		struct page_value *value = vec_add(&values, arena);
		const char *label =
			arena_print(arena, "%04ld-%02ld", year, month);
		bool came = strcmp(label, cohorts[i].month.s) == 0;
		int64_t n = came ? cohorts[i].first.n : 0;

		value->label = label;
		value->value = (double)n;
		value->text = arena_print(arena, "%lld", (long long)n);
		i += came;
		year += month == 12;
		month = month % 12 + 1;
	}
	picture.values = values.items;
	picture.count = values.count;
	page_spark(on->page, &picture);
}

static void
show_all(struct telling *on)
{
	struct page_picture picture = {
		.title = "Came again, of those who had come once less",
		.full = 100,
		.values = on->again.items,
		.count = on->again.count};
	const char *const *labels = on->gaps[0].items;
	const char *const *gaps = on->gaps[1].items;
	size_t i;

	page_gap(on->page);
	page_text(on->page,
		  arena_print(&on->s->arena,
			      "%lld customer%s came the first "
			      "time.",
			      (long long)on->first, on->first == 1 ? "" : "s"));
	page_bars(on->page, &picture);
	page_heading(on->page, "Days between visits, median");
	for (i = 0; i < on->gaps[0].count; i++)
		page_pair(on->page, labels[i], gaps[i]);
	show_months(on);
	page_heading(on->page,
		     "Came again, by month of the first visit (95 % sure)");
	page_table(on->page, &cohort_row_shape, NULL, on->cohorts.items,
		   on->cohorts.count);
}

int
reporting_regulars_show(struct session *s, struct page *page,
			const struct report_asked *asked)
{
	struct telling on = {
		.s = s,
		.page = page,
		.again = {.size = sizeof(struct page_value)},
		.gaps = {{.size = sizeof(const char *)},
			 {.size = sizeof(const char *)}},
		.cohorts = {.size = sizeof(struct cohort_row)},
	};

	reporting_title(s, page, reporting_span(s, "regulars", asked));
	if (report_regulars_tell(s->business, asked, regulars_part, &on,
				 &s->err) < 0)
		return -1;
	if (on.first == 0) {
		page_gap(page);
		page_text(page, "Nobody came the first time.");
	} else {
		show_all(&on);
	}
	return 0;
}
