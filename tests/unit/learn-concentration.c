/* SPDX-License-Identifier: ISC
 * Shares of the largest, and Gini's coefficient.
 */
#include "learn/concentration.h"

#include <stdlib.h>

#include "base/arena.h"
#include "tap.h"

static struct arena arena;

static bool
near(double a, double b, double by)
{
	return a - b < by && b - a < by;
}

static struct concentration *
of(const int64_t *values, size_t count)
{
	struct concentration *all = concentration_open(&arena);
	size_t i;

	for (i = 0; i < count; i++)
		concentration_add(all, values[i]);
	return all;
}

static void
test_small(void)
{
	static const int64_t equal[] = {7, 7, 7, 7};
	static const int64_t steps[] = {5, 1, 4, 2, 3};
	static const int64_t one[] = {250000};
	struct concentration *all = of(steps, 5);
	struct concentration_share share;
	int64_t members;

	share = concentration_gini(all);
	/* sum of all |a - b| is 40: 40 / (2 * 25 * 3) */
	ok(near(share.share, 4.0 / 15, 1e-12), "Gini of 1 to 5 is 4/15");
	ok(!share.sure, "five are too few to tell");
	share = concentration_top(all, 0.2, &members);
	is_int(members, 1, "a fifth of five is one");
	ok(near(share.share, 5.0 / 15, 1e-12), "who brings a third");
	(void)concentration_top(all, 0.01, &members);
	is_int(members, 1, "the top is at least one");
	share = concentration_top(all, 1, &members);
	ok(members == 5 && near(share.share, 1, 1e-12), "all bring all");
	(void)concentration_half(all, &members);
	is_int(members, 2, "5 and 4 are more than half of 15");
	all = of(equal, 4);
	ok(concentration_gini(all).share == 0, "equal ones: 0");
	share = concentration_half(all, &members);
	ok(members == 2 && near(share.share, 0.5, 1e-12), "half of equal ones");
	all = of(one, 1);
	ok(concentration_gini(all).share == 0, "one alone: 0");
	(void)concentration_half(all, &members);
	is_int(members, 1, "one brings half");
	all = of(one, 0);
	ok(concentration_gini(all).share == 0 &&
		   concentration_top(all, 0.5, &members).share == 0 &&
		   members == 0 && concentration_half(all, &members).share == 0,
	   "none at all");
}

static int
descending(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return x > y ? -1 : x < y;
}

/* By the definitions, value by value: the jackknife says how sure it is. */
#define MANY 400

static double
plain_gini(const int64_t *values, size_t count, size_t without)
{
	double apart = 0, sum = 0,
	       n = (double)(without < count ? count - 1 : count);
	size_t i, j;

	for (i = 0; i < count; i++) {
		if (i == without)
			continue;
		sum += (double)values[i];
		for (j = 0; j < count; j++) {
			if (j != without)
				apart += (double)llabs(values[i] - values[j]);
		}
	}
	return apart / (2 * n * sum);
}

static double
plain_top(const int64_t *values, size_t count, size_t without, double part)
{
	size_t n = without < count ? count - 1 : count, i;
	double left = part * (double)n, sum = 0, top = 0;

	/* a part of one counts in part: smooth, as the jackknife needs it */
	for (i = 0; i < count; i++) {
		if (i == without)
			continue;
		sum += (double)values[i];
		top += (double)values[i] * (left > 1 ? 1 : left > 0 ? left : 0);
		left -= 1;
	}
	return top / sum;
}

static double
plain_half(const int64_t *values, size_t count, size_t without)
{
	double sum = 0, left, some = 0;
	size_t i;

	for (i = 0; i < count; i++)
		sum += i == without ? 0 : (double)values[i];
	left = sum / 2;
	for (i = 0; i < count && left > 0; i++) {
		double value = i == without ? 0 : (double)values[i];

		if (i == without)
			continue;
		some += left > value ? 1 : left / value;
		left -= value;
	}
	return some / (double)(without < count ? count - 1 : count);
}

static void
test_many(void)
{
	static int64_t values[MANY];
	double mean = 0, squares = 0, se, left[MANY];
	struct concentration_share share;
	struct concentration *all;
	uint64_t seed = 42;
	int64_t members, half = 0;
	double sum = 0, upto = 0;
	size_t i;

	for (i = 0; i < MANY; i++) {
		seed = seed * 6364136223846793005u + 1442695040888963407u;
		values[i] = (int64_t)((seed >> 40) % 1000 + 1) *
			    (int64_t)((seed >> 20) % 300 + 1);
	}
	qsort(values, MANY, sizeof(values[0]), descending);
	all = of(values, MANY);
	share = concentration_gini(all);
	ok(near(share.share, plain_gini(values, MANY, MANY), 1e-4),
	   "Gini as by its definition");
	for (i = 0; i < MANY; i++) {
		left[i] = plain_gini(values, MANY, i);
		mean += left[i] / MANY;
	}
	for (i = 0; i < MANY; i++)
		squares += (left[i] - mean) * (left[i] - mean);
	se = (share.ends.high - share.ends.low) / (2 * 1.959964);
	ok(share.sure && near(se * se / (squares * (MANY - 1) / MANY), 1, 0.03),
	   "its variance is that of the jackknife within 3 %%");
	share = concentration_top(all, 0.05, &members);
	is_int(members, MANY / 20, "a twentieth");
	ok(near(share.share, plain_top(values, MANY, MANY, 0.05), 1e-6),
	   "the share of the top");
	for (mean = squares = 0, i = 0; i < MANY; i++) {
		left[i] = plain_top(values, MANY, i, 0.05);
		mean += left[i] / MANY;
	}
	for (i = 0; i < MANY; i++)
		squares += (left[i] - mean) * (left[i] - mean);
	se = (share.ends.high - share.ends.low) / (2 * 1.959964);
	ok(near(se * se / (squares * (MANY - 1) / MANY), 1, 0.05),
	   "its variance is that of the jackknife within 5 %%");
	for (i = 0; i < MANY; i++)
		sum += (double)values[i];
	for (i = 0; i < MANY && upto < sum / 2; i++, half++)
		upto += (double)values[i];
	share = concentration_half(all, &members);
	is_int(members, half, "how many bring half");
	for (mean = squares = 0, i = 0; i < MANY; i++) {
		left[i] = plain_half(values, MANY, i);
		mean += left[i] / MANY;
	}
	for (i = 0; i < MANY; i++)
		squares += (left[i] - mean) * (left[i] - mean);
	se = (share.ends.high - share.ends.low) / (2 * 1.959964);
	ok(near(se * se / (squares * (MANY - 1) / MANY), 1, 0.1),
	   "its variance is that of the jackknife within 10 %%");
}

int
main(void)
{
	test_small();
	test_many();
	arena_free(&arena);
	return done();
}
