/* SPDX-License-Identifier: ISC
 * Questions about one person.
 */
#include "store/personal.h"

#include "base/arena.h"
#include "os/random.h"
#include "store/driver.h"
#include "store/kin.h"
#include "store/record.h"
#include "store/store.h"

int
personal_kin(struct store *store, struct arena *arena, struct id party,
	     struct vec *ids, struct error *err)
{
	static const char sql[] = KIN_ALL("$party") "SELECT id FROM tree";
	struct query *query;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_int(query, "$party", party.n);
	return record_ids(arena, query, ids, err);
}

int
personal_addresses(struct store *store, struct arena *arena, struct id party,
		   struct vec *found, struct error *err)
{
	const char *sql =
		arena_print(arena,
			    "SELECT %s FROM addresses x WHERE x.party = $party "
			    "ORDER BY x.id",
			    record_columns(arena, TABLE_ADDRESSES, "x"));
	struct query *query;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_int(query, "$party", party.n);
	return record_rows(arena, query, TABLE_ADDRESSES, found, err);
}

int
personal_marked(struct store *store, const struct bytes *mark, bool *there,
		struct error *err)
{
	static const char sql[] = "SELECT 1 FROM tombstones "
				  "WHERE mark = $mark AND voided = 0 LIMIT 1";
	struct query *query;
	int step;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_bytes(query, "$mark", mark->data, mark->len);
	step = driver_step(query, err);
	*there = step > 0;
	driver_done(query);
	return step < 0 ? -1 : 0;
}

int
personal_key(struct store *store, struct arena *arena, struct bytes *key,
	     struct error *err)
{
	static const char sql[] =
		"SELECT \"key\" FROM tombstones ORDER BY id DESC LIMIT 1";
	struct query *query;
	const void *bytes;
	int step;

	*key = (struct bytes){NULL, 0};
	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	step = driver_step(query, err);
	if (step > 0) {
		bytes = driver_bytes(query, 0, &key->len);
		key->data =
			(unsigned char *)arena_bytes(arena, bytes, key->len);
	}
	driver_done(query);
	return step < 0 ? -1 : 0;
}

int
personal_new_key(unsigned char *key, size_t len, struct error *err)
{
	return random_bytes(key, len, err);
}

/* Of a root and of each merged into it, however deep. */
int
personal_stale(struct store *store, struct arena *arena, const char *role,
	       struct instant before, struct vec *ids, struct error *err)
{
	static const char sql[] =
		"WITH RECURSIVE kin(root, id) AS ("
		"SELECT id, id FROM parties WHERE merged_into IS NULL "
		"AND voided = 0 AND role = $role "
		"AND id NOT IN (SELECT party FROM tombstones) UNION "
		"SELECT k.root, c.id FROM kin k JOIN parties c "
		"ON c.merged_into = k.id), "
		"fresh(root) AS ("
		"SELECT k.root FROM kin k JOIN parties c ON c.id = k.id "
		"JOIN batches b ON b.id = c.batch WHERE b.at >= $before UNION "
		"SELECT k.root FROM kin k JOIN interactions i "
		"ON i.party = k.id WHERE i.at >= $before UNION "
		"SELECT k.root FROM kin k JOIN cases s ON s.party = k.id "
		"WHERE s.opened_at >= $before OR s.closed_at >= $before UNION "
		"SELECT k.root FROM kin k JOIN promises p ON p.party = k.id "
		"WHERE p.settled_at >= $before OR p.state = 'open' UNION "
		"SELECT k.root FROM kin k JOIN messages o ON o.party = k.id "
		"WHERE o.queued_at >= $before UNION "
		"SELECT k.root FROM kin k JOIN sales v ON v.party = k.id "
		"WHERE v.voided = 0 AND (v.sold_on + 1) * 86400 > $before "
		"UNION "
		"SELECT k.root FROM kin k JOIN deals d ON d.party = k.id "
		"WHERE d.voided = 0 AND (d.state = 'open' "
		"OR d.opened_at >= $before OR d.settled_at >= $before) UNION "
		"SELECT k.root FROM kin k JOIN facts f ON f.party = k.id "
		"JOIN batches b ON b.id = f.batch WHERE b.at >= $before) "
		"SELECT id FROM kin WHERE id = root "
		"AND root NOT IN (SELECT root FROM fresh) ORDER BY id";
	struct query *query;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_text(query, "$role", role);
	driver_bind_int(query, "$before", before.s);
	return record_ids(arena, query, ids, err);
}
