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
	struct query *query;
	struct kin kin;

	if (kin_get(store, KIN_FAMILY, party, &kin, err) < 0 ||
	    driver_query(store->driver,
			 arena_print(arena,
				     "%sSELECT l.id FROM %slinks l "
				     "WHERE l.%s = %s AND l.voided = 0 "
				     "AND (l.until_on IS NULL "
				     "OR l.until_on >= $today) %s"
				     "ORDER BY l.kind, l.id LIMIT $limit",
				     kin.with, kin.from,
				     back ? "other" : "party", kin.id,
				     kind ? "AND l.kind = $kind " : ""),
			 &query, err) < 0)
		return -1;
	driver_bind_int(query, "$id", party.n);
	driver_bind_int(query, "$today", today.days);
	driver_bind_int(query, "$limit", (int64_t)limit);
	if (kind)
		driver_bind_text(query, "$kind", kind);
	return record_rows_named(store, arena, query, TABLE_LINKS, found, err);
}
