/* SPDX-License-Identifier: ISC
 * Questions about cases and what was said on them.
 */
#include "store/case.h"

#include "base/arena.h"
#include "store/driver.h"
#include "store/kin.h"
#include "store/record.h"
#include "store/store.h"

int
case_open_of(struct store *store, struct arena *arena, struct id party,
	     const char *kind, struct vec *found, struct error *err)
{
	struct query *query;
	struct kin kin;

	if (kin_get(store, KIN_PARTY, party, &kin, err) < 0 ||
	    driver_query(store->driver,
			 arena_print(arena,
				     "%sSELECT %s FROM %scases k "
				     "WHERE k.party = %s "
				     "AND k.state <> 'closed' "
				     "AND k.voided = 0 "
				     "AND k.merged_into IS NULL "
				     "AND ($kind IS NULL OR k.kind = $kind) "
				     "ORDER BY k.id",
				     kin.with,
				     record_columns(arena, TABLE_CASES, "k"),
				     kin.from, kin.id),
			 &query, err) < 0)
		return -1;
	driver_bind_int(query, "$id", party.n);
	driver_bind_text(query, "$kind", kind);
	return record_rows(arena, query, TABLE_CASES, found, err);
}

int
case_root(struct store *store, struct arena *arena, struct id id,
	  struct case_file *file, struct error *err)
{
	int rc, hops = 0;

	do {
		rc = record_get(store, arena, TABLE_CASES, id.n, file, err);
		if (rc <= 0)
			return rc;
		id = file->merged_into;
	} while (id.n > 0 && hops++ < 1000);
	return file->voided.yes ? 0 : 1;
}

int
case_root_id(struct store *store, struct id *id, struct error *err)
{
	static const char sql[] = "SELECT merged_into FROM cases "
				  "WHERE id = $id AND merged_into IS NOT NULL";
	struct query *query;
	int step, hops = 0;

	do {
		if (driver_query(store->driver, sql, &query, err) < 0)
			return -1;
		driver_bind_int(query, "$id", id->n);
		step = driver_step(query, err);
		if (step > 0)
			id->n = driver_int(query, 0);
		driver_done(query);
	} while (step > 0 && hops++ < 1000);
	return step < 0 ? -1 : 0;
}

int
case_said(struct store *store, struct arena *arena, struct id id,
	  struct vec *said, struct error *err)
{
	struct query *query;
	struct kin kin;

	if (kin_get(store, KIN_CASE, id, &kin, err) < 0 ||
	    driver_query(
		    store->driver,
		    arena_print(arena,
				"%sSELECT %s FROM %sinteractions i "
				"WHERE i.\"case\" = %s AND i.voided = 0 "
				"ORDER BY i.id",
				kin.with,
				record_columns(arena, TABLE_INTERACTIONS, "i"),
				kin.from, kin.id),
		    &query, err) < 0)
		return -1;
	driver_bind_int(query, "$id", id.n);
	return record_rows(arena, query, TABLE_INTERACTIONS, said, err);
}

int
case_said_by(struct store *store, struct arena *arena, struct id batch,
	     struct vec *said, struct error *err)
{
	const char *sql = arena_print(
		arena,
		"SELECT %s FROM interactions i WHERE i.id >= $first "
		"AND i.id < $end AND i.voided = 0 ORDER BY i.id",
		record_columns(arena, TABLE_INTERACTIONS, "i"));
	struct query *query;
	int64_t first, end;

	if (record_first_of(store, TABLE_INTERACTIONS, batch.n, &first, err) <
		    0 ||
	    record_first_of(store, TABLE_INTERACTIONS, batch.n + 1, &end, err) <
		    0 ||
	    driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_int(query, "$first", first);
	driver_bind_int(query, "$end", end);
	return record_rows(arena, query, TABLE_INTERACTIONS, said, err);
}

int
case_redated(struct store *store, struct arena *arena, struct id policy,
	     struct instant now, struct id after, size_t limit,
	     struct vec *found, struct error *err)
{
	static const char sql[] =
		"SELECT id FROM cases WHERE state <> 'closed' "
		"AND due_at >= $now AND id > $after AND voided = 0 "
		"AND (policy IS NULL OR policy <> $policy) "
		"ORDER BY id LIMIT $limit";
	struct query *query;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_int(query, "$now", now.s);
	driver_bind_int(query, "$after", after.n);
	driver_bind_int(query, "$policy", policy.n);
	driver_bind_int(query, "$limit", (int64_t)limit);
	return record_ids(arena, query, found, err);
}

int
case_last_turn(struct store *store, struct arena *arena, const char *desk,
	       const char **turn, struct error *err)
{
	static const char sql[] =
		"SELECT turn FROM cases WHERE desk = $desk AND voided = 0 "
		"ORDER BY id DESC LIMIT 1";
	struct query *query;
	int step;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_text(query, "$desk", desk);
	step = driver_step(query, err);
	*turn = step > 0 ? arena_text(arena, driver_text(query, 0)) : NULL;
	driver_done(query);
	return step < 0 ? -1 : 0;
}

int
case_rungs(struct store *store, struct arena *arena, struct id id,
	   int64_t episode, struct vec *found, struct error *err)
{
	const char *sql =
		arena_print(arena,
			    "SELECT %s FROM rungs l WHERE l.\"case\" = $case "
			    "AND l.episode = $episode AND l.voided = 0 "
			    "ORDER BY l.id",
			    record_columns(arena, TABLE_RUNGS, "l"));
	struct query *query;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_int(query, "$case", id.n);
	driver_bind_int(query, "$episode", episode);
	return record_rows(arena, query, TABLE_RUNGS, found, err);
}

int
case_claimed(struct store *store, struct id id, int64_t episode, int64_t level,
	     bool *claimed, struct error *err)
{
	static const char sql[] = "SELECT 1 FROM rungs WHERE \"case\" = $case "
				  "AND episode = $episode AND \"to\" = $to";
	struct query *query;
	int step;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_int(query, "$case", id.n);
	driver_bind_int(query, "$episode", episode);
	driver_bind_int(query, "$to", level);
	step = driver_step(query, err);
	*claimed = step > 0;
	driver_done(query);
	return step < 0 ? -1 : 0;
}

int
case_climbing(struct store *store, struct arena *arena, struct instant now,
	      size_t limit, struct vec *found, struct error *err)
{
	static const char sql[] =
		"SELECT id FROM cases WHERE climb_at <= $now AND voided = 0 "
		"ORDER BY climb_at, id LIMIT $limit";
	struct query *query;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_int(query, "$now", now.s);
	driver_bind_int(query, "$limit", (int64_t)limit);
	return record_ids(arena, query, found, err);
}

int
case_latest(struct store *store, struct arena *arena, struct id party,
	    const char *kind, struct case_file *file, struct error *err)
{
	struct query *query;
	struct kin kin;
	int step;

	if (kin_get(store, KIN_FAMILY, party, &kin, err) < 0 ||
	    driver_query(store->driver,
			 arena_print(arena,
				     "%sSELECT k.id FROM %scases k "
				     "WHERE k.party = %s AND k.kind = $kind "
				     "AND k.voided = 0 "
				     "AND k.merged_into IS NULL "
				     "ORDER BY k.opened_at DESC, k.id DESC "
				     "LIMIT 1",
				     kin.with, kin.from, kin.id),
			 &query, err) < 0)
		return -1;
	driver_bind_int(query, "$id", party.n);
	driver_bind_text(query, "$kind", kind);
	step = driver_step(query, err);
	if (step > 0)
		step = record_get(store, arena, TABLE_CASES,
				  driver_int(query, 0), file, err);
	driver_done(query);
	return step;
}
