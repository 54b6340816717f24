/* SPDX-License-Identifier: ISC
 * Trials counted as they come, what is believed of causes, and the next trial;
 * checked by hand and by counting one by one.
 */
#include <math.h>

#include "base/arena.h"
#include "learn/belief.h"
#include "learn/factor.h"
#include "learn/gain.h"
#include "learn/tally.h"
#include "learn/trial.h"
#include "tap.h"

#define ROWS 2000

static void
is_near(double got, double want, const char *title)
{
	ok(fabs(got - want) < 1e-9, "%s: %.10g", title, got);
}

/* --- counting ----------------------------------------------------------------- */

static unsigned char rows[ROWS][3];
static bool failed[ROWS];
static const size_t levels[3] = {3, 2, 5};

static void
fill(struct tally *tally, int64_t times, struct arena *arena)
{
	unsigned state = 7;
	size_t i, k;

	tally_open(tally, levels, 3, arena);
	for (i = 0; i < ROWS; i++) {
		for (k = 0; k < 3; k++) {
			state = state * 1103515245 + 12345;
			/* one more than there are: not noted */
			rows[i][k] = (unsigned char)((state >> 16) %
						     (levels[k] + 1));
		}
		failed[i] = (state >> 8 & 3) == 0;
		tally_add(tally, rows[i], failed[i], times);
	}
	tally_close(tally);
}

static bool
same_cell(const struct tally *tally, size_t a, size_t b, int64_t times)
{
	int64_t want_n = 0, want_f = 0, n, f;
	size_t i;

	for (i = 0; i < ROWS; i++) {
		if (rows[i][a] != 1 || rows[i][b] != 0)
			continue;
		want_n += times;
		want_f += failed[i] ? times : 0;
	}
	tally_cell(tally, a, 1, b, 0, &n, &f);
	return n == want_n && f == want_f && n > 0;
}

static void
counting(void)
{
	struct arena arena = {NULL};
	struct fourfold all, inside[2], joined;
	struct tally tally;

	fill(&tally, 1, &arena);
	ok(same_cell(&tally, 0, 1, 1) && same_cell(&tally, 2, 0, 1) &&
		   same_cell(&tally, 1, 2, 1),
	   "every two factors are counted, from either side");
	fill(&tally, 3, &arena);
	ok(same_cell(&tally, 0, 1, 3) && same_cell(&tally, 2, 1, 3) &&
		   tally.n == INT64_C(3) * ROWS,
	   "alike ones at once");
	tally_condition(&tally, 2, 6, &all);
	tally_within(&tally, 2, 6, 1, 1, &inside[0]);
	tally_within(&tally, 2, 6, 1, 2, &inside[1]);
	tally_within(&tally, 2, 6, 1, TALLY_ALL, &joined);
	ok(inside[0].n1 + inside[1].n1 == joined.n1 && joined.n1 < all.n1 &&
		   inside[0].f0 + inside[1].f0 == joined.f0,
	   "levels of another add up to where it was noted");
	arena_free(&arena);
}

/* --- believing ---------------------------------------------------------------- */

/* B(a + f, b + n - f) / B(a, b) */
static double
marginal(double n, double f, double a, double b)
{
	return exp(lgamma(a + f) + lgamma(b + n - f) - lgamma(a + b + n) -
		   lgamma(a) - lgamma(b) + lgamma(a + b));
}

static double
weight(double n1, double f1, double n0, double f0)
{
	return 0.9 * marginal(n1, f1, 9, 1) * marginal(n0, f0, 1, 9) +
	       0.1 * marginal(n1, f1, 2, 1) * marginal(n0, f0, 1, 2);
}

/* One factor of two levels: 5 of 6 failed with the first, 1 of 5 without. */
static void
one_factor(void)
{
	static const size_t two = 2;
	static const unsigned char first = 0, second = 1;
	static const struct factor shape = {2, false, NULL, 0};
	struct arena arena = {NULL};
	struct belief_condition *conditions;
	struct belief belief;
	struct tally tally;
	double with, against, none, sum;
	size_t count;

	tally_open(&tally, &two, 1, &arena);
	tally_add(&tally, &first, true, 5);
	tally_add(&tally, &first, false, 1);
	tally_add(&tally, &second, true, 1);
	tally_add(&tally, &second, false, 4);
	tally_close(&tally);
	count = factor_conditions(&shape, &tally, &conditions, &arena);
	ok(count == 2 && conditions[0].set == 1 && conditions[1].set == 2,
	   "of two words either may be the cause");
	belief_get(&belief, &tally, conditions, count, 6, &arena);
	with = BELIEF_ONE / 4 * weight(6, 5, 5, 1);
	against = BELIEF_ONE / 4 * weight(5, 1, 6, 5);
	none = (1 - BELIEF_ONE / 2) * marginal(11, 6, 1, 1);
	sum = with + against + none;
	is_near(belief.candidates[0].belief, with / sum, "by hand");
	is_near(belief.candidates[1].belief, against / sum, "the other way");
	is_near(belief.none, none / sum, "and none of these");
	ok(belief.candidates[0].with > 0.8 &&
		   belief.candidates[0].without < 0.3,
	   "what it foretells: %.3f and %.3f", belief.candidates[0].with,
	   belief.candidates[0].without);
	arena_free(&arena);
}

/* A and B always together, C by itself; the failures go with A and B. */
static void
two_factors(void)
{
	static const size_t each[3] = {2, 2, 2};
	static const unsigned char level[4][3] = {
		{1, 1, 0}, {0, 0, 1}, {1, 1, 1}, {0, 0, 0}};
	static const struct factor shapes[3] = {
		{2, false, NULL, 0}, {2, false, NULL, 0}, {2, false, NULL, 0}};
	static const bool ordered[3] = {false, false, false};
	struct arena arena = {NULL};
	struct belief_condition *conditions;
	struct belief belief;
	struct tally tally;
	struct trial trial;
	double sum, *then, expected = 0;
	bool *holds;
	size_t count, i, k;

	tally_open(&tally, each, 3, &arena);
	for (i = 0; i < 8; i++)
		tally_add(&tally, level[i % 4], i % 2 == 0, 1);
	tally_close(&tally);
	count = factor_conditions(shapes, &tally, &conditions, &arena);
	belief_get(&belief, &tally, conditions, count, 6, &arena);
	for (sum = belief.none, i = 0; i < belief.count; i++)
		sum += belief.candidates[i].belief;
	is_near(sum, 1, "beliefs add to 1");
	is_near(belief.candidates[1].belief, belief.candidates[3].belief,
		"what never varied apart is believed alike");
	trial_next(&trial, &belief, &tally, ordered, level[0], &arena);
	ok(trial.level[0] != trial.level[1] && trial.told[0] && trial.told[1] &&
		   !trial.told[2],
	   "the next trial parts them, and leaves the third as it comes");
	ok(trial.bits > 0.3, "it tells %.3f bits", trial.bits);
	then = arena_get(&arena, (belief.count + 1) * sizeof(*then));
	holds = arena_get(&arena, belief.condition_count);
	trial_holds(&belief, trial.level, holds);
	/* what is believed on average afterwards is what is believed now */
	for (k = 0; k < 2; k++) {
		double fails = belief.none * belief.none_fails;

		for (i = 0; i < belief.count; i++)
			fails += belief.candidates[i].belief *
				 (belief_holds(&belief.candidates[i], holds)
					  ? belief.candidates[i].with
					  : belief.candidates[i].without);
		belief_after(&belief, holds, k == 0, then);
		expected += then[1] * (k == 0 ? fails : 1 - fails);
	}
	is_near(expected, belief.candidates[1].belief,
		"outcomes average to what is believed now");
	count = trial_settle(&belief, &tally, ordered, level[0], &arena);
	ok(count >= 1 && count < 10, "%zu trials would settle it", count);
	arena_free(&arena);
}

/* Not noted: those trials speak for none of its candidates. */
static void
not_noted(void)
{
	static const size_t each[2] = {2, 2};
	static const struct factor shapes[2] = {{2, false, NULL, 0},
						{2, false, NULL, 0}};
	static const unsigned char both[2] = {1, 1}, neither[2] = {0, 0};
	static const unsigned char half[2] = {1, 2};
	struct arena arena = {NULL};
	struct belief_condition *conditions;
	struct belief few, more;
	struct tally tally;
	size_t count;

	tally_open(&tally, each, 2, &arena);
	tally_add(&tally, both, true, 3);
	tally_add(&tally, neither, false, 3);
	tally_close(&tally);
	count = factor_conditions(shapes, &tally, &conditions, &arena);
	belief_get(&few, &tally, conditions, count, 6, &arena);
	tally_add(&tally, half, true, 2);
	tally_close(&tally);
	belief_get(&more, &tally, conditions, count, 6, &arena);
	is_near(few.candidates[3].belief / few.none,
		more.candidates[3].belief / more.none,
		"what was not noted tells nothing of it");
	ok(more.candidates[1].belief > more.candidates[3].belief,
	   "and something of what was");
	arena_free(&arena);
}

/* Cuts between 4, 11 and 12: the wide gap has the larger share. */
static void
cuts(void)
{
	static const size_t three = 3;
	static const double value[] = {4, 11, 12};
	static const struct factor shape = {3, true, value, 0};
	struct arena arena = {NULL};
	struct belief_condition *conditions;
	struct tally tally;
	unsigned char level;
	double sum = 0;
	size_t count, i;

	tally_open(&tally, &three, 1, &arena);
	for (level = 0; level < 3; level++)
		tally_add(&tally, &level, level == 0, 1);
	tally_close(&tally);
	count = factor_conditions(&shape, &tally, &conditions, &arena);
	for (i = 0; i < count; i++)
		sum += conditions[i].weight;
	ok(count == 4 && conditions[0].set == 1 && conditions[1].set == ~1U,
	   "both sides of two cuts");
	is_near(sum, 1, "weights add to 1");
	is_near(conditions[0].weight, 0.25 / 2 + 0.25 * 7 / 8,
		"half evenly, half by the gap");
	arena_free(&arena);
}

int
main(void)
{
	counting();
	one_factor();
	two_factors();
	not_noted();
	cuts();
	return done();
}
