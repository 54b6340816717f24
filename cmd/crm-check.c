/* SPDX-License-Identifier: ISC
 * crm-check: verify the record, what is owed, and the policy.
 */
#include <string.h>

#include "cli/session.h"
#include "cli/usage.h"
#include "domain/against.h"
#include "keep/check.h"
#include "keep/draft.h"
#include "look/policy_page.h"
#include "os/feed.h"
#include "view/out.h"

struct options {
	const char *head;
	const char *against;
	bool policy;
	bool effective;
};

static const struct option_row rows[] = {
	TEXT_OPTION(struct options, head, 0, "head", "FILE|HASH",
		    "the chain must hold this head"),
	FLAG_OPTION(struct options, policy, 0, "policy", "check only a policy"),
	FLAG_OPTION(struct options, effective, 0, "effective",
		    "print the whole policy in force"),
	TEXT_OPTION(struct options, against, 0, "against", "FILE",
		    "list cases that another policy would move"),
};

static const struct passport passport = {
	.name = "crm-check",
	.purpose = "verify the record, what is owed, and the policy",
	.usage = "[--head file|hash] [--against file] [--policy | --effective "
		 "[file]]",
	.examples = {"crm-check", "crm-check --policy policy.yaml"},
	.groups = GROUP_BASE | GROUP_USER | GROUP_ROWS | GROUP_COLOR,
	OPTIONS(rows, struct options),
	.shape = &finding_row_shape,
	.operands = "file",
};

static int
print_finding(void *cookie, const struct finding_row *row, struct error *err)
{
	(void)err;
	return session_row(cookie, row);
}

static int
print_moved(void *cookie, const struct against_row *row, struct error *err)
{
	(void)err;
	return session_row(cookie, row);
}

/* 64 digits are a hash, anything else names a file with some in it. */
static int
read_heads(struct session *s, const char *head, struct vec *heads)
{
	struct feed *feed = NULL;
	const char *line;
	size_t len;
	int rc;

	*heads = (struct vec){0};
	if (!head)
		return 0;
	(void)check_heads(&s->arena, head, strlen(head), heads);
	if (strlen(head) == 64 && heads->count > 0)
		return 0;
	heads->count = 0;
	if (feed_open(&s->arena, head, &feed, &s->err) < 0)
		return -1;
	while ((rc = feed_line(feed, &line, &len, &s->err)) > 0 &&
	       !check_heads(&s->arena, line, len, heads))
		;
	feed_close(feed);
	if (rc < 0 || heads->count > 0)
		return rc < 0 ? -1 : 0;
	error_set(&s->err, ERR_DATA, "%.200s: no head of the chain in it",
		  head);
	return error_hint(&s->err, "a head is 64 hexadecimal digits, as "
				   "crm-report day and crm-backup print it");
}

static void
check_all(struct session *s, const struct options *opt)
{
	struct vec heads;

	if (read_heads(s, opt->head, &heads) == 0 &&
	    session_open(s, SESSION_READ) == 0 &&
	    session_rows(s, &finding_row_shape, NULL) == 0 &&
	    check_business(s->business, &heads, print_finding, s, &s->err) ==
		    0 &&
	    s->row_count > 0)
		s->err.code = ERR_NO; /* the rows say it all */
}

static void
check_file(struct session *s, const struct options *opt)
{
	const char *path = s->operand_count ? s->operands[0] : NULL;
	const struct policy *policy;
	char *text;

	if (draft_read(&s->arena, &s->setting, path, &policy, &s->err) < 0 ||
	    !opt->effective)
		return;
	text = policy_page_whole(&s->arena, policy);
	(void)out_add(s->view.out, text, strlen(text), &s->err);
}

static void
compare(struct session *s, const struct options *opt)
{
	const struct policy *policy;

	if (draft_read(&s->arena, &s->setting, opt->against, &policy,
		       &s->err) == 0 &&
	    session_open(s, SESSION_READ) == 0 &&
	    session_rows(s, &against_row_shape, NULL) == 0 &&
	    against_each(s->business, policy, print_moved, s, &s->err) == 0)
		session_found(s);
}

int
main(int argc, char **argv)
{
	struct options opt = {0};
	struct session s;

	if (session_begin(&s, &passport, argc, argv, &opt) < 0)
		return session_end(&s);
	if (s.operand_count > (opt.policy || opt.effective ? 1 : 0))
		usage_wrong(&passport, &s.err, "%s: no operand is wanted",
			    s.operands[s.operand_count - 1]);
	else if ((opt.policy || opt.effective) && (opt.against || opt.head))
		usage_wrong(&passport, &s.err,
			    "--policy and --effective stand alone");
	else if (opt.policy || opt.effective)
		check_file(&s, &opt);
	else if (opt.against)
		compare(&s, &opt);
	else
		check_all(&s, &opt);
	return session_end(&s);
}
