/* SPDX-License-Identifier: ISC
 * The likelihood of BG/NBD and MBG/NBD.
 */
#include "learn/bgnbd.h"

#include <math.h>
#include <string.h>

#include "learn/counts.h"
#include "learn/special.h"

/* What is the same for all rows of one x. */
struct group {
	double shape;	 /* r + x */
	double base;	 /* of the log-likelihood */
	double gone;	 /* log of the odds of leaving, but for the times */
	double slope[4]; /* of base, by r, alpha, a, b */
	double slope_gone[4];
};

static double
stays(const struct bgnbd *model, double x)
{
	return model->modified ? x + 1 : x;
}

/* The odds are -INFINITY where nothing was there to leave after. */
static double
odds(const struct bgnbd *model, double stayed)
{
	return stayed > 0 ? log(model->a) - log(model->b + stayed - 1)
			  : -INFINITY;
}

static void
group_set(struct group *group, const struct bgnbd *model, double x)
{
	double r = model->r, a = model->a, b = model->b;
	double n = stays(model, x), both;

	group->shape = r + x;
	group->base = lgamma(r + x) - lgamma(r) + r * log(model->alpha) +
		      lgamma(a + b) + lgamma(b + n) - lgamma(b) -
		      lgamma(a + b + n);
	group->gone = odds(model, n);
	both = special_digamma(a + b) - special_digamma(a + b + n);
	group->slope[0] =
		special_digamma(r + x) - special_digamma(r) + log(model->alpha);
	group->slope[1] = r / model->alpha;
	group->slope[2] = both;
	group->slope[3] = both + special_digamma(b + n) - special_digamma(b);
	memset(group->slope_gone, 0, sizeof(group->slope_gone));
	if (n > 0) {
		group->slope_gone[2] = 1 / a;
		group->slope_gone[3] = -1 / (b + n - 1);
	}
}

/* P(gone) of a row, and its log-likelihood but for the base. */
static double
row_score(const struct group *group, double log_T, double log_t_x,
	  double *p_gone)
{
	double apart = group->gone + group->shape * (log_T - log_t_x), rest;

	if (apart == -INFINITY) {
		*p_gone = 0;
		return -group->shape * log_T;
	}
	rest = exp(-fabs(apart));
	*p_gone = (apart > 0 ? 1 : rest) / (1 + rest);
	return -group->shape * log_T + fmax(apart, 0) + log1p(rest);
}

double
bgnbd_score(const struct bgnbd *model, const struct counts *counts,
	    double *gradient)
{
	struct group group = {0};
	double sum = 0, by[4] = {0}, x = -1;
	size_t i, k;

	for (i = 0; i < counts->count; i++) {
		const struct counts_row *row = &counts->rows[i];
		double alive = model->alpha + row->T;
		double gone = model->alpha + row->t_x;
		double log_T = log(alive), log_t_x = log(gone), p;

		if (row->x != x) {
			x = row->x;
			group_set(&group, model, x);
		}
		sum += row->weight *
		       (group.base + row_score(&group, log_T, log_t_x, &p));
		if (!gradient)
			continue;
		for (k = 0; k < 4; k++)
			by[k] += row->weight *
				 (group.slope[k] + p * group.slope_gone[k]);
		by[0] -= row->weight * ((1 - p) * log_T + p * log_t_x);
		by[1] -= row->weight * group.shape *
			 ((1 - p) / alive + p / gone);
	}
	if (gradient)
		memcpy(gradient, by, sizeof(by));
	return sum;
}

double
bgnbd_alive(const struct bgnbd *model, const struct counts_row *row)
{
	double apart;

	apart = odds(model, stays(model, row->x)) +
		(model->r + row->x) * (log(model->alpha + row->T) -
				       log(model->alpha + row->t_x));
	return 1 / (1 + exp(apart));
}
