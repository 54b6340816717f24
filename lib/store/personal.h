/* SPDX-License-Identifier: ISC
 * Questions about one person, for who forgets them or hands out what is held.
 */
#ifndef STORE_PERSONAL_H
#define STORE_PERSONAL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/time.h"
#include "base/vec.h"
#include "model/column.h"
#include "model/table.h"

struct arena;
struct store;

/* That party and all that it is one with, void or not: struct id. */
int
personal_kin(struct store *store, struct arena *arena, struct id party,
	     struct vec *ids, struct error *err);

/* All addresses they ever had, void or not: struct address. */
int
personal_addresses(struct store *store, struct arena *arena, struct id party,
		   struct vec *found, struct error *err);

/* Whether a tombstone with that mark is there. */
int
personal_marked(struct store *store, const struct bytes *mark, bool *there,
		struct error *err);

/* The key of the tombstones, in the arena; data NULL while there are none. */
int
personal_key(struct store *store, struct arena *arena, struct bytes *key,
	     struct error *err);

/* Random bytes for one. */
int
personal_new_key(unsigned char *key, size_t len, struct error *err);

/* Live parties of that role, each its own root, with whom or about whom nothing
 * was said, owed, written or noted since `before`, them and those merged into
 * them; in id order: struct id. */
int
personal_stale(struct store *store, struct arena *arena, const char *role,
	       struct instant before, struct vec *ids, struct error *err);

#endif
