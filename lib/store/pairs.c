/* SPDX-License-Identifier: ISC
 * What every party is found by.
 */
#include "store/pairs.h"

#include "store/driver.h"
#include "store/store.h"

/* name is bound where it is given. */
static int
walk(struct store *store, const char *sql, const char *name, pairs_each *each,
     void *cookie, struct error *err)
{
	struct query *query;
	int step;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	if (name)
		driver_bind_text(query, "$name", name);
	while ((step = driver_step(query, err)) > 0) {
		step = each(cookie, driver_text(query, 0),
			    (struct id){driver_int(query, 1)}, err);
		if (step < 0)
			break;
	}
	driver_done(query);
	return step < 0 ? -1 : 0;
}

int
pairs_addresses(struct store *store, pairs_each *each, void *cookie,
		struct error *err)
{
	static const char sql[] =
		"SELECT value_key, party FROM addresses WHERE voided = 0 "
		"AND medium <> 'url' ORDER BY value_key, party";

	return walk(store, sql, NULL, each, cookie, err);
}

int
pairs_names(struct store *store, pairs_each *each, void *cookie,
	    struct error *err)
{
	static const char sql[] =
		"SELECT name_key, id FROM parties WHERE voided = 0 "
		"AND merged_into IS NULL AND name_key IS NOT NULL ORDER BY id";

	return walk(store, sql, NULL, each, cookie, err);
}

int
pairs_facts(struct store *store, const char *name, pairs_each *each,
	    void *cookie, struct error *err)
{
	static const char sql[] =
		"SELECT value, party FROM facts WHERE name = $name "
		"AND address IS NULL AND voided = 0 ORDER BY party, id";

	return walk(store, sql, name, each, cookie, err);
}

static int
list(struct store *store, struct arena *arena, const char *sql,
     struct vec *pairs, struct error *err)
{
	struct query *query;
	int step;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	while ((step = driver_step(query, err)) > 0) {
		struct pair *pair = vec_add(pairs, arena);

		pair->a.n = driver_int(query, 0);
		pair->b.n = driver_int(query, 1);
	}
	driver_done(query);
	return step;
}

int
pairs_merged(struct store *store, struct arena *arena, struct vec *pairs,
	     struct error *err)
{
	static const char sql[] =
		"SELECT id, merged_into FROM parties "
		"WHERE merged_into IS NOT NULL ORDER BY id, merged_into";

	return list(store, arena, sql, pairs, err);
}

int
pairs_distinct(struct store *store, struct arena *arena, struct vec *pairs,
	       struct error *err)
{
	static const char sql[] =
		"SELECT CASE WHEN party < other THEN party ELSE other END a, "
		"CASE WHEN party < other THEN other ELSE party END b "
		"FROM links WHERE kind = 'distinct-from' AND voided = 0 "
		"ORDER BY 1, 2";

	return list(store, arena, sql, pairs, err);
}
