/* SPDX-License-Identifier: ISC
 * What a batch wrote, and what becomes of each row when it is taken back.
 */
#include "keep/unmake.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "domain/address.h"
#include "keep/history.h"
#include "keep/tombstone.h"
#include "model/forgotten.h"
#include "model/invoice.h"
#include "model/message.h"
#include "model/party.h"
#include "store/batch.h"
#include "store/invoice.h"
#include "store/party.h"
#include "store/record.h"
#include "store/value.h"

void
unmake_against(struct unmake *undo, int64_t later, const char *fmt, ...)
{
	char text[300];
	va_list ap;

	va_start(ap, fmt);
	(void)vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	if (undo->reason_count < UNMAKE_REASONS)
		undo->reasons[undo->reason_count] =
			utf8_clean(undo->arena, text, strlen(text));
	undo->reason_count++;
	undo->only_letters = false;
	if (later > undo->later)
		undo->later = later;
}

/* --- what the batch wrote ------------------------------------------------- */

static void
touch(struct unmake *undo, enum table_number table, int64_t id, bool made)
{
	struct unmake_row *touched = vec_add(&undo->rows, undo->arena);

	touched->table = (unsigned char)table;
	touched->id = id;
	touched->made = made;
}

/* Rows of a batch lie together, and their ids follow on one another. The
 * policies it brought stay: clocks run under them. */
static int
collect_made(struct unmake *undo, enum table_number table, struct error *err)
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
collect_changed(struct unmake *undo, struct error *err)
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
		else if (rc > 0)
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
	const struct unmake_row *x = a, *y = b;

	if (x->table != y->table)
		return x->table < y->table ? -1 : 1;
	if (x->id != y->id)
		return x->id < y->id ? -1 : 1;
	return (int)y->made - (int)x->made;
}

int
unmake_collect(struct unmake *undo, struct error *err)
{
	struct unmake_row *all;
	size_t i, n = 0;

	for (i = 0; i < TABLE_COUNT; i++) {
		if (collect_made(undo, (enum table_number)i, err) < 0)
			return -1;
	}
	if (collect_changed(undo, err) < 0)
		return -1;
	all = undo->rows.items;
	if (undo->rows.count == 0)
		return 0;
	qsort(all, undo->rows.count, sizeof(*all), by_place);
	for (i = 0; i < undo->rows.count; i++) {
		if (n == 0 || all[n - 1].table != all[i].table ||
		    all[n - 1].id != all[i].id)
			all[n++] = all[i];
	}
	undo->rows.count = n;
	return 0;
}

const struct unmake_row *
unmake_find(const struct unmake *undo, char letter, int64_t id)
{
	const struct table *table = table_of(letter);
	const struct unmake_row *all = undo->rows.items;
	size_t low = 0, high = undo->rows.count;

	if (!table || id == 0)
		return NULL;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct unmake_row *at = &all[middle];
		int64_t by = at->table == table - tables
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

static enum table_number
table_of_row(const struct unmake_row *touched)
{
	return (enum table_number)touched->table;
}

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
read_history(struct unmake *undo, const struct unmake_row *touched,
	     const void *now, struct history *history, struct error *err)
{
	const struct change *changes;
	size_t i, size = history->shape->size;
	bool split = false;

	if (batch_changes(undo->business->store, table_of_row(touched),
			  touched->id, remember, history, err) < 0)
		return -1;
	changes = history->changes.items;
	history->left = arena_get(history->arena, size);
	history->was = arena_get(history->arena, size);
	memcpy(history->left, now, size);
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
against_value(struct unmake *undo, const struct unmake_row *touched,
	      const struct column *column, const void *row,
	      const struct history *history)
{
	char is[VALUE_TEXT], was[VALUE_TEXT];
	const char *now = value_text(history->arena, column, row, is);
	const char *left =
		value_text(history->arena, column, history->left, was);

	now = now ? now : "missing";
	left = left ? left : "missing";
	if (column->kind == KIND_FLAG)
		unmake_against(undo, history->later,
			       "%c%lld was taken back since",
			       tables[touched->table].letter,
			       (long long)touched->id);
	else
		unmake_against(undo, history->later,
			       "%c%lld %s is %.*s, not %.*s",
			       tables[touched->table].letter,
			       (long long)touched->id, column->name, shown(now),
			       now, shown(left), left);
}

/* What a batch may be asked to take back: not the number and the maker of a
 * row, and not the policy it runs under, which was met and stays so. */
static bool
can_change(const struct shape *shape, const struct column *column)
{
	return column > shape->columns + 1 && column->keeping == KEPT_DURABLE &&
	       column->letter != 'y';
}

bool
unmake_void(enum table_number table, const void *row)
{
	const struct column *column =
		column_find(tables[table].shape, "voided");

	return column && ((const struct flag *)column_value(column, row))->yes;
}

static void
set_void(enum table_number table, void *row, bool yes)
{
	const struct column *column =
		column_find(tables[table].shape, "voided");

	assert(column);
	((struct flag *)column_field(column, row))->yes = yes;
}

/* A letter that waits may have been tried: that does not keep it. */
static bool
letter_left(struct unmake *undo, const struct unmake_row *touched,
	    const struct message *message)
{
	bool only_letters = undo->only_letters;

	if (str_same(message->state.s, "queued") ||
	    str_same(message->state.s, "dropped"))
		return false;
	if (!undo->anyway)
		unmake_against(undo, 0, "the letter o%lld to %.60s has left",
			       (long long)touched->id, message->address.s);
	undo->only_letters = only_letters;
	return true;
}

/* history NULL: whatever became of it since is not asked. */
static void
decide_made(struct unmake *undo, const struct unmake_row *touched,
	    struct unmake_pair *pair, const struct history *history)
{
	const enum table_number table = table_of_row(touched);
	const struct shape *shape = tables[table].shape;
	size_t i;

	if (table == TABLE_MESSAGES) {
		if (letter_left(undo, touched, pair->now))
			return;
	} else if (history) {
		for (i = 0; i < shape->count; i++) {
			const struct column *column = &shape->columns[i];

			if (!can_change(shape, column) ||
			    column_same(column, pair->now, history->left))
				continue;
			against_value(undo, touched, column, pair->now,
				      history);
		}
	}
	if (unmake_void(table, pair->now))
		return;
	pair->after = arena_get(undo->row, shape->size);
	memcpy(pair->after, pair->now, shape->size);
	set_void(table, pair->after, true);
}

/* What comes back may be somebody's by now: tags, addresses and numbers of
 * invoices are unique among what is not void. */
static int
check_unique(struct unmake *undo, enum table_number table,
	     const struct unmake_pair *pair, struct error *err)
{
	struct vec found = {.size = sizeof(struct id)};
	const struct address *address = pair->after;
	const struct tag *tag = pair->after;
	const struct invoice *invoice = pair->after;
	struct invoice other_invoice;
	struct arena arena = {NULL};
	struct tag other;
	int rc = 0;

	if (!pair->after || !unmake_void(table, pair->now) ||
	    unmake_void(table, pair->after))
		return 0;
	if (table == TABLE_TAGS) {
		rc = party_tag(undo->business->store, &arena, tag->party,
			       tag->tag.s, &other, err);
		if (rc > 0)
			unmake_against(undo, other.batch.n,
				       "c%lld has the tag %.60s again",
				       (long long)tag->party.n, tag->tag.s);
	} else if (table == TABLE_ADDRESSES &&
		   address_is_unique(address->medium.s)) {
		rc = party_by_medium(undo->business->store, &arena,
				     address->medium.s, address->value.s, 1,
				     &found, err);
		if (rc == 0 && found.count > 0)
			unmake_against(
				undo, 0, "%.60s is that of c%lld by now",
				address->value.s,
				(long long)((struct id *)found.items)->n);
	} else if (table == TABLE_INVOICES) {
		rc = invoice_by_number(undo->business->store, &arena,
				       invoice->number.s, &other_invoice, err);
		if (rc > 0)
			unmake_against(undo, other_invoice.batch.n,
				       "%.60s is v%lld by now",
				       invoice->number.s,
				       (long long)other_invoice.id.n);
	}
	arena_free(&arena);
	return rc < 0 ? -1 : 0;
}

static void
decide_changed(struct unmake *undo, const struct unmake_row *touched,
	       struct unmake_pair *pair, const struct history *history)
{
	const struct shape *shape = history->shape;
	void *after = arena_get(undo->row, shape->size);
	size_t i;

	memcpy(after, pair->now, shape->size);
	for (i = 0; i < shape->count; i++) {
		const struct column *column = &shape->columns[i];
		char buf[VALUE_TEXT];

		if (!can_change(shape, column) ||
		    column_same(column, history->left, history->was))
			continue;
		if (!column_same(column, pair->now, history->left)) {
			against_value(undo, touched, column, pair->now,
				      history);
			continue;
		}
		(void)value_parse(undo->row, column, after,
				  value_text(history->arena, column,
					     history->was, buf));
		pair->after = after;
	}
}

/* Whether somebody was forgotten whose row it is. */
static int
is_forgotten(struct unmake *undo, enum table_number number, const void *now,
	     bool *is, struct error *err)
{
	const struct table *table = &tables[number];
	const struct column *party = column_find(table->shape, "party");
	size_t i;

	*is = false;
	for (i = 2; i < table->shape->count && !*is; i++) {
		const struct column *column = &table->shape->columns[i];

		*is = (column->kind == KIND_TEXT ||
		       column->kind == KIND_WORD) &&
		      str_same(((const struct text *)column_value(column, now))
				       ->s,
			       FORGOTTEN);
	}
	if (!*is || (!party && number != TABLE_PARTIES))
		return 0;
	return tombstone_of(undo->business,
			    party ? *(const struct id *)column_value(party, now)
				  : *table_id(table, now),
			    is, err);
}

/* What was blanked stays blank and void: all that may still become of such a
 * row is to be taken back by who takes back what made it. */
static int
decide(struct unmake *undo, const struct unmake_row *touched,
       struct unmake_pair *pair, const struct history *history,
       struct error *err)
{
	const enum table_number table = table_of_row(touched);
	bool forgotten;

	if (is_forgotten(undo, table, pair->now, &forgotten, err) < 0)
		return -1;
	if (forgotten && !touched->made)
		unmake_against(undo, 0, "%c%lld is of somebody forgotten",
			       tables[table].letter, (long long)touched->id);
	else if (forgotten && unmake_void(table, pair->now))
		return 0;
	else if (touched->made)
		decide_made(undo, touched, pair, forgotten ? NULL : history);
	else
		decide_changed(undo, touched, pair, history);
	return 0;
}

static enum unmake_fate
fate_of(enum table_number table, const struct unmake_pair *pair)
{
	const struct shape *shape = tables[table].shape;
	size_t i;

	if (!pair->after)
		return FATE_STAYS;
	for (i = 0; i < shape->count; i++) {
		const struct column *column = &shape->columns[i];

		if (strcmp(column->name, "voided") != 0 &&
		    !column_same(column, pair->now, pair->after))
			return FATE_CHANGED;
	}
	return unmake_void(table, pair->after) ? FATE_VOID : FATE_BACK;
}

static int
load(struct unmake *undo, const struct unmake_row *touched, struct arena *arena,
     void **row, struct error *err)
{
	const enum table_number table = table_of_row(touched);
	int rc;

	*row = arena_get(arena, tables[table].shape->size);
	rc = record_get(undo->business->store, arena, table, touched->id, *row,
			err);
	if (rc == 0)
		rc = error_set(err, ERR_DATA, "%c%lld is missing",
			       tables[table].letter, (long long)touched->id);
	return rc < 0 ? -1 : 0;
}

int
unmake_decide(struct unmake *undo, struct unmake_row *touched,
	      struct error *err)
{
	const enum table_number table = table_of_row(touched);
	struct arena_mark mark = arena_mark(undo->row);
	struct arena arena = {NULL};
	struct history history = {
		.arena = &arena,
		.shape = tables[table].shape,
		.batch = undo->batch,
		.changes = {.size = sizeof(struct change)},
	};
	struct unmake_pair pair = {NULL, NULL}, *kept;
	int rc = load(undo, touched, undo->row, &pair.now, err);

	if (rc == 0)
		rc = read_history(undo, touched, pair.now, &history, err);
	if (rc == 0)
		rc = decide(undo, touched, &pair, &history, err);
	if (rc == 0)
		rc = check_unique(undo, table, &pair, err);
	arena_free(&arena);
	if (rc < 0)
		return -1;
	touched->fate = (unsigned char)fate_of(table, &pair);
	if (touched->fate == FATE_CHANGED) {
		kept = arena_get(undo->row, sizeof(*kept));
		*kept = pair;
		touched->pair = kept;
	} else {
		arena_reset(undo->row, mark);
	}
	return 0;
}

int
unmake_pair(struct unmake *undo, const struct unmake_row *touched, bool done,
	    struct arena *arena, struct unmake_pair *pair, struct error *err)
{
	const enum table_number table = table_of_row(touched);
	const struct shape *shape = tables[table].shape;
	void **there = done ? &pair->after : &pair->now;
	void **other = done ? &pair->now : &pair->after;

	if (touched->pair) {
		*pair = *touched->pair;
		return 0;
	}
	if (load(undo, touched, arena, there, err) < 0)
		return -1;
	*other = arena_get(arena, shape->size);
	memcpy(*other, *there, shape->size);
	set_void(table, *other, (touched->fate == FATE_VOID) != done);
	return 0;
}
