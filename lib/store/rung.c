/* SPDX-License-Identifier: ISC
 * Questions about the ladder.
 */
#include "store/rung.h"

#include "store/driver.h"
#include "store/store.h"

int
rung_due(struct store *store, struct instant now, bool *due, struct error *err)
{
	static const char sql[] =
		"SELECT EXISTS (SELECT 1 FROM cases k "
		"WHERE k.climb_at <= $now AND k.voided = 0) "
		"OR EXISTS (SELECT 1 FROM promises p WHERE p.late_at <= $now "
		"AND p.state = 'open' AND p.side = 'ours' AND p.voided = 0)";
	struct query *query;
	int step;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_int(query, "$now", now.s);
	step = driver_step(query, err);
	*due = step > 0 && driver_int(query, 0) != 0;
	driver_done(query);
	return step < 0 ? -1 : 0;
}
