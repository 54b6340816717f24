/* SPDX-License-Identifier: ISC
 * Sales in the store.
 */
#include "store/sale.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "store/driver.h"
#include "store/kin.h"
#include "store/record.h"
#include "store/store.h"

#define POINT "s.sold_on, s.amount_minor, s.currency, s.quantity"
/* The plus keeps the engine from the index of days, which would have all of
 * them sorted again. */
#define DAYS "s.voided = 0 AND +s.sold_on BETWEEN $since AND $until "

/* The index of sales by party gives all of them in order. */
static const char plain[] = "SELECT s.party, " POINT " FROM sales s "
			    "WHERE " DAYS "ORDER BY s.party, s.sold_on";

/* Where parties were merged, theirs are sorted apart and threaded in: the
 * others still come by the index. */
static const char merged[] =
	"WITH RECURSIVE root(id, top) AS ("
	"SELECT p.id, p.id FROM parties p WHERE p.merged_into IS NULL "
	"AND p.id IN (SELECT m.merged_into FROM parties m "
	"WHERE m.merged_into IS NOT NULL) "
	"UNION SELECT m.id, root.top FROM root "
	"JOIN parties m ON m.merged_into = root.id) "
	"SELECT s.party AS party, " POINT " FROM sales s "
	"WHERE " DAYS "AND s.party NOT IN (SELECT id FROM root) "
	"UNION ALL SELECT root.top, " POINT " FROM root "
	"JOIN sales s ON s.party = root.id WHERE " DAYS "ORDER BY 1, 2";

/* The point that begins at that column. */
static void
load_point(struct query *query, int at, struct sale_point *point)
{
	const char *currency = driver_text(query, at + 2);

	point->on.days = driver_int(query, at);
	point->amount = (struct money){driver_int(query, at + 1), ""};
	if (currency && money_is_currency(currency))
		memcpy(point->amount.currency, currency, 4);
	point->quantity.thousandths = driver_int(query, at + 3);
}

int
sale_each(struct store *store, struct day since, struct day until,
	  int (*each)(void *cookie, const struct sale_point *point,
		      struct error *err),
	  void *cookie, struct error *err)
{
	struct sale_point point;
	struct query *query;
	int64_t kin;
	int step;

	if (driver_number(store->driver,
			  "SELECT 1 FROM parties "
			  "WHERE merged_into IS NOT NULL LIMIT 1",
			  &kin, err) < 0 ||
	    driver_query(store->driver, kin ? merged : plain, &query, err) < 0)
		return -1;
	driver_bind_int(query, "$since",
			day_missing(since) ? INT64_MIN : since.days);
	driver_bind_int(query, "$until",
			day_missing(until) ? INT64_MAX : until.days);
	while ((step = driver_step(query, err)) > 0) {
		point.party.n = driver_int(query, 0);
		load_point(query, 1, &point);
		if (each(cookie, &point, err) < 0) {
			step = -1;
			break;
		}
	}
	driver_done(query);
	return step < 0 ? -1 : 0;
}

/* A question about the sales of a party and its kin. */
static int
ask_party(struct store *store, struct arena *arena, struct id party,
	  const char *columns, const char *order, struct query **query,
	  struct error *err)
{
	struct kin kin;

	if (kin_get(store, KIN_FAMILY, party, &kin, err) < 0 ||
	    driver_query(store->driver,
			 arena_print(arena,
				     "%sSELECT %s FROM %ssales s "
				     "WHERE s.party = %s AND s.voided = 0 "
				     "ORDER BY %s",
				     kin.with, columns, kin.from, kin.id,
				     order),
			 query, err) < 0)
		return -1;
	driver_bind_int(*query, "$id", party.n);
	return 0;
}

int
sale_points(struct store *store, struct arena *arena, struct id party,
	    struct vec *points, struct error *err)
{
	struct query *query;
	int step;

	if (ask_party(store, arena, party, POINT, "s.sold_on", &query, err) < 0)
		return -1;
	while ((step = driver_step(query, err)) > 0) {
		struct sale_point *point = vec_add(points, arena);

		point->party = party;
		load_point(query, 0, point);
	}
	driver_done(query);
	return step < 0 ? -1 : 0;
}

int
sale_latest(struct store *store, struct arena *arena, struct id party,
	    size_t limit, struct vec *sales, struct error *err)
{
	struct query *query;
	int step = 0;

	if (ask_party(store, arena, party, "s.id",
		      "s.sold_on DESC, s.sold_at DESC NULLS LAST, s.id DESC",
		      &query, err) < 0)
		return -1;
	while (sales->count < limit && (step = driver_step(query, err)) > 0) {
		step = record_get(store, arena, TABLE_SALES,
				  driver_int(query, 0), vec_add(sales, arena),
				  err);
		if (step < 0)
			break;
	}
	driver_done(query);
	return step < 0 ? -1 : 0;
}

int
sale_by_key(struct store *store, const char *key, struct id *sale,
	    struct error *err)
{
	struct query *query;
	int step;

	if (driver_query(store->driver,
			 "SELECT id FROM sales WHERE \"key\" = $key "
			 "AND voided = 0",
			 &query, err) < 0)
		return -1;
	driver_bind_text(query, "$key", key);
	step = driver_step(query, err);
	sale->n = step > 0 ? driver_int(query, 0) : 0;
	driver_done(query);
	return step;
}
