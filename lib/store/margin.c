/* SPDX-License-Identifier: ISC
 * What is left of what we sell.
 */
#include "store/margin.h"

#include "store/driver.h"
#include "store/store.h"

/* Two numbers of one row. */
static int
two_of(struct store *store, const char *sql, const char *currency,
       int64_t *first, int64_t *second, struct error *err)
{
	struct query *query;
	int step;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_text(query, "$currency", currency);
	step = driver_step(query, err);
	*first = step > 0 ? driver_int(query, 0) : 0;
	*second = step > 0 ? driver_int(query, 1) : 0;
	driver_done(query);
	return step < 0 ? -1 : 0;
}

int
margin_of_sales(struct store *store, const char *currency, int64_t *thousandths,
		int64_t *count, struct error *err)
{
	/* sums as floating point: a year of a large shop fits no cents times
	 * thousandths */
	static const char sql[] =
		"SELECT CAST(round(1000 * (sum(s.amount_minor * 1.0) - "
		"sum(g.cost_minor * s.quantity / 1000.0)) / "
		"NULLIF(sum(s.amount_minor * 1.0), 0)) AS INTEGER), count(*) "
		"FROM sales s JOIN products g ON g.id = s.product "
		"WHERE s.voided = 0 AND s.currency = $currency "
		"AND g.currency = $currency AND g.cost_minor IS NOT NULL";

	return two_of(store, sql, currency, thousandths, count, err);
}

int
margin_of_deals(struct store *store, const char *currency, int64_t *mean_minor,
		int64_t *count, struct error *err)
{
	static const char sql[] =
		"SELECT CAST(round(avg(amount_minor)) AS INTEGER), count(*) "
		"FROM deals WHERE voided = 0 AND state = 'won' "
		"AND currency = $currency AND amount_minor IS NOT NULL";

	return two_of(store, sql, currency, mean_minor, count, err);
}

int
margin_of_customers(struct store *store, const char *currency, struct day after,
		    int64_t *mean_minor, int64_t *count, struct error *err)
{
	static const char sql[] =
		"SELECT CAST(round(avg(t.minor)) AS INTEGER), count(*) "
		"FROM (SELECT sum(s.amount_minor * 1.0) AS minor FROM sales s "
		"WHERE s.voided = 0 AND s.currency = $currency "
		"AND s.sold_on > $after GROUP BY s.party) t";
	struct query *query;
	int step;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_int(query, "$after", after.days);
	driver_bind_text(query, "$currency", currency);
	step = driver_step(query, err);
	*mean_minor = step > 0 ? driver_int(query, 0) : 0;
	*count = step > 0 ? driver_int(query, 1) : 0;
	driver_done(query);
	return step < 0 ? -1 : 0;
}
