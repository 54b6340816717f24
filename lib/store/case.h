/* SPDX-License-Identifier: ISC
 * Questions about cases and what was said on them.
 */
#ifndef STORE_CASE_H
#define STORE_CASE_H

#include <stdbool.h>

#include "base/error.h"
#include "base/time.h"
#include "base/vec.h"
#include "model/case.h"

struct arena;
struct store;

/* Live cases of a party and of those merged into it that are not closed, of
 * kind unless that is NULL, oldest first: struct case_file into found. */
int
case_open_of(struct store *store, struct arena *arena, struct id party,
	     const char *kind, struct vec *found, struct error *err);

/* The newest live case of that kind of a party and its kin: 1 found, 0 none. */
int
case_latest(struct store *store, struct arena *arena, struct id party,
	    const char *kind, struct case_file *file, struct error *err);

/* Follow merged_into to the case that counts. 1 found, 0 not there or void. */
int
case_root(struct store *store, struct arena *arena, struct id id,
	  struct case_file *file, struct error *err);

/* The same without the case: *id becomes that of the one that counts, void or
 * not; an id that no case has is left alone. */
int
case_root_id(struct store *store, struct id *id, struct error *err);

/* Live interactions of the case and of those joined to it, in id order:
 * struct interaction. */
int
case_said(struct store *store, struct arena *arena, struct id id,
	  struct vec *said, struct error *err);

/* Live interactions that a batch made, in id order: struct interaction. */
int
case_said_by(struct store *store, struct arena *arena, struct id batch,
	     struct vec *said, struct error *err);

/* Cases that are not closed, run under another policy and are not late: ids
 * beyond after, at most limit (struct id). */
int
case_redated(struct store *store, struct arena *arena, struct id policy,
	     struct instant now, struct id after, size_t limit,
	     struct vec *found, struct error *err);

/* Whose turn it was last at the desk, NULL for nobody's yet. */
int
case_last_turn(struct store *store, struct arena *arena, const char *desk,
	       const char **turn, struct error *err);

/* Rungs (struct rung) that were climbed in an episode. */
int
case_rungs(struct store *store, struct arena *arena, struct id id,
	   int64_t episode, struct vec *found, struct error *err);

/* Whether that rung was ever claimed, void or not. */
int
case_claimed(struct store *store, struct id id, int64_t episode, int64_t level,
	     bool *claimed, struct error *err);

/* Cases that are due to climb by now, longest due first: struct id. */
int
case_climbing(struct store *store, struct arena *arena, struct instant now,
	      size_t limit, struct vec *found, struct error *err);

#endif
