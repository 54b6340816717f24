/* SPDX-License-Identifier: ISC
 * Rows in and out by their descriptions: the one door for plain saving.
 */
#ifndef STORE_RECORD_H
#define STORE_RECORD_H

#include <stdbool.h>

#include "base/error.h"
#include "base/vec.h"
#include "model/table.h"

struct arena;
struct batch;
struct store;

/* Insert row into the batch being written; its id and batch are filled here,
 * and what is derived from the row alone (folded keys). */
int
record_add(struct store *store, enum table_number table, void *row,
	   struct error *err);

/* Change the row from before to after: one change row for each durable column
 * that differs. Same ids. Nothing to change is fine. */
int
record_set(struct store *store, enum table_number table, const void *before,
	   void *after, struct error *err);

/* record_set that takes the row back. */
int
record_void(struct store *store, enum table_number table, const void *row,
	    struct error *err);

/* Write after over before, of any table or of the batches, and past the
 * journal: for what the law has blanked (store/verify.h, verify_digests). */
int
record_restate(struct store *store, const struct table *table,
	       const void *before, void *after, struct error *err);

/* Fetch by id; strings live in arena. 1 found, 0 not there, -1 error. Void
 * rows are found too. */
int
record_get(struct store *store, struct arena *arena, enum table_number table,
	   int64_t id, void *row, struct error *err);

/* The columns of the table for a hand-written question: "c.\"id\", c.\"name\",
 * …" with that alias; record_load takes them from the current row, beginning
 * at column first. */
const char *
record_columns(struct arena *arena, enum table_number table, const char *alias);

struct query;
void
record_load(struct arena *arena, struct query *query, int first,
	    enum table_number table, void *row);

/* All rows that the bound question gives, as record_columns asked for them,
 * into rows; the question is done with. */
int
record_rows(struct arena *arena, struct query *query, enum table_number table,
	    struct vec *rows, struct error *err);

/* Likewise for a question that gives ids, and of which mostly nothing comes:
 * a row of all columns is asked for only then. */
int
record_rows_named(struct store *store, struct arena *arena, struct query *query,
		  enum table_number table, struct vec *rows, struct error *err);

/* The first row, 1 found, 0 none, -1 error; done with. */
int
record_row(struct arena *arena, struct query *query, enum table_number table,
	   void *row, struct error *err);

/* The first column of all rows: struct id into ids. */
int
record_ids(struct arena *arena, struct query *query, struct vec *ids,
	   struct error *err);

/* Every row in id order, void ones too, from id first on: each is called with
 * a row that lives until it returns; a result below 0 ends the walk, err is
 * then the callee's. batches are walked by record_each_batch. */
int
record_each(struct store *store, enum table_number table, int64_t first,
	    int (*each)(void *cookie, void *row, struct error *err),
	    void *cookie, struct error *err);

/* The lowest id that the batch or a later one wrote into the table (rows of a
 * batch lie together, so it and the ones behind it, while their batch is the
 * same, are all); the highest id + 1 when there is none. */
int
record_first_of(struct store *store, enum table_number table, int64_t batch,
		int64_t *id, struct error *err);

/* Restoring: insert the row exactly as it is, ids and batch too. */
int
record_put(struct store *store, enum table_number table, void *row,
	   struct error *err);

int
record_put_batch(struct store *store, const struct batch *batch,
		 struct error *err);

#endif
