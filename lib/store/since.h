/* SPDX-License-Identifier: ISC
 * What was made or changed since a batch.
 */
#ifndef STORE_SINCE_H
#define STORE_SINCE_H

#include "base/error.h"
#include "base/vec.h"
#include "model/column.h"

struct arena;
struct store;

/* Ids of the rows of a list ("parties", "cases", …) that this batch or a later
 * one made or changed, of parties also those whose addresses, tags or facts it
 * did: struct id into ids, sorted. */
int
since_ids(struct store *store, struct arena *arena, const char *noun,
	  struct id batch, struct vec *ids, struct error *err);

#endif
