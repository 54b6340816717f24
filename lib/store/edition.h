/* SPDX-License-Identifier: ISC
 * The policies that were in force, in their own words.
 */
#ifndef STORE_EDITION_H
#define STORE_EDITION_H

#include <stdbool.h>

#include "base/error.h"
#include "model/batch.h"

struct arena;
struct store;

/* The edition with exactly this text; 1 found, 0 not, -1 error. Its text is
 * not loaded. */
int
edition_find(struct store *store, struct arena *arena, const char *text,
	     size_t len, struct id *edition, struct error *err);

/* The edition of the newest batch that has one; id 0 for none. */
int
edition_in_force(struct store *store, struct id *edition, struct error *err);

/* Keep a new one, in the batch that is begun. */
int
edition_add(struct store *store, const char *text, size_t len,
	    struct id *edition, struct error *err);

/* Since when every edition in force was the same, as same has it of their
 * text: the moment of the first run under one; MISSING where the last run was
 * under another, or there is none. */
int
edition_since(struct store *store, struct arena *arena,
	      bool (*same)(void *cookie, const char *text), void *cookie,
	      struct instant *since, struct error *err);

#endif
