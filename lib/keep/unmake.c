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
	*(const char **)vec_add(&undo->reasons, undo->arena) =
		utf8_clean(undo->arena, text, strlen(text));
	undo->only_letters = false;
	if (later > undo->later)
		undo->later = later;
}

/* --- what the batch wrote ------------------------------------------------- */

static void
touch(struct unmake *undo, enum table_number table, int64_t id, bool made)
{
	struct unmake_row *touched = vec_add(&undo->rows, undo->arena);

	touched->table = table;
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
read_history(struct unmake *undo, const struct unmake_row *touched,
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
against_value(struct unmake *undo, const struct unmake_row *touched,
	      const struct column *column, const struct history *history)
{
	char is[VALUE_TEXT], was[VALUE_TEXT];
	const char *now = value_text(undo->arena, column, touched->now, is);
	const char *left = value_text(undo->arena, column, history->left, was);

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
take_back(struct unmake_row *touched, const struct shape *shape)
{
	const struct column *column = column_find(shape, "voided");

	assert(column);
	((struct flag *)column_field(column, touched->after))->yes = true;
}

/* A letter that waits may have been tried: that does not keep it. */
static bool
letter_left(struct unmake *undo, const struct unmake_row *touched)
{
	const struct message *message = touched->now;
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
decide_made(struct unmake *undo, struct unmake_row *touched,
	    const struct history *history)
{
	const struct shape *shape = tables[touched->table].shape;
	size_t i;

	if (touched->table == TABLE_MESSAGES) {
		if (letter_left(undo, touched))
			return;
	} else if (history) {
		for (i = 0; i < shape->count; i++) {
			const struct column *column = &shape->columns[i];

			if (!can_change(shape, column) ||
			    column_same(column, touched->now, history->left))
				continue;
			against_value(undo, touched, column, history);
		}
	}
	if (unmake_void(touched->table, touched->now))
		return;
	touched->after = arena_get(undo->arena, shape->size);
	memcpy(touched->after, touched->now, shape->size);
	take_back(touched, shape);
}

/* What comes back may be somebody's by now: tags, addresses and numbers of
 * invoices are unique among what is not void. */
static int
check_unique(struct unmake *undo, const struct unmake_row *touched,
	     struct error *err)
{
	struct vec found = {.size = sizeof(struct id)};
	const struct address *address = touched->after;
	const struct tag *tag = touched->after;
	const struct invoice *invoice = touched->after;
	struct invoice other_invoice;
	struct arena arena = {NULL};
	struct tag other;
	int rc = 0;

	if (!touched->after || !unmake_void(touched->table, touched->now) ||
	    unmake_void(touched->table, touched->after))
		return 0;
	if (touched->table == TABLE_TAGS) {
		rc = party_tag(undo->business->store, &arena, tag->party,
			       tag->tag.s, &other, err);
		if (rc > 0)
			unmake_against(undo, other.batch.n,
				       "c%lld has the tag %.60s again",
				       (long long)tag->party.n, tag->tag.s);
	} else if (touched->table == TABLE_ADDRESSES &&
		   address_is_unique(address->medium.s)) {
		rc = party_by_medium(undo->business->store, &arena,
				     address->medium.s, address->value.s, 1,
				     &found, err);
		if (rc == 0 && found.count > 0)
			unmake_against(
				undo, 0, "%.60s is that of c%lld by now",
				address->value.s,
				(long long)((struct id *)found.items)->n);
	} else if (touched->table == TABLE_INVOICES) {
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
decide_changed(struct unmake *undo, struct unmake_row *touched,
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
			continue;
		}
		(void)value_parse(undo->arena, column, after,
				  value_text(undo->arena, column, history->was,
					     buf));
		touched->after = after;
	}
}

/* Whether somebody was forgotten whose row it is. */
static int
is_forgotten(struct unmake *undo, const struct unmake_row *touched, bool *is,
	     struct error *err)
{
	const struct table *table = &tables[touched->table];
	const struct column *party = column_find(table->shape, "party");
	size_t i;

	*is = false;
	for (i = 2; i < table->shape->count && !*is; i++) {
		const struct column *column = &table->shape->columns[i];

		*is = (column->kind == KIND_TEXT ||
		       column->kind == KIND_WORD) &&
		      str_same(((const struct text *)column_value(column,
								  touched->now))
				       ->s,
			       FORGOTTEN);
	}
	if (!*is || (!party && touched->table != TABLE_PARTIES))
		return 0;
	return tombstone_of(
		undo->business,
		party ? *(const struct id *)column_value(party, touched->now)
		      : *table_id(table, touched->now),
		is, err);
}

/* What was blanked stays blank and void: all that may still become of such a
 * row is to be taken back by who takes back what made it. */
static int
decide(struct unmake *undo, struct unmake_row *touched,
       const struct history *history, struct error *err)
{
	bool forgotten;

	if (is_forgotten(undo, touched, &forgotten, err) < 0)
		return -1;
	if (forgotten && !touched->made)
		unmake_against(undo, 0, "%c%lld is of somebody forgotten",
			       tables[touched->table].letter,
			       (long long)touched->id);
	else if (forgotten && unmake_void(touched->table, touched->now))
		return 0;
	else if (touched->made)
		decide_made(undo, touched, forgotten ? NULL : history);
	else
		decide_changed(undo, touched, history);
	return 0;
}

int
unmake_decide(struct unmake *undo, struct unmake_row *touched,
	      struct error *err)
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
	if (rc == 0)
		rc = decide(undo, touched, &history, err);
	arena_free(&arena);
	return rc < 0 ? -1 : check_unique(undo, touched, err);
}
