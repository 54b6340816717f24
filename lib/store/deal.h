/* SPDX-License-Identifier: ISC
 * Questions about deals and the steps they went.
 */
#ifndef STORE_DEAL_H
#define STORE_DEAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/time.h"
#include "base/vec.h"
#include "model/deal.h"

struct arena;
struct store;

/* Those of a party and of those merged into it, as struct deal: the open ones
 * by their next step, then the others, last settled first; at most limit. */
int
deal_of_party(struct store *store, struct arena *arena, struct id party,
	      size_t limit, struct vec *found, struct error *err);

/* The steps of a deal, in order: struct deal_move. */
int
deal_moves(struct store *store, struct arena *arena, struct id deal,
	   struct vec *found, struct error *err);

/* What counting needs of a step. */
struct deal_point {
	struct id deal;
	struct instant at;
	const char *stage;
	const char *state;
	struct money amount; /* MISSING: no sum yet */
	struct day expected; /* MISSING: not said */
};

/* Every step before a moment, by deal, then time; memory stays flat. A point
 * lives until its call returns; a result below 0 ends the walk, err is then the
 * callee's. */
int
deal_each_step(struct store *store, struct instant before,
	       int (*each)(void *cookie, const struct deal_point *point,
			   struct error *err),
	       void *cookie, struct error *err);

/* When its last step was; missing where there is none. */
int
deal_last_step(struct store *store, struct id deal, struct instant *at,
	       struct error *err);

/* Whose turn it was last in the territory (NULL: outside of any), or NULL. */
int
deal_last_turn(struct store *store, struct arena *arena, const char *territory,
	       const char **turn, struct error *err);

/* How many open deals one of our people has. */
int
deal_load(struct store *store, const char *owner, int64_t *open,
	  struct error *err);

/* How many of the party that were there before this batch have the same name;
 * with dated, and began then. */
int
deal_alike(struct store *store, const struct deal *deal, bool dated,
	   int64_t *count, struct error *err);

/* The live deal of that key; 1 found, 0 none. */
int
deal_by_key(struct store *store, const char *key, struct id *deal,
	    struct error *err);

#endif
