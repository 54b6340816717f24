/* SPDX-License-Identifier: ISC
 * Selling.
 */
#include "sell/sale.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/money.h"
#include "base/str.h"
#include "base/utf8.h"
#include "domain/input.h"
#include "domain/made.h"
#include "domain/party.h"
#include "os/zone.h"
#include "sell/product.h"
#include "store/party.h"
#include "store/product.h"
#include "store/record.h"
#include "store/sale.h"

#define ONE ((struct quantity){1000})

/* --- what was typed --------------------------------------------------------- */

int
sale_quantity(const char *typed, struct quantity *quantity, struct error *err)
{
	struct error why;

	if (money_number(typed, '\0', 3, &quantity->thousandths, &why) < 0 ||
	    quantity->thousandths <= 0)
		return error_set(err, ERR_USAGE,
				 "%.60s: how many? 2, or 0.25 with up to three "
				 "decimals",
				 typed);
	return 0;
}

/* Where " x2" at the end of typed begins; NULL: it has none. */
static const char *
times(const char *typed)
{
	const char *blank = strrchr(typed, ' ');

	if (!blank || blank == typed || (blank[1] != 'x' && blank[1] != 'X') ||
	    blank[2] == '\0' ||
	    blank[2 + strspn(blank + 2, "0123456789.,")] != '\0')
		return NULL;
	return blank;
}

int
sale_item(struct business *business, const char *typed, struct product *product,
	  struct quantity *quantity, struct error *err)
{
	struct vec found = {.size = sizeof(struct product)};
	const char *end = times(typed);

	*quantity = QUANTITY_MISSING;
	if (end && utf8_valid(typed, strlen(typed)) &&
	    product_by_name(business->store, business->arena,
			    utf8_fold(business->arena, typed), false, 1, &found,
			    err) < 0)
		return -1;
	if (!end || found.count > 0)
		return product_find(business, typed, false, product, err);
	if (sale_quantity(end + 2, quantity, err) < 0)
		return -1;
	return product_find(business,
			    arena_bytes(business->arena, typed,
					(size_t)(end - typed)),
			    false, product, err);
}

int
sale_when(const struct business *business, const char *typed, struct when *when,
	  struct error *err)
{
	*when = (struct when){DAY_MISSING, business->now};
	if (!typed)
		return 0;
	if (input_past(business, typed, when, err) < 0)
		return -1;
	if (day_missing(when->on) ? when->at.s <= business->now.s
				  : when->on.days <= business->today.days)
		return 0;
	return error_set(err, ERR_USAGE, "--at %.60s: %s has not been yet",
			 typed,
			 day_missing(when->on)
				 ? business_when(business, when->at)
				 : business_day(business, when->on));
}

/* --- kept ------------------------------------------------------------------- */

static int
read_price(struct business *business, const struct sale_new *new,
	   struct money *price, struct error *err)
{
	const struct product *product = new->product;
	const char *ours =
		product ? product->currency.s : business->policy->currency;

	if (new->price) {
		if (money_parse(new->price, '\0', ours, price, err) < 0)
			return -1;
		return price->minor >= 0
			       ? 0
			       : error_set(err, ERR_DATA,
					   "price %.60s: below nothing",
					   new->price);
	}
	if (!product || product->price_minor.n == NUMBER_MISSING.n) {
		error_set(err, ERR_USAGE, "%.100s: for how much?",
			  product ? product->name.s : new->text);
		return error_hint(err, "--price, of one");
	}
	*price = (struct money){product->price_minor.n, ""};
	memcpy(price->currency, product->currency.s, sizeof(price->currency));
	return 0;
}

static int
fill(struct business *business, const struct sale_new *new, struct sale *sale,
     struct error *err)
{
	struct quantity quantity = new->quantity;
	struct money price;

	if (!new->product && (!new->text || !*new->text))
		return error_set(err, ERR_USAGE, "what was sold?");
	if (read_price(business, new, &price, err) < 0)
		return -1;
	if (new->returned)
		quantity.thousandths = -quantity.thousandths;
	if (!money_times(price.minor, quantity.thousandths,
			 &sale->amount_minor.n))
		return error_set(err, ERR_DATA,
				 "that is more money than there is");
	sale->quantity = quantity;
	sale->currency.s = arena_text(business->arena, price.currency);
	sale->text.s = new->text;
	if (new->product)
		sale->product = new->product->id;
	return 0;
}

static void
set_when(const struct business *business, const struct when *when,
	 struct sale *sale)
{
	if (!day_missing(when->on)) {
		sale->sold_on = when->on;
		return;
	}
	sale->sold_at = instant_missing(when->at) ? business->now : when->at;
	sale->sold_on = zone_day(business->zone, sale->sold_at);
}

int
sale_add(struct business *business, struct party *party,
	 const struct sale_new *new, struct sale *sale, struct error *err)
{
	column_clear(&sale_shape, sale);
	sale->party = party->id;
	set_when(business, &new->when, sale);
	if (fill(business, new, sale, err) < 0 ||
	    record_add(business->store, TABLE_SALES, sale, err) < 0)
		return -1;
	return party_engage(business, party, err);
}

/* --- shown ------------------------------------------------------------------ */

int
sale_row(struct business *business, const struct sale *sale,
	 struct sale_row *row, struct error *err)
{
	struct product product;
	int rc = 0;

	column_clear(&sale_row_shape, row);
	row->id = sale->id;
	row->on = sale->sold_on;
	row->qty = sale->quantity;
	row->amount = (struct money){sale->amount_minor.n, ""};
	if (money_is_currency(sale->currency.s))
		memcpy(row->amount.currency, sale->currency.s, 4);
	row->party = sale->party;
	row->product = sale->product;
	row->what = row->text = sale->text;
	row->at = sale->sold_at;
	row->key = sale->key;
	row->invoice = sale->invoice;
	row->batch = sale->batch;
	if (sale->product.n > 0)
		rc = record_get(business->store, business->arena,
				TABLE_PRODUCTS, sale->product.n, &product, err);
	if (rc > 0)
		row->what = product.name;
	if (rc < 0)
		return -1;
	return party_name(business->store, business->arena, &row->party,
			  &row->name.s, err);
}

int
sale_again(struct business *business, struct id batch, struct vec *rows,
	   struct error *err)
{
	struct vec ids = {.size = sizeof(struct id)};
	const struct id *all;
	struct sale sale;
	size_t i;

	if (made_list(business, TABLE_SALES, batch, &ids, err) < 0)
		return -1;
	all = ids.items;
	for (i = 0; i < ids.count; i++) {
		if (record_get(business->store, business->arena, TABLE_SALES,
			       all[i].n, &sale, err) < 0 ||
		    sale_row(business, &sale, vec_add(rows, business->arena),
			     err) < 0)
			return -1;
	}
	return 0;
}

int
sale_basket(struct business *business, struct id party, size_t limit,
	    struct vec *rows, struct error *err)
{
	struct vec sales = {.size = sizeof(struct sale)};
	const struct sale *all;
	size_t i;

	if (sale_latest(business->store, business->arena, party, limit, &sales,
			err) < 0)
		return -1;
	all = sales.items;
	for (i = 0; i < sales.count; i++) {
		if (sale_row(business, &all[i], vec_add(rows, business->arena),
			     err) < 0)
			return -1;
	}
	return 0;
}

/* --- summed ----------------------------------------------------------------- */

static struct sale_total *
total_of(struct arena *arena, struct vec *totals, const char *currency)
{
	struct sale_total *all = totals->items;
	size_t i;

	for (i = 0; i < totals->count; i++) {
		if (strcmp(all[i].amount.currency, currency) == 0)
			return &all[i];
	}
	all = vec_add(totals, arena);
	*all = (struct sale_total){.first = DAY_MISSING, .last = DAY_MISSING};
	memcpy(all->amount.currency, currency, sizeof(all->amount.currency));
	return all;
}

static int
most_sales(const void *a, const void *b)
{
	const struct sale_total *x = a, *y = b;

	if (x->sales != y->sales)
		return x->sales < y->sales ? 1 : -1;
	return strcmp(x->amount.currency, y->amount.currency);
}

int
sale_totals(struct business *business, struct arena *arena, struct id party,
	    struct vec *totals, struct error *err)
{
	struct vec points = {.size = sizeof(struct sale_point)};
	const struct sale_point *all;
	size_t i;

	if (sale_points(business->store, arena, party, &points, err) < 0)
		return -1;
	all = points.items;
	for (i = 0; i < points.count; i++) {
		struct sale_total *total =
			total_of(arena, totals, all[i].amount.currency);

		if (!money_sum(&total->amount.minor, all[i].amount.minor))
			return error_set(err, ERR_DATA,
					 "c%lld: the sum of their sales is "
					 "more money than there is",
					 (long long)party.n);
		if (all[i].quantity.thousandths < 0) {
			total->returns++;
			continue;
		}
		total->sales++;
		if (day_missing(total->first))
			total->first = all[i].on;
		total->last = all[i].on;
	}
	if (totals->count > 0)
		qsort(totals->items, totals->count, sizeof(struct sale_total),
		      most_sales);
	return 0;
}
