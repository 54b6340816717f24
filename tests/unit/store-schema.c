/* SPDX-License-Identifier: ISC
 * The schema files, the schema of a base and the descriptions agree.
 */
#include <string.h>

#include "base/arena.h"
#include "model/table.h"
#include "store/driver.h"
#include "store/schema.h"
#include "tap.h"

static struct driver *
made(void)
{
	struct driver *driver;
	struct error err;
	size_t i;

	if (driver_open("", DRIVER_MEMORY, &driver, &err) < 0)
		return NULL;
	for (i = 0; i < store_schema_count; i++)
		ok(driver_run(driver, store_schema[i].sql, &err) == 0, "%s",
		   store_schema[i].name);
	return driver;
}

static void
is_refused(const char *sql, const char *title)
{
	struct driver *driver = made();
	struct error err;

	ok(driver_run(driver, sql, &err) == 0 &&
		   schema_check(driver, "x.db", store_schema_count, &err) < 0 &&
		   err.code == ERR_DATA,
	   "%s is refused", title);
	driver_close(driver);
}

/* The same table, but one that takes any kind of value. */
static void
lax(void)
{
	struct driver *driver = made();
	const char *tags = strstr(store_schema[0].sql, "CREATE TABLE tags");
	const char *strict = tags ? strstr(tags, " STRICT;") : NULL;
	struct error err;
	char sql[2000];

	if (!ok(strict && strict - tags < 1900, "a table and its end"))
		return;
	(void)snprintf(sql, sizeof(sql), "DROP TABLE tags; %.*s",
		       (int)(strict - tags), tags);
	ok(driver_run(driver, sql, &err) == 0 &&
		   schema_check(driver, "x.db", store_schema_count, &err) < 0 &&
		   err.code == ERR_DATA,
	   "a table that is not strict is refused");
	driver_close(driver);
}

/* Each described column is in the table, and no other. */
static void
described(struct driver *driver, const struct table *table)
{
	struct query *query;
	struct error err;
	size_t found = 0;
	char sql[100];
	bool all = true;

	(void)snprintf(sql, sizeof(sql),
		       "SELECT name FROM pragma_table_info('%s')", table->name);
	if (driver_query(driver, sql, &query, &err) < 0) {
		ok(false, "%s: %s", table->name, err.text);
		return;
	}
	while (driver_step(query, &err) > 0) {
		const char *name = driver_text(query, 0);

		found++;
		if (!column_find(table->shape, name)) {
			all = false;
			ok(false, "%s.%s is not described", table->name, name);
		}
	}
	driver_done(query);
	ok(all, "%s: every column is described", table->name);
	is_int((int64_t)found, (int64_t)table->shape->count,
	       "and every description has its column");
}

int
main(void)
{
	struct driver *driver = made();
	struct error err;
	size_t i;

	ok(schema_check(driver, "x.db", store_schema_count, &err) == 0,
	   "ours is ours");
	ok(driver_run(driver, "ANALYZE", &err) == 0 &&
		   schema_check(driver, "x.db", store_schema_count, &err) == 0,
	   "statistics are nobody's business");
	for (i = 0; i < TABLE_COUNT; i++)
		described(driver, &tables[i]);
	described(driver, &table_batches);
	driver_close(driver);
	is_refused("CREATE TABLE more (a)", "a table more");
	is_refused("CREATE TRIGGER t AFTER INSERT ON tags BEGIN "
		   "DELETE FROM tags; END",
		   "a trigger");
	is_refused("CREATE VIEW v AS SELECT 1", "a view");
	is_refused("DROP INDEX tags_tag", "an index less");
	is_refused("DROP INDEX tags_tag; "
		   "CREATE INDEX tags_tag ON tags (tag)",
		   "an index that is another");
	lax();
	is_refused("ALTER TABLE tags ADD COLUMN more TEXT", "a column more");
	return done();
}
