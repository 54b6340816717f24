/* SPDX-License-Identifier: ISC
 * Sales of a foreign file.
 */
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "exchange/importing.h"
#include "exchange/importing_seen.h"
#include "model/sale.h"
#include "os/zone.h"
#include "store/arrival.h"
#include "store/product.h"
#include "store/record.h"
#include "store/sale.h"

struct sold {
	struct sale sale;
	const char *called;
	const char *product; /* as the file calls it, or NULL */
	bool priced;	     /* the file says for how much */
	struct product found;
};

/* --- read ------------------------------------------------------------------- */

static int
read_when(struct importing *run, const struct incoming_row *row,
	  struct sale *sale, struct error *err)
{
	const char *on = importing_value(run, row, SALE_ON);
	const char *at = importing_value(run, row, SALE_AT);
	const struct business *business = run->business;
	struct when when;

	if (!on && !at)
		return error_set(err, ERR_DATA, "sold when?");
	if (evidence_when(&run->evidence, at ? SALE_AT : SALE_ON, at ? at : on,
			  row->line, &when, err) < 0)
		return -1;
	sale->sold_at = when.at;
	sale->sold_on = day_missing(when.on) ? zone_day(business->zone, when.at)
					     : when.on;
	if (day_missing(when.on) ? when.at.s > business->now.s
				 : when.on.days > business->today.days)
		return error_set(err, ERR_DATA, "%.60s: has not been yet",
				 at ? at : on);
	return 0;
}

static int
read_quantity(struct importing *run, const struct incoming_row *row,
	      struct sale *sale, struct error *err)
{
	const char *text = importing_value(run, row, SALE_QUANTITY);

	sale->quantity.thousandths = 1000;
	if (!text)
		return 0;
	if (evidence_decimal(&run->evidence, SALE_QUANTITY, text, row->line, 3,
			     &sale->quantity.thousandths, err) < 0)
		return -1;
	if (sale->quantity.thousandths == 0 && run->writing)
		return error_set(err, ERR_DATA, "quantity %.60s: none", text);
	return 0;
}

/* What is given back is a return, whether the file says so or not. */
static int
read_amount(struct importing *run, const struct incoming_row *row,
	    struct sold *sold, struct error *err)
{
	const char *text = importing_value(run, row, SALE_AMOUNT);
	const char *currency;
	struct quantity *quantity = &sold->sale.quantity;
	struct money money;

	if (importing_currency(run, row, SALE_CURRENCY, &currency, err) < 0)
		return -1;
	sold->sale.currency.s = currency;
	sold->priced = text != NULL;
	if (!text)
		return sold->product
			       ? 0
			       : error_set(err, ERR_DATA, "for how much?");
	if (evidence_money(&run->evidence, SALE_AMOUNT, text, row->line,
			   currency, &money, err) < 0)
		return -1;
	if (money.minor < 0 && quantity->thousandths > 0)
		quantity->thousandths = -quantity->thousandths;
	if (money.minor > 0 && quantity->thousandths < 0)
		return error_set(err, ERR_DATA,
				 "a return for which %.60s was paid", text);
	sold->sale.amount_minor.n = money.minor;
	sold->sale.currency.s = arena_text(run->row, money.currency);
	return 0;
}

static int
read_sold(struct importing *run, const struct incoming_row *row,
	  struct error *err)
{
	struct sold *sold = arena_get(run->row, sizeof(*sold));
	const char *key = importing_value(run, row, SALE_KEY);

	run->item = sold;
	column_clear(&sale_shape, &sold->sale);
	sold->called = importing_value(run, row, SALE_CUSTOMER);
	if (!sold->called)
		return error_set(err, ERR_DATA, "no customer");
	sold->product = importing_value(run, row, SALE_PRODUCT);
	sold->sale.text.s = importing_value(run, row, SALE_TEXT);
	if (key)
		sold->sale.key.s = importing_ref(run, key);
	if (read_when(run, row, &sold->sale, err) < 0 ||
	    read_quantity(run, row, &sold->sale, err) < 0)
		return -1;
	return read_amount(run, row, sold, err);
}

/* --- the product ------------------------------------------------------------ */

/* 1 found, 0 to be made. */
static int
find_product(struct importing *run, struct sold *sold, struct error *err)
{
	struct vec found = {.size = sizeof(struct product)};
	struct store *store = run->business->store;
	struct id id;
	char letter;
	int rc;

	if (business_id(sold->product, &letter, &id) && letter == 'g') {
		rc = record_get(store, run->row, TABLE_PRODUCTS, id.n,
				&sold->found, err);
		if (rc == 0 || (rc > 0 && sold->found.voided.yes))
			return error_set(err, ERR_DATA,
					 "g%lld: no such "
					 "product",
					 (long long)id.n);
		return rc;
	}
	rc = product_by_key(store, run->row, importing_ref(run, sold->product),
			    &sold->found, err);
	if (rc != 0)
		return rc;
	if (product_by_name(store, run->row, utf8_fold(run->row, sold->product),
			    true, 1, &found, err) < 0)
		return -1;
	if (found.count > 0) {
		sold->found = *(const struct product *)found.items;
		return 1;
	}
	if (run->create && *utf8_fold(run->row, sold->product))
		return 0;
	error_set(err, ERR_DATA, "%.100s: no such product", sold->product);
	return error_hint(err, "import the products first, or make whatever "
			       "is mentioned: --create");
}

static int
make_product(struct importing *run, struct sold *sold, struct error *err)
{
	struct product *product = &sold->found;

	column_clear(&product_shape, product);
	product->name.s = sold->product;
	product->currency.s = sold->sale.currency.s;
	product->state.s = "live";
	return record_add(run->business->store, TABLE_PRODUCTS, product, err);
}

static int
price(struct sold *sold, struct error *err)
{
	const struct product *product = &sold->found;
	struct sale *sale = &sold->sale;

	if (product->id.n == 0 || product->price_minor.n == NUMBER_MISSING.n)
		return error_set(err, ERR_DATA,
				 "for how much? %.100s has no "
				 "price",
				 sold->product);
	sale->currency = product->currency;
	if (!money_times(product->price_minor.n, sale->quantity.thousandths,
			 &sale->amount_minor.n))
		return error_set(err, ERR_DATA,
				 "that is more money than there is");
	return 0;
}

/* --- came before ------------------------------------------------------------ */

static uint64_t
mark_of(const struct sale *sale)
{
	const int64_t numbers[] = {sale->party.n,
				   sale->product.n,
				   sale->sold_on.days,
				   sale->sold_at.s,
				   sale->quantity.thousandths,
				   sale->amount_minor.n};
	uint64_t hash = importing_seen_mix(IMPORTING_SEEN_FIRST, numbers,
					   sizeof(numbers));

	hash = importing_seen_mix(hash, sale->currency.s,
				  strlen(sale->currency.s));
	if (sale->text.s)
		hash = importing_seen_mix(hash, sale->text.s,
					  strlen(sale->text.s));
	return hash;
}

static int
came_before(struct importing *run, const struct sale *sale, bool *there,
	    struct error *err)
{
	struct store *store = run->business->store;
	int64_t count;
	struct id id;
	int rc;

	*there = false;
	if (sale->key.s) {
		rc = sale_by_key(store, sale->key.s, &id, err);
		*there = rc > 0;
		return rc < 0 ? -1 : 0;
	}
	if (run->on_match == MATCH_NEW)
		return 0;
	if (arrival_sales(store, sale, &count, err) < 0)
		return -1;
	*there = count > 0 && importing_seen_count(run, mark_of(sale)) <= count;
	return 0;
}

/* --- kept ------------------------------------------------------------------- */

static int
keep_sold(struct importing *run, enum importing_outcome *outcome,
	  struct error *err)
{
	struct sold *sold = run->item;
	struct sale *sale = &sold->sale;
	struct importing_customer *customer;
	bool there;

	sold->found.id.n = 0;
	if (sold->product && find_product(run, sold, err) < 0)
		return -1;
	if (!sold->priced && price(sold, err) < 0)
		return -1;
	if (importing_customer(run, sold->called, &customer, err) < 0)
		return -1;
	if (sold->product && sold->found.id.n == 0 &&
	    make_product(run, sold, err) < 0)
		return -1;
	sale->party.n = customer->id;
	sale->product = sold->found.id;
	if (came_before(run, sale, &there, err) < 0)
		return -1;
	*outcome = there ? OUTCOME_HERE : OUTCOME_NEW;
	if (there)
		return 0;
	if (record_add(run->business->store, TABLE_SALES, sale, err) < 0)
		return -1;
	return importing_spoke(run, customer, err);
}

const struct importing_noun importing_sale_noun = {"sales", read_sold,
						   keep_sold};
