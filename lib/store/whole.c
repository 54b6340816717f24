/* SPDX-License-Identifier: ISC
 * The whole base put back.
 */
#include "store/whole.h"

#include <assert.h>
#include <string.h>

#include "os/file.h"
#include "store/chain.h"
#include "store/copy.h"
#include "store/driver.h"
#include "store/store.h"

#define WAIT_MS 5000

int
whole_restore(struct store *store, struct error *err)
{
	const char *lock = arena_print(store->arena, "%s.lock", store->path);
	size_t i;

	assert(store->mode != STORE_READ && !store->begun);
	if (file_lock(lock, WAIT_MS, &store->lock, err) < 0)
		return -1;
	store->begun = true;
	if (driver_begin_waiting(store->driver, WAIT_MS, err) < 0) {
		store_rollback(store);
		return -1;
	}
	column_clear(&batch_shape, &store->batch);
	store->batch.rows.n = 0;
	store->chain = chain_begin(store->arena);
	for (i = 0; i < TABLE_COUNT; i++)
		store->last_id[i] = -1;
	return 0;
}

int
whole_commit(struct store *store, struct error *err)
{
	int rc;

	assert(store->begun);
	rc = driver_commit(store->driver, err);
	store->begun = false;
	if (rc == 0)
		(void)driver_checkpoint(store->driver, NULL);
	file_unlock(store->lock);
	store->lock = -1;
	return rc;
}

/* The log folded in and gone, so that none of it meets another file. */
static int
fold(struct store *store, struct id batch, const unsigned char hash[BATCH_HASH],
     struct error *err)
{
	unsigned char head[BATCH_HASH];
	struct id last;

	if (store_head(store, &last, head, err) < 0)
		return -1;
	if (last.n != batch.n ||
	    (last.n > 0 && memcmp(head, hash, BATCH_HASH) != 0))
		return error_set(err, ERR_AGAIN,
				 "%.300s: changed meanwhile, try again",
				 store->path);
	driver_fold_on_close(store->driver);
	driver_close(store->driver);
	store->driver = NULL;
	if (file_exists(arena_print(store->arena, "%s-wal", store->path)))
		return error_set(err, ERR_AGAIN,
				 "%.300s: somebody reads it, try again",
				 store->path);
	return 0;
}

int
whole_replace(struct arena *arena, const char *part, const char *path,
	      struct id batch, const unsigned char hash[BATCH_HASH],
	      struct error *err)
{
	struct store *store;
	int lock, rc;

	if (store_open(arena, path, STORE_WRITE, &store, err) < 0)
		return -1;
	rc = file_lock(arena_print(arena, "%s.lock", store->path), WAIT_MS,
		       &lock, err);
	if (rc < 0) {
		store_close(store);
		return -1;
	}
	rc = fold(store, batch, hash, err);
	if (rc == 0)
		rc = copy_place(arena, part, store->path, err);
	store_close(store);
	file_unlock(lock);
	return rc;
}
