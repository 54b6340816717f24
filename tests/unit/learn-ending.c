/* SPDX-License-Identifier: ISC
 * Shares won by age, against figures reckoned by hand and published ones.
 */
#include <math.h>
#include <stdio.h>

#include "base/arena.h"
#include "learn/draw.h"
#include "learn/ending.h"
#include "tap.h"

static struct arena arena;

static void
near(double got, double want, const char *title)
{
	ok(fabs(got - want) < 5e-4, "%s: %.4f", title, got);
	if (fabs(got - want) >= 5e-4)
		printf("# want: %.4f\n", want);
}

/* The 6-MP group of E. J. Freireich et al. (Blood 21, 1963) as every textbook
 * has it: weeks in remission, of 21. One way to end is Kaplan and Meier's. */
static void
remission(void)
{
	struct ending_age ages[] = {{6, 3, 0, 1},  {7, 1, 0, 0},  {9, 0, 0, 1},
				    {10, 1, 0, 1}, {11, 0, 0, 1}, {13, 1, 0, 0},
				    {16, 1, 0, 0}, {17, 0, 0, 1}, {19, 0, 0, 1},
				    {20, 0, 0, 1}, {22, 1, 0, 0}, {23, 1, 0, 0},
				    {25, 0, 0, 1}, {32, 0, 0, 2}, {34, 0, 0, 1},
				    {35, 0, 0, 1}};
	struct ending e;

	ending_fit(&e, ages, sizeof(ages) / sizeof(ages[0]), &arena);
	near(1 - ending_share(&e, 0, 6), 0.8571, "remission at 6 weeks");
	near(1 - ending_share(&e, 0, 7), 0.8067, "at 7");
	near(1 - ending_share(&e, 0, 10), 0.7529, "at 10");
	near(1 - ending_share(&e, 0, 13), 0.6902, "at 13");
	near(1 - ending_share(&e, 0, 16), 0.6275, "at 16");
	near(1 - ending_share(&e, 0, 22), 0.5378, "at 22");
	near(1 - ending_share(&e, 0, -1), 0.4482, "at 23 and ever after");
	near(ending_share(&e, 10, 6), 1 - 0.6275 / 0.7529, "from 10 to 16");
	near(ending_share(&e, 23, 100), 0, "beyond the last that ended");
}

/* Six, by hand: at 1 one is lost (5/6 remain), at 2 one is won (1/5 of 5/6 is
 * 1/6; 4/6 remain), at 3 one was last seen, at 4 one is won (1/3 of 4/6 is
 * 2/9; 4/9 remain), at 5 one is lost (2/9 remain), at 6 one is won. */
static void
by_hand(void)
{
	struct ending_age ages[] = {{6, 1, 0, 0}, {1, 0, 1, 0}, {2, 1, 0, 0},
				    {3, 0, 0, 1}, {4, 1, 0, 0}, {5, 0, 1, 0}};
	struct ending e;

	ending_fit(&e, ages, 6, &arena);
	near(ending_share(&e, 0, 0), 0, "none at first");
	near(ending_share(&e, 0, 2), 1.0 / 6, "won by 2");
	near(ending_share(&e, 0, 4), 1.0 / 6 + 2.0 / 9, "won by 4");
	near(ending_share(&e, 0, -1), 1.0 / 6 + 4.0 / 9, "won ever");
	near(ending_share(&e, 2, 2), 1.0 / 3, "from 2, within 2");
	near(ending_share(&e, 5, -1), 1, "the last one");
	near(ending_share(&e, 6, -1), 0, "nothing lasts longer");
}

static void
summed(void)
{
	struct ending_age ages[] = {
		{3, 1, 0, 0}, {3, 0, 1, 0}, {3, 1, 0, 0}, {3, 0, 0, 1}};
	struct ending e, none;

	ending_fit(&e, ages, 4, &arena);
	ok(e.count == 1, "equal ages are one");
	near(ending_share(&e, 0, -1), 0.5, "two of four");
	ending_fit(&none, NULL, 0, &arena);
	ok(ending_share(&none, 0, -1) == 0, "of nothing, nothing");
}

/* Without censoring the share ever won, of n with k won, is drawn from the
 * beta distribution of k and n - k. */
static void
drawn(void)
{
	struct ending_age ages[] = {{2, 3, 0, 0}, {5, 0, 4, 0}, {9, 3, 2, 0}};
	struct ending e, again = {0};
	double sum = 0, squares = 0, mean = 0.5, share;
	struct draw draw;
	int i;

	ending_fit(&e, ages, 3, &arena);
	draw_open(&draw, 1);
	for (i = 0; i < 20000; i++) {
		ending_draw(&e, &draw, &again, &arena);
		share = ending_share(&again, 0, -1);
		sum += share;
		squares += share * share;
	}
	near(round(100 * sum / 20000) / 100, mean, "the mean of the draws");
	share = squares / 20000 - sum / 20000 * sum / 20000;
	ok(fabs(share - mean * (1 - mean) / 13) < 0.0008,
	   "their variance is that of beta(6, 6): %.5f", share);
}

int
main(void)
{
	remission();
	by_hand();
	summed();
	drawn();
	arena_free(&arena);
	return done();
}
