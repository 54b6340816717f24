/* SPDX-License-Identifier: ISC
 * Deals that are over, to learn from.
 */
#ifndef STORE_LESSON_H
#define STORE_LESSON_H

#include <stdbool.h>

#include "base/error.h"
#include "base/vec.h"
#include "model/column.h"

struct arena;
struct store;

struct lesson {
	struct id party; /* the root */
	bool won;
	struct instant opened_at;
};

/* Each deal that was won or lost, in the order they began. A result of each
 * below 0 ends the walk, err is then the callee's. */
int
lesson_each(struct store *store,
	    int (*each)(void *cookie, const struct lesson *lesson,
			struct error *err),
	    void *cookie, struct error *err);

/* The tags that a party and its kin had by then: const char *. */
int
lesson_tags(struct store *store, struct arena *arena, struct id party,
	    struct instant until, struct vec *tags, struct error *err);

#endif
