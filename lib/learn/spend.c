/* SPDX-License-Identifier: ISC
 * The Gamma-Gamma model of amounts.
 */
#include "learn/spend.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

#include "base/arena.h"
#include "learn/minimize.h"
#include "learn/purchases.h"
#include "learn/special.h"

#define FEWEST 10    /* customers */
#define SAMPLE 20000 /* of them, to find where to begin */
#define PARTS 3
#define FLAT 1e-7 /* of the mean log-likelihood */
#define FAR 30.0  /* what counts as a wholly different parameter */
#define SAME 0.05 /* of a log-likelihood: nothing */

/* x amounts of mean z. */
struct row {
	double x, z, log_z;
	double weight;
};

/* The parameters fitted are p, q and the middle p v / q, as logarithms between
 * limits: u is any number, and its logistic function how far between. */
struct fitting {
	const struct row *rows;
	size_t count, step;
	double customers;
	double low[PARTS], high[PARTS];
};

static bool
good(const struct lifetime_customer *customer)
{
	return customer->zbar > 0 && isfinite(customer->zbar);
}

static int
by_x(const void *left, const void *right)
{
	const struct row *a = left, *b = right;

	if (a->x != b->x)
		return a->x < b->x ? -1 : 1;
	if (a->z != b->z)
		return a->z < b->z ? -1 : 1;
	return 0;
}

/* The rows, equal ones once; the plain mean is of all amounts. */
static struct row *
rows_get(struct spend *fit, const struct lifetime_customer *customers, size_t n,
	 size_t *count, struct arena *arena)
{
	struct row *rows = arena_room(arena, (n + 1) * sizeof(*rows));
	double amounts = 0;
	size_t made = 0, i, last = 0;

	for (i = 0; i < n; i++) {
		double x = (double)customers[i].x, z = customers[i].zbar;
		int64_t alike = customers[i].alike > 0 ? customers[i].alike : 1;

		if (!(x > 0))
			continue;
		if (!good(&customers[i])) {
			fit->left_out += alike;
			continue;
		}
		rows[made++] = (struct row){x, z, log(z), (double)alike};
		fit->customers += alike;
		amounts += x * (double)alike;
		/* step by step, or huge amounts would overflow their sum */
		fit->mean += (z - fit->mean) * (x * (double)alike / amounts);
	}
	*count = 0;
	if (!fit->customers)
		return rows;
	qsort(rows, made, sizeof(*rows), by_x);
	for (i = 1; i < made; i++) {
		if (by_x(&rows[last], &rows[i]) == 0)
			rows[last].weight += rows[i].weight;
		else
			rows[++last] = rows[i];
	}
	*count = last + 1;
	return rows;
}

/* The log-likelihood, and its slope by p, q and v. */
static double
score(const struct fitting *it, double p, double q, double v, double *slope)
{
	double sum = 0, x = -1, base = 0, base_p = 0, base_q = 0, shape = 0;
	size_t i;

	slope[0] = slope[1] = slope[2] = 0;
	for (i = it->step / 2; i < it->count; i += it->step) {
		const struct row *row = &it->rows[i];
		double all, log_all;

		if (row->x != x) {
			x = row->x;
			shape = p * x + q;
			base = lgamma(shape) - lgamma(p * x) - lgamma(q) +
			       q * log(v) + p * x * log(x);
			base_q = special_digamma(shape);
			base_p = x * (base_q - special_digamma(p * x) + log(x));
			base_q += log(v) - special_digamma(q);
		}
		all = x * row->z + v;
		log_all = log(all);
		sum += row->weight *
		       (base + (p * x - 1) * row->log_z - shape * log_all);
		slope[0] += row->weight * (base_p + x * (row->log_z - log_all));
		slope[1] += row->weight * (base_q - log_all);
		slope[2] += row->weight * (q / v - shape / all);
	}
	return sum;
}

static void
parts_at(const struct fitting *it, const double *u, double *part,
	 double *growth)
{
	int k;

	for (k = 0; k < PARTS; k++) {
		double between = 1 / (1 + exp(-u[k]));
		double range = it->high[k] - it->low[k];

		growth[k] = range * between * (1 - between);
		part[k] = exp(it->low[k] + range * between);
	}
}

static double
badness(void *cookie, const double *u, double *gradient)
{
	const struct fitting *it = cookie;
	double part[PARTS], growth[PARTS], slope[PARTS], p, q, v, ll;
	int k;

	parts_at(it, u, part, growth);
	p = part[0];
	q = part[1];
	v = part[2] * q / p;
	ll = score(it, p, q, v, slope);
	gradient[0] = p * slope[0] - v * slope[2];
	gradient[1] = q * slope[1] + v * slope[2];
	gradient[2] = v * slope[2];
	for (k = 0; k < PARTS; k++)
		gradient[k] *= -growth[k] / it->customers;
	return -ll / it->customers;
}

static void
limits_set(struct fitting *it, double mean)
{
	static const double low[PARTS] = {1e-2, 1e-2, 1e-4};
	static const double high[PARTS] = {1e4, 1e4, 1e4};
	int k;

	for (k = 0; k < PARTS; k++) {
		double unit = k == 2 ? mean : 1;

		it->low[k] = log(low[k] * unit);
		it->high[k] = log(high[k] * unit);
	}
}

static double
u_of(const struct fitting *it, int k, double part)
{
	double between = (log(part) - it->low[k]) / (it->high[k] - it->low[k]);

	return log(between / (1 - between));
}

/* From several places on a sample, then from the best of these on all. */
static double
climb(struct fitting *it, double mean, double *u, bool *flat,
      struct arena *arena)
{
	static const double starts[][2] = {{4, 4}, {1, 2}, {40, 2}, {2, 40}};
	struct minimize task = {PARTS, badness, it, FLAT, 300, 0, NULL};
	struct minimize_bends *bends = NULL;
	double best = INFINITY, value, from[PARTS];
	size_t i;
	int k;

	it->step = it->count / SAMPLE + 1;
	for (i = 0; i < sizeof(starts) / sizeof(starts[0]); i++) {
		from[0] = u_of(it, 0, starts[i][0]);
		from[1] = u_of(it, 1, starts[i][1]);
		from[2] = u_of(it, 2, mean);
		task.bends = NULL;
		value = minimize_find(&task, from, flat, arena);
		if (!(value < best))
			continue;
		best = value;
		bends = task.bends;
		for (k = 0; k < PARTS; k++)
			u[k] = from[k];
	}
	it->step = 1;
	if (best == INFINITY)
		return best;
	task.bends = bends;
	return minimize_find(&task, u, flat, arena);
}

/* A likelihood that stays the same far off says nothing in that direction. */
static const char *
unsaid(const struct fitting *it, const struct spend *fit)
{
	double slope[PARTS], p = fit->p, q = fit->q, v = fit->v;

	if (score(it, p * FAR, q, v / FAR, slope) > fit->ll - SAME)
		return "the amounts of each customer are too much alike";
	if (score(it, p, q * FAR, v * FAR, slope) > fit->ll - SAME)
		return "customers spend too much alike to tell them apart";
	if (q <= 1)
		return "amounts differ too widely to have a mean";
	return NULL;
}

static void
fit_all(struct spend *fit, struct fitting *it, struct arena *arena)
{
	double u[PARTS] = {0}, part[PARTS], growth[PARTS], bad;
	bool flat = false;
	int k;

	it->customers = (double)fit->customers;
	limits_set(it, fit->mean);
	bad = climb(it, fit->mean, u, &flat, arena);
	if (!isfinite(bad)) {
		fit->reason = "the likelihood has no value anywhere";
		return;
	}
	parts_at(it, u, part, growth);
	fit->p = part[0];
	fit->q = part[1];
	fit->v = part[2] * part[1] / part[0];
	fit->ll = -bad * it->customers;
	fit->state = LIFETIME_EDGE;
	fit->reason = unsaid(it, fit);
	for (k = 0; k < PARTS && !fit->reason; k++) {
		if (fabs(u[k]) > 5)
			fit->reason = "the likelihood runs away to a limit";
	}
	if (!fit->reason && !flat)
		fit->reason = "no maximum was reached";
	if (!fit->reason)
		fit->state = LIFETIME_FITTED;
}

bool
spend_fit(struct spend *fit, const struct lifetime_customer *customers,
	  size_t n, struct arena *arena)
{
	struct arena scratch = {NULL};
	struct fitting it = {0};
	bool alike = true;
	size_t i;

	*fit = (struct spend){0};
	it.rows = rows_get(fit, customers, n, &it.count, &scratch);
	for (i = 1; i < it.count; i++)
		alike = alike && it.rows[i].z == it.rows[0].z;
	if (fit->customers < FEWEST)
		fit->reason = arena_print(
			arena,
			"too few: %" PRId64
			" customers with amounts bought again, %d are needed",
			fit->customers, FEWEST);
	else if (alike)
		fit->reason = "all amounts are alike";
	else
		fit_all(fit, &it, &scratch);
	arena_free(&scratch);
	return fit->state != LIFETIME_NONE;
}

static bool
usable(const struct spend *fit)
{
	return fit->state != LIFETIME_NONE && fit->p > 0 && fit->q > 0 &&
	       fit->v > 0 && isfinite(fit->p) && isfinite(fit->q) &&
	       isfinite(fit->v);
}

double
spend_mean(const struct spend *fit, int64_t x, double zbar)
{
	double count = x > 0 && zbar > 0 && isfinite(zbar) ? (double)x : 0;
	double shape = fit->p * count + fit->q;

	if (!usable(fit))
		return count > 0 ? zbar : fmax(fit->mean, 0);
	/* a group without a mean of its own, or with next to none */
	if (!(fit->q > 1))
		return count > 0
			       ? (fit->mean * fit->q + fit->p * count * zbar) /
					 shape
			       : fmax(fit->mean, 0);
	return fit->p / (shape - 1) * (fit->v + count * zbar);
}

/* P(the value is not above exp(y)), the purchases being any but none. */
struct mixture {
	size_t count;
	double p[PURCHASES_BLOCKS], middle[PURCHASES_BLOCKS],
		width[PURCHASES_BLOCKS];
};

static double
mixture_below(const struct mixture *mix, double y)
{
	double sum = 0;
	size_t k;

	for (k = 0; k < mix->count; k++)
		sum += mix->p[k] *
		       special_normal((y - mix->middle[k]) / mix->width[k]);
	return sum;
}

/* The y with mixture_below p, by regula falsi of the Illinois kind. */
static double
mixture_quantile(const struct mixture *mix, double p)
{
	size_t last = mix->count - 1;
	double low = mix->middle[0] - 8 * mix->width[0];
	double high = mix->middle[last] + 8 * mix->width[0];
	double at_low = -p, at_high = mixture_below(mix, high) - p, y, at;
	int side = 0, k;

	for (k = 0; k < 60 && high - low > 1e-5 && at_high > 0; k++) {
		y = k % 4 == 3 ? (low + high) / 2
			       : (low * at_high - high * at_low) /
					 (at_high - at_low);
		at = mixture_below(mix, y) - p;
		if (fabs(at) < 1e-5)
			return y;
		if (at < 0) {
			low = y;
			at_low = at;
			at_high *= side < 0 ? 0.5 : 1;
			side = -1;
		} else {
			high = y;
			at_high = at;
			at_low *= side > 0 ? 0.5 : 1;
			side = 1;
		}
	}
	return at_high > 0 ? (low + high) / 2 : high;
}

static void
mixture_set(struct mixture *mix, const struct spend *fit,
	    const struct lifetime_customer *customer,
	    const struct purchases_law *law, double p_alive)
{
	double count =
		customer->x > 0 && good(customer) ? (double)customer->x : 0;
	double shape = fit->q + fit->p * count;
	double middle =
		log(fit->v + count * customer->zbar) - special_digamma(shape);
	double spread = special_trigamma(shape), amounts;
	size_t k;

	mix->count = 0;
	for (k = 1; k < law->count; k++) {
		amounts = fit->p * (law->from[k] + law->from[k + 1] - 1) / 2;
		mix->p[mix->count] = p_alive * law->p[k];
		mix->middle[mix->count] = middle + special_digamma(amounts);
		mix->width[mix->count++] =
			sqrt(spread + special_trigamma(amounts));
	}
}

void
spend_look(const struct spend *fit, const struct lifetime_customer *customer,
	   const struct purchases_law *law, struct lifetime_outlook *outlook)
{
	struct mixture mix;
	double none;

	outlook->mean = spend_mean(fit, customer->x, customer->zbar);
	outlook->value = outlook->expected * outlook->mean;
	outlook->value_low = outlook->low * outlook->mean;
	outlook->value_high = outlook->high * outlook->mean;
	if (!usable(fit))
		return;
	mixture_set(&mix, fit, customer, law, outlook->p_alive);
	none = 1 - outlook->p_alive + outlook->p_alive * law->p[0];
	outlook->value_low = outlook->value_high = 0;
	if (none < 0.1 && mix.count)
		outlook->value_low = exp(mixture_quantile(&mix, 0.1 - none));
	if (none < 0.9 && mix.count)
		outlook->value_high = exp(mixture_quantile(&mix, 0.9 - none));
	outlook->value_low = fmin(outlook->value_low, outlook->value);
	outlook->value_high = fmax(outlook->value_high, outlook->value);
}
