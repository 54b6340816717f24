/* SPDX-License-Identifier: ISC
 * Everything held on a person, for that person.
 */
#include "keep/access.h"

#include <ctype.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "keep/history.h"
#include "keep/person.h"
#include "store/batch.h"
#include "store/value.h"

static const struct column row_columns[] = {
	SHOWN(struct access_row, id, ANY_ID, 9, "the record"),
	SHOWN(struct access_row, at, INSTANT, 5, "when it was written down"),
	SHOWN(struct access_row, who, WORD, 5, "by whom"),
	SHOWN(struct access_row, noun, WORD, 7,
	      "the kind of record; mentions: one of somebody else"),
	SHOWN(struct access_row, field, WORD, 8, "what of it"),
	SHOWN(struct access_row, value, TEXT, 9, "its value"),
	SHOWN(struct access_row, tool, WORD, 0, "with which program"),
};

const struct shape access_row_shape = SHAPE(struct access_row, row_columns);

typedef int
access_row(void *cookie, const struct access_row *row, struct error *err);

struct access {
	struct person person;
	bool local;    /* times as people here read them */
	bool mentions; /* the second walk */
	access_row *each;
	void *cookie;
	struct batch batch; /* the last that was looked up, */
	struct arena arena; /* and where its words are */
};

static int
find_batch(struct access *access, struct id id, struct error *err)
{
	struct store *store = access->person.business->store;

	if (access->batch.id.n == id.n)
		return 0;
	arena_free(&access->arena);
	access->arena = (struct arena){NULL};
	column_clear(&batch_shape, &access->batch);
	return batch_get(store, &access->arena, id, &access->batch, err) < 0
		       ? -1
		       : 0;
}

static int
give(struct access *access, struct any_id id, const char *noun,
     const char *field, const char *value, struct error *err)
{
	struct access_row row = {
		.id = id,
		.at = access->batch.at,
		.who = access->batch.who,
		.tool = access->batch.tool,
		.noun = {noun},
		.field = {field},
		.value = {value},
	};

	return access->each(access->cookie, &row, err);
}

static const char *
digits(struct arena *arena, const struct bytes *bytes)
{
	static const char digit[] = "0123456789abcdef";
	char *text = arena_get(arena, 2 * bytes->len + 1);
	size_t i;

	for (i = 0; i < bytes->len; i++) {
		text[2 * i] = digit[bytes->data[i] >> 4];
		text[2 * i + 1] = digit[bytes->data[i] & 15];
	}
	return text;
}

/* As people read it; bytes that are no text as far as they are. */
static const char *
readable(const struct access *access, struct arena *arena,
	 const struct column *column, const void *row)
{
	const struct business *business = access->person.business;
	const void *field = column_value(column, row);
	const struct bytes *bytes = field;
	char buf[VALUE_TEXT];

	if (column_missing(column, row))
		return NULL;
	if (column->kind == KIND_BYTES && strcmp(column->name, "digest") == 0)
		return digits(arena, bytes);
	if (column->kind == KIND_BYTES)
		return utf8_clean(arena, (const char *)bytes->data, bytes->len);
	if (access->local && column->kind == KIND_INSTANT)
		return business_when(business, *(const struct instant *)field);
	if (access->local && column->kind == KIND_DAY)
		return business_day(business, *(const struct day *)field);
	return arena_text(arena,
			  history_value(arena, column,
					value_text(arena, column, row, buf)));
}

/* What says nothing about anybody: the row's own number, the batch (its day
 * and writer are given), that it was not taken back. */
static bool
is_telling(const struct column *column, const void *row)
{
	if (column->keeping != KEPT_DURABLE || column->letter == 'b' ||
	    strcmp(column->name, "id") == 0)
		return false;
	return column->kind != KIND_FLAG ||
	       ((const struct flag *)column_value(column, row))->yes;
}

static int
give_own(struct access *access, enum table_number table, const void *row,
	 struct error *err)
{
	const struct shape *shape = tables[table].shape;
	const struct id *ids = table_id(&tables[table], row);
	struct any_id id = {ids->n, tables[table].letter};
	struct arena arena = {NULL};
	size_t i;
	int rc = find_batch(access, ids[1], err);

	for (i = 0; i < shape->count && rc == 0; i++) {
		const struct column *column = &shape->columns[i];
		const char *value;

		if (!is_telling(column, row))
			continue;
		value = readable(access, &arena, column, row);
		if (value)
			rc = give(access, id, tables[table].name, column->name,
				  value, err);
	}
	arena_free(&arena);
	return rc;
}

/* id is that of the record that was changed. */
static int
give_change(struct access *access, const struct change *change,
	    struct error *err)
{
	const struct table *table = table_find(change->tbl.s);
	const struct column *column =
		table ? column_find(table->shape, change->col.s) : NULL;
	struct arena arena = {NULL};
	const char *before, *after;
	int rc;

	if (!column)
		return 0;
	before = history_value(&arena, column, change->before.s);
	after = history_value(&arena, column, change->after.s);
	rc = find_batch(access, change->batch, err);
	if (rc == 0)
		rc = give(access, (struct any_id){change->row.n, table->letter},
			  tables[TABLE_CHANGES].name, column->name,
			  arena_print(&arena, "%s -> %s",
				      before ? before : "nothing",
				      after ? after : "nothing"),
			  err);
	arena_free(&arena);
	return rc;
}

/* "c12" as a word of its own. */
static bool
names_id(const struct person *person, const char *text)
{
	const char *p = text;

	for (; (p = strchr(p, 'c')); p++) {
		size_t len = strspn(p + 1, "0123456789");
		struct id id = {0};
		size_t i;

		if (len == 0 || len > 18 ||
		    isalnum((unsigned char)p[len + 1]) ||
		    (p > text && isalnum((unsigned char)p[-1])))
			continue;
		for (i = 1; i <= len; i++)
			id.n = id.n * 10 + (p[i] - '0');
		if (person_is(person, id))
			return true;
	}
	return false;
}

static int
give_mention(struct access *access, enum table_number table, const void *row,
	     struct error *err)
{
	const struct shape *shape = tables[table].shape;
	const struct id *ids = table_id(&tables[table], row);
	struct any_id id = {ids->n, tables[table].letter};
	size_t i;
	int rc = 0;

	for (i = 0; i < shape->count && rc == 0; i++) {
		const struct column *column = &shape->columns[i];
		struct arena arena = {NULL};
		const char *text;

		if (!person_column(table, column->name, PERSON_OTHER, false))
			continue;
		text = readable(access, &arena, column, row);
		if (text && (names_id(&access->person, text) ||
			     strike_text(&access->person.strike, &arena, text,
					 false))) {
			rc = find_batch(access, ids[1], err);
			if (rc == 0)
				rc = give(access, id, "mentions", column->name,
					  text, err);
		}
		arena_free(&arena);
	}
	return rc;
}

static int
look(void *cookie, enum table_number table, void *row, enum person_tie tie,
     struct error *err)
{
	struct access *access = cookie;

	if (access->mentions)
		return tie == PERSON_OTHER && table != TABLE_CHANGES
			       ? give_mention(access, table, row, err)
			       : 0;
	if (tie == PERSON_OTHER)
		return 0;
	return table == TABLE_CHANGES ? give_change(access, row, err)
				      : give_own(access, table, row, err);
}

int
access_each(struct business *business, const struct party *party, bool local,
	    int (*each)(void *cookie, const struct access_row *row,
			struct error *err),
	    void *cookie, struct error *err)
{
	struct access access = {.local = local, .each = each, .cookie = cookie};
	int rc;

	column_clear(&batch_shape, &access.batch);
	rc = person_open(business, business->arena, &party->id, 1,
			 &access.person, err);
	if (rc == 0)
		rc = person_walk(&access.person, look, &access, err);
	access.mentions = true;
	if (rc == 0)
		rc = person_walk(&access.person, look, &access, err);
	arena_free(&access.arena);
	return rc;
}
