/* SPDX-License-Identifier: ISC
 * crm-thank: thank a customer or a colleague, naming what was done.
 */
#include "cause/thanking.h"
#include "cli/steps.h"
#include "cli/usage.h"

struct options {
	const char *channel;
	const char *to;
	bool mail;
	bool buyers;
};

static const struct option_row options[] = {
	TEXT_OPTION(struct options, channel, 'c', "channel", "channel",
		    "phone, counter, letter, …"),
	FLAG_OPTION(struct options, mail, 0, "mail", "queue it as a letter"),
	TEXT_OPTION(struct options, to, 0, "to", "person",
		    "thank a colleague; \"customer\" for the customer"),
	FLAG_OPTION(struct options, buyers, 0, "buyers",
		    "write to the buyers of a problem's product, too"),
};

static const struct passport passport = {
	.name = "crm-thank",
	.purpose = "thank a customer or a colleague, naming what was done",
	.usage =
		"[-c channel] [--mail [--buyers]] [--to person] record [text ...]",
	.examples = {"crm-thank k1 \"your new kettle is on its way; thank "
		     "you\"",
		     "crm-thank k2 --to @bo \"that was kind of you\""},
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
	words.to = opt->to;
	return words;
}

static int
thank(struct session *s, struct case_file *file, struct steps *steps,
      struct vec *rows)
{
	const struct options *opt = steps->options;
	struct gate_words words = said(steps);

	if (opt->buyers)
		return usage_wrong(&passport, &s->err,
				   "--buyers are those of a problem: r1");
	return gate_thank(s->business, file, &words, rows, &s->err);
}

static int
thank_problem(struct session *s, struct problem *problem, struct steps *steps,
	      struct solving *solving)
{
	const struct options *opt = steps->options;
	struct gate_words words = said(steps);

	return thanking_run(s->business, problem, &words, opt->buyers, solving,
			    &s->err);
}

int
main(int argc, char **argv)
{
	struct options opt = {0};
	struct steps steps = {.options = &opt,
			      .each = thank,
			      .each_problem = thank_problem,
			      .text_at = 1};
	struct session s;

	if (session_begin(&s, &passport, argc, argv, &opt) == 0)
		steps_run(&s, &steps);
	return session_end(&s);
}
