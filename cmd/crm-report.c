/* SPDX-License-Identifier: ISC
 * crm-report: what happened, how well we listen, what is open.
 */
#include "base/str.h"
#include "cli/reporting.h"
#include "cli/session.h"
#include "cli/usage.h"
#include "domain/input.h"
#include "look/report.h"
#include "view/view.h"

struct options {
	const char *since;
};

static const struct option_row options[] = {
	TEXT_OPTION(struct options, since, 0, "since", "day",
		    "of listen: from then on, not -90d"),
};

static const struct passport passport = {
	.name = "crm-report",
	.purpose = "what happened, how well we listen, what is open",
	.usage = "[day [day] | listen [--since day] | cases]",
	.examples = {"crm-report day yesterday",
		     "crm-report listen --since 2026-11-01"},
	.groups = GROUP_BASE | GROUP_USER | GROUP_ROWS | GROUP_COLOR,
	OPTIONS(options, struct options),
	.operands = "report|day",
};

static int
list(struct session *s)
{
	const struct report_row *rows;
	size_t count, i;

	if (session_rows(s, &report_row_shape, NULL) < 0)
		return -1;
	rows = report_names(&count);
	for (i = 0; i < count; i++) {
		if (session_row(s, &rows[i]) < 0)
			return -1;
	}
	return 0;
}

static int
print_row(void *cookie, const void *row, struct error *err)
{
	(void)err;
	return session_row(cookie, row);
}

/* The day that the report is about, or that it begins with. */
static int
find_day(struct session *s, const struct options *opt, struct day *day)
{
	const char *typed = s->operand_count > 1 ? s->operands[1] : opt->since;

	if (str_same(s->operands[0], "listen") && !typed)
		typed = "-90d";
	return input_day(s->business, typed, day, &s->err);
}

static int
tell(struct session *s, const struct shape *shape, struct day day)
{
	if (session_rows(s, shape, NULL) < 0)
		return -1;
	if (shape == &day_row_shape)
		return report_tell_day(s->business, day, print_row, s, &s->err);
	if (shape == &measure_row_shape)
		return report_tell_listen(s->business, day, print_row, s,
					  &s->err);
	return report_tell_cases(s->business, print_row, s, &s->err);
}

static int
show(struct session *s, const struct shape *shape, struct day day)
{
	if (shape == &day_row_shape)
		return reporting_day(s, day);
	if (shape == &measure_row_shape)
		return reporting_listen(s, day);
	return reporting_cases(s);
}

static int
run(struct session *s, const struct options *opt)
{
	const struct shape *shape;
	struct day day;

	if (s->operand_count == 0 && !opt->since)
		return list(s);
	if (s->operand_count == 0)
		return usage_wrong(&passport, &s->err, "which report?");
	shape = report_shape(s->operands[0], &s->err);
	if (!shape)
		return -1;
	if (s->operand_count > (shape == &day_row_shape ? 2 : 1))
		return usage_wrong(&passport, &s->err, "%s: one too many",
				   s->operands[s->operand_count - 1]);
	if (opt->since && shape != &measure_row_shape)
		return usage_wrong(&passport, &s->err,
				   "--since goes with listen");
	if (session_open(s, SESSION_READ) < 0 || find_day(s, opt, &day) < 0)
		return -1;
	return option_wants_rows(&s->common) ? tell(s, shape, day)
					     : show(s, shape, day);
}

/* "-o help": the columns depend on the report. */
static void
explain_columns(struct session *s)
{
	const struct shape *shape = &report_row_shape;

	s->err = (struct error){0};
	if (s->operand_count > 0)
		shape = report_shape(s->operands[0], &s->err);
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
