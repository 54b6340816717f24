/* SPDX-License-Identifier: ISC
 * Fits in the store: derived from the sales, kept until the next.
 */
#ifndef STORE_FIT_H
#define STORE_FIT_H

#include "base/error.h"
#include "base/vec.h"
#include "model/score.h"

struct arena;
struct store;

/* Instead of those there are: struct fit. In a batch that is begun, of which
 * they are no part. */
int
fit_replace(struct store *store, const struct vec *fits, struct error *err);

/* Those there are, by model. */
int
fit_all(struct store *store, struct arena *arena, struct vec *fits,
	struct error *err);

/* The first day with a sale that stands; MISSING without any. */
int
fit_since(struct store *store, struct day *day, struct error *err);

#endif
