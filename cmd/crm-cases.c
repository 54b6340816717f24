/* SPDX-License-Identifier: ISC
 * crm-cases: the open cases, by due time.
 */
#include "cli/listing.h"
#include "cli/session.h"
#include "model/row.h"

static const struct passport passport = {
	.name = "crm-cases",
	.purpose = "list the open cases, by due time",
	.usage = "[filter ...]",
	.examples = {"crm-cases owner=me due=..today",
		     "crm-cases state=any kind=complaint opened=2026-11"},
	.groups =
		GROUP_BASE | GROUP_USER | GROUP_ROWS | GROUP_LIST | GROUP_COLOR,
	.shape = &case_row_shape,
	.operands = "filter:cases",
};

int
main(int argc, char **argv)
{
	struct session s;

	if (session_begin(&s, &passport, argc, argv, NULL) == 0 &&
	    session_open(&s, SESSION_READ) == 0)
		(void)listing_print(&s, "cases", s.operands, s.operand_count);
	return session_end(&s);
}
