/* SPDX-License-Identifier: ISC
 * Questions about promises.
 */
#ifndef STORE_PROMISE_H
#define STORE_PROMISE_H

#include <stddef.h>

#include "base/error.h"
#include "base/time.h"
#include "base/vec.h"
#include "model/promise.h"

struct arena;
struct store;

/* All lists are of live rows, struct promise, into found. */

/* Ours that are open and late by now, the latest due last; at most limit. */
int
promise_late(struct store *store, struct arena *arena, struct instant now,
	     size_t limit, struct vec *found, struct error *err);

/* Open and broken ones of a party and of those merged into it, by due. */
int
promise_of_party(struct store *store, struct arena *arena, struct id party,
		 struct vec *found, struct error *err);

/* All of a case and of those joined to it, in id order. */
int
promise_of_case(struct store *store, struct arena *arena, struct id case_id,
		struct vec *found, struct error *err);

/* Open touches of the party and of all it is one with. */
int
promise_touches(struct store *store, struct arena *arena, struct id party,
		struct vec *found, struct error *err);

/* Open and broken ones beyond after, in id order, at most limit. */
int
promise_standing(struct store *store, struct arena *arena, struct id after,
		 size_t limit, struct vec *found, struct error *err);

/* The case against ourselves that a broken promise opened; 0 for none. */
int
promise_case(struct store *store, struct id promise, struct id *case_id,
	     struct error *err);

#endif
