/* SPDX-License-Identifier: ISC
 * Fisher's exact test, odds and risk ratios.
 */
#include "learn/fourfold.h"

#include <math.h>
#include <stdlib.h>

#define Z95 1.959963984540054 /* of the normal distribution, two-sided */
#define LEAST 1e-20	      /* a term that no longer counts */
#define STEPS 16	      /* more are not walked one by one */
#define SAME (1 + 1e-7)	      /* as likely, rounding aside */
/* ((1.959964 + 0.841621) / 0.6)^2 * 0.8 * 0.2: 1 / n1 + 1 / n0 is at most 1
 * over it */
#define ENOUGH 3.488

/* The hypergeometric distribution of f1: of n trials, f failed, n1 are drawn;
 * relative to the likeliest, walked from there. */
struct draw {
	double n1, f, n;
	int64_t low, high; /* what f1 can be */
	int64_t middle;
};

static struct draw
draw_of(const struct fourfold *t)
{
	int64_t n = t->n1 + t->n0, f = t->f1 + t->f0;
	struct draw draw = {(double)t->n1, (double)f, (double)n, 0, 0, 0};

	draw.low = f > t->n0 ? f - t->n0 : 0;
	draw.high = f < t->n1 ? f : t->n1;
	draw.middle = (int64_t)((draw.n1 + 1) * (draw.f + 1) / (draw.n + 2));
	if (draw.middle < draw.low)
		draw.middle = draw.low;
	if (draw.middle > draw.high)
		draw.middle = draw.high;
	return draw;
}

/* P(k + 1) / P(k) */
static double
step_up(const struct draw *draw, int64_t k)
{
	double x = (double)k;

	return (draw->n1 - x) * (draw->f - x) /
	       ((x + 1) * (draw->n - draw->n1 - draw->f + x + 1));
}

/* The log of a term, all but what is the same of all. */
static double
log_term(const struct draw *draw, int64_t k)
{
	double x = (double)k;

	return -lgamma(x + 1) - lgamma(draw->n1 - x + 1) -
	       lgamma(draw->f - x + 1) -
	       lgamma(draw->n - draw->n1 - draw->f + x + 1);
}

/* The log of P(k) over that of the likeliest, safe from underflow: step by
 * step, which is exact, or at once where that were many. */
static double
log_relative(const struct draw *draw, int64_t k)
{
	double product = 1;
	int64_t at;

	if (llabs(k - draw->middle) > STEPS)
		return log_term(draw, k) - log_term(draw, draw->middle);
	for (at = draw->middle; at < k; at++)
		product *= step_up(draw, at);
	for (at = draw->middle; at > k; at--)
		product /= step_up(draw, at - 1);
	return log(product);
}

/* Sums of terms from k on in one direction, relative to the term at k. */
static double
tail_from(const struct draw *draw, int64_t k, int direction)
{
	double term = 1, sum = 0;

	while (k >= draw->low && k <= draw->high && term > LEAST * sum) {
		sum += term;
		if (direction > 0)
			term *= step_up(draw, k);
		else if (k > draw->low)
			term /= step_up(draw, k - 1);
		k += direction;
	}
	return sum;
}

static double
total_of(const struct draw *draw)
{
	return tail_from(draw, draw->middle, 1) +
	       tail_from(draw, draw->middle, -1) - 1;
}

/* The first k beyond the middle in that direction that is no likelier than
 * the one whose log is given, found by halves; outside of the range where
 * there is none. */
static int64_t
no_likelier(const struct draw *draw, double log_p, int direction,
	    double *log_there)
{
	int64_t near = draw->middle;
	int64_t far = direction > 0 ? draw->high + 1 : draw->low - 1;

	while (llabs(far - near) > 1) {
		int64_t k = near + (far - near) / 2;

		if (log_relative(draw, k) > log_p + log(SAME))
			near = k;
		else
			far = k;
	}
	*log_there = far < draw->low || far > draw->high
			     ? 0
			     : log_relative(draw, far);
	return far;
}

static double
at_most_1(double p)
{
	return p > 1 ? 1 : p;
}

double
fourfold_fisher(const struct fourfold *table)
{
	struct draw draw = draw_of(table);
	double log_p = log_relative(&draw, table->f1), there, sum = 0;
	int direction;

	if (log_p > -log(SAME) || draw.low == draw.high)
		return 1;
	for (direction = -1; direction <= 1; direction += 2) {
		int64_t k = no_likelier(&draw, log_p, direction, &there);

		if (k >= draw.low && k <= draw.high)
			sum += exp(there) * tail_from(&draw, k, direction);
	}
	return at_most_1(sum / total_of(&draw));
}

double
fourfold_fisher_more(const struct fourfold *table)
{
	struct draw draw = draw_of(table);
	double all = total_of(&draw);

	if (table->f1 <= draw.middle)
		return at_most_1(1 - (exp(log_relative(&draw, table->f1)) *
					      tail_from(&draw, table->f1, -1) -
				      exp(log_relative(&draw, table->f1))) /
					     all);
	return at_most_1(exp(log_relative(&draw, table->f1)) *
			 tail_from(&draw, table->f1, 1) / all);
}

double
fourfold_fisher_least(const struct fourfold *table)
{
	struct draw draw = draw_of(table);
	int64_t f = table->f1 + table->f0;
	struct fourfold low = {table->n1, draw.low, table->n0, f - draw.low};
	struct fourfold high = {table->n1, draw.high, table->n0, f - draw.high};
	double a = fourfold_fisher(&low), b = fourfold_fisher(&high);

	return a < b ? a : b;
}

static struct ratio
around(double log_value, double variance)
{
	double half = Z95 * sqrt(variance);

	return (struct ratio){exp(log_value), exp(log_value - half),
			      exp(log_value + half)};
}

struct ratio
fourfold_odds(const struct fourfold *table)
{
	double a = (double)table->f1, b = (double)(table->n1 - table->f1);
	double c = (double)table->f0, d = (double)(table->n0 - table->f0);

	if (a <= 0 || b <= 0 || c <= 0 || d <= 0) {
		a += 0.5;
		b += 0.5;
		c += 0.5;
		d += 0.5;
	}
	return around(log(a * d / (b * c)), 1 / a + 1 / b + 1 / c + 1 / d);
}

struct ratio
fourfold_risk(const struct fourfold *table)
{
	double f1 = (double)table->f1, n1 = (double)table->n1;
	double f0 = (double)table->f0, n0 = (double)table->n0;

	if (f1 <= 0 || f0 <= 0) {
		f1 += 0.5;
		f0 += 0.5;
		n1 += 1;
		n0 += 1;
	}
	return around(log(f1 / n1 * n0 / f0),
		      1 / f1 - 1 / n1 + 1 / f0 - 1 / n0);
}

/* The standardised difference where the risk ratio is that, the rates being
 * the likeliest with that ratio. */
static double
score(const struct fourfold *t, double ratio)
{
	double f1 = (double)t->f1, n1 = (double)t->n1;
	double f0 = (double)t->f0, n0 = (double)t->n0;
	double a = (n1 + n0) * ratio;
	double b = n1 * ratio + f1 + n0 + f0 * ratio;
	double root = b * b - 4 * a * (f1 + f0);
	double p0 = (b - sqrt(root > 0 ? root : 0)) / (2 * a);
	double p1 = ratio * p0;
	double variance =
		p1 * (1 - p1) / n1 + ratio * ratio * p0 * (1 - p0) / n0;

	return (f1 / n1 - ratio * f0 / n0) / sqrt(variance);
}

double
fourfold_risk_least(const struct fourfold *table)
{
	double low = -20, high = 20; /* of its log */
	int i;

	if (table->f1 == 0 || table->n0 == 0)
		return 0;
	for (i = 0; i < 60; i++) {
		double middle = (low + high) / 2;

		if (score(table, exp(middle)) > Z95)
			low = middle;
		else
			high = middle;
	}
	return exp(low);
}

int64_t
fourfold_lacks(const struct fourfold *table)
{
	double n1 = (double)table->n1, n0 = (double)table->n0, n = n1 + n0;
	double needed;

	if (table->n1 == 0 || table->n0 == 0)
		return -1;
	needed = ceil(ENOUGH * n * n / (n1 * n0) - 1e-9);
	return needed > n ? (int64_t)(needed - n) : 0;
}
