/* SPDX-License-Identifier: ISC
 * Parties in the store: found by what people call them.
 */
#ifndef STORE_PARTY_H
#define STORE_PARTY_H

#include "base/error.h"
#include "base/time.h"
#include "base/vec.h"
#include "model/party.h"

struct arena;
struct store;

/* Live parties, the merged taken to their root, as struct id into vec (which
 * the caller has set up); at most limit, each once. */
int
party_by_address(struct store *store, struct arena *arena, const char *key,
		 size_t limit, struct vec *found, struct error *err);

/* By what is kept of that medium; foreign ids must be the same to the letter,
 * others to the key. */
int
party_by_medium(struct store *store, struct arena *arena, const char *medium,
		const char *value, size_t limit, struct vec *found,
		struct error *err);

int
party_by_name(struct store *store, struct arena *arena, const char *name_key,
	      size_t limit, struct vec *found, struct error *err);

/* By the beginning of a word of the name; several words must all fit. */
int
party_by_words(struct store *store, struct arena *arena, const char *name_key,
	       size_t limit, struct vec *found, struct error *err);

/* Follow merged_into from id to a live party; 0 in *root when there is none. */
int
party_root(struct store *store, struct arena *arena, struct id id,
	   struct party *root, struct error *err);

/* The same, of which only id and name are wanted: 0 and NULL for none. */
int
party_name(struct store *store, struct arena *arena, struct id *id,
	   const char **name, struct error *err);

/* Of a party and all that were merged into it: live addresses (struct address,
 * its own first) and tags ("vip,berlin", NULL for none). */
int
party_addresses(struct store *store, struct arena *arena, struct id party,
		struct vec *found, struct error *err);

int
party_tags(struct store *store, struct arena *arena, struct id party,
	   const char **tags, struct error *err);

/* The live tag row; 1 found, 0 not. */
int
party_tag(struct store *store, struct arena *arena, struct id party,
	  const char *tag, struct tag *row, struct error *err);

/* When somebody last spoke with them or with whom they were merged, MISSING
 * for never. */
int
party_contacted(struct store *store, struct id party, struct instant *at,
		struct error *err);

#endif
