/* SPDX-License-Identifier: ISC
 * Sales by the month, and what the next months will bring.
 */
#include "look/monthly.h"

#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "base/vec.h"
#include "learn/trend.h"
#include "model/report_deal.h"
#include "policy/rates.h"
#include "store/sale.h"

#define AHEAD 3
#define SEASON 12
#define LEAST_LEVEL 4 /* months, */
#define LEAST_SLOPE SEASON
#define LEAST_SEASON (2 * SEASON)

/* Sums of the months from first on, in one currency. */
struct series {
	char currency[4];
	struct day since; /* its first sale */
	int64_t first;
	int64_t *sums;
	int64_t count;
};

struct adding {
	const struct policy *policy;
	struct arena *arena;
	struct vec all; /* struct series */
};

/* Months since the year 0. */
static int64_t
month_of(struct day day)
{
	struct civil civil = day_civil(day);

	return 12 * (int64_t)civil.year + civil.month - 1;
}

/* The last day of a month. */
static struct day
last_day(int64_t month)
{
	struct day next =
		day_of((month + 1) / 12, (int)((month + 1) % 12) + 1, 1);

	return (struct day){next.days - 1};
}

static struct series *
series_of(struct adding *on, const char *currency, int64_t month)
{
	struct series *all = on->all.items;
	size_t i;

	for (i = 0; i < on->all.count; i++) {
		if (strcmp(all[i].currency, currency) == 0)
			return &all[i];
	}
	all = vec_add(&on->all, on->arena);
	memcpy(all->currency, currency, sizeof(all->currency));
	all->first = month;
	all->since = DAY_MISSING;
	return all;
}

/* Make room for a month. */
static void
reach(struct adding *on, struct series *series, int64_t month)
{
	int64_t first = month < series->first ? month : series->first;
	int64_t end = series->first + series->count;
	int64_t *sums;

	if (month >= end)
		end = month + 1;
	if (first == series->first && end == first + series->count)
		return;
	sums = arena_get(on->arena, (size_t)(end - first) * sizeof(*sums));
	if (series->count > 0)
		memcpy(&sums[series->first - first], series->sums,
		       (size_t)series->count * sizeof(*sums));
	series->sums = sums;
	series->first = first;
	series->count = end - first;
}

static int
add_sale(void *cookie, const struct sale_point *point, struct error *err)
{
	struct adding *on = cookie;
	int64_t month = month_of(point->on);
	struct money amount = point->amount;
	struct series *series;

	(void)rates_change(on->policy, point->on, &amount);
	series = series_of(on, amount.currency, month);
	if (day_missing(series->since) || point->on.days < series->since.days)
		series->since = point->on;
	reach(on, series, month);
	if (!money_sum(&series->sums[month - series->first], amount.minor))
		return error_set(err, ERR_DATA,
				 "a month has more money than there is");
	return 0;
}

/* The last month that was over at the end of as_of and is over now. */
static int64_t
last_whole(const struct business *business, struct day as_of)
{
	int64_t month = month_of(as_of);
	struct day last = last_day(month);

	if (last.days > as_of.days || last.days >= business->today.days)
		month--;
	return month;
}

/* The better of the two seasons, by their one-step errors. */
static const char *
fit_season(struct trend *trend, const double *values, size_t n,
	   struct arena *arena)
{
	struct trend times = *trend;
	bool plus;

	trend->kind = TREND_ADDITIVE;
	times.kind = TREND_MULTIPLICATIVE;
	plus = trend_fit(trend, values, n, arena);
	if (trend_fit(&times, values, n, arena) &&
	    (!plus || times.sse < trend->sse)) {
		*trend = times;
		return "Holt-Winters, a season of 12 multiplied";
	}
	return "Holt-Winters, a season of 12 added";
}

static const char *
fit(struct trend *trend, const double *values, size_t n, struct arena *arena)
{
	*trend = (struct trend){.kind = TREND_LEVEL,
				.period = SEASON,
				.alpha = TREND_FIND,
				.beta = TREND_FIND,
				.gamma = TREND_FIND};
	if (n >= LEAST_SEASON)
		return fit_season(trend, values, n, arena);
	if (n >= LEAST_SLOPE)
		trend->kind = TREND_HOLT;
	(void)trend_fit(trend, values, n, arena);
	return n >= LEAST_SLOPE ? "Holt's slope, a season wants two years"
				: "a level, a slope wants a year";
}

static void
set_sum(const struct series *series, double minor, struct money *money)
{
	money->minor = llround(minor);
	memcpy(money->currency, series->currency, sizeof(money->currency));
}

static int
tell_series(struct business *business, const struct series *series,
	    int64_t whole, struct arena *arena, report_tell *tell, void *cookie,
	    struct error *err)
{
	size_t n = whole >= series->first ? (size_t)(whole - series->first + 1)
					  : 0;
	double *values = arena_get(arena, (n + 1) * sizeof(*values));
	struct forecast_row row;
	bool negative = false;
	struct trend trend = {.reason = "too few to tell"};
	const char *method = NULL;
	size_t i;

	for (i = 0; i < n; i++) {
		values[i] = (int64_t)i < series->count ? (double)series->sums[i]
						       : 0;
		negative = negative || values[i] < 0;
	}
	if (n >= LEAST_LEVEL)
		method = fit(&trend, values, n, arena);
	for (i = 1; i <= AHEAD; i++) {
		int64_t month = whole + (int64_t)i;
		int64_t at = month - series->first;

		column_clear(&forecast_row_shape, &row);
		row.id.s = arena_print(arena, "%04lld-%02lld",
				       (long long)(month / 12),
				       (long long)(month % 12 + 1));
		row.what.s = "sales";
		row.n.n = (int64_t)n;
		row.text.s = method;
		if (trend.reason) {
			row.text.s = arena_print(arena, "%s: %zu whole months",
						 trend.reason, n);
		} else {
			double value = trend_forecast(&trend, i);
			double spread = trend_spread(&trend, i);
			double least = negative ? -INFINITY : 0;

			set_sum(series, fmax(value, least), &row.amount);
			set_sum(series, fmax(value - spread, least), &row.low);
			set_sum(series, fmax(value + spread, least), &row.high);
		}
		if (last_day(month).days < business->today.days)
			set_sum(series,
				at >= 0 && at < series->count
					? (double)series->sums[at]
					: 0,
				&row.came);
		if (tell(cookie, &row, err) < 0)
			return -1;
		if (trend.reason)
			break;
	}
	return 0;
}

int
monthly_tell(struct business *business, struct arena *arena, struct day as_of,
	     report_tell *tell, void *cookie, struct error *err)
{
	struct adding on = {.policy = business->policy,
			    .arena = arena,
			    .all = {.size = sizeof(struct series)}};
	int64_t whole = last_whole(business, as_of);
	const struct series *all;
	size_t i;

	if (sale_each(business->store, DAY_MISSING, business->today, add_sale,
		      &on, err) < 0)
		return -1;
	all = on.all.items;
	for (i = 0; i < on.all.count; i++) {
		/* a currency of which nothing was known then */
		if (all[i].since.days > as_of.days)
			continue;
		if (tell_series(business, &all[i], whole, arena, tell, cookie,
				err) < 0)
			return -1;
	}
	return 0;
}
