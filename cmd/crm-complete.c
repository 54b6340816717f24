/* SPDX-License-Identifier: ISC
 * crm-complete: what may stand where a word is being typed, for the shells.
 */
#include "cli/complete.h"
#include "cli/session.h"
#include "cli/usage.h"
#include "look/complete.h"

static const struct passport passport = {
	.name = "crm-complete",
	.purpose = "complete a command line, for the shells",
	.usage = "-- command [word ...]",
	.examples = {"crm-complete -- crm-log -k com",
		     "crm-complete -- crm-cases owner="},
	.groups = GROUP_BASE | GROUP_USER,
};

static const struct column candidate_columns[] = {
	SHOWN(struct complete_candidate, word, TEXT, 9, "what may stand there"),
	SHOWN(struct complete_candidate, about, TEXT, 9, "what it is"),
};
static const struct shape candidate_shape =
	SHAPE(struct complete_candidate, candidate_columns);

static void
print(struct session *session, const struct vec *found)
{
	const struct complete_candidate *row = found->items;
	size_t i;

	session->view.form = VIEW_TSV;
	if (session_rows(session, &candidate_shape, NULL) != 0)
		return;
	for (i = 0; i < found->count; i++) {
		if (session_row(session, &row[i]) != 0)
			return;
	}
}

int
main(int argc, char **argv)
{
	struct vec found = {.size = sizeof(struct complete_candidate)};
	struct session s;

	if (session_begin(&s, &passport, argc, argv, NULL) == 0) {
		if (s.operand_count == 0) {
			usage_wrong(&passport, &s.err, "no command given");
		} else {
			complete_line(&s, argv[0], &found);
			print(&s, &found);
		}
	}
	return session_end(&s);
}
