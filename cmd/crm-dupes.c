/* SPDX-License-Identifier: ISC
 * crm-dupes: list the parties that may be the same person twice.
 */
#include "cli/session.h"
#include "cli/usage.h"
#include "domain/dupes.h"

struct options {
	int64_t limit;
};

static const struct option_row options[] = {
	NUMBER_OPTION(struct options, limit, 0, "limit", "N",
		      "at most so many pairs"),
};

static const struct passport passport = {
	.name = "crm-dupes",
	.purpose = "list the parties that may be the same person twice",
	.usage = "[--limit n] [filter ...]",
	.examples = {"crm-dupes", "crm-dupes batch=b7 | fzf -m | crm-merge"},
	.groups = GROUP_BASE | GROUP_USER | GROUP_ROWS,
	OPTIONS(options, struct options),
	.shape = &dupe_row_shape,
	.operands = "filter",
};

static int
list(struct session *s, const struct options *opt)
{
	const struct dupe_row *rows;
	struct dupes dupes;
	size_t i;

	if (opt->limit == 0 || opt->limit < -1)
		return usage_wrong(&passport, &s->err,
				   "--limit must be 1 or more");
	if (dupes_list(s->business, s->operands, s->operand_count, &dupes,
		       &s->err) < 0 ||
	    session_rows(s, &dupe_row_shape, NULL) < 0)
		return -1;
	rows = dupes.rows.items;
	for (i = 0; i < dupes.rows.count; i++) {
		if (opt->limit > 0 && (int64_t)i == opt->limit)
			break;
		if (session_row(s, &rows[i]) < 0)
			return -1;
	}
	if (dupes.crowds > 0)
		session_talk(s,
			     "%zu names and addresses that more than %d have "
			     "in common were left out",
			     dupes.crowds, DUPES_CROWD);
	return session_found(s);
}

int
main(int argc, char **argv)
{
	struct options opt = {.limit = -1};
	struct session s;

	if (session_begin(&s, &passport, argc, argv, &opt) == 0 &&
	    session_open(&s, SESSION_READ) == 0)
		list(&s, &opt);
	return session_end(&s);
}
