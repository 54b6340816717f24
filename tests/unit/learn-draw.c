/* SPDX-License-Identifier: ISC
 * Draws: the same every time, and of the distribution they say.
 */
#include <math.h>

#include "learn/draw.h"
#include "tap.h"

#define DRAWS 200000

static void
moments(double shape, double sum, double squares, double mean, double variance)
{
	double got = sum / DRAWS;
	double spread = squares / DRAWS - got * got;

	ok(fabs(got - mean) < 5 * sqrt(variance / DRAWS), "gamma %g: mean %.4f",
	   shape, got);
	ok(fabs(spread - variance) < 0.05 * variance, "gamma %g: variance %.4f",
	   shape, spread);
}

int
main(void)
{
	static const double shapes[] = {0.25, 1, 2.5, 40};
	struct draw draw, again;
	double sum = 0, squares = 0, x;
	size_t i, j;

	/* xoshiro256** from 1, 2, 3, 4: the first output by hand is
	 * rotl(2 * 5, 7) * 9 = 11520, the second 0 */
	draw = (struct draw){{1, 2, 3, 4}};
	ok(fabs(draw_uniform(&draw) - 0.5 * 0x1p-53 -
		(double)(11520 >> 11) * 0x1p-53) < 0x1p-60,
	   "the first of 1, 2, 3, 4");
	ok(fabs(draw_uniform(&draw) - 0.5 * 0x1p-53) < 0x1p-60, "the second");
	draw_open(&draw, 7);
	draw_open(&again, 7);
	for (i = 0; i < 100 && draw_uniform(&draw) == draw_uniform(&again); i++)
		;
	ok(i == 100, "a seed gives the same again");
	draw_open(&again, 8);
	ok(draw_uniform(&draw) != draw_uniform(&again), "another seed others");
	for (i = 0; i < DRAWS; i++) {
		x = draw_uniform(&draw);
		sum += x;
		squares += x * x;
	}
	ok(fabs(sum / DRAWS - 0.5) < 0.004 &&
		   fabs(squares / DRAWS - 1.0 / 3) < 0.004,
	   "uniform: mean %.4f", sum / DRAWS);
	sum = squares = 0;
	for (i = 0; i < DRAWS; i++) {
		x = draw_normal(&draw);
		sum += x;
		squares += x * x;
	}
	ok(fabs(sum / DRAWS) < 0.012 && fabs(squares / DRAWS - 1) < 0.02,
	   "normal: mean %.4f", sum / DRAWS);
	for (j = 0; j < sizeof(shapes) / sizeof(shapes[0]); j++) {
		sum = squares = 0;
		for (i = 0; i < DRAWS; i++) {
			x = draw_gamma(&draw, shapes[j]);
			sum += x;
			squares += x * x;
		}
		moments(shapes[j], sum, squares, shapes[j], shapes[j]);
	}
	ok(draw_gamma(&draw, 0) == 0, "gamma 0 is 0");
	return done();
}
