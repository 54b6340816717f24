/* SPDX-License-Identifier: ISC
 * The report forecast.
 */
#include "look/report_forecast.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "learn/draw.h"
#include "look/funnel.h"
#include "look/monthly.h"
#include "os/zone.h"
#include "store/deal.h"

#define SEED 20 /* any */

/* Days ahead, each within the next; -1: ever. */
static const int64_t horizons[] = {30, 60, 90, -1};
#define HORIZONS (sizeof(horizons) / sizeof(horizons[0]))

/* What the open deals of one currency will bring. */
struct hope {
	char currency[4];
	int64_t deals, worth;
	int64_t by_policy, undated; /* of these those not expected on a day */
	int64_t beyond;		    /* older than any that was won */
	double won[HORIZONS], amount[HORIZONS];
	double *draws[HORIZONS]; /* FUNNEL_DRAWS each */
	int64_t came[HORIZONS];
};

struct forecasting {
	struct business *business;
	struct arena *arena;
	struct funnel funnel;
	struct vec hopes; /* struct hope */
	int64_t unpriced;
	report_tell *tell;
	void *cookie;
	/* of what came since, the deal that is being read */
	struct id deal;
	bool won;
	struct day since;
	struct money amount;
};

static struct hope *
hope_of(struct forecasting *on, const char *currency)
{
	struct hope *all = on->hopes.items;
	size_t i;

	for (i = 0; i < on->hopes.count; i++) {
		if (strcmp(all[i].currency, currency) == 0)
			return &all[i];
	}
	return NULL;
}

static struct hope *
hope_add(struct forecasting *on, const char *currency)
{
	struct hope *hope = vec_add(&on->hopes, on->arena);
	size_t h;

	memcpy(hope->currency, currency, sizeof(hope->currency));
	for (h = 0; h < HORIZONS; h++)
		hope->draws[h] =
			arena_get(on->arena, FUNNEL_DRAWS * sizeof(double));
	return hope;
}

/* --- deals ------------------------------------------------------------------ */

/* The share of a deal that is won within each horizon. */
static void
shares_of(const struct forecasting *on, const struct funnel_deal *deal,
	  const struct ending *endings, double shares[HORIZONS])
{
	const struct funnel_stage *stages = on->funnel.stages.items;
	const struct funnel_stage *stage = &stages[deal->stage];
	const struct ending *ending =
		endings ? &endings[deal->stage] : &stage->ending;
	size_t h;

	for (h = 0; h < HORIZONS; h++)
		shares[h] = funnel_share(&on->funnel, stage, ending, deal,
					 horizons[h]);
}

static int
too_much(struct error *err)
{
	return error_set(err, ERR_DATA,
			 "the deals are worth more money than there is");
}

static int
expect(struct forecasting *on, struct error *err)
{
	const struct funnel_stage *stages = on->funnel.stages.items;
	const struct funnel_deal *deals = on->funnel.deals.items;
	size_t i, h;

	for (i = 0; i < on->funnel.deals.count; i++) {
		const char *currency = deals[i].amount.currency;
		double shares[HORIZONS];
		struct hope *hope;

		if (money_missing(deals[i].amount)) {
			on->unpriced++;
			continue;
		}
		hope = hope_of(on, currency);
		if (!hope)
			hope = hope_add(on, currency);
		if (!money_sum(&hope->worth, deals[i].amount.minor))
			return too_much(err);
		shares_of(on, &deals[i], NULL, shares);
		hope->deals++;
		if (!stages[deals[i].stage].history) {
			hope->by_policy++;
			hope->undated += day_missing(deals[i].expected);
		} else if (shares[HORIZONS - 1] <= 0) {
			hope->beyond++;
		}
		for (h = 0; h < HORIZONS; h++) {
			hope->won[h] += shares[h];
			hope->amount[h] +=
				shares[h] * (double)deals[i].amount.minor;
		}
	}
	return 0;
}

/* One draw: the shares, then each deal won or not. */
static void
draw_once(struct forecasting *on, struct draw *draw, struct ending *endings,
	  size_t at)
{
	const struct funnel_stage *stages = on->funnel.stages.items;
	const struct funnel_deal *deals = on->funnel.deals.items;
	size_t i, h;

	for (i = 0; i < on->funnel.stages.count; i++) {
		if (stages[i].history)
			ending_draw(&stages[i].ending, draw, &endings[i],
				    on->arena);
	}
	for (i = 0; i < on->funnel.deals.count; i++) {
		double shares[HORIZONS], lot;
		struct hope *hope;

		if (money_missing(deals[i].amount))
			continue;
		hope = hope_of(on, deals[i].amount.currency);
		shares_of(on, &deals[i], endings, shares);
		lot = draw_uniform(draw);
		for (h = 0; h < HORIZONS; h++) {
			if (lot < shares[h])
				hope->draws[h][at] +=
					(double)deals[i].amount.minor;
		}
	}
}

/* --- what came -------------------------------------------------------------- */

static int
by_id(const void *a, const void *b)
{
	const struct funnel_deal *x = a, *y = b;

	return (x->id.n > y->id.n) - (x->id.n < y->id.n);
}

static int
end_came(struct forecasting *on, struct error *err)
{
	const struct funnel_deal key = {.id = on->deal};
	struct hope *hope;
	size_t h;

	if (!on->won || money_missing(on->amount) ||
	    !bsearch(&key, on->funnel.deals.items, on->funnel.deals.count,
		     sizeof(key), by_id))
		return 0;
	hope = hope_of(on, on->amount.currency);
	for (h = 0; hope && h < HORIZONS; h++) {
		if (horizons[h] >= 0 &&
		    on->since.days <= on->funnel.day.days + horizons[h] &&
		    !money_sum(&hope->came[h], on->amount.minor))
			return too_much(err);
	}
	return 0;
}

static int
read_came(void *cookie, const struct deal_point *point, struct error *err)
{
	struct forecasting *on = cookie;
	bool won = strcmp(point->state, "won") == 0;

	if (point->deal.n != on->deal.n) {
		if (end_came(on, err) < 0)
			return -1;
		on->deal = point->deal;
		on->won = false;
	}
	if (won && !on->won)
		on->since = zone_day(on->business->zone, point->at);
	on->won = won;
	on->amount = point->amount;
	return 0;
}

static int
find_came(struct forecasting *on, struct error *err)
{
	const struct instant end = {on->business->now.s + 1};

	if (on->funnel.day.days >= on->business->today.days ||
	    on->funnel.deals.count == 0)
		return 0;
	if (deal_each_step(on->business->store, end, read_came, on, err) < 0)
		return -1;
	return end_came(on, err);
}

/* --- told ------------------------------------------------------------------- */

static struct money
sum(const struct hope *hope, double minor)
{
	struct money money = {llround(minor), ""};

	memcpy(money.currency, hope->currency, sizeof(money.currency));
	return money;
}

static char *
basis(const struct forecasting *on, const struct hope *hope)
{
	struct str text = {0};

	if (hope->by_policy < hope->deals)
		str_add(&text, "by history");
	if (hope->by_policy > 0)
		str_print(&text, "%s%lld by the policy", text.len ? "; " : "",
			  (long long)hope->by_policy);
	if (hope->undated > 0)
		str_print(&text, ", %lld without a day",
			  (long long)hope->undated);
	if (hope->beyond > 0)
		str_print(&text, "; %lld older than any that was won",
			  (long long)hope->beyond);
	if (on->unpriced > 0 &&
	    strcmp(hope->currency, on->business->policy->currency) == 0)
		str_print(&text, "; %lld more without a sum",
			  (long long)on->unpriced);
	return str_keep(&text, on->arena);
}

static int
tell_hope(struct forecasting *on, struct hope *hope, size_t h,
	  struct error *err)
{
	int64_t ahead = horizons[h];
	struct forecast_row row;
	double low, high;

	column_clear(&forecast_row_shape, &row);
	funnel_tenths(hope->draws[h], &low, &high);
	row.id.s = ahead < 0
			   ? "ever"
			   : arena_print(on->arena, "%lldd", (long long)ahead);
	row.what.s = "deals";
	row.n.n = hope->deals;
	row.won.thousandths = 100 * llround(10 * hope->won[h]);
	row.amount = sum(hope, hope->amount[h]);
	row.low = sum(hope, low);
	row.high = sum(hope, high);
	if (ahead >= 0 &&
	    on->funnel.day.days + ahead < on->business->today.days)
		row.came = sum(hope, (double)hope->came[h]);
	row.text.s = basis(on, hope);
	return on->tell(on->cookie, &row, err);
}

/* The days within which half of those were won that are. */
static int64_t
half_won(const struct funnel_stage *stage)
{
	const struct ending *ending = &stage->ending;
	double all = ending->count > 0 ? ending->won_by[ending->count - 1] : 0;
	size_t i = 0;

	while (i + 1 < ending->count && 2 * ending->won_by[i] < all)
		i++;
	return ending->ages[i].days;
}

static int
tell_stage(struct forecasting *on, const struct funnel_stage *stage,
	   struct error *err)
{
	struct forecast_row row;

	column_clear(&forecast_row_shape, &row);
	row.id.s = stage->name;
	row.what.s = "stage";
	row.n.n = stage->ended;
	row.text.s = funnel_basis(stage);
	if (stage->history)
		funnel_rate(stage, on->arena, &row.percent, &row.percent_low,
			    &row.percent_high);
	else if (stage->percent >= 0)
		row.percent.n = stage->percent;
	if (stage->history && stage->won > 0)
		row.text.s =
			arena_print(on->arena,
				    "%s; half of the won ones within "
				    "%lld days",
				    row.text.s, (long long)half_won(stage));
	return on->tell(on->cookie, &row, err);
}

static bool
has_open(const struct funnel *funnel, size_t stage)
{
	const struct funnel_deal *deals = funnel->deals.items;
	size_t i = 0;

	while (i < funnel->deals.count && deals[i].stage != stage)
		i++;
	return i < funnel->deals.count;
}

static int
tell_deals(struct forecasting *on, struct error *err)
{
	const struct funnel_stage *stages = on->funnel.stages.items;
	struct ending *endings = arena_get(
		on->arena, (on->funnel.stages.count + 1) * sizeof(*endings));
	struct hope *hopes;
	struct draw draw;
	size_t i, h;

	if (expect(on, err) < 0)
		return -1;
	draw_open(&draw, SEED);
	for (i = 0; i < FUNNEL_DRAWS; i++)
		draw_once(on, &draw, endings, i);
	if (find_came(on, err) < 0)
		return -1;
	hopes = on->hopes.items;
	for (i = 0; i < on->hopes.count; i++) {
		for (h = 0; h < HORIZONS; h++) {
			if (tell_hope(on, &hopes[i], h, err) < 0)
				return -1;
		}
	}
	for (i = 0; i < on->funnel.stages.count; i++) {
		if (has_open(&on->funnel, i) &&
		    tell_stage(on, &stages[i], err) < 0)
			return -1;
	}
	return 0;
}

int
report_forecast_tell(struct business *business,
		     const struct report_asked *asked, report_tell *tell,
		     void *cookie, struct error *err)
{
	struct arena arena = {NULL};
	struct forecasting on = {.business = business,
				 .arena = &arena,
				 .hopes = {.size = sizeof(struct hope)},
				 .tell = tell,
				 .cookie = cookie};
	int rc = funnel_read(business, &arena, asked->as_of, &on.funnel, err);

	if (rc == 0)
		rc = tell_deals(&on, err);
	if (rc == 0)
		rc = monthly_tell(business, &arena, asked->as_of, tell, cookie,
				  err);
	arena_free(&arena);
	return rc;
}
