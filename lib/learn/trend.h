/* SPDX-License-Identifier: ISC
 * Smoothing and forecasting of a series: simple exponential smoothing, Holt's
 * trend, Holt-Winters' season (C. C. Holt, 1957; P. R. Winters, "Forecasting
 * sales by exponentially weighted moving averages", Management Science 6,
 * 1960).
 */
#ifndef LEARN_TREND_H
#define LEARN_TREND_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

enum trend_kind {
	TREND_LEVEL, /* level only; starts at the first value */
	/* and slope; starts at the first value with the first difference, and
	 * foretells from the third value on */
	TREND_HOLT,
	TREND_ADDITIVE,	     /* and season added */
	TREND_MULTIPLICATIVE /* and season multiplied; values above 0 */
};

#define TREND_FIND (-1.0) /* find the parameter: least sum of squares */

/* Set kind, period (seasons only) and alpha, beta, gamma, each 0 to 1 or
 * TREND_FIND; trend_fit replaces the latter and fills in the rest. */
struct trend {
	enum trend_kind kind;
	size_t period;
	double alpha, beta, gamma;
	double sse;
	size_t errors; /* one-step errors in sse */
	double level, slope;
	double *season;	    /* period of them, the next one first */
	const char *reason; /* why there is no fit, or NULL */
};

/* False with reason: a value that is no number, fewer than 2 values (Holt: 3,
 * season: two periods of at least 2), a value of 0 or less to multiply.
 * Seasons start from the first two periods as R's HoltWinters does: moving
 * average as trend, a straight line through it for level and slope, the mean
 * of what is left as season. */
bool
trend_fit(struct trend *trend, const double *values, size_t n,
	  struct arena *arena);

/* The value ahead steps, 1 or more, after the last. */
double
trend_forecast(const struct trend *trend, size_t ahead);

/* Half the width of the 80 % interval around it: the root of the mean squared
 * one-step error carried forward with the additive error model (R. J. Hyndman
 * et al., "Forecasting with Exponential Smoothing", 2008, 6.1); for
 * TREND_MULTIPLICATIVE in proportion to the season. */
double
trend_spread(const struct trend *trend, size_t ahead);

#endif
