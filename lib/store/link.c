/* SPDX-License-Identifier: ISC
 * How parties belong together, in the store.
 */
#include "store/link.h"

#include "base/arena.h"
#include "store/driver.h"
#include "store/kin.h"
#include "store/record.h"
#include "store/store.h"

int
link_list(struct store *store, struct arena *arena, struct id party, bool back,
	  const char *kind, struct day today, size_t limit, struct vec *found,
	  struct error *err)
{
	const char *sql = arena_print(
		arena,
		KIN_ALL("$party") "SELECT %s FROM tree CROSS JOIN links l "
				  "WHERE l.%s = tree.id AND l.voided = 0 "
				  "AND (l.until_on IS NULL "
				  "OR l.until_on >= $today) %s"
				  "ORDER BY l.kind, l.id LIMIT $limit",
		record_columns(arena, TABLE_LINKS, "l"),
		back ? "other" : "party", kind ? "AND l.kind = $kind " : "");
	struct query *query;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_int(query, "$party", party.n);
	driver_bind_int(query, "$today", today.days);
	driver_bind_int(query, "$limit", (int64_t)limit);
	if (kind)
		driver_bind_text(query, "$kind", kind);
	return record_rows(arena, query, TABLE_LINKS, found, err);
}
