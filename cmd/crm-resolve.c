/* SPDX-License-Identifier: ISC
 * crm-resolve: record the outcome of a case.
 */
#include "cli/steps.h"
#include "cli/usage.h"

static const struct passport passport = {
	.name = "crm-resolve",
	.purpose = "record the outcome of a case: done, declined or cannot",
	.usage = "record done|declined|cannot [text ...]",
	.examples = {"crm-resolve k1 done \"new kettle sent\"",
		     "crm-resolve k1 declined \"the warranty ended in 2019\""},
	.groups = STEPS_GROUPS,
	.shape = &step_row_shape,
	.operands = "case|problem",
};

static int
resolve(struct session *s, struct case_file *file, struct steps *steps,
	struct vec *rows)
{
	return gate_resolve(s->business, file, steps->word, &steps->words, rows,
			    &s->err);
}

static int
resolve_problem(struct session *s, struct problem *problem, struct steps *steps,
		struct solving *solving)
{
	return solving_resolve(s->business, problem, steps->word, &steps->words,
			       solving, &s->err);
}

int
main(int argc, char **argv)
{
	struct steps steps = {.each = resolve,
			      .each_problem = resolve_problem,
			      .problem_step = "outcome",
			      .text_at = 2,
			      .lack = "say what was done, or because of what "
				      "it was not"};
	struct session s;

	if (session_begin(&s, &passport, argc, argv, NULL) < 0)
		return session_end(&s);
	if (s.operand_count < 2)
		usage_wrong(&passport, &s.err,
			    "name the record and the outcome");
	else if (gate_outcome(s.operands[1], &steps.word, &s.err) == 0)
		steps_run(&s, &steps);
	return session_end(&s);
}
