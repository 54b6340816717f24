/* SPDX-License-Identifier: ISC
 * Problems in the store: the cases joined to them, and what else is alike.
 */
#ifndef STORE_PROBLEM_H
#define STORE_PROBLEM_H

#include <stdint.h>

#include "base/error.h"
#include "base/vec.h"
#include "model/cause.h"

struct arena;
struct store;

/* Whom it concerns, in the order they came: struct joined. */
int
problem_joins(struct store *store, struct arena *arena, struct id problem,
	      struct vec *joins, struct error *err);

/* How the case, or one that was merged into it, is joined to a problem: 1, or
 * 0 and joined is cleared. */
int
problem_of_case(struct store *store, struct arena *arena, struct id case_id,
		struct joined *joined, struct error *err);

/* Those that are not closed and of which the fix is known: struct problem. */
int
problem_fixed(struct store *store, struct arena *arena, struct vec *problems,
	      struct error *err);

/* What parties bought of a product, returns taken off: each party that is
 * above 0 in all (struct id, not yet led to what it was merged into). */
int
problem_buyers(struct store *store, struct arena *arena, struct id product,
	       struct vec *parties, struct error *err);

/* What the customer said on a case, one call for each piece, the first being
 * its subject; live cases that count and are of no problem, in id order. Text lives until the call
 * returns; a result below 0 ends the walk. */
int
problem_said(struct store *store,
	     int (*each)(void *cookie, struct id case_id, const char *text,
			 struct error *err),
	     void *cookie, struct error *err);

/* Live cases of no problem whose party has that tag, or bought that product (the other is
 * NULL or 0), in id order: struct id. */
int
problem_cases_of(struct store *store, struct arena *arena, const char *tag,
		 struct id product, struct vec *cases, struct error *err);

#endif
