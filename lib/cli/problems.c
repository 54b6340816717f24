/* SPDX-License-Identifier: ISC
 * The verbs of crm-problem.
 */
#include "cli/problems.h"
#include "cli/listing.h"

#include <string.h>
#include <unistd.h>

#include "base/str.h"
#include "cause/alike.h"
#include "cause/problem.h"
#include "cause/similar.h"
#include "cli/records.h"
#include "cli/typed.h"
#include "cli/usage.h"
#include "cli/verbs.h"
#include "domain/edit.h"
#include "os/process.h"

#define SIMILAR 20 /* cases that are proposed */

/* --- sentences ---------------------------------------------------------------- */

void
problems_say(struct str *line, const struct business *business,
	     const void *item)
{
	const struct problem_row *row = item;

	(void)business;
	str_print(line, "r%lld %s: %s, %s owns it", (long long)row->id.n,
		  row->title.s, row->state.s, row->owner.s);
	if (row->cases.n > 0)
		str_print(line, ", %lld case%s, %lld open",
			  (long long)row->cases.n, row->cases.n == 1 ? "" : "s",
			  (long long)row->open.n);
}

static void
say_case(struct str *line, const struct business *business, const void *item)
{
	const struct case_row *row = item;

	(void)business;
	str_print(line, "k%lld %s (c%lld): ", (long long)row->id.n,
		  row->name.s ? row->name.s : "somebody",
		  (long long)row->party.n);
	if (row->problem.n > 0)
		str_print(line, "of r%lld", (long long)row->problem.n);
	else
		str_add(line, "of no problem");
	if (row->subject.s)
		str_print(line, ", %s", row->subject.s);
}

/* --- the problem itself --------------------------------------------------------- */

static int
keep_problem(struct session *s, const struct problem *problem)
{
	struct problem_row row;

	return problem_row(s->business, problem, &row, &s->err) < 0
		       ? -1
		       : session_row(s, &row);
}

/* Begin the batch; with a key used before print its rows: 1. */
static int
begin(struct session *s)
{
	return session_batch(s, &problem_row_shape, problems_say,
			     problem_again);
}

static int
make(struct session *s, const void *options)
{
	const struct problems_options *opt = options;
	struct problem problem;
	int rc;

	if (session_open(s, SESSION_WRITE) < 0)
		return -1;
	rc = begin(s);
	if (rc != 0)
		return rc < 0 ? -1 : 0;
	if (problem_add(s->business, s->operands[1], opt->product, &problem,
			&s->err) < 0 ||
	    keep_problem(s, &problem) < 0)
		return -1;
	return session_keep(s);
}

/* cause and fix: the field is the verb. */
static int
tell(struct session *s, const void *options)
{
	const char *field = s->operands[0];
	struct problem problem;
	const char *text = NULL;
	int rc;

	(void)options;
	if (session_open(s, SESSION_WRITE) < 0 ||
	    problem_get(s->business, s->operands[1], &problem, &s->err) < 0 ||
	    typed_read(s, 2, &text) < 0)
		return -1;
	if (!text)
		return usage_wrong(s->passport, &s->err, "%s: what is it?",
				   field);
	rc = begin(s);
	if (rc != 0)
		return rc < 0 ? -1 : 0;
	/* found again: somebody may have changed it before we had the lock */
	if (problem_get(s->business, s->operands[1], &problem, &s->err) < 0 ||
	    problem_edit(s->business, &problem, field, text, &s->err) < 0 ||
	    keep_problem(s, &problem) < 0)
		return -1;
	return session_keep(s);
}

/* "title=Brittle seals" */
static int
edit_one(struct session *s, struct problem *problem, const char *setting)
{
	const char *equals = strchr(setting, '=');

	if (!equals || equals == setting)
		return usage_wrong(s->passport, &s->err,
				   "%s: of a problem name the field: "
				   "title=Seals",
				   setting);
	return problem_edit(s->business, problem,
			    arena_bytes(&s->arena, setting,
					(size_t)(equals - setting)),
			    equals + 1, &s->err);
}

int
problems_edit(struct session *s)
{
	struct problem problem;
	int rc;
	size_t i;

	if (s->operand_count < 2)
		return usage_wrong(s->passport, &s->err,
				   "name a record and what to change");
	if (problem_get(s->business, s->operands[0], &problem, &s->err) < 0)
		return -1;
	rc = begin(s);
	if (rc != 0)
		return rc < 0 ? -1 : 0;
	if (problem_get(s->business, s->operands[0], &problem, &s->err) < 0)
		return -1;
	for (i = 1; i < s->operand_count; i++) {
		if (edit_one(s, &problem, s->operands[i]) < 0)
			return -1;
	}
	return keep_problem(s, &problem) < 0 ? -1 : session_keep(s);
}

const char *
problems_hint(struct session *s, const char *text)
{
	struct error err = {0};
	const char *hint;

	if (!text || !process_is_terminal(STDERR_FILENO) ||
	    alike_hint(s->business, text, &hint, &err) < 0)
		return NULL;
	return hint;
}

/* --- its cases -------------------------------------------------------------------- */

struct joining {
	const char *problem;
	bool leave;
};

static int
join_one(struct session *s, const struct input_record *record, void *cookie)
{
	const struct joining *joining = cookie;
	struct problem problem;
	struct case_file file;
	struct case_row row;
	int rc = problem_get(s->business, joining->problem, &problem, &s->err);

	if (rc == 0)
		rc = joining->leave ? problem_leave(s->business, &problem,
						    record->id, &file, &s->err)
				    : problem_join(s->business, &problem,
						   record->id, &file, &s->err);
	if (rc < 0 || edit_case_row(s->business, &file, &row, &s->err) < 0)
		return -1;
	return session_row(s, &row);
}

static int
join_or_leave(struct session *s, bool leave)
{
	struct vec records = {.size = sizeof(struct input_record)};
	struct joining joining = {NULL, leave};
	struct problem problem;
	int rc;

	joining.problem = s->operands[1];
	if (session_open(s, SESSION_WRITE) < 0 ||
	    problem_get(s->business, joining.problem, &problem, &s->err) < 0 ||
	    records_read(s, 2, s->operand_count, false, &records) < 0)
		return -1;
	rc = session_batch(s, &case_row_shape, say_case, problem_again_joined);
	if (rc != 0)
		return rc < 0 ? -1 : 0;
	if (records_each(s, &records, join_one, &joining) < 0)
		return -1;
	if (!leave && problem.outcome.s)
		session_remark(s,
			       "r%lld has its outcome: crm-resolve r%lld %s "
			       "settles what was joined now, crm-thank r%lld "
			       "tells them",
			       (long long)problem.id.n, (long long)problem.id.n,
			       problem.outcome.s, (long long)problem.id.n);
	return session_keep(s);
}

static int
join(struct session *s, const void *options)
{
	(void)options;
	return join_or_leave(s, false);
}

static int
leave(struct session *s, const void *options)
{
	(void)options;
	return join_or_leave(s, true);
}

static int
similar(struct session *s, const void *options)
{
	struct vec rows = {.size = sizeof(struct similar_row)};
	const struct similar_row *all;
	struct problem problem;
	size_t i;

	(void)options;
	if (session_open(s, SESSION_READ) < 0 ||
	    problem_get(s->business, s->operands[1], &problem, &s->err) < 0 ||
	    session_rows(s, &similar_row_shape, NULL) < 0 ||
	    similar_cases(s->business, &problem, SIMILAR, &rows, &s->err) < 0)
		return -1;
	all = rows.items;
	for (i = 0; i < rows.count; i++) {
		if (session_row(s, &all[i]) < 0)
			return -1;
	}
	return session_found(s);
}

/* --- the list ----------------------------------------------------------------------- */

static int
list(struct session *s, const void *options)
{
	(void)options;
	return listing_verb(s, "problems");
}

/* --- which -------------------------------------------------------------------------- */

static const struct verb verbs[] = {
	{"new", make, "product n q key", "what is it? in one operand", 1, 1},
	{"join", join, "keep-going n q key", "which problem?", 1, VERB_MANY},
	{"leave", leave, "keep-going n q key", "which problem?", 1, VERB_MANY},
	{"similar", similar, "", "to which problem?", 1, 1},
	{"cause", tell, "m n q key", "of which one?", 1, VERB_MANY},
	{"fix", tell, "m n q key", "of which one?", 1, VERB_MANY},
	{"list", list, "", NULL, 0, 0},
};

int
problems_run(struct session *s, const struct problems_options *opt)
{
	return verbs_run(s, verbs, sizeof(verbs) / sizeof(verbs[0]), opt);
}
