/* SPDX-License-Identifier: ISC
 * Rows in, bytes out.
 */
#include "view/view.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "base/vec.h"
#include "view/escape.h"
#include "view/field.h"
#include "view/grid.h"
#include "view/line.h"
#include "view/out.h"

#define ASKED_FOR 100 /* rank of what -o names, above any of a shape */

struct view {
	const struct view_options *options;
	size_t row_size;
	const struct grid_column *columns;
	size_t count;
	struct grid *grid; /* of a table */
	struct str line;
};

const struct column *
view_column(const struct shape *shape, const char *name, struct error *err)
{
	const struct column *column = column_find(shape, name);
	const char **names, *near;
	struct str list = {0};
	size_t i;

	if (column)
		return column;
	names = arena_grow(NULL, shape->count * sizeof(*names));
	for (i = 0; i < shape->count; i++) {
		names[i] = shape->columns[i].name;
		str_add(&list, i ? " " : "");
		str_add(&list, names[i]);
	}
	near = str_nearest(name, names, shape->count);
	error_set(err, ERR_USAGE, "no such column: %s", name);
	if (near)
		error_hint(err, "did you mean %s? There are: %s", near,
			   str_get(&list));
	else
		error_hint(err, "there are: %s", str_get(&list));
	str_free(&list);
	free(names);
	return NULL;
}

static bool
is_chosen(const struct vec *chosen, const struct column *column)
{
	const struct grid_column *columns = chosen->items;
	size_t i;

	for (i = 0; i < chosen->count; i++) {
		if (columns[i].column == column)
			return true;
	}
	return false;
}

static void
choose(struct arena *arena, const struct shape *shape, struct vec *chosen,
       const struct column *column, int rank)
{
	struct grid_column *new;
	struct str text = {0};
	const char *key;

	/* columns of notes are called whatever somebody wrote down */
	str_add_char(&text, chosen->count ? ',' : '{');
	escape_json(&text, column->name);
	str_add_char(&text, ':');
	key = str_keep(&text, arena);
	new = vec_add(chosen, arena);

	*new = (struct grid_column){.column = column,
				    .rank = rank,
				    .key = key,
				    .key_len = strlen(key)};
	if (column->kind != KIND_MONEY)
		return;
	new->currency = field_currency(arena, shape, column);
	new->currency_key = arena_print(arena, ",\"%s\":", new->currency);
}

/* "due,owner"; with also, columns already there are no mistake. */
static int
choose_named(struct arena *arena, const struct shape *shape, const char *names,
	     bool also, struct vec *chosen, struct error *err)
{
	for (;;) {
		size_t len = strcspn(names, ",");
		const char *name = arena_bytes(arena, names, len);
		const struct column *column = view_column(shape, name, err);

		if (!column)
			return -1;
		if (!is_chosen(chosen, column))
			choose(arena, shape, chosen, column, ASKED_FOR);
		else if (!also)
			return error_set(err, ERR_USAGE,
					 "column %s is there twice", name);
		if (names[len] == '\0')
			return 0;
		names += len + 1;
	}
}

static int
choose_columns(struct arena *arena, const struct shape *shape,
	       const char *asked, struct vec *chosen, struct error *err)
{
	bool also = asked && asked[0] == '+';
	size_t i;

	if (!asked || also) {
		for (i = 0; i < shape->count; i++) {
			if (shape->columns[i].rank > 0)
				choose(arena, shape, chosen, &shape->columns[i],
				       shape->columns[i].rank);
		}
	}
	if (!asked)
		return 0;
	return choose_named(arena, shape, also ? asked + 1 : asked, also,
			    chosen, err);
}

int
view_open(struct arena *arena, const struct shape *shape,
	  const struct view_options *options, struct view **result,
	  struct error *err)
{
	struct vec chosen = {.size = sizeof(struct grid_column)};
	struct view *view;
	int rc = 0;

	if (choose_columns(arena, shape, options->columns, &chosen, err))
		return -1;
	assert(chosen.count > 0);
	view = arena_get(arena, sizeof(*view));
	view->options = options;
	view->row_size = shape->size;
	view->columns = chosen.items;
	view->count = chosen.count;
	if (options->form == VIEW_TABLE)
		view->grid =
			grid_open(arena, view->columns, view->count, options);
	if (options->form == VIEW_CSV || options->form == VIEW_HTML ||
	    (options->form == VIEW_TSV && options->header)) {
		line_add_header(&view->line, view->columns, view->count,
				options);
		rc = out_add(options->out, view->line.data, view->line.len,
			     err);
	}
	*result = view;
	return rc;
}

int
view_row(struct view *view, const void *row, struct error *err)
{
	if (view->grid)
		return grid_row(view->grid, row, err);
	str_clear(&view->line);
	line_add(&view->line, view->columns, view->count, row, view->options);
	return out_add(view->options->out, view->line.data, view->line.len,
		       err);
}

int
view_rows(struct view *view, const void *rows, size_t count, struct error *err)
{
	const char *row = rows;
	size_t i;

	for (i = 0; i < count; i++, row += view->row_size) {
		if (view_row(view, row, err))
			return -1;
	}
	return 0;
}

int
view_close(struct view *view, struct error *err)
{
	struct out *out;

	if (!view)
		return 0;
	out = view->options->out;
	str_free(&view->line);
	if (grid_close(view->grid, err))
		return -1;
	return out_flush(out, err);
}

void
view_drop(struct view *view)
{
	if (!view)
		return;
	str_free(&view->line);
	grid_drop(view->grid);
}

struct column_row {
	struct word column;
	struct word type;
	struct text meaning;
};

static const struct column column_columns[] = {
	SHOWN(struct column_row, column, WORD, 3, "name of the column"),
	SHOWN(struct column_row, type, WORD, 2, "what its values are"),
	SHOWN(struct column_row, meaning, TEXT, 1, "what they say"),
};
static const struct shape column_shape =
	SHAPE(struct column_row, column_columns);

int
view_columns(struct arena *arena, const struct shape *shape,
	     const struct view_options *options, struct error *err)
{
	struct view_options dress = *options;
	struct view *view;
	int rc = 0;
	size_t i;

	dress.columns = NULL;
	if (view_open(arena, &column_shape, &dress, &view, err))
		return -1;
	for (i = 0; i < shape->count && rc == 0; i++) {
		const struct column *column = &shape->columns[i];
		struct column_row row = {.column = {column->name},
					 .type = {field_type(column)},
					 .meaning = {column->meaning}};

		rc = view_row(view, &row, err);
	}
	return view_close(view, rc ? NULL : err) ? -1 : rc;
}
