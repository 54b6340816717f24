/* SPDX-License-Identifier: ISC
 * Who is away on a day.
 */
#include "store/absence.h"

#include "base/arena.h"
#include "store/driver.h"
#include "store/record.h"
#include "store/store.h"

int
absence_list(struct store *store, struct arena *arena, struct day day,
	     struct vec *found, struct error *err)
{
	const char *sql =
		arena_print(arena,
			    "SELECT %s FROM absences w WHERE w.voided = 0 "
			    "AND (w.until_on IS NULL OR w.until_on >= $day) "
			    "ORDER BY w.from_on, w.id",
			    record_columns(arena, TABLE_ABSENCES, "w"));
	struct query *query;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_int(query, "$day", day.days);
	return record_rows(arena, query, TABLE_ABSENCES, found, err);
}
