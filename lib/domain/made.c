/* SPDX-License-Identifier: ISC
 * What a batch made or changed.
 */
#include "domain/made.h"

#include "base/arena.h"
#include "base/str.h"
#include "store/record.h"

/* The rows that the batch wrote are first to end - 1. */
static int
range(struct business *business, enum table_number table, struct id batch,
      int64_t *first, int64_t *end, struct error *err)
{
	if (record_first_of(business->store, table, batch.n, first, err) < 0)
		return -1;
	return record_first_of(business->store, table, batch.n + 1, end, err);
}

static void
add(struct business *business, struct vec *ids, int64_t id)
{
	const struct id *all = ids->items;
	size_t i;

	for (i = 0; i < ids->count; i++) {
		if (all[i].n == id)
			return;
	}
	((struct id *)vec_add(ids, business->arena))->n = id;
}

static int
list_made(struct business *business, enum table_number table, struct id batch,
	  struct vec *ids, struct error *err)
{
	const struct column *voided =
		column_find(tables[table].shape, "voided");
	void *row = arena_get(business->arena, tables[table].shape->size);
	const struct flag *gone;
	int64_t id, end;
	int rc;

	if (range(business, table, batch, &id, &end, err) < 0)
		return -1;
	for (; id < end; id++) {
		rc = record_get(business->store, business->arena, table, id,
				row, err);
		if (rc < 0)
			return -1;
		gone = voided ? column_value(voided, row) : NULL;
		if (rc > 0 && !(gone && gone->yes))
			((struct id *)vec_add(ids, business->arena))->n = id;
	}
	return 0;
}

static int
list_changed(struct business *business, enum table_number table,
	     struct id batch, struct vec *ids, struct error *err)
{
	struct change change;
	int64_t id, end;
	int rc;

	if (range(business, TABLE_CHANGES, batch, &id, &end, err) < 0)
		return -1;
	for (; id < end; id++) {
		rc = record_get(business->store, business->arena, TABLE_CHANGES,
				id, &change, err);
		if (rc < 0)
			return -1;
		if (rc > 0 && str_same(change.tbl.s, tables[table].name))
			add(business, ids, change.row.n);
	}
	return 0;
}

int
made_list(struct business *business, enum table_number table, struct id batch,
	  struct vec *ids, struct error *err)
{
	if (list_made(business, table, batch, ids, err) < 0)
		return -1;
	if (ids->count == 0 &&
	    list_changed(business, table, batch, ids, err) < 0)
		return -1;
	if (ids->count == 0)
		return error_set(err, ERR_USAGE,
				 "the key was used by another command: b%lld",
				 (long long)batch.n);
	return 0;
}
