/* SPDX-License-Identifier: ISC
 * Whether a database has exactly the schema of our files.
 */
#include "store/schema.h"

#include <stdbool.h>
#include <string.h>

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

/* Whether sql is a statement of the files. A database mostly has them in their
 * order, so *next is tried first; it is then the one behind. */
static bool
is_ours(const char *sql, size_t edition, const char **next)
{
	size_t len = strlen(sql), i;
	const char *p;

	if (*next && stands_at(*next, sql, len)) {
		*next = next_statement(*next);
		return true;
	}
	for (i = 0; i < edition; i++) {
		for (p = next_statement(store_schema[i].sql); p;
		     p = next_statement(p)) {
			if (stands_at(p, sql, len)) {
				*next = next_statement(p);
				return true;
			}
		}
	}
	return false;
}

/* How many texts there are; -2 when one of them is not ours. */
static int64_t
count_ours(struct driver *driver, size_t edition, struct error *err)
{
	static const char sql[] =
		"SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND "
		"substr(coalesce(name, ''), 1, 11) <> 'sqlite_stat' "
		"ORDER BY rowid";
	const char *next = next_statement(store_schema[0].sql);
	struct query *query;
	int64_t count = 0;
	int step;

	if (driver_query(driver, sql, &query, err) < 0)
		return -1;
	while ((step = driver_step(query, err)) > 0) {
		if (!is_ours(driver_text(query, 0), edition, &next)) {
			count = -2;
			break;
		}
		count++;
	}
	driver_done(query);
	return step < 0 ? -1 : count;
}

int
schema_check(struct driver *driver, const char *path, size_t edition,
	     struct error *err)
{
	int64_t count = count_ours(driver, edition, err);

	if (count == -1)
		return -1;
	if (count == (int64_t)count_statements(edition))
		return 0;
	error_set(err, ERR_DATA, "%s: its schema is not that of a crm database",
		  path);
	return error_hint(err, "something else changed the file: restore the "
			       "latest crm-backup");
}
