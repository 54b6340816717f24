/* SPDX-License-Identifier: ISC
 * The reports there are.
 */
#include "cli/reporting.h"

#include <string.h>

#include "base/str.h"
#include "look/date.h"
#include "look/report_cards.h"
#include "look/report_first.h"
#include "look/report_forecast.h"
#include "look/report_knowledge.h"
#include "look/report_pipeline.h"
#include "look/report_receivables.h"
#include "look/report_regulars.h"
#include "look/report_trust.h"
#include "look/report_value.h"
#include "model/bill.h"
#include "view/field.h"
#include "view/page.h"

/* To add a report "foo": the shape of its rows in model/report.[ch] (or a file
 * of its own), its figures in look/report_foo.[ch] (report_foo_tell), its page
 * in cli/reporting_foo.c (reporting_foo_show, declared in reporting.h), a row
 * here, a .Ss in crm-report(1), its line in the list of tests/cmd/crm-report.t,
 * and tests of its own in tests/cmd/crm-report-foo.t. What no report was asked
 * for before is a field of struct report_typed and of struct report_asked, a
 * flag of enum report_takes, a line in reporting_asked.c and a row of options
 * in crm-report.c. */
static const struct report reports[] = {
	{
		.row = {{"day"},
			{"what came in, was answered, closed, late, promised"}},
		.shape = &day_row_shape,
		.takes = REPORT_DAY,
		.tell = report_tell_day,
		.show = reporting_day_show,
	},
	{
		.row = {{"listen"},
			{"voices in, human answers and how soon, refusals"}},
		.shape = &measure_row_shape,
		.takes = REPORT_SINCE,
		.since = "-90d",
		.tell = report_tell_listen,
		.show = reporting_listen_show,
	},
	{
		.row = {{"cases"}, {"what is open, by owner, kind and age"}},
		.shape = &load_row_shape,
		.tell = report_tell_cases,
		.show = reporting_cases_show,
	},
	{
		.row = {{"pipeline"},
			{"open deals by stage, and how many went on"}},
		.shape = &pipeline_row_shape,
		.takes = REPORT_AS_OF | REPORT_SVG,
		.tell = report_pipeline_tell,
		.show = reporting_pipeline_show,
	},
	{
		.row = {{"forecast"},
			{"what open deals and the next months will bring"}},
		.shape = &forecast_row_shape,
		.takes = REPORT_AS_OF | REPORT_SVG,
		.tell = report_forecast_tell,
		.show = reporting_forecast_show,
	},
	{
		.row = {{"value"},
			{"who brings what, and how much comes from few"}},
		.shape = &value_row_shape,
		.takes = REPORT_SINCE | REPORT_AS_OF | REPORT_SVG,
		.tell = report_value_tell,
		.show = reporting_value_show,
	},
	{
		.row = {{"regulars"}, {"who comes again, and how soon"}},
		.shape = &measure_row_shape,
		.takes = REPORT_SINCE | REPORT_AS_OF | REPORT_SVG,
		.tell = report_regulars_tell,
		.show = reporting_regulars_show,
	},
	{
		.row = {{"first"},
			{"first contacts, and who came back after a complaint"}},
		.shape = &measure_row_shape,
		.takes = REPORT_SINCE | REPORT_SVG,
		.since = "-365d",
		.tell = report_first_tell,
		.show = reporting_first_show,
	},
	{
		.row = {{"trust"}, {"promises kept, answers in time"}},
		.shape = &measure_row_shape,
		.takes = REPORT_SINCE | REPORT_SVG,
		.since = "-90d",
		.tell = report_trust_tell,
		.show = reporting_trust_show,
	},
	{
		.row = {{"receivables"},
			{"who owes us since when, and how soon they pay"}},
		.shape = &receivable_row_shape,
		.takes = REPORT_SINCE | REPORT_AS_OF | REPORT_SVG,
		.since = "-365d",
		.tell = report_receivables_tell,
		.show = reporting_receivables_show,
	},
	{
		.row = {{"cards"},
			{"what guests say, a site beside the others"}},
		.shape = &card_score_row_shape,
		.takes = REPORT_SINCE | REPORT_AS_OF | REPORT_SVG | REPORT_SITE,
		.since = "-30d",
		.tell = report_cards_tell,
		.show = reporting_cards_show,
	},
	{
		.row = {{"knowledge"},
			{"answered from an article, made into one, repeated "
			 "without one"}},
		.shape = &measure_row_shape,
		.takes = REPORT_SINCE,
		.since = "-90d",
		.tell = report_knowledge_tell,
		.show = reporting_knowledge_show,
	},
};
#define REPORTS (sizeof(reports) / sizeof(reports[0]))

const struct report *
reporting_all(size_t *count)
{
	*count = REPORTS;
	return reports;
}

const struct report *
reporting_find(const char *name, struct error *err)
{
	const char *all[REPORTS];
	const char *nearest;
	struct str list = {0};
	size_t i;

	for (i = 0; i < REPORTS; i++) {
		all[i] = reports[i].row.id.s;
		if (strcmp(all[i], name) == 0) {
			str_free(&list);
			return &reports[i];
		}
		str_print(&list, "%s%s", i > 0 ? " " : "", all[i]);
	}
	nearest = str_nearest(name, all, REPORTS);
	error_set(err, ERR_USAGE, "no such report: %s%s%s%s", name,
		  nearest ? ", did you mean " : "", nearest ? nearest : "",
		  nearest ? "?" : "");
	error_hint(err, "%s", str_get(&list));
	str_free(&list);
	return NULL;
}

const char *
reporting_takers(struct arena *arena, enum report_takes what)
{
	const char *list = "none";
	size_t i, count = 0;

	for (i = 0; i < REPORTS; i++) {
		if (!(reports[i].takes & what))
			continue;
		list = count++ > 0 ? arena_print(arena, "%s, %s", list,
						 reports[i].row.id.s)
				   : reports[i].row.id.s;
	}
	return list;
}

void
reporting_title(struct session *s, struct page *page, const char *what)
{
	page_title(page, arena_print(&s->arena, "%s, %s",
				     s->business->policy->name, what));
}

const char *
reporting_span(struct session *s, const char *what,
	       const struct report_asked *asked)
{
	const char *until = date_day(&s->arena, asked->as_of);

	if (day_missing(asked->since))
		return arena_print(&s->arena, "%s until %s", what, until);
	return arena_print(&s->arena, "%s from %s until %s", what,
			   date_day(&s->arena, asked->since), until);
}

static const char *
amount(struct arena *arena, const struct measure_row *row, struct number n)
{
	if (strcmp(row->unit.s, "seconds") == 0)
		return field_duration(arena, (struct duration){n.n});
	return arena_print(arena, "%lld%s", (long long)n.n,
			   strcmp(row->unit.s, "percent") == 0	? " %"
			   : strcmp(row->unit.s, "days") == 0	? " d"
			   : strcmp(row->unit.s, "points") == 0 ? " points"
								: "");
}

const char *
reporting_sure(struct arena *arena, const struct measure_row *row)
{
	if (row->n.n == NUMBER_MISSING.n)
		return amount(arena, row, row->value);
	if (row->value.n == NUMBER_MISSING.n)
		return "too few to tell (of 0)";
	if (row->low.n == NUMBER_MISSING.n)
		return arena_print(arena, "%s (of %lld: too few to tell)",
				   amount(arena, row, row->value),
				   (long long)row->n.n);
	return arena_print(arena, "%s (of %lld; 95 %% sure: %s to %s)",
			   amount(arena, row, row->value), (long long)row->n.n,
			   amount(arena, row, row->low),
			   amount(arena, row, row->high));
}

void
reporting_bar(struct arena *arena, struct vec *values, const char *label,
	      const struct measure_row *row)
{
	struct page_value *value = vec_add(values, arena);
	bool sure = row->low.n != NUMBER_MISSING.n;

	value->label = label;
	value->value = (double)row->value.n;
	value->text = amount(arena, row, row->value);
	value->note = arena_print(arena, "of %lld; too few to tell",
				  (long long)row->n.n);
	if (row->value.n == NUMBER_MISSING.n) {
		value->value = 0;
		value->text = "";
	}
	if (!sure)
		return;
	value->sure = true;
	value->low = (double)row->low.n;
	value->high = (double)row->high.n;
	value->note =
		arena_print(arena, "of %lld; 95 %% sure: %s to %s",
			    (long long)row->n.n, amount(arena, row, row->low),
			    amount(arena, row, row->high));
}
