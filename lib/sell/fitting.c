/* SPDX-License-Identifier: ISC
 * Fits of the customers' purchases.
 */
#include "sell/fitting.h"

#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "base/money.h"
#include "sell/bought.h"
#include "sell/given.h"
#include "store/fit.h"

#define FEWEST_HELD 10 /* customers, for a holdout to say anything */
#define SPEND "gamma-gamma"

/* All customers as the models see them, whole and without the last fifth. */
struct crowd {
	struct business *business;
	struct arena arena;
	struct day until, cut; /* cut MISSING: nothing is held out */
	int64_t unit_days;
	int decimals;
	struct vec whole;  /* struct lifetime_customer */
	struct vec early;  /* the same, until the cut */
	struct vec bought; /* double: purchases after it, of each of early */
};

static int
add_customer(void *cookie, const struct bought *bought, struct error *err)
{
	struct crowd *crowd = cookie;
	size_t before;

	(void)err;
	bought_customer(bought, bought->count, crowd->until, crowd->unit_days,
			crowd->decimals, vec_add(&crowd->whole, &crowd->arena));
	before = day_missing(crowd->cut) ? 0 : bought_until(bought, crowd->cut);
	if (before == 0)
		return 0;
	bought_customer(bought, before, crowd->cut, crowd->unit_days,
			crowd->decimals, vec_add(&crowd->early, &crowd->arena));
	*(double *)vec_add(&crowd->bought, &crowd->arena) =
		(double)(bought->count - before);
	return 0;
}

/* Squared errors of each of the early ones over the last fifth; NULL where the
 * model cannot be fitted to them. */
static double *
hold_out(struct crowd *crowd, enum lifetime_model model)
{
	const struct lifetime_customer *early = crowd->early.items;
	const double *bought = crowd->bought.items;
	size_t n = crowd->early.count, i;
	struct lifetime fit = {.model = model};
	double *errors, span, last = 0;

	if (n < FEWEST_HELD ||
	    !lifetime_fit(&fit, model, early, n, &crowd->arena))
		return NULL;
	span = (double)(crowd->until.days - crowd->cut.days) /
	       (double)crowd->unit_days;
	errors = arena_room(&crowd->arena, n * sizeof(*errors));
	for (i = 0; i < n; i++) {
		/* those who came on one day and never again are alike */
		if (i == 0 || early[i].x != early[i - 1].x ||
		    early[i].t_x != early[i - 1].t_x ||
		    early[i].T != early[i - 1].T)
			last = lifetime_expected(&fit, &early[i], span);
		errors[i] = (last - bought[i]) * (last - bought[i]);
	}
	return errors;
}

/* Is one clearly below the other? */
static bool
beats(const double *one, const double *other, size_t n)
{
	double mean = 0, square = 0;
	size_t i;

	for (i = 0; i < n; i++)
		mean += (other[i] - one[i]) / (double)n;
	for (i = 0; i < n; i++)
		square +=
			(other[i] - one[i] - mean) * (other[i] - one[i] - mean);
	return mean > 0 && mean > sqrt(square / (double)n / (double)(n - 1));
}

static double
mean_error(const double *errors, size_t n)
{
	double sum = 0;
	size_t i;

	for (i = 0; i < n; i++)
		sum += errors[i];
	return sqrt(sum / (double)n);
}

/* The model to be used, or LIFETIME_MODELS for none. */
static size_t
choose(const struct lifetime *fits, double *const *errors, size_t n)
{
	size_t best = LIFETIME_MODELS, i;

	for (i = 0; i < LIFETIME_MODELS; i++) {
		if (fits[i].state == LIFETIME_NONE)
			continue;
		if (best == LIFETIME_MODELS ||
		    (errors[i] && errors[best] &&
		     beats(errors[i], errors[best], n)))
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
fill_row(struct crowd *crowd, struct fit_row *row)
{
	memset(row, 0, sizeof(*row));
	row->r = row->alpha = row->a = row->b = row->s = row->beta = row->p =
		row->q = row->v = row->ll = row->holdout = REAL_MISSING;
	row->until = crowd->until;
	row->unit.n = crowd->unit_days;
	row->currency.s = crowd->business->policy->currency;
}

static void
keep_life(struct crowd *crowd, const struct lifetime *fit, struct fit *kept,
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
		arena_print(crowd->business->arena,
			    "r=%.17g alpha=%.17g %s=%.17g %s=%.17g", fit->r,
			    fit->alpha, pareto ? "s" : "a",
			    pareto ? fit->s : fit->a, pareto ? "beta" : "b",
			    pareto ? fit->beta : fit->b);
}

static void
keep_spend(struct crowd *crowd, const struct spend *fit, struct fit *kept,
	   struct fit_row *row)
{
	bool there = fit->state != LIFETIME_NONE;
	struct arena *arena = crowd->business->arena;

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
keep_rest(struct crowd *crowd, const struct fit_row *row, struct fit *kept)
{
	kept->model = row->model.s;
	kept->reason = row->why.s;
	kept->currency = row->currency.s;
	kept->used = row->used.yes;
	kept->unit_days = crowd->unit_days;
	kept->customers = row->customers.n;
	kept->until = crowd->until;
	kept->made_at = crowd->business->now;
	kept->holdout = isfinite(row->holdout.n)
				? arena_print(crowd->business->arena, "%.9g",
					      row->holdout.n)
				: NULL;
}

static void
fit_all_models(struct crowd *crowd, struct vec *rows, struct vec *kept)
{
	const struct lifetime_customer *whole = crowd->whole.items;
	struct arena *arena = crowd->business->arena;
	struct lifetime fits[LIFETIME_MODELS] = {{0}};
	double *errors[LIFETIME_MODELS];
	size_t best, i, n = crowd->early.count;
	struct spend spend = {0};
	struct fit_row *row;
	struct fit *fit;

	for (i = 0; i < LIFETIME_MODELS; i++) {
		(void)lifetime_fit(&fits[i], (enum lifetime_model)i, whole,
				   crowd->whole.count, arena);
		errors[i] = hold_out(crowd, (enum lifetime_model)i);
	}
	best = choose(fits, errors, n);
	for (i = 0; i < LIFETIME_MODELS; i++) {
		row = vec_add(rows, arena);
		fit = vec_add(kept, arena);
		fill_row(crowd, row);
		keep_life(crowd, &fits[i], fit, row);
		if (errors[i])
			row->holdout.n = mean_error(errors[i], n);
		row->used.yes = i == best;
		keep_rest(crowd, row, fit);
	}
	(void)spend_fit(&spend, whole, crowd->whole.count, arena);
	row = vec_add(rows, arena);
	fit = vec_add(kept, arena);
	fill_row(crowd, row);
	keep_spend(crowd, &spend, fit, row);
	keep_rest(crowd, row, fit);
}

int
fitting_make(struct business *business, struct day until, int64_t unit_days,
	     struct vec *rows, struct vec *kept, struct vec *others,
	     struct error *err)
{
	struct crowd crowd = {
		.business = business,
		.until = until,
		.cut = DAY_MISSING,
		.unit_days = unit_days,
		.decimals = money_decimals(business->policy->currency),
		.whole = {.size = sizeof(struct lifetime_customer)},
		.early = {.size = sizeof(struct lifetime_customer)},
		.bought = {.size = sizeof(double)},
	};
	struct day since;
	int rc;

	if (fit_since(business->store, &since, err) < 0)
		return -1;
	if (!day_missing(since) && until.days - since.days >= 5)
		crowd.cut.days = until.days - (until.days - since.days) / 5;
	rc = bought_all(business, until, add_customer, &crowd, others, err);
	if (rc == 0 && crowd.whole.count == 0)
		rc = error_set(err, ERR_NO, "no sales in %s to fit anything to",
			       business->policy->currency);
	if (rc == 0)
		fit_all_models(&crowd, rows, kept);
	arena_free(&crowd.arena);
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
