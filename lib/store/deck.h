/* SPDX-License-Identifier: ISC
 * Cards in the store.
 */
#ifndef STORE_DECK_H
#define STORE_DECK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/time.h"
#include "model/deck.h"

struct arena;
struct store;

/* The indicator of the last card that was dealt at the site, NULL for none. */
int
deck_last(struct store *store, struct arena *arena, const char *site,
	  const char **indicator, struct error *err);

/* When a guest was last asked, anywhere: that mark, or with guest NULL the
 * party and all it is one with; MISSING: never. */
int
deck_asked(struct store *store, struct arena *arena, const char *guest,
	   struct id party, struct instant *at, struct error *err);

/* A score, or a card without one. */
struct deck_point {
	const char *site;
	const char *indicator;
	struct instant at;
	int64_t score; /* 0: shown, not answered before high */
};

/* Those shown in low <= at < high, then the ratings of interactions of that
 * time (origins.rating, 1 to 5): their channel as the site, the indicator
 * "rating". Each lives until its call returns; a result below 0 ends the walk
 * with the callee's err. */
int
deck_each(struct store *store, struct instant low, struct instant high,
	  int (*each)(void *cookie, const struct deck_point *point,
		      struct error *err),
	  void *cookie, struct error *err);

#endif
