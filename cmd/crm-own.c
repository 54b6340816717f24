/* SPDX-License-Identifier: ISC
 * crm-own: take a case, a promise, a problem or a deal, or hand it over.
 */
#include "cli/steps.h"
#include "domain/promise.h"
#include "sell/deal.h"

static const struct passport passport = {
	.name = "crm-own",
	.purpose =
		"take a case, a promise, a problem or a deal, or hand it over",
	.usage = "record [person [why ...]]",
	.examples = {"crm-own k1", "crm-cases kind=request | crm-own - nina"},
	.groups = STEPS_GROUPS,
	.shape = &step_row_shape,
	.operands = "case|promise|problem|deal person",
};

static int
own(struct session *s, struct case_file *file, struct steps *steps,
    struct vec *rows)
{
	return gate_own(s->business, file, steps->word, &steps->words, rows,
			&s->err);
}

static int
own_promise(struct session *s, struct promise *promise, struct steps *steps,
	    struct vec *rows)
{
	if (steps->words.text)
		return error_set(&s->err, ERR_USAGE,
				 "words are kept on cases: a promise is handed "
				 "over without");
	return promise_own(s->business, promise, steps->word, rows, &s->err);
}

static int
own_problem(struct session *s, struct problem *problem, struct steps *steps,
	    struct solving *solving)
{
	if (steps->words.text)
		return error_set(&s->err, ERR_USAGE,
				 "words are kept on cases: a problem is handed "
				 "over without");
	return solving_own(s->business, problem, steps->word, solving, &s->err);
}

static int
own_deal(struct session *s, struct deal *deal, struct steps *steps,
	 struct vec *rows)
{
	return deal_own(s->business, deal, steps->word, steps->words.text,
			steps->words.at, rows, &s->err);
}

int
main(int argc, char **argv)
{
	struct steps steps = {.each = own,
			      .each_promise = own_promise,
			      .each_problem = own_problem,
			      .each_deal = own_deal,
			      .text_at = 2,
			      .wordless = true,
			      .step = "own",
			      .problem_step = "own",
			      .word = "me"};
	struct session s;

	if (session_begin(&s, &passport, argc, argv, NULL) < 0)
		return session_end(&s);
	if (s.operand_count > 1)
		steps.word = s.operands[1];
	steps_run(&s, &steps);
	return session_end(&s);
}
