/* SPDX-License-Identifier: ISC
 * What we sell.
 */
#include "sell/product.h"

#include <string.h>

#include "base/arena.h"
#include "base/money.h"
#include "base/str.h"
#include "base/utf8.h"
#include "domain/made.h"
#include "store/product.h"
#include "store/record.h"

#define CANDIDATES 10

static const char *const fields[] = {"name", "price", "cost", "unit",
				     "note", "key",   "state"};
#define FIELDS (sizeof(fields) / sizeof(fields[0]))

/* --- found ------------------------------------------------------------------ */

static int
by_id(struct business *business, struct id id, struct product *product,
      struct error *err)
{
	int rc = record_get(business->store, business->arena, TABLE_PRODUCTS,
			    id.n, product, err);

	if (rc < 0)
		return -1;
	if (rc == 0 || product->voided.yes)
		return error_set(err, ERR_NO, "g%lld: no such product",
				 (long long)id.n);
	return 0;
}

static int
tell_candidates(const char *word, const struct vec *found, struct error *err)
{
	const struct product *all = found->items;
	size_t count = found->count > CANDIDATES ? CANDIDATES : found->count;
	struct str lines = {0};
	size_t i;

	for (i = 0; i < count; i++)
		str_print(&lines, "%sg%lld %s", i ? "\n" : "",
			  (long long)all[i].id.n, all[i].name.s);
	error_set(err, ERR_NO, "%s: %s%zu products fit", word,
		  found->count > count ? "more than " : "", count);
	error_hint(err, "%s", str_get(&lines));
	str_free(&lines);
	return -1;
}

int
product_find(struct business *business, const char *word, bool retired,
	     struct product *product, struct error *err)
{
	struct vec found = {.size = sizeof(struct product)};
	struct store *store = business->store;
	struct arena *arena = business->arena;
	const char *folded;
	char letter;
	struct id id;
	int rc;

	if (business_id(word, &letter, &id) && letter == 'g')
		return by_id(business, id, product, err);
	if (!utf8_valid(word, strlen(word)))
		return error_set(err, ERR_DATA, "a product is no UTF-8 text");
	folded = utf8_fold(arena, word);
	if (!*folded)
		return error_set(err, ERR_USAGE, "\"%s\" names no product",
				 word);
	if (product_by_name(store, arena, folded, retired, CANDIDATES + 1,
			    &found, err) < 0)
		return -1;
	if (found.count == 0) {
		rc = product_by_key(store, arena, word, product, err);
		if (rc != 0)
			return rc < 0 ? -1 : 0;
		if (product_by_words(store, arena, folded, retired,
				     CANDIDATES + 1, &found, err) < 0)
			return -1;
	}
	if (found.count > 1)
		return tell_candidates(word, &found, err);
	if (found.count == 1) {
		*product = *(const struct product *)found.items;
		return 0;
	}
	error_set(err, ERR_NO, "%s: no such product", word);
	return error_hint(err,
			  "crm-product list; crm-product new \"%s\" "
			  "--price makes one",
			  word);
}

/* --- checked ---------------------------------------------------------------- */

static int
check_text(const char *field, const char *text, struct error *err)
{
	if (text && !utf8_valid(text, strlen(text)))
		return error_set(err, ERR_DATA, "%s is no UTF-8 text", field);
	return 0;
}

static int
check_unit(const char *unit, struct error *err)
{
	if (check_text("unit", unit, err) < 0)
		return -1;
	if (unit && (!*unit || strpbrk(unit, ", \t\r\n")))
		return error_set(err, ERR_DATA, "unit %.60s: one word", unit);
	return 0;
}

/* No other live product may have that name, nor any that key. */
static int
check_free(struct business *business, const struct product *product,
	   struct error *err)
{
	struct vec found = {.size = sizeof(struct product)};
	const char *folded = utf8_fold(business->arena, product->name.s);
	const struct product *all;
	struct product other;
	size_t i;
	int rc;

	if (!*folded)
		return error_set(err, ERR_DATA, "the name is empty");
	if (product_by_name(business->store, business->arena, folded, false,
			    CANDIDATES, &found, err) < 0)
		return -1;
	all = found.items;
	for (i = 0; i < found.count; i++) {
		if (all[i].id.n != product->id.n &&
		    str_same(product->state.s, "live"))
			return error_set(err, ERR_NO, "%s is g%lld already",
					 product->name.s,
					 (long long)all[i].id.n);
	}
	if (!product->key.s)
		return 0;
	rc = product_by_key(business->store, business->arena, product->key.s,
			    &other, err);
	if (rc > 0 && other.id.n != product->id.n)
		return error_set(err, ERR_NO, "key %.100s is that of g%lld",
				 product->key.s, (long long)other.id.n);
	return rc < 0 ? -1 : 0;
}

/* A sum that is not below 0, in the product's currency if it has one yet. */
static int
read_sum(struct business *business, const char *field, const char *typed,
	 char point, struct product *product, struct number *minor,
	 struct error *err)
{
	const char *ours = product->currency.s ? product->currency.s
					       : business->policy->currency;
	struct money money;

	if (money_parse(typed, point, ours, &money, err) < 0) {
		struct error why = *err;

		error_set(err, why.code, "%s %.300s", field, why.text);
		if (why.hint[0])
			error_hint(err, "%s", why.hint);
		return -1;
	}
	if (money.minor < 0)
		return error_set(err, ERR_DATA, "%s %.60s: below nothing",
				 field, typed);
	if (product->currency.s &&
	    strcmp(product->currency.s, money.currency) != 0)
		return error_set(err, ERR_DATA,
				 "%s %.60s: price and cost are in one "
				 "currency, %s",
				 field, typed, product->currency.s);
	product->currency.s = arena_text(business->arena, money.currency);
	minor->n = money.minor;
	return 0;
}

static const char *
or_none(const char *text)
{
	return text && *text ? text : NULL;
}

int
product_add(struct business *business, const struct product_new *new,
	    struct product *product, struct error *err)
{
	if (check_text("the name", new->name, err) < 0 ||
	    check_text("the note", new->note, err) < 0 ||
	    check_text("the key", new->key, err) < 0 ||
	    check_unit(or_none(new->unit), err) < 0)
		return -1;
	column_clear(&product_shape, product);
	product->name.s = new->name;
	product->state.s = "live";
	product->unit.s = or_none(new->unit);
	product->note.s = or_none(new->note);
	product->key.s = or_none(new->key);
	product->currency.s = new->currency;
	if (new->price && read_sum(business, "price", new->price, new->point,
				   product, &product->price_minor, err) < 0)
		return -1;
	if (new->cost && read_sum(business, "cost", new->cost, new->point,
				  product, &product->cost_minor, err) < 0)
		return -1;
	if (!product->currency.s)
		product->currency.s = business->policy->currency;
	if (check_free(business, product, err) < 0)
		return -1;
	return record_add(business->store, TABLE_PRODUCTS, product, err);
}

/* --- changed ---------------------------------------------------------------- */

static int
no_field(const char *field, struct error *err)
{
	const char *nearest = str_nearest(field, fields, FIELDS);

	error_set(err, ERR_USAGE, "%.60s: no field of a product%s%s%s", field,
		  nearest ? ", did you mean " : "", nearest ? nearest : "",
		  nearest ? "?" : "");
	return error_hint(err, "name, price, cost, unit, note, key or state");
}

/* The currency goes with the price: another one needs a cost in it, too. */
static int
edit_sum(struct business *business, struct product *product, const char *field,
	 const char *value, struct number *minor, struct error *err)
{
	bool alone = strcmp(field, "price") == 0
			     ? product->cost_minor.n == NUMBER_MISSING.n
			     : product->price_minor.n == NUMBER_MISSING.n;
	const char *currency = product->currency.s;
	struct money money;

	*minor = NUMBER_MISSING;
	if (!*value)
		return 0;
	if (alone && money_parse(value, '\0', currency, &money, NULL) == 0)
		product->currency.s =
			arena_text(business->arena, money.currency);
	return read_sum(business, field, value, '\0', product, minor, err);
}

static int
edit_state(struct product *product, const char *value, struct error *err)
{
	if (strcmp(value, "live") != 0 && strcmp(value, "retired") != 0)
		return error_set(err, ERR_USAGE, "state %.60s: live or retired",
				 value);
	product->state.s = value;
	return 0;
}

static int
edit_field(struct business *business, struct product *after, const char *field,
	   const char *value, struct error *err)
{
	if (strcmp(field, "price") == 0)
		return edit_sum(business, after, field, value,
				&after->price_minor, err);
	if (strcmp(field, "cost") == 0)
		return edit_sum(business, after, field, value,
				&after->cost_minor, err);
	if (strcmp(field, "state") == 0)
		return edit_state(after, value, err);
	if (strcmp(field, "unit") == 0) {
		after->unit.s = or_none(value);
		return check_unit(after->unit.s, err);
	}
	if (strcmp(field, "name") == 0)
		after->name.s = value;
	else if (strcmp(field, "note") == 0)
		after->note.s = or_none(value);
	else if (strcmp(field, "key") == 0)
		after->key.s = or_none(value);
	else
		return no_field(field, err);
	return check_text(field, value, err);
}

int
product_edit(struct business *business, struct product *product,
	     const char *field, const char *value, struct error *err)
{
	struct product after = *product;

	if (edit_field(business, &after, field, value, err) < 0 ||
	    check_free(business, &after, err) < 0 ||
	    record_set(business->store, TABLE_PRODUCTS, product, &after, err) <
		    0)
		return -1;
	*product = after;
	return 0;
}

/* --- shown ------------------------------------------------------------------ */

static struct money
sum(const struct product *product, struct number minor)
{
	struct money money = MONEY_MISSING;

	if (minor.n == NUMBER_MISSING.n || !product->currency.s ||
	    !money_is_currency(product->currency.s))
		return money;
	money.minor = minor.n;
	memcpy(money.currency, product->currency.s, sizeof(money.currency));
	return money;
}

void
product_row(const struct product *product, struct product_row *row)
{
	column_clear(&product_row_shape, row);
	row->id = product->id;
	row->price = sum(product, product->price_minor);
	row->cost = sum(product, product->cost_minor);
	row->unit = product->unit;
	row->state = product->state;
	row->name = product->name;
	row->key = product->key;
	row->note = product->note;
	row->batch = product->batch;
}

int
product_again(struct business *business, struct id batch, struct vec *rows,
	      struct error *err)
{
	struct vec ids = {.size = sizeof(struct id)};
	struct product product;
	const struct id *all;
	size_t i;

	if (made_list(business, TABLE_PRODUCTS, batch, &ids, err) < 0)
		return -1;
	all = ids.items;
	for (i = 0; i < ids.count; i++) {
		if (by_id(business, all[i], &product, err) < 0)
			return -1;
		product_row(&product, vec_add(rows, business->arena));
	}
	return 0;
}
