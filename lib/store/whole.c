/* SPDX-License-Identifier: ISC
 * The whole base put back.
 */
#include "store/whole.h"

#include <assert.h>

#include "os/file.h"
#include "store/chain.h"
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
		driver_checkpoint(store->driver);
	file_unlock(store->lock);
	store->lock = -1;
	return rc;
}
