/* SPDX-License-Identifier: ISC
 * Products in the store: found by what people call them.
 */
#ifndef STORE_PRODUCT_H
#define STORE_PRODUCT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/vec.h"
#include "model/sale.h"

struct arena;
struct store;

/* Those of exactly that folded name, at most limit, as struct product; with
 * retired, also those. */
int
product_by_name(struct store *store, struct arena *arena, const char *name_key,
		bool retired, size_t limit, struct vec *found,
		struct error *err);

/* Those of whose name each of the folded words begins a word. */
int
product_by_words(struct store *store, struct arena *arena, const char *name_key,
		 bool retired, size_t limit, struct vec *found,
		 struct error *err);

/* By its number elsewhere, retired or not; 1 found, 0 none. */
int
product_by_key(struct store *store, struct arena *arena, const char *key,
	       struct product *product, struct error *err);

#endif
