/* SPDX-License-Identifier: ISC
 * What is counted every day, and by what.
 */
#include "store/signal.h"

#include "base/arena.h"
#include "store/driver.h"
#include "store/store.h"

#define VOICES                                                                 \
	"FROM interactions i WHERE i.direction = 'in' AND i.automatic = 0 "    \
	"AND i.voided = 0 "
#define TAGGED(row)                                                            \
	"JOIN parties p ON p.id = " row ".party "                              \
	"JOIN tags t ON t.party = coalesce(p.merged_into, p.id) "              \
	"AND t.voided = 0 "
#define BOUGHT "FROM sales s WHERE s.voided = 0 "

/* Each gives k, t, w and id: key, time, weight and record. */
static const struct {
	struct signal_family family;
	const char *sql;
} families[] = {
	{{"voices", "kind", 'i', false, false},
	 "SELECT i.kind AS k, i.at AS t, 1 AS w, i.id AS id " VOICES},
	{{"voices", "channel", 'i', false, false},
	 "SELECT i.channel AS k, i.at AS t, 1 AS w, i.id AS id " VOICES
	 "AND i.channel IS NOT NULL"},
	{{"complaints", "tag", 'i', false, false},
	 "SELECT t.tag AS k, i.at AS t, 1 AS w, i.id AS id "
	 "FROM interactions i " TAGGED("i") "WHERE i.direction = 'in' "
					    "AND i.automatic = 0 "
					    "AND i.voided = 0 "
					    "AND i.kind = 'complaint'"},
	{{"sales", "product", 's', true, false},
	 "SELECT 'g' || s.product AS k, s.sold_on AS t, 1 AS w, s.id AS id " BOUGHT
	 "AND s.product IS NOT NULL AND s.quantity > 0"},
	{{"returns", "product", 's', true, false},
	 "SELECT 'g' || s.product AS k, s.sold_on AS t, 1 AS w, s.id AS id " BOUGHT
	 "AND s.product IS NOT NULL AND s.quantity < 0"},
	{{"sales", "tag", 's', true, false},
	 "SELECT t.tag AS k, s.sold_on AS t, 1 AS w, s.id AS id "
	 "FROM sales s " TAGGED("s") "WHERE s.voided = 0 "
				     "AND s.quantity > 0"},
	{{"turnover", "currency", 's', true, true},
	 "SELECT s.currency AS k, s.sold_on AS t, s.amount_minor AS w, "
	 "s.id AS id " BOUGHT "AND s.amount_minor > 0"},
	{{"low-scores", "site", 'q', false, false},
	 "SELECT q.site AS k, q.at AS t, 1 AS w, q.id AS id FROM cards q "
	 "WHERE q.voided = 0 AND q.score <= 2"},
};
#define FAMILIES (sizeof(families) / sizeof(families[0]))

const struct signal_family *
signal_family(size_t i)
{
	return i < FAMILIES ? &families[i].family : NULL;
}

/* A question about the rows of a family. */
static int
ask(struct store *store, size_t family, const char *what, const char *rest,
    struct query **query, struct error *err)
{
	struct arena arena = {NULL};
	int rc = driver_query(store->driver,
			      arena_print(&arena,
					  "SELECT %s FROM (%s) x WHERE x.t < "
					  "$high %s",
					  what, families[family].sql, rest),
			      query, err);

	arena_free(&arena);
	return rc;
}

int
signal_span(struct store *store, size_t family, int64_t high, int64_t *keys,
	    int64_t *first, struct error *err)
{
	struct query *query;
	int step;

	if (ask(store, family, "count(DISTINCT x.k), min(x.t)", "", &query,
		err) < 0)
		return -1;
	driver_bind_int(query, "$high", high);
	step = driver_step(query, err);
	if (step > 0) {
		*keys = driver_int(query, 0);
		*first = driver_int(query, 1);
	}
	driver_done(query);
	return step < 0 ? -1 : 0;
}

int
signal_each(struct store *store, size_t family, const char *key, int64_t low,
	    int64_t high,
	    int (*each)(void *cookie, const struct signal_event *event,
			struct error *err),
	    void *cookie, struct error *err)
{
	struct query *query;
	int step;

	if (ask(store, family, "x.k, x.t, x.w, x.id",
		key ? "AND x.t >= $low AND x.k = $key ORDER BY x.t, x.id"
		    : "AND x.t >= $low ORDER BY x.k, x.t",
		&query, err) < 0)
		return -1;
	driver_bind_int(query, "$low", low);
	driver_bind_int(query, "$high", high);
	if (key)
		driver_bind_text(query, "$key", key);
	while ((step = driver_step(query, err)) > 0) {
		const struct signal_event event = {
			.key = driver_text(query, 0),
			.at = driver_int(query, 1),
			.weight = driver_int(query, 2),
			.id = driver_int(query, 3),
		};

		if (each(cookie, &event, err) < 0) {
			step = -1;
			break;
		}
	}
	driver_done(query);
	return step < 0 ? -1 : 0;
}

int
signal_complaints(struct store *store, struct instant low, struct instant high,
		  int (*each)(void *cookie, const struct signal_words *words,
			      struct error *err),
		  void *cookie, struct error *err)
{
	struct query *query;
	int step;

	if (driver_query(store->driver,
			 "SELECT i.id, coalesce(p.merged_into, p.id), i.at, "
			 "i.text FROM interactions i "
			 "JOIN parties p ON p.id = i.party "
			 "WHERE i.at >= $low AND i.at < $high "
			 "AND i.kind = 'complaint' AND i.direction = 'in' "
			 "AND i.automatic = 0 AND i.voided = 0 "
			 "AND i.text IS NOT NULL ORDER BY i.at, i.id",
			 &query, err) < 0)
		return -1;
	driver_bind_int(query, "$low", low.s);
	driver_bind_int(query, "$high", high.s);
	while ((step = driver_step(query, err)) > 0) {
		const struct signal_words words = {
			.id = driver_int(query, 0),
			.party = {driver_int(query, 1)},
			.at = {driver_int(query, 2)},
			.text = driver_text(query, 3),
		};

		if (each(cookie, &words, err) < 0) {
			step = -1;
			break;
		}
	}
	driver_done(query);
	return step < 0 ? -1 : 0;
}
