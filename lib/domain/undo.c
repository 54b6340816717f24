/* SPDX-License-Identifier: ISC
 * Taking a batch back.
 */
#include "domain/undo.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "domain/history.h"
#include "domain/listen.h"
#include "domain/promise.h"
#include "model/case.h"
#include "model/interaction.h"
#include "model/message.h"
#include "model/party.h"
#include "model/promise.h"
#include "store/batch.h"
#include "store/record.h"
#include "store/value.h"

#define REASONS_SHOWN 3

/* A row that the batch wrote. */
struct touched {
	enum table_number table;
	int64_t id;
	bool made;   /* by the batch, not only changed */
	bool left;   /* a letter on its way: stays as it is */
	void *now;   /* before the undo */
	void *after; /* NULL: nothing to do */
};

struct undo {
	struct business *business;
	struct arena *arena;
	int64_t batch;
	bool anyway;
	struct vec touched; /* struct touched, by table and id */
	struct vec reasons; /* const char *, against it */
	int64_t later;	    /* the newest batch among them */
	bool only_letters;
};

int
undo_latest(struct business *business, struct id *batch, struct error *err)
{
	if (batch_latest(business->store, business->user, batch, err) < 0)
		return -1;
	if (batch->n > 0)
		return 0;
	error_set(err, ERR_NO, "nothing of %s to take back", business->user);
	return error_hint(err, "name one of crm-history: crm-undo b7");
}

static void
against(struct undo *undo, int64_t later, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

static void
against(struct undo *undo, int64_t later, const char *fmt, ...)
{
	char text[300];
	va_list ap;

	va_start(ap, fmt);
	(void)vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	*(const char **)vec_add(&undo->reasons, undo->arena) =
		utf8_clean(undo->arena, text, strlen(text));
	if (later > undo->later)
		undo->later = later;
}

static int
refuse(const struct undo *undo, struct error *err)
{
	const char *const *reasons = undo->reasons.items;
	struct str text = {0};
	size_t i;

	for (i = 0; i < undo->reasons.count && i < REASONS_SHOWN; i++)
		str_print(&text, "%s%s", i ? "; " : "", reasons[i]);
	if (undo->reasons.count > REASONS_SHOWN)
		str_print(&text, "; and %zu more",
			  undo->reasons.count - REASONS_SHOWN);
	error_set(err, ERR_NO, "b%lld stays: %.450s", (long long)undo->batch,
		  str_get(&text));
	str_free(&text);
	if (undo->only_letters)
		return error_hint(err,
				  "crm-undo b%lld --anyway takes the rest back",
				  (long long)undo->batch);
	if (undo->later > 0)
		return error_hint(err,
				  "take back what came later first: "
				  "crm-undo b%lld",
				  (long long)undo->later);
	return -1;
}

/* --- what the batch wrote ------------------------------------------------- */

static void
touch(struct undo *undo, enum table_number table, int64_t id, bool made)
{
	struct touched *touched = vec_add(&undo->touched, undo->arena);

	touched->table = table;
	touched->id = id;
	touched->made = made;
}

/* Rows of a batch lie together, and their ids follow on one another. The
 * policies it brought stay: clocks run under them. */
static int
collect_made(struct undo *undo, enum table_number table, struct error *err)
{
	struct store *store = undo->business->store;
	void *row = arena_get(undo->arena, tables[table].shape->size);
	const struct id *ids = table_id(&tables[table], row);
	int64_t id;
	int rc;

	if (table == TABLE_POLICIES || table == TABLE_CHANGES)
		return 0;
	if (record_first_of(store, table, undo->batch, &id, err) < 0)
		return -1;
	for (;; id++) {
		struct arena arena = {NULL};

		rc = record_get(store, &arena, table, id, row, err);
		arena_free(&arena);
		if (rc <= 0 || ids[1].n != undo->batch)
			break;
		touch(undo, table, id, true);
	}
	return rc < 0 ? -1 : 0;
}

static int
collect_changed(struct undo *undo, struct error *err)
{
	struct store *store = undo->business->store;
	int64_t id;
	int rc;

	if (record_first_of(store, TABLE_CHANGES, undo->batch, &id, err) < 0)
		return -1;
	for (;; id++) {
		struct arena arena = {NULL};
		const struct table *table = NULL;
		struct change change;

		rc = record_get(store, &arena, TABLE_CHANGES, id, &change, err);
		if (rc > 0 && change.batch.n == undo->batch)
			table = table_find(change.tbl.s);
		else
			rc = 0;
		if (table)
			touch(undo, (enum table_number)(table - tables),
			      change.row.n, false);
		arena_free(&arena);
		if (rc <= 0)
			return rc;
	}
}

/* Made ones come first, so that they are the ones kept. */
static int
by_place(const void *a, const void *b)
{
	const struct touched *x = a, *y = b;

	if (x->table != y->table)
		return x->table < y->table ? -1 : 1;
	if (x->id != y->id)
		return x->id < y->id ? -1 : 1;
	return (int)y->made - (int)x->made;
}

static int
collect(struct undo *undo, struct error *err)
{
	struct touched *all;
	size_t i, n = 0;

	for (i = 0; i < TABLE_COUNT; i++) {
		if (collect_made(undo, (enum table_number)i, err) < 0)
			return -1;
	}
	if (collect_changed(undo, err) < 0)
		return -1;
	all = undo->touched.items;
	if (undo->touched.count == 0)
		return 0;
	qsort(all, undo->touched.count, sizeof(*all), by_place);
	for (i = 0; i < undo->touched.count; i++) {
		if (n == 0 || all[n - 1].table != all[i].table ||
		    all[n - 1].id != all[i].id)
			all[n++] = all[i];
	}
	undo->touched.count = n;
	return 0;
}

static const struct touched *
find(const struct undo *undo, char letter, int64_t id)
{
	const struct table *table = table_of(letter);
	const struct touched *all = undo->touched.items;
	size_t low = 0, high = undo->touched.count;

	if (!table || id == 0)
		return NULL;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct touched *at = &all[middle];
		int64_t by = at->table == (enum table_number)(table - tables)
				     ? at->id - id
				     : (int64_t)at->table - (table - tables);

		if (by == 0)
			return at;
		if (by < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

/* --- what becomes of a row ------------------------------------------------ */

/* The row as the batch left it, and as it was before. */
struct history {
	struct arena *arena;
	const struct shape *shape;
	int64_t batch;
	struct vec changes; /* struct change: of the batch or later */
	void *left;
	void *was;
	int64_t later; /* the last batch that changed it after */
};

static int
remember(void *cookie, const struct change *change, struct error *err)
{
	struct history *history = cookie;
	struct change *kept;

	(void)err;
	if (change->batch.n < history->batch)
		return 0;
	kept = vec_add(&history->changes, history->arena);
	*kept = *change;
	kept->col.s = arena_text(history->arena, change->col.s);
	kept->before.s = arena_text(history->arena, change->before.s);
	if (change->batch.n > history->batch)
		history->later = change->batch.n;
	return 0;
}

static int
read_history(struct undo *undo, const struct touched *touched,
	     struct history *history, struct error *err)
{
	const struct change *changes;
	size_t i, size = history->shape->size;
	bool split = false;

	if (batch_changes(undo->business->store, touched->table, touched->id,
			  remember, history, err) < 0)
		return -1;
	changes = history->changes.items;
	history->left = arena_get(history->arena, size);
	history->was = arena_get(history->arena, size);
	memcpy(history->left, touched->now, size);
	for (i = history->changes.count; i-- > 0;) {
		const struct column *column =
			column_find(history->shape, changes[i].col.s);

		if (!split && changes[i].batch.n == undo->batch) {
			memcpy(history->was, history->left, size);
			split = true;
		}
		if (!column ||
		    !value_parse(history->arena, column,
				 split ? history->was : history->left,
				 changes[i].before.s))
			return error_set(err, ERR_DATA,
					 "b%lld: what it changed of %c%lld "
					 "makes no sense",
					 (long long)changes[i].batch.n,
					 tables[touched->table].letter,
					 (long long)touched->id);
	}
	if (!split)
		memcpy(history->was, history->left, size);
	return 0;
}

static int
shown(const char *text)
{
	size_t at = 0, len;

	for (; text[at] && at < 40; at += len)
		(void)utf8_decode(text + at, &len);
	return (int)at;
}

static void
against_value(struct undo *undo, const struct touched *touched,
	      const struct column *column, const struct history *history)
{
	char is[VALUE_TEXT], was[VALUE_TEXT];
	const char *now = value_text(undo->arena, column, touched->now, is);
	const char *left = value_text(undo->arena, column, history->left, was);

	now = now ? now : "missing";
	left = left ? left : "missing";
	if (column->kind == KIND_FLAG)
		against(undo, history->later, "%c%lld was taken back since",
			tables[touched->table].letter, (long long)touched->id);
	else
		against(undo, history->later, "%c%lld %s is %.*s, not %.*s",
			tables[touched->table].letter, (long long)touched->id,
			column->name, shown(now), now, shown(left), left);
}

/* What a batch may be asked to take back: not the number and the maker of a
 * row, and not the policy it runs under, which was met and stays so. */
static bool
can_change(const struct shape *shape, const struct column *column)
{
	return column > shape->columns + 1 && column->keeping == KEPT_DURABLE &&
	       column->letter != 'y';
}

static bool
is_void(enum table_number table, const void *row)
{
	const struct column *column =
		column_find(tables[table].shape, "voided");

	return column && ((const struct flag *)column_value(column, row))->yes;
}

static void
take_back(struct touched *touched, const struct shape *shape)
{
	const struct column *column = column_find(shape, "voided");

	assert(column);
	((struct flag *)column_field(column, touched->after))->yes = true;
}

/* A letter that waits may have been tried: that does not keep it. */
static bool
letter_left(struct undo *undo, struct touched *touched)
{
	const struct message *message = touched->now;

	if (str_same(message->state.s, "queued") ||
	    str_same(message->state.s, "dropped"))
		return false;
	touched->left = true;
	if (!undo->anyway)
		against(undo, 0, "the letter o%lld to %.60s has left",
			(long long)touched->id, message->address.s);
	return true;
}

static void
decide_made(struct undo *undo, struct touched *touched,
	    const struct history *history)
{
	const struct shape *shape = history->shape;
	size_t i;

	if (touched->table == TABLE_MESSAGES) {
		if (letter_left(undo, touched))
			return;
	} else {
		for (i = 0; i < shape->count; i++) {
			const struct column *column = &shape->columns[i];

			if (!can_change(shape, column) ||
			    column_same(column, touched->now, history->left))
				continue;
			against_value(undo, touched, column, history);
			undo->only_letters = false;
		}
	}
	if (is_void(touched->table, touched->now))
		return;
	touched->after = arena_get(undo->arena, shape->size);
	memcpy(touched->after, touched->now, shape->size);
	take_back(touched, shape);
}

static void
decide_changed(struct undo *undo, struct touched *touched,
	       const struct history *history)
{
	const struct shape *shape = history->shape;
	void *after = arena_get(undo->arena, shape->size);
	size_t i;

	memcpy(after, touched->now, shape->size);
	for (i = 0; i < shape->count; i++) {
		const struct column *column = &shape->columns[i];
		char buf[VALUE_TEXT];

		if (!can_change(shape, column) ||
		    column_same(column, history->left, history->was))
			continue;
		if (!column_same(column, touched->now, history->left)) {
			against_value(undo, touched, column, history);
			undo->only_letters = false;
			continue;
		}
		(void)value_parse(undo->arena, column, after,
				  value_text(undo->arena, column, history->was,
					     buf));
		touched->after = after;
	}
}

static int
decide(struct undo *undo, struct touched *touched, struct error *err)
{
	const struct table *table = &tables[touched->table];
	struct arena arena = {NULL};
	struct history history = {
		.arena = &arena,
		.shape = table->shape,
		.batch = undo->batch,
		.changes = {.size = sizeof(struct change)},
	};
	int rc;

	touched->now = arena_get(undo->arena, table->shape->size);
	rc = record_get(undo->business->store, undo->arena, touched->table,
			touched->id, touched->now, err);
	if (rc == 0)
		rc = error_set(err, ERR_DATA, "%c%lld is missing",
			       table->letter, (long long)touched->id);
	else if (rc > 0)
		rc = read_history(undo, touched, &history, err);
	if (rc == 0 && touched->made)
		decide_made(undo, touched, &history);
	else if (rc == 0)
		decide_changed(undo, touched, &history);
	arena_free(&arena);
	return rc;
}

/* --- who still refers to it ----------------------------------------------- */

/* A row that is void after this and was not before. */
static bool
goes(const struct touched *touched)
{
	return touched && touched->made && touched->after;
}

struct later {
	struct undo *undo;
	enum table_number table;
};

static int64_t
reference(const struct column *column, const void *row)
{
	return column->kind == KIND_ID
		       ? ((const struct id *)column_value(column, row))->n
		       : 0;
}

static int
look_later(void *cookie, void *row, struct error *err)
{
	const struct later *later = cookie;
	const struct table *table = &tables[later->table];
	const struct id *ids = table_id(table, row);
	size_t i;

	(void)err;
	if (is_void(later->table, row))
		return 0;
	for (i = 2; i < table->shape->count; i++) {
		const struct column *column = &table->shape->columns[i];
		int64_t n = reference(column, row);

		if (!goes(find(later->undo, column->letter, n)))
			continue;
		against(later->undo, ids[1].n, "%c%lld refers to %c%lld",
			table->letter, (long long)ids[0].n, column->letter,
			(long long)n);
		later->undo->only_letters = false;
		break;
	}
	return 0;
}

/* The row as it will be: 1, or 0 when it is not there. */
static int
row_after(struct undo *undo, struct arena *arena, const struct table *table,
	  int64_t id, const void **row, struct error *err)
{
	const struct touched *touched = find(undo, table->letter, id);
	void *now;

	if (touched && touched->after) {
		*row = touched->after;
		return 1;
	}
	*row = now = arena_get(arena, table->shape->size);
	return record_get(undo->business->store, arena,
			  (enum table_number)(table - tables), id, now, err);
}

/* A row made before that a later batch pointed at one of ours. */
static int
look_change(void *cookie, void *row, struct error *err)
{
	const struct later *later = cookie;
	struct undo *undo = later->undo;
	const struct change *change = row;
	const struct table *table = table_find(change->tbl.s);
	const struct column *column =
		table ? column_find(table->shape, change->col.s) : NULL;
	struct arena arena = {NULL};
	const struct id *now;
	const void *after;
	int64_t n;
	int rc;

	if (!column || column->kind != KIND_ID || !change->after.s)
		return 0;
	n = strtoll(change->after.s, NULL, 10);
	if (!goes(find(undo, column->letter, n)))
		return 0;
	rc = row_after(undo, &arena, table, change->row.n, &after, err);
	now = after;
	if (rc > 0 && !is_void((enum table_number)(table - tables), after) &&
	    reference(column, after) == n && now[1].n <= undo->batch) {
		against(undo, change->batch.n, "%c%lld refers to %c%lld",
			table->letter, (long long)change->row.n, column->letter,
			(long long)n);
		undo->only_letters = false;
	}
	arena_free(&arena);
	return rc < 0 ? -1 : 0;
}

static int
check_later(struct undo *undo, struct error *err)
{
	size_t i;

	for (i = 0; i < TABLE_COUNT; i++) {
		enum table_number table = (enum table_number)i;
		struct later later = {undo, table};
		int64_t first;

		if (record_first_of(undo->business->store, table,
				    undo->batch + 1, &first, err) < 0 ||
		    record_each(undo->business->store, table, first,
				table == TABLE_CHANGES ? look_change
						       : look_later,
				&later, err) < 0)
			return -1;
	}
	return 0;
}

/* A row that comes back, or points elsewhere again, needs what it refers to. */
static int
check_targets(struct undo *undo, const struct touched *touched,
	      struct error *err)
{
	const struct table *table = &tables[touched->table];
	bool back = is_void(touched->table, touched->now);
	size_t i;

	if (!touched->after || is_void(touched->table, touched->after))
		return 0;
	for (i = 2; i < table->shape->count; i++) {
		const struct column *column = &table->shape->columns[i];
		const struct table *of = table_of(column->letter);
		int64_t n = reference(column, touched->after);
		struct arena arena = {NULL};
		enum table_number number;
		void *row;
		int rc;

		if (!of || n == 0 ||
		    (!back &&
		     column_same(column, touched->now, touched->after)))
			continue;
		number = (enum table_number)(of - tables);
		row = arena_get(&arena, of->shape->size);
		rc = record_get(undo->business->store, &arena, number, n, row,
				err);
		if (rc == 0 || (rc > 0 && is_void(number, row))) {
			against(undo, 0, "%c%lld needs %c%lld, which is void",
				table->letter, (long long)touched->id,
				of->letter, (long long)n);
			undo->only_letters = false;
		}
		arena_free(&arena);
		if (rc < 0)
			return -1;
	}
	return 0;
}

/* --- what follows from it ------------------------------------------------- */

static int
refresh_case(struct undo *undo, struct id id, struct error *err)
{
	return id.n > 0 ? listen_refresh(undo->business, id, err) : 0;
}

static int
refresh(struct undo *undo, const struct touched *touched, struct error *err)
{
	const struct case_file *was, *is;
	const struct interaction *said, *says;

	if (!touched->after)
		return 0;
	switch (touched->table) {
	case TABLE_CASES:
		was = touched->now;
		is = touched->after;
		return refresh_case(undo, was->merged_into, err) < 0 ||
				       refresh_case(undo, is->merged_into,
						    err) < 0
			       ? -1
			       : refresh_case(undo, is->id, err);
	case TABLE_INTERACTIONS:
		said = touched->now;
		says = touched->after;
		return refresh_case(undo, said->case_id, err) < 0 ||
				       promise_touched(undo->business,
						       said->party, err) < 0
			       ? -1
			       : refresh_case(undo, says->case_id, err);
	case TABLE_PROMISES:
		return promise_refresh(undo->business, (struct id){touched->id},
				       err);
	case TABLE_TAGS:
		return listen_refresh_party(
			undo->business,
			((const struct tag *)touched->after)->party, err);
	case TABLE_PARTIES:
		return listen_refresh_party(undo->business,
					    (struct id){touched->id}, err);
	default:
		return 0;
	}
}

static int
apply(struct undo *undo, struct error *err)
{
	struct touched *all = undo->touched.items;
	size_t i;

	for (i = 0; i < undo->touched.count; i++) {
		if (all[i].after &&
		    record_set(undo->business->store, all[i].table, all[i].now,
			       all[i].after, err) < 0)
			return -1;
	}
	for (i = 0; i < undo->touched.count; i++) {
		if (check_targets(undo, &all[i], err) < 0)
			return -1;
	}
	if (undo->reasons.count > 0)
		return refuse(undo, err);
	for (i = 0; i < undo->touched.count; i++) {
		if (refresh(undo, &all[i], err) < 0)
			return -1;
	}
	return 0;
}

/* --- the whole ------------------------------------------------------------ */

static int
check_batch(struct undo *undo, struct error *err)
{
	struct store *store = undo->business->store;
	struct id id = {undo->batch}, by;
	struct batch batch;
	int rc = batch_get(store, undo->arena, id, &batch, err);

	if (rc < 0)
		return -1;
	if (rc == 0)
		return error_set(err, ERR_NO, "b%lld: no such batch",
				 (long long)id.n);
	if (batch_fixed(batch.tool.s)) {
		error_set(err, ERR_DENIED,
			  "b%lld: what %.40s did cannot be "
			  "taken back",
			  (long long)id.n, batch.tool.s);
		return error_hint(err, "make it good with a new entry: "
				       "crm-log, crm-answer, crm-edit");
	}
	if (batch_undone(store, id, &by, err) < 0)
		return -1;
	if (by.n > 0) {
		error_set(err, ERR_NO, "b%lld was taken back already, by b%lld",
			  (long long)id.n, (long long)by.n);
		return error_hint(err, "crm-undo b%lld does it again",
				  (long long)by.n);
	}
	return 0;
}

int
undo_run(struct business *business, struct id batch, bool anyway,
	 struct batch_row *row, struct error *err)
{
	struct undo undo = {
		.business = business,
		.arena = business->arena,
		.batch = batch.n,
		.anyway = anyway,
		.touched = {.size = sizeof(struct touched)},
		.reasons = {.size = sizeof(const char *)},
		.only_letters = true,
	};
	struct touched *all;
	size_t i;

	if (check_batch(&undo, err) < 0 || collect(&undo, err) < 0)
		return -1;
	all = undo.touched.items;
	for (i = 0; i < undo.touched.count; i++) {
		if (decide(&undo, &all[i], err) < 0)
			return -1;
	}
	if (check_later(&undo, err) < 0)
		return -1;
	if (undo.reasons.count > 0)
		return refuse(&undo, err);
	if (apply(&undo, err) < 0 ||
	    history_row(business, undo.arena, batch, row, err) < 0)
		return -1;
	row->undone = business->store->batch.id;
	return 0;
}
