/* SPDX-License-Identifier: ISC
 * crm-edit: change what is known of a customer, a case or another record.
 */
#include "cli/editing.h"
#include "cli/problems.h"
#include "cli/sentence.h"
#include "cli/session.h"
#include "cli/typed.h"
#include "cli/usage.h"
#include "domain/edit.h"
#include "domain/move.h"
#include "domain/party.h"
#include "domain/promise.h"
#include "sell/deal.h"
#include "sell/deal_edit.h"

struct options {
	const char *said_by;
	const char *on;
	bool new_field;
};

static const struct option_row options[] = {
	TEXT_OPTION(struct options, said_by, 0, "said-by", "who",
		    "who said it: a person of ours, or a party"),
	TEXT_OPTION(struct options, on, 0, "on", "day",
		    "the day it was said; today"),
	FLAG_OPTION(struct options, new_field, 0, "new-field",
		    "a name near a known one is meant so"),
};

static const struct passport passport = {
	.name = "crm-edit",
	.purpose =
		"change what is known of a customer, a case or another record",
	.usage = "[-m why] record field=value ...",
	.examples = {"crm-edit c1 phone+=\"+49 170 1234567\" tag-=new",
		     "crm-edit c1 needs=step-free --said-by anna"},
	.groups =
		GROUP_BASE | GROUP_USER | GROUP_ROWS | GROUP_KEEP | GROUP_TEXT,
	OPTIONS(options, struct options),
	.shape = &party_row_shape,
	.operands = "party|case|promise|deal|problem",
};

/* The row of what is edited, as it is now. */
static int
keep_row(struct session *s, const struct edit *edit)
{
	struct interaction_row entry;
	struct promise_row promise;
	struct party_row party;
	struct case_row file;

	if (edit->letter == 'c')
		return party_row(s->business, &edit->party, &party, &s->err) < 0
			       ? -1
			       : session_row(s, &party);
	if (edit->letter == 'k')
		return edit_case_row(s->business, &edit->file, &file, &s->err) <
				       0
			       ? -1
			       : session_row(s, &file);
	if (edit->letter == 'i')
		return move_row(s->business, &edit->entry, &entry, &s->err) < 0
			       ? -1
			       : session_row(s, &entry);
	return promise_row(s->business, &edit->promise, &promise, &s->err) < 0
		       ? -1
		       : session_row(s, &promise);
}

static int
begin_rows(struct session *s, char letter)
{
	if (letter == 'c')
		return session_rows(s, &party_row_shape, sentence_party);
	if (letter == 'k')
		return session_rows(s, &case_row_shape, sentence_case);
	if (letter == 'i')
		return session_rows(s, &interaction_row_shape, NULL);
	return session_rows(s, &promise_row_shape, sentence_promise);
}

/* All that is changed of a deal is one step of it. */
static int
change_deal(struct session *s, const struct options *opt)
{
	struct id repeat = {0};
	struct deal before, deal;
	struct deal_row row;
	const char *why;
	size_t i;

	if (s->common.edit || opt->said_by || opt->on || opt->new_field)
		return usage_wrong(&passport, &s->err,
				   "of a deal name the fields: %s amount=1200",
				   s->operands[0]);
	if (s->operand_count < 2)
		return usage_wrong(&passport, &s->err,
				   "name a record and what to change");
	if (typed_given(s, s->operand_count, &why) < 0 ||
	    session_rows(s, &deal_row_shape, sentence_deal) < 0 ||
	    session_write(s, "hand", &repeat) < 0 ||
	    deal_find(s->business, s->operands[0], &deal, &s->err) < 0)
		return -1;
	before = deal;
	for (i = 1; repeat.n == 0 && i < s->operand_count; i++) {
		if (deal_edit_set(s->business, &deal, s->operands[i], &s->err) <
		    0)
			return -1;
	}
	if ((repeat.n == 0 && deal_save(s->business, &before, &deal,
					s->business->now, why, &s->err) < 0) ||
	    deal_row(s->business, &deal, &row, &s->err) < 0 ||
	    session_row(s, &row) < 0)
		return -1;
	return repeat.n > 0 ? session_print(s) : session_keep(s);
}

static int
change_problem(struct session *s, const struct options *opt)
{
	const struct common *common = &s->common;

	if (common->edit || common->text || common->file || opt->said_by ||
	    opt->on || opt->new_field)
		return usage_wrong(&passport, &s->err,
				   "of a problem name the fields alone: %s "
				   "title=Seals",
				   s->operands[0]);
	return problems_edit(s);
}

static int
change(struct session *s, const struct options *opt)
{
	struct edit_how how = {.said_by = opt->said_by,
			       .known_on = opt->on,
			       .new_field = opt->new_field};
	const char *const *settings = (const char *const *)s->operands + 1;
	struct id id, repeat = {0};
	struct edit edit;
	char letter;

	if (s->operand_count > 0 && business_id(s->operands[0], &letter, &id) &&
	    letter == 'd')
		return change_deal(s, opt);
	if (s->operand_count > 0 && business_id(s->operands[0], &letter, &id) &&
	    letter == 'r')
		return change_problem(s, opt);
	if (s->common.edit && s->operand_count != 1)
		return usage_wrong(&passport, &s->err,
				   "-e goes with one record and no more");
	if (s->operand_count < 2 && !s->common.edit)
		return usage_wrong(&passport, &s->err,
				   "name a record and what to change");
	if (edit_letter(s->operands[0], &edit.letter, &s->err) < 0 ||
	    edit_find(s->business, s->operands[0], &edit, &s->err) < 0 ||
	    ((s->common.text || s->common.file) &&
	     typed_read(s, s->operand_count, &how.why) < 0) ||
	    begin_rows(s, edit.letter) < 0)
		return -1;
	if (s->common.edit)
		return editing_record(s, s->operands[0], &edit, &how, keep_row);
	if (session_write(s, "hand", &repeat) < 0)
		return -1;
	/* Found again: somebody may have changed it before we had the lock. */
	if (edit_find(s->business, s->operands[0], &edit, &s->err) < 0)
		return -1;
	if (repeat.n > 0)
		return keep_row(s, &edit) < 0 ? -1 : session_print(s);
	if (edit_run(s->business, &edit, settings, s->operand_count - 1, &how,
		     &s->err) < 0 ||
	    keep_row(s, &edit) < 0)
		return -1;
	return session_keep(s);
}

int
main(int argc, char **argv)
{
	struct options opt = {.said_by = NULL};
	struct session s;

	if (session_begin(&s, &passport, argc, argv, &opt) == 0 &&
	    session_open(&s, SESSION_WRITE) == 0)
		change(&s, &opt);
	return session_end(&s);
}
