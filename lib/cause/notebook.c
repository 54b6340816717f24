/* SPDX-License-Identifier: ISC
 * The notes of a case as one table.
 */
#include "cause/notebook.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/vec.h"
#include "model/cause.h"
#include "os/zone.h"
#include "store/observation.h"
#include "text/scan.h"

/* --- columns ---------------------------------------------------------------- */

enum derived { TIME, WEEKDAY, MONTH, DERIVED };

static const char *const derived[DERIVED][2] = {
	[TIME] = {"time", "of the day"},
	[WEEKDAY] = {"weekday", "Mon, Tue, …"},
	[MONTH] = {"month", "Jan, Feb, …"},
};

/* The place of the next column in the row. */
static struct column *
add_column(struct vec *columns, struct arena *arena, struct shape *shape,
	   const char *name, enum kind kind, size_t size, int rank)
{
	struct column *column = vec_add(columns, arena);

	column->name = name;
	column->kind = kind;
	column->keeping = KEPT_NOT;
	column->rank = rank;
	column->offset = shape->size;
	shape->size += size;
	shape->columns = columns->items;
	shape->count = columns->count;
	return column;
}

static void
add_text(struct vec *columns, struct arena *arena, struct shape *shape,
	 const char *name, const char *meaning, int rank)
{
	add_column(columns, arena, shape, name, KIND_TEXT, sizeof(struct text),
		   rank)
		->meaning = meaning;
}

/* The column of that key, or NULL. */
static const struct column *
find_key(const struct notebook *notebook, const char *key)
{
	size_t low = 0, high = notebook->keys;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct column *column =
			&notebook->shape.columns[notebook->sorted[middle]];
		int order = strcmp(key, column->name);

		if (order == 0)
			return column;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}

struct named {
	const char *name;
	size_t at;
};

static int
by_name(const void *a, const void *b)
{
	const struct named *x = a, *y = b;

	return strcmp(x->name, y->name);
}

static void
sort_keys(struct notebook *notebook, struct arena *arena)
{
	struct named *all =
		arena_get(arena, (notebook->keys + 1) * sizeof(*all));
	size_t i;

	notebook->sorted = arena_get(arena, (notebook->keys + 1) *
						    sizeof(*notebook->sorted));
	for (i = 0; i < notebook->keys; i++) {
		all[i].at = notebook->first + i;
		all[i].name = notebook->shape.columns[all[i].at].name;
	}
	qsort(all, notebook->keys, sizeof(*all), by_name);
	for (i = 0; i < notebook->keys; i++)
		notebook->sorted[i] = all[i].at;
}

static void
add_derived(struct notebook *notebook, struct vec *columns, struct arena *arena,
	    int64_t days, int64_t moments)
{
	size_t i;

	for (i = 0; i < DERIVED; i++) {
		if ((i == TIME ? moments : days) > 0 &&
		    !find_key(notebook, derived[i][0]))
			add_text(columns, arena, &notebook->shape,
				 derived[i][0], derived[i][1], 4);
	}
}

int
notebook_open(struct business *business, struct arena *arena, struct id case_id,
	      struct notebook *notebook, struct error *err)
{
	struct vec columns = {.size = sizeof(struct column)};
	struct vec keys = {.size = sizeof(const char *)};
	struct shape *shape = &notebook->shape;
	int64_t days, moments;
	struct column *id;
	size_t i;

	*notebook = (struct notebook){.case_id = case_id};
	if (observation_keys(business->store, arena, case_id, &keys, err) < 0 ||
	    observation_times(business->store, case_id, &days, &moments, err) <
		    0)
		return -1;
	id = add_column(&columns, arena, shape, "id", KIND_ID,
			sizeof(struct id), 9);
	id->letter = 'n';
	id->meaning = "the first note of the trial";
	add_column(&columns, arena, shape, "at", KIND_WHEN, sizeof(struct when),
		   5)
		->meaning = "when it was so, if known";
	notebook->first = columns.count;
	notebook->keys = keys.count;
	for (i = 0; i < keys.count; i++)
		add_text(&columns, arena, shape, ((const char **)keys.items)[i],
			 "as it was noted", 6);
	sort_keys(notebook, arena);
	add_derived(notebook, &columns, arena, days, moments);
	return 0;
}

/* --- rows ------------------------------------------------------------------- */

struct walk {
	const struct business *business;
	const struct notebook *notebook;
	int (*each)(void *cookie, const void *row, struct error *err);
	void *cookie;
	struct arena arena; /* of the row */
	struct arena_mark start;
	void *row;
	struct id case_id; /* of the trial that the row is of; 0: of none */
	int64_t trial;
};

static void
put(struct walk *walk, const struct column *column, const char *text)
{
	struct text *field = column_field(column, walk->row);

	field->s = arena_text(&walk->arena, text);
}

static void
put_derived(struct walk *walk, enum derived of, const char *text)
{
	const struct shape *shape = &walk->notebook->shape;
	size_t i = walk->notebook->first + walk->notebook->keys;

	for (; i < shape->count; i++) {
		if (strcmp(shape->columns[i].name, derived[of][0]) == 0)
			put(walk, &shape->columns[i], text);
	}
}

/* A new trial begins: what is known of when it was. */
static void
begin_row(struct walk *walk, const struct observation *note)
{
	const struct column *columns = walk->notebook->shape.columns;
	struct when *when = column_field(&columns[1], walk->row);
	struct civil civil;

	walk->case_id = note->case_id;
	walk->trial = note->trial.n;
	*(struct id *)column_field(&columns[0], walk->row) = note->id;
	when->at = note->at;
	when->on = instant_missing(note->at) ? note->seen_on : DAY_MISSING;
	if (!instant_missing(note->at)) {
		civil = zone_civil(walk->business->zone, note->at);
		put_derived(walk, TIME,
			    arena_print(&walk->arena, "%02d:%02d", civil.hour,
					civil.minute));
	}
	if (day_missing(note->seen_on))
		return;
	civil = day_civil(note->seen_on);
	put_derived(walk, WEEKDAY,
		    arena_print(&walk->arena, "%.3s",
				scan_weekdays[day_weekday(note->seen_on)]));
	put_derived(walk, MONTH,
		    arena_print(&walk->arena, "%.3s",
				scan_months[civil.month - 1]));
}

static int
end_row(struct walk *walk, struct error *err)
{
	int rc = walk->case_id.n > 0 ? walk->each(walk->cookie, walk->row, err)
				     : 0;

	walk->case_id.n = 0;
	column_clear(&walk->notebook->shape, walk->row);
	arena_reset(&walk->arena, walk->start);
	return rc;
}

static int
take_note(void *cookie, const struct observation *note, struct error *err)
{
	struct walk *walk = cookie;
	const struct column *column;

	if (note->case_id.n != walk->case_id.n ||
	    note->trial.n != walk->trial) {
		if (end_row(walk, err) < 0)
			return -1;
		begin_row(walk, note);
	}
	column = find_key(walk->notebook, note->key.s);
	if (column)
		put(walk, column, note->value.s);
	return 0;
}

int
notebook_each(struct business *business, const struct notebook *notebook,
	      int64_t from,
	      int (*each)(void *cookie, const void *row, struct error *err),
	      void *cookie, struct error *err)
{
	struct walk walk = {.business = business,
			    .notebook = notebook,
			    .each = each,
			    .cookie = cookie};
	int rc;

	walk.row = arena_get(&walk.arena, notebook->shape.size);
	column_clear(&notebook->shape, walk.row);
	walk.start = arena_mark(&walk.arena);
	rc = observation_each(business->store, notebook->case_id, from,
			      take_note, &walk, err);
	if (rc == 0)
		rc = end_row(&walk, err);
	arena_free(&walk.arena);
	return rc;
}

struct latest {
	const struct notebook *notebook;
	struct arena *arena;
	struct vec *rows;
};

static int
keep_row(void *cookie, const void *row, struct error *err)
{
	struct latest *latest = cookie;
	const struct shape *shape = &latest->notebook->shape;
	void *kept = vec_add(latest->rows, latest->arena);
	size_t i;

	(void)err;
	memcpy(kept, row, shape->size);
	for (i = latest->notebook->first; i < shape->count; i++) {
		struct text *text = column_field(&shape->columns[i], kept);

		text->s = arena_text(latest->arena, text->s);
	}
	return 0;
}

int
notebook_latest(struct business *business, struct arena *arena,
		const struct notebook *notebook, size_t most, struct vec *rows,
		bool *more, struct error *err)
{
	struct latest latest = {notebook, arena, rows};
	int64_t last, from;

	*rows = (struct vec){.size = notebook->shape.size};
	if (observation_last(business->store, notebook->case_id, &last, err) <
	    0)
		return -1;
	from = last - (int64_t)most + 1;
	*more = from > 1;
	return notebook_each(business, notebook, from, keep_row, &latest, err);
}
