/* SPDX-License-Identifier: ISC
 * The verbs of the loop on a problem.
 */
#include "cause/solving.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "cause/reach.h"
#include "cause/thanking.h"
#include "domain/docket.h"
#include "domain/people.h"
#include "store/record.h"

#define NAMED 4 /* cases of which it is said what is missing */

/* --- what all of them share --------------------------------------------------- */

static void
add_row(struct business *business, const struct problem *problem,
	const char *step, const char *text, struct solving *solving)
{
	struct step_row *row = vec_add(&solving->rows, business->arena);

	column_clear(&step_row_shape, row);
	row->id = (struct any_id){problem->id.n, 'r'};
	row->step.s = step;
	row->owner = problem->owner;
	row->name = problem->title;
	row->text.s = text;
}

static bool
is_state(const struct case_file *file, const char *state)
{
	return str_same(file->state.s, state);
}

static int
save(struct business *business, const struct problem *before,
     struct problem *after, struct error *err)
{
	return record_set(business->store, TABLE_PROBLEMS, before, after, err);
}

static int
refuse_closed(const struct problem *problem, struct error *err)
{
	if (!str_same(problem->state.s, "closed"))
		return 0;
	error_set(err, ERR_NO, "r%lld is closed already",
		  (long long)problem->id.n);
	return error_hint(err, "crm-edit r%lld state=open reopens it",
			  (long long)problem->id.n);
}

/* --- own, answer -------------------------------------------------------------- */

int
solving_own(struct business *business, struct problem *problem,
	    const char *person, struct solving *solving, struct error *err)
{
	const struct policy_person *owner;
	struct problem before = *problem;

	if (people_get(business, person, &owner, err) < 0 ||
	    refuse_closed(problem, err) < 0)
		return -1;
	problem->owner.s = owner->name;
	if (save(business, &before, problem, err) < 0)
		return -1;
	add_row(business, problem, "own", NULL, solving);
	return 0;
}

static int
answer_one(struct business *business, struct problem_case *one,
	   const struct gate_words *words, struct reach *reached,
	   struct solving *solving, struct error *err)
{
	struct gate_words said = *words;
	bool there = true;

	if (reach_has(reached, one->party.id))
		said = reach_along(words);
	else if (words->mail &&
		 reach_address(business, &one->party,
			       reach_called(business, &one->file), solving,
			       &there, err) < 0)
		return -1;
	if (!there)
		return 0;
	reach_add(business, reached, one->party.id);
	return gate_answer(business, &one->file, &said, &solving->rows, err);
}

int
solving_answer(struct business *business, const struct problem *problem,
	       const struct gate_words *words, struct solving *solving,
	       struct error *err)
{
	struct vec cases = {.size = sizeof(struct problem_case)};
	struct reach reached = {{.size = sizeof(struct id)}};
	struct problem_case *all;
	size_t i;

	if (problem_cases(business, problem, &cases, err) < 0)
		return -1;
	all = cases.items;
	for (i = 0; i < cases.count; i++) {
		if (!is_state(&all[i].file, "closed") &&
		    answer_one(business, &all[i], words, &reached, solving,
			       err) < 0)
			return -1;
	}
	if (solving->rows.count == 0)
		return error_set(err, ERR_NO,
				 "r%lld has no open case that could be told",
				 (long long)problem->id.n);
	return 0;
}

/* --- resolve ------------------------------------------------------------------- */

static int
settle(struct business *business, struct problem *problem, const char *outcome,
       const struct gate_words *words, struct solving *solving,
       struct error *err)
{
	struct problem before = *problem;

	problem->state.s = "resolved";
	problem->outcome.s = outcome;
	problem->told.s = words->text;
	problem->settled_at = words->at;
	if (save(business, &before, problem, err) < 0)
		return -1;
	add_row(business, problem, "outcome", words->text, solving);
	return 0;
}

int
solving_resolve(struct business *business, struct problem *problem,
		const char *outcome, const struct gate_words *words,
		struct solving *solving, struct error *err)
{
	struct vec cases = {.size = sizeof(struct problem_case)};
	struct problem_case *all;
	size_t i;

	if (refuse_closed(problem, err) < 0 ||
	    problem_cases(business, problem, &cases, err) < 0)
		return -1;
	if (problem->outcome.s && !str_same(problem->outcome.s, outcome)) {
		error_set(err, ERR_NO, "r%lld has an outcome: %s, %.300s",
			  (long long)problem->id.n, problem->outcome.s,
			  problem->told.s);
		return error_hint(err, "crm-edit r%lld state=open reopens it",
				  (long long)problem->id.n);
	}
	if (!problem->outcome.s &&
	    settle(business, problem, outcome, words, solving, err) < 0)
		return -1;
	all = cases.items;
	for (i = 0; i < cases.count; i++) {
		if (is_state(&all[i].file, "closed") ||
		    is_state(&all[i].file, "resolved"))
			continue;
		if (gate_resolve(business, &all[i].file, outcome, words,
				 &solving->rows, err) < 0)
			return -1;
	}
	if (solving->rows.count == 0)
		return error_set(err, ERR_NO,
				 "r%lld and its cases are resolved already",
				 (long long)problem->id.n);
	return 0;
}

/* --- close ---------------------------------------------------------------------- */

/* What a problem lacks before it can be closed. */
struct missing {
	struct str text;
	size_t cases;
};

static void
add_missing(struct missing *missing, const struct case_file *file,
	    const char *what)
{
	if (missing->cases++ >= NAMED)
		return;
	str_print(&missing->text, "%sk%lld ", missing->text.len ? "; " : "",
		  (long long)file->id.n);
	for (; *what; what++)
		str_add_char(&missing->text, *what == ';' ? ',' : *what);
}

/* Close it, or add what is missing. */
static int
close_case(struct business *business, struct problem_case *one,
	   const struct gate_close *how, struct solving *solving,
	   struct missing *missing, struct error *err)
{
	struct gate_close close = {.why = how->why, .at = how->at};
	struct error why = {0};
	const char *what;

	if (is_state(&one->file, "closed"))
		return 0;
	if (one->file.forced_by.s) {
		add_missing(missing, &one->file, "waits for a second person");
		return 0;
	}
	if (gate_close(business, &one->file, &close, &solving->rows, &why) == 0)
		return 0;
	if (why.code != ERR_NO || why.damaged) {
		*err = why;
		return -1;
	}
	/* "k1 stays open: not told; not thanked" */
	what = strstr(why.text, ": ");
	add_missing(missing, &one->file, what ? what + 2 : why.text);
	return 0;
}

static int
stay_open(const struct problem *problem, const struct missing *missing,
	  struct error *err)
{
	long long id = (long long)problem->id.n;

	if (missing->cases > NAMED)
		error_set(err, ERR_NO, "r%lld stays open: %.400s; and %zu more",
			  id, str_get(&missing->text), missing->cases - NAMED);
	else
		error_set(err, ERR_NO, "r%lld stays open: %.400s", id,
			  str_get(&missing->text));
	return missing->cases == 0
		       ? -1
		       : error_hint(err,
				    "crm-cases problem=r%lld needs=close | "
				    "crm-close closes the others",
				    id);
}

static int
shut(struct business *business, struct problem *problem,
     const struct gate_close *close, struct solving *solving, struct error *err)
{
	struct problem before = *problem;

	problem->state.s = "closed";
	problem->closed_at = close->at;
	if (save(business, &before, problem, err) < 0)
		return -1;
	add_row(business, problem, "closing", close->why, solving);
	return 0;
}

/* --done and --tell; that nobody is left to be told is no reason to stop. */
static int
catch_up(struct business *business, struct problem *problem,
	 const struct gate_close *close, struct solving *solving,
	 struct error *err)
{
	struct gate_words words = {.text = close->done, .at = close->at};
	size_t rows;

	if (close->done && solving_resolve(business, problem, "done", &words,
					   solving, err) < 0)
		return -1;
	words.text = close->tell;
	words.mail = close->mail;
	rows = solving->rows.count;
	if (!close->tell ||
	    thanking_run(business, problem, &words, false, solving, err) == 0)
		return 0;
	if (err->code != ERR_NO || err->damaged || !problem->outcome.s ||
	    solving->rows.count > rows)
		return -1;
	*err = (struct error){0};
	return 0;
}

int
solving_close(struct business *business, struct problem *problem,
	      const struct gate_close *close, struct solving *solving,
	      struct error *err)
{
	struct vec cases = {.size = sizeof(struct problem_case)};
	struct missing missing = {{0}, 0};
	struct problem_case *all;
	size_t i;
	int rc = 0;

	if (close->force)
		return error_set(err, ERR_USAGE,
				 "a problem is not closed by force; its cases "
				 "may be");
	if (refuse_closed(problem, err) < 0 ||
	    catch_up(business, problem, close, solving, err) < 0 ||
	    problem_cases(business, problem, &cases, err) < 0)
		return -1;
	if (!problem->outcome.s)
		str_add(&missing.text, "no outcome");
	all = cases.items;
	for (i = 0; rc == 0 && i < cases.count; i++)
		rc = close_case(business, &all[i], close, solving, &missing,
				err);
	if (rc == 0)
		rc = missing.text.len > 0
			     ? stay_open(problem, &missing, err)
			     : shut(business, problem, close, solving, err);
	str_free(&missing.text);
	return rc;
}

void
solving_show(struct business *business, const struct problem *problem,
	     const char *step, struct solving *solving)
{
	add_row(business, problem, step,
		strcmp(step, "outcome") == 0 ? problem->told.s : NULL, solving);
}
