/* SPDX-License-Identifier: ISC
 * Problems.
 */
#include "cause/problem.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "domain/docket.h"
#include "domain/edit.h"
#include "domain/made.h"
#include "domain/people.h"
#include "sell/product.h"
#include "store/case.h"
#include "store/party.h"
#include "store/problem.h"
#include "store/record.h"

static const char *const fields[] = {"title", "owner", "product",
				     "cause", "fix",   "state"};
#define FIELDS (sizeof(fields) / sizeof(fields[0]))

/* --- found and made ---------------------------------------------------------- */

static int
by_id(struct business *business, struct id id, struct problem *problem,
      struct error *err)
{
	int rc = record_get(business->store, business->arena, TABLE_PROBLEMS,
			    id.n, problem, err);

	if (rc < 0)
		return -1;
	if (rc > 0 && !problem->voided.yes)
		return 0;
	error_set(err, ERR_NO, "r%lld: no such problem", (long long)id.n);
	return error_hint(err, "crm-problem list; crm-problem new \"what it "
			       "is\" makes one");
}

int
problem_get(struct business *business, const char *word,
	    struct problem *problem, struct error *err)
{
	struct id id;
	char letter;

	if (!business_id(word, &letter, &id) || letter != 'r')
		return error_set(err, ERR_USAGE,
				 "%.100s: a problem is named by its id, as r2",
				 word);
	return by_id(business, id, problem, err);
}

/* Words on the problem: text, and something. */
static int
check_text(const char *field, const char *text, struct error *err)
{
	if (!utf8_valid(text, strlen(text)))
		return error_set(err, ERR_DATA, "%s is no UTF-8 text", field);
	if (text[strspn(text, " \t\r\n")] == '\0')
		return error_set(err, ERR_DATA, "%s is empty", field);
	return 0;
}

static int
find_product(struct business *business, const char *word, struct id *product,
	     struct error *err)
{
	struct product found;

	if (product_find(business, word, true, &found, err) < 0)
		return -1;
	*product = found.id;
	return 0;
}

int
problem_add(struct business *business, const char *title, const char *product,
	    struct problem *problem, struct error *err)
{
	column_clear(&problem_shape, problem);
	if (check_text("the title", title, err) < 0 ||
	    (product &&
	     find_product(business, product, &problem->product, err) < 0))
		return -1;
	problem->title.s = title;
	problem->owner.s = business->user;
	problem->state.s = "open";
	problem->opened_at = business->now;
	return record_add(business->store, TABLE_PROBLEMS, problem, err);
}

/* --- the cases of it ---------------------------------------------------------- */

int
problem_join(struct business *business, const struct problem *problem,
	     const char *word, struct case_file *file, struct error *err)
{
	struct joined joined;
	int rc;

	if (str_same(problem->state.s, "closed")) {
		error_set(err, ERR_NO, "r%lld is closed",
			  (long long)problem->id.n);
		return error_hint(err, "crm-edit r%lld state=open reopens it",
				  (long long)problem->id.n);
	}
	if (docket_find(business, word, file, err) < 0)
		return -1;
	rc = problem_of_case(business->store, business->arena, file->id,
			     &joined, err);
	if (rc < 0)
		return -1;
	if (rc > 0) {
		error_set(err, ERR_NO, "k%lld is of r%lld already",
			  (long long)file->id.n, (long long)joined.problem.n);
		if (joined.problem.n == problem->id.n)
			return -1;
		return error_hint(err, "crm-problem leave r%lld k%lld",
				  (long long)joined.problem.n,
				  (long long)file->id.n);
	}
	column_clear(&joined_shape, &joined);
	joined.problem = problem->id;
	joined.case_id = file->id;
	joined.party = file->party;
	return record_add(business->store, TABLE_JOINS, &joined, err);
}

int
problem_leave(struct business *business, const struct problem *problem,
	      const char *word, struct case_file *file, struct error *err)
{
	struct joined joined;
	int rc;

	if (docket_find(business, word, file, err) < 0)
		return -1;
	rc = problem_of_case(business->store, business->arena, file->id,
			     &joined, err);
	if (rc < 0)
		return -1;
	if (rc == 0 || joined.problem.n != problem->id.n)
		return error_set(err, ERR_NO, "k%lld is none of r%lld",
				 (long long)file->id.n,
				 (long long)problem->id.n);
	if (!instant_missing(joined.told_at))
		return error_set(err, ERR_NO,
				 "k%lld was told of r%lld %s: it stays",
				 (long long)file->id.n,
				 (long long)problem->id.n,
				 business_when(business, joined.told_at));
	return record_void(business->store, TABLE_JOINS, &joined, err);
}

static bool
is_there(const struct vec *cases, struct id id)
{
	const struct problem_case *all = cases->items;
	size_t i;

	for (i = 0; i < cases->count; i++) {
		if (all[i].file.id.n == id.n)
			return true;
	}
	return false;
}

int
problem_cases(struct business *business, const struct problem *problem,
	      struct vec *cases, struct error *err)
{
	struct vec joins = {.size = sizeof(struct joined)};
	const struct joined *all;
	struct case_file file;
	size_t i;

	cases->size = sizeof(struct problem_case);
	if (problem_joins(business->store, business->arena, problem->id, &joins,
			  err) < 0)
		return -1;
	all = joins.items;
	for (i = 0; i < joins.count; i++) {
		struct problem_case *one;
		int rc = all[i].case_id.n == 0
				 ? 0
				 : case_root(business->store, business->arena,
					     all[i].case_id, &file, err);

		if (rc < 0)
			return -1;
		if (rc == 0 || is_there(cases, file.id))
			continue;
		one = vec_add(cases, business->arena);
		one->joined = all[i];
		one->file = file;
		if (party_root(business->store, business->arena, file.party,
			       &one->party, err) < 0)
			return -1;
	}
	return 0;
}

int
problem_behind(struct business *business, struct id case_id,
	       struct problem *problem, struct error *err)
{
	struct joined joined;
	int rc = problem_of_case(business->store, business->arena, case_id,
				 &joined, err);

	if (rc <= 0)
		return rc;
	return by_id(business, joined.problem, problem, err) < 0 ? -1 : 1;
}

/* --- changed ------------------------------------------------------------------ */

static int
no_field(const char *field, struct error *err)
{
	const char *nearest = str_nearest(field, fields, FIELDS);

	error_set(err, ERR_USAGE, "%.60s: no field of a problem%s%s%s", field,
		  nearest ? ", did you mean " : "", nearest ? nearest : "",
		  nearest ? "?" : "");
	return error_hint(err, "title, owner, product, cause, fix or state");
}

/* What was settled is open again; those who were told stay told. */
static int
reopen(struct problem *problem, const char *value, struct error *err)
{
	if (strcmp(value, "open") != 0) {
		error_set(err, ERR_USAGE,
			  "state %.60s: it can be opened again: state=open",
			  value);
		return error_hint(err,
				  "crm-resolve r%lld and crm-close r%lld "
				  "take it on",
				  (long long)problem->id.n,
				  (long long)problem->id.n);
	}
	problem->state.s = "open";
	problem->outcome.s = NULL;
	problem->told.s = NULL;
	problem->settled_at = INSTANT_MISSING;
	problem->closed_at = INSTANT_MISSING;
	return 0;
}

static int
edit_field(struct business *business, struct problem *after, const char *field,
	   const char *value, struct error *err)
{
	const struct policy_person *owner;

	if (strcmp(field, "state") == 0)
		return reopen(after, value, err);
	if (strcmp(field, "owner") == 0) {
		if (people_get(business, value, &owner, err) < 0)
			return -1;
		after->owner.s = owner->name;
		return 0;
	}
	if (strcmp(field, "product") == 0) {
		after->product.n = 0;
		return *value ? find_product(business, value, &after->product,
					     err)
			      : 0;
	}
	if (strcmp(field, "title") == 0)
		after->title.s = value;
	else if (strcmp(field, "cause") == 0)
		after->cause.s = *value ? value : NULL;
	else if (strcmp(field, "fix") == 0)
		after->fix.s = *value ? value : NULL;
	else
		return no_field(field, err);
	return *value || strcmp(field, "title") == 0
		       ? check_text(field, value, err)
		       : 0;
}

int
problem_edit(struct business *business, struct problem *problem,
	     const char *field, const char *value, struct error *err)
{
	struct problem after = *problem;

	if (edit_field(business, &after, field, value, err) < 0 ||
	    record_set(business->store, TABLE_PROBLEMS, problem, &after, err) <
		    0)
		return -1;
	*problem = after;
	return 0;
}

/* --- shown -------------------------------------------------------------------- */

static int
by_number(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;

	return *x < *y ? -1 : *x > *y;
}

/* How many parties were told, each once. */
static int
count_told(struct business *business, struct id problem, int64_t *told,
	   struct error *err)
{
	struct vec joins = {.size = sizeof(struct joined)};
	const struct joined *all;
	struct party party;
	int64_t *seen;
	size_t i, n = 0;

	if (problem_joins(business->store, business->arena, problem, &joins,
			  err) < 0)
		return -1;
	all = joins.items;
	seen = arena_get(business->arena, (joins.count + 1) * sizeof(*seen));
	for (i = 0; i < joins.count; i++) {
		if (instant_missing(all[i].told_at))
			continue;
		if (party_root(business->store, business->arena, all[i].party,
			       &party, err) < 0)
			return -1;
		seen[n++] = party.id.n;
	}
	qsort(seen, n, sizeof(*seen), by_number);
	*told = n > 0;
	for (i = 1; i < n; i++)
		*told += seen[i] != seen[i - 1];
	return 0;
}

int
problem_row(struct business *business, const struct problem *problem,
	    struct problem_row *row, struct error *err)
{
	struct vec cases = {.size = sizeof(struct problem_case)};
	const struct problem_case *all;
	size_t i;

	column_clear(&problem_row_shape, row);
	if (problem_cases(business, problem, &cases, err) < 0 ||
	    count_told(business, problem->id, &row->told.n, err) < 0)
		return -1;
	all = cases.items;
	row->cases.n = (int64_t)cases.count;
	row->open.n = 0;
	for (i = 0; i < cases.count; i++)
		row->open.n += !str_same(all[i].file.state.s, "closed");
	row->id = problem->id;
	row->state = problem->state;
	row->owner = problem->owner;
	row->product = problem->product;
	row->title = problem->title;
	row->outcome = problem->outcome;
	row->opened = problem->opened_at;
	row->settled = problem->settled_at;
	row->closed = problem->closed_at;
	row->batch = problem->batch;
	row->cause = problem->cause;
	row->fix = problem->fix;
	row->answer = problem->told;
	return 0;
}

int
problem_again(struct business *business, struct id batch, struct vec *rows,
	      struct error *err)
{
	struct vec ids = {.size = sizeof(struct id)};
	struct problem problem;
	const struct id *all;
	size_t i;

	if (made_list(business, TABLE_PROBLEMS, batch, &ids, err) < 0)
		return -1;
	all = ids.items;
	for (i = 0; i < ids.count; i++) {
		if (by_id(business, all[i], &problem, err) < 0 ||
		    problem_row(business, &problem,
				vec_add(rows, business->arena), err) < 0)
			return -1;
	}
	return 0;
}

int
problem_again_joined(struct business *business, struct id batch,
		     struct vec *rows, struct error *err)
{
	struct vec ids = {.size = sizeof(struct id)};
	struct case_file file;
	struct joined joined;
	const struct id *all;
	size_t i;

	if (made_list(business, TABLE_JOINS, batch, &ids, err) < 0)
		return -1;
	all = ids.items;
	for (i = 0; i < ids.count; i++) {
		if (record_get(business->store, business->arena, TABLE_JOINS,
			       all[i].n, &joined, err) < 0 ||
		    case_root(business->store, business->arena, joined.case_id,
			      &file, err) < 0 ||
		    edit_case_row(business, &file,
				  vec_add(rows, business->arena), err) < 0)
			return -1;
	}
	return 0;
}
