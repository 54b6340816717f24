/* SPDX-License-Identifier: ISC
 * crm-answer: tell the customer, or ask and wait for them.
 */
#include "cli/steps.h"

struct options {
	const char *channel;
	bool mail;
	bool ask;
	bool automatic;
};

static const struct option_row options[] = {
	TEXT_OPTION(struct options, channel, 'c', "channel", "channel",
		    "phone, counter, letter, …"),
	FLAG_OPTION(struct options, mail, 0, "mail", "queue it as a letter"),
	FLAG_OPTION(struct options, ask, 0, "ask",
		    "a question: wait for their answer"),
	FLAG_OPTION(struct options, automatic, 0, "auto",
		    "a machine says it: stops no clock"),
};

static const struct passport passport = {
	.name = "crm-answer",
	.purpose = "tell the customer, or ask and wait for them",
	.usage = "[-c channel] [--mail] [--ask] record [text ...]",
	.examples = {"crm-answer k1 \"phoned her, a new kettle goes out\"",
		     "crm-answer k1 --ask \"which model is it?\""},
	.groups = STEPS_GROUPS,
	OPTIONS(options, struct options),
	.shape = &step_row_shape,
	.operands = "case|problem",
};

static struct gate_words
said(const struct steps *steps)
{
	const struct options *opt = steps->options;
	struct gate_words words = steps->words;

	words.channel = opt->channel;
	words.mail = opt->mail;
	words.ask = opt->ask;
	words.automatic = opt->automatic;
	return words;
}

static int
answer(struct session *s, struct case_file *file, struct steps *steps,
       struct vec *rows)
{
	struct gate_words words = said(steps);

	return gate_answer(s->business, file, &words, rows, &s->err);
}

static int
answer_problem(struct session *s, struct problem *problem, struct steps *steps,
	       struct solving *solving)
{
	struct gate_words words = said(steps);

	return solving_answer(s->business, problem, &words, solving, &s->err);
}

int
main(int argc, char **argv)
{
	struct options opt = {0};
	struct steps steps = {.options = &opt,
			      .each = answer,
			      .each_problem = answer_problem,
			      .text_at = 1,
			      .answers = true};
	struct session s;

	if (session_begin(&s, &passport, argc, argv, &opt) == 0)
		steps_run(&s, &steps);
	return session_end(&s);
}
