/* SPDX-License-Identifier: ISC
 * crm-import: bring in cards, tables and what crm-export printed.
 */
#include <unistd.h>

#include "base/str.h"
#include "cli/bringing.h"
#include "cli/restoring.h"
#include "cli/session.h"
#include "cli/usage.h"
#include "model/row.h"
#include "os/process.h"

static const struct option_row rows[] = {
	TEXT_OPTION(struct bringing, noun, 't', NULL, "NOUN",
		    "parties interactions cases promises products sales all"),
	TEXT_OPTION(struct bringing, as, 0, "as", "FORMAT",
		    "vcard csv tsv blanks json, if the content does not tell"),
	TEXT_OPTION(struct bringing, map, 0, "map", "MAP",
		    "field=column,field=column; or a saved mapping"),
	TEXT_OPTION(struct bringing, save_map, 0, "save-map", "NAME",
		    "keep the mapping under that name"),
	TEXT_OPTION(struct bringing, columns, 0, "columns", "A,B,C",
		    "the columns of a file without a header"),
	TEXT_OPTION(struct bringing, decimal, 0, "decimal", "MARK",
		    "the decimal mark of numbers: . or ,"),
	TEXT_OPTION(struct bringing, dates, 0, "dates", "ORDER",
		    "how 11/12 is meant: dmy or mdy"),
	TEXT_OPTION(struct bringing, source, 0, "source", "NAME",
		    "whose numbers the keys are"),
	TEXT_OPTION(struct bringing, on_match, 0, "on-match", "WHAT",
		    "update skip new review, who is here already"),
	FLAG_OPTION(struct bringing, create, 0, "create",
		    "make who is mentioned and unknown"),
	MANY_OPTION(struct bringing, tags, 0, "tag", "tag",
		    "one word about them; again for more"),
	MANY_OPTION(struct bringing, only, 0, "only", "FILTER",
		    "rows of which that holds: city=berlin"),
};

static const struct passport passport = {
	.name = "crm-import",
	.purpose = "bring in contacts, tables, or a whole record",
	.usage = "[-t noun] [--map map] [file]",
	.examples = {"crm-import -n contacts.vcf",
		     "crm-import -t interactions --create calls.csv"},
	.groups =
		GROUP_BASE | GROUP_USER | GROUP_ROWS | GROUP_KEEP | GROUP_STDIN,
	OPTIONS(rows, struct bringing),
	.shape = &import_row_shape,
	.operands = "file",
};

/* Of a whole record nothing can be chosen. */
static int
check_all(struct session *s, const struct bringing *opt)
{
	const struct common *common = &s->common;

	if (opt->as || opt->map || opt->save_map || opt->columns ||
	    opt->decimal || opt->dates || opt->source || opt->on_match ||
	    opt->create || opt->tags.count || opt->only.count ||
	    common->rehearse || common->quiet || common->key ||
	    common->keep_going || option_wants_rows(common))
		return usage_wrong(&passport, &s->err,
				   "-t all takes the record as it is, and no "
				   "option but -D and -u");
	return 0;
}

static int
check_usage(struct session *s, const struct bringing *opt)
{
	if (s->operand_count > 1)
		return usage_wrong(&passport, &s->err, "one file is wanted");
	if (s->operand_count == 0 && process_is_terminal(STDIN_FILENO))
		return usage_wrong(&passport, &s->err, "name a file");
	return str_same(opt->noun, "all") ? check_all(s, opt) : 0;
}

int
main(int argc, char **argv)
{
	struct bringing opt = {.tags = {.size = sizeof(const char *)},
			       .only = {.size = sizeof(const char *)}};
	struct session s;
	const char *path;

	if (session_begin(&s, &passport, argc, argv, &opt) == 0 &&
	    check_usage(&s, &opt) == 0) {
		path = s.operand_count ? s.operands[0] : "-";
		if (str_same(opt.noun, "all"))
			(void)restoring_run(&s, path);
		else if (session_open(&s, SESSION_WRITE) == 0)
			(void)bringing_run(&s, &opt, path);
	}
	return session_end(&s);
}
