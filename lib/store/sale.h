/* SPDX-License-Identifier: ISC
 * Sales in the store: of one customer, and of all of them in turn.
 */
#ifndef STORE_SALE_H
#define STORE_SALE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/vec.h"
#include "model/sale.h"

struct arena;
struct store;

/* What counting needs of a sale. */
struct sale_point {
	struct id party; /* what they were merged into, or they */
	struct day on;
	struct money amount;
	struct quantity quantity; /* below 0: a return */
};

/* Every live sale of the days since to until (both included, MISSING is open)
 * by party, then day; memory stays flat. A result of each below 0 ends the
 * walk, err is then the callee's. */
int
sale_each(struct store *store, struct day since, struct day until,
	  int (*each)(void *cookie, const struct sale_point *point,
		      struct error *err),
	  void *cookie, struct error *err);

/* Those of one party and of those merged into it, by day: struct
 * sale_point. */
int
sale_points(struct store *store, struct arena *arena, struct id party,
	    struct vec *points, struct error *err);

/* The last ones of a party and its kin, newest first, at most limit: struct
 * sale. */
int
sale_latest(struct store *store, struct arena *arena, struct id party,
	    size_t limit, struct vec *sales, struct error *err);

/* The live sale of that key; 1 found, 0 none. */
int
sale_by_key(struct store *store, const char *key, struct id *sale,
	    struct error *err);

#endif
