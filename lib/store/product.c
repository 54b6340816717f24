/* SPDX-License-Identifier: ISC
 * Products in the store.
 */
#include "store/product.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "store/driver.h"
#include "store/record.h"
#include "store/store.h"

static int
ask(struct store *store, struct arena *arena, const char *test, bool retired,
    struct query **query, struct error *err)
{
	return driver_query(
		store->driver,
		arena_print(arena,
			    "SELECT %s FROM products g WHERE g.voided = 0 "
			    "AND %s%s ORDER BY g.id",
			    record_columns(arena, TABLE_PRODUCTS, "g"), test,
			    retired ? "" : " AND g.state = 'live'"),
		query, err);
}

int
product_by_name(struct store *store, struct arena *arena, const char *name_key,
		bool retired, size_t limit, struct vec *found,
		struct error *err)
{
	struct query *query;

	if (ask(store, arena, "g.name_key = $name", retired, &query, err) < 0)
		return -1;
	driver_bind_text(query, "$name", name_key);
	if (record_rows(arena, query, TABLE_PRODUCTS, found, err) < 0)
		return -1;
	if (found->count > limit)
		found->count = limit;
	return 0;
}

/* Whether one of the words of name begins with the len bytes. */
static bool
begins_word(const char *name, const char *word, size_t len)
{
	for (;;) {
		if (strncmp(name, word, len) == 0)
			return true;
		name = strchr(name, ' ');
		if (!name)
			return false;
		name++;
	}
}

static bool
fits(const char *name, const char *words)
{
	while (*words) {
		size_t len = strcspn(words, " ");

		if (len > 0 && !begins_word(name, words, len))
			return false;
		words += len + (words[len] == ' ');
	}
	return true;
}

int
product_by_words(struct store *store, struct arena *arena, const char *name_key,
		 bool retired, size_t limit, struct vec *found,
		 struct error *err)
{
	struct query *query;
	int step;

	if (driver_query(store->driver,
			 retired ? "SELECT id, name_key FROM products "
				   "WHERE voided = 0 ORDER BY id"
				 : "SELECT id, name_key FROM products "
				   "WHERE voided = 0 AND state = 'live' "
				   "ORDER BY id",
			 &query, err) < 0)
		return -1;
	while ((step = driver_step(query, err)) > 0 && found->count < limit) {
		const char *name = driver_text(query, 1);

		if (!name || !fits(name, name_key))
			continue;
		step = record_get(store, arena, TABLE_PRODUCTS,
				  driver_int(query, 0), vec_add(found, arena),
				  err);
		if (step < 0)
			break;
	}
	driver_done(query);
	return step < 0 ? -1 : 0;
}

int
product_by_key(struct store *store, struct arena *arena, const char *key,
	       struct product *product, struct error *err)
{
	struct query *query;

	if (ask(store, arena, "g.\"key\" = $key", true, &query, err) < 0)
		return -1;
	driver_bind_text(query, "$key", key);
	return record_row(arena, query, TABLE_PRODUCTS, product, err);
}
