/* SPDX-License-Identifier: ISC
 * crm-thank: thank a customer or a colleague, naming what was done.
 */
#include "cli/steps.h"

struct options {
	const char *channel;
	const char *to;
	bool mail;
};

static const struct option_row options[] = {
	TEXT_OPTION(struct options, channel, 'c', "channel", "channel",
		    "phone, counter, letter, …"),
	FLAG_OPTION(struct options, mail, 0, "mail", "queue it as a letter"),
	TEXT_OPTION(struct options, to, 0, "to", "person",
		    "thank a colleague; \"customer\" for the customer"),
};

static const struct passport passport = {
	.name = "crm-thank",
	.purpose = "thank a customer or a colleague, naming what was done",
	.usage = "[-c channel] [--mail] [--to person] record [text ...]",
	.examples = {"crm-thank k1 \"your new kettle is on its way; thank "
		     "you\"",
		     "crm-thank k2 --to @bo \"that was kind of you\""},
	.groups = STEPS_GROUPS,
	OPTIONS(options, struct options),
	.shape = &step_row_shape,
	.operands = "case",
};

static int
thank(struct session *s, struct case_file *file, struct steps *steps,
      struct vec *rows)
{
	const struct options *opt = steps->options;
	struct gate_words words = steps->words;

	words.channel = opt->channel;
	words.mail = opt->mail;
	words.to = opt->to;
	return gate_thank(s->business, file, &words, rows, &s->err);
}

int
main(int argc, char **argv)
{
	struct options opt = {0};
	struct steps steps = {.options = &opt, .each = thank, .text_at = 1};
	struct session s;

	if (session_begin(&s, &passport, argc, argv, &opt) == 0)
		steps_run(&s, &steps);
	return session_end(&s);
}
