/* SPDX-License-Identifier: ISC
 * crm-observe: note what was seen on a case, as key=value.
 */
#include <string.h>

#include "cause/observation.h"
#include "cli/noting.h"
#include "cli/records.h"
#include "cli/session.h"
#include "cli/typed.h"
#include "cli/usage.h"

struct options {
	bool strike;
	bool table;
};

static const struct option_row options[] = {
	FLAG_OPTION(struct options, strike, 0, "strike",
		    "notes that do not count; say why with -m"),
	FLAG_OPTION(struct options, table, 0, "table",
		    "print the notes, a row a trial, a column a key"),
};

static const struct passport passport = {
	.name = "crm-observe",
	.purpose = "note what was seen on a case, as key=value",
	.usage = "[--strike -m why note ... | --table case | "
		 "case [key=value ...]]",
	.examples = {"crm-observe k1 fails=yes flavour=vanilla minutes=4",
		     "crm-observe k1 <nights.tsv"},
	.groups = GROUP_BASE | GROUP_USER | GROUP_ROWS | GROUP_WRITE |
		  GROUP_TEXT | GROUP_STDIN | GROUP_COLOR,
	OPTIONS(options, struct options),
	.shape = &observation_row_shape,
	.operands = "case",
};

/* The reason, which is wanted. */
static int
read_why(struct session *s, const char **why)
{
	if (typed_read(s, s->operand_count, why) < 0)
		return -1;
	if (!*why)
		return usage_wrong(&passport, &s->err,
				   "say why it does not count: -m");
	return 0;
}

static int
strike(struct session *s)
{
	struct vec records = {.size = sizeof(struct input_record)};
	const char *why = NULL;

	if (s->common.at)
		return usage_wrong(&passport, &s->err,
				   "--at is of what is noted");
	if (session_open(s, SESSION_WRITE) < 0 ||
	    records_read(s, 0, s->operand_count, false, &records) < 0 ||
	    read_why(s, &why) < 0)
		return -1;
	return noting_strike(s, &records, why);
}

/* "crm-observe k1 a=b", or with the cases on stdin "crm-observe - a=b". */
static int
note(struct session *s, bool named)
{
	struct vec records = {.size = sizeof(struct input_record)};
	struct noting_trial trial = {
		.when = {DAY_MISSING, s->setting.now},
		.pairs = {.size = sizeof(struct observation_pair)}};
	size_t i;

	for (i = named; i < s->operand_count; i++) {
		if (observation_split(&s->arena, s->operands[i],
				      vec_add(&trial.pairs, &s->arena),
				      &s->err) < 0)
			return -1;
	}
	if (session_open(s, SESSION_WRITE) < 0 ||
	    records_read(s, 0, named, false, &records) < 0 ||
	    (s->common.at && observation_when(s->business, s->common.at,
					      &trial.when, &s->err) < 0))
		return -1;
	return noting_trials(s, &records, &trial);
}

static int
note_table(struct session *s)
{
	struct when when = WHEN_MISSING;

	if (session_open(s, SESSION_WRITE) < 0 ||
	    (s->common.at &&
	     observation_when(s->business, s->common.at, &when, &s->err) < 0))
		return -1;
	return noting_table(s, s->operands[0], &when);
}

static int
print(struct session *s)
{
	const struct common *common = &s->common;

	if (s->operand_count != 1)
		return usage_wrong(&passport, &s->err, "--table: which case?");
	if (common->rehearse || common->quiet || common->key || common->at ||
	    common->keep_going)
		return usage_wrong(&passport, &s->err,
				   "--table writes nothing: -D, -u, and how "
				   "it is printed");
	return session_open(s, SESSION_READ) < 0
		       ? -1
		       : noting_print(s, s->operands[0]);
}

static int
run(struct session *s, const struct options *opt)
{
	const struct common *common = &s->common;
	const char *first = s->operand_count > 0 ? s->operands[0] : "=";

	if (opt->strike && opt->table)
		return usage_wrong(&passport, &s->err,
				   "--strike and --table exclude each other");
	if (opt->strike)
		return strike(s);
	if (common->text || common->file || common->edit)
		return usage_wrong(&passport, &s->err,
				   "-m, -F and -e are of --strike");
	if (opt->table)
		return print(s);
	if (s->operand_count == 0)
		return usage_wrong(&passport, &s->err, "on which case?");
	if (s->operand_count == 1 && !strchr(first, '='))
		return note_table(s);
	return note(s, !strchr(first, '='));
}

int
main(int argc, char **argv)
{
	struct options opt = {0};
	struct session s;

	if (session_begin(&s, &passport, argc, argv, &opt) == 0)
		run(&s, &opt);
	return session_end(&s);
}
