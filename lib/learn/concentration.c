/* SPDX-License-Identifier: ISC
 * How far a sum comes from few, by counting and adding in slots.
 */
#include "learn/concentration.h"

#include <stddef.h>

#include "base/arena.h"

#define EXACT_BITS 14 /* below 1 << 14 each value has a slot */
#define PART_BITS 11  /* above, each octave has 1 << 11 of them */
#define EXACT ((size_t)1 << EXACT_BITS)
#define PARTS ((size_t)1 << PART_BITS)
#define OCTAVES ((size_t)(63 - EXACT_BITS))
#define SLOTS (EXACT + OCTAVES * PARTS)

struct slot {
	int64_t count;
	double sum;
};

struct concentration {
	int64_t count;
	double sum;
	size_t top; /* the highest slot in use */
	struct slot slots[SLOTS];
};

struct concentration *
concentration_open(struct arena *arena)
{
	return arena_get(arena, sizeof(struct concentration));
}

static size_t
slot_of(uint64_t n)
{
	size_t octave = 0;

	if (n < EXACT)
		return (size_t)n;
	while (n >> (octave + EXACT_BITS + 1))
		octave++;
	n >>= octave + EXACT_BITS - PART_BITS;
	return EXACT + octave * PARTS + (size_t)(n - PARTS);
}

void
concentration_add(struct concentration *all, int64_t value)
{
	size_t i = slot_of((uint64_t)value);

	all->count++;
	all->sum += (double)value;
	all->slots[i].count++;
	all->slots[i].sum += (double)value;
	if (i > all->top)
		all->top = i;
}

int64_t
concentration_count(const struct concentration *all)
{
	return all->count;
}

double
concentration_sum(const struct concentration *all)
{
	return all->sum;
}

/* The mean of a slot in use. */
static double
mean_of(const struct slot *slot)
{
	return slot->sum / (double)slot->count;
}

/* A variance of more than 1 tells as little as that of 1. */
static void
set_ends(const struct concentration *all, struct concentration_share *share,
	 double squares)
{
	double n = (double)all->count, variance = squares / n / n;

	share->sure = all->count >= CONCENTRATION_FEWEST;
	if (share->sure)
		share->ends = interval_around(share->share,
					      variance < 1 ? variance : 1);
}

/* Influence of a member x on the share T = A / mean of those above q:
 * (max(x - q, 0) + part q - A - T (x - mean)) / mean. */
static double
top_squares(const struct concentration *all, double share, double part,
	    double border)
{
	double mean = all->sum / (double)all->count, squares = 0;
	size_t i;

	for (i = 0; i <= all->top; i++) {
		const struct slot *slot = &all->slots[i];
		double x, over, influence;

		if (slot->count == 0)
			continue;
		x = mean_of(slot);
		over = x > border ? x - border : 0;
		influence = (over + part * border - share * x) / mean;
		squares += (double)slot->count * influence * influence;
	}
	return squares;
}

struct concentration_share
concentration_top(const struct concentration *all, double part,
		  int64_t *members)
{
	struct concentration_share found = {0};
	double wanted = part * (double)all->count, sum = 0, border = 0;
	int64_t left;
	size_t i;

	*members = (int64_t)wanted;
	*members += (double)*members < wanted;
	if (all->count == 0)
		return found;
	left = *members;
	for (i = all->top + 1; i-- > 0 && left > 0;) {
		const struct slot *slot = &all->slots[i];

		if (slot->count == 0)
			continue;
		border = mean_of(slot);
		sum += slot->count <= left ? slot->sum : border * (double)left;
		left -= slot->count < left ? slot->count : left;
	}
	found.share = sum / all->sum;
	set_ends(all, &found,
		 top_squares(all, found.share,
			     (double)*members / (double)all->count, border));
	return found;
}

struct concentration_share
concentration_half(const struct concentration *all, int64_t *members)
{
	struct concentration_share found = {0};
	double n = (double)all->count, left = all->sum / 2, border = 0, slope;
	size_t i;

	*members = 0;
	if (all->count == 0)
		return found;
	for (i = all->top + 1; i-- > 0 && left > 0;) {
		const struct slot *slot = &all->slots[i];
		int64_t some = slot->count;

		if (slot->count == 0)
			continue;
		border = mean_of(slot);
		if (slot->sum >= left) {
			some = (int64_t)(left / border);
			some += (double)some * border < left;
		}
		*members += some;
		left -= (double)some * border;
	}
	found.share = (double)*members / n;
	slope = border / (all->sum / n);
	set_ends(all, &found,
		 top_squares(all, 0.5, found.share, border) / slope / slope);
	return found;
}

/* Influence of a member x on Gini's G: (2 (x F(x) + what those at least as
 * large bring on the average) - (G + 1) (x + mean)) / mean; those that are
 * equal share the middle of their ranks. */
static double
gini_squares(const struct concentration *all, double gini)
{
	double n = (double)all->count, mean = all->sum / n;
	double below = 0, above = all->sum, squares = 0;
	size_t i;

	for (i = 0; i <= all->top; i++) {
		const struct slot *slot = &all->slots[i];
		double count = (double)slot->count, x, influence;

		if (slot->count == 0)
			continue;
		x = mean_of(slot);
		influence = (2 * (x * (below + count / 2) / n +
				  (above - slot->sum / 2) / n) -
			     (gini + 1) * (x + mean)) /
			    mean;
		squares += count * influence * influence;
		below += count;
		above -= slot->sum;
	}
	return squares;
}

struct concentration_share
concentration_gini(const struct concentration *all)
{
	struct concentration_share found = {0};
	double n = (double)all->count, below = 0, weighted = 0;
	size_t i;

	if (all->count == 0)
		return found;
	for (i = 0; i <= all->top; i++) {
		const struct slot *slot = &all->slots[i];
		double count = (double)slot->count;

		/* the ranks of equal ones, in the middle */
		weighted += slot->sum * (2 * below + count);
		below += count;
	}
	found.share = weighted / (n * all->sum) - 1;
	if (found.share < 0)
		found.share = 0; /* rounding */
	set_ends(all, &found, gini_squares(all, found.share));
	return found;
}
