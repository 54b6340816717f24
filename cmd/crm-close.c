/* SPDX-License-Identifier: ISC
 * crm-close: close a case, a promise or a problem, if nothing is missing.
 */
#include "cli/steps.h"
#include "cli/usage.h"
#include "domain/promise.h"

struct options {
	const char *done;
	const char *tell;
	bool mail;
	bool force;
};

static const struct option_row options[] = {
	TEXT_OPTION(struct options, done, 0, "done", "text",
		    "resolve it with this first"),
	TEXT_OPTION(struct options, tell, 0, "tell", "text",
		    "tell and thank them with this first"),
	FLAG_OPTION(struct options, mail, 0, "mail",
		    "queue what --tell says as a letter"),
	FLAG_OPTION(struct options, force, 0, "force",
		    "ask a second person to close it all the same"),
};

static const struct passport passport = {
	.name = "crm-close",
	.purpose =
		"close a case, a promise or a problem, if nothing is missing",
	.usage =
		"[--done text] [--tell text] [--mail] [--force] [-m why] record ...",
	.examples = {"crm-close k1",
		     "crm-close k1 --done \"sent\" --tell \"it is on its "
		     "way; thank you\""},
	.groups = STEPS_GROUPS,
	OPTIONS(options, struct options),
	.shape = &step_row_shape,
	.operands = "case|promise|problem",
};

static struct gate_close
how(const struct steps *steps)
{
	const struct options *opt = steps->options;

	return (struct gate_close){.done = opt->done,
				   .tell = opt->tell,
				   .mail = opt->mail,
				   .force = opt->force,
				   .why = steps->words.text,
				   .at = steps->words.at};
}

static int
close_case(struct session *s, struct case_file *file, struct steps *steps,
	   struct vec *rows)
{
	struct gate_close close = how(steps);

	return gate_close(s->business, file, &close, rows, &s->err);
}

static int
close_problem(struct session *s, struct problem *problem, struct steps *steps,
	      struct solving *solving)
{
	struct gate_close close = how(steps);

	return solving_close(s->business, problem, &close, solving, &s->err);
}

static int
keep_promise(struct session *s, struct promise *promise, struct steps *steps,
	     struct vec *rows)
{
	const struct options *opt = steps->options;

	if (opt->done || opt->tell || opt->mail || opt->force)
		return error_set(&s->err, ERR_USAGE,
				 "a promise is kept: none of --done, --tell, "
				 "--mail and --force is for it");
	return promise_keep(s->business, promise, steps->words.text,
			    steps->words.at, rows, &s->err);
}

int
main(int argc, char **argv)
{
	struct options opt = {0};
	struct steps steps = {.options = &opt,
			      .each = close_case,
			      .each_promise = keep_promise,
			      .each_problem = close_problem,
			      .problem_step = "closing",
			      .many = true,
			      .wordless = true,
			      .step = "kept"};
	struct session s;

	if (session_begin(&s, &passport, argc, argv, &opt) < 0)
		return session_end(&s);
	if (opt.mail && !opt.tell)
		usage_wrong(&passport, &s.err, "--mail goes with --tell");
	else
		steps_run(&s, &steps);
	return session_end(&s);
}
