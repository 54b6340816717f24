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

/* up: of each case that was merged the one that counts. */
static const char answered[] =
	"WITH RECURSIVE up(id, top) AS ("
	"SELECT m.id, m.merged_into FROM cases m "
	"WHERE m.merged_into IS NOT NULL "
	"UNION SELECT up.id, m.merged_into FROM up "
	"JOIN cases m ON m.id = up.top WHERE m.merged_into IS NOT NULL), "
	"root(id, top) AS (SELECT up.id, up.top FROM up "
	"JOIN cases m ON m.id = up.top WHERE m.merged_into IS NULL) "
	"SELECT k.id, k.subject, max(i.at), "
	"max(EXISTS (SELECT 1 FROM uses u WHERE u.\"case\" = i.\"case\" "
	"AND u.interaction = i.id AND u.voided = 0)), "
	"max(EXISTS (SELECT 1 FROM articles a WHERE a.\"case\" = i.\"case\" "
	"AND a.voided = 0)) "
	"FROM interactions i LEFT JOIN root ON root.id = i.\"case\" "
	"JOIN cases k ON k.id = coalesce(root.top, i.\"case\") "
	"WHERE i.at >= $low AND i.at < $high AND i.kind = 'answer' "
	"AND i.automatic = 0 AND i.voided = 0 AND k.voided = 0 "
	"GROUP BY k.id ORDER BY k.id";

int
article_answered(struct store *store, struct instant low, struct instant high,
		 int (*each)(void *cookie,
			     const struct article_answered *answered,
			     struct error *err),
		 void *cookie, struct error *err)
{
	struct query *query;
	int step;

	if (driver_query(store->driver, answered, &query, err) < 0)
		return -1;
	driver_bind_int(query, "$low", low.s);
	driver_bind_int(query, "$high", high.s);
	while ((step = driver_step(query, err)) > 0) {
		const struct article_answered one = {
			.case_id = {driver_int(query, 0)},
			.subject = driver_text(query, 1),
			.at = {driver_int(query, 2)},
			.used = driver_int(query, 3) != 0,
			.made = driver_int(query, 4) != 0,
		};

		if (each(cookie, &one, err) < 0) {
			step = -1;
			break;
		}
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
