/* SPDX-License-Identifier: ISC
 * Questions about batches and the changes they made.
 */
#include "store/batch.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "store/driver.h"
#include "store/record.h"
#include "store/store.h"
#include "store/value.h"

static void
load(struct arena *arena, struct query *query, struct batch *batch)
{
	size_t i;

	for (i = 0; i < batch_shape.count; i++)
		value_load(arena, query, (int)i, &batch_shape.columns[i],
			   batch);
}

#define COLUMNS                                                                \
	"id, at, clock, who, tool, origin, command, policy, undoes, \"key\", " \
	"\"rows\", salt, digest, hash"

int
batch_get(struct store *store, struct arena *arena, struct id id,
	  struct batch *batch, struct error *err)
{
	static const char sql[] =
		"SELECT " COLUMNS " FROM batches WHERE id = $id";
	struct query *query;
	int step;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_int(query, "$id", id.n);
	step = driver_step(query, err);
	if (step > 0)
		load(arena, query, batch);
	driver_done(query);
	return step;
}

typedef int
batch_callback(void *cookie, const struct batch *batch, struct error *err);

/* Ends the query. */
static int
each_row(struct query *query, batch_callback *each, void *cookie,
	 struct error *err)
{
	struct arena arena = {NULL};
	struct batch batch;
	int step;

	while ((step = driver_step(query, err)) > 0) {
		struct arena_mark mark = arena_mark(&arena);
		int rc;

		load(&arena, query, &batch);
		rc = each(cookie, &batch, err);
		if (rc != 0) {
			step = rc < 0 ? -1 : 0;
			break;
		}
		arena_reset(&arena, mark);
	}
	driver_done(query);
	arena_free(&arena);
	return step;
}

int
batch_each(struct store *store, const char *who, batch_callback *each,
	   void *cookie, struct error *err)
{
	static const char sql[] =
		"SELECT " COLUMNS " FROM batches "
		"WHERE $who IS NULL OR who = $who ORDER BY id DESC";
	struct query *query;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_text(query, "$who", who);
	return each_row(query, each, cookie, err);
}

int
batch_walk(struct store *store, batch_callback *each, void *cookie,
	   struct error *err)
{
	static const char sql[] = "SELECT " COLUMNS " FROM batches ORDER BY id";
	struct query *query;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	return each_row(query, each, cookie, err);
}

/* The latest batch that undoes id, 0 for none. It is later than id, so a walk
 * from one to the next ends even on a record that was tampered with. */
static int
undoer(struct store *store, struct id id, struct id *by, struct error *err)
{
	static const char sql[] = "SELECT max(id) FROM batches "
				  "WHERE undoes = $id AND id > $id";
	struct query *query;
	int step;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_int(query, "$id", id.n);
	step = driver_step(query, err);
	by->n = step > 0 ? driver_int(query, 0) : 0;
	driver_done(query);
	return step < 0 ? -1 : 0;
}

/* Each link takes back the one before it: an odd number leaves id undone. */
int
batch_undone(struct store *store, struct id id, struct id *by,
	     struct error *err)
{
	struct id first, next;
	int length = 0;

	if (undoer(store, id, &first, err) < 0)
		return -1;
	for (next = first; next.n > 0; length++) {
		if (undoer(store, next, &next, err) < 0)
			return -1;
	}
	*by = length % 2 ? first : (struct id){0};
	return 0;
}

/* Of the ids that the question gives, the first that stands. */
static int
first_standing(struct store *store, struct query *query, struct id *batch,
	       struct error *err)
{
	int step;

	*batch = (struct id){0};
	while ((step = driver_step(query, err)) > 0) {
		struct id id = {driver_int(query, 0)}, by;

		if (batch_undone(store, id, &by, err) < 0) {
			step = -1;
			break;
		}
		if (by.n == 0) {
			*batch = id;
			step = 0;
			break;
		}
	}
	driver_done(query);
	return step;
}

int
batch_by_key(struct store *store, struct arena *arena, const char *key,
	     struct id *batch, struct error *err)
{
	static const char sql[] =
		"SELECT id FROM batches WHERE \"key\" = $key ORDER BY id DESC";
	struct query *query;

	(void)arena;
	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_text(query, "$key", key);
	return first_standing(store, query, batch, err);
}

int
batch_by_hash(struct store *store, const unsigned char hash[BATCH_HASH],
	      struct id *batch, struct error *err)
{
	static const char sql[] = "SELECT id FROM batches WHERE hash = $hash";
	struct query *query;
	int step;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_bytes(query, "$hash", hash, BATCH_HASH);
	step = driver_step(query, err);
	batch->n = step > 0 ? driver_int(query, 0) : 0;
	driver_done(query);
	return step < 0 ? -1 : 0;
}

bool
batch_fixed(const char *tool)
{
	static const char *const fixed[] = {"crm-escalate", "crm-send",
					    "crm-init", "crm-forget"};
	size_t i;

	for (i = 0; i < sizeof(fixed) / sizeof(fixed[0]); i++) {
		if (str_same(tool, fixed[i]))
			return true;
	}
	return false;
}

int
batch_latest(struct store *store, const char *who, struct id *batch,
	     struct error *err)
{
	static const char sql[] =
		"SELECT id FROM batches WHERE who = $who AND origin = 'hand' "
		"AND undoes IS NULL AND tool NOT IN ('crm-escalate', "
		"'crm-send', 'crm-init', 'crm-forget') ORDER BY id DESC";
	struct query *query;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_text(query, "$who", who);
	return first_standing(store, query, batch, err);
}

int
batch_changes(struct store *store, enum table_number table, int64_t row,
	      int (*each)(void *cookie, const struct change *change,
			  struct error *err),
	      void *cookie, struct error *err)
{
	struct arena arena = {NULL};
	const char *sql =
		arena_print(&arena,
			    "SELECT %s FROM changes z WHERE z.tbl = $tbl AND "
			    "z.row = $row ORDER BY z.id",
			    record_columns(&arena, TABLE_CHANGES, "z"));
	struct query *query;
	struct change change;
	int step;

	if (driver_query(store->driver, sql, &query, err) < 0) {
		arena_free(&arena);
		return -1;
	}
	driver_bind_text(query, "$tbl", tables[table].name);
	driver_bind_int(query, "$row", row);
	while ((step = driver_step(query, err)) > 0) {
		struct arena_mark mark = arena_mark(&arena);
		int rc;

		record_load(&arena, query, 0, TABLE_CHANGES, &change);
		rc = each(cookie, &change, err);
		if (rc != 0) {
			step = rc < 0 ? -1 : 0;
			break;
		}
		arena_reset(&arena, mark);
	}
	driver_done(query);
	arena_free(&arena);
	return step;
}
