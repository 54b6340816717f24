/* SPDX-License-Identifier: ISC
 * Many rows at once into a table that has none.
 */
#include "store/bulk.h"

#include "base/arena.h"
#include "store/driver.h"
#include "store/store.h"

/* Names into names, and how they are made into bulk. */
static int
list_indexes(struct store *store, enum table_number table, struct bulk *bulk,
	     struct vec *names, struct error *err)
{
	static const char sql[] =
		"SELECT name, sql FROM sqlite_schema WHERE type = 'index' "
		"AND tbl_name = $table AND sql IS NOT NULL ORDER BY rowid";
	struct arena *arena = store->lasting;
	struct query *query;
	int step;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_text(query, "$table", tables[table].name);
	while ((step = driver_step(query, err)) > 0) {
		*(const char **)vec_add(names, arena) =
			arena_text(arena, driver_text(query, 0));
		*(const char **)vec_add(&bulk->indexes, arena) =
			arena_text(arena, driver_text(query, 1));
	}
	driver_done(query);
	return step < 0 ? -1 : 0;
}

int
bulk_begin(struct store *store, enum table_number table, struct bulk *bulk,
	   struct error *err)
{
	struct vec names = {.size = sizeof(const char *)};
	const char *const *all;
	size_t i;

	*bulk = (struct bulk){{.size = sizeof(const char *)}};
	if (list_indexes(store, table, bulk, &names, err) < 0)
		return -1;
	all = names.items;
	for (i = 0; i < names.count; i++) {
		if (driver_run(store->driver,
			       arena_print(store->lasting, "DROP INDEX \"%s\"",
					   all[i]),
			       err) < 0)
			return -1;
	}
	return 0;
}

int
bulk_end(struct store *store, const struct bulk *bulk, struct error *err)
{
	const char *const *all = bulk->indexes.items;
	size_t i;

	for (i = 0; i < bulk->indexes.count; i++) {
		if (driver_run(store->driver, all[i], err) < 0)
			return -1;
	}
	return 0;
}
