/* SPDX-License-Identifier: ISC
 * A record together with those that were merged into it. CROSS JOIN keeps the
 * order written: left to itself the engine walks the whole table to save
 * sorting a few rows.
 */
#include "store/kin.h"

#include "store/driver.h"
#include "store/store.h"

static const struct {
	const char *merged;
	const char *tree;
} questions[] = {
	[KIN_PARTY] = {"SELECT 1 FROM parties WHERE merged_into = $id LIMIT 1",
		       KIN_PARTIES("$id")},
	[KIN_CASE] = {"SELECT 1 FROM cases WHERE merged_into = $id LIMIT 1",
		      KIN_CASES("$id")},
	[KIN_FAMILY] = {"SELECT 1 FROM parties WHERE merged_into = $id "
			"UNION ALL SELECT 1 FROM parties WHERE id = $id "
			"AND merged_into IS NOT NULL LIMIT 1",
			KIN_ALL("$id")},
};

int
kin_get(struct store *store, enum kin_of of, struct id id, struct kin *kin,
	struct error *err)
{
	struct query *query;
	int step;

	if (driver_query(store->driver, questions[of].merged, &query, err) < 0)
		return -1;
	driver_bind_int(query, "$id", id.n);
	step = driver_step(query, err);
	driver_done(query);
	*kin = (struct kin){"", "", "$id"};
	if (step > 0)
		*kin = (struct kin){questions[of].tree, "tree CROSS JOIN ",
				    "tree.id"};
	return step < 0 ? -1 : 0;
}
