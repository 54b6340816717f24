/* SPDX-License-Identifier: ISC
 * crm-report: what happened, how well we do, what customers bring.
 */
#include "cli/reporting.h"
#include "cli/session.h"
#include "cli/usage.h"
#include "view/page.h"
#include "view/view.h"

struct options {
	struct report_typed typed;
	bool html;
	bool svg;
};

static const struct option_row options[] = {
	TEXT_OPTION(struct options, typed.since, 0, "since", "day",
		    "from then on"),
	TEXT_OPTION(struct options, typed.as_of, 0, "as-of", "day",
		    "as it was known then"),
	FLAG_OPTION(struct options, typed.yesterday, 0, "yesterday",
		    "of that day alone"),
	TEXT_OPTION(struct options, typed.site, 0, "site", "site",
		    "of crm-card: beside the others"),
	FLAG_OPTION(struct options, html, 0, "html",
		    "a page of HTML, nothing else needed"),
	FLAG_OPTION(struct options, svg, 0, "svg", "its picture alone"),
};

static const struct passport passport = {
	.name = "crm-report",
	.purpose = "what happened, how well we do, what customers bring",
	.usage = "[report [day] [--since day] [--as-of day] [--yesterday] "
		 "[--site site] [--html | --svg]]",
	.examples = {"crm-report day yesterday",
		     "crm-report listen --since 2026-11-01"},
	.groups = GROUP_BASE | GROUP_USER | GROUP_ROWS | GROUP_COLOR,
	OPTIONS(options, struct options),
	.operands = "=day|=listen|=cases|=pipeline|=forecast|=value|"
		    "=regulars|=first|=trust|=receivables|=cards|"
		    "=knowledge day",
};

static int
list(struct session *s)
{
	const struct report *reports;
	size_t count, i;

	if (session_rows(s, &report_row_shape, NULL) < 0)
		return -1;
	reports = reporting_all(&count);
	for (i = 0; i < count; i++) {
		if (session_row(s, &reports[i].row) < 0)
			return -1;
	}
	return 0;
}

static int
refuse_form(struct session *s, const struct report *report,
	    const struct options *opt)
{
	if (opt->html + opt->svg + option_wants_rows(&s->common) > 1)
		return usage_wrong(&passport, &s->err,
				   "--html, --svg and rows exclude each other");
	if (opt->svg && !(report->takes & REPORT_SVG))
		return error_set(&s->err, ERR_USAGE,
				 "%s has no picture: --svg goes with %s",
				 report->row.id.s,
				 reporting_takers(&s->arena, REPORT_SVG));
	return 0;
}

static int
print_row(void *cookie, const void *row, struct error *err)
{
	(void)err;
	return session_row(cookie, row);
}

static int
show(struct session *s, const struct report *report, enum page_as as,
     const struct report_asked *asked)
{
	struct page *page = page_open_as(&s->arena, &s->view, as);

	if (report->show(s, page, asked) < 0)
		return -1;
	return page_close(page, &s->err);
}

static int
run(struct session *s, const struct options *opt)
{
	const struct report *report;
	struct report_asked asked;

	if (s->operand_count == 0 && !opt->html && !opt->svg &&
	    reporting_asked_nothing(&opt->typed))
		return list(s);
	if (s->operand_count == 0)
		return usage_wrong(&passport, &s->err, "which report?");
	report = reporting_find(s->operands[0], &s->err);
	if (!report || reporting_asked_refuse(s, report, &opt->typed) < 0 ||
	    refuse_form(s, report, opt) < 0 ||
	    session_open(s, SESSION_READ) < 0 ||
	    reporting_asked_read(s, report, &opt->typed, &asked) < 0)
		return -1;
	if (!option_wants_rows(&s->common))
		return show(s, report,
			    opt->html  ? PAGE_HTML
			    : opt->svg ? PAGE_SVG
				       : PAGE_PLAIN,
			    &asked);
	if (session_rows(s, report->shape, NULL) < 0)
		return -1;
	return report->tell(s->business, &asked, print_row, s, &s->err);
}

/* "-o help": the columns depend on the report. */
static void
explain_columns(struct session *s)
{
	const struct shape *shape = &report_row_shape;
	const struct report *report;

	s->err = (struct error){0};
	if (s->operand_count > 0) {
		report = reporting_find(s->operands[0], &s->err);
		shape = report ? report->shape : NULL;
	}
	if (shape)
		(void)view_columns(&s->arena, shape, &s->view, &s->err);
}

int
main(int argc, char **argv)
{
	struct options opt = {0};
	struct session s;

	if (session_begin(&s, &passport, argc, argv, &opt) == 0)
		(void)run(&s, &opt);
	else if (s.common.ask == ASK_COLUMNS)
		explain_columns(&s);
	return session_end(&s);
}
