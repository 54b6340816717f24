/* SPDX-License-Identifier: ISC
 * What is known of parties, in the store.
 */
#include "store/fact.h"

#include "base/arena.h"
#include "store/driver.h"
#include "store/kin.h"
#include "store/record.h"
#include "store/store.h"

#define NEWEST "f.known_on DESC NULLS LAST, f.id DESC"

static const char *
columns(struct arena *arena)
{
	return record_columns(arena, TABLE_FACTS, "f");
}

int
fact_of_party(struct store *store, struct arena *arena, struct id party,
	      struct vec *found, struct error *err)
{
	struct query *query;
	struct kin kin;

	if (kin_get(store, KIN_FAMILY, party, &kin, err) < 0 ||
	    driver_query(
		    store->driver,
		    arena_print(
			    arena,
			    "%sSELECT f.id FROM %sfacts f "
			    "WHERE f.party = %s AND f.voided = 0 "
			    "ORDER BY f.name, f.address NULLS FIRST, " NEWEST,
			    kin.with, kin.from, kin.id),
		    &query, err) < 0)
		return -1;
	driver_bind_int(query, "$id", party.n);
	return record_rows_named(store, arena, query, TABLE_FACTS, found, err);
}

int
fact_newest(struct store *store, struct arena *arena, struct id party,
	    const char *name, struct fact *row, struct error *err)
{
	const char *sql = arena_print(
		arena,
		KIN_ALL("$party") "SELECT %s FROM tree CROSS JOIN facts f "
				  "WHERE f.party = tree.id AND f.name = $name "
				  "AND f.address IS NULL AND f.voided = 0 "
				  "ORDER BY " NEWEST " LIMIT 1",
		columns(arena));
	struct query *query;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_int(query, "$party", party.n);
	driver_bind_text(query, "$name", name);
	return record_row(arena, query, TABLE_FACTS, row, err);
}

int
fact_of_address(struct store *store, struct arena *arena, struct id address,
		const char *name, struct vec *found, struct error *err)
{
	const char *sql =
		arena_print(arena,
			    "SELECT %s FROM facts f WHERE f.address = $address "
			    "%sAND f.voided = 0 ORDER BY " NEWEST,
			    columns(arena), name ? "AND f.name = $name " : "");
	struct query *query;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_int(query, "$address", address.n);
	if (name)
		driver_bind_text(query, "$name", name);
	return record_rows(arena, query, TABLE_FACTS, found, err);
}

int
fact_alike(struct store *store, struct arena *arena, const struct fact *like,
	   struct fact *row, struct error *err)
{
	const char *sql = arena_print(
		arena,
		"SELECT %s FROM facts f WHERE f.party = $party "
		"AND f.name = $name AND f.value = $value "
		"AND coalesce(f.address, 0) = $address "
		"AND coalesce(f.said_by, '') = $voice AND f.voided = 0 "
		"ORDER BY " NEWEST " LIMIT 1",
		columns(arena));
	struct query *query;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_int(query, "$party", like->party.n);
	driver_bind_text(query, "$name", like->name.s);
	driver_bind_text(query, "$value", like->value.s);
	driver_bind_int(query, "$address", like->address.n);
	driver_bind_text(query, "$voice",
			 like->said_by.s ? like->said_by.s : "");
	return record_row(arena, query, TABLE_FACTS, row, err);
}

int
fact_used(struct store *store, const char *name, bool *used, struct error *err)
{
	static const char sql[] = "SELECT 1 FROM facts WHERE name = $name "
				  "AND address IS NULL AND voided = 0 LIMIT 1";
	struct query *query;
	int step;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_text(query, "$name", name);
	step = driver_step(query, err);
	*used = step > 0;
	driver_done(query);
	return step < 0 ? -1 : 0;
}

int
fact_names(struct store *store, struct arena *arena, struct vec *names,
	   struct error *err)
{
	/* from one name to the next by the index, however many facts */
	static const char sql[] =
		"SELECT min(name) FROM facts WHERE name > $after "
		"AND address IS NULL AND voided = 0";
	const char *after = "";
	struct query *query;
	int step;

	do {
		if (driver_query(store->driver, sql, &query, err) < 0)
			return -1;
		driver_bind_text(query, "$after", after);
		step = driver_step(query, err);
		after = step > 0 ? arena_text(arena, driver_text(query, 0))
				 : NULL;
		driver_done(query);
		if (after)
			*(const char **)vec_add(names, arena) = after;
	} while (after);
	return step < 0 ? -1 : 0;
}
