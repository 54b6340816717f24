/* SPDX-License-Identifier: ISC
 * crm-card: ask guests one question each, dealt in turn.
 */
#include "cli/dealing.h"
#include "view/view.h"

static const struct option_row options[] = {
	TEXT_OPTION(struct dealing_options, site, 0, "site", "site",
		    "where, of the policy's; may be left out of one"),
	TEXT_OPTION(struct dealing_options, guest, 0, "guest", "guest",
		    "a room, a seat, or a customer"),
};

static const struct passport passport = {
	.name = "crm-card",
	.purpose = "ask guests one question each, dealt in turn",
	.usage = "[deal [--site site] [--guest guest] | "
		 "answer card 1..5 [text ...] | list [filter ...]]",
	.examples = {"crm-card deal --site lobby --guest 217",
		     "crm-card answer q5 4"},
	.groups = GROUP_BASE | GROUP_USER | GROUP_ROWS | GROUP_LIST |
		  GROUP_WRITE | GROUP_TEXT | GROUP_COLOR,
	OPTIONS(options, struct dealing_options),
	.operands = "=deal|=answer|=list filter:cards",
};

int
main(int argc, char **argv)
{
	struct dealing_options opt = {0};
	const struct shape *shape;
	struct session s;

	if (session_begin(&s, &passport, argc, argv, &opt) == 0) {
		(void)dealing_run(&s, &opt);
	} else if (s.common.ask == ASK_COLUMNS) {
		s.err = (struct error){0};
		shape = dealing_shape(s.operand_count > 0 ? s.operands[0]
							  : NULL);
		(void)view_columns(&s.arena, shape, &s.view, &s.err);
	}
	return session_end(&s);
}
