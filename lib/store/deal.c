/* SPDX-License-Identifier: ISC
 * Questions about deals and the steps they went.
 */
#include "store/deal.h"

#include <string.h>

#include "base/arena.h"
#include "base/money.h"
#include "store/driver.h"
#include "store/kin.h"
#include "store/record.h"
#include "store/store.h"

int
deal_of_party(struct store *store, struct arena *arena, struct id party,
	      size_t limit, struct vec *found, struct error *err)
{
	struct query *query;
	struct kin kin;

	if (kin_get(store, KIN_FAMILY, party, &kin, err) < 0 ||
	    driver_query(
		    store->driver,
		    arena_print(arena,
				"%sSELECT %s FROM %sdeals d "
				"WHERE d.party = %s AND d.voided = 0 "
				"ORDER BY CASE WHEN d.state = 'open' THEN 0 "
				"ELSE 1 END, d.next_on NULLS LAST, "
				"d.settled_at DESC, d.id LIMIT $limit",
				kin.with,
				record_columns(arena, TABLE_DEALS, "d"),
				kin.from, kin.id),
		    &query, err) < 0)
		return -1;
	driver_bind_int(query, "$id", party.n);
	driver_bind_int(query, "$limit", (int64_t)limit);
	return record_rows(arena, query, TABLE_DEALS, found, err);
}

int
deal_moves(struct store *store, struct arena *arena, struct id deal,
	   struct vec *found, struct error *err)
{
	struct query *query;

	if (driver_query(store->driver,
			 arena_print(arena,
				     "SELECT %s FROM moves m "
				     "WHERE m.deal = $deal AND m.voided = 0 "
				     "ORDER BY m.at, m.id",
				     record_columns(arena, TABLE_MOVES, "m")),
			 &query, err) < 0)
		return -1;
	driver_bind_int(query, "$deal", deal.n);
	return record_rows(arena, query, TABLE_MOVES, found, err);
}

static void
load_point(struct query *query, struct deal_point *point)
{
	const char *currency = driver_text(query, 5);

	point->deal.n = driver_int(query, 0);
	point->at.s = driver_int(query, 1);
	point->stage = driver_text(query, 2);
	point->state = driver_text(query, 3);
	point->amount = MONEY_MISSING;
	if (!driver_missing(query, 4) && currency &&
	    money_is_currency(currency)) {
		point->amount.minor = driver_int(query, 4);
		memcpy(point->amount.currency, currency, 4);
	}
	point->expected = DAY_MISSING;
	if (!driver_missing(query, 6))
		point->expected.days = driver_int(query, 6);
}

int
deal_each_step(struct store *store, struct instant before,
	       int (*each)(void *cookie, const struct deal_point *point,
			   struct error *err),
	       void *cookie, struct error *err)
{
	static const char sql[] =
		"SELECT m.deal, m.at, m.stage, m.state, m.amount_minor, "
		"m.currency, m.expected_on FROM moves m "
		"WHERE m.at < $before AND m.voided = 0 "
		"ORDER BY m.deal, m.at, m.id";
	struct deal_point point;
	struct query *query;
	int step;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_int(query, "$before", before.s);
	while ((step = driver_step(query, err)) > 0) {
		load_point(query, &point);
		if (each(cookie, &point, err) < 0) {
			step = -1;
			break;
		}
	}
	driver_done(query);
	return step < 0 ? -1 : 0;
}

int
deal_last_step(struct store *store, struct id deal, struct instant *at,
	       struct error *err)
{
	static const char sql[] = "SELECT at FROM moves WHERE deal = $deal "
				  "AND voided = 0 ORDER BY at DESC LIMIT 1";
	struct query *query;
	int step;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_int(query, "$deal", deal.n);
	step = driver_step(query, err);
	*at = INSTANT_MISSING;
	if (step > 0)
		at->s = driver_int(query, 0);
	driver_done(query);
	return step < 0 ? -1 : 0;
}

int
deal_last_turn(struct store *store, struct arena *arena, const char *territory,
	       const char **turn, struct error *err)
{
	static const char sql[] =
		"SELECT turn FROM deals WHERE turn IS NOT NULL "
		"AND coalesce(territory, '') = $territory AND voided = 0 "
		"ORDER BY id DESC LIMIT 1";
	struct query *query;
	int step;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_text(query, "$territory", territory ? territory : "");
	step = driver_step(query, err);
	*turn = step > 0 ? arena_text(arena, driver_text(query, 0)) : NULL;
	driver_done(query);
	return step < 0 ? -1 : 0;
}

int
deal_load(struct store *store, const char *owner, int64_t *open,
	  struct error *err)
{
	static const char sql[] = "SELECT count(*) FROM deals "
				  "WHERE owner = $owner AND state = 'open' "
				  "AND voided = 0";
	struct query *query;
	int step;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_text(query, "$owner", owner);
	step = driver_step(query, err);
	*open = step > 0 ? driver_int(query, 0) : 0;
	driver_done(query);
	return step < 0 ? -1 : 0;
}

int
deal_by_key(struct store *store, const char *key, struct id *deal,
	    struct error *err)
{
	static const char sql[] = "SELECT id FROM deals WHERE \"key\" = $key "
				  "AND voided = 0";
	struct query *query;
	int step;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_text(query, "$key", key);
	step = driver_step(query, err);
	deal->n = step > 0 ? driver_int(query, 0) : 0;
	driver_done(query);
	return step;
}

int
deal_alike(struct store *store, const struct deal *deal, bool dated,
	   int64_t *count, struct error *err)
{
	static const char sql[] = "SELECT count(*) FROM deals "
				  "WHERE party = $party AND name = $name "
				  "AND voided = 0 AND batch < $batch "
				  "AND opened_at BETWEEN $low AND $high";
	struct query *query;
	int step;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_int(query, "$party", deal->party.n);
	driver_bind_text(query, "$name", deal->name.s);
	driver_bind_int(query, "$batch", store->batch.id.n);
	driver_bind_int(query, "$low", dated ? deal->opened_at.s : INT64_MIN);
	driver_bind_int(query, "$high", dated ? deal->opened_at.s : INT64_MAX);
	step = driver_step(query, err);
	*count = step > 0 ? driver_int(query, 0) : 0;
	driver_done(query);
	return step < 0 ? -1 : 0;
}
