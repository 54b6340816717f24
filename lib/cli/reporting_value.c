/* SPDX-License-Identifier: ISC
 * The page of who brings what.
 */
#include "cli/reporting.h"

#include <math.h>
#include <string.h>

#include "base/money.h"
#include "base/str.h"
#include "look/report_value.h"
#include "view/page.h"

struct telling {
	struct session *s;
	struct page *page;
	char currency[4];
	struct vec customers; /* struct page_value */
	struct vec tops;      /* struct page_value */
	const char *bought;   /* sentences */
	const char *back;
	const char *half;
	const char *gini;
};

/* "95 % sure: 20.1 to 27 %" */
static const char *
sure(struct telling *on, const struct value_row *row)
{
	return isnan(row->low.n)
		       ? "too few to tell"
		       : arena_print(&on->s->arena, "95 %% sure: %g to %g %%",
				     row->low.n, row->high.n);
}

static void
end_currency(struct telling *on)
{
	const char *sentences[] = {on->bought, on->half, on->gini, on->back};
	struct page_picture picture = {
		.title = arena_print(&on->s->arena, "Who bought for most, %s",
				     on->currency),
		.values = on->customers.items,
		.count = on->customers.count};
	size_t i;

	page_gap(on->page);
	for (i = 0; i < sizeof(sentences) / sizeof(sentences[0]); i++) {
		if (sentences[i])
			page_text(on->page, sentences[i]);
	}
	page_bars(on->page, &picture);
	if (on->tops.count > 0) {
		picture = (struct page_picture){
			.title = arena_print(&on->s->arena,
					     "How much comes from few, %s",
					     on->currency),
			.full = 100,
			.values = on->tops.items,
			.count = on->tops.count};
		page_bars(on->page, &picture);
	}
	on->customers = on->tops =
		(struct vec){.size = sizeof(struct page_value)};
	on->bought = on->back = on->half = on->gini = NULL;
}

static void
add_customer(struct telling *on, const struct value_row *row)
{
	struct arena *arena = &on->s->arena;
	struct page_value *value = vec_add(&on->customers, arena);

	*value = (struct page_value){
		.label = arena_print(arena, "%s %s", row->id.s,
				     row->text.s ? row->text.s : ""),
		.text = money_text(&on->s->arena, row->amount),
		.note = arena_print(arena, "%g %%, n %lld", row->share.n,
				    (long long)row->n.n),
		.value = (double)row->amount.minor,
	};
}

static void
add_top(struct telling *on, const char *part, const struct value_row *row)
{
	struct arena *arena = &on->s->arena;
	struct page_value *value = vec_add(&on->tops, arena);

	*value = (struct page_value){
		.label = arena_print(arena, "first %s %%", part),
		.text = arena_print(arena, "%g %%", row->share.n),
		.note = arena_print(arena, "n %lld; %s", (long long)row->n.n,
				    sure(on, row)),
		.value = row->share.n,
		.sure = !isnan(row->low.n),
		.low = row->low.n,
		.high = row->high.n,
	};
}

static void
add_figure(struct telling *on, const char *name, const struct value_row *row)
{
	struct arena *arena = &on->s->arena;
	long long n = (long long)row->n.n;
	const char *s = n == 1 ? "" : "s";

	if (str_begins(name, "top."))
		add_top(on, name + strlen("top."), row);
	else if (strcmp(name, "bought") == 0)
		on->bought =
			arena_print(arena, "%lld customer%s bought for %s.", n,
				    s, money_text(&on->s->arena, row->amount));
	else if (strcmp(name, "back") == 0)
		on->back = arena_print(
			arena,
			"%lld more customer%s got back more than they paid: %s.",
			n, s, money_text(&on->s->arena, row->amount));
	else if (strcmp(name, "half") == 0)
		on->half = arena_print(
			arena, "%lld of them, %g %%, make half of it (%s).", n,
			row->share.n, sure(on, row));
	else
		on->gini = arena_print(
			arena,
			"Gini %g (%s): 0 where all bring the same, 100 where "
			"one brings all.",
			row->share.n, sure(on, row));
}

static int
value_part(void *cookie, const void *told, struct error *err)
{
	struct telling *on = cookie;
	const struct value_row *row = told;
	const char *dot = strchr(row->id.s, '.');
	const char *currency = dot ? row->id.s : row->amount.currency;

	(void)err;
	if (strncmp(on->currency, currency, 3) != 0) {
		if (*on->currency)
			end_currency(on);
		memcpy(on->currency, currency, 3);
	}
	if (dot)
		add_figure(on, dot + 1, row);
	else
		add_customer(on, row);
	return 0;
}

int
reporting_value_show(struct session *s, struct page *page,
		     const struct report_asked *asked)
{
	struct telling on = {
		.s = s,
		.page = page,
		.customers = {.size = sizeof(struct page_value)},
		.tops = {.size = sizeof(struct page_value)},
	};

	reporting_title(s, page, reporting_span(s, "who brings what", asked));
	if (report_value_tell(s->business, asked, value_part, &on, &s->err) < 0)
		return -1;
	if (*on.currency) {
		end_currency(&on);
		return 0;
	}
	page_gap(page);
	page_text(page, "Nothing was sold.");
	return 0;
}
