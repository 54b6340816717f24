/* SPDX-License-Identifier: ISC
 * L-BFGS with a weak Wolfe line search.
 */
#include "learn/minimize.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "base/arena.h"

#define PAIRS 8
#define ROUNDING 1e-15	/* what a value may be off by itself */
#define NEARBY 1e-4	/* to take differences of gradients */
#define FLAT_ENOUGH 100 /* times the flatness wished for */

struct minimize_bends {
	double *step[PAIRS];   /* what moved */
	double *change[PAIRS]; /* what it did to the gradient */
	double weight[PAIRS];  /* 1 / (step . change) */
	int pairs;	       /* ever kept */
};

struct walk {
	struct minimize *task;
	struct minimize_bends *bends;
	size_t n;
	double *at, *slope;  /* where we are */
	double *next, *rise; /* where we look */
	double *way;	     /* direction */
	double value;
};

static double
dot(const double *a, const double *b, size_t n)
{
	double sum = 0;
	size_t i;

	for (i = 0; i < n; i++)
		sum += a[i] * b[i];
	return sum;
}

static double
largest(const double *a, size_t n)
{
	double most = 0;
	size_t i;

	for (i = 0; i < n; i++) {
		if (!isfinite(a[i]))
			return INFINITY;
		most = fmax(most, fabs(a[i]));
	}
	return most;
}

static double
value_at(struct walk *walk, const double *at, double *gradient)
{
	walk->task->spent++;
	return walk->task->fn(walk->task->cookie, at, gradient);
}

/* The two loops over the pairs, newest first and back. */
static void
direct(struct walk *walk)
{
	double share[PAIRS], scale, part;
	size_t n = walk->n, i;
	int first = walk->bends->pairs > PAIRS ? walk->bends->pairs - PAIRS : 0,
	    k;

	for (i = 0; i < n; i++)
		walk->way[i] = -walk->slope[i];
	for (k = walk->bends->pairs - 1; k >= first; k--) {
		int j = k % PAIRS;

		share[j] = walk->bends->weight[j] *
			   dot(walk->bends->step[j], walk->way, n);
		for (i = 0; i < n; i++)
			walk->way[i] -= share[j] * walk->bends->change[j][i];
	}
	if (walk->bends->pairs) {
		int j = (walk->bends->pairs - 1) % PAIRS;

		scale = 1 / (walk->bends->weight[j] *
			     dot(walk->bends->change[j], walk->bends->change[j],
				 n));
	} else {
		scale = 1 / fmax(1, sqrt(dot(walk->slope, walk->slope, n)));
	}
	for (i = 0; i < n; i++)
		walk->way[i] *= scale;
	for (k = first; k < walk->bends->pairs; k++) {
		int j = k % PAIRS;

		part = walk->bends->weight[j] *
		       dot(walk->bends->change[j], walk->way, n);
		for (i = 0; i < n; i++)
			walk->way[i] +=
				(share[j] - part) * walk->bends->step[j][i];
	}
}

/* A place along the way that is lower by enough and less steep; false when
 * there is none. Its value and gradient are left in *value and rise. */
static bool
search(struct walk *walk, double *value)
{
	double low = 0, high = INFINITY, length = 1, downhill;
	size_t i;
	int k;

	downhill = dot(walk->way, walk->slope, walk->n);
	if (!(downhill < 0))
		return false;
	for (k = 0; k < 60 && walk->task->spent < walk->task->most; k++) {
		for (i = 0; i < walk->n; i++)
			walk->next[i] = walk->at[i] + length * walk->way[i];
		*value = value_at(walk, walk->next, walk->rise);
		if (!(*value <= walk->value + 1e-4 * length * downhill) ||
		    !isfinite(largest(walk->rise, walk->n)))
			high = length;
		else if (dot(walk->way, walk->rise, walk->n) < 0.9 * downhill)
			low = length;
		else
			return true;
		length = high < INFINITY ? (low + high) / 2 : 2 * low;
		if (fabs(length * downhill) < ROUNDING * fabs(walk->value))
			break;
	}
	return *value < walk->value && isfinite(largest(walk->rise, walk->n));
}

static void
move(struct walk *walk, double value)
{
	int j = walk->bends->pairs % PAIRS;
	size_t n = walk->n, i;
	double bend;

	for (i = 0; i < n; i++) {
		walk->bends->step[j][i] = walk->next[i] - walk->at[i];
		walk->bends->change[j][i] = walk->rise[i] - walk->slope[i];
	}
	bend = dot(walk->bends->step[j], walk->bends->change[j], n);
	if (bend > 1e-300) {
		walk->bends->weight[j] = 1 / bend;
		walk->bends->pairs++;
	}
	memcpy(walk->at, walk->next, n * sizeof(*walk->at));
	memcpy(walk->slope, walk->rise, n * sizeof(*walk->slope));
	walk->value = value;
}

static struct minimize_bends *
bends_get(size_t size, struct arena *arena)
{
	struct minimize_bends *bends = arena_get(arena, sizeof(*bends));
	int k;

	for (k = 0; k < PAIRS; k++) {
		bends->step[k] = arena_get(arena, size);
		bends->change[k] = arena_get(arena, size);
	}
	return bends;
}

double
minimize_find(struct minimize *task, double *at, bool *flat,
	      struct arena *arena)
{
	struct walk walk = {.task = task, .n = task->n, .at = at};
	size_t size = task->n * sizeof(double);
	double value;

	if (!task->bends)
		task->bends = bends_get(size, arena);
	walk.bends = task->bends;
	walk.slope = arena_get(arena, size);
	walk.next = arena_get(arena, size);
	walk.rise = arena_get(arena, size);
	walk.way = arena_get(arena, size);
	task->spent = 0;
	walk.value = value_at(&walk, at, walk.slope);
	while (isfinite(walk.value) && task->spent < task->most &&
	       largest(walk.slope, walk.n) > task->flat) {
		direct(&walk);
		if (search(&walk, &value)) {
			move(&walk, value);
			continue;
		}
		/* an old pair may mislead: once more without them */
		if (!walk.bends->pairs)
			break;
		walk.bends->pairs = 0;
	}
	*flat = isfinite(walk.value) &&
		largest(walk.slope, walk.n) <= FLAT_ENOUGH * task->flat;
	return walk.value;
}

/* Cholesky's lower half of a symmetric matrix, in place; false where it is not
 * positive definite. */
static bool
halve(double matrix[PAIRS][PAIRS], size_t n)
{
	size_t i, j, k;

	for (i = 0; i < n; i++) {
		for (j = 0; j <= i; j++) {
			double sum = (matrix[i][j] + matrix[j][i]) / 2;

			for (k = 0; k < j; k++)
				sum -= matrix[i][k] * matrix[j][k];
			if (j < i)
				matrix[i][j] = sum / matrix[j][j];
			else if (sum > 1e-300 && isfinite(sum))
				matrix[i][i] = sqrt(sum);
			else
				return false;
		}
	}
	return true;
}

void
minimize_feel(struct minimize *task, const double *at, struct arena *arena)
{
	size_t n = task->n, size = n * sizeof(double), i, j, k;
	double matrix[PAIRS][PAIRS] = {{0}};
	double *place = arena_get(arena, size), *up = arena_get(arena, size);
	double *down = arena_get(arena, size);
	struct minimize_bends *bends = bends_get(size, arena);

	assert(n <= PAIRS);
	for (i = 0; i < n; i++) {
		memcpy(place, at, size);
		place[i] = at[i] + NEARBY;
		(void)task->fn(task->cookie, place, up);
		place[i] = at[i] - NEARBY;
		(void)task->fn(task->cookie, place, down);
		for (j = 0; j < n; j++)
			matrix[i][j] = (up[j] - down[j]) / (2 * NEARBY);
	}
	if (!halve(matrix, n))
		return;
	/* steps that do not disturb each other: pairs of these give the whole
	 * matrix back */
	for (i = 0; i < n; i++) {
		double *step = bends->step[i];

		for (j = n; j-- > 0;) {
			step[j] = i == j;
			for (k = j + 1; k < n; k++)
				step[j] -= matrix[k][j] * step[k];
			step[j] /= matrix[j][j];
		}
		for (j = i; j < n; j++)
			bends->change[i][j] = matrix[j][i];
		bends->weight[i] = 1;
	}
	bends->pairs = (int)n;
	task->bends = bends;
}
