/* SPDX-License-Identifier: ISC
 * What was noted, and the problem behind it, on the pages of crm-show.
 */
#include "cli/showing_cause.h"

#include "base/str.h"
#include "cause/notebook.h"
#include "cause/problem.h"
#include "domain/edit.h"
#include "look/show.h"
#include "view/page.h"

int
showing_cause_notes(struct session *s, struct page *page, struct id case_id,
		    const char *heading)
{
	struct notebook *notebook = arena_get(&s->arena, sizeof(*notebook));
	struct vec rows;
	bool more;

	if (notebook_open(s->business, &s->arena, case_id, notebook, &s->err) <
		    0 ||
	    notebook_latest(s->business, &s->arena, notebook, SHOW_MOST, &rows,
			    &more, &s->err) < 0)
		return -1;
	if (rows.count == 0)
		return 0;
	page_heading(page, heading);
	page_table(page, &notebook->shape, NULL, rows.items, rows.count);
	if (more)
		page_text(page, arena_print(&s->arena,
					    "all: crm-observe k%lld --table",
					    (long long)case_id.n));
	return 0;
}

int
showing_cause_of(struct session *s, struct page *page, struct id case_id)
{
	struct problem problem;
	int rc = problem_behind(s->business, case_id, &problem, &s->err);

	if (rc > 0)
		page_pair(page, "problem",
			  arena_print(&s->arena, "r%lld %s, %s",
				      (long long)problem.id.n, problem.title.s,
				      problem.state.s));
	return rc < 0 ? -1 : 0;
}

/* "done, today 09:00: new seals are sent" */
static const char *
outcome_of(struct session *s, const struct problem *problem)
{
	return problem->outcome.s
		       ? arena_print(&s->arena, "%s, %s: %s",
				     problem->outcome.s,
				     business_when(s->business,
						   problem->settled_at),
				     problem->told.s)
		       : NULL;
}

static void
add_pairs(struct session *s, struct page *page, const struct problem *problem,
	  const struct problem_row *row)
{
	page_pair(page, "state", row->state.s);
	page_pair(page, "owner", row->owner.s);
	if (row->product.n > 0)
		page_field(page, "product", &problem_row_shape, "product", row);
	page_pair(page, "since",
		  business_when(s->business, problem->opened_at));
	page_pair(page, "cause", row->cause.s);
	page_pair(page, "fix", row->fix.s);
	page_pair(page, "outcome", outcome_of(s, problem));
	if (row->told.n > 0)
		page_pair(page, "told",
			  arena_print(&s->arena, "%lld %s",
				      (long long)row->told.n,
				      row->told.n == 1 ? "person" : "people"));
	if (!instant_missing(row->closed))
		page_pair(page, "closed",
			  business_when(s->business, row->closed));
}

static int
add_cases(struct session *s, struct page *page, const struct vec *cases)
{
	struct vec rows = {.size = sizeof(struct case_row)};
	const struct problem_case *all = cases->items;
	size_t i, count = cases->count < SHOW_MOST ? cases->count : SHOW_MOST;

	if (count == 0)
		return 0;
	for (i = 0; i < count; i++) {
		if (edit_case_row(s->business, &all[i].file,
				  vec_add(&rows, &s->arena), &s->err) < 0)
			return -1;
	}
	page_heading(page, "Cases");
	page_table(page, &case_row_shape, "id,state,needs,party,name,subject",
		   rows.items, rows.count);
	if (count < cases->count)
		page_text(page,
			  arena_print(&s->arena,
				      "and more: crm-cases problem=r%lld "
				      "state=any",
				      (long long)all[0].joined.problem.n));
	for (i = 0; i < count; i++) {
		if (showing_cause_notes(
			    s, page, all[i].file.id,
			    arena_print(&s->arena, "Noted on k%lld",
					(long long)all[i].file.id.n)) < 0)
			return -1;
	}
	return 0;
}

int
showing_cause_problem(struct session *s, struct page *page, struct id id)
{
	struct vec cases = {.size = sizeof(struct problem_case)};
	struct problem problem;
	struct problem_row row;

	if (problem_get(s->business,
			arena_print(&s->arena, "r%lld", (long long)id.n),
			&problem, &s->err) < 0 ||
	    problem_row(s->business, &problem, &row, &s->err) < 0 ||
	    problem_cases(s->business, &problem, &cases, &s->err) < 0)
		return -1;
	page_title(page, arena_print(&s->arena, "r%lld %s", (long long)id.n,
				     problem.title.s));
	add_pairs(s, page, &problem, &row);
	return add_cases(s, page, &cases);
}
