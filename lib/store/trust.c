/* SPDX-License-Identifier: ISC
 * What was promised and what became of it, in the store.
 */
#include "store/trust.h"

#include "store/driver.h"
#include "store/store.h"

static int64_t
or_missing(struct query *query, int column)
{
	return driver_missing(query, column) ? TIME_MISSING
					     : driver_int(query, column);
}

int
trust_promises(struct store *store, struct day since, struct instant beginning,
	       int (*each)(void *cookie, const struct trust_promise *promise,
			   struct error *err),
	       void *cookie, struct error *err)
{
	static const char sql[] =
		"SELECT side, owner, state, due_on, due_at, settled_at "
		"FROM promises WHERE side IN ('ours', 'theirs') AND voided = 0 "
		"AND (due_on >= $since OR due_at >= $beginning)";
	struct query *query;
	int step;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_int(query, "$since", since.days);
	driver_bind_int(query, "$beginning", beginning.s);
	while ((step = driver_step(query, err)) > 0) {
		const struct trust_promise promise = {
			.side = driver_text(query, 0),
			.owner = driver_text(query, 1),
			.state = driver_text(query, 2),
			.due = {{or_missing(query, 3)}, {or_missing(query, 4)}},
			.settled_at = {or_missing(query, 5)}};

		step = each(cookie, &promise, err);
		if (step < 0)
			break;
	}
	driver_done(query);
	return step < 0 ? -1 : 0;
}

int
trust_invoices(struct store *store, struct day low, struct day high,
	       int (*each)(void *cookie, struct id invoice, struct error *err),
	       void *cookie, struct error *err)
{
	static const char sql[] =
		"SELECT id FROM invoices WHERE issued_on >= $low "
		"AND issued_on <= $high AND voided = 0 ORDER BY id";
	struct query *query;
	int step;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_int(query, "$low", low.days);
	driver_bind_int(query, "$high", high.days);
	while ((step = driver_step(query, err)) > 0) {
		step = each(cookie, (struct id){driver_int(query, 0)}, err);
		if (step < 0)
			break;
	}
	driver_done(query);
	return step < 0 ? -1 : 0;
}
