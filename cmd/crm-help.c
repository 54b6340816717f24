/* SPDX-License-Identifier: ISC
 * crm-help: the set by room, the page of one, a section of policy.
 */
#include <string.h>

#include "cli/help.h"
#include "cli/session.h"
#include "cli/usage.h"

static const struct passport passport = {
	.name = "crm-help",
	.purpose = "list the commands, open a page, print a policy section",
	.usage = "[command | policy [section]]",
	.examples = {"crm-help log", "crm-help policy ladder"},
	.groups = GROUP_BASE | GROUP_COLOR,
	.operands = "command section",
};

static int
run(struct session *s, const char *argv0)
{
	bool policy =
		s->operand_count > 0 && strcmp(s->operands[0], "policy") == 0;

	if (s->operand_count > (policy ? 2 : 1))
		return usage_wrong(&passport, &s->err, "one page at a time");
	if (s->operand_count == 0)
		return help_list(s, argv0);
	if (policy)
		return help_policy(s, s->operand_count > 1 ? s->operands[1]
							   : NULL);
	return help_open(s, argv0, s->operands[0]);
}

int
main(int argc, char **argv)
{
	struct session s;

	if (session_begin(&s, &passport, argc, argv, NULL) == 0)
		(void)run(&s, argv[0]);
	return session_end(&s);
}
