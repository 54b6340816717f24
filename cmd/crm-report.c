/* SPDX-License-Identifier: ISC
 * crm-report: what happened, how well we listen, what is open.
 */
#include "cli/reporting.h"
#include "cli/session.h"
#include "cli/usage.h"
#include "domain/input.h"
#include "look/date.h"
#include "view/page.h"
#include "view/view.h"

struct options {
	const char *since;
	const char *as_of;
	const char *site;
	bool yesterday;
	bool html;
	bool svg;
};

static const struct option_row options[] = {
	TEXT_OPTION(struct options, since, 0, "since", "day", "from then on"),
	TEXT_OPTION(struct options, as_of, 0, "as-of", "day",
		    "as it was known then"),
	FLAG_OPTION(struct options, yesterday, 0, "yesterday",
		    "of that day alone"),
	TEXT_OPTION(struct options, site, 0, "site", "site",
		    "of crm-card: beside the others"),
	FLAG_OPTION(struct options, html, 0, "html",
		    "a page of HTML, nothing else needed"),
	FLAG_OPTION(struct options, svg, 0, "svg", "its picture alone"),
};

static const struct passport passport = {
	.name = "crm-report",
	.purpose = "what happened, how well we listen, what is open",
	.usage = "[report [day] [--since day] [--as-of day] [--yesterday] "
		 "[--site site] [--html | --svg]]",
	.examples = {"crm-report day yesterday",
		     "crm-report listen --since 2026-11-01"},
	.groups = GROUP_BASE | GROUP_USER | GROUP_ROWS | GROUP_COLOR,
	OPTIONS(options, struct options),
	.operands = "report|day",
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

/* What this report does not take. */
static int
refuse(struct session *s, const struct report *report,
       const struct options *opt)
{
	const struct {
		enum report_takes what;
		const char *name;
		const char *typed;
	} given[] = {
		{REPORT_SINCE, "--since", opt->since},
		{REPORT_AS_OF, "--as-of", opt->as_of},
		{REPORT_AS_OF, "--yesterday", opt->yesterday ? "" : NULL},
		{REPORT_SITE, "--site", opt->site},
	};
	size_t i;

	if (s->operand_count > (report->takes & REPORT_DAY ? 2 : 1))
		return usage_wrong(&passport, &s->err, "%s: one too many",
				   s->operands[s->operand_count - 1]);
	if (opt->yesterday && (opt->since || opt->as_of))
		return usage_wrong(&passport, &s->err,
				   "--yesterday says both --since and --as-of");
	for (i = 0; i < sizeof(given) / sizeof(given[0]); i++) {
		if (given[i].typed && !(report->takes & given[i].what))
			return usage_wrong(&passport, &s->err,
					   "%s goes with %s", given[i].name,
					   reporting_takers(&s->arena,
							    given[i].what));
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
find_days(struct session *s, const struct report *report,
	  const struct options *opt, struct report_asked *asked)
{
	const char *day = s->operand_count > 1 ? s->operands[1] : NULL;
	const char *since = opt->since ? opt->since : report->since;
	const char *as_of = opt->as_of;

	if (opt->yesterday)
		since = as_of = "yesterday";
	asked->site = opt->site;
	asked->since = DAY_MISSING;
	if (since && input_day(s->business, since, &asked->since, &s->err) < 0)
		return -1;
	if (input_day(s->business, day, &asked->day, &s->err) < 0)
		return -1;
	if (input_day(s->business, as_of, &asked->as_of, &s->err) < 0)
		return -1;
	if (asked->as_of.days > s->business->today.days)
		return error_set(&s->err, ERR_USAGE, "%s is to come",
				 date_day(&s->arena, asked->as_of));
	if (!day_missing(asked->since) && asked->since.days > asked->as_of.days)
		return error_set(&s->err, ERR_USAGE, "%s is after %s",
				 date_day(&s->arena, asked->since),
				 date_day(&s->arena, asked->as_of));
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

	if (s->operand_count == 0 && !opt->since && !opt->as_of &&
	    !opt->yesterday && !opt->site && !opt->html && !opt->svg)
		return list(s);
	if (s->operand_count == 0)
		return usage_wrong(&passport, &s->err, "which report?");
	report = reporting_find(s->operands[0], &s->err);
	if (!report || refuse(s, report, opt) < 0 ||
	    refuse_form(s, report, opt) < 0 ||
	    session_open(s, SESSION_READ) < 0 ||
	    find_days(s, report, opt, &asked) < 0)
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
