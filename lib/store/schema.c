/* SPDX-License-Identifier: ISC
 * Whether a database has exactly the schema of our files.
 */
#include "store/schema.h"

#include <stdbool.h>
#include <string.h>

#include "base/str.h"
#include "store/driver.h"

static const char create[] = "\nCREATE ";

/* Where the next statement of a file begins, NULL when there is none. */
static const char *
next_statement(const char *sql)
{
	const char *found = strstr(sql, create);

	return found ? found + 1 : NULL;
}

static size_t
count_statements(size_t edition)
{
	size_t count = 0, i;
	const char *p;

	for (i = 0; i < edition; i++) {
		for (p = next_statement(store_schema[i].sql); p;
		     p = next_statement(p))
			count++;
	}
	return count;
}

/* Whether statement, one of a file, is sql and its semicolon. */
static bool
stands_at(const char *statement, const char *sql, size_t len)
{
	return strncmp(statement, sql, len) == 0 && statement[len] == ';';
}

/* Where a statement of the files stands; p NULL: behind the last. */
struct place {
	size_t file;
	const char *p;
};

/* On to the first statement at or behind p, in this file or a later one. */
static void
move_on(struct place *place, size_t edition)
{
	place->p = next_statement(place->p);
	while (!place->p && ++place->file < edition)
		place->p = next_statement(store_schema[place->file].sql);
}

/* Find sql, whatever the order. */
static bool
find(struct place *place, size_t edition, const char *sql, size_t len)
{
	*place = (struct place){0, store_schema[0].sql};
	for (move_on(place, edition); place->p; move_on(place, edition)) {
		if (stands_at(place->p, sql, len))
			return true;
	}
	return false;
}

/* Whether the rows are statements of the files, and all of them; below 0: a
 * question failed. A database mostly has them in their order, so each is looked
 * for where the last one ended. */
static int
is_ours(struct query *query, size_t edition, struct error *err)
{
	struct place place = {0, store_schema[0].sql};
	bool in_order = true;
	size_t count = 0;
	int step;

	move_on(&place, edition);
	while ((step = driver_step(query, err)) > 0) {
		const char *sql = driver_text(query, 0), *name;
		size_t len;

		if (!sql) /* an index that a table made by itself */
			continue;
		len = strlen(sql);
		if (!place.p || !stands_at(place.p, sql, len)) {
			name = driver_text(query, 1);
			if (name && str_begins(name, "sqlite_stat"))
				continue;
			in_order = false;
			if (!find(&place, edition, sql, len))
				return 0;
		}
		count++;
		place.p += len;
		move_on(&place, edition);
	}
	if (step < 0)
		return -1;
	return in_order ? !place.p : count == count_statements(edition);
}

int
schema_check(struct driver *driver, const char *path, size_t edition,
	     struct error *err)
{
	static const char sql[] =
		"SELECT sql, name FROM sqlite_schema ORDER BY rowid";
	struct query *query;
	int ours;

	if (driver_query(driver, sql, &query, err) < 0)
		return -1;
	ours = is_ours(query, edition, err);
	driver_done(query);
	if (ours != 0)
		return ours < 0 ? -1 : 0;
	error_set(err, ERR_DATA, "%s: its schema is not that of a crm database",
		  path);
	return error_hint(err, "something else changed the file: restore the "
			       "latest crm-backup");
}
