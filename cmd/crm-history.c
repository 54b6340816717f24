/* SPDX-License-Identifier: ISC
 * crm-history: who wrote what, when.
 */
#include "cli/session.h"
#include "cli/usage.h"
#include "keep/history.h"
#include "view/view.h"

struct options {
	int64_t limit;
};

static const struct option_row rows[] = {
	NUMBER_OPTION(struct options, limit, 0, "limit", "N",
		      "at most so many rows"),
};

static const struct passport passport = {
	.name = "crm-history",
	.purpose = "who wrote what, when",
	.usage = "[--limit n] [record | person]",
	.examples = {"crm-history --limit 10", "crm-history k1"},
	.groups = GROUP_BASE | GROUP_USER | GROUP_ROWS | GROUP_COLOR,
	OPTIONS(rows, struct options),
	.operands = "party|case|person",
};

static int
print_batch(void *cookie, const struct batch_row *row, struct error *err)
{
	(void)err;
	return session_row(cookie, row);
}

static int
print_change(void *cookie, const struct change_row *row, struct error *err)
{
	(void)err;
	return session_row(cookie, row);
}

static int
list(struct session *s, const struct options *opt)
{
	struct history_of of;

	if (s->operand_count > 1)
		return usage_wrong(&passport, &s->err,
				   "one record or person is wanted");
	if (opt->limit == 0 || opt->limit < -1)
		return usage_wrong(&passport, &s->err,
				   "--limit must be 1 or more");
	if (history_find(s->business, s->operand_count ? s->operands[0] : NULL,
			 &of, &s->err) < 0 ||
	    session_rows(s, of.letter ? &change_row_shape : &batch_row_shape,
			 NULL) < 0)
		return -1;
	if (of.letter)
		return history_changes(s->business, &of, opt->limit,
				       print_change, s, &s->err);
	return history_batches(s->business, of.person, opt->limit, print_batch,
			       s, &s->err);
}

/* "-o help": the columns depend on what is asked for. */
static void
explain_columns(struct session *s)
{
	bool record = s->operand_count > 0 && s->operands[0][0] != '@';

	s->err = (struct error){0};
	(void)view_columns(&s->arena,
			   record ? &change_row_shape : &batch_row_shape,
			   &s->view, &s->err);
}

int
main(int argc, char **argv)
{
	struct options opt = {.limit = -1};
	struct session s;

	if (session_begin(&s, &passport, argc, argv, &opt) == 0 &&
	    session_open(&s, SESSION_READ) == 0 && list(&s, &opt) == 0)
		session_found(&s);
	else if (s.common.ask == ASK_COLUMNS)
		explain_columns(&s);
	return session_end(&s);
}
