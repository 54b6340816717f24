/* SPDX-License-Identifier: ISC
 * Cards in the store.
 */
#include "store/deck.h"

#include "base/arena.h"
#include "store/driver.h"
#include "store/kin.h"
#include "store/store.h"

int
deck_last(struct store *store, struct arena *arena, const char *site,
	  const char **indicator, struct error *err)
{
	struct query *query;
	int step;

	if (driver_query(store->driver,
			 "SELECT q.indicator FROM cards q "
			 "WHERE q.site = $site AND q.voided = 0 "
			 "ORDER BY q.id DESC LIMIT 1",
			 &query, err) < 0)
		return -1;
	driver_bind_text(query, "$site", site);
	step = driver_step(query, err);
	*indicator = step > 0 ? arena_text(arena, driver_text(query, 0)) : NULL;
	driver_done(query);
	return step < 0 ? -1 : 0;
}

int
deck_asked(struct store *store, struct arena *arena, const char *guest,
	   struct id party, struct instant *at, struct error *err)
{
	const char *sql = "SELECT max(q.at) FROM cards q "
			  "WHERE q.guest = $guest AND q.voided = 0";
	struct query *query;
	struct kin kin;
	int step;

	if (!guest) {
		if (kin_get(store, KIN_FAMILY, party, &kin, err) < 0)
			return -1;
		sql = arena_print(arena,
				  "%sSELECT max(q.at) FROM %scards q "
				  "WHERE q.party = %s AND q.voided = 0",
				  kin.with, kin.from, kin.id);
	}
	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	if (guest)
		driver_bind_text(query, "$guest", guest);
	else
		driver_bind_int(query, "$id", party.n);
	step = driver_step(query, err);
	*at = step > 0 && !driver_missing(query, 0)
		      ? (struct instant){driver_int(query, 0)}
		      : INSTANT_MISSING;
	driver_done(query);
	return step < 0 ? -1 : 0;
}

static const char *const points[] = {
	"SELECT q.site, q.indicator, q.at, "
	"CASE WHEN q.answered_at < $high THEN q.score END FROM cards q "
	"WHERE q.at >= $low AND q.at < $high AND q.voided = 0",
	"SELECT i.channel, 'rating', i.at, u.rating FROM interactions i "
	"JOIN origins u ON u.interaction = i.id "
	"WHERE i.at >= $low AND i.at < $high AND i.voided = 0 "
	"AND u.voided = 0 AND u.rating BETWEEN 1 AND 5",
};

int
deck_each(struct store *store, struct instant low, struct instant high,
	  int (*each)(void *cookie, const struct deck_point *point,
		      struct error *err),
	  void *cookie, struct error *err)
{
	struct query *query;
	size_t i;
	int step = 0;

	for (i = 0; i < 2 && step == 0; i++) {
		if (driver_query(store->driver, points[i], &query, err) < 0)
			return -1;
		driver_bind_int(query, "$low", low.s);
		driver_bind_int(query, "$high", high.s);
		while ((step = driver_step(query, err)) > 0) {
			const struct deck_point point = {
				.site = driver_text(query, 0),
				.indicator = driver_text(query, 1),
				.at = {driver_int(query, 2)},
				.score = driver_int(query, 3),
			};

			if (each(cookie, &point, err) < 0) {
				step = -1;
				break;
			}
		}
		driver_done(query);
	}
	return step;
}
