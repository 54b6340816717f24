/* SPDX-License-Identifier: ISC
 * A customer's own rhythm, and the functions it is told with.
 */
#include <math.h>

#include "base/arena.h"
#include "learn/rhythm.h"
#include "learn/special.h"
#include "tap.h"

static void
near(double got, double want, double by, const char *title)
{
	ok(fabs(got - want) <= by, "%s: %.10g", title, got);
	if (!(fabs(got - want) <= by))
		printf("# want: %.10g\n", want);
}

/* Abramowitz & Stegun, tables 6.1, 26.1 and 26.10, and closed forms. */
static void
functions(void)
{
	near(special_digamma(1), -0.5772156649015329, 1e-13, "digamma of 1");
	near(special_digamma(0.25), -4.2274535333762654, 1e-13,
	     "digamma of a quarter");
	near(special_digamma(1e6), 13.815510057964274, 1e-12,
	     "digamma of a million");
	near(special_trigamma(1), 1.6449340668482264, 1e-12,
	     "trigamma of 1: pi squared by 6");
	near(special_trigamma(0.5), 4.934802200544679, 1e-12,
	     "trigamma of a half: pi squared by 2");
	near(special_beta(0.3, 2, 3), 0.3483, 1e-14, "I of 0.3 by (2, 3)");
	near(special_beta(0.9, 0.5, 0.5), 0.7951672353008666, 1e-13,
	     "the arcsine law");
	near(special_beta(0.5, 5000, 5000), 0.5, 1e-11, "symmetry");
	near(special_student(1, 1), 0.75, 1e-14, "Cauchy");
	near(special_student_quantile(0.975, 10), 2.2281388519649385, 1e-9,
	     "t of 0.975 with 10");
	near(special_student_quantile(0.05, 2), -2.919985580353725, 1e-11,
	     "t of 0.05 with 2");
	near(special_normal(1.959963984540054), 0.975, 1e-14, "normal");
}

int
main(void)
{
	static const double weekly[] = {7, 7, 7, 7, 7, 7, 7, 7};
	static const double uneven[] = {2, 30, 5, 11, 3, 60, 8};
	static const double zeros[] = {0, 0, 0, 0};
	struct arena arena = {NULL};
	struct rhythm r;
	double scale;

	functions();
	rhythm_get(&r, weekly, 0, 5, &arena);
	ok(!r.told && r.count == 0 && r.median == 0, "no gap: nothing told");
	rhythm_get(&r, weekly, 2, 5, &arena);
	ok(!r.told && r.median == 7 && r.p_silent == 0 && r.next_to == 0,
	   "two gaps: a median, and too few to tell");
	rhythm_get(&r, weekly, 3, 5, &arena);
	ok(r.told && !r.has_interval, "three: told, the median by itself");
	rhythm_get(&r, weekly, 8, 0, &arena);
	ok(r.has_interval && r.middle.low == 7 && r.middle.high == 7,
	   "eight: with the interval of the median");
	near(r.p_silent, 1, 0, "no silence is nothing strange");
	/* t of 0.9 with 7: 1.41492; the spread is that of rounding */
	scale = sqrt(1.0 / 12) / 7 * sqrt(1 + 1.0 / 8);
	near(r.next_from, 7 * exp(-1.414923928 * scale), 1e-6,
	     "a weekly customer comes from day 6.6");
	near(r.next_to, 7 * exp(1.414923928 * scale), 1e-6, "to day 7.4");
	rhythm_get(&r, weekly, 8, 14, &arena);
	ok(r.p_silent > 0 && r.p_silent < 1e-5,
	   "and two weeks without are strange: %.1e", r.p_silent);
	rhythm_get(&r, weekly, 3, 14, &arena);
	ok(r.p_silent > 0.001 && r.p_silent < 0.01,
	   "less so after three gaps: %.4f", r.p_silent);
	rhythm_get(&r, uneven, 7, 14, &arena);
	near(r.median, 8, 0, "the median of uneven gaps");
	ok(r.p_silent > 0.3 && r.p_silent < 0.4,
	   "to whom two weeks are nothing: %.3f", r.p_silent);
	ok(r.middle.low == 2 && r.middle.high == 60,
	   "the median lies anywhere between");
	rhythm_get(&r, uneven, 7, 1e9, &arena);
	ok(r.p_silent > 0 && r.p_silent < 1e-5 && isfinite(r.next_to) &&
		   r.next_from <= r.next_to && r.next_to <= 8000,
	   "an age without is no infinity: %.1e, %g to %g", r.p_silent,
	   r.next_from, r.next_to);
	rhythm_get(&r, zeros, 4, 1, &arena);
	ok(r.told && r.median == 0 && isfinite(r.p_silent) &&
		   r.next_to >= r.next_from,
	   "gaps of no length are borne: %.3f", r.p_silent);
	rhythm_get(&r, weekly, 8, NAN, &arena);
	near(r.p_silent, 1, 0, "a silence that is no number is none");
	arena_free(&arena);
	return done();
}
