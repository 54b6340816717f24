/* SPDX-License-Identifier: ISC
 * Fits in the store.
 */
#include "store/fit.h"

#include <assert.h>

#include "base/arena.h"
#include "store/driver.h"
#include "store/store.h"

static int
put(struct store *store, const struct fit *fit, struct error *err)
{
	static const char sql[] =
		"INSERT INTO fits (model, used, parameters, reason, holdout, "
		"unit_days, until_on, made_at, customers, currency) "
		"VALUES ($model, $used, $parameters, $reason, $holdout, "
		"$unit, $until, $made, $customers, $currency)";
	struct query *query;
	int step;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_text(query, "$model", fit->model);
	driver_bind_int(query, "$used", fit->used);
	driver_bind_text(query, "$parameters", fit->parameters);
	driver_bind_text(query, "$reason", fit->reason);
	driver_bind_text(query, "$holdout", fit->holdout);
	driver_bind_int(query, "$unit", fit->unit_days);
	driver_bind_int(query, "$until", fit->until.days);
	driver_bind_int(query, "$made", fit->made_at.s);
	driver_bind_int(query, "$customers", fit->customers);
	driver_bind_text(query, "$currency", fit->currency);
	step = driver_step(query, err);
	driver_done(query);
	return step < 0 ? -1 : 0;
}

int
fit_replace(struct store *store, const struct vec *fits, struct error *err)
{
	const struct fit *all = fits->items;
	size_t i;

	assert(store->begun);
	store->derived = true;
	if (driver_run(store->driver, "DELETE FROM fits", err) < 0)
		return -1;
	for (i = 0; i < fits->count; i++) {
		if (put(store, &all[i], err) < 0)
			return -1;
	}
	return 0;
}

int
fit_all(struct store *store, struct arena *arena, struct vec *fits,
	struct error *err)
{
	static const char sql[] =
		"SELECT model, used, parameters, reason, holdout, unit_days, "
		"until_on, made_at, customers, currency FROM fits "
		"ORDER BY model";
	struct query *query;
	int step;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	while ((step = driver_step(query, err)) > 0) {
		struct fit *fit = vec_add(fits, arena);

		fit->model = arena_text(arena, driver_text(query, 0));
		fit->used = driver_int(query, 1) != 0;
		fit->parameters = arena_text(arena, driver_text(query, 2));
		fit->reason = arena_text(arena, driver_text(query, 3));
		fit->holdout = arena_text(arena, driver_text(query, 4));
		fit->unit_days = driver_int(query, 5);
		fit->until.days = driver_int(query, 6);
		fit->made_at.s = driver_int(query, 7);
		fit->customers = driver_int(query, 8);
		fit->currency = arena_text(arena, driver_text(query, 9));
	}
	driver_done(query);
	return step < 0 ? -1 : 0;
}

int
fit_since(struct store *store, struct day *day, struct error *err)
{
	static const char sql[] = "SELECT min(s.sold_on) FROM sales s "
				  "WHERE s.voided = 0";
	struct query *query;
	int step;

	*day = DAY_MISSING;
	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	step = driver_step(query, err);
	if (step > 0 && !driver_missing(query, 0))
		day->days = driver_int(query, 0);
	driver_done(query);
	return step < 0 ? -1 : 0;
}
