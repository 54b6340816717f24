/* SPDX-License-Identifier: ISC
 * crm-import: put back what crm-export printed.
 */
#include <unistd.h>

#include "base/str.h"
#include "cli/session.h"
#include "cli/usage.h"
#include "domain/transfer.h"
#include "os/feed.h"
#include "os/process.h"

struct options {
	const char *noun;
};

static const struct option_row rows[] = {
	TEXT_OPTION(struct options, noun, 't', NULL, "NOUN",
		    "what to import: all"),
};

static const struct passport passport = {
	.name = "crm-import",
	.purpose = "put back the record that crm-export printed",
	.usage = "-t all [file]",
	.examples = {"crm-import -D new.db -t all shop.jsonl",
		     "gzip -dc shop.jsonl.gz | crm-import -D new.db -t all"},
	.groups = GROUP_BASE | GROUP_USER,
	OPTIONS(rows, struct options),
	.operands = "file",
};

static int
check_usage(struct session *s, const struct options *opt)
{
	if (s->operand_count > 1)
		return usage_wrong(&passport, &s->err, "one file is wanted");
	if (!str_same(opt->noun, "all"))
		return usage_wrong(&passport, &s->err, "say what: -t all");
	if (s->operand_count == 0 && process_is_terminal(STDIN_FILENO))
		return usage_wrong(&passport, &s->err, "name a file");
	return 0;
}

/* 1: the same record is there already. */
static int
read_lines(struct session *s, struct feed *feed, struct transfer *transfer)
{
	const char *line;
	bool same;
	size_t len;
	int rc;

	while ((rc = feed_line(feed, &line, &len, &s->err)) > 0) {
		if (transfer_line(transfer, line, len, &same, &s->err) < 0)
			return -1;
		if (same)
			return 1;
	}
	return rc;
}

static void
name_forgotten(struct session *s, const struct vec *ids)
{
	const struct id *all = ids->items;
	size_t i;

	for (i = 0; i < ids->count; i++)
		session_remark(s, "c%lld was forgotten, and is forgotten again",
			       (long long)all[i].n);
}

static int
import(struct session *s)
{
	const char *path = s->operand_count ? s->operands[0] : "-";
	struct transfer *transfer = NULL;
	struct feed *feed = NULL;
	struct id batch;
	int rc;

	if (feed_open(&s->arena, path, &feed, &s->err) < 0)
		return -1;
	transfer_open(&s->arena, &s->setting,
		      path[0] == '-' && !path[1] ? "stdin" : path, &transfer);
	rc = read_lines(s, feed, transfer);
	if (rc == 0)
		rc = transfer_finish(transfer, &batch, &s->err);
	else if (rc > 0)
		session_talk(s, "%s holds this very record already",
			     s->setting.db);
	if (rc == 0)
		name_forgotten(s, transfer_forgotten(transfer));
	transfer_close(transfer);
	feed_close(feed);
	return rc < 0 ? -1 : 0;
}

int
main(int argc, char **argv)
{
	struct options opt = {0};
	struct session s;

	if (session_begin(&s, &passport, argc, argv, &opt) == 0 &&
	    check_usage(&s, &opt) == 0)
		(void)import(&s);
	return session_end(&s);
}
