/* SPDX-License-Identifier: ISC
 * The questions behind the reports.
 */
#include "store/report.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/vec.h"
#include "store/case.h"
#include "store/driver.h"
#include "store/party.h"
#include "store/store.h"

/* --- a day ------------------------------------------------------------------ */

/* Every part selects letter, id, at, who, party, text. */
struct part {
	const char *what;
	const char *sql;
	bool until; /* has $high alone */
};

#define ENTRY                                                                  \
	"SELECT CASE WHEN i.\"case\" IS NULL THEN 'i' ELSE 'k' END, "          \
	"coalesce(i.\"case\", i.id), i.at, i.who, i.party, "
#define OF_ENTRIES                                                             \
	" FROM interactions i WHERE i.at >= $low AND i.at < $high "            \
	"AND i.voided = 0 AND "
#define BY_TIME " ORDER BY i.at, i.id"
#define HUMAN_ANSWER(i)                                                        \
	i ".direction = 'out' AND " i ".kind IN ('answer', 'question', "       \
	  "'thanks') AND " i ".automatic = 0"
#define VOICE(i)                                                               \
	i ".direction = 'in' AND " i ".kind <> 'note' AND " i ".automatic = 0"
/* What an outcome was, of the entry s on case k: one that does not stand any
 * more is known from the changes of its own batch. */
#define OUTCOME(s)                                                             \
	"coalesce(CASE WHEN k.settled_by = " s ".id THEN k.outcome END, "      \
	"(SELECT h.after FROM changes h WHERE h.tbl = 'cases' "                \
	"AND h.row = " s ".\"case\" AND h.batch = " s ".batch "                \
	"AND h.col = 'outcome' ORDER BY h.id DESC LIMIT 1), 'outcome')"
/* A close with words is a forced one; a plain close has none (gate.c). */
#define FORCED                                                                 \
	"i.direction = 'own' AND (i.kind = 'closing' AND i.text IS NOT NULL "  \
	"OR i.kind = 'note' AND i.\"case\" IS NOT NULL "                       \
	"AND substr(i.text, 1, 24) = 'asked to close by force ')"

static const struct part parts[] = {
	{"in",
	 ENTRY "i.kind || coalesce(': ' || i.text, '')" OF_ENTRIES
	       "i.direction = 'in'" BY_TIME,
	 false},
	{"answered", ENTRY "i.text" OF_ENTRIES HUMAN_ANSWER("i") BY_TIME,
	 false},
	{"automatic",
	 ENTRY "i.text" OF_ENTRIES
	       "i.direction = 'out' AND i.automatic = 1" BY_TIME,
	 false},
	{"closed",
	 "SELECT 'k', k.id, i.at, i.who, k.party, "
	 "CASE WHEN s.id IS NULL THEN 'no outcome' ELSE " OUTCOME(
		 "s") " || coalesce(': ' || s.text, '') END "
		      "FROM interactions i JOIN cases k ON k.id = i.\"case\" "
		      "LEFT JOIN interactions s ON s.id = (SELECT e.id "
		      "FROM interactions e WHERE e.\"case\" = i.\"case\" AND e.id < i.id "
		      "AND e.kind = 'outcome' AND e.voided = 0 ORDER BY e.id DESC LIMIT 1) "
		      "WHERE i.at >= $low AND i.at < $high AND i.voided = 0 "
		      "AND i.kind = 'closing' AND i.direction = 'own' "
		      "AND i.text IS NULL" BY_TIME,
	 false},
	{"forced", ENTRY "i.text" OF_ENTRIES FORCED BY_TIME, false},
	{"late",
	 "SELECT 'k', k.id, k.due_at, k.owner, k.party, "
	 "k.needs || coalesce(': ' || k.subject, '') FROM cases k "
	 "WHERE k.state <> 'closed' AND k.due_at < $high AND k.voided = 0 "
	 "AND k.merged_into IS NULL ORDER BY k.due_at, k.id",
	 true},
	{"late",
	 "SELECT 'p', p.id, coalesce(p.due_at, p.late_at - 1), p.owner, "
	 "p.party, CASE p.side WHEN 'ours' THEN 'keep: ' ELSE 'theirs: ' END || "
	 "coalesce(p.text, '') FROM promises p WHERE p.state = 'open' "
	 "AND p.late_at <= $high AND p.side <> 'touch' AND p.voided = 0 "
	 "ORDER BY p.late_at, p.id",
	 true},
	{"climbed",
	 "SELECT 'k', l.\"case\", l.at, l.person, k.party, "
	 "l.cause || ', level ' || l.\"from\" || ' to ' || l.\"to\" || "
	 "coalesce(': ' || k.subject, '') FROM rungs l "
	 "JOIN cases k ON k.id = l.\"case\" WHERE l.at >= $low "
	 "AND l.at < $high AND l.voided = 0 ORDER BY l.at, l.id",
	 false},
	{"promised",
	 "SELECT 'p', p.id, b.at, p.owner, p.party, "
	 "CASE p.side WHEN 'ours' THEN p.text "
	 "ELSE p.side || coalesce(': ' || p.text, '') END "
	 "FROM promises p JOIN batches b ON b.id = p.batch "
	 "WHERE b.at >= $low AND b.at < $high AND p.voided = 0 "
	 "ORDER BY b.at, p.id",
	 false},
	{"kept",
	 "SELECT 'p', p.id, p.settled_at, p.owner, p.party, p.text "
	 "FROM promises p WHERE p.state = 'kept' AND p.settled_at >= $low "
	 "AND p.settled_at < $high AND p.voided = 0 "
	 "ORDER BY p.settled_at, p.id",
	 false},
	{"broken",
	 "SELECT 'p', p.id, b.at, p.owner, p.party, p.text || ' (k' || k.id "
	 "|| ')' FROM cases k JOIN promises p ON p.id = k.promise "
	 "JOIN batches b ON b.id = k.batch WHERE k.promise IS NOT NULL "
	 "AND b.at >= $low AND b.at < $high AND k.voided = 0 "
	 "ORDER BY b.at, p.id",
	 false},
};

/* Merged cases and parties are shown as what they were merged into. */
static int
load_day(struct store *store, struct arena *arena, struct query *query,
	 const struct part *part, struct day_row *row, struct error *err)
{
	struct case_file file;
	struct party party;
	struct id id = {driver_int(query, 1)};
	int rc = 0;

	column_clear(&day_row_shape, row);
	row->id = (struct any_id){id.n, driver_text(query, 0)[0]};
	row->at.s = driver_int(query, 2);
	row->what.s = part->what;
	row->who.s = arena_text(arena, driver_text(query, 3));
	row->text.s = arena_text(arena, driver_text(query, 5));
	if (row->id.letter == 'k')
		rc = case_root(store, arena, id, &file, err);
	if (rc > 0)
		row->id.n = file.id.n;
	id.n = driver_int(query, 4);
	if (rc < 0 || party_root(store, arena, id, &party, err) < 0)
		return -1;
	row->party = party.id;
	row->name = party.name;
	return 0;
}

static int
walk_part(struct store *store, const struct part *part,
	  const struct report_span *span, report_each_day *each, void *cookie,
	  struct error *err)
{
	struct arena arena = {NULL};
	struct query *query;
	int step;

	if (driver_query(store->driver, part->sql, &query, err) < 0)
		return -1;
	if (part->until) {
		driver_bind_int(query, "$high",
				span->high.s < span->now.s ? span->high.s
							   : span->now.s);
	} else {
		driver_bind_int(query, "$low", span->low.s);
		driver_bind_int(query, "$high", span->high.s);
	}
	while ((step = driver_step(query, err)) > 0) {
		struct arena_mark mark = arena_mark(&arena);
		struct day_row row;

		step = load_day(store, &arena, query, part, &row, err);
		if (step == 0)
			step = each(cookie, &row, err);
		arena_reset(&arena, mark);
		if (step < 0)
			break;
	}
	driver_done(query);
	arena_free(&arena);
	return step < 0 ? -1 : 0;
}

int
report_day(struct store *store, const struct report_span *span,
	   report_each_day *each, void *cookie, struct error *err)
{
	size_t i;

	for (i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		if (walk_part(store, &parts[i], span, each, cookie, err) < 0)
			return -1;
	}
	return 0;
}

/* --- listening -------------------------------------------------------------- */

static int
ask_span(struct store *store, const char *sql, const struct report_span *span,
	 struct query **query, struct error *err)
{
	if (driver_query(store->driver, sql, query, err) < 0)
		return -1;
	driver_bind_int(*query, "$low", span->low.s);
	driver_bind_int(*query, "$high", span->high.s);
	return 0;
}

int
report_said(struct store *store, const struct report_span *span,
	    int (*each)(void *cookie, const struct report_said *said,
			struct error *err),
	    void *cookie, struct error *err)
{
	static const char sql[] =
		"SELECT direction, kind, automatic, count(*) "
		"FROM interactions WHERE at >= $low AND at < $high "
		"AND voided = 0 GROUP BY direction, kind, automatic "
		"ORDER BY direction, kind, automatic";
	struct query *query;
	int step;

	if (ask_span(store, sql, span, &query, err) < 0)
		return -1;
	while ((step = driver_step(query, err)) > 0) {
		const struct report_said said = {driver_text(query, 0),
						 driver_text(query, 1),
						 driver_int(query, 2) != 0,
						 driver_int(query, 3)};

		step = each(cookie, &said, err);
		if (step < 0)
			break;
	}
	driver_done(query);
	return step < 0 ? -1 : 0;
}

int
report_outcomes(struct store *store, const struct report_span *span,
		int (*each)(void *cookie, const char *outcome, int64_t count,
			    int64_t overtaken, struct error *err),
		void *cookie, struct error *err)
{
	static const char sql[] = "SELECT " OUTCOME(
		"i") ", count(*), "
		     "sum(CASE WHEN k.settled_by = i.id THEN 0 ELSE 1 END) "
		     "FROM interactions i JOIN cases k ON k.id = i.\"case\" "
		     "WHERE i.at >= $low AND i.at < $high AND i.voided = 0 "
		     "AND i.kind = 'outcome' GROUP BY 1 ORDER BY 1";
	struct query *query;
	int step;

	if (ask_span(store, sql, span, &query, err) < 0)
		return -1;
	while ((step = driver_step(query, err)) > 0) {
		step = each(cookie, driver_text(query, 0), driver_int(query, 1),
			    driver_int(query, 2), err);
		if (step < 0)
			break;
	}
	driver_done(query);
	return step < 0 ? -1 : 0;
}

int
report_letters(struct store *store, const struct report_span *span,
	       int64_t *count, struct error *err)
{
	static const char sql[] =
		"SELECT count(*) FROM rungs WHERE at >= $low AND at < $high "
		"AND cause = 'letter' AND voided = 0";
	struct query *query;
	int step;

	*count = 0;
	if (ask_span(store, sql, span, &query, err) < 0)
		return -1;
	step = driver_step(query, err);
	if (step > 0)
		*count = driver_int(query, 0);
	driver_done(query);
	return step < 0 ? -1 : 0;
}

/* They begin to wait with a voice before which nothing else is unanswered. The
 * answer may stand on the case that theirs was merged into. */
static const char waits_sql[] =
	"SELECT w.id, w.root, w.at, a.at, w.answer, w.opening, w.closed FROM "
	"(SELECT i.id AS id, r.id AS root, i.at AS at, "
	"coalesce((SELECT e.id FROM interactions e "
	"WHERE e.\"case\" = i.\"case\" AND e.id > i.id AND e.voided = 0 "
	"AND " HUMAN_ANSWER(
		"e") " ORDER BY e.id LIMIT 1), "
		     "(SELECT e.id FROM interactions e "
		     "WHERE e.\"case\" = r.id AND e.id > i.id AND e.voided = 0 "
		     "AND " HUMAN_ANSWER(
			     "e") " ORDER BY e.id LIMIT 1)) AS answer, "
				  "CASE WHEN r.opened_by = i.id THEN 1 ELSE 0 END AS opening, "
				  "CASE WHEN r.state = 'closed' THEN 1 ELSE 0 END AS closed "
				  "FROM interactions i JOIN cases k ON k.id = i.\"case\" "
				  "JOIN cases r ON r.id = coalesce(k.merged_into, k.id) "
				  "WHERE i.at >= $low AND i.at < $high AND i.voided = 0 "
				  "AND " VOICE(
					  "i") " AND coalesce((SELECT e.direction "
					       "FROM interactions e WHERE e.\"case\" = i.\"case\" AND e.id < i.id "
					       "AND e.voided = 0 AND (" VOICE("e") " OR " HUMAN_ANSWER(
						       "e") ") "
							    "ORDER BY e.id DESC LIMIT 1), 'out') = 'out') w "
							    "LEFT JOIN interactions a ON a.id = w.answer";

int
report_waits(struct store *store, const struct report_span *span,
	     int (*each)(void *cookie, const struct report_wait *wait,
			 struct error *err),
	     void *cookie, struct error *err)
{
	struct query *query;
	int step;

	if (ask_span(store, waits_sql, span, &query, err) < 0)
		return -1;
	while ((step = driver_step(query, err)) > 0) {
		struct report_wait wait = {.voice = {driver_int(query, 0)},
					   .case_id = {driver_int(query, 1)},
					   .at = {driver_int(query, 2)},
					   .answer_at = INSTANT_MISSING,
					   .opening = driver_int(query, 5) != 0,
					   .closed = driver_int(query, 6) != 0};

		if (!driver_missing(query, 3)) {
			wait.answer_at.s = driver_int(query, 3);
			wait.answer.n = driver_int(query, 4);
		}
		step = each(cookie, &wait, err);
		if (step < 0)
			break;
	}
	driver_done(query);
	return step < 0 ? -1 : 0;
}

int
report_refusals(struct store *store, report_each_measure *each, void *cookie,
		struct error *err)
{
	static const char sql[] =
		"SELECT i.\"case\", i.at, i.who, i.text, CASE i.kind "
		"WHEN 'outcome' THEN 'declined' WHEN 'note' THEN 'asked' "
		"ELSE 'forced' END FROM interactions i "
		"JOIN cases k ON k.id = i.\"case\" WHERE i.voided = 0 "
		"AND (" FORCED " OR i.kind = 'outcome' "
		"AND " OUTCOME("i") " = 'declined') "
				    "ORDER BY i.at, i.id";
	struct arena arena = {NULL};
	struct query *query;
	int step;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	while ((step = driver_step(query, err)) > 0) {
		struct arena_mark mark = arena_mark(&arena);
		struct id id = {driver_int(query, 0)};
		struct case_file file;
		struct measure_row row;

		column_clear(&measure_row_shape, &row);
		step = case_root(store, &arena, id, &file, err);
		if (step > 0)
			id = file.id;
		row.id.s = arena_print(&arena, "k%lld", (long long)id.n);
		row.at.s = driver_int(query, 1);
		row.who.s = driver_text(query, 2);
		row.text.s = driver_text(query, 3);
		row.unit.s = driver_text(query, 4);
		if (step >= 0)
			step = each(cookie, &row, err);
		arena_reset(&arena, mark);
		if (step < 0)
			break;
	}
	driver_done(query);
	arena_free(&arena);
	return step < 0 ? -1 : 0;
}

/* --- what is open ----------------------------------------------------------- */

/* In one walk, for all three ways of counting at once. */
struct open_walk {
	struct arena arena;
	struct instant now;
	const struct instant *edges;
	struct vec groups[3]; /* struct load_row: by owner, kind, age */
};

static void
count_open(struct open_walk *walk, size_t group, const char *key,
	   const char *word, struct query *query)
{
	struct vec *rows = &walk->groups[group];
	struct load_row *row = rows->items;
	size_t len = strlen(key), i;

	for (i = 0; i < rows->count && strcmp(row->id.s + len, word) != 0; i++)
		row++;
	if (i == rows->count) {
		row = vec_add(rows, &walk->arena);
		row->id.s = arena_print(&walk->arena, "%s%s", key, word);
		row->open.n = row->late.n = row->climbed.n = 0;
		row->oldest.s = INT64_MAX;
	}
	row->open.n++;
	row->late.n += !driver_missing(query, 2) &&
		       driver_int(query, 2) <= walk->now.s;
	row->climbed.n += driver_int(query, 3) > 0;
	if (driver_int(query, 4) < row->oldest.s)
		row->oldest.s = driver_int(query, 4);
}

static const char *
age_of(const struct open_walk *walk, int64_t opened)
{
	static const char *const bands[REPORT_EDGES + 1] = {
		"today", "-6d..-1d", "-29d..-7d", "-89d..-30d", "..-90d"};
	size_t i;

	for (i = 0; i < REPORT_EDGES && opened < walk->edges[i].s; i++)
		;
	return bands[i];
}

static int
by_id(const void *a, const void *b)
{
	const struct load_row *x = a, *y = b;

	return strcmp(x->id.s, y->id.s);
}

static int
by_age(const void *a, const void *b)
{
	const struct load_row *x = a, *y = b;

	return (x->oldest.s < y->oldest.s) - (x->oldest.s > y->oldest.s);
}

static int
walk_open(struct store *store, struct open_walk *walk, struct error *err)
{
	static const char sql[] =
		"SELECT owner, kind, due_at, level, opened_at FROM cases "
		"WHERE state <> 'closed' AND voided = 0 "
		"AND merged_into IS NULL";
	struct query *query;
	int step;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	while ((step = driver_step(query, err)) > 0) {
		const char *owner = driver_text(query, 0);

		count_open(walk, 0, "owner=", owner ? owner : "", query);
		count_open(walk, 1, "kind=", driver_text(query, 1), query);
		count_open(walk, 2,
			   "opened=", age_of(walk, driver_int(query, 4)),
			   query);
	}
	driver_done(query);
	return step;
}

int
report_open(struct store *store, struct instant now,
	    const struct instant edges[REPORT_EDGES],
	    int (*each)(void *cookie, const struct load_row *row,
			struct error *err),
	    void *cookie, struct error *err)
{
	const struct vec rows = {.size = sizeof(struct load_row)};
	struct open_walk walk = {{NULL}, now, edges, {rows, rows, rows}};
	int rc = walk_open(store, &walk, err);
	size_t i, j;

	for (i = 0; rc == 0 && i < 3; i++) {
		const struct load_row *all = walk.groups[i].items;

		if (walk.groups[i].count > 1)
			qsort(walk.groups[i].items, walk.groups[i].count,
			      sizeof(*all), i == 2 ? by_age : by_id);
		for (j = 0; rc == 0 && j < walk.groups[i].count; j++)
			rc = each(cookie, &all[j], err);
	}
	arena_free(&walk.arena);
	return rc;
}
