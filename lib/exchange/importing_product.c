/* SPDX-License-Identifier: ISC
 * Products of a foreign file.
 */
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "exchange/importing.h"
#include "model/sale.h"
#include "store/product.h"
#include "store/record.h"

static int
read_sum(struct importing *run, const struct incoming_row *row, int field,
	 struct product *product, struct number *minor, struct error *err)
{
	const char *text = importing_value(run, row, field);
	struct money money;

	if (!text)
		return 0;
	if (evidence_money(&run->evidence, field, text, row->line,
			   product->currency.s, &money, err) < 0)
		return -1;
	if (money.minor < 0)
		return error_set(err, ERR_DATA, "%s %.60s: below nothing",
				 run->bind.noun->fields[field].name, text);
	if (strcmp(product->currency.s, money.currency) != 0 &&
	    product->price_minor.n != NUMBER_MISSING.n)
		return error_set(err, ERR_DATA,
				 "price and cost are in two currencies");
	product->currency.s = arena_text(run->row, money.currency);
	minor->n = money.minor;
	return 0;
}

static int
read_product(struct importing *run, const struct incoming_row *row,
	     struct error *err)
{
	struct product *product = arena_get(run->row, sizeof(*product));
	const char *key = importing_value(run, row, PRODUCT_KEY);

	run->item = product;
	column_clear(&product_shape, product);
	product->name.s = importing_value(run, row, PRODUCT_NAME);
	if (!product->name.s || !*utf8_fold(run->row, product->name.s))
		return error_set(err, ERR_DATA, "no name");
	product->state.s = "live";
	product->unit.s = importing_value(run, row, PRODUCT_UNIT);
	product->note.s = importing_value(run, row, PRODUCT_NOTE);
	if (key)
		product->key.s = importing_ref(run, key);
	if (importing_currency(run, row, PRODUCT_CURRENCY, &product->currency.s,
			       err) < 0 ||
	    importing_word("unit", product->unit.s, err) < 0)
		return -1;
	if (read_sum(run, row, PRODUCT_PRICE, product, &product->price_minor,
		     err) < 0)
		return -1;
	return read_sum(run, row, PRODUCT_COST, product, &product->cost_minor,
			err);
}

static int
came_before(struct importing *run, const struct product *product, bool *there,
	    struct error *err)
{
	struct vec found = {.size = sizeof(struct product)};
	struct store *store = run->business->store;
	struct product other;
	int rc = 0;

	if (product->key.s)
		rc = product_by_key(store, run->row, product->key.s, &other,
				    err);
	if (rc == 0)
		rc = product_by_name(store, run->row,
				     utf8_fold(run->row, product->name.s),
				     false, 1, &found, err);
	*there = rc > 0 || found.count > 0;
	return rc < 0 ? -1 : 0;
}

static int
keep_product(struct importing *run, enum importing_outcome *outcome,
	     struct error *err)
{
	struct product *product = run->item;
	bool there;

	if (came_before(run, product, &there, err) < 0)
		return -1;
	if (there && run->on_match == MATCH_NEW)
		return error_set(err, ERR_DATA, "%.100s: there is one already",
				 product->name.s);
	*outcome = there ? OUTCOME_HERE : OUTCOME_NEW;
	return there ? 0
		     : record_add(run->business->store, TABLE_PRODUCTS, product,
				  err);
}

const struct importing_noun importing_product_noun = {"products", read_product,
						      keep_product};
