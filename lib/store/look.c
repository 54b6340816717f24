/* SPDX-License-Identifier: ISC
 * The questions behind crm-show.
 */
#include "store/look.h"

#include <stdlib.h>

#include "base/arena.h"
#include "store/driver.h"
#include "store/kin.h"
#include "store/record.h"
#include "store/store.h"

/* sql has $id and gives ids; $limit where limit is given. */
static int
ask(struct store *store, struct arena *arena, const char *sql, struct id id,
    size_t limit, enum table_number table, struct vec *found, struct error *err)
{
	struct query *query;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_int(query, "$id", id.n);
	if (limit > 0)
		driver_bind_int(query, "$limit", (int64_t)limit);
	return record_rows_named(store, arena, query, table, found, err);
}

int
look_each_said(struct store *store, char letter, struct id id, look_said *each,
	       void *cookie, struct error *err)
{
	struct arena arena = {NULL};
	const char *columns = record_columns(&arena, TABLE_INTERACTIONS, "i");
	struct query *query;
	struct kin kin;
	int step = kin_get(store, letter == 'c' ? KIN_PARTY : KIN_CASE, id,
			   &kin, err);

	if (step == 0)
		step = driver_query(
			store->driver,
			arena_print(&arena,
				    "%sSELECT %s FROM %sinteractions i "
				    "WHERE i.\"%s\" = %s AND i.voided = 0 "
				    "ORDER BY %si.id",
				    kin.with, columns, kin.from,
				    letter == 'c' ? "party" : "case", kin.id,
				    letter == 'c' ? "i.at, " : ""),
			&query, err);
	if (step == 0) {
		driver_bind_int(query, "$id", id.n);
		while ((step = driver_step(query, err)) > 0) {
			struct arena_mark mark = arena_mark(&arena);
			struct interaction entry;

			record_load(&arena, query, 0, TABLE_INTERACTIONS,
				    &entry);
			step = each(cookie, &entry, err);
			arena_reset(&arena, mark);
			if (step < 0)
				break;
		}
		driver_done(query);
	}
	arena_free(&arena);
	return step < 0 ? -1 : 0;
}

static int
newest_first(const void *a, const void *b)
{
	const struct interaction *x = a, *y = b;

	if (x->at.s != y->at.s)
		return x->at.s > y->at.s ? -1 : 1;
	return (x->id.n < y->id.n) - (x->id.n > y->id.n);
}

/* Each of the merged parties is asked for its latest, so that the index gives
 * them and nobody's whole past is sorted. */
int
look_latest(struct store *store, struct arena *arena, struct id party,
	    size_t limit, struct vec *found, struct error *err)
{
	static const char sql[] =
		"SELECT i.id FROM interactions i WHERE i.party = $id "
		"AND i.voided = 0 ORDER BY i.at DESC, i.id DESC LIMIT $limit";
	struct query *query;
	struct kin kin;
	int step;

	if (kin_get(store, KIN_PARTY, party, &kin, err) < 0)
		return -1;
	if (!*kin.with)
		return ask(store, arena, sql, party, limit, TABLE_INTERACTIONS,
			   found, err);
	if (driver_query(store->driver,
			 arena_print(arena, "%sSELECT id FROM tree", kin.with),
			 &query, err) < 0)
		return -1;
	driver_bind_int(query, "$id", party.n);
	while ((step = driver_step(query, err)) > 0) {
		step = ask(store, arena, sql, (struct id){driver_int(query, 0)},
			   limit, TABLE_INTERACTIONS, found, err);
		if (step < 0)
			break;
	}
	driver_done(query);
	if (found->count > 1)
		qsort(found->items, found->count, found->size, newest_first);
	if (found->count > limit)
		found->count = limit;
	return step < 0 ? -1 : 0;
}

/* One text for both, so that it is prepared once; and the limit is kept here,
 * because with one the engine sorts in a table on the side. */
int
look_cases(struct store *store, struct arena *arena, struct id party,
	   bool closed, size_t limit, struct vec *found, struct error *err)
{
	struct query *query;
	struct kin kin;
	int step = 0;

	if (kin_get(store, KIN_PARTY, party, &kin, err) < 0 ||
	    driver_query(
		    store->driver,
		    arena_print(
			    arena,
			    "%sSELECT k.id FROM %scases k WHERE k.party = %s "
			    "AND CASE WHEN k.state = 'closed' THEN 1 ELSE 0 "
			    "END = $closed AND k.voided = 0 "
			    "AND k.merged_into IS NULL ORDER BY "
			    "CASE WHEN $closed = 1 THEN k.closed_at END DESC, "
			    "CASE WHEN $closed = 1 THEN k.id END DESC, "
			    "k.due_at, k.id",
			    kin.with, kin.from, kin.id),
		    &query, err) < 0)
		return -1;
	driver_bind_int(query, "$id", party.n);
	driver_bind_int(query, "$closed", closed);
	while (found->count < limit && (step = driver_step(query, err)) > 0) {
		step = record_get(store, arena, TABLE_CASES,
				  driver_int(query, 0), vec_add(found, arena),
				  err);
		if (step < 0)
			break;
	}
	driver_done(query);
	return step < 0 ? -1 : 0;
}

int
look_more(struct store *store, struct id party, struct look_more *more,
	  struct error *err)
{
	static const char sql[] =
		"SELECT EXISTS (SELECT 1 FROM parties WHERE merged_into = $id), "
		"EXISTS (SELECT 1 FROM facts WHERE party = $id), "
		"EXISTS (SELECT 1 FROM links WHERE party = $id), "
		"EXISTS (SELECT 1 FROM links WHERE other = $id), "
		"EXISTS (SELECT 1 FROM sales WHERE party = $id "
		"AND voided = 0), "
		"EXISTS (SELECT 1 FROM deals WHERE party = $id), "
		"EXISTS (SELECT 1 FROM invoices WHERE party = $id), "
		"EXISTS (SELECT 1 FROM invoices WHERE bill_to = $id)";
	struct query *query;
	int step;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_int(query, "$id", party.n);
	step = driver_step(query, err);
	if (step > 0 && driver_int(query, 0) != 0) /* theirs count as well */
		*more = (struct look_more){true, true, true, true, true, true};
	else if (step > 0)
		*more = (struct look_more){
			.facts = driver_int(query, 1) != 0,
			.links = driver_int(query, 2) != 0,
			.back = driver_int(query, 3) != 0,
			.sales = driver_int(query, 4) != 0,
			.deals = driver_int(query, 5) != 0,
			.invoices = driver_int(query, 6) != 0 ||
				    driver_int(query, 7) != 0,
		};
	driver_done(query);
	return step < 0 ? -1 : 0;
}

/* Of a party or a case; order is what follows the conditions. */
static int
ask_kin(struct store *store, struct arena *arena, const char *name,
	const char *order, char letter, struct id id, size_t limit,
	enum table_number table, struct vec *found, struct error *err)
{
	struct kin kin;

	if (kin_get(store, letter == 'c' ? KIN_PARTY : KIN_CASE, id, &kin,
		    err) < 0)
		return -1;
	return ask(store, arena,
		   arena_print(arena,
			       "%sSELECT x.id FROM %s%s x "
			       "WHERE x.\"%s\" = %s AND x.voided = 0 %s",
			       kin.with, kin.from, name,
			       letter == 'c' ? "party" : "case", kin.id, order),
		   id, limit, table, found, err);
}

int
look_rungs(struct store *store, struct arena *arena, struct id id,
	   struct vec *found, struct error *err)
{
	return ask_kin(store, arena, "rungs", "ORDER BY x.id", 'k', id, 0,
		       TABLE_RUNGS, found, err);
}

int
look_letters(struct store *store, struct arena *arena, char letter,
	     struct id id, size_t limit, struct vec *found, struct error *err)
{
	return ask_kin(store, arena, "messages",
		       "ORDER BY x.id DESC LIMIT $limit", letter, id, limit,
		       TABLE_MESSAGES, found, err);
}
