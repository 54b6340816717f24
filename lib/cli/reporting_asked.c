/* SPDX-License-Identifier: ISC
 * What was typed behind the name of a report.
 */
#include "cli/reporting.h"
#include "cli/usage.h"
#include "domain/input.h"
#include "look/date.h"

bool
reporting_asked_nothing(const struct report_typed *typed)
{
	return !typed->since && !typed->as_of && !typed->yesterday &&
	       !typed->site;
}

int
reporting_asked_refuse(struct session *s, const struct report *report,
		       const struct report_typed *typed)
{
	const struct {
		enum report_takes what;
		const char *name;
		const char *typed;
	} given[] = {
		{REPORT_SINCE, "--since", typed->since},
		{REPORT_AS_OF, "--as-of", typed->as_of},
		{REPORT_AS_OF, "--yesterday", typed->yesterday ? "" : NULL},
		{REPORT_SITE, "--site", typed->site},
	};
	size_t i;

	if (s->operand_count > (report->takes & REPORT_DAY ? 2 : 1))
		return usage_wrong(s->passport, &s->err, "%s: one too many",
				   s->operands[s->operand_count - 1]);
	if (typed->yesterday && (typed->since || typed->as_of))
		return usage_wrong(s->passport, &s->err,
				   "--yesterday says both --since and --as-of");
	for (i = 0; i < sizeof(given) / sizeof(given[0]); i++) {
		if (given[i].typed && !(report->takes & given[i].what))
			return usage_wrong(s->passport, &s->err,
					   "%s goes with %s", given[i].name,
					   reporting_takers(&s->arena,
							    given[i].what));
	}
	return 0;
}

int
reporting_asked_read(struct session *s, const struct report *report,
		     const struct report_typed *typed,
		     struct report_asked *asked)
{
	const char *day = s->operand_count > 1 ? s->operands[1] : NULL;
	const char *since = typed->since ? typed->since : report->since;
	const char *as_of = typed->as_of;

	if (typed->yesterday)
		since = as_of = "yesterday";
	asked->site = typed->site;
	asked->since = DAY_MISSING;
	if (since && input_day(s->business, since, &asked->since, &s->err) < 0)
		return -1;
	if (input_day(s->business, day, &asked->day, &s->err) < 0 ||
	    input_day(s->business, as_of, &asked->as_of, &s->err) < 0)
		return -1;
	if (asked->as_of.days > s->business->today.days)
		return error_set(&s->err, ERR_USAGE, "%s is to come",
				 date_day(&s->arena, asked->as_of));
	if (!day_missing(asked->since) && asked->since.days > asked->as_of.days)
		return error_set(&s->err, ERR_USAGE,
				 "since %s: the report ends on %s",
				 date_day(&s->arena, asked->since),
				 date_day(&s->arena, asked->as_of));
	return 0;
}
