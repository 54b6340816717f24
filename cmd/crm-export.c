/* SPDX-License-Identifier: ISC
 * crm-export: records for other programs, or the whole record.
 */
#include <string.h>

#include "base/str.h"
#include "cli/session.h"
#include "cli/usage.h"
#include "exchange/export.h"
#include "keep/transfer.h"
#include "view/out.h"

struct options {
	const char *noun;
	const char *as;
	const char *since;
};

static const struct option_row rows[] = {
	TEXT_OPTION(struct options, noun, 't', NULL, "noun",
		    "all, parties cases interactions promises messages …"),
	TEXT_OPTION(struct options, as, 0, "as", "format",
		    "json csv tsv; vcard vcard3 (parties); ical"),
	TEXT_OPTION(struct options, since, 0, "since", "batch",
		    "only what b41 or later made or changed"),
};

static const struct passport passport = {
	.name = "crm-export",
	.purpose = "print records for other programs, or the whole record",
	.usage = "[-t noun] [--as format] [--since batch] [filter ...]",
	.examples = {"crm-export -t all >shop.jsonl",
		     "crm-export --as vcard tag=vip >vips.vcf"},
	.groups = GROUP_BASE | GROUP_USER,
	OPTIONS(rows, struct options),
	.operands = "filter",
};

static int
print(void *cookie, const char *bytes, size_t len, struct error *err)
{
	struct session *s = cookie;

	return out_add(s->view.out, bytes, len, err);
}

static int
print_row(void *cookie, const void *row, struct error *err)
{
	(void)err;
	return session_row(cookie, row);
}

static bool
is_cards(const char *as)
{
	return str_same(as, "vcard") || str_same(as, "vcard3");
}

static int
check_format(struct session *s, const struct options *opt)
{
	const char *as = opt->as;

	if (is_cards(as) && opt->noun && strcmp(opt->noun, "parties") != 0)
		return usage_wrong(&passport, &s->err, "--as %s is for parties",
				   as);
	if (str_same(as, "ical") && opt->noun &&
	    strcmp(opt->noun, "promises") != 0 &&
	    strcmp(opt->noun, "cases") != 0)
		return usage_wrong(&passport, &s->err,
				   "--as ical is for promises and cases");
	if (is_cards(as) || str_same(as, "ical") || str_same(as, "json") ||
	    str_same(as, "csv") || str_same(as, "tsv"))
		return 0;
	return usage_wrong(&passport, &s->err,
			   "--as %s: json csv tsv vcard vcard3 or ical", as);
}

static int
check_usage(struct session *s, const struct options *opt, struct id *since)
{
	char letter;

	if (str_same(opt->noun, "all") &&
	    (opt->as || opt->since || s->operand_count > 0))
		return usage_wrong(&passport, &s->err,
				   "-t all is the whole record, as it is");
	if (opt->since &&
	    (!business_id(opt->since, &letter, since) || letter != 'b'))
		return usage_wrong(&passport, &s->err,
				   "--since %s: a batch is wanted, as b41",
				   opt->since);
	return opt->as ? check_format(s, opt) : 0;
}

static int
print_rows(struct session *s, const struct export_question *question,
	   const char *as)
{
	const struct shape *shape = export_shape(question->noun, &s->err);

	if (!shape)
		return -1;
	s->view.columns = export_columns(&s->arena, shape);
	s->view.header = true;
	s->view.form = str_same(as, "csv")   ? VIEW_CSV
		       : str_same(as, "tsv") ? VIEW_TSV
					     : VIEW_JSON;
	if (session_rows(s, shape, NULL) < 0)
		return -1;
	return export_rows(s->business, question, print_row, s, &s->err);
}

static int export(struct session *s, const struct options *opt, struct id since)
{
	struct export_question question = {
		.noun = opt->noun,
		.filters = s->operands,
		.count = s->operand_count,
		.since = since,
	};

	if (str_same(opt->noun, "all"))
		return transfer_export(s->business, print, s, &s->err);
	if (str_same(opt->as, "ical"))
		return export_calendar(s->business, &question, CRM_VERSION,
				       print, s, &s->err);
	if (!question.noun)
		question.noun = "parties";
	if (is_cards(opt->as))
		return export_cards(s->business, &question,
				    str_same(opt->as, "vcard3") ? 3 : 4, print,
				    s, &s->err);
	return print_rows(s, &question, opt->as);
}

int
main(int argc, char **argv)
{
	struct options opt = {0};
	struct id since = {0};
	struct session s;

	if (session_begin(&s, &passport, argc, argv, &opt) == 0 &&
	    check_usage(&s, &opt, &since) == 0 &&
	    session_open(&s, SESSION_READ) == 0)
		(void)export(&s, &opt, since);
	return session_end(&s);
}
