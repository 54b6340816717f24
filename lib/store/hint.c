/* SPDX-License-Identifier: ISC
 * What a shell may offer to complete a word.
 */
#include "store/hint.h"

#include "base/arena.h"
#include "base/str.h"
#include "store/driver.h"
#include "store/store.h"

/* Rows of number, word, about; the query is done with afterwards. */
static int
collect(struct arena *arena, struct query *query, size_t limit,
	struct vec *found, struct error *err)
{
	size_t most = found->count + limit;
	int step = 0;

	while (found->count < most && (step = driver_step(query, err)) > 0) {
		struct hint *hint = vec_add(found, arena);

		hint->n = driver_int(query, 0);
		hint->word = arena_text(arena, driver_text(query, 1));
		hint->about = arena_text(arena, driver_text(query, 2));
	}
	driver_done(query);
	return step < 0 ? -1 : 0;
}

static const char *
beyond(struct arena *arena, const char *beginning)
{
	return arena_print(arena, "%s\xF4\x8F\xBF\xBF", beginning);
}

int
hint_addresses(struct store *store, struct arena *arena, const char *key,
	       size_t limit, struct vec *found, struct error *err)
{
	static const char sql[] =
		"SELECT p.id, a.value, p.name FROM addresses a "
		"JOIN parties p ON p.id = a.party "
		"WHERE a.value_key >= $from AND a.value_key < $until "
		"AND a.medium IN ('email', 'phone', 'foreign') "
		"AND a.voided = 0 AND p.voided = 0 "
		"ORDER BY a.value_key LIMIT $limit";
	struct query *query;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_text(query, "$from", key);
	driver_bind_text(query, "$until", beyond(arena, key));
	driver_bind_int(query, "$limit", (int64_t)limit);
	return collect(arena, query, limit, found, err);
}

static int
ask(struct store *store, struct arena *arena, const char *sql, size_t limit,
    struct vec *found, struct error *err)
{
	struct query *query;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_int(query, "$limit", (int64_t)limit);
	return collect(arena, query, limit, found, err);
}

int
hint_cases(struct store *store, struct arena *arena, size_t limit,
	   struct vec *found, struct error *err)
{
	static const char sql[] =
		"SELECT k.id, k.subject, p.name FROM cases k "
		"LEFT JOIN parties p ON p.id = k.party "
		"WHERE k.state <> 'closed' AND k.voided = 0 "
		"AND k.merged_into IS NULL ORDER BY k.due_at, k.id "
		"LIMIT $limit";

	return ask(store, arena, sql, limit, found, err);
}

int
hint_promises(struct store *store, struct arena *arena, const char *owner,
	      size_t limit, struct vec *found, struct error *err)
{
	static const char open_ones[] =
		"SELECT q.id, q.text, p.name FROM promises q "
		"LEFT JOIN parties p ON p.id = q.party "
		"WHERE q.state = 'open' AND q.voided = 0 "
		"ORDER BY q.late_at, q.id LIMIT $limit";
	static const char of_owner[] =
		"SELECT q.id, q.text, p.name FROM promises q "
		"LEFT JOIN parties p ON p.id = q.party "
		"WHERE q.owner = $owner AND q.state IN ('open', 'broken') "
		"AND q.voided = 0 ORDER BY q.late_at, q.id LIMIT $limit";
	struct query *query;

	if (!owner)
		return ask(store, arena, open_ones, limit, found, err);
	if (driver_query(store->driver, of_owner, &query, err) < 0)
		return -1;
	driver_bind_text(query, "$owner", owner);
	driver_bind_int(query, "$limit", (int64_t)limit);
	return collect(arena, query, limit, found, err);
}

int
hint_deals(struct store *store, struct arena *arena, const char *owner,
	   size_t limit, struct vec *found, struct error *err)
{
	static const char of_owner[] =
		"SELECT d.id, d.name, p.name FROM deals d "
		"LEFT JOIN parties p ON p.id = d.party "
		"WHERE d.owner = $owner AND d.state = 'open' "
		"AND d.voided = 0 ORDER BY d.next_on LIMIT $limit";
	static const char open_ones[] =
		"SELECT d.id, d.name, p.name FROM deals d "
		"LEFT JOIN parties p ON p.id = d.party "
		"WHERE d.state = 'open' AND d.voided = 0 "
		"ORDER BY d.expected_on LIMIT $limit";
	struct query *query;

	if (driver_query(store->driver, of_owner, &query, err) < 0)
		return -1;
	driver_bind_text(query, "$owner", owner);
	driver_bind_int(query, "$limit", (int64_t)limit);
	if (collect(arena, query, limit, found, err) < 0)
		return -1;
	return ask(store, arena, open_ones, limit, found, err);
}

int
hint_invoices(struct store *store, struct arena *arena, size_t limit,
	      struct vec *found, struct error *err)
{
	static const char sql[] =
		"SELECT v.id, v.number, p.name FROM invoices v "
		"LEFT JOIN parties p ON p.id = v.party "
		"WHERE v.state = 'open' AND v.voided = 0 "
		"ORDER BY v.due_on LIMIT $limit";

	return ask(store, arena, sql, limit, found, err);
}

int
hint_problems(struct store *store, struct arena *arena, size_t limit,
	      struct vec *found, struct error *err)
{
	static const char sql[] =
		"SELECT r.id, r.title, r.owner FROM problems r "
		"WHERE r.state <> 'closed' AND r.voided = 0 "
		"ORDER BY r.id DESC LIMIT $limit";

	return ask(store, arena, sql, limit, found, err);
}

int
hint_parties(struct store *store, struct arena *arena, size_t limit,
	     struct vec *found, struct error *err)
{
	static const char sql[] =
		"SELECT p.id, k.subject, p.name FROM cases k "
		"JOIN parties p ON p.id = k.party "
		"WHERE k.state <> 'closed' AND k.voided = 0 "
		"AND k.merged_into IS NULL AND p.merged_into IS NULL "
		"ORDER BY k.due_at, k.id LIMIT $limit";

	return ask(store, arena, sql, limit, found, err);
}

/* One seek for each tag, however many parties have it. */
int
hint_tags(struct store *store, struct arena *arena, const char *tag,
	  size_t limit, struct vec *found, struct error *err)
{
	static const char sql[] =
		"SELECT t.id, t.tag, NULL FROM tags t WHERE t.tag >= $from "
		"AND t.tag < $until AND t.voided = 0 "
		"ORDER BY t.tag, t.party LIMIT 1";
	const char *from = tag, *until = beyond(arena, tag);
	size_t i, before;

	for (i = 0; i < limit; i++) {
		const struct hint *hints;
		struct query *query;

		if (driver_query(store->driver, sql, &query, err) < 0)
			return -1;
		driver_bind_text(query, "$from", from);
		driver_bind_text(query, "$until", until);
		before = found->count;
		if (collect(arena, query, 1, found, err) < 0)
			return -1;
		if (found->count == before)
			break;
		hints = found->items;
		/* the least text above it */
		from = arena_print(arena, "%s\x01", hints[before].word);
	}
	return 0;
}

int
hint_batches(struct store *store, struct arena *arena, size_t limit,
	     struct vec *found, struct error *err)
{
	static const char sql[] = "SELECT b.id, b.command, b.who "
				  "FROM batches b ORDER BY b.id DESC "
				  "LIMIT $limit";

	return ask(store, arena, sql, limit, found, err);
}
