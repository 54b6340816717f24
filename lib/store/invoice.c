/* SPDX-License-Identifier: ISC
 * Invoices, payments and reminders in the store.
 */
#include "store/invoice.h"

#include <string.h>

#include "base/arena.h"
#include "store/driver.h"
#include "store/kin.h"
#include "store/record.h"
#include "store/store.h"

int
invoice_by_number(struct store *store, struct arena *arena, const char *number,
		  struct invoice *invoice, struct error *err)
{
	struct query *query;

	if (driver_query(
		    store->driver,
		    arena_print(arena,
				"SELECT %s FROM invoices v "
				"WHERE v.number = $number "
				"AND v.voided = 0",
				record_columns(arena, TABLE_INVOICES, "v")),
		    &query, err) < 0)
		return -1;
	driver_bind_text(query, "$number", number);
	return record_row(arena, query, TABLE_INVOICES, invoice, err);
}

int
invoice_booked(struct store *store, const struct invoice *invoice,
	       struct invoice_booked *booked, struct error *err)
{
	static const char sql[] =
		"SELECT coalesce(sum(e.amount_minor), 0), "
		"coalesce(sum(CASE WHEN e.kind = 'payment' "
		"THEN e.amount_minor END), 0), max(e.paid_on) "
		"FROM payments e WHERE e.invoice = $id AND e.voided = 0 "
		"AND e.state = 'booked'";
	struct query *query;
	int step;

	*booked = (struct invoice_booked){0, 0, DAY_MISSING};
	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_int(query, "$id", invoice->id.n);
	step = driver_step(query, err);
	if (step > 0) {
		booked->minor = driver_int(query, 0);
		booked->paid_minor = driver_int(query, 1);
		if (!driver_missing(query, 2))
			booked->last.days = driver_int(query, 2);
	}
	driver_done(query);
	return step < 0 ? -1 : 0;
}

/* All rows of a table about an invoice, in that order. */
static int
of_invoice(struct store *store, struct arena *arena, enum table_number table,
	   struct id invoice, const char *rest, struct vec *found,
	   struct error *err)
{
	struct query *query;

	if (driver_query(store->driver,
			 arena_print(arena,
				     "SELECT %s FROM %s e "
				     "WHERE e.invoice = $id %s",
				     record_columns(arena, table, "e"),
				     tables[table].name, rest),
			 &query, err) < 0)
		return -1;
	driver_bind_int(query, "$id", invoice.n);
	return record_rows(arena, query, table, found, err);
}

int
invoice_payments(struct store *store, struct arena *arena, struct id invoice,
		 struct vec *found, struct error *err)
{
	return of_invoice(store, arena, TABLE_PAYMENTS, invoice,
			  "AND e.voided = 0 ORDER BY e.paid_on, e.id", found,
			  err);
}

int
invoice_notices(struct store *store, struct arena *arena, struct id invoice,
		struct vec *found, struct error *err)
{
	return of_invoice(store, arena, TABLE_NOTICES, invoice,
			  "AND (e.voided = 0 OR e.level > 0) "
			  "ORDER BY e.level, e.at, e.id",
			  found, err);
}

int
invoice_sales(struct store *store, struct arena *arena, struct id invoice,
	      struct vec *found, struct error *err)
{
	return of_invoice(store, arena, TABLE_SALES, invoice,
			  "AND e.voided = 0 ORDER BY e.sold_on, e.id", found,
			  err);
}

int
invoice_of_party(struct store *store, struct arena *arena, struct id party,
		 bool settled, size_t limit, struct vec *found,
		 struct error *err)
{
	const char *open = settled ? "" : "AND v.state = 'open' ";
	struct query *query;
	struct kin kin;

	if (kin_get(store, KIN_FAMILY, party, &kin, err) < 0 ||
	    driver_query(store->driver,
			 arena_print(arena,
				     "%sSELECT v.id, v.due_on FROM %sinvoices "
				     "v WHERE v.party = %s AND v.voided = 0 %s"
				     "UNION SELECT v.id, v.due_on "
				     "FROM %sinvoices v WHERE v.bill_to = %s "
				     "AND v.voided = 0 %s"
				     "ORDER BY 2, 1 LIMIT $limit",
				     kin.with, kin.from, kin.id, open, kin.from,
				     kin.id, open),
			 &query, err) < 0)
		return -1;
	driver_bind_int(query, "$id", party.n);
	driver_bind_int(query, "$limit", (int64_t)limit);
	return record_rows_named(store, arena, query, TABLE_INVOICES, found,
				 err);
}

int
invoice_overdue(struct store *store, struct arena *arena, struct day before,
		struct id after, const char *owner, size_t limit,
		struct vec *found, struct error *err)
{
	struct query *query;

	if (driver_query(store->driver,
			 arena_print(arena,
				     "SELECT %s FROM invoices v "
				     "WHERE v.state = 'open' "
				     "AND v.due_on < $before AND v.voided = 0 "
				     "AND v.id > $after %s"
				     "ORDER BY v.id LIMIT $limit",
				     record_columns(arena, TABLE_INVOICES, "v"),
				     owner ? "AND v.owner = $owner " : ""),
			 &query, err) < 0)
		return -1;
	driver_bind_int(query, "$before", before.days);
	driver_bind_int(query, "$after", after.n);
	driver_bind_int(query, "$limit", (int64_t)limit);
	if (owner)
		driver_bind_text(query, "$owner", owner);
	return record_rows(arena, query, TABLE_INVOICES, found, err);
}

int
invoice_unsent(struct store *store, struct arena *arena, const char *owner,
	       struct day before, struct vec *found, struct error *err)
{
	struct query *query;

	if (driver_query(
		    store->driver,
		    arena_print(arena,
				"SELECT %s FROM invoices v "
				"WHERE v.state = 'open' "
				"AND v.owner = $owner AND v.voided = 0 "
				"AND v.issued_on < $before "
				"AND NOT EXISTS (SELECT 1 FROM notices n "
				"WHERE n.invoice = v.id AND n.level = 0 "
				"AND n.voided = 0) ORDER BY v.id",
				record_columns(arena, TABLE_INVOICES, "v")),
		    &query, err) < 0)
		return -1;
	driver_bind_text(query, "$owner", owner);
	driver_bind_int(query, "$before", before.days);
	return record_rows(arena, query, TABLE_INVOICES, found, err);
}

int
invoice_unbilled(struct store *store, struct arena *arena, struct id party,
		 struct day until, const char *currency, struct vec *found,
		 struct error *err)
{
	struct query *query;
	struct kin kin;

	if (kin_get(store, KIN_FAMILY, party, &kin, err) < 0 ||
	    driver_query(store->driver,
			 arena_print(arena,
				     "%sSELECT s.id FROM %ssales s "
				     "WHERE s.party = %s AND s.voided = 0 "
				     "AND s.invoice IS NULL "
				     "AND s.sold_on <= $until "
				     "AND s.currency = $currency "
				     "ORDER BY s.sold_on, s.id",
				     kin.with, kin.from, kin.id),
			 &query, err) < 0)
		return -1;
	driver_bind_int(query, "$id", party.n);
	driver_bind_int(query, "$until", until.days);
	driver_bind_text(query, "$currency", currency);
	return record_rows_named(store, arena, query, TABLE_SALES, found, err);
}

int
invoice_review(struct store *store, struct arena *arena, size_t limit,
	       struct vec *found, struct error *err)
{
	struct query *query;

	if (driver_query(
		    store->driver,
		    arena_print(arena,
				"SELECT %s FROM payments e "
				"WHERE e.state = 'review' "
				"AND e.voided = 0 "
				"ORDER BY e.id LIMIT $limit",
				record_columns(arena, TABLE_PAYMENTS, "e")),
		    &query, err) < 0)
		return -1;
	driver_bind_int(query, "$limit", (int64_t)limit);
	return record_rows(arena, query, TABLE_PAYMENTS, found, err);
}

int
invoice_mails(struct store *store, struct arena *arena, const char *address,
	      struct instant since, struct vec *found, struct error *err)
{
	struct query *query;

	if (driver_query(store->driver,
			 arena_print(arena,
				     "SELECT %s FROM notices n "
				     "WHERE n.channel = 'mail' "
				     "AND n.recipient = $address "
				     "AND n.at >= $since AND n.voided = 0 "
				     "AND n.result <> 'bounced' "
				     "ORDER BY n.id",
				     record_columns(arena, TABLE_NOTICES, "n")),
			 &query, err) < 0)
		return -1;
	driver_bind_text(query, "$address", address);
	driver_bind_int(query, "$since", since.s);
	return record_rows(arena, query, TABLE_NOTICES, found, err);
}

int
invoice_each_debt(struct store *store, struct day on, struct instant until,
		  int (*each)(void *cookie, const struct invoice_debt *debt,
			      struct error *err),
		  void *cookie, struct error *err)
{
	static const char sql[] =
		"SELECT v.id, v.due_on, v.currency, v.amount_minor - "
		"coalesce((SELECT sum(e.amount_minor) FROM payments e "
		"WHERE e.invoice = v.id AND e.state = 'booked' "
		"AND e.voided = 0 AND e.paid_on <= $on), 0), "
		"CASE WHEN v.disputed_on <= $on THEN 1 ELSE 0 END, "
		"CASE WHEN EXISTS (SELECT 1 FROM notices n "
		"WHERE n.invoice = v.id AND n.level = 0 AND n.voided = 0 "
		"AND n.at < $until "
		"AND n.result IN ('sent', 'delivered', 'read') "
		"AND n.party = coalesce(v.bill_to, v.party)) "
		"THEN 1 ELSE 0 END "
		"FROM invoices v WHERE v.voided = 0 AND v.issued_on <= $on "
		"AND (v.state = 'open' OR v.settled_on > $on)";
	struct invoice_debt debt;
	struct query *query;
	int step;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_int(query, "$on", on.days);
	driver_bind_int(query, "$until", until.s);
	while ((step = driver_step(query, err)) > 0) {
		const char *currency = driver_text(query, 2);

		debt = (struct invoice_debt){
			.id = {driver_int(query, 0)},
			.due_on = {driver_int(query, 1)},
			.owed_minor = driver_int(query, 3),
			.disputed = driver_int(query, 4) != 0,
			.sent = driver_int(query, 5) != 0,
		};
		if (currency && strlen(currency) == 3)
			memcpy(debt.currency, currency, 4);
		if (debt.owed_minor > 0 && each(cookie, &debt, err) < 0) {
			step = -1;
			break;
		}
	}
	driver_done(query);
	return step < 0 ? -1 : 0;
}

int
invoice_each_paid(struct store *store, struct day since, struct day until,
		  int (*each)(void *cookie, const char *currency, int64_t days,
			      struct error *err),
		  void *cookie, struct error *err)
{
	static const char sql[] =
		"SELECT v.currency, v.settled_on - v.issued_on "
		"FROM invoices v WHERE v.state = 'paid' AND v.voided = 0 "
		"AND v.settled_on >= $since AND v.settled_on <= $until";
	struct query *query;
	int step;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_int(query, "$since",
			day_missing(since) ? INT64_MIN : since.days);
	driver_bind_int(query, "$until", until.days);
	while ((step = driver_step(query, err)) > 0) {
		if (each(cookie, driver_text(query, 0), driver_int(query, 1),
			 err) < 0) {
			step = -1;
			break;
		}
	}
	driver_done(query);
	return step < 0 ? -1 : 0;
}

int
invoice_payment_by_key(struct store *store, const char *key, struct id *payment,
		       struct error *err)
{
	struct query *query;
	int step;

	if (driver_query(store->driver,
			 "SELECT id FROM payments WHERE \"key\" = $key "
			 "AND voided = 0",
			 &query, err) < 0)
		return -1;
	driver_bind_text(query, "$key", key);
	step = driver_step(query, err);
	payment->n = step > 0 ? driver_int(query, 0) : 0;
	driver_done(query);
	return step;
}

int
invoice_call(struct store *store, struct id party, struct instant since,
	     struct id *call, struct instant *at, struct error *err)
{
	struct arena arena = {NULL};
	struct query *query;
	struct kin kin;
	int step = kin_get(store, KIN_FAMILY, party, &kin, err);

	if (step == 0)
		step = driver_query(
			store->driver,
			arena_print(&arena,
				    "%sSELECT i.id, i.at "
				    "FROM %sinteractions i "
				    "WHERE i.party = %s AND i.at > $since "
				    "AND i.channel = 'phone' "
				    "AND i.direction = 'out' "
				    "AND i.automatic = 0 AND i.voided = 0 "
				    "ORDER BY i.at DESC, i.id DESC LIMIT 1",
				    kin.with, kin.from, kin.id),
			&query, err);
	if (step == 0) {
		driver_bind_int(query, "$id", party.n);
		driver_bind_int(query, "$since", since.s);
		step = driver_step(query, err);
		if (step > 0) {
			call->n = driver_int(query, 0);
			at->s = driver_int(query, 1);
		}
		driver_done(query);
	}
	arena_free(&arena);
	return step;
}
