/* SPDX-License-Identifier: ISC
 * Fits of the customers' purchases.
 */
#include "sell/fitting.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/money.h"
#include "learn/crowd.h"
#include "sell/bought.h"
#include "sell/given.h"
#include "store/fit.h"

#define FEWEST_HELD 10 /* customers, for a holdout to say anything */
#define SPEND "gamma-gamma"

/* All customers as the models see them, whole and without the last fifth. */
struct shop {
	struct business *business;
	struct day until, cut; /* cut MISSING: nothing is held out */
	int64_t unit_days;
	int decimals;
	struct crowd whole;
	struct crowd early; /* until the cut, with what they bought later */
};

static int
add_customer(void *cookie, const struct bought *bought, struct error *err)
{
	struct shop *shop = cookie;
	struct lifetime_customer customer = {0};
	size_t before;

	(void)err;
	bought_customer(bought, bought->count, shop->until, shop->unit_days,
			shop->decimals, &customer);
	crowd_add(&shop->whole, &customer);
	before = day_missing(shop->cut) ? 0 : bought_until(bought, shop->cut);
	if (before == 0)
		return 0;
	bought_customer(bought, before, shop->cut, shop->unit_days,
			shop->decimals, &customer);
	customer.zbar = 0; /* amounts are not held out */
	customer.later = (int64_t)(bought->count - before);
	crowd_add(&shop->early, &customer);
	return 0;
}

static int64_t
people(const struct crowd *crowd)
{
	int64_t n = 0;
	size_t i;

	for (i = 0; i < crowd->count; i++)
		n += crowd->rows[i].alike;
	return n;
}

/* Squared errors of each of the early rows over the last fifth, in memory of
 * its own; NULL where the model cannot be fitted to them. */
static double *
hold_out(struct shop *shop, enum lifetime_model model)
{
	const struct lifetime_customer *early = shop->early.rows;
	size_t n = shop->early.count, i;
	struct arena arena = {NULL};
	struct lifetime fit;
	double *errors = NULL, span, last = 0;

	if (people(&shop->early) >= FEWEST_HELD &&
	    lifetime_fit(&fit, model, early, n, &arena)) {
		/* only now is there surely a day on which it was cut */
		span = (double)(shop->until.days - shop->cut.days) /
		       (double)shop->unit_days;
		errors = arena_grow(NULL, n * sizeof(*errors));
		for (i = 0; i < n; i++) {
			/* those who bought otherwise later are alike before */
			if (i == 0 || early[i].x != early[i - 1].x ||
			    early[i].t_x != early[i - 1].t_x ||
			    early[i].T != early[i - 1].T)
				last = lifetime_expected(&fit, &early[i], span);
			errors[i] = (last - (double)early[i].later) *
				    (last - (double)early[i].later);
		}
	}
	arena_free(&arena);
	return errors;
}

/* Is one clearly below the other? */
static bool
beats(const double *one, const double *other, const struct crowd *crowd)
{
	double n = (double)people(crowd), mean = 0, square = 0;
	size_t i;

	for (i = 0; i < crowd->count; i++)
		mean += (double)crowd->rows[i].alike * (other[i] - one[i]) / n;
	for (i = 0; i < crowd->count; i++)
		square += (double)crowd->rows[i].alike *
			  (other[i] - one[i] - mean) *
			  (other[i] - one[i] - mean);
	return mean > 0 && mean > sqrt(square / n / (n - 1));
}

static double
mean_error(const double *errors, const struct crowd *crowd)
{
	double sum = 0;
	size_t i;

	for (i = 0; i < crowd->count; i++)
		sum += (double)crowd->rows[i].alike * errors[i];
	return sqrt(sum / (double)people(crowd));
}

/* The model to be used, or LIFETIME_MODELS for none. */
static size_t
choose(const struct lifetime *fits, double *const *errors,
       const struct crowd *early)
{
	size_t best = LIFETIME_MODELS, i;

	for (i = 0; i < LIFETIME_MODELS; i++) {
		if (fits[i].state == LIFETIME_NONE)
			continue;
		if (best == LIFETIME_MODELS ||
		    (errors[i] && errors[best] &&
		     beats(errors[i], errors[best], early)))
			best = i;
	}
	return best;
}

/* --- kept and shown --------------------------------------------------------- */

static struct real
shown(double value, bool there)
{
	return there ? (struct real){value} : REAL_MISSING;
}

static void
fill_row(struct shop *shop, struct fit_row *row)
{
	memset(row, 0, sizeof(*row));
	row->r = row->alpha = row->a = row->b = row->s = row->beta = row->p =
		row->q = row->v = row->ll = row->holdout = REAL_MISSING;
	row->until = shop->until;
	row->unit.n = shop->unit_days;
	row->currency.s = shop->business->policy->currency;
}

static void
keep_life(struct shop *shop, const struct lifetime *fit, struct fit *kept,
	  struct fit_row *row)
{
	bool there = fit->state != LIFETIME_NONE;
	bool pareto = fit->model == LIFETIME_PARETO;

	row->model.s = lifetime_name(fit->model);
	row->r = shown(fit->r, there);
	row->alpha = shown(fit->alpha, there);
	row->a = shown(fit->a, there && !pareto);
	row->b = shown(fit->b, there && !pareto);
	row->s = shown(fit->s, there && pareto);
	row->beta = shown(fit->beta, there && pareto);
	row->ll = shown(fit->ll, there);
	row->customers.n = fit->customers;
	row->why.s = fit->reason;
	if (!there)
		return;
	kept->parameters =
		arena_print(shop->business->arena,
			    "r=%.17g alpha=%.17g %s=%.17g %s=%.17g", fit->r,
			    fit->alpha, pareto ? "s" : "a",
			    pareto ? fit->s : fit->a, pareto ? "beta" : "b",
			    pareto ? fit->beta : fit->b);
}

static void
keep_spend(struct shop *shop, const struct spend *fit, struct fit *kept,
	   struct fit_row *row)
{
	bool there = fit->state != LIFETIME_NONE;
	struct arena *arena = shop->business->arena;

	row->model.s = SPEND;
	row->p = shown(fit->p, there);
	row->q = shown(fit->q, there);
	row->v = shown(fit->v, there);
	row->ll = shown(fit->ll, there);
	row->customers.n = fit->customers;
	row->why.s = fit->reason;
	row->used.yes = there;
	kept->parameters =
		there ? arena_print(arena, "p=%.17g q=%.17g v=%.17g mean=%.17g",
				    fit->p, fit->q, fit->v, fit->mean)
		      : arena_print(arena, "mean=%.17g", fit->mean);
}

/* What all kept fits have in common with their rows. */
static void
keep_rest(struct shop *shop, const struct fit_row *row, struct fit *kept)
{
	kept->model = row->model.s;
	kept->reason = row->why.s;
	kept->currency = row->currency.s;
	kept->used = row->used.yes;
	kept->unit_days = shop->unit_days;
	kept->customers = row->customers.n;
	kept->until = shop->until;
	kept->made_at = shop->business->now;
	kept->holdout = isfinite(row->holdout.n)
				? arena_print(shop->business->arena, "%.9g",
					      row->holdout.n)
				: NULL;
}

static void
fit_all_models(struct shop *shop, struct vec *rows, struct vec *kept)
{
	const struct lifetime_customer *whole = shop->whole.rows;
	struct arena *arena = shop->business->arena;
	struct lifetime fits[LIFETIME_MODELS] = {{0}};
	double *errors[LIFETIME_MODELS];
	size_t best, i;
	struct spend spend = {0};
	struct fit_row *row;
	struct fit *fit;

	for (i = 0; i < LIFETIME_MODELS; i++) {
		(void)lifetime_fit(&fits[i], (enum lifetime_model)i, whole,
				   shop->whole.count, arena);
		errors[i] = hold_out(shop, (enum lifetime_model)i);
	}
	best = choose(fits, errors, &shop->early);
	for (i = 0; i < LIFETIME_MODELS; i++) {
		row = vec_add(rows, arena);
		fit = vec_add(kept, arena);
		fill_row(shop, row);
		keep_life(shop, &fits[i], fit, row);
		if (errors[i])
			row->holdout.n = mean_error(errors[i], &shop->early);
		row->used.yes = i == best;
		keep_rest(shop, row, fit);
		free(errors[i]);
	}
	(void)spend_fit(&spend, whole, shop->whole.count, arena);
	row = vec_add(rows, arena);
	fit = vec_add(kept, arena);
	fill_row(shop, row);
	keep_spend(shop, &spend, fit, row);
	keep_rest(shop, row, fit);
}

int
fitting_make(struct business *business, struct day until, int64_t unit_days,
	     struct vec *rows, struct vec *kept, struct vec *others,
	     struct error *err)
{
	struct shop shop = {
		.business = business,
		.until = until,
		.cut = DAY_MISSING,
		.unit_days = unit_days,
		.decimals = money_decimals(business->policy->currency),
	};
	struct day since;
	int rc;

	if (fit_since(business->store, &since, err) < 0)
		return -1;
	if (!day_missing(since) && until.days - since.days >= 5)
		shop.cut.days = until.days - (until.days - since.days) / 5;
	rc = bought_all(business, until, add_customer, &shop, others, err);
	if (rc == 0 && shop.whole.count == 0)
		rc = error_set(err, ERR_NO, "no sales in %s to fit anything to",
			       business->policy->currency);
	crowd_end(&shop.whole);
	crowd_end(&shop.early);
	if (rc == 0)
		fit_all_models(&shop, rows, kept);
	crowd_free(&shop.whole);
	crowd_free(&shop.early);
	return rc;
}

int
fitting_keep(struct business *business, const struct vec *kept,
	     struct error *err)
{
	return fit_replace(business->store, kept, err);
}

/* --- taken out again --------------------------------------------------------- */

static int
load_life(const struct fit *kept, struct lifetime *life, struct error *err)
{
	size_t i;

	if (given_life(kept->parameters, life, err) < 0)
		return -1;
	for (i = 0; i < LIFETIME_MODELS; i++) {
		if (strcmp(kept->model,
			   lifetime_name((enum lifetime_model)i)) == 0)
			life->model = (enum lifetime_model)i;
	}
	life->reason = kept->reason;
	life->customers = kept->customers;
	return 0;
}

static int
load_spend(const struct fit *kept, struct spend *spend, struct error *err)
{
	static const char *const names[] = {"p", "q", "v", "mean"};
	double values[4] = {0, 0, 0, 0};

	if (given_pairs(kept->parameters, names, values, 4, err) < 0)
		return -1;
	spend->p = values[0];
	spend->q = values[1];
	spend->v = values[2];
	spend->mean = values[3];
	spend->state = kept->used ? LIFETIME_FITTED : LIFETIME_NONE;
	spend->reason = kept->reason;
	spend->customers = kept->customers;
	return 0;
}

int
fitting_load(struct business *business, struct fitting *fitting,
	     struct error *err)
{
	struct vec kept = {.size = sizeof(struct fit)};
	const struct fit *all;
	size_t i, found = 0;

	memset(fitting, 0, sizeof(*fitting));
	if (fit_all(business->store, business->arena, &kept, err) < 0)
		return -1;
	all = kept.items;
	for (i = 0; i < kept.count; i++) {
		if (strcmp(all[i].currency, business->policy->currency) != 0)
			continue;
		found++;
		fitting->unit_days = all[i].unit_days;
		fitting->until = all[i].until;
		fitting->made_at = all[i].made_at;
		if (strcmp(all[i].model, SPEND) == 0) {
			if (load_spend(&all[i], &fitting->spend, err) < 0)
				return -1;
		} else if (all[i].used) {
			if (load_life(&all[i], &fitting->life, err) < 0)
				return -1;
		} else if (!fitting->life.reason) {
			fitting->life.reason = all[i].reason;
		}
	}
	if (found > 0)
		return 0;
	error_set(err, ERR_UNAVAILABLE, "nothing was fitted to the sales yet");
	return error_hint(err, "crm-score worth --fit");
}
