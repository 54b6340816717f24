/* SPDX-License-Identifier: ISC
 * Trials counted as they come: every factor beside every other, and failed or
 * not. Memory depends on the factors and their levels alone.
 */
#ifndef LEARN_TALLY_H
#define LEARN_TALLY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "learn/fourfold.h"

struct arena;

/* Levels are 0 to TALLY_LEVELS - 1; sets of them are bits of a uint32_t. */
#define TALLY_LEVELS 32
#define TALLY_ALL UINT32_MAX
#define TALLY_BLOCK 512

struct tally {
	size_t factors;
	const size_t *levels; /* of each factor; one more is: not noted */
	int64_t n, failed;
	/* tally.c's own */
	int64_t **one;	/* [level * 2 + failed] */
	int64_t **two;	/* [a * factors + b], a < b */
	uint16_t *held; /* a block of trials, factor by factor: twice the level,
			   and one if it failed */
	int64_t *weight;
	size_t waiting;
	bool weighted; /* not each of them is one */
};

/* levels[i] of factor i, at most TALLY_LEVELS each, is kept. */
void
tally_open(struct tally *tally, const size_t *levels, size_t factors,
	   struct arena *arena);

/* times trials that are alike: the level of each factor, levels[i] where it
 * was not noted. */
void
tally_add(struct tally *tally, const unsigned char *level, bool failed,
	  int64_t times);

/* Count what still waits. Before any question. */
void
tally_close(struct tally *tally);

/* Seen and failed of each level of a factor, levels[factor] of them. */
void
tally_levels(const struct tally *tally, size_t factor, int64_t *n, int64_t *f);

/* Those whose level of factor is in the set beside those where it is not,
 * where it was noted. */
void
tally_condition(const struct tally *tally, size_t factor, uint32_t set,
		struct fourfold *table);

/* The same of a, where the level of b is in that set. a is not b. */
void
tally_within(const struct tally *tally, size_t a, uint32_t set, size_t b,
	     uint32_t within, struct fourfold *table);

/* How many had these levels of a and b, and how many of them failed. */
void
tally_cell(const struct tally *tally, size_t a, size_t la, size_t b, size_t lb,
	   int64_t *n, int64_t *f);

#endif
