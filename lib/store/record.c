/* SPDX-License-Identifier: ISC
 * Rows in and out by their descriptions.
 */
#include "store/record.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "store/chain.h"
#include "store/driver.h"
#include "store/store.h"
#include "store/value.h"
#include "store/words.h"

/* What a table derives from a row alone, and keeps beside it. */
static void
derive(struct store *store, enum table_number table, void *row)
{
	if (table == TABLE_PARTIES)
		words_derive(store->arena, row);
	else if (table == TABLE_ADDRESSES)
		words_derive_address(store->arena, row);
	else if (table == TABLE_PRODUCTS)
		words_derive_product(store->arena, row);
}

static int
keep_beside(struct store *store, enum table_number table, const void *before,
	    const void *row, struct error *err)
{
	if (table == TABLE_PARTIES)
		return words_index(store, before, row, err);
	return 0;
}

static const char *
take(struct arena *arena, struct str *sql)
{
	const char *text = arena_text(arena, str_get(sql));

	str_free(sql);
	return text;
}

static const char *
form_insert(struct arena *arena, const struct table *table)
{
	struct str sql = {0};
	size_t i;

	str_print(&sql, "INSERT INTO %s (", table->name);
	for (i = 0; i < table->shape->count; i++) {
		str_add(&sql, i ? ", \"" : "\"");
		str_add(&sql, table->shape->columns[i].name);
		str_add_char(&sql, '"');
	}
	str_add(&sql, ") VALUES (?");
	for (i = 1; i < table->shape->count; i++)
		str_add(&sql, ", ?");
	str_add(&sql, ")");
	return take(arena, &sql);
}

const char *
record_columns(struct arena *arena, enum table_number table, const char *alias)
{
	const struct shape *shape = tables[table].shape;
	struct str sql = {0};
	size_t i;

	for (i = 0; i < shape->count; i++) {
		if (i)
			str_add(&sql, ", ");
		str_add(&sql, alias);
		str_add(&sql, ".\"");
		str_add(&sql, shape->columns[i].name);
		str_add_char(&sql, '"');
	}
	return take(arena, &sql);
}

static const char *
form_select(struct arena *arena, enum table_number table)
{
	return arena_print(arena, "SELECT %s FROM %s t WHERE t.id = ?1",
			   record_columns(arena, table, "t"),
			   tables[table].name);
}

void
record_load(struct arena *arena, struct query *query, int first,
	    enum table_number table, void *row)
{
	const struct shape *shape = tables[table].shape;
	size_t i;

	for (i = 0; i < shape->count; i++)
		value_load(arena, query, first + (int)i, &shape->columns[i],
			   row);
}

int
record_rows(struct arena *arena, struct query *query, enum table_number table,
	    struct vec *rows, struct error *err)
{
	int step;

	while ((step = driver_step(query, err)) > 0)
		record_load(arena, query, 0, table, vec_add(rows, arena));
	driver_done(query);
	return step;
}

int
record_rows_named(struct store *store, struct arena *arena, struct query *query,
		  enum table_number table, struct vec *rows, struct error *err)
{
	int step;

	while ((step = driver_step(query, err)) > 0) {
		step = record_get(store, arena, table, driver_int(query, 0),
				  vec_add(rows, arena), err);
		if (step < 0)
			break;
	}
	driver_done(query);
	return step;
}

int
record_row(struct arena *arena, struct query *query, enum table_number table,
	   void *row, struct error *err)
{
	int step = driver_step(query, err);

	if (step > 0)
		record_load(arena, query, 0, table, row);
	driver_done(query);
	return step;
}

int
record_ids(struct arena *arena, struct query *query, struct vec *ids,
	   struct error *err)
{
	int step;

	while ((step = driver_step(query, err)) > 0)
		((struct id *)vec_add(ids, arena))->n = driver_int(query, 0);
	driver_done(query);
	return step;
}

int
record_get(struct store *store, struct arena *arena, enum table_number table,
	   int64_t id, void *row, struct error *err)
{
	struct query *query;

	if (!store->select[table])
		store->select[table] = form_select(store->lasting, table);
	if (driver_query(store->driver, store->select[table], &query, err) < 0)
		return -1;
	driver_put_int(query, 1, id);
	return record_row(arena, query, table, row, err);
}

static int
insert(struct store *store, const struct table *table, const char *sql,
       const void *row, struct error *err)
{
	struct query *query;
	size_t i;
	int step;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	for (i = 0; i < table->shape->count; i++)
		value_bind(query, (int)i + 1, &table->shape->columns[i], row);
	step = driver_step(query, err);
	driver_done(query);
	return step < 0 ? -1 : 0;
}

static int
insert_row(struct store *store, enum table_number table, const void *row,
	   struct error *err)
{
	if (!store->insert[table])
		store->insert[table] =
			form_insert(store->lasting, &tables[table]);
	return insert(store, &tables[table], store->insert[table], row, err);
}

static int
next_id(struct store *store, enum table_number table, struct id *id,
	struct error *err)
{
	if (store->last_id[table] < 0) {
		const char *sql =
			arena_print(store->arena, "SELECT max(id) FROM %s",
				    tables[table].name);

		if (driver_number(store->driver, sql, &store->last_id[table],
				  err) < 0)
			return -1;
	}
	id->n = ++store->last_id[table];
	return 0;
}

int
record_add(struct store *store, enum table_number table, void *row,
	   struct error *err)
{
	struct id *id = column_field(&tables[table].shape->columns[0], row);

	assert(store->begun);
	if (next_id(store, table, id, err) < 0)
		return -1;
	id[1] = store->batch.id; /* every description begins: id, batch */
	derive(store, table, row);
	if (insert_row(store, table, row, err) < 0 ||
	    keep_beside(store, table, NULL, row, err) < 0)
		return -1;
	chain_add(store->chain, table, row);
	store->batch.rows.n++;
	return 0;
}

static int
add_change(struct store *store, enum table_number table, int64_t id,
	   const struct column *column, const void *before, const void *after,
	   struct error *err)
{
	char was[VALUE_TEXT], is[VALUE_TEXT];
	struct change change;

	column_clear(&change_shape, &change);
	change.tbl.s = tables[table].name;
	change.row.n = id;
	change.col.s = column->name;
	change.before.s = value_text(store->arena, column, before, was);
	change.after.s = value_text(store->arena, column, after, is);
	return record_add(store, TABLE_CHANGES, &change, err);
}

/* One change row for each durable column that differs. */
static int
journal(struct store *store, enum table_number table, const void *before,
	const void *after, struct error *err)
{
	const struct shape *shape = tables[table].shape;
	int64_t id = table_id(&tables[table], before)->n;
	size_t i;

	for (i = 0; i < shape->count; i++) {
		const struct column *column = &shape->columns[i];

		if (column->keeping == KEPT_DURABLE &&
		    !column_same(column, before, after) &&
		    add_change(store, table, id, column, before, after, err) <
			    0)
			return -1;
	}
	return 0;
}

/* "UPDATE t SET a = ?2, … WHERE id = ?1" of the columns that differ; NULL when
 * none does. */
static const char *
form_update(struct arena *arena, const struct table *table, const void *before,
	    const void *after)
{
	struct str sql = {0};
	int places = 1;
	size_t i;

	str_print(&sql, "UPDATE %s SET ", table->name);
	for (i = 0; i < table->shape->count; i++) {
		const struct column *column = &table->shape->columns[i];

		if (column_same(column, before, after))
			continue;
		places++;
		str_print(&sql, "%s\"%s\" = ?%d", places > 2 ? ", " : "",
			  column->name, places);
	}
	str_add(&sql, " WHERE id = ?1");
	if (places > 1)
		return take(arena, &sql);
	str_free(&sql);
	return NULL;
}

static int
update(struct store *store, const struct table *table, const char *sql,
       const void *before, const void *after, struct error *err)
{
	const struct shape *shape = table->shape;
	struct query *query;
	int place = 1, step;
	size_t i;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_put_int(query, place, table_id(table, after)->n);
	for (i = 0; i < shape->count; i++) {
		if (!column_same(&shape->columns[i], before, after))
			value_bind(query, ++place, &shape->columns[i], after);
	}
	step = driver_step(query, err);
	driver_done(query);
	return step < 0 ? -1 : 0;
}

int
record_set(struct store *store, enum table_number table, const void *before,
	   void *after, struct error *err)
{
	const char *sql;

	assert(store->begun);
	derive(store, table, after);
	sql = form_update(store->arena, &tables[table], before, after);
	if (!sql)
		return 0;
	store->derived = true;
	if (journal(store, table, before, after, err) < 0 ||
	    update(store, &tables[table], sql, before, after, err) < 0)
		return -1;
	return keep_beside(store, table, before, after, err);
}

int
record_restate(struct store *store, const struct table *table,
	       const void *before, void *after, struct error *err)
{
	enum table_number number = TABLE_COUNT;
	const char *sql;

	assert(store->begun);
	if (table != &table_batches) {
		number = (enum table_number)(table - tables);
		derive(store, number, after);
	}
	sql = form_update(store->arena, table, before, after);
	if (!sql)
		return 0;
	if (update(store, table, sql, before, after, err) < 0)
		return -1;
	return number == TABLE_COUNT
		       ? 0
		       : keep_beside(store, number, before, after, err);
}

int
record_void(struct store *store, enum table_number table, const void *row,
	    struct error *err)
{
	const struct shape *shape = tables[table].shape;
	void *after = arena_get(store->arena, shape->size);
	const struct column *column = column_find(shape, "voided");

	assert(column);
	memcpy(after, row, shape->size);
	((struct flag *)column_field(column, after))->yes = true;
	return record_set(store, table, row, after, err);
}

int
record_each(struct store *store, enum table_number table, int64_t first,
	    int (*each)(void *cookie, void *row, struct error *err),
	    void *cookie, struct error *err)
{
	struct arena arena = {NULL};
	const char *sql = arena_print(
		store->arena,
		"SELECT %s FROM %s t WHERE t.id >= ?1 ORDER BY t.id",
		record_columns(store->arena, table, "t"), tables[table].name);
	struct query *query;
	void *row = arena_get(store->arena, tables[table].shape->size);
	int step;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_put_int(query, 1, first);
	while ((step = driver_step(query, err)) > 0) {
		struct arena_mark mark = arena_mark(&arena);

		record_load(&arena, query, 0, table, row);
		if (each(cookie, row, err) < 0) {
			step = -1;
			break;
		}
		arena_reset(&arena, mark);
	}
	driver_done(query);
	arena_free(&arena);
	return step;
}

/* The batch of the first row at or behind id, INT64_MAX when there is none. */
static int
batch_behind(struct store *store, enum table_number table, int64_t id,
	     int64_t *batch, struct error *err)
{
	const char *sql = arena_print(store->arena,
				      "SELECT batch FROM %s WHERE id >= ?1 "
				      "ORDER BY id LIMIT 1",
				      tables[table].name);
	struct query *query;
	int step;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_put_int(query, 1, id);
	step = driver_step(query, err);
	*batch = step > 0 ? driver_int(query, 0) : INT64_MAX;
	driver_done(query);
	return step < 0 ? -1 : 0;
}

int
record_first_of(struct store *store, enum table_number table, int64_t batch,
		int64_t *id, struct error *err)
{
	int64_t low = 1, high, there;
	const char *sql = arena_print(store->arena, "SELECT max(id) FROM %s",
				      tables[table].name);

	if (driver_number(store->driver, sql, &high, err) < 0)
		return -1;
	high++;
	while (low < high) {
		int64_t middle = low + (high - low) / 2;

		if (batch_behind(store, table, middle, &there, err) < 0)
			return -1;
		if (there >= batch)
			high = middle;
		else
			low = middle + 1;
	}
	*id = low;
	return 0;
}

int
record_put(struct store *store, enum table_number table, void *row,
	   struct error *err)
{
	derive(store, table, row);
	if (insert_row(store, table, row, err) < 0)
		return -1;
	return keep_beside(store, table, NULL, row, err);
}

int
record_put_batch(struct store *store, const struct batch *batch,
		 struct error *err)
{
	return insert(store, &table_batches,
		      form_insert(store->arena, &table_batches), batch, err);
}
