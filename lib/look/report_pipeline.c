/* SPDX-License-Identifier: ISC
 * The report pipeline.
 */
#include "look/report_pipeline.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "learn/interval.h"
#include "look/funnel.h"

struct piping {
	struct business *business;
	struct arena *arena;
	struct funnel funnel;
	report_tell *tell;
	void *cookie;
};

/* What stands somewhere, in one currency. */
struct standing {
	struct money amount;
	double weighted;
	int64_t unpriced;
	struct vec days; /* int64_t */
};

struct currency {
	char name[4];
	int64_t deals;
};

static const char *
currency_of(const struct piping *on, const struct funnel_deal *deal)
{
	return money_missing(deal->amount) ? on->business->policy->currency
					   : deal->amount.currency;
}

static int
most_deals(const void *a, const void *b)
{
	const struct currency *x = a, *y = b;

	if (x->deals != y->deals)
		return x->deals < y->deals ? 1 : -1;
	return strcmp(x->name, y->name);
}

static void
list_currencies(const struct piping *on, struct vec *currencies)
{
	const struct funnel_deal *deals = on->funnel.deals.items;
	size_t i, j;

	for (i = 0; i < on->funnel.deals.count; i++) {
		const char *name = currency_of(on, &deals[i]);
		struct currency *all = currencies->items;

		for (j = 0;
		     j < currencies->count && strcmp(all[j].name, name) != 0;
		     j++)
			;
		if (j == currencies->count) {
			all = vec_add(currencies, on->arena);
			memcpy(all->name, name, sizeof(all->name));
			all->deals = 1;
		} else {
			all[j].deals++;
		}
	}
	if (currencies->count > 1)
		qsort(currencies->items, currencies->count,
		      sizeof(struct currency), most_deals);
}

static int
add_deal(const struct piping *on, const struct funnel_deal *deal,
	 struct standing *sum, struct error *err)
{
	const struct funnel_stage *stages = on->funnel.stages.items;
	const struct funnel_stage *stage = &stages[deal->stage];

	*(int64_t *)vec_add(&sum->days, on->arena) = deal->days;
	if (money_missing(deal->amount)) {
		sum->unpriced++;
		return 0;
	}
	if (money_missing(sum->amount)) {
		sum->amount = deal->amount;
		sum->amount.minor = 0;
	}
	if (!money_sum(&sum->amount.minor, deal->amount.minor))
		return error_set(err, ERR_DATA,
				 "the deals are worth more money than there "
				 "is");
	sum->weighted +=
		(double)deal->amount.minor *
		funnel_share(&on->funnel, stage, &stage->ending, deal, -1);
	return 0;
}

static int
by_size(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

static int64_t
median(struct vec *days)
{
	const int64_t *all = days->items;
	size_t n = days->count;

	qsort(days->items, n, sizeof(int64_t), by_size);
	return (all[(n - 1) / 2] + all[n / 2]) / 2;
}

/* stage NULL: all of that currency. */
static int
tell_open(struct piping *on, const char *currency,
	  const struct funnel_stage *stage, struct error *err)
{
	const struct funnel_deal *deals = on->funnel.deals.items;
	const struct funnel_stage *stages = on->funnel.stages.items;
	struct standing sum = {.amount = MONEY_MISSING,
			       .days = {.size = sizeof(int64_t)}};
	struct pipeline_row row;
	size_t i;

	for (i = 0; i < on->funnel.deals.count; i++) {
		if (strcmp(currency_of(on, &deals[i]), currency) == 0 &&
		    (!stage || &stages[deals[i].stage] == stage) &&
		    add_deal(on, &deals[i], &sum, err) < 0)
			return -1;
	}
	if (sum.days.count == 0)
		return 0;
	column_clear(&pipeline_row_shape, &row);
	row.id.s = stage ? stage->name : "all";
	row.what.s = "open";
	row.open.n = (int64_t)sum.days.count;
	row.amount = row.weighted = sum.amount;
	if (!money_missing(sum.amount))
		row.weighted.minor = llround(sum.weighted);
	row.days.n = median(&sum.days);
	if (stage) {
		row.n.n = stage->ended;
		if (stage->history)
			funnel_rate(stage, on->arena, &row.percent, &row.low,
				    &row.high);
		else if (stage->percent >= 0)
			row.percent.n = stage->percent;
		row.text.s = funnel_basis(stage);
	}
	if (sum.unpriced > 0)
		row.text.s = arena_print(on->arena, "%s%s%lld without a sum",
					 row.text.s ? row.text.s : "",
					 row.text.s ? "; " : "",
					 (long long)sum.unpriced);
	return on->tell(on->cookie, &row, err);
}

static int
tell_on(struct piping *on, const struct funnel_stage *stage, const char *next,
	struct error *err)
{
	int64_t n = stage->on + stage->back;
	struct interval ends = interval_share(stage->on, n);
	struct pipeline_row row;

	column_clear(&pipeline_row_shape, &row);
	row.id.s = stage->name;
	row.what.s = "on";
	row.n.n = n;
	row.text.s = "too few to tell";
	if (n >= FUNNEL_LEAST) {
		row.percent.n = (200 * stage->on + n) / (2 * n);
		row.low.n = (int64_t)(100 * ends.low);
		row.high.n = 100 - (int64_t)(100 * (1 - ends.high));
		row.text.s = arena_print(on->arena, "went on to %s", next);
	}
	return on->tell(on->cookie, &row, err);
}

static int
tell_all(struct piping *on, struct error *err)
{
	size_t ours = on->business->policy->deals.stage_count, i, j;
	const struct funnel_stage *stages = on->funnel.stages.items;
	struct vec currencies = {.size = sizeof(struct currency)};
	const struct currency *names;

	list_currencies(on, &currencies);
	names = currencies.items;
	for (i = 0; i < currencies.count; i++) {
		for (j = 0; j < on->funnel.stages.count; j++) {
			if (tell_open(on, names[i].name, &stages[j], err) < 0)
				return -1;
		}
		if (tell_open(on, names[i].name, NULL, err) < 0)
			return -1;
	}
	for (j = 0; j < ours; j++) {
		const char *next =
			j + 1 < ours ? arena_print(on->arena, "%s or further",
						   stages[j + 1].name)
				     : "won";

		if (tell_on(on, &stages[j], next, err) < 0)
			return -1;
	}
	return 0;
}

int
report_pipeline_tell(struct business *business,
		     const struct report_asked *asked, report_tell *tell,
		     void *cookie, struct error *err)
{
	struct arena arena = {NULL};
	struct piping on = {.business = business,
			    .arena = &arena,
			    .tell = tell,
			    .cookie = cookie};
	int rc = funnel_read(business, &arena, asked->as_of, &on.funnel, err);

	if (rc == 0)
		rc = tell_all(&on, err);
	arena_free(&arena);
	return rc;
}
