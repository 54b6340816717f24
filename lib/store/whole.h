/* SPDX-License-Identifier: ISC
 * The whole base put back, row by row.
 */
#ifndef STORE_WHOLE_H
#define STORE_WHOLE_H

#include "base/error.h"
#include "model/batch.h"

struct arena;
struct store;

/* A transaction that puts rows back (record_put, record_put_batch) and makes
 * no batch of its own; what is derived may be changed with record_set.
 * store_rollback takes it back. */
int
whole_restore(struct store *store, struct error *err);

int
whole_commit(struct store *store, struct error *err);

/* Move the closed database at part over the one at path, under its write lock
 * and only while its head is that. ERR_AGAIN when somebody wrote meanwhile or
 * a reader keeps its log. */
int
whole_replace(struct arena *arena, const char *part, const char *path,
	      struct id batch, const unsigned char hash[BATCH_HASH],
	      struct error *err);

#endif
