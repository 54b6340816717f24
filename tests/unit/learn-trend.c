/* SPDX-License-Identifier: ISC
 * Forecasts against those of R's HoltWinters.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "learn/trend.h"
#include "tap.h"

static void
near(double got, double want, double by, const char *title)
{
	ok(fabs(got - want) <= by, "%s: %.10g", title, got);
	if (!(fabs(got - want) <= by))
		printf("# want: %.10g\n", want);
}

/* The third column of a series, or 0 where it is not there. */
static size_t
series_read(const char *name, double *values, size_t most)
{
	const char *folder = getenv("CRM_TEST_DATA");
	char path[4096], line[256];
	size_t n = 0;
	FILE *file;

	(void)snprintf(path, sizeof(path), "%s/forecast/%s.csv",
		       folder ? folder : "../shared/data", name);
	file = fopen(path, "r");
	if (!file) {
		ok(true, "%s # SKIP no forecast/%s.csv in CRM_TEST_DATA", name,
		   name);
		return 0;
	}
	while (n < most && fgets(line, sizeof(line), file)) {
		const char *last = strrchr(line, ',');
		char *end;
		double value;

		if (!last)
			continue;
		value = strtod(last + 1, &end);
		if (end != last + 1)
			values[n++] = value;
	}
	(void)fclose(file);
	return n;
}

static void
passengers(struct arena *arena)
{
	struct trend t = {.kind = TREND_MULTIPLICATIVE,
			  .period = 12,
			  .alpha = 0.2,
			  .beta = 0.1,
			  .gamma = 0.3};
	double values[200];
	size_t n = series_read("airpassengers", values, 200);

	if (!n)
		return;
	is_int((int64_t)n, 144, "months of air passengers");
	ok(trend_fit(&t, values, n, arena), "with fixed parameters");
	near(t.sse, 24724.2161, 0.0001, "SSE");
	near(trend_forecast(&t, 1), 453.3783, 0.0001, "1961-01");
	near(trend_forecast(&t, 2), 435.5495, 0.0001, "1961-02");
	near(trend_forecast(&t, 3), 500.7377, 0.0001, "1961-03");
	near(trend_forecast(&t, 12), 479.6400, 0.0001, "1961-12");
	t.alpha = t.beta = t.gamma = TREND_FIND;
	ok(trend_fit(&t, values, n, arena), "with the best parameters");
	near(t.sse, 16570.8, 0.05, "SSE");
	near(t.alpha, 0.27559, 0.0005, "alpha");
	near(t.beta, 0.03269, 0.0005, "beta");
	near(t.gamma, 0.87073, 0.0005, "gamma");
	near(trend_forecast(&t, 1), 447.06, 0.05, "1961-01");
	near(trend_forecast(&t, 2), 419.71, 0.05, "1961-02");
	near(trend_forecast(&t, 3), 464.87, 0.05, "1961-03");
	ok(trend_spread(&t, 1) > 10 &&
		   trend_spread(&t, 12) > trend_spread(&t, 1),
	   "less is known of later: %.1f, %.1f", trend_spread(&t, 1),
	   trend_spread(&t, 12));
}

static void
nile(struct arena *arena)
{
	struct trend t = {.kind = TREND_LEVEL, .alpha = 0.2};
	double values[200];
	size_t n = series_read("nile", values, 200);

	if (!n)
		return;
	is_int((int64_t)n, 100, "years of the Nile");
	ok(trend_fit(&t, values, n, arena), "with alpha of 0.2");
	near(t.sse, 2043111.452, 0.001, "SSE");
	near(t.level, 821.3170, 0.0001, "level");
	t.alpha = TREND_FIND;
	ok(trend_fit(&t, values, n, arena), "with the best alpha");
	near(t.alpha, 0.24656, 0.0001, "alpha");
	near(t.level, 805.0389, 0.02, "level");
	near(trend_forecast(&t, 7), t.level, 0, "which is foretold for ever");
	near(trend_spread(&t, 3),
	     1.2815515655446 * sqrt(t.sse / 99 * (1 + 2 * t.alpha * t.alpha)),
	     1e-6, "and less well for later");
}

static void
population(struct arena *arena)
{
	struct trend t = {
		.kind = TREND_HOLT, .alpha = TREND_FIND, .beta = TREND_FIND};
	double values[200];
	size_t n = series_read("uspop", values, 200);

	if (!n)
		return;
	is_int((int64_t)n, 19, "decades of people");
	ok(trend_fit(&t, values, n, arena), "with the best parameters");
	near(t.alpha, 1, 1e-6, "alpha");
	near(t.beta, 0.76148, 0.0005, "beta");
	near(t.sse, 302.214, 0.001, "SSE");
	near(trend_forecast(&t, 1), 227.479, 0.005, "in 10 years");
	near(trend_forecast(&t, 2), 251.758, 0.01, "in 20 years");
	near(trend_forecast(&t, 3), 276.037, 0.015, "in 30 years");
}

static void
refused(enum trend_kind kind, size_t period, const double *values, size_t n,
	const char *reason, struct arena *arena)
{
	struct trend t = {.kind = kind,
			  .period = period,
			  .alpha = TREND_FIND,
			  .beta = TREND_FIND,
			  .gamma = TREND_FIND};

	ok(!trend_fit(&t, values, n, arena), "no fit");
	is_text(t.reason, reason, "for this reason");
}

int
main(void)
{
	static const double one[] = {5}, bad[] = {1, NAN, 3, 4};
	static const double zero[] = {1, 2, 0, 4, 5, 6};
	static const double huge[] = {1e300, -1e300, 1e300, -1e300};
	static const double week[] = {1, 2, 6, 2, 3, 7, 3, 4, 8, 4, 5, 9};
	static const double flat[] = {7, 7, 7, 7, 7, 7};
	struct arena arena = {NULL};
	struct trend t = {.kind = TREND_ADDITIVE,
			  .period = 3,
			  .alpha = TREND_FIND,
			  .beta = TREND_FIND,
			  .gamma = TREND_FIND};
	size_t k;
	bool good;

	passengers(&arena);
	nile(&arena);
	population(&arena);
	refused(TREND_LEVEL, 0, one, 1, "too few values", &arena);
	refused(TREND_HOLT, 0, zero, 2, "too few values", &arena);
	refused(TREND_ADDITIVE, 4, zero, 6, "fewer than two whole seasons",
		&arena);
	refused(TREND_ADDITIVE, 1, zero, 6, "fewer than two whole seasons",
		&arena);
	refused(TREND_LEVEL, 0, bad, 4, "a value is no number", &arena);
	refused(TREND_MULTIPLICATIVE, 3, zero, 6,
		"a value of 0 or less has no season to multiply", &arena);
	refused(TREND_LEVEL, 0, huge, 4,
		"the values are too large or too far apart", &arena);
	good = trend_fit(&t, week, 12, &arena);
	ok(good, "a season on a straight line");
	for (k = 0; k < 3; k++)
		near(trend_forecast(&t, k + 1), week[k + 9] + 1, 1e-9,
		     "goes on so");
	t.kind = TREND_MULTIPLICATIVE;
	t.alpha = t.beta = t.gamma = TREND_FIND;
	good = trend_fit(&t, flat, 6, &arena);
	ok(good && fabs(trend_forecast(&t, 5) - 7) < 1e-9 &&
		   trend_spread(&t, 5) < 1e-6,
	   "what never changes stays");
	arena_free(&arena);
	return done();
}
