/* SPDX-License-Identifier: ISC
 * The page of what is to come.
 */
#include "cli/reporting.h"

#include <string.h>

#include "base/str.h"
#include "look/date.h"
#include "look/report_forecast.h"
#include "view/page.h"

/* The parts, in the order in which they are told. */
static const struct {
	const char *what, *heading, *columns;
} parts[] = {
	{"deals", "Open deals", "id,n,won,amount,low,high,text"},
	{"stage", "Won of those that come to a stage",
	 "id,n,percent,percent_low,percent_high,text"},
	{"sales", "Sales by the month", "id,n,amount,low,high,text"},
};
#define PARTS (sizeof(parts) / sizeof(parts[0]))

struct telling {
	struct session *s;
	struct vec rows[PARTS]; /* struct forecast_row */
};

static int
forecast_part(void *cookie, const void *told, struct error *err)
{
	struct telling *on = cookie;
	const struct forecast_row *row = told;
	struct forecast_row *kept;
	size_t i = 0;

	(void)err;
	while (i + 1 < PARTS && strcmp(parts[i].what, row->what.s) != 0)
		i++;
	kept = vec_add(&on->rows[i], &on->s->arena);
	*kept = *row;
	kept->id.s = arena_text(&on->s->arena, row->id.s);
	kept->text.s = arena_text(&on->s->arena, row->text.s);
	return 0;
}

/* What came stands beside what was foretold, once any of it is known. */
static const char *
columns_of(struct telling *on, size_t part)
{
	const struct forecast_row *rows = on->rows[part].items;
	const char *columns = parts[part].columns;
	size_t i;

	for (i = 0; i < on->rows[part].count; i++) {
		if (!money_missing(rows[i].came))
			return arena_print(
				&on->s->arena, "%.*s,came,text",
				(int)(strlen(columns) - strlen(",text")),
				columns);
	}
	return columns;
}

int
reporting_forecast_show(struct session *s, struct page *page,
			const struct report_asked *asked)
{
	struct telling on = {.s = s};
	size_t i, told = 0;

	for (i = 0; i < PARTS; i++)
		on.rows[i].size = sizeof(struct forecast_row);
	reporting_title(s, page,
			arena_print(&s->arena, "forecast of %s",
				    date_day(&s->arena, asked->as_of)));
	if (report_forecast_tell(s->business, asked, forecast_part, &on,
				 &s->err) < 0)
		return -1;
	for (i = 0; i < PARTS; i++) {
		if (on.rows[i].count == 0)
			continue;
		told++;
		page_heading(page, parts[i].heading);
		page_table(page, &forecast_row_shape, columns_of(&on, i),
			   on.rows[i].items, on.rows[i].count);
	}
	page_gap(page);
	page_text(page, told > 0 ? "80 % sure: low to high. Deals still open "
				   "count in the history for as long as they "
				   "have been seen."
				 : "Nothing is open, and nothing was sold.");
	return 0;
}
