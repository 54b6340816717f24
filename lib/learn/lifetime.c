/* SPDX-License-Identifier: ISC
 * The three models of buying and leaving: fitted, and asked.
 */
#include "learn/lifetime.h"

#include <inttypes.h>
#include <math.h>

#include "base/arena.h"
#include "learn/bgnbd.h"
#include "learn/counts.h"
#include "learn/minimize.h"
#include "learn/pareto.h"
#include "learn/purchases.h"
#include "learn/spend.h"

#define FEWEST 10      /* repeaters */
#define SAMPLE 5000    /* rows, to find where to begin */
#define MIDDLE 50000   /* rows, to be near before all are tried */
#define PARTS 4	       /* parameters of each model */
#define FLAT 1e-7      /* of the mean log-likelihood */
#define FLAT_MANY 1e-6 /* the same, of more than SAMPLE rows */
#define FAR 30.0       /* what counts as a wholly different parameter */
#define SAME 0.05      /* of a log-likelihood: nothing */

/* The logarithms of the parameters lie between low and high; u is any number,
 * and its logistic function how far between. */
struct fitting {
	enum lifetime_model model;
	const struct counts *counts;
	double low[PARTS], high[PARTS];
};

const char *
lifetime_name(enum lifetime_model model)
{
	static const char *const names[] = {"bg/nbd", "mbg/nbd", "pareto/nbd"};

	return names[model];
}

static double
score(enum lifetime_model model, const double *part,
      const struct counts *counts, double *gradient)
{
	struct bgnbd bg = {part[0], part[1], part[2], part[3],
			   model == LIFETIME_MBGNBD};
	struct pareto pareto = {part[0], part[1], part[2], part[3]};

	return model == LIFETIME_PARETO
		       ? pareto_score(&pareto, counts, gradient)
		       : bgnbd_score(&bg, counts, gradient);
}

/* part, and how much its logarithm grows with u. */
static double
part_at(const struct fitting *fitting, const double *u, int k, double *growth)
{
	double between = 1 / (1 + exp(-u[k]));
	double range = fitting->high[k] - fitting->low[k];

	*growth = range * between * (1 - between);
	return exp(fitting->low[k] + range * between);
}

static double
u_of(const struct fitting *fitting, int k, double part)
{
	double between = (log(part) - fitting->low[k]) /
			 (fitting->high[k] - fitting->low[k]);

	between = fmin(fmax(between, 0.01), 0.99);
	return log(between / (1 - between));
}

static double
badness(void *cookie, const double *u, double *gradient)
{
	const struct fitting *fitting = cookie;
	double part[PARTS], growth[PARTS], customers, ll;
	int k;

	customers = (double)fitting->counts->customers;
	for (k = 0; k < PARTS; k++)
		part[k] = part_at(fitting, u, k, &growth[k]);
	ll = score(fitting->model, part, fitting->counts, gradient);
	for (k = 0; k < PARTS; k++)
		gradient[k] *= -part[k] * growth[k] / customers;
	return -ll / customers;
}

static void
limits_set(struct fitting *fitting, double scale)
{
	static const double low[][PARTS] = {{1e-3, 1e-3, 1e-4, 1e-3},
					    {1e-3, 1e-3, 1e-3, 1e-3}};
	static const double high[][PARTS] = {{1e4, 1e7, 1e3, 1e4},
					     {1e4, 1e7, 1e3, 1e6}};
	int which = fitting->model == LIFETIME_PARETO, k;

	for (k = 0; k < PARTS; k++) {
		/* alpha and Pareto's beta are times */
		double unit = k == 1 || (which && k == 3) ? scale : 1;

		fitting->low[k] = log(low[which][k] * unit);
		fitting->high[k] = log(high[which][k] * unit);
	}
}

/* From several places on a sample, then from the best of these on all. */
static double
climb(struct fitting *fitting, const struct counts *all, double *u, bool *flat,
      struct arena *arena)
{
	/* r, and a with b or s with beta over the mean time watched */
	static const double starts[][3] = {
		{0.5, 0.7, 2}, {2, 0.3, 3}, {0.2, 2, 2}, {20, 0.1, 1}};
	struct minimize task = {PARTS, badness, fitting, FLAT, 300, 0, NULL};
	struct minimize_bends *bends = NULL;
	double rate = all->purchases / all->watched;
	double scale = all->watched / (double)all->customers;
	double best = INFINITY, value, from[PARTS];
	struct counts sample;
	size_t i;
	int k;

	counts_sample(all, SAMPLE, &sample, arena);
	fitting->counts = &sample;
	for (i = 0; i < sizeof(starts) / sizeof(starts[0]); i++) {
		bool pareto = fitting->model == LIFETIME_PARETO;

		from[0] = u_of(fitting, 0, starts[i][0]);
		from[1] = u_of(fitting, 1, starts[i][0] / rate);
		from[2] = u_of(fitting, 2, starts[i][1]);
		from[3] = u_of(fitting, 3, starts[i][2] * (pareto ? scale : 1));
		task.bends = NULL;
		value = minimize_find(&task, from, flat, arena);
		if (!(value < best))
			continue;
		best = value;
		bends = task.bends;
		for (k = 0; k < PARTS; k++)
			u[k] = from[k];
	}
	if (best == INFINITY)
		return best;
	task.bends = bends;
	if (sample.count < all->count) {
		counts_sample(all, MIDDLE, &sample, arena);
		(void)minimize_find(&task, u, flat, arena);
		minimize_feel(&task, u, arena);
		task.flat = FLAT_MANY;
	}
	fitting->counts = all;
	return minimize_find(&task, u, flat, arena);
}

/* A likelihood that stays the same far off says nothing in that direction. */
static const char *
unsaid(enum lifetime_model model, const double *part,
       const struct counts *counts, double ll)
{
	static const struct {
		double by[PARTS];
		const char *reason;
	} ways[] = {{{FAR, FAR, 1, 1},
		     "customers buy too much alike to tell their rates apart"},
		    {{1, 1, 1 / FAR, 1}, "nobody is seen to leave"},
		    {{1, 1, FAR, FAR},
		     "customers leave too much alike to tell them apart"}};
	double moved[PARTS];
	size_t i;
	int k;

	for (i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
		for (k = 0; k < PARTS; k++)
			moved[k] = part[k] * ways[i].by[k];
		if (score(model, moved, counts, NULL) > ll - SAME)
			return ways[i].reason;
	}
	return NULL;
}

static bool
at_limit(const double *u)
{
	int k;

	for (k = 0; k < PARTS; k++) {
		if (fabs(u[k]) > 5)
			return true;
	}
	return false;
}

static void
fit_all(struct lifetime *fit, const struct counts *counts, struct arena *arena)
{
	struct fitting fitting = {.model = fit->model};
	double u[PARTS] = {0}, part[PARTS], growth, bad;
	bool flat = false;
	int k;

	limits_set(&fitting, counts->watched / (double)counts->customers);
	bad = climb(&fitting, counts, u, &flat, arena);
	if (!isfinite(bad)) {
		fit->reason = "the likelihood has no value anywhere";
		return;
	}
	for (k = 0; k < PARTS; k++)
		part[k] = part_at(&fitting, u, k, &growth);
	fit->r = part[0];
	fit->alpha = part[1];
	*(fit->model == LIFETIME_PARETO ? &fit->s : &fit->a) = part[2];
	*(fit->model == LIFETIME_PARETO ? &fit->beta : &fit->b) = part[3];
	fit->ll = -bad * (double)counts->customers;
	fit->state = LIFETIME_EDGE;
	fit->reason = unsaid(fit->model, part, counts, fit->ll);
	if (!fit->reason && at_limit(u))
		fit->reason = "the likelihood runs away to a limit";
	if (!fit->reason && !flat)
		fit->reason = "no maximum was reached";
	if (!fit->reason)
		fit->state = LIFETIME_FITTED;
}

bool
lifetime_fit(struct lifetime *fit, enum lifetime_model model,
	     const struct lifetime_customer *customers, size_t n,
	     struct arena *arena)
{
	struct arena scratch = {NULL};
	struct counts counts;

	counts_get(&counts, customers, n, &scratch);
	*fit = (struct lifetime){.model = model,
				 .customers = counts.customers,
				 .repeaters = counts.repeaters,
				 .left_out = counts.left_out};
	if (!counts.customers)
		fit->reason = "no customers";
	else if (counts.repeaters < FEWEST)
		fit->reason =
			arena_print(arena,
				    "too few: %" PRId64 " of %" PRId64
				    " customers bought again, %d are needed",
				    counts.repeaters, counts.customers, FEWEST);
	else if (!(counts.watched > 0))
		fit->reason = "no customer was watched for any time";
	else if (counts.count == 1)
		fit->reason = "all customers are alike";
	else
		fit_all(fit, &counts, &scratch);
	arena_free(&scratch);
	return fit->state != LIFETIME_NONE;
}

static bool
positive(double x)
{
	return x > 0 && isfinite(x);
}

bool
lifetime_usable(const struct lifetime *fit)
{
	bool pareto = fit->model == LIFETIME_PARETO;

	return fit->state != LIFETIME_NONE && positive(fit->r) &&
	       positive(fit->alpha) && positive(pareto ? fit->s : fit->a) &&
	       positive(pareto ? fit->beta : fit->b);
}

double
lifetime_score(const struct lifetime *fit,
	       const struct lifetime_customer *customers, size_t n,
	       struct arena *arena)
{
	bool pareto = fit->model == LIFETIME_PARETO;
	double part[PARTS] = {fit->r, fit->alpha, pareto ? fit->s : fit->a,
			      pareto ? fit->beta : fit->b};
	struct counts counts;

	if (!lifetime_usable(fit))
		return 0;
	counts_get(&counts, customers, n, arena);
	return score(fit->model, part, &counts, NULL);
}

static bool
askable(const struct lifetime *fit, const struct lifetime_customer *customer)
{
	return lifetime_usable(fit) && counts_good(customer);
}

double
lifetime_alive(const struct lifetime *fit,
	       const struct lifetime_customer *customer)
{
	struct bgnbd bg = {fit->r, fit->alpha, fit->a, fit->b,
			   fit->model == LIFETIME_MBGNBD};
	struct pareto pareto = {fit->r, fit->alpha, fit->s, fit->beta};
	struct counts_row row = {(double)customer->x,
				 customer->x ? customer->t_x : 0, customer->T,
				 1};

	if (!askable(fit, customer))
		return 0;
	return fit->model == LIFETIME_PARETO ? pareto_alive(&pareto, &row)
					     : bgnbd_alive(&bg, &row);
}

/* What is believed of a customer who is there at T after x repeats. */
static struct purchases
belief(const struct lifetime *fit, double x, double T, double t)
{
	struct purchases belief = {.shape = fit->r + x,
				   .odds = t / (fit->alpha + T),
				   .by_time = fit->model == LIFETIME_PARETO,
				   .a = fit->a,
				   .b = fit->b + x,
				   .s = fit->s,
				   .beta = fit->beta + T,
				   .t = t};

	if (fit->model == LIFETIME_MBGNBD)
		belief.b++;
	return belief;
}

double
lifetime_expected(const struct lifetime *fit,
		  const struct lifetime_customer *customer, double t)
{
	struct purchases ahead;

	if (!askable(fit, customer) || !positive(t))
		return 0;
	ahead = belief(fit, (double)customer->x, customer->T, t);
	return lifetime_alive(fit, customer) * purchases_mean(&ahead);
}

double
lifetime_random(const struct lifetime *fit, double t)
{
	struct lifetime_customer fresh = {0};

	return lifetime_expected(fit, &fresh, t);
}

bool
lifetime_look(const struct lifetime *fit, const struct spend *spend,
	      const struct lifetime_customer *customer, double t,
	      struct lifetime_outlook *outlook)
{
	struct purchases_law law;
	struct purchases ahead;

	*outlook = (struct lifetime_outlook){0};
	if (!askable(fit, customer) || !positive(t))
		return false;
	ahead = belief(fit, (double)customer->x, customer->T, t);
	outlook->p_alive = lifetime_alive(fit, customer);
	outlook->expected = outlook->p_alive * purchases_mean(&ahead);
	purchases_law(&ahead, &law);
	outlook->low = purchases_quantile(&law, outlook->p_alive, 0.1);
	outlook->high = purchases_quantile(&law, outlook->p_alive, 0.9);
	outlook->low = fmin(outlook->low, outlook->expected);
	outlook->high = fmax(outlook->high, outlook->expected);
	if (spend)
		spend_look(spend, customer, &law, outlook);
	return true;
}
