/* SPDX-License-Identifier: ISC
 * crm-score: a number for each party: worth, lapsed, rfm, lead.
 */
#include "cli/leading.h"
#include "cli/scoring.h"
#include "cli/session.h"
#include "cli/usage.h"
#include "cli/valuing.h"
#include "model/score.h"
#include "sell/measure.h"

struct options {
	bool all;
	const char *till;
	const char *as_if;
	const char *next;
	const char *params;
	bool fit;
	const char *until;
	const char *unit;
	int64_t classes;
	bool explain;
	const char *budget;
	bool calibration;
	bool learn;
	const char *target;
	struct vec without;
	int64_t limit;
};

static const struct option_row options[] = {
	FLAG_OPTION(struct options, all, 0, "all", "list all there are"),
	TEXT_OPTION(struct options, till, 0, "till", "who",
		    "worth: one line for a till"),
	FLAG_OPTION(struct options, fit, 0, "fit",
		    "worth: fit to the sales, and keep it"),
	TEXT_OPTION(struct options, until, 0, "until", "day",
		    "fit: sales until then; calibration: as of then"),
	TEXT_OPTION(struct options, unit, 0, "unit", "word",
		    "fit: of time: day or week"),
	TEXT_OPTION(struct options, as_if, 0, "as-if", "numbers",
		    "worth: x=2,t_x=30.43,T=38.86"),
	TEXT_OPTION(struct options, next, 0, "next", "units",
		    "as-if: in so many units"),
	TEXT_OPTION(struct options, params, 0, "params", "numbers",
		    "as-if: r=…,alpha=…,a=…,b=…"),
	NUMBER_OPTION(struct options, classes, 0, "classes", "n",
		      "rfm: so many, not 5"),
	FLAG_OPTION(struct options, explain, 0, "explain",
		    "lead: every addend with its line"),
	TEXT_OPTION(struct options, budget, 0, "budget", "sum",
		    "lead: whom to ask for that money"),
	FLAG_OPTION(struct options, calibration, 0, "calibration",
		    "lead: who of each band bought"),
	FLAG_OPTION(struct options, learn, 0, "learn",
		    "lead: rules from what was won and lost"),
	TEXT_OPTION(struct options, target, 0, "target", "y=yes",
		    "learn: from a table, this is won"),
	MANY_OPTION(struct options, without, 0, "not", "field",
		    "learn: leave it out"),
	NUMBER_OPTION(struct options, limit, 0, "limit", "N",
		      "at most so many rows"),
};

static const struct passport passport = {
	.name = "crm-score",
	.purpose =
		"what a customer is worth, how silent they are, how warm a lead is",
	.usage = "worth|lapsed|rfm|lead [--all] [filter ...]",
	.examples = {"crm-score worth --all --limit 20",
		     "crm-find tag=vip | crm-score worth -o alive"},
	.groups =
		GROUP_BASE | GROUP_USER | GROUP_ROWS | GROUP_COLOR | GROUP_JOB,
	OPTIONS(options, struct options),
	.shape = &worth_row_shape,
	.operands = "=worth|=lapsed|=rfm|=lead filter",
};

static int
print_row(void *cookie, const void *row, struct error *err)
{
	(void)err;
	return session_row(cookie, row);
}

static int
measure(struct session *s, const struct options *opt, enum measure_kind kind)
{
	bool list = opt->all || s->operand_count > 1;
	struct measure *measure;
	int rc;

	if (session_open(s, SESSION_READ) < 0 ||
	    measure_open(s->business, kind, opt->classes, &measure, &s->err) <
		    0)
		return -1;
	if (list && session_rows(s, measure_shape(kind), NULL) < 0)
		return -1;
	rc = list ? measure_list(measure, s->operands + 1, s->operand_count - 1,
				 opt->limit, print_row, s, &s->err)
		  : scoring_pass(s, kind, measure);
	if (rc == 0)
		scoring_remark(s, measure);
	return rc == 0 && list ? session_found(s) : rc;
}

static int
lead(struct session *s, const struct options *opt)
{
	struct leads_question question = {
		.filters = s->operands + 1,
		.count = s->operand_count - 1,
		.limit = opt->limit,
		.budget = opt->budget,
		.explain = opt->explain,
	};

	if (opt->learn)
		return leading_learn(
			s, s->operand_count > 1 ? s->operands[1] : "-",
			opt->target, &opt->without);
	if (opt->calibration)
		return leading_calibrate(s, opt->until);
	if (opt->all || question.count > 0)
		return leading_list(s, &question);
	if (opt->explain || opt->budget)
		return usage_wrong(&passport, &s->err,
				   "--explain and --budget are for a list: "
				   "filters or --all");
	return measure(s, opt, MEASURE_LEAD);
}

/* What was given beside its measure or its option would be ignored. */
static int
check(struct session *s, const struct options *opt, enum measure_kind kind)
{
	int asked = opt->fit + (opt->till != NULL) + (opt->as_if != NULL);
	bool leads = opt->explain || opt->budget || opt->calibration;

	if (asked > 0 && (asked > 1 || opt->all || opt->limit != -1 ||
			  kind != MEASURE_WORTH || s->operand_count > 1))
		return usage_wrong(&passport, &s->err,
				   "--fit, --till and --as-if go alone with "
				   "worth");
	if ((!opt->fit && !opt->calibration && opt->until) ||
	    (!opt->fit &&
	     (opt->unit || s->common.rehearse || s->common.quiet)) ||
	    (!opt->as_if && (opt->next || opt->params)) ||
	    (kind != MEASURE_RFM && opt->classes != 5))
		return usage_wrong(&passport, &s->err,
				   "--until, --unit, -n, -q go with --fit; "
				   "--next, --params with --as-if; --classes "
				   "with rfm");
	if ((leads && kind != MEASURE_LEAD) ||
	    (opt->calibration && (opt->explain || opt->budget || opt->all ||
				  opt->limit != -1 || s->operand_count > 1)))
		return usage_wrong(&passport, &s->err,
				   "--explain, --budget and --calibration go "
				   "with lead; --calibration goes alone");
	if ((opt->learn &&
	     (kind != MEASURE_LEAD || leads || opt->all || opt->limit != -1 ||
	      s->operand_count > (opt->target ? 2 : 1))) ||
	    (!opt->learn && (opt->target || opt->without.count > 0)))
		return usage_wrong(&passport, &s->err,
				   "--learn goes alone with lead, with "
				   "--target and a table, and --not");
	if (opt->limit == 0 || opt->limit < -1)
		return usage_wrong(&passport, &s->err,
				   "--limit must be 1 or more");
	return 0;
}

static int
run(struct session *s, const struct options *opt)
{
	enum measure_kind kind = MEASURE_WORTH;

	if (s->operand_count == 0)
		return usage_wrong(&passport, &s->err,
				   "which: worth, lapsed, rfm or lead?");
	if (measure_kind(s->operands[0], &kind, &s->err) < 0 ||
	    check(s, opt, kind) < 0)
		return -1;
	if (opt->fit)
		return valuing_fit(s, opt->until, opt->unit);
	if (opt->as_if)
		return valuing_suppose(s, opt->as_if, opt->next, opt->params);
	if (opt->till)
		return valuing_till(s, opt->till);
	return kind == MEASURE_LEAD ? lead(s, opt) : measure(s, opt, kind);
}

int
main(int argc, char **argv)
{
	struct options opt = {.classes = 5,
			      .limit = -1,
			      .without = {.size = sizeof(const char *)}};
	struct session s;

	if (session_begin(&s, &passport, argc, argv, &opt) == 0)
		(void)run(&s, &opt);
	return session_end(&s);
}
