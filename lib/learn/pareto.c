/* SPDX-License-Identifier: ISC
 * The likelihood of Pareto/NBD.
 */
#include "learn/pareto.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

#include "learn/counts.h"
#include "learn/legendre.h"
#include "learn/special.h"

/* A likelihood but for what is the same for all rows of one x, and its
 * derivatives. */
struct part {
	double value;
	double slope[4]; /* by r, alpha, s, beta */
};

static void
part_add(struct part *part, const struct part *more)
{
	size_t k;

	part->value += more->value;
	for (k = 0; k < 4; k++)
		part->slope[k] += more->slope[k];
}

/* Left at u, in units of exp(top): density times (beta + u)^-(s + 1)
 * (alpha + u)^-(r + x). */
static void
left_at(const struct pareto *model, double x, double u, double top,
	double density, struct part *sum)
{
	double shape = model->r + x, s = model->s;
	double log_a = log(model->alpha + u), log_b = log(model->beta + u);
	double value;

	value = density * exp(-(s + 1) * log_b - shape * log_a - top);
	sum->value += value;
	sum->slope[0] -= log_a * value;
	sum->slope[1] -= shape / (model->alpha + u) * value;
	sum->slope[2] += (1 / s - log_b) * value;
	sum->slope[3] -= (s + 1) / (model->beta + u) * value;
}

/* The time of leaving is taken in a logarithm in which the integrand falls
 * about as exp(-fall): then few nodes do, and what follows 40 is nothing. */
static void
left_between(const struct pareto *model, const struct counts_row *row,
	     double top, struct part *sum)
{
	double fall = model->r + row->x + model->s, shape = model->r + row->x;
	double from = fall + 1, origin, all, done = 0, width = 6;

	from /= (model->s + 1) / (model->beta + row->t_x) +
		shape / (model->alpha + row->t_x);
	origin = from - row->t_x;
	all = fall * log1p((row->T - row->t_x) / from);
	while (done < all) {
		double length = fmin(width, all - done);
		const struct legendre *rule = legendre_get(length <= 1	 ? 6
							   : length <= 6 ? 10
									 : 16);
		struct part panel = {0};
		size_t i;

		for (i = 0; i < rule->count; i++) {
			double at = done + length * rule->at[i];
			double past = from * exp(at / fall);

			left_at(model, row->x, past - origin, top,
				model->s * past / fall * length *
					rule->weight[i],
				&panel);
		}
		part_add(sum, &panel);
		if (panel.value < 1e-15 * sum->value)
			break;
		done += width;
		width *= 2;
	}
}

static double
still_there(const struct pareto *model, const struct counts_row *row,
	    double top, struct part *sum)
{
	double shape = model->r + row->x;
	double log_a = log(model->alpha + row->T);
	double log_b = log(model->beta + row->T);
	double value = exp(-shape * log_a - model->s * log_b - top);
	struct part part = {
		value,
		{-log_a * value, -shape / (model->alpha + row->T) * value,
		 -log_b * value, -model->s / (model->beta + row->T) * value}};

	part_add(sum, &part);
	return value;
}

/* Alive and left are measured by the larger of them at t_x. */
static double
top_of(const struct pareto *model, const struct counts_row *row)
{
	return -(model->r + row->x) * log(model->alpha + row->t_x) -
	       model->s * log(model->beta + row->t_x);
}

double
pareto_score(const struct pareto *model, const struct counts *counts,
	     double *gradient)
{
	double sum = 0, by[4] = {0}, x = -1, base = 0, slope_r = 0;
	size_t i, k;

	for (i = 0; i < counts->count; i++) {
		const struct counts_row *row = &counts->rows[i];
		double top = top_of(model, row);
		struct part part = {0};

		if (row->x != x) {
			x = row->x;
			base = lgamma(model->r + x) - lgamma(model->r) +
			       model->r * log(model->alpha) +
			       model->s * log(model->beta);
			slope_r = special_digamma(model->r + x) -
				  special_digamma(model->r) + log(model->alpha);
		}
		(void)still_there(model, row, top, &part);
		left_between(model, row, top, &part);
		sum += row->weight * (base + top + log(part.value));
		for (k = 0; k < 4; k++)
			by[k] += row->weight * part.slope[k] / part.value;
		by[0] += row->weight * slope_r;
		by[1] += row->weight * model->r / model->alpha;
		by[2] += row->weight * log(model->beta);
		by[3] += row->weight * model->s / model->beta;
	}
	if (gradient)
		memcpy(gradient, by, sizeof(by));
	return sum;
}

double
pareto_alive(const struct pareto *model, const struct counts_row *row)
{
	struct part part = {0};
	double top = top_of(model, row), alive;

	alive = still_there(model, row, top, &part);
	left_between(model, row, top, &part);
	return alive / part.value;
}
