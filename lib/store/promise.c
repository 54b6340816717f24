/* SPDX-License-Identifier: ISC
 * Questions about promises.
 */
#include "store/promise.h"

#include "base/arena.h"
#include "store/driver.h"
#include "store/kin.h"
#include "store/record.h"
#include "store/store.h"

static const char *
columns(struct arena *arena)
{
	return record_columns(arena, TABLE_PROMISES, "p");
}

int
promise_late(struct store *store, struct arena *arena, struct instant now,
	     size_t limit, struct vec *found, struct error *err)
{
	const char *sql = arena_print(
		arena,
		"SELECT %s FROM promises p WHERE p.state = 'open' "
		"AND p.late_at <= $now AND p.side = 'ours' AND p.voided = 0 "
		"ORDER BY p.late_at, p.id LIMIT $limit",
		columns(arena));
	struct query *query;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_int(query, "$now", now.s);
	driver_bind_int(query, "$limit", (int64_t)limit);
	return record_rows(arena, query, TABLE_PROMISES, found, err);
}

static int
all_of(struct store *store, struct arena *arena, enum kin_of of, struct id id,
       const char *rest, struct vec *found, struct error *err)
{
	struct query *query;
	struct kin kin;

	if (kin_get(store, of, id, &kin, err) < 0 ||
	    driver_query(store->driver,
			 arena_print(arena,
				     "%sSELECT p.id FROM %spromises p "
				     "WHERE p.\"%s\" = %s AND p.voided = 0 %s",
				     kin.with, kin.from,
				     of == KIN_CASE ? "case" : "party", kin.id,
				     rest),
			 &query, err) < 0)
		return -1;
	driver_bind_int(query, "$id", id.n);
	return record_rows_named(store, arena, query, TABLE_PROMISES, found,
				 err);
}

int
promise_of_party(struct store *store, struct arena *arena, struct id party,
		 struct vec *found, struct error *err)
{
	return all_of(store, arena, KIN_PARTY, party,
		      "AND p.state IN ('open', 'broken') "
		      "ORDER BY p.late_at NULLS LAST, p.id",
		      found, err);
}

int
promise_of_case(struct store *store, struct arena *arena, struct id case_id,
		struct vec *found, struct error *err)
{
	return all_of(store, arena, KIN_CASE, case_id, "ORDER BY p.id", found,
		      err);
}

int
promise_touches(struct store *store, struct arena *arena, struct id party,
		struct vec *found, struct error *err)
{
	return all_of(store, arena, KIN_FAMILY, party,
		      "AND p.side = 'touch' AND p.state = 'open' "
		      "ORDER BY p.id",
		      found, err);
}

int
promise_standing(struct store *store, struct arena *arena, struct id after,
		 size_t limit, struct vec *found, struct error *err)
{
	const char *sql =
		arena_print(arena,
			    "SELECT %s FROM promises p WHERE p.id > $after "
			    "AND p.state IN ('open', 'broken') "
			    "AND p.voided = 0 ORDER BY p.id LIMIT $limit",
			    columns(arena));
	struct query *query;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_int(query, "$after", after.n);
	driver_bind_int(query, "$limit", (int64_t)limit);
	return record_rows(arena, query, TABLE_PROMISES, found, err);
}

int
promise_case(struct store *store, struct id promise, struct id *case_id,
	     struct error *err)
{
	static const char sql[] = "SELECT id FROM cases "
				  "WHERE promise = $promise AND voided = 0 "
				  "ORDER BY id LIMIT 1";
	struct query *query;
	int step;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_int(query, "$promise", promise.n);
	step = driver_step(query, err);
	case_id->n = step > 0 ? driver_int(query, 0) : 0;
	driver_done(query);
	return step < 0 ? -1 : 0;
}
