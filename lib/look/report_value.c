/* SPDX-License-Identifier: ISC
 * Who brings what.
 */
#include "look/report_value.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/money.h"
#include "learn/concentration.h"
#include "policy/rates.h"
#include "store/party.h"
#include "store/sale.h"

/* What a customer bought in a currency. */
struct spent {
	struct id party;
	int64_t minor;
	int64_t sales;
};

/* All in one currency. */
struct purse {
	char currency[4];
	struct spent now; /* the customer whose sales are coming */
	struct concentration *all;
	struct spent first[REPORT_VALUE_FIRST]; /* the largest, in order */
	size_t count;				/* of those */
	int64_t bought;
	int64_t back, back_count;
};

struct valuing {
	struct business *business;
	struct id party;
	struct vec purses; /* struct purse */
	size_t latest;	   /* which was used last */
	report_tell *tell;
	void *cookie;
};

static struct purse *
purse_of(struct valuing *on, const char *currency)
{
	struct purse *purses = on->purses.items, *purse;
	size_t i;

	if (on->purses.count > 0 &&
	    memcmp(purses[on->latest].currency, currency, 4) == 0)
		return &purses[on->latest];
	for (i = 0; i < on->purses.count; i++) {
		if (memcmp(purses[i].currency, currency, 4) == 0)
			break;
	}
	on->latest = i;
	if (i < on->purses.count)
		return &purses[i];
	purse = vec_add(&on->purses, on->business->arena);
	memcpy(purse->currency, currency, 4);
	purse->all = concentration_open(on->business->arena);
	return purse;
}

/* Among the first, if it is one of them; of equals who came first stays. */
static void
place(struct purse *purse, const struct spent *spent)
{
	size_t i = purse->count;

	if (i == REPORT_VALUE_FIRST &&
	    purse->first[i - 1].minor >= spent->minor)
		return;
	if (i == REPORT_VALUE_FIRST)
		i--;
	else
		purse->count++;
	for (; i > 0 && purse->first[i - 1].minor < spent->minor; i--)
		purse->first[i] = purse->first[i - 1];
	purse->first[i] = *spent;
}

static int
end_party(struct valuing *on, struct error *err)
{
	struct purse *purses = on->purses.items;
	size_t i;

	for (i = 0; i < on->purses.count; i++) {
		struct purse *purse = &purses[i];
		struct spent *now = &purse->now;

		if (now->party.n != on->party.n)
			continue;
		if (now->minor > 0) {
			concentration_add(purse->all, now->minor);
			place(purse, now);
		} else if (now->minor < 0) {
			purse->back_count++;
		}
		if (!money_sum(now->minor > 0 ? &purse->bought : &purse->back,
			       now->minor))
			return error_set(err, ERR_DATA,
					 "more was bought in %s than can be "
					 "counted",
					 purse->currency);
		*now = (struct spent){{0}, 0, 0};
	}
	return 0;
}

static int
add_point(void *cookie, const struct sale_point *point, struct error *err)
{
	struct valuing *on = cookie;
	struct money amount = point->amount;
	struct purse *purse;

	if (point->party.n != on->party.n) {
		if (end_party(on, err) < 0)
			return -1;
		on->party = point->party;
	}
	(void)rates_change(on->business->policy, point->on, &amount);
	purse = purse_of(on, amount.currency);
	purse->now.party = point->party;
	purse->now.sales += point->quantity.thousandths >= 0;
	if (!money_sum(&purse->now.minor, amount.minor))
		return error_set(err, ERR_DATA,
				 "c%lld bought for more than can be counted",
				 (long long)point->party.n);
	return 0;
}

/* In tenths of a percent; the ends of an interval outward. */
static double
tenths(double share, double round)
{
	return (double)(int64_t)(1000 * share + round) / 10;
}

static int
tell_customer(const struct valuing *on, const struct purse *purse,
	      const struct spent *spent, struct error *err)
{
	struct arena *arena = on->business->arena;
	struct id party = spent->party;
	struct value_row row;

	column_clear(&value_row_shape, &row);
	if (party_name(on->business->store, arena, &party, &row.text.s, err) <
	    0)
		return -1;
	row.id.s = arena_print(arena, "c%lld", (long long)spent->party.n);
	row.amount.minor = spent->minor;
	memcpy(row.amount.currency, purse->currency, 4);
	row.share.n = tenths((double)spent->minor / (double)purse->bought, 0.5);
	row.n.n = spent->sales;
	return on->tell(on->cookie, &row, err);
}

/* A figure of all. */
struct figure {
	const char *name;
	const char *text;
	int64_t n;
	int64_t minor;				 /* INT64_MIN: it is no sum */
	const struct concentration_share *share; /* or NULL */
};

static int
tell_figure(const struct valuing *on, const struct purse *purse,
	    const struct figure *figure, struct error *err)
{
	const struct concentration_share *share = figure->share;
	struct arena *arena = on->business->arena;
	struct value_row row;

	column_clear(&value_row_shape, &row);
	row.id.s = arena_print(arena, "%s.%s", purse->currency, figure->name);
	row.n.n = figure->n;
	row.text.s = figure->text;
	row.amount.minor = figure->minor;
	if (figure->minor != INT64_MIN)
		memcpy(row.amount.currency, purse->currency, 4);
	if (share) {
		row.share.n = tenths(share->share, 0.5);
		if (share->sure) {
			row.low.n = tenths(share->ends.low, 0);
			row.high.n = 100 - tenths(1 - share->ends.high, 0);
		} else {
			row.text.s = arena_print(arena, "%s; too few to tell",
						 figure->text);
		}
	}
	return on->tell(on->cookie, &row, err);
}

static int
tell_top(const struct valuing *on, const struct purse *purse, int part,
	 struct error *err)
{
	struct arena *arena = on->business->arena;
	int64_t members;
	struct concentration_share share =
		concentration_top(purse->all, (double)part / 100, &members);
	struct figure figure = {
		.name = arena_print(arena, "top.%d", part),
		.text = arena_print(arena,
				    "what the first %d %% of customers bought",
				    part),
		.n = members,
		.minor = (int64_t)(share.share * (double)purse->bought + 0.5),
		.share = &share};

	return tell_figure(on, purse, &figure, err);
}

static int
tell_spread(const struct valuing *on, const struct purse *purse,
	    struct error *err)
{
	struct concentration_share half, gini;
	struct figure figures[2] = {
		{"half", "so many of the customers make half of it", 0,
		 INT64_MIN, &half},
		{"gini",
		 "Gini: 0 where all bring the same, 100 where one brings all",
		 concentration_count(purse->all), INT64_MIN, &gini}};

	half = concentration_half(purse->all, &figures[0].n);
	gini = concentration_gini(purse->all);
	return tell_top(on, purse, 1, err) < 0 ||
			       tell_top(on, purse, 5, err) < 0 ||
			       tell_top(on, purse, 20, err) < 0 ||
			       tell_figure(on, purse, &figures[0], err) < 0
		       ? -1
		       : tell_figure(on, purse, &figures[1], err);
}

static int
tell_purse(const struct valuing *on, const struct purse *purse,
	   struct error *err)
{
	const struct figure bought = {"bought",
				      "what they bought, less what came back",
				      concentration_count(purse->all),
				      purse->bought, NULL};
	const struct figure back = {
		"back", "given back to others beyond what they bought",
		purse->back_count, purse->back, NULL};
	size_t i;

	for (i = 0; i < purse->count; i++) {
		if (tell_customer(on, purse, &purse->first[i], err) < 0)
			return -1;
	}
	if (tell_figure(on, purse, &bought, err) < 0 ||
	    (back.n > 0 && tell_figure(on, purse, &back, err) < 0))
		return -1;
	return bought.n > 0 ? tell_spread(on, purse, err) : 0;
}

static int
by_currency(const void *a, const void *b)
{
	return strcmp(((const struct purse *)a)->currency,
		      ((const struct purse *)b)->currency);
}

int
report_value_tell(struct business *business, const struct report_asked *asked,
		  report_tell *tell, void *cookie, struct error *err)
{
	struct valuing on = {.business = business,
			     .purses = {.size = sizeof(struct purse)},
			     .tell = tell,
			     .cookie = cookie};
	const struct purse *purses;
	size_t i;

	if (sale_each(business->store, asked->since, asked->as_of, add_point,
		      &on, err) < 0 ||
	    end_party(&on, err) < 0)
		return -1;
	if (on.purses.count > 0)
		qsort(on.purses.items, on.purses.count, sizeof(struct purse),
		      by_currency);
	purses = on.purses.items;
	for (i = 0; i < on.purses.count; i++) {
		if (tell_purse(&on, &purses[i], err) < 0)
			return -1;
	}
	return 0;
}
