/* SPDX-License-Identifier: ISC
 * The questions behind crm-today are answered by indexes, in their order:
 * nothing that grows with the base is walked or sorted.
 */
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "store/driver.h"
#include "store/sheet.h"
#include "store/store.h"
#include "tap.h"

static const char *const titles[SHEET_QUESTIONS] = {
	"cases that are due",	"forced closes",      "promises that are due",
	"touches that are due", "later cases",	      "later promises",
	"owners of cases",	"owners of promises", "articles that expire",
	"owners of articles",	"steps that are due", "later steps",
	"owners of deals",	"owners of invoices",
};

/* Only what is made on the way may be walked: the few that are counted. */
static bool
walks(const char *detail)
{
	if (strstr(detail, "TEMP B-TREE"))
		return true;
	return strncmp(detail, "SCAN", 4) == 0 && !strstr(detail, "SUBQUERY") &&
	       !strstr(detail, "(subquery");
}

/* What the engine would do, a line a step. */
static void
plan(struct store *store, struct arena *arena, enum sheet_question question)
{
	const char *sql = arena_print(arena, "EXPLAIN QUERY PLAN %s",
				      sheet_question(question));
	struct query *query;
	struct error err;
	int step, steps = 0, searched = 0, walked = 0;

	if (!ok(driver_query(store->driver, sql, &query, &err) == 0,
		"%s: can be asked", titles[question]))
		return;
	while ((step = driver_step(query, &err)) > 0) {
		const char *detail = driver_text(query, 3);

		printf("#   %s\n", detail);
		steps++;
		if (strstr(detail, "SEARCH"))
			searched++;
		if (walks(detail))
			walked++;
	}
	driver_done(query);
	ok(step == 0 && steps > 0 && searched > 0 && walked == 0,
	   "%s: found by an index", titles[question]);
}

int
main(void)
{
	char folder[] = "/tmp/crm-unit.XXXXXX";
	struct arena arena = {NULL};
	struct store *store = NULL;
	struct error err = {0};
	char *path;
	int i;

	if (!mkdtemp(folder))
		return 99;
	path = arena_print(&arena, "%s/crm.db", folder);
	if (ok(store_open(&arena, path, STORE_CREATE, &store, &err) == 0,
	       "a base is made")) {
		for (i = 0; i < SHEET_QUESTIONS; i++)
			plan(store, &arena, (enum sheet_question)i);
	} else {
		printf("# %s\n", err.text);
	}
	store_close(store);
	(void)unlink(path);
	(void)unlink(arena_print(&arena, "%s.lock", path));
	(void)unlink(arena_print(&arena, "%s-wal", path));
	(void)unlink(arena_print(&arena, "%s-shm", path));
	ok(rmdir(folder) == 0, "nothing is left behind");
	arena_free(&arena);
	return done();
}
