/* SPDX-License-Identifier: ISC
 * The questions behind crm-show. CROSS JOIN keeps the order written: left to
 * itself the engine walks the whole table to save sorting a few rows.
 */
#include "store/look.h"

#include <stdlib.h>

#include "base/arena.h"
#include "store/driver.h"
#include "store/kin.h"
#include "store/record.h"
#include "store/store.h"

#define CASES KIN_CASES("$id")
#define PARTIES KIN_PARTIES("$id")

static int
rows(struct arena *arena, struct query *query, enum table_number table,
     struct vec *found, struct error *err)
{
	int step;

	while ((step = driver_step(query, err)) > 0)
		record_load(arena, query, 0, table, vec_add(found, arena));
	driver_done(query);
	return step;
}

/* sql has $id and, where limit is given, $limit. */
static int
ask(struct store *store, struct arena *arena, const char *sql, struct id id,
    size_t limit, enum table_number table, struct vec *found, struct error *err)
{
	struct query *query;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_int(query, "$id", id.n);
	if (limit > 0)
		driver_bind_int(query, "$limit", (int64_t)limit);
	return rows(arena, query, table, found, err);
}

int
look_each_said(struct store *store, char letter, struct id id, look_said *each,
	       void *cookie, struct error *err)
{
	struct arena arena = {NULL};
	const char *columns = record_columns(&arena, TABLE_INTERACTIONS, "i");
	const char *sql =
		letter == 'c'
			? arena_print(&arena,
				      PARTIES
				      "SELECT %s FROM tree "
				      "CROSS JOIN interactions i "
				      "WHERE i.party = tree.id "
				      "AND i.voided = 0 ORDER BY i.at, i.id",
				      columns)
			: arena_print(&arena,
				      CASES "SELECT %s FROM tree "
					    "CROSS JOIN interactions i "
					    "WHERE i.\"case\" = tree.id "
					    "AND i.voided = 0 ORDER BY i.id",
				      columns);
	struct query *query;
	int step = driver_query(store->driver, sql, &query, err);

	if (step == 0) {
		driver_bind_int(query, "$id", id.n);
		while ((step = driver_step(query, err)) > 0) {
			struct arena_mark mark = arena_mark(&arena);
			struct interaction entry;

			record_load(&arena, query, 0, TABLE_INTERACTIONS,
				    &entry);
			step = each(cookie, &entry, err);
			arena_reset(&arena, mark);
			if (step < 0)
				break;
		}
		driver_done(query);
	}
	arena_free(&arena);
	return step < 0 ? -1 : 0;
}

static int
newest_first(const void *a, const void *b)
{
	const struct interaction *x = a, *y = b;

	if (x->at.s != y->at.s)
		return x->at.s > y->at.s ? -1 : 1;
	return (x->id.n < y->id.n) - (x->id.n > y->id.n);
}

/* Each of the merged parties is asked for its latest, so that the index gives
 * them and nobody's whole past is sorted. */
int
look_latest(struct store *store, struct arena *arena, struct id party,
	    size_t limit, struct vec *found, struct error *err)
{
	const char *sql = arena_print(
		arena,
		"SELECT %s FROM interactions i WHERE i.party = $id "
		"AND i.voided = 0 ORDER BY i.at DESC, i.id DESC LIMIT $limit",
		record_columns(arena, TABLE_INTERACTIONS, "i"));
	struct query *query;
	int step;

	if (driver_query(store->driver, PARTIES "SELECT id FROM tree", &query,
			 err) < 0)
		return -1;
	driver_bind_int(query, "$id", party.n);
	while ((step = driver_step(query, err)) > 0) {
		step = ask(store, arena, sql, (struct id){driver_int(query, 0)},
			   limit, TABLE_INTERACTIONS, found, err);
		if (step < 0)
			break;
	}
	driver_done(query);
	if (found->count > 1)
		qsort(found->items, found->count, found->size, newest_first);
	if (found->count > limit)
		found->count = limit;
	return step < 0 ? -1 : 0;
}

int
look_cases(struct store *store, struct arena *arena, struct id party,
	   bool closed, size_t limit, struct vec *found, struct error *err)
{
	const char *sql = arena_print(
		arena,
		PARTIES "SELECT %s FROM tree CROSS JOIN cases k "
			"WHERE k.party = tree.id AND k.state %s 'closed' "
			"AND k.voided = 0 AND k.merged_into IS NULL "
			"ORDER BY %s LIMIT $limit",
		record_columns(arena, TABLE_CASES, "k"), closed ? "=" : "<>",
		closed ? "k.closed_at DESC, k.id DESC" : "k.due_at, k.id");

	return ask(store, arena, sql, party, limit, TABLE_CASES, found, err);
}

int
look_rungs(struct store *store, struct arena *arena, struct id id,
	   struct vec *found, struct error *err)
{
	const char *sql =
		arena_print(arena,
			    CASES "SELECT %s FROM tree CROSS JOIN rungs l "
				  "WHERE l.\"case\" = tree.id AND l.voided = 0 "
				  "ORDER BY l.id",
			    record_columns(arena, TABLE_RUNGS, "l"));

	return ask(store, arena, sql, id, 0, TABLE_RUNGS, found, err);
}

int
look_letters(struct store *store, struct arena *arena, char letter,
	     struct id id, size_t limit, struct vec *found, struct error *err)
{
	const char *columns = record_columns(arena, TABLE_MESSAGES, "o");
	const char *sql =
		letter == 'c'
			? arena_print(
				  arena,
				  PARTIES
				  "SELECT %s FROM tree CROSS JOIN messages o "
				  "WHERE o.party = tree.id "
				  "AND o.voided = 0 "
				  "ORDER BY o.id DESC LIMIT $limit",
				  columns)
			: arena_print(
				  arena,
				  CASES
				  "SELECT %s FROM tree CROSS JOIN messages o "
				  "WHERE o.\"case\" = tree.id "
				  "AND o.voided = 0 "
				  "ORDER BY o.id DESC LIMIT $limit",
				  columns);

	return ask(store, arena, sql, id, limit, TABLE_MESSAGES, found, err);
}
