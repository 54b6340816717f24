/* SPDX-License-Identifier: ISC
 * crm-signals: what changed, with the rows behind it.
 */
#include "cause/signals.h"
#include "cli/session.h"
#include "cli/usage.h"
#include "domain/input.h"

#define EXPLAINED                                                              \
	"id,what,of,key,days,value,expected,p,level,history,dispersion,season"

struct options {
	const char *rate;
	const char *as_of;
	bool explain;
};

static const struct option_row options[] = {
	TEXT_OPTION(struct options, rate, 0, "rate", "rate",
		    "false alarms that are bearable: 1/month"),
	TEXT_OPTION(struct options, as_of, 0, "as-of", "day",
		    "what that day brought, not yesterday"),
	FLAG_OPTION(struct options, explain, 0, "explain",
		    "all that is looked at, with the figures"),
};

static const struct passport passport = {
	.name = "crm-signals",
	.purpose = "what changed, with the rows behind it",
	.usage = "[--rate rate] [--as-of day] [--explain]",
	.examples = {"crm-signals", "crm-signals --as-of 2026-11-01 --explain"},
	.groups = GROUP_BASE | GROUP_USER | GROUP_ROWS | GROUP_COLOR,
	OPTIONS(options, struct options),
	.shape = &signal_row_shape,
};

static int
run(struct session *s, const struct options *opt)
{
	struct vec rows = {.size = sizeof(struct signal_row)};
	struct signals_asked asked = {.rate = opt->rate, .all = opt->explain};
	const struct signal_row *all;
	size_t i;

	if (s->operand_count > 0)
		return usage_wrong(&passport, &s->err, "%s: takes no operands",
				   s->operands[0]);
	if (opt->explain && !s->view.columns)
		s->view.columns = EXPLAINED;
	if (session_open(s, SESSION_READ) < 0 ||
	    input_day(s->business, opt->as_of ? opt->as_of : "yesterday",
		      &asked.day, &s->err) < 0)
		return -1;
	if (asked.day.days >= s->business->today.days)
		return error_set(&s->err, ERR_USAGE,
				 "%s: not over yet, or to come", opt->as_of);
	if (signals_list(s->business, &asked, &rows, &s->err) < 0 ||
	    session_rows(s, &signal_row_shape, NULL) < 0)
		return -1;
	all = rows.items;
	for (i = 0; i < rows.count; i++) {
		if (session_row(s, &all[i]) < 0)
			return -1;
	}
	return 0;
}

int
main(int argc, char **argv)
{
	struct options opt = {0};
	struct session s;

	if (session_begin(&s, &passport, argc, argv, &opt) == 0)
		(void)run(&s, &opt);
	return session_end(&s);
}
