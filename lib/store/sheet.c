/* SPDX-License-Identifier: ISC
 * The questions behind crm-today. The conditions on state are word for word
 * those of the partial indexes cases_owner and promises_owner.
 */
#include "store/sheet.h"

#include "base/arena.h"
#include "store/driver.h"
#include "store/record.h"
#include "store/store.h"

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

int
sheet_cases(struct store *store, struct arena *arena, const char *owner,
	    struct instant until, struct vec *found, struct error *err)
{
	const char *sql = arena_print(
		arena,
		"SELECT %s FROM cases k WHERE k.owner = $owner "
		"AND k.state <> 'closed' AND k.due_at < $until "
		"AND k.voided = 0 AND k.merged_into IS NULL "
		"ORDER BY k.due_at, k.id",
		record_columns(arena, TABLE_CASES, "k"));
	struct query *query;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_text(query, "$owner", owner);
	driver_bind_int(query, "$until", until.s);
	return rows(arena, query, TABLE_CASES, found, err);
}

int
sheet_forced(struct store *store, struct arena *arena, const char *second,
	     struct vec *found, struct error *err)
{
	const char *sql = arena_print(
		arena,
		"SELECT %s FROM cases k WHERE k.second = $second "
		"AND k.state <> 'closed' AND k.forced_by IS NOT NULL "
		"AND k.voided = 0 AND k.merged_into IS NULL ORDER BY k.id",
		record_columns(arena, TABLE_CASES, "k"));
	struct query *query;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_text(query, "$second", second);
	return rows(arena, query, TABLE_CASES, found, err);
}

int
sheet_promises(struct store *store, struct arena *arena, const char *owner,
	       struct instant until, struct vec *found, struct error *err)
{
	const char *sql = arena_print(
		arena,
		"SELECT %s FROM promises p WHERE p.owner = $owner "
		"AND p.state IN ('open', 'broken') AND p.late_at <= $until "
		"AND p.side <> 'touch' AND p.voided = 0 "
		"AND (p.state = 'open' OR EXISTS (SELECT 1 FROM cases k "
		"WHERE k.promise = p.id AND k.state <> 'closed' "
		"AND k.voided = 0)) ORDER BY p.late_at, p.id",
		record_columns(arena, TABLE_PROMISES, "p"));
	struct query *query;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_text(query, "$owner", owner);
	driver_bind_int(query, "$until", until.s);
	return rows(arena, query, TABLE_PROMISES, found, err);
}

int
sheet_touches(struct store *store, struct arena *arena, const char *owner,
	      struct instant until, size_t limit, struct vec *found,
	      struct error *err)
{
	const char *sql = arena_print(
		arena,
		"SELECT %s FROM promises p WHERE p.owner = $owner "
		"AND p.state IN ('open', 'broken') AND p.late_at <= $until "
		"AND p.side = 'touch' AND p.voided = 0 "
		"ORDER BY p.late_at, p.id LIMIT $limit",
		record_columns(arena, TABLE_PROMISES, "p"));
	struct query *query;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_text(query, "$owner", owner);
	driver_bind_int(query, "$until", until.s);
	driver_bind_int(query, "$limit", (int64_t)limit);
	return rows(arena, query, TABLE_PROMISES, found, err);
}

static int
count(struct store *store, const char *sql, const char *owner,
      struct instant until, int64_t most, int64_t *later, struct error *err)
{
	struct query *query;
	int step;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_text(query, "$owner", owner);
	driver_bind_int(query, "$until", until.s);
	driver_bind_int(query, "$most", most);
	step = driver_step(query, err);
	if (step > 0)
		*later += driver_int(query, 0);
	driver_done(query);
	return step < 0 ? -1 : 0;
}

int
sheet_later(struct store *store, const char *owner, struct instant until,
	    int64_t most, int64_t *later, struct error *err)
{
	static const char of_cases[] =
		"SELECT count(*) FROM (SELECT 1 FROM cases k "
		"WHERE k.owner = $owner AND k.state <> 'closed' "
		"AND k.due_at >= $until AND k.voided = 0 "
		"AND k.merged_into IS NULL ORDER BY k.due_at LIMIT $most)";
	static const char of_promises[] =
		"SELECT count(*) FROM (SELECT 1 FROM promises p "
		"WHERE p.owner = $owner AND p.state IN ('open', 'broken') "
		"AND p.late_at > $until AND p.side <> 'touch' "
		"AND p.voided = 0 ORDER BY p.late_at LIMIT $most)";

	*later = 0;
	if (count(store, of_cases, owner, until, most, later, err) < 0)
		return -1;
	return count(store, of_promises, owner, until, most, later, err);
}

/* From one owner to the next along the index, however many rows each has. */
int
sheet_owners(struct store *store, struct arena *arena, struct vec *found,
	     struct error *err)
{
	static const char sql[] =
		"WITH RECURSIVE k(owner) AS (SELECT min(owner) FROM cases "
		"WHERE state <> 'closed' AND owner > '' "
		"UNION ALL SELECT (SELECT min(n.owner) FROM cases n "
		"WHERE n.state <> 'closed' AND n.owner > k.owner) "
		"FROM k WHERE k.owner IS NOT NULL), "
		"p(owner) AS (SELECT min(owner) FROM promises "
		"WHERE state IN ('open', 'broken') AND owner > '' "
		"UNION ALL SELECT (SELECT min(n.owner) FROM promises n "
		"WHERE n.state IN ('open', 'broken') AND n.owner > p.owner) "
		"FROM p WHERE p.owner IS NOT NULL) "
		"SELECT owner FROM k WHERE owner IS NOT NULL "
		"UNION ALL SELECT owner FROM p WHERE owner IS NOT NULL";
	struct query *query;
	int step;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	while ((step = driver_step(query, err)) > 0)
		*(const char **)vec_add(found, arena) =
			arena_text(arena, driver_text(query, 0));
	driver_done(query);
	return step;
}
