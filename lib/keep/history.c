/* SPDX-License-Identifier: ISC
 * Who wrote what, when.
 */
#include "keep/history.h"

#include <stdio.h>
#include <string.h>

#include "base/num.h"
#include "base/str.h"
#include "base/vec.h"
#include "domain/people.h"
#include "domain/resolver.h"
#include "model/batch.h"
#include "store/batch.h"
#include "store/record.h"
#include "store/value.h"

static int
missing(const char *what, char letter, struct id id, struct error *err)
{
	return error_set(err, ERR_NO, "%c%lld: no such %s", letter,
			 (long long)id.n, what);
}

static int
find_record(struct business *business, struct history_of *of, struct error *err)
{
	const struct table *table = table_of(of->letter);
	struct arena arena = {NULL};
	struct batch batch;
	void *row;
	int rc;

	if (of->letter == 'b') {
		rc = batch_get(business->store, &arena, of->id, &batch, err);
		arena_free(&arena);
		return rc ? (rc < 0 ? -1 : 0)
			  : missing("batch", 'b', of->id, err);
	}
	if (!table || table == &tables[TABLE_CHANGES])
		return missing("record", of->letter, of->id, err);
	row = arena_get(&arena, table->shape->size);
	rc = record_get(business->store, &arena,
			(enum table_number)(table - tables), of->id.n, row,
			err);
	arena_free(&arena);
	return rc ? (rc < 0 ? -1 : 0)
		  : missing("record", of->letter, of->id, err);
}

int
history_find(struct business *business, const char *word, struct history_of *of,
	     struct error *err)
{
	const struct policy_person *person;
	struct party party;

	*of = (struct history_of){0};
	if (!word)
		return 0;
	if (business_id(word, &of->letter, &of->id))
		return of->id.n < 1 ? error_set(err, ERR_NO,
						"%s: no such record", word)
				    : find_record(business, of, err);
	if (word[0] == '@' || strcmp(word, "me") == 0 ||
	    policy_person(business->policy, word)) {
		if (people_get(business, word, &person, err) < 0)
			return -1;
		of->person = person->name;
		return 0;
	}
	if (str_same(word, business->user)) {
		of->person = business->user;
		return 0;
	}
	if (resolver_find(business, word, &party, err) < 0)
		return -1;
	of->letter = 'c';
	of->id = party.id;
	return 0;
}

/* --- batches ---------------------------------------------------------------- */

static int
fill_batch(struct business *business, struct arena *arena,
	   const struct batch *batch, struct batch_row *row, struct error *err)
{
	const struct column *hash = column_find(&batch_shape, "hash");
	char buf[VALUE_TEXT];

	column_clear(&batch_row_shape, row);
	row->id = batch->id;
	row->at = batch->at;
	row->who = batch->who;
	row->rows = batch->rows;
	row->command = batch->command;
	row->tool = batch->tool;
	row->clock = batch->clock;
	row->origin = batch->origin;
	row->undoes = batch->undoes;
	row->hash.s = value_text(arena, hash, batch, buf);
	return batch_undone(business->store, batch->id, &row->undone, err);
}

struct batch_walk {
	struct business *business;
	int64_t left;
	history_batch *each;
	void *cookie;
};

static int
give_batch(void *cookie, const struct batch *batch, struct error *err)
{
	struct batch_walk *walk = cookie;
	struct arena arena = {NULL};
	struct batch_row row;
	int rc;

	if (walk->left == 0)
		return 1;
	walk->left--;
	rc = fill_batch(walk->business, &arena, batch, &row, err);
	if (rc == 0)
		rc = walk->each(walk->cookie, &row, err);
	arena_free(&arena);
	return rc < 0 ? -1 : 0;
}

int
history_batches(struct business *business, const char *person, int64_t limit,
		history_batch *each, void *cookie, struct error *err)
{
	struct batch_walk walk = {business, limit, each, cookie};

	return batch_each(business->store, person, give_batch, &walk, err);
}

int
history_row(struct business *business, struct arena *arena, struct id id,
	    struct batch_row *row, struct error *err)
{
	struct batch batch;
	int rc = batch_get(business->store, arena, id, &batch, err);

	if (rc < 0)
		return -1;
	if (rc == 0)
		return missing("batch", 'b', id, err);
	return fill_batch(business, arena, &batch, row, err);
}

/* --- the columns of a record ------------------------------------------------ */

const char *
history_value(struct arena *arena, const struct column *column,
	      const char *stored)
{
	char buf[TIME_TEXT];
	int64_t n;

	if (!stored || !column)
		return stored;
	if (column->kind == KIND_BYTES)
		return arena_print(arena, "%zu bytes", strlen(stored) / 2);
	if (!value_is_int(column) || !num_parse(stored, &n))
		return stored;
	switch (column->kind) {
	case KIND_ID:
		return arena_print(arena, "%c%lld", column->letter,
				   (long long)n);
	case KIND_DAY:
		return arena_text(arena, day_text((struct day){n}, buf));
	case KIND_INSTANT:
		return arena_text(arena,
				  instant_text((struct instant){n}, buf));
	default:
		return stored;
	}
}

struct change_walk {
	struct business *business;
	const struct table *table;
	int64_t only; /* this batch alone; 0: all */
	int64_t left;
	history_change *each;
	void *cookie;
	struct batch batch; /* the one asked for last */
	struct arena arena; /* of that */
};

static int
give_change(struct change_walk *walk, int64_t batch, int64_t row,
	    const struct column *column, const char *name, const char *before,
	    const char *after, struct error *err)
{
	struct arena arena = {NULL};
	struct change_row out;
	int rc;

	if (walk->left == 0)
		return 0;
	walk->left--;
	if (walk->batch.id.n != batch) {
		arena_free(&walk->arena);
		rc = batch_get(walk->business->store, &walk->arena,
			       (struct id){batch}, &walk->batch, err);
		if (rc < 0)
			return -1;
		if (rc == 0)
			column_clear(&batch_shape, &walk->batch);
		walk->batch.id.n = batch;
	}
	column_clear(&change_row_shape, &out);
	out.id.n = batch;
	out.at = walk->batch.at;
	out.who = walk->batch.who;
	out.record = (struct any_id){row, walk->table->letter};
	out.column.s = name;
	out.old.s = history_value(&arena, column, before);
	out.new.s = history_value(&arena, column, after);
	rc = walk->each(walk->cookie, &out, err);
	arena_free(&arena);
	return rc < 0 ? -1 : 0;
}

struct kept_changes {
	struct arena *arena;
	struct vec changes; /* struct change */
};

static int
keep_change(void *cookie, const struct change *change, struct error *err)
{
	struct kept_changes *kept = cookie;
	struct change *copy = vec_add(&kept->changes, kept->arena);

	(void)err;
	*copy = *change;
	copy->col.s = arena_text(kept->arena, change->col.s);
	copy->before.s = arena_text(kept->arena, change->before.s);
	copy->after.s = arena_text(kept->arena, change->after.s);
	return 0;
}

/* The row as its batch made it: one line for each column that it had. */
static int
give_birth(struct change_walk *walk, void *row, const struct kept_changes *kept,
	   struct error *err)
{
	const struct shape *shape = walk->table->shape;
	const struct change *changes = kept->changes.items;
	const struct id *ids = table_id(walk->table, row);
	size_t i;

	for (i = kept->changes.count; i-- > 0;) {
		const struct column *column =
			column_find(shape, changes[i].col.s);

		if (column)
			(void)value_parse(kept->arena, column, row,
					  changes[i].before.s);
	}
	if (walk->only > 0 && ids[1].n != walk->only)
		return 0;
	for (i = 2; i < shape->count; i++) {
		const struct column *column = &shape->columns[i];
		char buf[VALUE_TEXT];

		if (column->keeping != KEPT_DURABLE ||
		    column_missing(column, row) ||
		    (column->kind == KIND_FLAG &&
		     !((const struct flag *)column_value(column, row))->yes))
			continue;
		if (give_change(walk, ids[1].n, ids[0].n, column, column->name,
				NULL, value_text(kept->arena, column, row, buf),
				err) < 0)
			return -1;
	}
	return 0;
}

static int
give_record(struct change_walk *walk, int64_t id, struct error *err)
{
	enum table_number number = (enum table_number)(walk->table - tables);
	struct arena arena = {NULL};
	struct kept_changes kept = {&arena, {.size = sizeof(struct change)}};
	void *row = arena_get(&arena, walk->table->shape->size);
	const struct change *changes;
	size_t i;
	int rc =
		record_get(walk->business->store, &arena, number, id, row, err);

	if (rc > 0)
		rc = batch_changes(walk->business->store, number, id,
				   keep_change, &kept, err);
	if (rc == 0)
		rc = give_birth(walk, row, &kept, err);
	changes = kept.changes.items;
	for (i = 0; rc == 0 && i < kept.changes.count; i++) {
		if (walk->only > 0 && changes[i].batch.n != walk->only)
			continue;
		rc = give_change(walk, changes[i].batch.n, id,
				 column_find(walk->table->shape,
					     changes[i].col.s),
				 changes[i].col.s, changes[i].before.s,
				 changes[i].after.s, err);
	}
	arena_free(&arena);
	return rc < 0 ? -1 : 0;
}

/* --- all that a batch wrote ------------------------------------------------- */

static int
give_made(struct change_walk *walk, enum table_number number, struct error *err)
{
	struct store *store = walk->business->store;
	int64_t id;
	int rc;

	walk->table = &tables[number];
	if (record_first_of(store, number, walk->only, &id, err) < 0)
		return -1;
	for (;; id++) {
		struct arena arena = {NULL};
		void *row = arena_get(&arena, walk->table->shape->size);
		int64_t batch;

		rc = record_get(store, &arena, number, id, row, err);
		batch = rc > 0 ? table_id(walk->table, row)[1].n : 0;
		arena_free(&arena);
		if (rc <= 0 || batch != walk->only)
			return rc < 0 ? -1 : 0;
		if (give_record(walk, id, err) < 0)
			return -1;
	}
}

/* What it changed of rows that others made. */
static int
give_changed(struct change_walk *walk, struct error *err)
{
	struct store *store = walk->business->store;
	int64_t id;
	int rc;

	if (record_first_of(store, TABLE_CHANGES, walk->only, &id, err) < 0)
		return -1;
	for (;; id++) {
		struct arena arena = {NULL};
		struct change change;
		void *row;

		rc = record_get(store, &arena, TABLE_CHANGES, id, &change, err);
		if (rc <= 0 || change.batch.n != walk->only) {
			arena_free(&arena);
			return rc < 0 ? -1 : 0;
		}
		walk->table = table_find(change.tbl.s);
		if (walk->table) {
			row = arena_get(&arena, walk->table->shape->size);
			rc = record_get(
				store, &arena,
				(enum table_number)(walk->table - tables),
				change.row.n, row, err);
			if (rc > 0 &&
			    table_id(walk->table, row)[1].n != walk->only)
				rc = give_change(walk, walk->only, change.row.n,
						 column_find(walk->table->shape,
							     change.col.s),
						 change.col.s, change.before.s,
						 change.after.s, err);
		}
		arena_free(&arena);
		if (rc < 0)
			return -1;
	}
}

int
history_changes(struct business *business, const struct history_of *of,
		int64_t limit, history_change *each, void *cookie,
		struct error *err)
{
	struct change_walk walk = {
		.business = business,
		.left = limit,
		.each = each,
		.cookie = cookie,
	};
	size_t i;
	int rc = 0;

	if (of->letter != 'b') {
		walk.table = table_of(of->letter);
		rc = give_record(&walk, of->id.n, err);
	} else {
		walk.only = of->id.n;
		for (i = 0; rc == 0 && i < TABLE_COUNT; i++) {
			if (i != TABLE_CHANGES)
				rc = give_made(&walk, (enum table_number)i,
					       err);
		}
		if (rc == 0)
			rc = give_changed(&walk, err);
	}
	arena_free(&walk.arena);
	return rc;
}
