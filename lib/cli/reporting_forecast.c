/* SPDX-License-Identifier: ISC
 * The page of what is to come.
 */
#include "cli/reporting.h"

#include <math.h>
#include <string.h>

#include "base/money.h"
#include "base/str.h"
#include "look/date.h"
#include "look/report_forecast.h"
#include "view/page.h"

struct telling {
	struct session *s;
	struct page *page;
	const char *part; /* "deals EUR": what is being told, */
	const char *title;
	struct vec values; /* struct page_value; and this of it */
};

static const char *
keep(struct telling *on, struct str *text)
{
	const char *kept = arena_text(&on->s->arena, str_get(text));

	str_free(text);
	return kept;
}

static void
print_part(struct telling *on)
{
	const struct page_picture picture = {
		.title = on->title,
		.full = on->part && str_begins(on->part, "stage") ? 100 : 0,
		.values = on->values.items,
		.count = on->values.count};

	if (picture.count > 0)
		page_bars(on->page, &picture);
	on->values = (struct vec){.size = sizeof(struct page_value)};
}

/* "n 12, 3.4 won, 80 % sure: 100.00 EUR to 900.00 EUR; came 300.00 EUR; …" */
static const char *
note_of(struct telling *on, const struct forecast_row *row)
{
	struct str note = {0};

	str_print(&note, "n %lld", (long long)row->n.n);
	if (row->won.thousandths != QUANTITY_MISSING.thousandths) {
		str_add(&note, ", ");
		money_add_decimal(&note, row->won.thousandths, 3);
		str_add(&note, " won");
	}
	if (!money_missing(row->low)) {
		str_add(&note, ", 80 % sure: ");
		money_add(&note, row->low);
		str_add(&note, " to ");
		money_add(&note, row->high);
	} else if (row->percent_low.n != NUMBER_MISSING.n) {
		str_print(&note, ", 80 %% sure: %lld to %lld %%",
			  (long long)row->percent_low.n,
			  (long long)row->percent_high.n);
	}
	if (!money_missing(row->came)) {
		str_add(&note, "; came ");
		money_add(&note, row->came);
	}
	str_print(&note, "; %s", row->text.s);
	return keep(on, &note);
}

static const char *
label_of(struct telling *on, const struct forecast_row *row)
{
	size_t len = strlen(row->id.s);

	if (strcmp(row->what.s, "deals") != 0 || row->id.s[len - 1] != 'd')
		return arena_text(&on->s->arena, row->id.s);
	return arena_print(&on->s->arena, "%.*s days", (int)len - 1, row->id.s);
}

static void
add_value(struct telling *on, const struct forecast_row *row)
{
	struct page_value *value = vec_add(&on->values, &on->s->arena);
	struct str sum = {0};

	*value = (struct page_value){.label = label_of(on, row),
				     .text = "",
				     .note = note_of(on, row),
				     .value = NAN};
	if (!money_missing(row->amount)) {
		money_add(&sum, row->amount);
		value->text = keep(on, &sum);
		value->value = (double)row->amount.minor;
		value->sure = true;
		value->low = (double)row->low.minor;
		value->high = (double)row->high.minor;
	} else if (row->percent.n != NUMBER_MISSING.n) {
		value->text = arena_print(&on->s->arena, "%lld %%",
					  (long long)row->percent.n);
		value->value = (double)row->percent.n;
		value->sure = row->percent_low.n != NUMBER_MISSING.n;
		value->low = (double)row->percent_low.n;
		value->high = (double)row->percent_high.n;
	}
}

static int
forecast_part(void *cookie, const void *told, struct error *err)
{
	static const char *const titles[][2] = {
		{"deals", "Won of the open deals within"},
		{"stage", "Won of those that come to a stage"},
		{"sales", "Sales of the months to come"},
	};
	struct telling *on = cookie;
	const struct forecast_row *row = told;
	const char *part = arena_print(&on->s->arena, "%s %s", row->what.s,
				       row->amount.currency);
	size_t i = 0;

	(void)err;
	if (!str_same(on->part, part)) {
		print_part(on);
		on->part = part;
		while (strcmp(titles[i][0], row->what.s) != 0)
			i++;
		on->title = titles[i][1];
	}
	add_value(on, row);
	return 0;
}

int
reporting_forecast_show(struct session *s, struct page *page,
			const struct report_asked *asked)
{
	struct telling on = {.s = s,
			     .page = page,
			     .values = {.size = sizeof(struct page_value)}};

	reporting_title(s, page,
			arena_print(&s->arena, "forecast of %s",
				    date_day(&s->arena, asked->as_of)));
	if (report_forecast_tell(s->business, asked, forecast_part, &on,
				 &s->err) < 0)
		return -1;
	print_part(&on);
	if (!on.part) {
		page_gap(page);
		page_text(page, "Nothing is open, and nothing was sold.");
	}
	return 0;
}
