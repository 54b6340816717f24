/* SPDX-License-Identifier: ISC
 * The questions behind crm-today. The conditions on state are word for word
 * those of the partial indexes cases_owner, promises_owner, articles_owner and
 * deals_owner.
 */
#include "store/sheet.h"

#include "base/arena.h"
#include "store/driver.h"
#include "store/record.h"
#include "store/store.h"

#define OPEN_CASES                                                             \
	"WHERE k.owner = $owner AND k.state <> 'closed' "                      \
	"AND k.voided = 0 AND k.merged_into IS NULL "
#define PROMISES                                                               \
	"FROM promises p WHERE p.owner = $owner "                              \
	"AND p.state IN ('open', 'broken') AND p.voided = 0 "
#define EXPIRING                                                               \
	"FROM articles a WHERE a.state = 'live' "                              \
	"AND a.expires_on IS NOT NULL AND a.voided = 0 "

#define OPEN_DEALS                                                             \
	"WHERE d.owner = $owner AND d.state = 'open' AND d.voided = 0 "

static const struct {
	const char *sql;
	enum table_number table; /* of the ids it gives */
} questions[SHEET_QUESTIONS] = {
	[SHEET_CASES] =
		{"SELECT k.id, k.party, CASE WHEN p.merged_into IS NULL "
		 "AND p.voided = 0 THEN p.name END, k.due_at, k.owner, "
		 "k.needs, k.subject FROM cases k "
		 "LEFT JOIN parties p ON p.id = k.party " OPEN_CASES
		 "AND k.due_at < $until ORDER BY k.due_at, k.id",
		 TABLE_CASES},
	[SHEET_FORCED] = {"SELECT k.id FROM cases k WHERE k.second = $owner "
			  "AND k.state <> 'closed' "
			  "AND k.forced_by IS NOT NULL AND k.voided = 0 "
			  "AND k.merged_into IS NULL ORDER BY k.id",
			  TABLE_CASES},
	[SHEET_PROMISES] = {"SELECT p.id " PROMISES
			    "AND p.late_at <= $until AND p.side <> 'touch' "
			    "AND (p.state = 'open' OR EXISTS (SELECT 1 "
			    "FROM cases k WHERE k.promise = p.id "
			    "AND k.state <> 'closed' AND k.voided = 0)) "
			    "ORDER BY p.late_at, p.id",
			    TABLE_PROMISES},
	[SHEET_TOUCHES] = {"SELECT p.id " PROMISES
			   "AND p.late_at <= $until AND p.side = 'touch' "
			   "ORDER BY p.late_at, p.id LIMIT $limit",
			   TABLE_PROMISES},
	[SHEET_LATER_CASES] =
		{"SELECT count(*) FROM (SELECT 1 FROM cases k " OPEN_CASES
		 "AND k.due_at >= $until "
		 "ORDER BY k.due_at LIMIT $limit)",
		 TABLE_CASES},
	[SHEET_LATER_PROMISES] = {"SELECT count(*) FROM (SELECT 1 " PROMISES
				  "AND p.late_at > $until "
				  "ORDER BY p.late_at LIMIT $limit)",
				  TABLE_PROMISES},
	/* the next one along the index, however many rows each of them has */
	[SHEET_CASE_OWNERS] = {"SELECT min(k.owner) FROM cases k "
			       "WHERE k.state <> 'closed' AND k.owner > $owner",
			       TABLE_CASES},
	[SHEET_PROMISE_OWNERS] = {"SELECT min(p.owner) FROM promises p "
				  "WHERE p.state IN ('open', 'broken') "
				  "AND p.owner > $owner",
				  TABLE_PROMISES},
	[SHEET_ARTICLES] = {"SELECT a.id " EXPIRING "AND a.owner = $owner "
			    "AND a.expires_on <= $until "
			    "ORDER BY a.expires_on, a.id",
			    TABLE_ARTICLES},
	[SHEET_ARTICLE_OWNERS] = {"SELECT min(a.owner) " EXPIRING
				  "AND a.owner > $owner",
				  TABLE_ARTICLES},
	[SHEET_STEPS] = {"SELECT d.id FROM deals d " OPEN_DEALS
			 "AND d.next_on <= $until ORDER BY d.next_on, d.id",
			 TABLE_DEALS},
	[SHEET_LATER_STEPS] =
		{"SELECT count(*) FROM (SELECT 1 FROM deals d " OPEN_DEALS
		 "AND d.next_on > $until "
		 "ORDER BY d.next_on LIMIT $limit)",
		 TABLE_DEALS},
	[SHEET_STEP_OWNERS] = {"SELECT min(d.owner) FROM deals d "
			       "WHERE d.state = 'open' AND d.owner > $owner",
			       TABLE_DEALS},
	[SHEET_BILL_OWNERS] = {"SELECT min(v.owner) FROM invoices v "
			       "WHERE v.state = 'open' AND v.owner > $owner",
			       TABLE_INVOICES},
};

const char *
sheet_question(enum sheet_question question)
{
	return questions[question].sql;
}

/* limit 0: the question has none. */
static int
ask(struct store *store, enum sheet_question question, const char *owner,
    const struct instant *until, int64_t limit, struct query **query,
    struct error *err)
{
	if (driver_query(store->driver, questions[question].sql, query, err) <
	    0)
		return -1;
	driver_bind_text(*query, "$owner", owner);
	if (until)
		driver_bind_int(*query, "$until", until->s);
	if (limit > 0)
		driver_bind_int(*query, "$limit", limit);
	return 0;
}

static int
list(struct store *store, struct arena *arena, enum sheet_question question,
     const char *owner, const struct instant *until, size_t limit,
     struct vec *found, struct error *err)
{
	struct query *query;

	if (ask(store, question, owner, until, (int64_t)limit, &query, err) < 0)
		return -1;
	return record_rows_named(store, arena, query, questions[question].table,
				 found, err);
}

int
sheet_cases(struct store *store, struct arena *arena, const char *owner,
	    struct instant until, struct vec *found, struct error *err)
{
	struct query *query;
	int step;

	if (ask(store, SHEET_CASES, owner, &until, 0, &query, err) < 0)
		return -1;
	while ((step = driver_step(query, err)) > 0) {
		struct sheet_case *one = vec_add(found, arena);

		one->id.n = driver_int(query, 0);
		one->party.n = driver_int(query, 1);
		one->name = arena_text(arena, driver_text(query, 2));
		one->due_at.s = driver_int(query, 3);
		one->owner = arena_text(arena, driver_text(query, 4));
		one->needs = arena_text(arena, driver_text(query, 5));
		one->subject = arena_text(arena, driver_text(query, 6));
	}
	driver_done(query);
	return step;
}

int
sheet_forced(struct store *store, struct arena *arena, const char *second,
	     struct vec *found, struct error *err)
{
	return list(store, arena, SHEET_FORCED, second, NULL, 0, found, err);
}

int
sheet_promises(struct store *store, struct arena *arena, const char *owner,
	       struct instant until, struct vec *found, struct error *err)
{
	return list(store, arena, SHEET_PROMISES, owner, &until, 0, found, err);
}

int
sheet_touches(struct store *store, struct arena *arena, const char *owner,
	      struct instant until, size_t limit, struct vec *found,
	      struct error *err)
{
	return list(store, arena, SHEET_TOUCHES, owner, &until, limit, found,
		    err);
}

int
sheet_later(struct store *store, const char *owner, struct instant until,
	    int64_t most, int64_t *later, struct error *err)
{
	static const enum sheet_question both[] = {SHEET_LATER_CASES,
						   SHEET_LATER_PROMISES};
	struct query *query;
	size_t i;
	int step;

	*later = 0;
	for (i = 0; i < 2 && *later < most; i++) {
		if (ask(store, both[i], owner, &until, most - *later, &query,
			err) < 0)
			return -1;
		step = driver_step(query, err);
		if (step > 0)
			*later += driver_int(query, 0);
		driver_done(query);
		if (step < 0)
			return -1;
	}
	return 0;
}

int
sheet_more(struct store *store, struct sheet_more *more, struct error *err)
{
	static const char sql[] =
		"SELECT EXISTS (SELECT 1 FROM deals WHERE state = 'open'), "
		"EXISTS (SELECT 1 FROM invoices WHERE state = 'open'), "
		"EXISTS (SELECT 1 FROM payments WHERE state = 'review'), "
		"EXISTS (SELECT 1 FROM articles WHERE state = 'live' "
		"AND expires_on IS NOT NULL)";
	struct query *query;
	int step;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	step = driver_step(query, err);
	if (step > 0) {
		more->deals = driver_int(query, 0) != 0;
		more->invoices = driver_int(query, 1) != 0;
		more->payments = driver_int(query, 2) != 0;
		more->articles = driver_int(query, 3) != 0;
	}
	driver_done(query);
	return step < 0 ? -1 : 0;
}

int
sheet_articles(struct store *store, struct arena *arena, const char *owner,
	       struct day until, struct vec *found, struct error *err)
{
	struct query *query;

	if (ask(store, SHEET_ARTICLES, owner, NULL, 0, &query, err) < 0)
		return -1;
	driver_bind_int(query, "$until", until.days);
	return record_rows_named(store, arena, query, TABLE_ARTICLES, found,
				 err);
}

int
sheet_steps(struct store *store, struct arena *arena, const char *owner,
	    struct day until, struct vec *found, struct error *err)
{
	struct query *query;

	if (ask(store, SHEET_STEPS, owner, NULL, 0, &query, err) < 0)
		return -1;
	driver_bind_int(query, "$until", until.days);
	return record_rows_named(store, arena, query, TABLE_DEALS, found, err);
}

int
sheet_later_steps(struct store *store, const char *owner, struct day until,
		  int64_t most, int64_t *later, struct error *err)
{
	struct query *query;
	int step;

	*later = 0;
	if (most < 1)
		return 0;
	if (ask(store, SHEET_LATER_STEPS, owner, NULL, most, &query, err) < 0)
		return -1;
	driver_bind_int(query, "$until", until.days);
	step = driver_step(query, err);
	if (step > 0)
		*later = driver_int(query, 0);
	driver_done(query);
	return step < 0 ? -1 : 0;
}

static int
next_owner(struct store *store, struct arena *arena,
	   enum sheet_question question, const char **owner, struct error *err)
{
	struct query *query;
	int step;

	if (ask(store, question, *owner, NULL, 0, &query, err) < 0)
		return -1;
	step = driver_step(query, err);
	*owner = step > 0 ? arena_text(arena, driver_text(query, 0)) : NULL;
	driver_done(query);
	return step < 0 ? -1 : 0;
}

int
sheet_owners(struct store *store, struct arena *arena,
	     const struct sheet_more *more, struct vec *found,
	     struct error *err)
{
	const struct {
		enum sheet_question question;
		bool there;
	} all[] = {{SHEET_CASE_OWNERS, true},
		   {SHEET_PROMISE_OWNERS, true},
		   {SHEET_ARTICLE_OWNERS, more->articles},
		   {SHEET_STEP_OWNERS, more->deals},
		   {SHEET_BILL_OWNERS, more->invoices}};
	size_t i;

	for (i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		const char *owner = "";
		int rc;

		if (!all[i].there)
			continue;
		while ((rc = next_owner(store, arena, all[i].question, &owner,
					err)) == 0 &&
		       owner)
			*(const char **)vec_add(found, arena) = owner;
		if (rc < 0)
			return -1;
	}
	return 0;
}
