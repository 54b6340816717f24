/* SPDX-License-Identifier: ISC
 * What a customer is worth.
 */
#include "sell/worth.h"

#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "base/money.h"
#include "base/str.h"

#define Z80 1.2815515655446004 /* of the normal distribution: 80 % */

static double
whole_units(const struct business *business, double minor)
{
	int decimals = money_decimals(business->policy->currency);

	while (decimals-- > 0)
		minor /= 10;
	return minor;
}

static void
find_rhythm(const struct bought *bought, struct arena *arena,
	    struct worth *worth)
{
	double *gaps = arena_get(arena, bought->count * sizeof(*gaps));
	size_t i;

	for (i = 1; i < bought->count; i++)
		gaps[i - 1] = (double)(bought->days[i].on.days -
				       bought->days[i - 1].on.days);
	rhythm_get(&worth->rhythm, gaps, bought->count - 1,
		   (double)worth->silent, arena);
}

/* The past year, however short it was, as the next one. */
static void
reckon_alone(const struct business *business, const struct bought *bought,
	     struct worth *worth)
{
	double sum = 0, squares = 0, spread, minor;
	size_t i;

	if (!worth->rhythm.told || worth->rhythm.p_silent < WORTH_ODD)
		return;
	for (i = 0; i < bought->count; i++) {
		if (business->today.days - bought->days[i].on.days >=
		    WORTH_DAYS)
			continue;
		minor = (double)bought->days[i].minor;
		sum += minor;
		squares += minor * minor;
	}
	spread = Z80 * sqrt(squares);
	worth->basis = WORTH_OWN;
	worth->value = whole_units(business, sum);
	worth->low = whole_units(business, sum > spread ? sum - spread : 0);
	worth->high = whole_units(business, sum + spread);
}

/* As lifetime_look; most of many customers bought once, and those of one day
 * are alike. */
static bool
look(const struct business *business, const struct fitting *fitting,
     const struct bought *bought, struct lifetime_outlook *outlook)
{
	int64_t days = business->today.days - bought->days[0].on.days;
	bool once = bought->count == 1 && fitting->once && days >= 0 &&
		    days < FITTING_ONCE;
	struct lifetime_customer customer;

	if (once && fitting->once[days].mean > 0) {
		*outlook = fitting->once[days];
		return true;
	}
	bought_customer(bought, bought->count, business->today,
			fitting->unit_days,
			money_decimals(business->policy->currency), &customer);
	if (!lifetime_look(&fitting->life, &fitting->spend, &customer,
			   (double)WORTH_DAYS / (double)fitting->unit_days,
			   outlook))
		return false;
	if (once)
		fitting->once[days] = *outlook;
	return true;
}

static void
reckon_fitted(const struct business *business, const struct fitting *fitting,
	      const struct bought *bought, struct worth *worth)
{
	struct lifetime_outlook outlook;

	if (!look(business, fitting, bought, &outlook) ||
	    !isfinite(outlook.value) || !isfinite(outlook.value_high))
		return;
	worth->basis = bought->count < WORTH_FEWEST ? WORTH_GROUP : WORTH_OWN;
	worth->value = outlook.value;
	worth->low = outlook.value_low;
	worth->high = outlook.value_high;
	/* who came once cannot have left, says BG/NBD */
	if (bought->count > 1 || fitting->life.model != LIFETIME_BGNBD)
		worth->alive = outlook.p_alive;
}

/* Whether their own year says more than the group. */
static bool
often(const struct bought *bought, struct day today)
{
	struct day year = {today.days - WORTH_DAYS};

	return bought->count - bought_until(bought, year) >= WORTH_OFTEN &&
	       today.days - bought->days[0].on.days >= WORTH_LONG;
}

void
worth_reckon(const struct business *business, const struct fitting *fitting,
	     const struct bought *bought, struct arena *arena,
	     struct worth *worth)
{
	struct day today = business->today, last;
	size_t i;

	memset(worth, 0, sizeof(*worth));
	worth->value = worth->low = worth->high = worth->alive = NAN;
	worth->n = (int64_t)bought->count;
	if (bought->count == 0)
		return;
	last = bought->days[bought->count - 1].on;
	worth->silent = today.days - last.days;
	worth->past_minor = bought_sum(
		bought, (struct day){today.days - WORTH_DAYS}, today);
	worth->active_minor =
		bought_sum(bought, (struct day){last.days - WORTH_DAYS}, last);
	for (i = 0; i < bought->count; i++)
		worth->sales += bought->days[i].sales;
	find_rhythm(bought, arena, worth);
	if (!fitting)
		return;
	if (fitting->life.state == LIFETIME_NONE)
		reckon_alone(business, bought, worth);
	else
		reckon_fitted(business, fitting, bought, worth);
	if (often(bought, today))
		reckon_alone(business, bought, worth);
}

const char *
worth_sum(const struct business *business, double value, struct arena *arena)
{
	struct money money = {0, ""};
	struct str text = {0};
	double minor = value;
	int decimals = money_decimals(business->policy->currency);

	while (decimals-- > 0)
		minor *= 10;
	if (!(fabs(minor) <= (double)MONEY_MOST))
		return NULL;
	money.minor = llround(minor);
	memcpy(money.currency, business->policy->currency, 4);
	money_add_number(&text, money, false);
	return str_keep(&text, arena);
}

static const char *
minor_sum(const struct business *business, int64_t minor, struct arena *arena)
{
	return worth_sum(business, whole_units(business, (double)minor), arena);
}

static void
show_rhythm(const struct worth *worth, struct real *rhythm,
	    struct number *silent, struct number *n)
{
	bool any = worth->n > 0;

	*rhythm = worth->n > 1 ? (struct real){worth->rhythm.median}
			       : REAL_MISSING;
	*silent = any ? (struct number){worth->silent} : NUMBER_MISSING;
	n->n = worth->n;
}

void
worth_show(const struct business *business, const struct worth *worth,
	   struct arena *arena, struct worth_row *row)
{
	static const char *const bases[] = {[WORTH_NONE] = "none",
					    [WORTH_GROUP] = "group",
					    [WORTH_OWN] = "own"};
	const struct rhythm *rhythm = &worth->rhythm;

	row->worth.s = worth_sum(business, worth->value, arena);
	row->low.s = worth_sum(business, worth->low, arena);
	row->high.s = worth_sum(business, worth->high, arena);
	row->past.s = worth->n > 0
			      ? minor_sum(business, worth->past_minor, arena)
			      : NULL;
	row->alive.n = worth->alive;
	row->next_from = row->next_until = DAY_MISSING;
	show_rhythm(worth, &row->rhythm, &row->silent, &row->n);
	if (rhythm->told) {
		row->next_from.days =
			business->today.days + (int64_t)rhythm->next_from;
		row->next_until.days =
			business->today.days + (int64_t)ceil(rhythm->next_to);
	}
	row->basis.s = bases[worth->basis];
}

void
worth_show_lapsed(const struct business *business, const struct worth *worth,
		  struct arena *arena, struct lapsed_row *row)
{
	const struct rhythm *rhythm = &worth->rhythm;
	double year = whole_units(business, (double)worth->active_minor);

	row->risk.s = NULL;
	row->odd = REAL_MISSING;
	if (rhythm->told) {
		row->risk.s = worth_sum(business, year * (1 - rhythm->p_silent),
					arena);
		row->odd.n = rhythm->p_silent;
	}
	row->past.s = worth->n > 0 ? worth_sum(business, year, arena) : NULL;
	show_rhythm(worth, &row->rhythm, &row->silent, &row->n);
}
