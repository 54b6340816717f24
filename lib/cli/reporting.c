/* SPDX-License-Identifier: ISC
 * The pages of crm-report.
 */
#include "cli/reporting.h"

#include <string.h>

#include "base/str.h"
#include "look/date.h"
#include "look/report.h"
#include "view/field.h"
#include "view/page.h"

#define AT_ONCE 500 /* rows of one table: memory stays flat */

struct reporting {
	struct session *s;
	struct page *page;
	struct arena arena; /* of the rows that wait */
	struct vec rows;
	char part[16]; /* what is being told */
};

static void
open_page(struct reporting *on, struct session *s, const char *title)
{
	*on = (struct reporting){.s = s};
	on->page = page_open(&s->arena, &s->view);
	page_title(on->page, arena_print(&s->arena, "%s, %s",
					 s->business->policy->name, title));
}

/* --- a day ------------------------------------------------------------------ */

static const char *const headings[][2] = {
	{"in", "What came in"},
	{"answered", "Answered"},
	{"automatic", "Said by machines: no answers"},
	{"closed", "Closed"},
	{"forced", "Forced"},
	{"late", "Late, and still waiting"},
	{"climbed", "Up the ladder"},
	{"promised", "Promised"},
	{"kept", "Kept"},
	{"broken", "Broken"},
};

/* A table leaves nothing behind, so that its memory is taken again. */
static void
print_day(struct reporting *on)
{
	struct arena_mark mark = arena_mark(&on->s->arena);

	page_table(on->page, &day_row_shape, "id,at,who,name,text",
		   on->rows.items, on->rows.count);
	arena_reset(&on->s->arena, mark);
	arena_free(&on->arena);
	on->rows = (struct vec){.size = sizeof(struct day_row)};
}

static void
begin_part(struct reporting *on, const char *what)
{
	const size_t count = sizeof(headings) / sizeof(headings[0]);
	size_t i;

	print_day(on);
	for (i = 0; i < count; i++) {
		if (strcmp(headings[i][0], what) == 0) {
			memcpy(on->part, what, strlen(what) + 1);
			page_heading(on->page, headings[i][1]);
		}
	}
}

/* The head of the chain is a line of its own, for crm-check --head. */
static void
print_head(struct reporting *on, const struct day_row *row)
{
	print_day(on);
	page_gap(on->page);
	if (!*on->part) {
		page_text(on->page, "Nothing happened.");
		page_gap(on->page);
	}
	page_text(on->page, arena_print(&on->s->arena, "head b%lld %s",
					(long long)row->id.n, row->text.s));
}

static int
day_part(void *cookie, const void *told, struct error *err)
{
	struct reporting *on = cookie;
	const struct day_row *row = told;
	struct day_row *kept;

	(void)err;
	if (strcmp(row->what.s, "head") == 0) {
		print_head(on, row);
		return 0;
	}
	if (strcmp(row->what.s, on->part) != 0)
		begin_part(on, row->what.s);
	else if (on->rows.count == AT_ONCE)
		print_day(on);
	kept = vec_add(&on->rows, &on->arena);
	*kept = *row;
	kept->what.s = NULL;
	kept->who.s = arena_text(&on->arena, row->who.s);
	kept->name.s = arena_text(&on->arena, row->name.s);
	kept->text.s = arena_text(&on->arena, row->text.s);
	return 0;
}

int
reporting_day(struct session *s, struct day day)
{
	struct reporting on;
	int rc;

	open_page(&on, s, date_day(&s->arena, day));
	on.rows.size = sizeof(struct day_row);
	rc = report_tell_day(s->business, day, day_part, &on, &s->err);
	arena_free(&on.arena);
	return rc < 0 ? -1 : page_close(on.page, &s->err);
}

/* --- listening -------------------------------------------------------------- */

static const char *
amount(struct reporting *on, const struct measure_row *row, struct number n)
{
	struct arena *arena = &on->s->arena;

	if (strcmp(row->unit.s, "seconds") == 0)
		return field_duration(arena, (struct duration){n.n});
	return arena_print(arena, "%lld%s", (long long)n.n,
			   strcmp(row->unit.s, "percent") == 0 ? " %" : "");
}

/* "2 h 10 min (of 37; 95 % sure: 1 h 40 min to 3 h 5 min)" */
static const char *
sure(struct reporting *on, const struct measure_row *row)
{
	struct arena *arena = &on->s->arena;

	if (row->n.n == NUMBER_MISSING.n)
		return amount(on, row, row->value);
	if (row->value.n == NUMBER_MISSING.n)
		return "too few to tell (of 0)";
	if (row->low.n == NUMBER_MISSING.n)
		return arena_print(arena, "%s (of %lld: too few to tell)",
				   amount(on, row, row->value),
				   (long long)row->n.n);
	return arena_print(arena, "%s (of %lld; 95 %% sure: %s to %s)",
			   amount(on, row, row->value), (long long)row->n.n,
			   amount(on, row, row->low),
			   amount(on, row, row->high));
}

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
measure(struct reporting *on, const struct measure_row *row)
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
	page_pair(on->page, label, sure(on, row));
}

static int
listen_part(void *cookie, const void *told, struct error *err)
{
	struct reporting *on = cookie;
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
reporting_listen(struct session *s, struct day since)
{
	struct reporting on;

	open_page(&on, s,
		  arena_print(&s->arena, "listening since %s",
			      date_day(&s->arena, since)));
	if (report_tell_listen(s->business, since, listen_part, &on, &s->err) <
	    0)
		return -1;
	return page_close(on.page, &s->err);
}

/* --- what is open ----------------------------------------------------------- */

static void
print_load(struct reporting *on)
{
	page_table(on->page, &load_row_shape, NULL, on->rows.items,
		   on->rows.count);
	on->rows = (struct vec){.size = sizeof(struct load_row)};
}

static int
cases_part(void *cookie, const void *told, struct error *err)
{
	struct reporting *on = cookie;
	const struct load_row *row = told;
	size_t len = strcspn(row->id.s, "=");
	struct load_row *kept;

	(void)err;
	if (strncmp(on->part, row->id.s, len) != 0 || on->part[len]) {
		print_load(on);
		memcpy(on->part, row->id.s, len);
		on->part[len] = '\0';
		page_heading(on->page,
			     strcmp(on->part, "owner") == 0  ? "By owner"
			     : strcmp(on->part, "kind") == 0 ? "By kind"
							     : "By age");
	}
	kept = vec_add(&on->rows, &on->s->arena);
	*kept = *row;
	kept->id.s = arena_text(&on->s->arena, row->id.s);
	return 0;
}

int
reporting_cases(struct session *s)
{
	struct reporting on;

	open_page(&on, s, "open cases");
	on.rows.size = sizeof(struct load_row);
	if (report_tell_cases(s->business, cases_part, &on, &s->err) < 0)
		return -1;
	print_load(&on);
	if (!*on.part) {
		page_gap(on.page);
		page_text(on.page, "Nothing is open.");
	}
	return page_close(on.page, &s->err);
}
