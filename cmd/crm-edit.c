/* SPDX-License-Identifier: ISC
 * crm-edit: change what is known of a customer, a case or a promise.
 */
#include <string.h>

#include "cli/sentence.h"
#include "cli/session.h"
#include "cli/usage.h"
#include "domain/edit.h"
#include "domain/party.h"
#include "domain/promise.h"

static const struct passport passport = {
	.name = "crm-edit",
	.purpose = "change what is known of a customer, a case or a promise",
	.usage = "[-m why] record field=value ...",
	.examples = {"crm-edit c1 phone=\"+49 170 1234567\" role=supplier",
		     "crm-edit p3 due=mon"},
	.groups =
		GROUP_BASE | GROUP_USER | GROUP_ROWS | GROUP_KEEP | GROUP_TEXT,
	.shape = &party_row_shape,
	.operands = "party|case|promise",
};

/* The row of what is edited, as it is now. */
static int
keep_row(struct session *s, const struct edit *edit)
{
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
	return session_rows(s, &promise_row_shape, sentence_promise);
}

/* The reason, where one is given. */
static int
read_why(struct session *s, const char **why)
{
	const struct common *common = &s->common;
	size_t len;

	*why = NULL;
	if (!common->text && !common->file && !common->edit)
		return 0;
	if (session_text(s, s->operand_count, why, &len) < 0)
		return -1;
	if (*why && strlen(*why) != len)
		return error_set(&s->err, ERR_DATA,
				 "the words are no UTF-8 text");
	return 0;
}

static int
change(struct session *s)
{
	const char *const *settings = (const char *const *)s->operands + 1;
	struct id repeat = {0};
	struct edit edit;
	const char *why;

	if (s->operand_count < 2)
		return usage_wrong(&passport, &s->err,
				   "name a record and what to change");
	if (edit_letter(s->operands[0], &edit.letter, &s->err) < 0 ||
	    edit_find(s->business, s->operands[0], &edit, &s->err) < 0 ||
	    read_why(s, &why) < 0 || begin_rows(s, edit.letter) < 0 ||
	    session_write(s, "hand", &repeat) < 0)
		return -1;
	/* Found again: somebody may have changed it before we had the lock. */
	if (edit_find(s->business, s->operands[0], &edit, &s->err) < 0)
		return -1;
	if (repeat.n > 0)
		return keep_row(s, &edit) < 0 ? -1 : session_print(s);
	if (edit_run(s->business, &edit, settings, s->operand_count - 1, why,
		     &s->err) < 0 ||
	    keep_row(s, &edit) < 0)
		return -1;
	return session_keep(s);
}

int
main(int argc, char **argv)
{
	struct session s;

	if (session_begin(&s, &passport, argc, argv, NULL) == 0 &&
	    session_open(&s, SESSION_WRITE) == 0)
		change(&s);
	return session_end(&s);
}
