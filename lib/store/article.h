/* SPDX-License-Identifier: ISC
 * Articles in the store, and the cases that they answered.
 */
#ifndef STORE_ARTICLE_H
#define STORE_ARTICLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/time.h"
#include "base/vec.h"
#include "model/article.h"

struct arena;
struct store;

/* How often one has answered. */
struct article_used {
	struct article article;
	int64_t uses;
	struct instant last; /* MISSING: never */
};

/* All live ones, by id: struct article_used. */
int
article_live(struct store *store, struct arena *arena, struct vec *found,
	     struct error *err);

/* How often that one has. */
int
article_used(struct store *store, struct id article, int64_t *uses,
	     struct instant *last, struct error *err);

/* A case that one of us answered. */
struct article_answered {
	struct id case_id; /* what it was merged into, or it */
	const char *subject;
	struct instant at; /* last */
	bool used;	   /* from an article, at least once */
	bool made;	   /* an article was made from it */
};

/* Those answered in low <= at < high, by id; each lives until its call
 * returns, a result below 0 ends the walk with the callee's err. */
int
article_answered(struct store *store, struct instant low, struct instant high,
		 int (*each)(void *cookie,
			     const struct article_answered *answered,
			     struct error *err),
		 void *cookie, struct error *err);

/* What it answered, newest first, at most limit: struct article_use. */
int
article_uses(struct store *store, struct arena *arena, struct id article,
	     size_t limit, struct vec *found, struct error *err);

#endif
