/* SPDX-License-Identifier: ISC
 * The policies that were in force.
 */
#include "store/edition.h"

#include "base/arena.h"
#include "store/chain.h"
#include "store/driver.h"
#include "store/record.h"
#include "store/store.h"

int
edition_find(struct store *store, struct arena *arena, const char *text,
	     size_t len, struct id *edition, struct error *err)
{
	static const char sql[] =
		"SELECT id FROM policies WHERE hash = $hash ORDER BY id";
	unsigned char *hash = arena_get(arena, BATCH_HASH);
	struct query *query;
	int step;

	chain_hash(text, len, hash);
	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_bytes(query, "$hash", hash, BATCH_HASH);
	step = driver_step(query, err);
	edition->n = step > 0 ? driver_int(query, 0) : 0;
	driver_done(query);
	return step;
}

int
edition_in_force(struct store *store, struct id *edition, struct error *err)
{
	return driver_number(store->driver,
			     "SELECT policy FROM batches "
			     "WHERE policy IS NOT NULL "
			     "ORDER BY id DESC LIMIT 1",
			     &edition->n, err);
}

int
edition_add(struct store *store, const char *text, size_t len,
	    struct id *edition, struct error *err)
{
	unsigned char *hash = arena_get(store->arena, BATCH_HASH);
	struct policy_text row;

	column_clear(&policy_text_shape, &row);
	chain_hash(text, len, hash);
	row.hash = (struct bytes){hash, BATCH_HASH};
	row.text.s = text;
	if (record_add(store, TABLE_POLICIES, &row, err) < 0)
		return -1;
	*edition = row.id;
	return 0;
}

/* The last run under an edition that is not the same; 0: there is none. */
static int
last_other(struct store *store, struct arena *arena,
	   bool (*same)(void *cookie, const char *text), void *cookie,
	   int64_t *batch, struct error *err)
{
	static const char sql[] =
		"SELECT max(b.id), p.text FROM batches b "
		"JOIN policies p ON p.id = b.policy GROUP BY b.policy, p.text";
	struct query *query;
	int step;

	*batch = 0;
	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	while ((step = driver_step(query, err)) > 0) {
		struct arena_mark mark = arena_mark(arena);

		if (driver_int(query, 0) > *batch &&
		    !same(cookie, driver_text(query, 1)))
			*batch = driver_int(query, 0);
		arena_reset(arena, mark);
	}
	driver_done(query);
	return step;
}

int
edition_since(struct store *store, struct arena *arena,
	      bool (*same)(void *cookie, const char *text), void *cookie,
	      struct instant *since, struct error *err)
{
	static const char sql[] = "SELECT at FROM batches WHERE id > $id "
				  "AND policy IS NOT NULL ORDER BY id LIMIT 1";
	struct query *query;
	int64_t batch;
	int step;

	*since = INSTANT_MISSING;
	if (last_other(store, arena, same, cookie, &batch, err) < 0 ||
	    driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_int(query, "$id", batch);
	step = driver_step(query, err);
	if (step > 0)
		since->s = driver_int(query, 0);
	driver_done(query);
	return step < 0 ? -1 : 0;
}
