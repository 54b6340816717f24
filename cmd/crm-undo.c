/* SPDX-License-Identifier: ISC
 * crm-undo: take a batch back.
 */
#include "cli/session.h"
#include "cli/usage.h"
#include "domain/door.h"
#include "keep/history.h"
#include "keep/undo.h"

struct options {
	bool anyway;
};

static const struct option_row rows[] = {
	FLAG_OPTION(struct options, anyway, 0, "anyway",
		    "even where a letter has left"),
};

static const struct passport passport = {
	.name = "crm-undo",
	.purpose = "take a batch back",
	.usage = "[-nq] [--anyway] [batch]",
	.examples = {"crm-undo", "crm-undo b7"},
	.groups = GROUP_BASE | GROUP_USER | GROUP_ROWS | GROUP_JOB,
	OPTIONS(rows, struct options),
	.shape = &batch_row_shape,
	.operands = "batch",
};

static void
say(struct str *line, const struct business *business, const void *item)
{
	const struct batch_row *row = item;

	(void)business;
	str_print(line, "b%lld taken back by b%lld: %s", (long long)row->id.n,
		  (long long)row->undone.n,
		  row->command.s ? row->command.s : "");
}

static int
choose(struct session *s, struct id *batch)
{
	struct batch_row row;
	char letter;

	if (s->operand_count > 1)
		return usage_wrong(&passport, &s->err,
				   "one batch at a time is wanted");
	if (s->operand_count == 0) {
		if (undo_latest(s->business, batch, &s->err) < 0)
			return -1;
	} else if (!business_id(s->operands[0], &letter, batch) ||
		   letter != 'b') {
		return usage_wrong(&passport, &s->err,
				   "%s: not a batch, which looks like b7",
				   s->operands[0]);
	}
	if (history_row(s->business, &s->arena, *batch, &row, &s->err) < 0)
		return -1;
	session_talk(s, "taking back b%lld: %s", (long long)batch->n,
		     row.command.s ? row.command.s : "");
	return 0;
}

static int
undo(struct session *s, const struct options *opt, struct id batch)
{
	struct door_write write = {.origin = "hand",
				   .undoes = batch,
				   .rehearse = s->common.rehearse};
	struct batch_row row;
	struct id repeat;

	if (door_begin(s->business, &write, &repeat, &s->err) < 0 ||
	    undo_run(s->business, batch, opt->anyway, &row, &s->err) < 0)
		return -1;
	return session_row(s, &row);
}

int
main(int argc, char **argv)
{
	struct options opt = {0};
	struct session s;
	struct id batch;

	if (session_begin(&s, &passport, argc, argv, &opt) == 0 &&
	    session_open(&s, SESSION_UNDO) == 0 && choose(&s, &batch) == 0 &&
	    session_rows(&s, &batch_row_shape, say) == 0 &&
	    undo(&s, &opt, batch) == 0) {
		session_keep(&s);
	}
	return session_end(&s);
}
