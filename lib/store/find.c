/* SPDX-License-Identifier: ISC
 * The lists, row by row.
 */
#include "store/find.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "model/row.h"
#include "store/driver.h"
#include "store/filter.h"
#include "store/store.h"
#include "store/value.h"

#define MOST_COLUMNS 64 /* SQLite's limit, see driver.c */

/* One walk. */
struct walk {
	struct store *store;
	struct arena *arena;
	const struct noun *noun;
	struct filter filter;
	size_t wanted[MOST_COLUMNS]; /* of the noun's columns */
	size_t count;
	const char *tags; /* the question for those of a party */
};

static bool
is_named(const char *names, const char *name)
{
	size_t len = strlen(name);

	for (names += *names == '+'; *names; names += *names == ',') {
		size_t n = strcspn(names, ",");

		if (n == len && strncmp(names, name, n) == 0)
			return true;
		names += n;
	}
	return false;
}

static void
choose(struct walk *walk, const char *shown)
{
	const struct shape *shape = walk->noun->shape;
	bool usual = !shown || *shown == '+';
	size_t i;

	assert(shape->count <= MOST_COLUMNS);
	for (i = 0; i < shape->count; i++) {
		const struct column *column = &shape->columns[i];

		if (i == 0 || (usual && column->rank > 0) ||
		    (shown && is_named(shown, column->name)))
			walk->wanted[walk->count++] = i;
	}
}

/* SELECT … FROM … WHERE … of the noun itself. */
static int
add_question(struct walk *walk, const struct find *find, struct error *err)
{
	const struct noun *noun = walk->noun;
	struct filter *filter = &walk->filter;
	size_t i;

	choose(walk, find->columns);
	for (i = 0; i < walk->count; i++) {
		str_add(&filter->sql, i ? ", " : "SELECT ");
		if (filter_add(filter, noun->columns[walk->wanted[i]].sql,
			       err) < 0)
			return -1;
	}
	str_add(&filter->sql, " FROM ");
	if (filter_add(filter, noun->from, err) < 0)
		return -1;
	str_print(&filter->sql, " WHERE %s", noun->where);
	if (noun->live && !find->closed) {
		str_add(&filter->sql, " AND ");
		if (filter_add(filter, noun->live, err) < 0)
			return -1;
	}
	if (noun->root && !find->merged)
		str_print(&filter->sql, " AND %s", noun->root);
	return filter_add_conditions(filter, noun, find->conditions,
				     find->count, err);
}

static int
add_order(struct walk *walk, const struct find *find, struct error *err)
{
	const struct noun_column *sort = find->sort;
	struct filter *filter = &walk->filter;

	str_add(&filter->sql, " ORDER BY ");
	if (!sort) {
		str_add(&filter->sql, walk->noun->order);
	} else {
		if (filter_add(filter, sort->order ? sort->order : sort->sql,
			       err) < 0)
			return -1;
		str_print(&filter->sql, "%s NULLS LAST, %s",
			  find->descending ? " DESC" : "", walk->noun->tie);
	}
	if (find->limit > 0) {
		str_add(&filter->sql, " LIMIT ");
		filter_add_int(filter, find->limit);
	}
	return 0;
}

/* The tags of a party and its kin, one text. */
static int
fetch_tags(struct walk *walk, struct party_row *row, struct error *err)
{
	struct str list = {0};
	struct query *query;
	int step;

	if (driver_query(walk->store->driver, walk->tags, &query, err) < 0)
		return -1;
	driver_bind_int(query, "$party", row->id.n);
	while ((step = driver_step(query, err)) > 0)
		str_print(&list, "%s%s", list.len ? "," : "",
			  driver_text(query, 0));
	driver_done(query);
	if (list.len)
		row->tags.s = arena_text(walk->arena, str_get(&list));
	str_free(&list);
	return step;
}

static int
prepare_tags(struct walk *walk, struct error *err)
{
	struct filter filter;
	int rc;

	filter_open(&filter, walk->store, walk->arena);
	rc = filter_add(&filter,
			"SELECT DISTINCT t.tag FROM tags t "
			"WHERE t.party {all c: $party} AND t.voided = 0 "
			"ORDER BY t.tag",
			err);
	walk->tags = arena_text(walk->arena, str_get(&filter.sql));
	filter_close(&filter);
	return rc;
}

/* The batch that took this one back and was not taken back itself; an undo
 * that is undone no longer counts. */
static int
fetch_undone(struct walk *walk, struct id batch, int depth, struct id *undone,
	     struct error *err)
{
	static const char sql[] = "SELECT id FROM batches "
				  "WHERE undoes = $batch ORDER BY id DESC";
	struct query *query;
	int step;

	undone->n = 0;
	if (depth > 100)
		return 0;
	if (driver_query(walk->store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_int(query, "$batch", batch.n);
	while ((step = driver_step(query, err)) > 0) {
		struct id by = {driver_int(query, 0)}, again;

		step = fetch_undone(walk, by, depth + 1, &again, err);
		if (step == 0 && again.n == 0)
			*undone = by;
		if (step < 0 || undone->n)
			break;
	}
	driver_done(query);
	return step < 0 ? -1 : 0;
}

static int
fetch_hash(struct walk *walk, struct batch_row *row, struct error *err)
{
	static const char sql[] = "SELECT hash FROM batches WHERE id = $id";
	static const char digits[] = "0123456789abcdef";
	struct query *query;
	int step;

	if (driver_query(walk->store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_int(query, "$id", row->id.n);
	step = driver_step(query, err);
	if (step > 0) {
		size_t len, i;
		const unsigned char *bytes = driver_bytes(query, 0, &len);
		char *text = arena_get(walk->arena, 2 * len + 1);

		for (i = 0; i < len; i++) {
			text[2 * i] = digits[bytes[i] >> 4];
			text[2 * i + 1] = digits[bytes[i] & 15];
		}
		row->hash.s = text;
	}
	driver_done(query);
	return step < 0 ? -1 : 0;
}

/* The columns of which the question tells only that there is one. */
static int
fetch(struct walk *walk, size_t i, void *row, struct error *err)
{
	const char *name = walk->noun->columns[i].name;
	struct batch_row *batch = row;

	if (walk->noun->shape == &party_row_shape)
		return fetch_tags(walk, row, err);
	assert(walk->noun->shape == &batch_row_shape);
	if (strcmp(name, "hash") == 0)
		return fetch_hash(walk, batch, err);
	return fetch_undone(walk, batch->id, 0, &batch->undone, err);
}

static void
load_money(struct query *query, int at, struct money *money)
{
	const char *currency = driver_text(query, at + 1);

	*money = MONEY_MISSING;
	if (driver_missing(query, at) || !currency ||
	    strlen(currency) >= sizeof(money->currency))
		return;
	money->minor = driver_int(query, at);
	memcpy(money->currency, currency, strlen(currency) + 1);
}

static int
load(struct walk *walk, struct query *query, void *row, struct error *err)
{
	const struct shape *shape = walk->noun->shape;
	int at = 0;
	size_t i;

	for (i = 0; i < walk->count; i++) {
		const struct column *column = &shape->columns[walk->wanted[i]];

		if (column->kind == KIND_WHEN) {
			struct when *when = column_field(column, row);

			*when = WHEN_MISSING;
			if (!driver_missing(query, at))
				when->on.days = driver_int(query, at);
			if (!driver_missing(query, at + 1))
				when->at.s = driver_int(query, at + 1);
			at += 2;
			continue;
		}
		if (column->kind == KIND_MONEY) {
			load_money(query, at, column_field(column, row));
			at += 2;
			continue;
		}
		value_load(NULL, query, at++, column, row);
	}
	for (i = 0; i < walk->count; i++) {
		size_t n = walk->wanted[i];

		if (walk->noun->columns[n].more &&
		    !column_missing(&shape->columns[n], row) &&
		    fetch(walk, n, row, err) < 0)
			return -1;
	}
	return 0;
}

static int
step_through(struct walk *walk, struct query *query,
	     int (*each)(void *cookie, const void *row, struct error *err),
	     void *cookie, struct error *err)
{
	void *row = arena_get(walk->arena, walk->noun->shape->size);
	int step;

	column_clear(walk->noun->shape, row);
	while ((step = driver_step(query, err)) > 0) {
		struct arena_mark mark = arena_mark(walk->arena);

		if (load(walk, query, row, err) < 0 ||
		    each(cookie, row, err) < 0) {
			step = -1;
			break;
		}
		arena_reset(walk->arena, mark);
	}
	return step;
}

int
find_each(struct store *store, struct arena *arena, const struct noun *noun,
	  const struct find *find,
	  int (*each)(void *cookie, const void *row, struct error *err),
	  void *cookie, struct error *err)
{
	struct walk walk = {.store = store, .arena = arena, .noun = noun};
	struct query *query;
	int rc;

	filter_open(&walk.filter, store, arena);
	walk.filter.today = find->today.days;
	rc = add_question(&walk, find, err);
	if (rc == 0)
		rc = add_order(&walk, find, err);
	if (rc == 0 && noun->shape == &party_row_shape)
		rc = prepare_tags(&walk, err);
	if (rc == 0)
		rc = filter_ask(&walk.filter, &query, err);
	if (rc == 0) {
		rc = step_through(&walk, query, each, cookie, err);
		driver_done(query);
	}
	filter_close(&walk.filter);
	return rc;
}
