/* SPDX-License-Identifier: ISC
 * What a shell may offer to complete a word: few rows, each by an index.
 */
#ifndef STORE_HINT_H
#define STORE_HINT_H

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/vec.h"

struct arena;
struct store;

struct hint {
	int64_t n; /* of the record */
	const char *word;
	const char *about; /* NULL: nothing */
};

/* Addresses whose key begins with that, with the name of whose they are; at
 * most limit are added to found (struct hint), as below. */
int
hint_addresses(struct store *store, struct arena *arena, const char *key,
	       size_t limit, struct vec *found, struct error *err);

/* Open cases, first due first: word is the subject, about the name. */
int
hint_cases(struct store *store, struct arena *arena, size_t limit,
	   struct vec *found, struct error *err);

/* Open and broken promises, first due first, in the same way; with an owner,
 * only theirs. */
int
hint_promises(struct store *store, struct arena *arena, const char *owner,
	      size_t limit, struct vec *found, struct error *err);

/* Open deals of owner by their next step, then all of them by the day they are
 * expected: word is what it is about, about the name. */
int
hint_deals(struct store *store, struct arena *arena, const char *owner,
	   size_t limit, struct vec *found, struct error *err);

/* Open invoices by the day they are due: word is the number, about who
 * bought. */
int
hint_invoices(struct store *store, struct arena *arena, size_t limit,
	      struct vec *found, struct error *err);

/* Problems that are not closed, the latest first: word is the title, about who
 * owns it. */
int
hint_problems(struct store *store, struct arena *arena, size_t limit,
	      struct vec *found, struct error *err);

/* Parties with open cases, first due first: word is the subject of one, about
 * the name. */
int
hint_parties(struct store *store, struct arena *arena, size_t limit,
	     struct vec *found, struct error *err);

/* Tags that begin with that. */
int
hint_tags(struct store *store, struct arena *arena, const char *tag,
	  size_t limit, struct vec *found, struct error *err);

/* The latest batches: word is the command. */
int
hint_batches(struct store *store, struct arena *arena, size_t limit,
	     struct vec *found, struct error *err);

#endif
