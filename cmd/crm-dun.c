/* SPDX-License-Identifier: ISC
 * crm-dun: remind who has not paid, and never of what was never sent.
 */
#include "base/str.h"
#include "cli/session.h"
#include "cli/usage.h"
#include "sell/dun.h"
#include "sell/invoice.h"

struct options {
	const char *approve;
	bool explain;
};

static const struct option_row options[] = {
	TEXT_OPTION(struct options, approve, 0, "approve", "person",
		    "who agreed to the step"),
	FLAG_OPTION(struct options, explain, 0, "explain",
		    "list what is due, and what stands against it"),
};

static const struct passport passport = {
	.name = "crm-dun",
	.purpose = "remind who has not paid, never of what was never sent",
	.usage = "[-n] [--explain] [invoice [step] [--approve person]]",
	.examples = {"crm-dun", "crm-dun v5 collector --approve @bo"},
	.groups = GROUP_BASE | GROUP_USER | GROUP_ROWS | GROUP_JOB,
	OPTIONS(options, struct options),
	.shape = &dun_row_shape,
	.operands = "invoice",
};

/* What --explain prints. */
struct explain_row {
	struct id id;
	struct word step;
	struct day due; /* since when it may be taken */
	struct text text;
};

static const struct column explain_columns[] = {
	SHOWN_ID(struct explain_row, id, "id", 'v', 9, "the invoice"),
	SHOWN(struct explain_row, step, WORD, 9, "its next step"),
	SHOWN(struct explain_row, due, DAY, 8, "since when it may be taken"),
	SHOWN(struct explain_row, text, TEXT, 9,
	      "what stands against it; none: nothing"),
};

static const struct shape explain_shape =
	SHAPE(struct explain_row, explain_columns);

static void
say(struct str *line, const struct business *business, const void *item)
{
	const struct dun_row *row = item;

	(void)business;
	str_print(line, "v%lld %s (c%lld): %s by %s, %s owes ",
		  (long long)row->id.n, row->name.s ? row->name.s : "somebody",
		  (long long)row->party.n, row->step.s, row->channel.s,
		  row->number.s);
	money_add(line, row->owed);
	str_print(line, ", %lld days late", (long long)row->late.n);
	if (row->cost.minor > 0) {
		str_add(line, ", costs ");
		money_add(line, row->cost);
	}
	if (row->worth.s)
		str_print(line, "; %s", row->worth.s);
}

static int
explain_one(struct session *s, const struct dun_look *look)
{
	struct explain_row row = {.id = look->invoice.id,
				  .due = look->ready_on,
				  .text = {look->missing}};

	if (look->step)
		row.step.s = look->step->name;
	else
		row.text.s = "every step was taken";
	if (!look->missing && look->step && look->by_hand)
		row.text.s = "by hand";
	return session_row(s, &row);
}

static int
explain(struct session *s, const struct options *opt)
{
	struct vec looks = {.size = sizeof(struct dun_look)};
	const struct dun_look *all;
	struct invoice invoice;
	size_t i;

	if (s->common.rehearse || s->common.quiet || s->operand_count > 1)
		return usage_wrong(&passport, &s->err,
				   "--explain changes nothing: of all, or of "
				   "one invoice");
	if (session_open(s, SESSION_READ) < 0 ||
	    session_rows(s, &explain_shape, NULL) < 0)
		return -1;
	if (s->operand_count > 0 &&
	    (invoice_find(s->business, s->operands[0], &invoice, &s->err) < 0 ||
	     dun_look(s->business, &invoice, opt->approve,
		      vec_add(&looks, &s->arena), &s->err) < 0))
		return -1;
	if (s->operand_count == 0 &&
	    dun_due(s->business, NULL, &looks, &s->err) < 0)
		return -1;
	all = looks.items;
	for (i = 0; i < looks.count; i++) {
		if (explain_one(s, &all[i]) < 0)
			return -1;
	}
	return 0;
}

static int
by_hand(struct session *s, const struct options *opt)
{
	const char *step = s->operand_count > 1 ? s->operands[1] : NULL;
	struct invoice invoice;
	struct dun_row row;

	if (s->operand_count > 2)
		return usage_wrong(&passport, &s->err,
				   "one invoice, and one step of it");
	if (session_open(s, SESSION_WRITE) < 0 ||
	    session_rows(s, &dun_row_shape, say) < 0 ||
	    session_write(s, "hand", NULL) < 0 ||
	    invoice_find(s->business, s->operands[0], &invoice, &s->err) < 0 ||
	    dun_step(s->business, &invoice, step, opt->approve, &row, &s->err) <
		    0 ||
	    session_row(s, &row) < 0)
		return -1;
	return session_keep(s);
}

static void
say_skipped(struct session *s, const struct vec *skipped)
{
	const struct dun_skip *all = skipped->items;
	size_t i;

	for (i = 0; i < skipped->count; i++)
		session_remark(
			s, "v%lld: %s%s%s", (long long)all[i].invoice.n,
			all[i].by_hand ? "" : all[i].step,
			all[i].by_hand ? "" : " has to wait: ", all[i].why);
}

static int
by_clock(struct session *s, const struct options *opt)
{
	struct vec rows = {.size = sizeof(struct dun_row)};
	struct vec skipped = {.size = sizeof(struct dun_skip)};
	const struct dun_row *all;
	size_t i;
	int rc;

	if (opt->approve)
		return usage_wrong(&passport, &s->err,
				   "--approve is of one invoice: name it");
	if (session_open(s, SESSION_WRITE) < 0 ||
	    session_rows(s, &dun_row_shape, say) < 0)
		return -1;
	rc = dun_run(s->business, s->common.rehearse, &rows, &skipped, &s->err);
	say_skipped(s, &skipped);
	all = rows.items;
	for (i = 0; i < rows.count; i++)
		(void)session_row(s, &all[i]);
	s->committed = rows.count > 0 && !s->common.rehearse;
	if (rc < 0 && s->committed)
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
		(void)explain(&s, &opt);
	else if (s.operand_count > 0)
		(void)by_hand(&s, &opt);
	else
		(void)by_clock(&s, &opt);
	return session_end(&s);
}
