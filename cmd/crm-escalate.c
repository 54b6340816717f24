/* SPDX-License-Identifier: ISC
 * crm-escalate: the ladder: what is late climbs, each rung once.
 */
#include "cli/explaining.h"
#include "cli/sentence.h"
#include "cli/session.h"
#include "cli/typed.h"
#include "cli/usage.h"
#include "domain/docket.h"
#include "domain/escalate.h"
#include "model/row.h"

struct options {
	bool explain;
};

static const struct option_row options[] = {
	FLAG_OPTION(struct options, explain, 0, "explain",
		    "say how each due time was counted"),
};

static const struct passport passport = {
	.name = "crm-escalate",
	.purpose = "the ladder: what is late climbs, each rung once",
	.usage = "[-n] [--explain] [case ... [-m why]]",
	.examples = {"crm-escalate",
		     "crm-escalate k7 -m \"they will go to the press\""},
	.groups = GROUP_BASE | GROUP_USER | GROUP_ROWS | GROUP_TEXT | GROUP_JOB,
	OPTIONS(options, struct options),
	.shape = &climb_row_shape,
	.operands = "case",
};

static int
explain(struct session *s)
{
	if (s->common.text || s->common.file || s->common.edit)
		return usage_wrong(&passport, &s->err,
				   "--explain changes nothing: no reason is "
				   "wanted");
	if (s->common.quiet)
		return usage_wrong(&passport, &s->err,
				   "--explain prints, and -q does not");
	return explaining_run(s);
}

static int
by_hand(struct session *s)
{
	struct climb_row row;
	struct case_file file;
	const char *why;
	size_t i;

	if (session_open(s, SESSION_WRITE) < 0 ||
	    docket_find(s->business, s->operands[0], &file, &s->err) < 0 ||
	    typed_read(s, s->operand_count, &why) < 0)
		return -1;
	if (!why)
		return usage_wrong(&passport, &s->err, "say why: -m \"why\"");
	if (session_rows(s, &climb_row_shape, sentence_climb) < 0 ||
	    session_write(s, "job", NULL) < 0)
		return -1;
	for (i = 0; i < s->operand_count; i++) {
		if (docket_find(s->business, s->operands[i], &file, &s->err) <
			    0 ||
		    escalate_hand(s->business, &file, why, &row, &s->err) < 0 ||
		    session_row(s, &row) < 0)
			return -1;
	}
	return session_keep(s);
}

static int
by_clock(struct session *s)
{
	struct vec rows = {.size = sizeof(struct climb_row)};
	const struct climb_row *all;
	size_t i;
	int rc;

	if (s->common.text || s->common.file || s->common.edit)
		return usage_wrong(&passport, &s->err,
				   "a reason is for a climb by hand: name the "
				   "case");
	if (session_open(s, SESSION_WRITE) < 0 ||
	    session_rows(s, &climb_row_shape, sentence_climb) < 0)
		return -1;
	rc = escalate_run(s->business, s->common.rehearse, &rows, &s->err);
	all = rows.items;
	for (i = 0; i < rows.count; i++)
		(void)session_row(s, &all[i]);
	s->committed = rows.count > 0 && !s->common.rehearse;
	if (rc < 0 && s->committed && s->err.code != ERR_POLICY)
		s->err.code = ERR_UNKNOWN; /* some of it is kept */
	return session_print(s) < 0 ? -1 : rc;
}

int
main(int argc, char **argv)
{
	struct options opt = {0};
	struct session s;

	if (session_begin(&s, &passport, argc, argv, &opt) < 0)
		return session_end(&s);
	if (opt.explain)
		explain(&s);
	else if (s.operand_count > 0)
		by_hand(&s);
	else
		by_clock(&s);
	return session_end(&s);
}
