/* SPDX-License-Identifier: ISC
 * Models of buying and leaving against what is published for CDNOW, and against
 * what they must not do.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "learn/bgnbd.h"
#include "learn/counts.h"
#include "learn/lifetime.h"
#include "learn/pareto.h"
#include "learn/purchases.h"
#include "learn/spend.h"
#include "tap.h"

#define SEEN(repeats, last, watched, mean)                                     \
	{                                                                      \
		.x = (repeats), .t_x = (last), .T = (watched), .zbar = (mean)  \
	}

static void
near(double got, double want, double by, const char *title)
{
	ok(fabs(got - want) <= by, "%s: %.10g", title, got);
	if (!(fabs(got - want) <= by))
		printf("# want: %.10g\n", want);
}

/* The summary of the 2,357 customers, or 0 where it is not there. */
static size_t
cdnow_read(struct lifetime_customer *into, size_t most)
{
	const char *folder = getenv("CRM_TEST_DATA");
	char path[4096], line[256];
	size_t n = 0;
	FILE *file;

	(void)snprintf(path, sizeof(path), "%s/clv/cdnow_summary.csv",
		       folder ? folder : "../shared/data");
	file = fopen(path, "r");
	if (!file)
		return 0;
	while (n < most && fgets(line, sizeof(line), file)) {
		double cell[5] = {0};
		char *at = line;
		int k;

		for (k = 0; k < 5; k++) {
			char *end;

			cell[k] = strtod(at, &end);
			if (end == at)
				break;
			at = end + 1;
		}
		if (k == 5)
			into[n++] = (struct lifetime_customer)SEEN(
				(int64_t)cell[1], cell[2], cell[3], cell[4]);
	}
	(void)fclose(file);
	return n;
}

static void
is_sound(const struct lifetime *fit, const char *title)
{
	const double all[] = {fit->r, fit->alpha, fit->a, fit->b,
			      fit->s, fit->beta,  fit->ll};
	bool good = true;
	size_t i;

	for (i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		good = good && isfinite(all[i]);
	ok(good && (fit->state == LIFETIME_FITTED) == !fit->reason &&
		   (fit->state != LIFETIME_NONE) == lifetime_usable(fit),
	   "%s, %s: %s", title, lifetime_name(fit->model),
	   fit->reason ? fit->reason : "fitted");
}

/* Every model on these customers: the state, sound numbers, and an outlook of
 * each customer that a person could believe. */
static void
believable(const struct lifetime_customer *all, size_t n,
	   enum lifetime_state want, const char *title, struct arena *arena)
{
	struct lifetime fit;
	struct spend spend;
	int m;

	(void)spend_fit(&spend, all, n, arena);
	for (m = 0; m < LIFETIME_MODELS; m++) {
		bool good = true, told;
		size_t i;

		told = lifetime_fit(&fit, (enum lifetime_model)m, all, n,
				    arena);
		is_sound(&fit, title);
		ok(fit.state == want && told == (want != LIFETIME_NONE),
		   "that is as it should be: %d", fit.state);
		for (i = 0; i < n; i++) {
			struct lifetime_outlook o;

			told = lifetime_look(&fit, &spend, &all[i], 365, &o);
			good = good && o.p_alive >= 0 && o.p_alive <= 1 &&
			       o.low >= 0 && o.low <= o.expected &&
			       o.expected <= o.high && isfinite(o.high) &&
			       o.value_low >= 0 && o.value_low <= o.value &&
			       o.value <= o.value_high &&
			       isfinite(o.value_high) &&
			       (told || o.value_high == 0);
		}
		ok(good, "and so is what is said of each customer");
	}
}

/* The published figures: Fader, Hardie & Lee 2005 with their spreadsheet, Fader
 * & Hardie's notes on Pareto/NBD and Gamma-Gamma. */
static void
published_bgnbd(const struct lifetime_customer *all, size_t n,
		struct arena *arena)
{
	struct lifetime fit;

	(void)lifetime_fit(&fit, LIFETIME_BGNBD, all, n, arena);
	is_sound(&fit, "CDNOW");
	is_int(fit.customers, 2357, "customers");
	is_int(fit.repeaters, 946, "who bought again");
	near(fit.ll, -9582.4256, 0.001, "BG/NBD log-likelihood");
	near(fit.r, 0.243, 0.0005, "r");
	near(fit.alpha, 4.414, 0.0015, "alpha");
	near(fit.a, 0.793, 0.0005, "a");
	near(fit.b, 2.426, 0.0015, "b");
	near(lifetime_random(&fit, 1), 0.0532, 0.00005, "in 1 week");
	near(lifetime_random(&fit, 3), 0.1506, 0.00005, "in 3 weeks");
	near(lifetime_random(&fit, 31.8571), 1.0405, 0.0001, "in 32 weeks");
	near(lifetime_random(&fit, 78), 1.8576, 0.0005, "in 78 weeks");
	near(lifetime_expected(&fit, &all[0], 39), 1.226, 0.0005,
	     "customer 1 in the next 39 weeks");
	near(lifetime_score(&fit, all, n, arena), fit.ll, 1e-6,
	     "the score is the likelihood");
}

static void
published_others(const struct lifetime_customer *all, size_t n,
		 struct arena *arena)
{
	static const double want[] = {24.65, 18.91, 35.17, 35.17, 35.17,
				      71.46, 18.91, 35.17, 27.28, 35.17};
	static const struct lifetime_customer silent = SEEN(0, 0, 39, 0);
	static const struct lifetime_customer late = SEEN(23, 39, 39, 0);
	struct lifetime fit;
	struct spend spend;
	size_t i;

	(void)lifetime_fit(&fit, LIFETIME_PARETO, all, n, arena);
	is_sound(&fit, "CDNOW");
	near(fit.ll, -9594.974, 0.001, "Pareto/NBD log-likelihood");
	near(fit.r, 0.553, 0.0005, "r");
	near(fit.alpha, 10.578, 0.0015, "alpha");
	near(fit.s, 0.606, 0.0005, "s");
	near(fit.beta, 11.669, 0.0025, "beta");
	/* the manual of R's BTYD, of the same customers */
	near(lifetime_alive(&fit, &silent), 0.29416, 0.0002,
	     "P(alive) of one who never came back in 39 weeks");
	near(lifetime_alive(&fit, &late), 1, 1e-9,
	     "and of one who did at the end");
	near(lifetime_random(&fit, 52), 1.4734, 0.0005, "in 52 weeks");
	(void)lifetime_fit(&fit, LIFETIME_MBGNBD, all, n, arena);
	is_sound(&fit, "CDNOW");
	near(fit.ll, -9582.1327, 0.001, "MBG/NBD log-likelihood");
	near(fit.r, 0.525, 0.0005, "r");
	near(fit.alpha, 6.183, 0.0015, "alpha");
	near(fit.a, 0.891, 0.0005, "a");
	near(fit.b, 1.614, 0.0015, "b");
	ok(spend_fit(&spend, all, n, arena) && !spend.reason, "amounts too");
	is_int(spend.customers, 946, "Gamma-Gamma customers");
	near(spend.ll, -4055.92, 0.005, "Gamma-Gamma log-likelihood");
	near(spend.p, 6.25, 0.005, "p");
	near(spend.q, 3.74, 0.005, "q");
	near(spend.v, 15.44, 0.01, "v");
	for (i = 0; i < 10; i++)
		near(spend_mean(&spend, all[i].x, all[i].zbar), want[i], 0.015,
		     "expected mean amount");
}

/* 2F1(a, b; c; z) term by term, good for the small numbers here only. */
static double
hypergeometric(double a, double b, double c, double z)
{
	double term = 1, sum = 1, k;

	for (k = 0; k < 5000; k++) {
		term *= (a + k) * (b + k) / (c + k) / (k + 1) * z;
		sum += term;
	}
	return sum;
}

/* Equation 10 of the paper, as it is written. */
static double
paper(const struct lifetime *f, const struct lifetime_customer *one, double t)
{
	double x = (double)one->x, z = t / (f->alpha + one->T + t);
	double a = f->a, b = f->b, r = f->r, gone = 0;
	double top = (a + b + x - 1) / (a - 1) *
		     (1 - pow(1 - z, r + x) * hypergeometric(r + x, b + x,
							     a + b + x - 1, z));

	if (one->x)
		gone = a / (b + x - 1) *
		       pow((f->alpha + one->T) / (f->alpha + one->t_x), r + x);
	return top / (1 + gone);
}

static void
against_paper(void)
{
	static const struct lifetime_customer some[] = {SEEN(0, 0, 12, 0),
							SEEN(1, 3, 40, 0),
							SEEN(7, 30, 31, 0),
							SEEN(26, 9, 38, 0)};
	struct lifetime fit = {.model = LIFETIME_BGNBD,
			       .state = LIFETIME_FITTED,
			       .r = 0.243,
			       .alpha = 4.414,
			       .a = 0.793,
			       .b = 2.426};
	struct lifetime_customer many = SEEN(100000, 365, 365, 0);
	double worst = 0, middle;
	size_t i;

	for (i = 0; i < 4; i++) {
		double want = paper(&fit, &some[i], 39);

		worst = fmax(
			worst,
			fabs(lifetime_expected(&fit, &some[i], 39) / want - 1));
	}
	ok(worst < 1e-11, "as the paper's formula with 2F1: off by %.1e",
	   worst);
	fit.a = 1;
	middle = lifetime_expected(&fit, &some[1], 39);
	fit.a = 1 + 1e-4;
	worst = paper(&fit, &some[1], 39);
	fit.a = 1 - 1e-4;
	worst = (worst + paper(&fit, &some[1], 39)) / 2;
	near(middle, worst, 1e-7, "at a = 1 it has no gap");
	fit.a = 0.793;
	/* so many purchases leave the chance to leave gamma distributed: the
	 * integral of (1 + u)^-a, u from 0 to 1 */
	near(lifetime_expected(&fit, &many, 365) / 100000,
	     (pow(2, 0.207) - 1) / 0.207 * 365 / (365 + 4.414), 0.003,
	     "a hundred thousand purchases do not overflow");
}

/* xorshift64*, uniform between 0 and 1 */
static double
chance(uint64_t *seed)
{
	*seed ^= *seed >> 12;
	*seed ^= *seed << 25;
	*seed ^= *seed >> 27;
	return ((double)((*seed * 2685821657736338717u) >> 11) + 0.5) /
	       9007199254740992.0;
}

/* A gamma variable of whole shape. */
static double
gamma_of(int shape, uint64_t *seed)
{
	double sum = 0;

	while (shape--)
		sum -= log(chance(seed));
	return sum;
}

/* Customers of the model played out: does the 80 % interval hold 80 %? */
static void
against_play(void)
{
	struct lifetime fit = {.model = LIFETIME_BGNBD,
			       .state = LIFETIME_FITTED,
			       .r = 1,
			       .alpha = 50,
			       .a = 1,
			       .b = 9};
	struct spend spend = {
		.state = LIFETIME_FITTED, .p = 3, .q = 4, .v = 30};
	struct lifetime_customer one = SEEN(9, 360, 365, 20);
	struct lifetime_outlook o;
	uint64_t seed = 20261122;
	int k, below = 0, above = 0, value_below = 0, value_above = 0;
	double sum = 0, all = 0;

	(void)lifetime_look(&fit, &spend, &one, 365, &o);
	for (k = 0; k < 100000; k++) {
		double rate = gamma_of(10, &seed) / 415, end = 0, left, value;
		double nu = gamma_of(31, &seed) / (30 + 9 * 20.0);
		int count = 0;

		left = gamma_of(1, &seed);
		left /= left + gamma_of(18, &seed);
		if (chance(&seed) < o.p_alive) {
			for (;;) {
				end -= log(chance(&seed)) / rate;
				if (end > 365)
					break;
				count++;
				if (chance(&seed) < left)
					break;
			}
		}
		value = count ? gamma_of(3 * count, &seed) / nu : 0;
		below += count < o.low;
		above += count > o.high;
		value_below += value < o.value_low;
		value_above += value > o.value_high;
		sum += count;
		all += value;
	}
	near(o.expected, sum / 1e5, 0.05, "expected purchases, as played");
	near(o.value, all / 1e5, 1.5, "expected value, as played");
	ok(below < 10000 && above < 10000 && below > 4000 && above > 6000,
	   "at most 10 %% below %g and above %g: %d, %d", o.low, o.high, below,
	   above);
	ok(abs(value_below - 10000) < 500 && abs(value_above - 10000) < 500,
	   "10 %% are worth less than %.0f or more than %.0f: %d, %d",
	   o.value_low, o.value_high, value_below, value_above);
}

/* Many customers of a known model, so many that they are fitted in stages. */
static void
many_fitted(struct arena *arena)
{
	enum { MANY = 120000 };
	struct lifetime_customer *all = arena_get(arena, MANY * sizeof(*all));
	struct lifetime fit;
	uint64_t seed = 4711;
	int i;

	for (i = 0; i < MANY; i++) {
		double rate = gamma_of(1, &seed) / 40, at = 0;
		double left = gamma_of(1, &seed);

		left /= left + gamma_of(3, &seed);
		all[i].T = 50 + 700 * chance(&seed);
		for (;;) {
			at -= log(chance(&seed)) / rate;
			if (at > all[i].T)
				break;
			all[i].t_x = at;
			all[i].x++;
			if (chance(&seed) < left)
				break;
		}
	}
	(void)lifetime_fit(&fit, LIFETIME_BGNBD, all, MANY, arena);
	is_sound(&fit, "120,000 customers of a known model");
	near(fit.r, 1, 0.02, "r");
	near(fit.alpha, 40, 1, "alpha");
	near(fit.a, 1, 0.04, "a");
	near(fit.b, 3, 0.12, "b");
	(void)lifetime_fit(&fit, LIFETIME_PARETO, all, MANY, arena);
	is_sound(&fit, "the same by another model");
}

/* The law and its mean agree where customers leave by time. */
static void
against_law(void)
{
	struct purchases it = {.shape = 3.5,
			       .odds = 4,
			       .by_time = true,
			       .s = 0.8,
			       .beta = 40,
			       .t = 50};
	static struct purchases_law law;
	double sum = 0, all = 0;
	size_t k;

	purchases_law(&it, &law);
	for (k = 0; k < law.count; k++) {
		all += law.p[k];
		sum += law.p[k] * (law.from[k] + law.from[k + 1] - 1) / 2;
	}
	near(all, 1, 1e-6, "the law is whole");
	near(sum, purchases_mean(&it), 0.0005, "and has the mean");
	it.s = 1;
	near(purchases_mean(&it), 3.5 * 4 / 50 * 40 * log(90.0 / 40), 1e-9,
	     "no gap at s = 1");
}

/* The slopes of a likelihood by differences. */
static void
slopes(double (*score)(const double *part, double *slope, const void *data),
       const void *data, const double *at, const char *title)
{
	double slope[4], part[4], worst = 0;
	int k;

	(void)score(at, slope, data);
	for (k = 0; k < 4; k++) {
		double step = at[k] * 1e-5, up;

		memcpy(part, at, sizeof(part));
		part[k] = at[k] + step;
		up = score(part, NULL, data);
		part[k] = at[k] - step;
		up = (up - score(part, NULL, data)) / (2 * step);
		worst = fmax(worst, fabs(up - slope[k]) / (1 + fabs(up)));
	}
	ok(worst < 1e-6, "%s: the gradient is that of the value, %.1e", title,
	   worst);
}

static double
score_bg(const double *part, double *slope, const void *data)
{
	struct bgnbd model = {part[0], part[1], part[2], part[3], false};

	return bgnbd_score(&model, data, slope);
}

static double
score_mbg(const double *part, double *slope, const void *data)
{
	struct bgnbd model = {part[0], part[1], part[2], part[3], true};

	return bgnbd_score(&model, data, slope);
}

static double
score_pareto(const double *part, double *slope, const void *data)
{
	struct pareto model = {part[0], part[1], part[2], part[3]};

	return pareto_score(&model, data, slope);
}

/* What left_between adds up, by 2,000,000 trapezia. */
static double
plain_pareto(const double *at, const struct counts_row *row)
{
	double shape = at[0] + row->x, sum = 0, width;
	double front = exp(lgamma(shape) - lgamma(at[0])) * pow(at[1], at[0]) *
		       pow(at[3], at[2]);
	int k, steps = 2000000;

	width = (row->T - row->t_x) / steps;
	for (k = 0; k <= steps; k++) {
		double u = row->t_x + k * width;

		sum += (k == 0 || k == steps ? 0.5 : 1) * width * at[2] *
		       pow(at[3] + u, -at[2] - 1) * pow(at[1] + u, -shape);
	}
	sum += pow(at[3] + row->T, -at[2]) * pow(at[1] + row->T, -shape);
	return log(front * sum);
}

static void
likelihoods(void)
{
	static struct counts_row rows[] = {{0, 0, 30, 5},   {0, 0, 300, 2},
					   {1, 4, 100, 1},  {5, 90, 100, 3},
					   {5, 10, 300, 1}, {60, 20, 250, 1}};
	static const double at[][4] = {
		{0.6, 10, 0.7, 12}, {3, 0.5, 4, 300}, {0.2, 200, 30, 2}};
	struct counts counts = {.rows = rows, .count = 6};
	double worst = 0;
	size_t i, k;

	slopes(score_bg, &counts, at[0], "BG/NBD");
	slopes(score_mbg, &counts, at[0], "MBG/NBD");
	for (k = 0; k < 3; k++) {
		slopes(score_pareto, &counts, at[k], "Pareto/NBD");
		for (i = 0; i < 6; i++) {
			struct counts_row row = rows[i];
			struct counts one = {.rows = &row, .count = 1};

			row.weight = 1;
			worst = fmax(worst,
				     fabs(score_pareto(at[k], NULL, &one) -
					  plain_pareto(at[k], &row)));
		}
	}
	ok(worst < 1e-6, "Pareto/NBD as by plain trapezia: off by %.1e", worst);
}

/* What a shop may hand in. */
static void
oddities(struct arena *arena)
{
	static struct lifetime_customer odd[200];
	struct lifetime fit;
	int i;

	believable(odd, 0, LIFETIME_NONE, "nobody", arena);
	for (i = 0; i < 200; i++)
		odd[i] = (struct lifetime_customer)SEEN(i % 7, i % 7 ? 90 : 0,
							100, 3.2);
	believable(odd, 3, LIFETIME_NONE, "three customers", arena);
	(void)lifetime_fit(&fit, LIFETIME_BGNBD, odd, 3, arena);
	is_text(fit.reason,
		"too few: 2 of 3 customers bought again, 10 are needed",
		"and it says how few");
	for (i = 0; i < 200; i++)
		odd[i] = (struct lifetime_customer)SEEN(4, 80, 100, 3.2);
	believable(odd, 200, LIFETIME_NONE, "all alike", arena);
	for (i = 0; i < 200; i++)
		odd[i] = (struct lifetime_customer)SEEN(595 + i % 11, 364, 365,
							3.2);
	believable(odd, 200, LIFETIME_EDGE, "three coffees a day, each", arena);
	for (i = 0; i < 200; i++)
		odd[i] =
			(struct lifetime_customer)SEEN(i, i ? 1 : 0, 365, 9e18);
	odd[7] = (struct lifetime_customer)SEEN(10000, 0.9, 1, 0.01);
	believable(odd, 200, LIFETIME_EDGE,
		   "10,000 purchases in a day, and huge amounts", arena);
	for (i = 0; i < 200; i++)
		odd[i] = (struct lifetime_customer)SEEN(
			i % 5, i % 5 ? i : 0, 200, i % 3 ? 10 + i : -5);
	odd[11] = (struct lifetime_customer)SEEN(1, 5, 4, 3);
	odd[12] = (struct lifetime_customer)SEEN(-1, 5, 4, 3);
	odd[13] = (struct lifetime_customer)SEEN(2, NAN, 4, NAN);
	believable(odd, 200, LIFETIME_EDGE, "refunds and broken times", arena);
	(void)lifetime_fit(&fit, LIFETIME_BGNBD, odd, 200, arena);
	is_int(fit.left_out, 3, "the broken ones are left out and counted");
}

int
main(void)
{
	static struct lifetime_customer all[3000];
	struct arena arena = {NULL};
	size_t n = cdnow_read(all, 3000);

	if (n) {
		published_bgnbd(all, n, &arena);
		published_others(all, n, &arena);
	} else {
		ok(true, "CDNOW # SKIP no clv/cdnow_summary.csv in "
			 "CRM_TEST_DATA");
	}
	against_paper();
	against_law();
	against_play();
	likelihoods();
	many_fitted(&arena);
	oddities(&arena);
	arena_free(&arena);
	return done();
}
