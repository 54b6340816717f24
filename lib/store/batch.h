/* SPDX-License-Identifier: ISC
 * Questions about batches and the changes they made.
 */
#ifndef STORE_BATCH_H
#define STORE_BATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "model/batch.h"
#include "model/table.h"

struct arena;
struct store;

/* 1 found, 0 not there, -1 error; strings live in arena. */
int
batch_get(struct store *store, struct arena *arena, struct id id,
	  struct batch *batch, struct error *err);

/* Batches, newest first, those of who alone unless that is NULL. Each is
 * called with a batch that lives until it returns: 0 goes on, above 0 ends the
 * walk, below 0 fails with the callee's err. */
int
batch_each(struct store *store, const char *who,
	   int (*each)(void *cookie, const struct batch *batch,
		       struct error *err),
	   void *cookie, struct error *err);

/* The same from the oldest on, all of them. */
int
batch_walk(struct store *store,
	   int (*each)(void *cookie, const struct batch *batch,
		       struct error *err),
	   void *cookie, struct error *err);

/* The latest batch with that key that stands; *batch is 0 for none. */
int
batch_by_key(struct store *store, struct arena *arena, const char *key,
	     struct id *batch, struct error *err);

/* The batch with that hash; 0 for none. */
int
batch_by_hash(struct store *store, const unsigned char hash[BATCH_HASH],
	      struct id *batch, struct error *err);

/* Who took id back: the latest batch that undoes it, unless that is undone
 * itself; *by is 0 where id stands. */
int
batch_undone(struct store *store, struct id id, struct id *by,
	     struct error *err);

/* The latest batch typed by hand of who that stands, is no undo and can be
 * undone (batch_fixed); *batch is 0 for none. */
int
batch_latest(struct store *store, const char *who, struct id *batch,
	     struct error *err);

/* Whether what the tool did cannot be taken back: rungs that were climbed,
 * letters that left, the beginning of the record. */
bool
batch_fixed(const char *tool);

/* Changes of a row in the order they were made; each as in batch_each. */
int
batch_changes(struct store *store, enum table_number table, int64_t row,
	      int (*each)(void *cookie, const struct change *change,
			  struct error *err),
	      void *cookie, struct error *err);

#endif
