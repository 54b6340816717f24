/* SPDX-License-Identifier: ISC
 * Whether a row of a file came in before.
 */
#include "store/arrival.h"

#include "store/driver.h"
#include "store/store.h"

static int
answer(struct query *query, bool *there, struct error *err)
{
	int step = driver_step(query, err);

	*there = step > 0;
	driver_done(query);
	return step < 0 ? -1 : 0;
}

int
arrival_last_said(struct store *store, struct instant *at, struct error *err)
{
	static const char sql[] = "SELECT max(at) FROM interactions";
	struct query *query;
	int step;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	step = driver_step(query, err);
	*at = INSTANT_MISSING;
	if (step > 0 && !driver_missing(query, 0))
		at->s = driver_int(query, 0);
	driver_done(query);
	return step < 0 ? -1 : 0;
}

int
arrival_any_touch(struct store *store, bool *any, struct error *err)
{
	static const char sql[] = "SELECT 1 FROM promises WHERE side = 'touch' "
				  "AND state = 'open' LIMIT 1";
	struct query *query;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	return answer(query, any, err);
}

int
arrival_ref(struct store *store, const char *ref, bool *there,
	    struct error *err)
{
	static const char sql[] =
		"SELECT 1 FROM origins WHERE ref = $ref AND voided = 0";
	struct query *query;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_text(query, "$ref", ref);
	return answer(query, there, err);
}

int
arrival_said(struct store *store, const struct interaction *like, bool timeless,
	     bool *there, struct error *err)
{
	static const char at[] =
		"SELECT 1 FROM interactions WHERE party = $party AND at = $at "
		"AND kind = $kind AND direction = $direction AND voided = 0 "
		"AND coalesce(text, '') = coalesce($text, '') "
		"AND batch < $batch LIMIT 1";
	static const char any[] =
		"SELECT 1 FROM interactions WHERE party = $party "
		"AND kind = $kind AND direction = $direction AND voided = 0 "
		"AND coalesce(text, '') = coalesce($text, '') "
		"AND batch < $batch LIMIT 1";
	struct query *query;

	if (driver_query(store->driver, timeless ? any : at, &query, err) < 0)
		return -1;
	driver_bind_int(query, "$party", like->party.n);
	if (!timeless)
		driver_bind_int(query, "$at", like->at.s);
	driver_bind_text(query, "$kind", like->kind.s);
	driver_bind_text(query, "$direction", like->direction.s);
	driver_bind_text(query, "$text", like->text.s);
	driver_bind_int(query, "$batch", store->batch.id.n);
	return answer(query, there, err);
}

int
arrival_case(struct store *store, const struct case_file *like, bool timeless,
	     bool *there, struct error *err)
{
	static const char sql[] =
		"SELECT 1 FROM cases WHERE party = $party AND kind = $kind "
		"AND voided = 0 AND coalesce(subject, '') = "
		"coalesce($subject, '') AND ($timeless = 1 OR opened_at = $at) "
		"AND batch < $batch LIMIT 1";
	struct query *query;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_int(query, "$party", like->party.n);
	driver_bind_text(query, "$kind", like->kind.s);
	driver_bind_text(query, "$subject", like->subject.s);
	driver_bind_int(query, "$timeless", timeless);
	driver_bind_int(query, "$at", like->opened_at.s);
	driver_bind_int(query, "$batch", store->batch.id.n);
	return answer(query, there, err);
}

int
arrival_promise(struct store *store, const struct promise *like, bool *there,
		struct error *err)
{
	static const char sql[] =
		"SELECT 1 FROM promises WHERE party = $party AND side = $side "
		"AND voided = 0 AND coalesce(text, '') = coalesce($text, '') "
		"AND coalesce(due_on, 0) = $on AND coalesce(due_at, 0) = $at "
		"LIMIT 1";
	struct query *query;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_int(query, "$party", like->party.n);
	driver_bind_text(query, "$side", like->side.s);
	driver_bind_text(query, "$text", like->text.s);
	driver_bind_int(query, "$on",
			day_missing(like->due_on) ? 0 : like->due_on.days);
	driver_bind_int(query, "$at",
			instant_missing(like->due_at) ? 0 : like->due_at.s);
	return answer(query, there, err);
}

int
arrival_sales(struct store *store, const struct sale *like, int64_t *count,
	      struct error *err)
{
	static const char sql[] =
		"SELECT count(*) FROM sales WHERE party = $party "
		"AND sold_on = $on AND amount_minor = $amount "
		"AND currency = $currency AND quantity = $quantity "
		"AND voided = 0 AND batch < $batch "
		"AND coalesce(product, 0) = $product "
		"AND coalesce(sold_at, $none) = $at "
		"AND coalesce(text, '') = $text";
	struct query *query;
	int step;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_int(query, "$party", like->party.n);
	driver_bind_int(query, "$on", like->sold_on.days);
	driver_bind_int(query, "$amount", like->amount_minor.n);
	driver_bind_text(query, "$currency", like->currency.s);
	driver_bind_int(query, "$quantity", like->quantity.thousandths);
	driver_bind_int(query, "$batch", store->batch.id.n);
	driver_bind_int(query, "$product", like->product.n);
	driver_bind_int(query, "$none", INT64_MIN);
	driver_bind_int(query, "$at", like->sold_at.s);
	driver_bind_text(query, "$text", like->text.s ? like->text.s : "");
	step = driver_step(query, err);
	*count = step > 0 ? driver_int(query, 0) : 0;
	driver_done(query);
	return step < 0 ? -1 : 0;
}
