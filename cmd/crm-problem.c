/* SPDX-License-Identifier: ISC
 * crm-problem: one cause behind many cases, solved once for all.
 */
#include "cli/problems.h"
#include "cli/session.h"
#include "model/row_cause.h"

static const struct option_row options[] = {
	TEXT_OPTION(struct problems_options, product, 0, "product", "product",
		    "what it is about"),
};

static const struct passport passport = {
	.name = "crm-problem",
	.purpose = "one cause behind many cases, solved once for all",
	.usage = "[new title | join problem case ... | "
		 "leave problem case ... | similar problem | "
		 "cause problem text ... | fix problem text ... | "
		 "list [filter ...]]",
	.examples = {"crm-problem new \"Brittle seals\" --product kettle",
		     "crm-problem similar r1 | crm-problem join r1"},
	.groups = GROUP_BASE | GROUP_USER | GROUP_ROWS | GROUP_KEEP |
		  GROUP_TEXT | GROUP_STDIN | GROUP_COLOR,
	OPTIONS(options, struct problems_options),
	.shape = &problem_row_shape,
	.operands = "=new|=join|=leave|=similar|=cause|=fix|=list problem|"
		    "case|filter:problems",
};

int
main(int argc, char **argv)
{
	struct problems_options opt = {NULL};
	struct session s;

	if (session_begin(&s, &passport, argc, argv, &opt) == 0)
		(void)problems_run(&s, &opt);
	return session_end(&s);
}
