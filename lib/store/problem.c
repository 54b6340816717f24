/* SPDX-License-Identifier: ISC
 * Problems in the store.
 */
#include "store/problem.h"

#include "base/arena.h"
#include "store/driver.h"
#include "store/kin.h"
#include "store/record.h"
#include "store/store.h"

#define JOINED "SELECT 1 FROM joins j WHERE j.\"case\" = k.id AND j.voided = 0"

int
problem_joins(struct store *store, struct arena *arena, struct id problem,
	      struct vec *joins, struct error *err)
{
	const char *sql =
		arena_print(arena,
			    "SELECT %s FROM joins j WHERE j.problem = $problem "
			    "AND j.voided = 0 ORDER BY j.id",
			    record_columns(arena, TABLE_JOINS, "j"));
	struct query *query;

	joins->size = sizeof(struct joined);
	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_int(query, "$problem", problem.n);
	return record_rows(arena, query, TABLE_JOINS, joins, err);
}

int
problem_of_case(struct store *store, struct arena *arena, struct id case_id,
		struct joined *joined, struct error *err)
{
	struct query *query;
	struct kin kin;

	column_clear(&joined_shape, joined);
	if (kin_get(store, KIN_CASE, case_id, &kin, err) < 0 ||
	    driver_query(store->driver,
			 arena_print(arena,
				     "%sSELECT %s FROM %sjoins j "
				     "WHERE j.\"case\" = %s AND j.voided = 0 "
				     "ORDER BY j.id LIMIT 1",
				     kin.with,
				     record_columns(arena, TABLE_JOINS, "j"),
				     kin.from, kin.id),
			 &query, err) < 0)
		return -1;
	driver_bind_int(query, "$id", case_id.n);
	return record_row(arena, query, TABLE_JOINS, joined, err);
}

int
problem_fixed(struct store *store, struct arena *arena, struct vec *problems,
	      struct error *err)
{
	const char *sql =
		arena_print(arena,
			    "SELECT %s FROM problems r "
			    "WHERE r.state <> 'closed' "
			    "AND r.fix IS NOT NULL AND r.voided = 0 "
			    "ORDER BY r.id",
			    record_columns(arena, TABLE_PROBLEMS, "r"));
	struct query *query;

	problems->size = sizeof(struct problem);
	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	return record_rows(arena, query, TABLE_PROBLEMS, problems, err);
}

int
problem_buyers(struct store *store, struct arena *arena, struct id product,
	       struct vec *parties, struct error *err)
{
	static const char sql[] =
		"SELECT party FROM sales WHERE product = $product "
		"AND voided = 0 GROUP BY party "
		"HAVING sum(quantity) > 0 ORDER BY party";
	struct query *query;

	parties->size = sizeof(struct id);
	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_int(query, "$product", product.n);
	return record_ids(arena, query, parties, err);
}

int
problem_said(struct store *store,
	     int (*each)(void *cookie, struct id case_id, const char *text,
			 struct error *err),
	     void *cookie, struct error *err)
{
	static const char sql[] =
		"SELECT k.id AS id, 0 AS said, k.subject AS text FROM cases k "
		"WHERE k.voided = 0 AND k.merged_into IS NULL "
		"AND NOT EXISTS (" JOINED ") "
		"UNION ALL SELECT k.id, i.id, i.text FROM cases k "
		"JOIN interactions i ON i.\"case\" = k.id "
		"WHERE k.voided = 0 AND k.merged_into IS NULL "
		"AND NOT EXISTS (" JOINED ") "
		"AND i.voided = 0 AND i.direction = 'in' ORDER BY 1, 2";
	struct query *query;
	const char *text;
	int step;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	while ((step = driver_step(query, err)) > 0) {
		text = driver_text(query, 2);
		if (each(cookie, (struct id){driver_int(query, 0)},
			 text ? text : "", err) < 0) {
			step = -1;
			break;
		}
	}
	driver_done(query);
	return step < 0 ? -1 : 0;
}

int
problem_cases_of(struct store *store, struct arena *arena, const char *tag,
		 struct id product, struct vec *cases, struct error *err)
{
	static const char with_tag[] =
		"SELECT DISTINCT k.id FROM tags t "
		"JOIN cases k ON k.party = t.party WHERE t.tag = $tag "
		"AND t.voided = 0 AND k.voided = 0 "
		"AND k.merged_into IS NULL AND NOT EXISTS (" JOINED ") "
		"ORDER BY k.id";
	static const char with_product[] =
		"SELECT DISTINCT k.id FROM sales s "
		"JOIN cases k ON k.party = s.party "
		"WHERE s.product = $product AND s.voided = 0 "
		"AND k.voided = 0 AND k.merged_into IS NULL "
		"AND NOT EXISTS (" JOINED ") ORDER BY k.id";
	struct query *query;

	cases->size = sizeof(struct id);
	if (driver_query(store->driver, tag ? with_tag : with_product, &query,
			 err) < 0)
		return -1;
	if (tag)
		driver_bind_text(query, "$tag", tag);
	else
		driver_bind_int(query, "$product", product.n);
	return record_ids(arena, query, cases, err);
}
