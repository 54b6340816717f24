/* SPDX-License-Identifier: ISC
 * Exponential smoothing with level, slope and season.
 */
#include "learn/trend.h"

#include <math.h>
#include <string.h>

#include "base/arena.h"

#define PARTS 3
#define FINEST 1e-9		/* of a parameter */
#define TENTH 1.281551565544600 /* of the normal distribution, from above */

struct series {
	const double *values;
	size_t n, first; /* the first one that is foretold */
	double level, slope;
	const double *season; /* at the start */
	double *turning;      /* the season as it goes */
};

static bool
seasonal(const struct trend *trend)
{
	return trend->kind == TREND_ADDITIVE ||
	       trend->kind == TREND_MULTIPLICATIVE;
}

/* One pass through the series with the parameters of trend. */
static double
smooth(struct trend *trend, const struct series *it)
{
	bool times = trend->kind == TREND_MULTIPLICATIVE;
	double level = it->level, slope = it->slope, sse = 0;
	size_t period = seasonal(trend) ? trend->period : 1, i;

	memcpy(it->turning, it->season, period * sizeof(*it->turning));
	for (i = it->first; i < it->n; i++) {
		double *season = &it->turning[(i - it->first) % period];
		double ahead = level + slope, before = level, error;
		double value = it->values[i];

		error = value - (times ? ahead * *season : ahead + *season);
		sse += error * error;
		level = trend->alpha *
				(times ? value / *season : value - *season) +
			(1 - trend->alpha) * ahead;
		slope = trend->beta * (level - before) +
			(1 - trend->beta) * slope;
		*season =
			trend->gamma * (times ? value / level : value - level) +
			(1 - trend->gamma) * *season;
	}
	trend->level = level;
	trend->slope = slope;
	trend->errors = it->n - it->first;
	trend->sse = isfinite(sse) && isfinite(level) ? sse : INFINITY;
	return trend->sse;
}

/* The centred moving average over one period at value i. */
static double
moving(const double *values, size_t i, size_t period)
{
	size_t half = period / 2, k;
	double sum = 0;

	for (k = i - half; k <= i + half; k++)
		sum += values[k];
	/* an even period ends in the middle of its first and last value */
	if (period % 2 == 0)
		sum -= (values[i - half] + values[i + half]) / 2;
	return sum / (double)period;
}

static void
start_season(const struct trend *trend, struct series *it, struct arena *arena)
{
	size_t period = trend->period, half = period / 2, i, count = 0;
	double *season = arena_get(arena, period * sizeof(*season));
	double *seen = arena_get(arena, period * sizeof(*seen));
	double at = 0, mean_at, mean = 0, cross = 0, square = 0, all = 0;
	bool times = trend->kind == TREND_MULTIPLICATIVE;

	count = 2 * period - 2 * half;
	mean_at = ((double)count + 1) / 2;
	for (i = half; i < half + count; i++) {
		double middle = moving(it->values, i, period);

		at++;
		mean += middle / (double)count;
		cross += (at - mean_at) * middle;
		square += (at - mean_at) * (at - mean_at);
		season[i % period] +=
			times ? it->values[i] / middle : it->values[i] - middle;
		seen[i % period]++;
	}
	for (i = 0; i < period; i++) {
		season[i] /= seen[i];
		all += season[i] / (double)period;
	}
	for (i = 0; i < period; i++)
		season[i] = times ? season[i] / all : season[i] - all;
	it->slope = cross / square;
	it->level = mean - it->slope * mean_at;
	it->season = season;
	it->first = period;
}

static void
start(struct trend *trend, struct series *it, struct arena *arena)
{
	static const double none[1] = {0};

	it->season = none;
	it->level = it->values[0];
	it->first = 1;
	if (trend->kind == TREND_HOLT) {
		it->slope = it->values[1] - it->values[0];
		it->first = 2;
	}
	if (seasonal(trend))
		start_season(trend, it, arena);
	it->turning = arena_get(arena, (seasonal(trend) ? trend->period : 1) *
					       sizeof(*it->turning));
}

/* Steps along each free parameter, and on in a direction that did well, halved
 * until they are nothing: it needs no slope and reaches 0 and 1 themselves. */
static double
descend(struct trend *trend, const struct series *it, double *const *free_part,
	size_t parts)
{
	double best = smooth(trend, it), step = 0.1, value, from[PARTS];
	size_t k;
	int turns;

	for (turns = 0; step > FINEST && turns < 5000; turns++) {
		double before = best;

		for (k = 0; k < parts; k++)
			from[k] = *free_part[k];
		for (k = 0; k < 2 * parts; k++) {
			double *part = free_part[k / 2], old = *part;

			*part = fmin(fmax(old + (k % 2 ? -step : step), 0), 1);
			value = smooth(trend, it);
			if (value < best)
				best = value;
			else
				*part = old;
		}
		if (!(best < before)) {
			step /= 2;
			continue;
		}
		for (k = 0; k < parts; k++) {
			double old = *free_part[k];

			*free_part[k] = fmin(fmax(2 * old - from[k], 0), 1);
			from[k] = old;
		}
		value = smooth(trend, it);
		if (value < best) {
			best = value;
			continue;
		}
		for (k = 0; k < parts; k++)
			*free_part[k] = from[k];
	}
	return best;
}

/* From each corner of a coarse lattice the valley below it; the deepest. */
static void
find(struct trend *trend, const struct series *it, double *const *free_part,
     size_t parts)
{
	static const double lattice[] = {0.1, 0.3, 0.9};
	double best = INFINITY, kept[PARTS] = {0}, value;
	size_t i, k, all = 1, place;

	for (k = 0; k < parts; k++)
		all *= 3;
	for (i = 0; i < all; i++) {
		place = i;
		for (k = 0; k < parts; k++) {
			*free_part[k] = lattice[place % 3];
			place /= 3;
		}
		value = descend(trend, it, free_part, parts);
		if (!(value < best))
			continue;
		best = value;
		for (k = 0; k < parts; k++)
			kept[k] = *free_part[k];
	}
	for (k = 0; k < parts; k++)
		*free_part[k] = kept[k];
}

static const char *
refusal(const struct trend *trend, const double *values, size_t n)
{
	size_t i;

	if (n < (trend->kind == TREND_HOLT ? 3 : 2))
		return "too few values";
	if (seasonal(trend) && (trend->period < 2 || n / 2 < trend->period))
		return "fewer than two whole seasons";
	for (i = 0; i < n; i++) {
		if (!isfinite(values[i]))
			return "a value is no number";
		if (trend->kind == TREND_MULTIPLICATIVE && values[i] <= 0)
			return "a value of 0 or less has no season to multiply";
	}
	return NULL;
}

bool
trend_fit(struct trend *trend, const double *values, size_t n,
	  struct arena *arena)
{
	struct series it = {.values = values, .n = n};
	double *free_part[PARTS];
	size_t parts = 0, period, k;

	trend->season = NULL;
	trend->reason = refusal(trend, values, n);
	if (trend->reason)
		return false;
	start(trend, &it, arena);
	/* what the kind has not stands still */
	if (trend->kind == TREND_LEVEL)
		trend->beta = 0;
	if (!seasonal(trend))
		trend->gamma = 0;
	if (trend->alpha < 0)
		free_part[parts++] = &trend->alpha;
	if (trend->beta < 0)
		free_part[parts++] = &trend->beta;
	if (trend->gamma < 0)
		free_part[parts++] = &trend->gamma;
	if (parts)
		find(trend, &it, free_part, parts);
	(void)smooth(trend, &it);
	if (trend->sse == INFINITY) {
		trend->reason = "the values are too large or too far apart";
		return false;
	}
	if (!seasonal(trend))
		return true;
	period = trend->period;
	trend->season = arena_get(arena, period * sizeof(*trend->season));
	for (k = 0; k < period; k++)
		trend->season[k] = it.turning[(k + n - it.first) % period];
	return true;
}

double
trend_forecast(const struct trend *trend, size_t ahead)
{
	double base = trend->level + (double)ahead * trend->slope, season;

	if (!trend->season || !ahead)
		return base;
	season = trend->season[(ahead - 1) % trend->period];
	return trend->kind == TREND_MULTIPLICATIVE ? base * season
						   : base + season;
}

double
trend_spread(const struct trend *trend, size_t ahead)
{
	double carried = 1, effect, half;
	size_t j;

	if (!trend->errors || !ahead)
		return 0;
	for (j = 1; j < ahead; j++) {
		effect = trend->alpha * (1 + (double)j * trend->beta);
		if (trend->season && j % trend->period == 0)
			effect += trend->gamma * (1 - trend->alpha);
		carried += effect * effect;
	}
	half = TENTH * sqrt(trend->sse / (double)trend->errors * carried);
	if (trend->kind == TREND_MULTIPLICATIVE && trend->season)
		half *= fabs(trend->season[(ahead - 1) % trend->period]);
	return half;
}
