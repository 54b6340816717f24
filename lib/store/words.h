/* SPDX-License-Identifier: ISC
 * What parties and products are found by: folded names, keys of addresses, and the words of
 * names, all derived.
 */
#ifndef STORE_WORDS_H
#define STORE_WORDS_H

#include "base/error.h"
#include "model/party.h"
#include "model/sale.h"

struct arena;
struct store;

/* Fill what is derived from the row alone. */
void
words_derive(struct arena *arena, struct party *party);

void
words_derive_address(struct arena *arena, struct address *address);

void
words_derive_product(struct arena *arena, struct product *product);

/* The key under which an e-mail or phone is found. */
char *
words_key(struct arena *arena, const char *medium, const char *value);

/* Keep the words of names in step; before is NULL for a new row. */
int
words_index(struct store *store, const struct party *before,
	    const struct party *after, struct error *err);

#endif
