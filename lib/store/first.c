/* SPDX-License-Identifier: ISC
 * Everybody's contacts in turn, from the first on.
 */
#include "store/first.h"

#include "store/driver.h"
#include "store/store.h"

/* The words of a what are its number in enum first_what. */
static const char contacts_sql[] =
	"WITH RECURSIVE root(id, top) AS ("
	"SELECT p.id, p.id FROM parties p WHERE p.merged_into IS NULL "
	"AND p.id IN (SELECT m.merged_into FROM parties m "
	"WHERE m.merged_into IS NOT NULL) "
	"UNION SELECT m.id, root.top FROM root "
	"JOIN parties m ON m.merged_into = root.id) "
	"SELECT coalesce(r.top, c.party), c.what, c.at, c.sold_on, c.ref FROM "
	"(SELECT i.party AS party, "
	"CASE i.kind WHEN 'complaint' THEN 1 ELSE 0 END AS what, i.at AS at, "
	"NULL AS sold_on, i.id AS ref FROM interactions i "
	"WHERE i.direction = 'in' AND i.kind <> 'note' AND i.automatic = 0 "
	"AND i.voided = 0 "
	"UNION ALL SELECT s.party, 2, "
	"coalesce(s.sold_at, s.sold_on * 86400 + 43200), s.sold_on, s.id "
	"FROM sales s WHERE s.quantity >= 0 AND s.amount_minor >= 0 "
	"AND s.voided = 0 "
	"UNION ALL SELECT k.party, "
	"CASE k.outcome WHEN 'done' THEN 3 ELSE 4 END, e.at, NULL, k.id "
	"FROM cases k JOIN interactions e ON e.id = k.settled_by "
	"WHERE k.kind = 'complaint' AND k.outcome IS NOT NULL "
	"AND k.merged_into IS NULL AND k.voided = 0) c "
	"LEFT JOIN root r ON r.id = c.party ORDER BY 1, 3, 2, 5";

int
first_each(struct store *store,
	   int (*each)(void *cookie, const struct first_contact *contact,
		       struct error *err),
	   void *cookie, struct error *err)
{
	struct query *query;
	int step;

	if (driver_query(store->driver, contacts_sql, &query, err) < 0)
		return -1;
	while ((step = driver_step(query, err)) > 0) {
		struct first_contact contact = {
			.party = {driver_int(query, 0)},
			.what = (enum first_what)driver_int(query, 1),
			.at = {driver_int(query, 2)},
			.on = DAY_MISSING,
			.ref = {driver_int(query, 4)}};

		if (!driver_missing(query, 3))
			contact.on.days = driver_int(query, 3);
		step = each(cookie, &contact, err);
		if (step < 0)
			break;
	}
	driver_done(query);
	return step < 0 ? -1 : 0;
}

int
first_answer(struct store *store, struct id voice, struct instant *at,
	     struct error *err)
{
	/* the answer may stand on the case that theirs was merged into */
	static const char sql[] =
		"SELECT min(e.at) FROM interactions i "
		"JOIN cases k ON k.id = i.\"case\" "
		"JOIN interactions e ON e.\"case\" = k.id "
		"OR e.\"case\" = k.merged_into "
		"WHERE i.id = $id AND e.id > i.id AND e.voided = 0 "
		"AND e.direction = 'out' AND e.automatic = 0 "
		"AND e.kind IN ('answer', 'question', 'thanks')";
	struct query *query;
	int step;

	*at = INSTANT_MISSING;
	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_int(query, "$id", voice.n);
	step = driver_step(query, err);
	if (step > 0 && !driver_missing(query, 0))
		at->s = driver_int(query, 0);
	driver_done(query);
	return step < 0 ? -1 : 0;
}
