/* SPDX-License-Identifier: ISC
 * The way down a few functions whose minimum is known.
 */
#include <math.h>

#include "base/arena.h"
#include "learn/minimize.h"
#include "tap.h"

/* H. H. Rosenbrock's valley: the minimum is 0 at (1, 1). */
static double
valley(void *cookie, const double *at, double *gradient)
{
	double bend = at[1] - at[0] * at[0];

	(void)cookie;
	gradient[0] = -400 * at[0] * bend - 2 * (1 - at[0]);
	gradient[1] = 200 * bend;
	return 100 * bend * bend + (1 - at[0]) * (1 - at[0]);
}

/* No number at or below 0: x - log x, lowest at 1. */
static double
cliff(void *cookie, const double *at, double *gradient)
{
	(void)cookie;
	gradient[0] = 1 - 1 / at[0];
	return at[0] - log(at[0]);
}

/* Steep one way, flat the other, and turned. */
static double
bowl(void *cookie, const double *at, double *gradient)
{
	double one = at[0] + at[1] - 3, two = at[0] - at[1] + 1;

	(void)cookie;
	gradient[0] = 2000 * one + 0.002 * two;
	gradient[1] = 2000 * one - 0.002 * two;
	return 1000 * one * one + 0.001 * two * two;
}

int
main(void)
{
	struct arena arena = {NULL};
	struct minimize task = {
		.n = 2, .fn = valley, .flat = 1e-10, .most = 500};
	double at[2] = {-1.2, 1}, best;
	bool flat = false;
	int spent;

	best = minimize_find(&task, at, &flat, &arena);
	ok(flat && best < 1e-18 && fabs(at[0] - 1) < 1e-8 &&
		   fabs(at[1] - 1) < 1e-8,
	   "the valley's end is found, in %d looks", task.spent);
	spent = task.spent;
	at[0] = -1.2;
	at[1] = 1;
	task.most = 5;
	task.bends = NULL;
	best = minimize_find(&task, at, &flat, &arena);
	ok(!flat && task.spent == 5 && best <= 24.2,
	   "cut short it says so, and is no worse than before");
	ok(spent > 5, "which was sooner");
	task = (struct minimize){
		.n = 1, .fn = cliff, .flat = 1e-10, .most = 500};
	at[0] = 20;
	best = minimize_find(&task, at, &flat, &arena);
	ok(flat && fabs(best - 1) < 1e-12, "no step over the cliff's edge");
	at[0] = -1;
	(void)minimize_find(&task, at, &flat, &arena);
	ok(!flat && at[0] <= -1, "beyond it nothing is done");
	task = (struct minimize){.n = 2, .fn = bowl, .flat = 1e-7, .most = 500};
	at[0] = 50;
	at[1] = -30;
	minimize_feel(&task, at, &arena);
	(void)minimize_find(&task, at, &flat, &arena);
	ok(flat && task.spent <= 4 && fabs(at[0] - 1) < 1e-3 &&
		   fabs(at[1] - 2) < 1e-3,
	   "a bowl that was felt is gone down at once: %d looks", task.spent);
	arena_free(&arena);
	return done();
}
