/* SPDX-License-Identifier: ISC
 * What each customer bought, by day.
 */
#include "sell/bought.h"

#include <string.h>

#include "base/arena.h"
#include "base/money.h"
#include "policy/rates.h"
#include "store/sale.h"

/* The customer whose sales are coming. */
struct gather {
	const struct policy *policy;
	struct arena *arena;
	struct arena *lasting; /* of others */
	struct id party;
	struct vec days;
	struct day on; /* the day that is being added up: */
	int64_t sold, returned, sales;
	struct vec *others;
	bought_each *each;
	void *cookie;
};

/* What came back, off the latest purchase first. */
static void
take_off(struct vec *days, int64_t minor)
{
	struct bought_day *all = days->items;
	size_t i, kept = 0;

	for (i = days->count; i > 0 && minor > 0; i--) {
		struct bought_day *day = &all[i - 1];

		if (day->minor == 0)
			continue; /* for nothing: nothing to give back */
		if (day->minor > minor) {
			day->minor -= minor;
			break;
		}
		minor -= day->minor;
		day->sales = 0;
	}
	for (i = 0; i < days->count; i++) {
		if (all[i].sales > 0)
			all[kept++] = all[i];
	}
	days->count = kept;
}

static void
end_day(struct gather *gather)
{
	if (gather->sales > 0) {
		struct bought_day *day = vec_add(&gather->days, gather->arena);

		day->on = gather->on;
		day->minor = gather->sold;
		day->sales = gather->sales;
	}
	if (gather->returned > 0)
		take_off(&gather->days, gather->returned);
	gather->sold = gather->returned = gather->sales = 0;
}

static int
end_party(struct gather *gather, struct error *err)
{
	struct bought bought;

	end_day(gather);
	bought = (struct bought){gather->party, gather->days.items,
				 gather->days.count};
	gather->days.count = 0;
	return bought.count > 0 && gather->each
		       ? gather->each(gather->cookie, &bought, err)
		       : 0;
}

static void
count_other(struct gather *gather, const char *currency)
{
	struct bought_other *others;
	size_t i;

	if (!gather->others)
		return;
	others = gather->others->items;
	for (i = 0; i < gather->others->count; i++) {
		if (strcmp(others[i].currency, currency) == 0)
			break;
	}
	if (i == gather->others->count) {
		others = vec_add(gather->others, gather->lasting);
		memcpy(others->currency, currency, sizeof(others->currency));
		i = 0;
	}
	others[i].sales++;
}

static int
add_point(void *cookie, const struct sale_point *point, struct error *err)
{
	struct gather *gather = cookie;
	struct money amount = point->amount;
	bool ours = strcmp(amount.currency, gather->policy->currency) == 0 ||
		    rates_change(gather->policy, point->on, &amount);
	int64_t minor = amount.minor;

	if (point->party.n != gather->party.n) {
		if (gather->party.n > 0 && end_party(gather, err) < 0)
			return -1;
		gather->party = point->party;
	} else if (point->on.days != gather->on.days) {
		end_day(gather);
	}
	gather->on = point->on;
	if (!ours) {
		count_other(gather, amount.currency);
		return 0;
	}
	if (minor < 0 || point->quantity.thousandths < 0) {
		if (!money_sum(&gather->returned, minor < 0 ? -minor : 0))
			return error_set(err, ERR_DATA,
					 "c%lld: more came back in a day than "
					 "can be counted",
					 (long long)point->party.n);
		return 0;
	}
	gather->sales++;
	if (!money_sum(&gather->sold, minor))
		return error_set(err, ERR_DATA,
				 "c%lld: more was sold in a day than can be "
				 "counted",
				 (long long)point->party.n);
	return 0;
}

int
bought_all(struct business *business, struct day until, bought_each *each,
	   void *cookie, struct vec *others, struct error *err)
{
	struct arena arena = {NULL};
	struct gather gather = {.policy = business->policy,
				.arena = &arena,
				.days = {.size = sizeof(struct bought_day)},
				.lasting = business->lasting,
				.others = others,
				.each = each,
				.cookie = cookie};
	int rc;

	rc = sale_each(business->store, DAY_MISSING, until, add_point, &gather,
		       err);
	if (rc == 0 && gather.party.n > 0)
		rc = end_party(&gather, err);
	arena_free(&arena);
	return rc;
}

int
bought_of(struct business *business, struct arena *arena, struct id party,
	  struct day until, struct bought *bought, struct vec *others,
	  struct error *err)
{
	struct gather gather = {.policy = business->policy,
				.arena = arena,
				.lasting = business->lasting,
				.days = {.size = sizeof(struct bought_day)},
				.others = others};
	struct vec points = {.size = sizeof(struct sale_point)};
	const struct sale_point *all;
	size_t i;

	if (sale_points(business->store, arena, party, &points, err) < 0)
		return -1;
	all = points.items;
	for (i = 0; i < points.count && all[i].on.days <= until.days; i++) {
		if (add_point(&gather, &all[i], err) < 0)
			return -1;
	}
	end_day(&gather);
	*bought = (struct bought){party, gather.days.items, gather.days.count};
	return 0;
}

void
bought_customer(const struct bought *bought, size_t count, struct day until,
		int64_t unit_days, int decimals,
		struct lifetime_customer *customer)
{
	const struct bought_day *days = bought->days;
	double sum = 0, unit = (double)unit_days;
	size_t i;

	for (i = 1; i < count; i++)
		sum += (double)days[i].minor;
	while (decimals-- > 0)
		sum /= 10;
	*customer = (struct lifetime_customer){.x = (int64_t)count - 1};
	customer->t_x =
		(double)(days[count - 1].on.days - days[0].on.days) / unit;
	customer->T = (double)(until.days - days[0].on.days) / unit;
	customer->zbar = count > 1 ? sum / (double)(count - 1) : 0;
}

size_t
bought_until(const struct bought *bought, struct day until)
{
	size_t i = bought->count;

	while (i > 0 && bought->days[i - 1].on.days > until.days)
		i--;
	return i;
}

int64_t
bought_sum(const struct bought *bought, struct day after, struct day until)
{
	int64_t sum = 0;
	size_t i;

	for (i = 0; i < bought->count; i++) {
		struct day on = bought->days[i].on;

		if (on.days > after.days && on.days <= until.days &&
		    !money_sum(&sum, bought->days[i].minor))
			return INT64_MAX;
	}
	return sum;
}
