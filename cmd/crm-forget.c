/* SPDX-License-Identifier: ISC
 * crm-forget: erase a person and keep the books.
 */
#include "base/str.h"
#include "cli/session.h"
#include "cli/typed.h"
#include "cli/usage.h"
#include "domain/resolver.h"
#include "keep/erase.h"
#include "keep/retention.h"

struct options {
	bool really;
	bool expired;
	bool quiet;
	int64_t keep;
};

static const struct option_row rows[] = {
	FLAG_OPTION(struct options, really, 0, "really",
		    "do it; without, only the plan"),
	FLAG_OPTION(struct options, expired, 0, "expired",
		    "all whose time has come by the policy"),
	NUMBER_OPTION(struct options, keep, 0, "keep", "N",
		      "crm-backup keeps N"),
	FLAG_OPTION(struct options, quiet, 'q', NULL, "print no rows"),
};

static const struct passport passport = {
	.name = "crm-forget",
	.purpose = "erase a person and keep the books",
	.usage = "[-q] [--really] [--keep n] [-m reason] party | --expired",
	.examples = {"crm-forget anna", "crm-forget c1 --really -m asked"},
	.groups = GROUP_BASE | GROUP_USER | GROUP_ROWS | GROUP_TEXT,
	OPTIONS(rows, struct options),
	.shape = &forget_row_shape,
	.operands = "party",
};

static int
check_usage(struct session *s, const struct options *opt)
{
	if ((s->common.text || s->common.file || s->common.edit) &&
	    (!opt->really || opt->expired))
		return usage_wrong(&passport, &s->err,
				   "a reason goes with --really, of one party");
	if (opt->keep == 0 || opt->keep < -1)
		return usage_wrong(&passport, &s->err,
				   "--keep must be 1 or more");
	if (opt->expired && s->operand_count > 0)
		return usage_wrong(&passport, &s->err,
				   "name somebody, or say --expired");
	if (!opt->expired && s->operand_count != 1)
		return usage_wrong(&passport, &s->err, "whom?");
	return 0;
}

static void
add_rows(struct session *s, const struct vec *found)
{
	const struct forget_row *all = found->items;
	size_t i;

	for (i = 0; i < found->count; i++)
		(void)session_row(s, &all[i]);
}

/* The plan alone; whom something stands against: 1. */
static int
plan(struct session *s, const struct forget_ask *ask)
{
	struct vec found = {.size = sizeof(struct forget_row)};
	bool stopped;

	if (forget_plan(s->business, ask, &found, &stopped, &s->err) < 0)
		return -1;
	if (!s->common.quiet)
		add_rows(s, &found);
	if (stopped)
		s->err.code = ERR_NO;
	return stopped ? -1 : 0;
}

/* What was done is said even where the file could not be cleaned. */
static int
run(struct session *s, const struct forget_ask *ask)
{
	struct vec found = {.size = sizeof(struct forget_row)};
	int rc = erase_run(s->business, ask, &found, &s->err);

	if (rc < 0 && s->err.code != ERR_UNKNOWN)
		return -1;
	if (found.count == 0)
		session_talk(s, "c%lld is forgotten already",
			     (long long)ask->parties[0].n);
	add_rows(s, &found);
	s->committed = found.count > 0;
	return session_print(s) < 0 ? -1 : rc;
}

static int
forget_one(struct session *s, const struct options *opt)
{
	struct forget_ask ask = {.count = 1, .keep = opt->keep};
	struct party party;

	if (resolver_find(s->business, s->operands[0], &party, &s->err) < 0)
		return -1;
	ask.parties = &party.id;
	if (!opt->really)
		return plan(s, &ask);
	if (typed_read(s, s->operand_count, &ask.reason) < 0)
		return -1;
	if (!ask.reason)
		return usage_wrong(&passport, &s->err, "say why: -m REASON");
	return run(s, &ask);
}

/* One after the other, so that one who has to stay keeps nobody else. */
static int
forget_expired(struct session *s, const struct options *opt)
{
	struct vec rows_found = {.size = sizeof(struct forget_row)};
	int rc = retention_run(s->business, opt->really, opt->keep, &rows_found,
			       &s->err);

	if (rc < 0 && s->err.code != ERR_UNKNOWN)
		return -1;
	if (opt->really || !s->common.quiet)
		add_rows(s, &rows_found);
	s->committed = opt->really && rows_found.count > 0;
	return session_print(s) < 0 ? -1 : rc;
}

int
main(int argc, char **argv)
{
	struct options opt = {.keep = -1};
	struct session s;

	if (session_begin(&s, &passport, argc, argv, &opt) < 0)
		return session_end(&s);
	s.common.quiet = opt.quiet;
	if (check_usage(&s, &opt) == 0 &&
	    session_open(&s, opt.really ? SESSION_WRITE : SESSION_READ) == 0 &&
	    session_rows(&s, &forget_row_shape, NULL) == 0)
		opt.expired ? forget_expired(&s, &opt) : forget_one(&s, &opt);
	return session_end(&s);
}
