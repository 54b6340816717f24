/* SPDX-License-Identifier: ISC
 * How parties belong together, in the store.
 */
#ifndef STORE_LINK_H
#define STORE_LINK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/vec.h"
#include "model/fact.h"

struct arena;
struct store;

/* Live links of a party and its kin that hold on the day or later: those that
 * it has to others or, with back, others have to it; of that kind, NULL for
 * any. By kind and id, at most limit: struct link. */
int
link_list(struct store *store, struct arena *arena, struct id party, bool back,
	  const char *kind, struct day today, size_t limit, struct vec *found,
	  struct error *err);

#endif
