/* SPDX-License-Identifier: ISC
 * What every party is found by, in the order in which those that have it in
 * common lie together.
 */
#ifndef STORE_PAIRS_H
#define STORE_PAIRS_H

#include <stdint.h>

#include "base/error.h"
#include "base/vec.h"
#include "model/column.h"

struct arena;
struct store;

/* text lives until each returns; below 0 ends the walk. */
typedef int
pairs_each(void *cookie, const char *text, struct id party, struct error *err);

/* Each live address: its folded key, by key. */
int
pairs_addresses(struct store *store, pairs_each *each, void *cookie,
		struct error *err);

/* Each live party that has a name and is not merged: its folded name. */
int
pairs_names(struct store *store, pairs_each *each, void *cookie,
	    struct error *err);

/* Each live fact of that name about a party itself, by party. */
int
pairs_facts(struct store *store, const char *name, pairs_each *each,
	    void *cookie, struct error *err);

/* Two parties, a < b. */
struct pair {
	struct id a;
	struct id b;
};

/* All that were merged, with what they were merged into; and all that somebody
 * said are two (a link distinct-from), each by a, then b. */
int
pairs_merged(struct store *store, struct arena *arena, struct vec *pairs,
	     struct error *err);

int
pairs_distinct(struct store *store, struct arena *arena, struct vec *pairs,
	       struct error *err);

#endif
