/* SPDX-License-Identifier: ISC
 * crm-export: the whole record as JSON Lines.
 */
#include "base/str.h"
#include "cli/session.h"
#include "cli/usage.h"
#include "domain/transfer.h"
#include "view/out.h"

struct options {
	const char *noun;
};

static const struct option_row rows[] = {
	TEXT_OPTION(struct options, noun, 't', NULL, "NOUN",
		    "what to export: all"),
};

static const struct passport passport = {
	.name = "crm-export",
	.purpose = "print the whole record as JSON Lines",
	.usage = "-t all",
	.examples = {"crm-export -t all >shop.jsonl",
		     "crm-export -t all | gzip >shop.jsonl.gz"},
	.groups = GROUP_BASE | GROUP_USER,
	OPTIONS(rows, struct options),
};

static int
print(void *cookie, const char *line, size_t len, struct error *err)
{
	struct session *s = cookie;

	return out_add(s->view.out, line, len, err);
}

static int
check_usage(struct session *s, const struct options *opt)
{
	if (s->operand_count > 0)
		return usage_wrong(&passport, &s->err,
				   "%s: no operand is wanted", s->operands[0]);
	if (!str_same(opt->noun, "all"))
		return usage_wrong(&passport, &s->err, "say what: -t all");
	return 0;
}

int
main(int argc, char **argv)
{
	struct options opt = {0};
	struct session s;

	if (session_begin(&s, &passport, argc, argv, &opt) == 0 &&
	    check_usage(&s, &opt) == 0 && session_open(&s, SESSION_READ) == 0)
		(void)transfer_export(s.business, print, &s, &s.err);
	return session_end(&s);
}
