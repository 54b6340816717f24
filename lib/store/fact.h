/* SPDX-License-Identifier: ISC
 * What is known of parties, in the store.
 */
#ifndef STORE_FACT_H
#define STORE_FACT_H

#include <stdbool.h>

#include "base/error.h"
#include "base/vec.h"
#include "model/fact.h"

struct arena;
struct store;

/* Live ones of a party and of those merged into it, about it and about its
 * addresses, by name, newest first: struct fact. */
int
fact_of_party(struct store *store, struct arena *arena, struct id party,
	      struct vec *found, struct error *err);

/* The newest of that name about the party or those merged into it, not about
 * an address; 1 found, 0 none. */
int
fact_newest(struct store *store, struct arena *arena, struct id party,
	    const char *name, struct fact *row, struct error *err);

/* Live ones about an address, newest first; with a name, of that name. */
int
fact_of_address(struct store *store, struct arena *arena, struct id address,
		const char *name, struct vec *found, struct error *err);

/* The newest live one that says the same of the same party or address, by the
 * same voice; 1 found, 0 none. */
int
fact_alike(struct store *store, struct arena *arena, const struct fact *like,
	   struct fact *row, struct error *err);

/* The names of live facts about parties, in order: const char *. */
int
fact_names(struct store *store, struct arena *arena, struct vec *names,
	   struct error *err);

/* Whether any live fact about a party has that name. */
int
fact_used(struct store *store, const char *name, bool *used, struct error *err);

#endif
