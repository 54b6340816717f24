/* SPDX-License-Identifier: ISC
 * Articles in the store, and the cases that they answered.
 */
#include "store/article.h"

#include "base/arena.h"
#include "store/driver.h"
#include "store/record.h"
#include "store/store.h"

/* Merged cases count as one answer each: each was answered. */
#define USES                                                                   \
	"SELECT count(*), max(u.at) FROM uses u "                              \
	"WHERE u.article = $id AND u.voided = 0"

int
article_live(struct store *store, struct arena *arena, struct vec *found,
	     struct error *err)
{
	struct query *query;
	int step;

	if (driver_query(
		    store->driver,
		    arena_print(arena,
				"SELECT count(u.id), max(u.at), %s "
				"FROM articles a LEFT JOIN uses u "
				"ON u.article = a.id AND u.voided = 0 "
				"WHERE a.voided = 0 AND a.state = 'live' "
				"GROUP BY a.id ORDER BY a.id",
				record_columns(arena, TABLE_ARTICLES, "a")),
		    &query, err) < 0)
		return -1;
	while ((step = driver_step(query, err)) > 0) {
		struct article_used *one = vec_add(found, arena);

		one->uses = driver_int(query, 0);
		one->last = driver_missing(query, 1)
				    ? INSTANT_MISSING
				    : (struct instant){driver_int(query, 1)};
		record_load(arena, query, 2, TABLE_ARTICLES, &one->article);
	}
	driver_done(query);
	return step < 0 ? -1 : 0;
}

int
article_used(struct store *store, struct id article, int64_t *uses,
	     struct instant *last, struct error *err)
{
	struct query *query;
	int step;

	if (driver_query(store->driver, USES, &query, err) < 0)
		return -1;
	driver_bind_int(query, "$id", article.n);
	step = driver_step(query, err);
	if (step > 0) {
		*uses = driver_int(query, 0);
		*last = driver_missing(query, 1)
				? INSTANT_MISSING
				: (struct instant){driver_int(query, 1)};
	}
	driver_done(query);
	return step < 0 ? -1 : 0;
}

int
article_uses(struct store *store, struct arena *arena, struct id article,
	     size_t limit, struct vec *found, struct error *err)
{
	struct query *query;

	if (driver_query(store->driver,
			 arena_print(arena,
				     "SELECT %s FROM uses u "
				     "WHERE u.article = $id AND u.voided = 0 "
				     "ORDER BY u.at DESC, u.id DESC "
				     "LIMIT $limit",
				     record_columns(arena, TABLE_USES, "u")),
			 &query, err) < 0)
		return -1;
	driver_bind_int(query, "$id", article.n);
	driver_bind_int(query, "$limit", (int64_t)limit);
	return record_rows(arena, query, TABLE_USES, found, err);
}
