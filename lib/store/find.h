/* SPDX-License-Identifier: ISC
 * The lists, row by row.
 */
#ifndef STORE_FIND_H
#define STORE_FIND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "model/condition.h"
#include "store/noun.h"

struct arena;
struct store;

struct find {
	const struct condition *conditions;
	size_t count;
	bool closed;			/* also what is over, contacts */
	bool merged;			/* also what was merged into another */
	const struct noun_column *sort; /* of the noun; NULL: its own order */
	bool descending;
	struct day today;    /* on which a link has ended or not */
	int64_t limit;	     /* of rows; below 1: none */
	const char *columns; /* shown, as -o says; NULL: the default. The
				others stay missing, all but the first */
};

/* Call each with every row of the noun's shape that fits, in order; a row
 * lives until each returns, and memory does not grow with their number: arena
 * is wound back after each row, so nobody else may get from it then. Sorted
 * rows come with the missing last and the older of equals first. A result of
 * each below 0 ends the walk, err is then the callee's. */
int
find_each(struct store *store, struct arena *arena, const struct noun *noun,
	  const struct find *find,
	  int (*each)(void *cookie, const void *row, struct error *err),
	  void *cookie, struct error *err);

#endif
