/* SPDX-License-Identifier: ISC
 * The page of who owes us.
 */
#include "cli/reporting.h"

#include <string.h>

#include "base/money.h"
#include "base/str.h"
#include "look/report_receivables.h"
#include "model/bill.h"
#include "view/page.h"

struct telling {
	struct session *s;
	struct page *page;
	struct vec ages; /* struct page_value */
	bool any;
};

static const char *
count(struct telling *on, const struct receivable_row *row)
{
	return arena_print(&on->s->arena, "%lld invoice%s", (long long)row->n.n,
			   row->n.n == 1 ? "" : "s");
}

static void
add_age(struct telling *on, const struct receivable_row *row)
{
	struct page_value *value = vec_add(&on->ages, &on->s->arena);

	*value = (struct page_value){.label = row->text.s,
				     .text = money_text(&on->s->arena,
							row->amount),
				     .note = count(on, row),
				     .value = (double)row->amount.minor};
}

static void
show_ages(struct telling *on, const char *currency)
{
	struct page_picture picture = {
		.title = arena_print(&on->s->arena, "By age, %.3s", currency),
		.values = on->ages.items,
		.count = on->ages.count};

	page_bars(on->page, &picture);
	on->ages.count = 0;
}

/* Nothing of it is nothing to say. */
static void
add_apart(struct telling *on, const char *label,
	  const struct receivable_row *row)
{
	if (row->n.n > 0)
		page_pair(on->page, label,
			  arena_print(&on->s->arena, "%s, %s, not among them",
				      money_text(&on->s->arena, row->amount),
				      count(on, row)));
}

/* "12 days (of 30; 95 % sure: 9 days to 15 days)" */
static void
add_days(struct telling *on, const struct receivable_row *row)
{
	const struct measure_row median = {.value = row->days,
					   .n = row->n,
					   .low = row->low,
					   .high = row->high,
					   .unit = {"days"}};

	page_pair(on->page, "paid after",
		  reporting_sure(&on->s->arena, &median));
}

static int
receivables_part(void *cookie, const void *told, struct error *err)
{
	struct telling *on = cookie;
	const struct receivable_row *row = told;
	const char *name = row->id.s + strlen("EUR.");

	(void)err;
	on->any = true;
	if (strcmp(name, "open") == 0) {
		page_gap(on->page);
		page_text(on->page,
			  arena_print(&on->s->arena, "%s is owed, %s.",
				      money_text(&on->s->arena, row->amount),
				      count(on, row)));
	} else if (strcmp(name, "unsent") == 0) {
		show_ages(on, row->id.s);
		page_gap(on->page);
		add_apart(on, "never sent", row);
	} else if (strcmp(name, "disputed") == 0) {
		add_apart(on, "disputed", row);
	} else if (strcmp(name, "days") == 0) {
		add_days(on, row);
	} else {
		add_age(on, row);
	}
	return 0;
}

int
reporting_receivables_show(struct session *s, struct page *page,
			   const struct report_asked *asked)
{
	struct telling on = {.s = s,
			     .page = page,
			     .ages = {.size = sizeof(struct page_value)}};

	reporting_title(s, page, reporting_span(s, "receivables", asked));
	if (report_receivables_tell(s->business, asked, receivables_part, &on,
				    &s->err) < 0)
		return -1;
	if (!on.any) {
		page_gap(page);
		page_text(page, "Nothing is owed, and nothing was paid.");
	}
	return 0;
}
