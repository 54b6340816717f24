/* SPDX-License-Identifier: ISC
 * Recency, frequency and monetary value.
 */
#include "sell/rfm.h"

#include "base/arena.h"
#include "base/money.h"
#include "learn/classes.h"
#include "sell/worth.h"

struct figures {
	double days, orders, amount;
};

static void
count(const struct business *business, const struct bought *bought,
      struct figures *figures)
{
	int decimals = money_decimals(business->policy->currency);
	size_t i;

	*figures = (struct figures){0};
	figures->days = (double)(business->today.days -
				 bought->days[bought->count - 1].on.days);
	for (i = 0; i < bought->count; i++) {
		figures->orders += (double)bought->days[i].sales;
		figures->amount += (double)bought->days[i].minor;
	}
	while (decimals-- > 0)
		figures->amount /= 10;
}

struct tally {
	const struct business *business;
	struct arena arena;
	struct vec days, orders, amounts; /* double */
};

static int
tally_one(void *cookie, const struct bought *bought, struct error *err)
{
	struct tally *tally = cookie;
	struct figures figures;

	(void)err;
	count(tally->business, bought, &figures);
	*(double *)vec_add(&tally->days, &tally->arena) = figures.days;
	*(double *)vec_add(&tally->orders, &tally->arena) = figures.orders;
	*(double *)vec_add(&tally->amounts, &tally->arena) = figures.amount;
	return 0;
}

int
rfm_open(struct business *business, int64_t classes, struct rfm *rfm,
	 struct vec *others, struct error *err)
{
	struct tally tally = {.business = business,
			      .days = {.size = sizeof(double)},
			      .orders = {.size = sizeof(double)},
			      .amounts = {.size = sizeof(double)}};
	int rc;

	if (classes < 2 || classes > 9)
		return error_set(err, ERR_USAGE,
				 "--classes %lld: 2 to 9, a digit each",
				 (long long)classes);
	rfm->classes = (int)classes;
	rc = bought_all(business, business->today, tally_one, &tally, others,
			err);
	if (rc == 0) {
		rfm->recency =
			classes_limits(tally.days.items, tally.days.count,
				       rfm->classes, 1, business->lasting);
		rfm->frequency =
			classes_limits(tally.orders.items, tally.orders.count,
				       rfm->classes, 1, business->lasting);
		rfm->monetary =
			classes_limits(tally.amounts.items, tally.amounts.count,
				       rfm->classes, 1, business->lasting);
	}
	arena_free(&tally.arena);
	return rc;
}

bool
rfm_show(const struct business *business, const struct rfm *rfm,
	 const struct bought *bought, struct arena *arena, struct rfm_row *row)
{
	struct figures figures;

	if (bought->count == 0)
		return false;
	count(business, bought, &figures);
	row->recency.n = rfm->classes + 1 -
			 classes_of(figures.days, rfm->recency, rfm->classes);
	row->frequency.n =
		classes_of(figures.orders, rfm->frequency, rfm->classes);
	row->monetary.n =
		classes_of(figures.amount, rfm->monetary, rfm->classes);
	row->score.n =
		row->recency.n * 100 + row->frequency.n * 10 + row->monetary.n;
	row->days.n = (int64_t)figures.days;
	row->orders.n = (int64_t)figures.orders;
	row->amount.s = worth_sum(business, figures.amount, arena);
	return true;
}
