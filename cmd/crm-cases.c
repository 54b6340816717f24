/* SPDX-License-Identifier: ISC
 * crm-cases: the open cases, by due time.
 */
#include "cli/session.h"
#include "domain/find.h"
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

static int
print(void *cookie, const void *row, struct error *err)
{
	struct session *session = cookie;

	(void)err;
	return session_row(session, row);
}

static int
list(struct session *session)
{
	struct find_question question = {
		.noun = "cases",
		.filters = session->operands,
		.count = session->operand_count,
		.sort = session->common.sort,
		.limit = session->common.limit,
		.columns = session->common.columns,
	};

	if (session_rows(session, &case_row_shape, NULL) < 0)
		return -1;
	return find_rows(session->business, &question, print, session,
			 &session->err);
}

int
main(int argc, char **argv)
{
	struct session s;

	if (session_begin(&s, &passport, argc, argv, NULL) == 0 &&
	    session_open(&s, SESSION_READ) == 0 && list(&s) == 0)
		session_found(&s);
	return session_end(&s);
}
