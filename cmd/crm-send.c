/* SPDX-License-Identifier: ISC
 * crm-send: hand the outbox to sendmail.
 */
#include "base/str.h"
#include "cli/sending.h"
#include "cli/sentence.h"
#include "cli/session.h"
#include "cli/usage.h"
#include "post/dispatch.h"

struct options {
	bool list;
	bool resend;
	bool left;
};

static const struct option_row options[] = {
	FLAG_OPTION(struct options, list, 0, "list",
		    "what has not left yet; with -n the letters"),
	FLAG_OPTION(struct options, resend, 0, "resend",
		    "put those letters back into the queue"),
	FLAG_OPTION(struct options, left, 0, "left",
		    "those unknown letters did leave"),
};

static const struct passport passport = {
	.name = "crm-send",
	.purpose = "hand the outbox to sendmail",
	.usage = "[-n] [--list | --resend letter ... | --left letter ...]",
	.examples = {"crm-send", "crm-send --resend o7"},
	.groups = GROUP_BASE | GROUP_USER | GROUP_ROWS | GROUP_JOB,
	OPTIONS(options, struct options),
	.shape = &message_row_shape,
	.operands = "message",
};

static int
send_all(struct session *s)
{
	struct vec rows = {.size = sizeof(struct message_row)};
	const struct message_row *all;
	size_t i;
	int rc;

	if (session_open(s, SESSION_WRITE) < 0 ||
	    session_rows(s, &message_row_shape, sentence_letter) < 0)
		return -1;
	rc = sending_due(s, &rows);
	all = rows.items;
	for (i = 0; i < rows.count; i++) {
		(void)session_row(s, &all[i]);
		if (str_same(all[i].state.s, "unknown"))
			session_remark(s,
				       "o%lld: nobody knows whether it left; "
				       "crm-send --resend o%lld sends it again",
				       (long long)all[i].id.n,
				       (long long)all[i].id.n);
	}
	s->committed = rows.count > 0;
	if (rc < 0 && s->committed && s->err.code != ERR_UNAVAILABLE)
		s->err.code = ERR_UNKNOWN; /* some of it is kept */
	return session_print(s) < 0 ? -1 : rc;
}

/* What a person says of letters: that they shall leave again, or that they
 * did. */
static int
by_hand(struct session *s, bool left)
{
	struct vec rows = {.size = sizeof(struct message_row)};
	const struct message_row *all;
	struct id id;
	char letter;
	size_t i;

	if (s->operand_count == 0)
		return usage_wrong(&passport, &s->err, "name a letter");
	if (session_open(s, SESSION_WRITE) < 0 ||
	    session_rows(s, &message_row_shape, sentence_letter) < 0 ||
	    session_write(s, "job", NULL) < 0)
		return -1;
	for (i = 0; i < s->operand_count; i++) {
		if (!business_id(s->operands[i], &letter, &id) || letter != 'o')
			return usage_wrong(&passport, &s->err,
					   "%s: not a letter, such as o7",
					   s->operands[i]);
		if (left ? dispatch_left(s->business, id, &rows, &s->err) < 0
			 : dispatch_resend(s->business, id, &rows, &s->err) < 0)
			return -1;
	}
	all = rows.items;
	for (i = 0; i < rows.count; i++)
		(void)session_row(s, &all[i]);
	return session_keep(s);
}

int
main(int argc, char **argv)
{
	struct options opt = {0};
	struct session s;

	if (session_begin(&s, &passport, argc, argv, &opt) < 0)
		return session_end(&s);
	if (opt.list + opt.resend + opt.left > 1)
		usage_wrong(&passport, &s.err,
			    "--list, --resend and --left exclude each other");
	else if (opt.resend || opt.left)
		by_hand(&s, opt.left);
	else if (s.operand_count > 0)
		usage_wrong(&passport, &s.err, "%s: no operand is wanted",
			    s.operands[0]);
	else if (opt.list || s.common.rehearse)
		sending_list(&s, opt.list);
	else
		send_all(&s);
	return session_end(&s);
}
