/* SPDX-License-Identifier: ISC
 * An open database: the one way in, and the one door for writing.
 */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "model/batch.h"
#include "model/table.h"

struct chain;
struct driver;

enum store_mode {
	STORE_READ,  /* never changes anything */
	STORE_WRITE, /* may begin batches */
	STORE_CREATE /* make a new file; refused when there is one */
};

/* The fields are for store's own files. */
struct store {
	struct arena *arena;   /* see business_scratch */
	struct arena *lasting; /* as long as the store */
	struct driver *driver;
	char *path;
	enum store_mode mode;
	int lock; /* descriptor that holds the write lock, or -1 */
	bool begun;
	bool marked;
	bool derived;	    /* something was derived anew in this batch */
	struct batch batch; /* the one being written */
	struct chain *chain;
	unsigned char previous[BATCH_HASH];
	bool has_previous;
	int64_t last_id[TABLE_COUNT]; /* highest given; -1: not asked yet */
	const char *insert[TABLE_COUNT];
	const char *select[TABLE_COUNT];
};

/* Open the file at path after the checks of crm(7), "Opening". Errors:
 * ERR_NODB (none there; the hint says crm-init), ERR_DENIED (its owner, its
 * mode, a link), ERR_DATA (no crm database, foreign schema, damaged),
 * ERR_UNAVAILABLE (made by a newer version), ERR_CREATE. */
int
store_open(struct arena *arena, const char *path, enum store_mode mode,
	   struct store **store, struct error *err);

/* Rolls back what was begun. NULL is fine. */
void
store_close(struct store *store);

/* Take the write lock (waiting at most wait_ms), begin a transaction and a
 * batch. Of head, the fields at, clock, who, tool, origin, command, undoes and
 * key are used; the rest is filled here. ERR_AGAIN when the lock is held. */
int
store_begin(struct store *store, const struct batch *head, int64_t wait_ms,
	    struct error *err);

/* Write the batch row, commit, fold the log back, let go of the lock. A batch
 * that wrote nothing leaves no trace; *wrote (may be NULL) tells. After an
 * error nothing is kept, except as driver_commit says. */
int
store_commit(struct store *store, bool *wrote, struct error *err);

void
store_rollback(struct store *store);

/* A place in the batch being written to go back to. */
struct store_mark {
	struct chain *chain;
	int64_t rows;
	int64_t last_id[TABLE_COUNT];
};

/* Marks do not nest: the next one replaces the one before. */
int
store_mark(struct store *store, struct store_mark *mark, struct error *err);

int
store_back(struct store *store, const struct store_mark *mark,
	   struct error *err);

/* The batch being written, 0 while it holds no row. */
void
store_begun(const struct store *store, struct id *batch);

/* Many rows follow: take the memory that indexes of so many want. */
int
store_bulk(struct store *store, struct error *err);

/* The policy of the batch being written (policies.id). */
void
store_policy(struct store *store, struct id policy);

/* Batch and hash at the end of the chain; id 0 for an empty record. */
int
store_head(struct store *store, struct id *batch,
	   unsigned char hash[BATCH_HASH], struct error *err);

/* Copy the whole base, open for reading and verified by the caller, to a new
 * file. */
int
store_copy(struct store *store, const char *path, struct error *err);

/* The engine's own check of its pages; ERR_DATA with its first complaint. */
int
store_integrity(struct store *store, struct error *err);

#endif
