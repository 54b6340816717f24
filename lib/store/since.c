/* SPDX-License-Identifier: ISC
 * What was made or changed since a batch.
 */
#include "store/since.h"

#include <assert.h>
#include <string.h>

#include "store/driver.h"
#include "store/record.h"
#include "store/store.h"

#define ITSELF(table)                                                          \
	"SELECT id FROM " table " WHERE batch >= $batch "                      \
	"UNION SELECT \"row\" FROM changes WHERE batch >= $batch "             \
	"AND tbl = '" table "' "
#define OF_PARTY(table)                                                        \
	"UNION SELECT party FROM " table " WHERE batch >= $batch "             \
	"UNION SELECT x.party FROM changes z JOIN " table                      \
	" x ON x.id = z.\"row\" WHERE z.batch >= $batch "                      \
	"AND z.tbl = '" table "' "

static const struct {
	const char *noun, *sql;
} questions[] = {
	{"parties", ITSELF("parties") OF_PARTY("addresses") OF_PARTY("tags")
			    OF_PARTY("facts") "ORDER BY 1"},
	{"cases", ITSELF("cases") "ORDER BY 1"},
	{"interactions", ITSELF("interactions") "ORDER BY 1"},
	{"promises", ITSELF("promises") "ORDER BY 1"},
	{"messages", ITSELF("messages") "ORDER BY 1"},
	{"facts", ITSELF("facts") "ORDER BY 1"},
	{"links", ITSELF("links") "ORDER BY 1"},
	{"products", ITSELF("products") "ORDER BY 1"},
	{"sales", ITSELF("sales") "ORDER BY 1"},
	{"deals", ITSELF("deals") "ORDER BY 1"},
	{"invoices", ITSELF("invoices") "ORDER BY 1"},
	{"payments", ITSELF("payments") "ORDER BY 1"},
	{"notices", ITSELF("notices") "ORDER BY 1"},
	{"observations", ITSELF("observations") "ORDER BY 1"},
	{"problems", ITSELF("problems") "ORDER BY 1"},
	{"articles", ITSELF("articles") "ORDER BY 1"},
	{"cards", ITSELF("cards") "ORDER BY 1"},
	{"batches", "SELECT id FROM batches WHERE id >= $batch ORDER BY 1"},
};

int
since_ids(struct store *store, struct arena *arena, const char *noun,
	  struct id batch, struct vec *ids, struct error *err)
{
	const char *sql = NULL;
	struct query *query;
	size_t i;

	for (i = 0; i < sizeof(questions) / sizeof(questions[0]); i++) {
		if (strcmp(questions[i].noun, noun) == 0)
			sql = questions[i].sql;
	}
	assert(sql);
	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_int(query, "$batch", batch.n);
	return record_ids(arena, query, ids, err);
}
