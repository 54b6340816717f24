/* SPDX-License-Identifier: ISC
 * Rows in, bytes out: one description, four forms (crm-format(5)).
 */
#ifndef VIEW_VIEW_H
#define VIEW_VIEW_H

#include <stdbool.h>
#include <stddef.h>

#include "base/time.h"
#include "model/column.h"

struct arena;
struct error;
struct out;
struct view;

enum view_form {
	VIEW_TABLE, /* for a person */
	VIEW_TSV,
	VIEW_CSV,
	VIEW_JSON,
	VIEW_HTML /* the rows of a table of HTML, the names as its head; whose
		     element is around it says so (page.h) */
};

/* The clothes of a run. Only out must be given; {.out = out} is a table of
 * any width in UTC. */
struct view_options {
	struct out *out;
	enum view_form form;
	bool header;	     /* TSV begins with the names of the columns */
	bool nul;	     /* TSV and JSON records end with NUL, not LF */
	const char *columns; /* "due,owner" those; "+note" these too; or NULL */
	size_t width;	     /* of the terminal; 0: no limit */
	bool colour;
	struct instant now;
	/* How a person reads a moment; NULL is UTC. */
	struct civil (*civil)(const void *zone, struct instant at);
	const void *zone;
};

/* Rows of that shape are to follow. Columns of rank 0 are shown only when
 * options->columns asks for them. Refused: a column that is none (ERR_USAGE
 * with the nearest and the list), or one chosen twice. shape and options stay
 * in use until view_close; the view is owned by the arena. */
int
view_open(struct arena *arena, const struct shape *shape,
	  const struct view_options *options, struct view **view,
	  struct error *err);

/* One row of the shape; the view keeps nothing of it. A table is laid out at
 * the close, or after 1,000 rows, whose widths the rest then keeps. */
int
view_row(struct view *view, const void *row, struct error *err);

/* count rows, one after the other in memory. */
int
view_rows(struct view *view, const void *rows, size_t count, struct error *err);

/* Write out what is left; NULL is fine. Errors as of out_add. */
int
view_close(struct view *view, struct error *err);

/* Free it without writing, closed or not. NULL is fine. */
void
view_drop(struct view *view);

/* What "-o help" answers: rows of column, type, meaning, in the form of
 * options (its columns are not looked at). Closed and written. */
int
view_columns(struct arena *arena, const struct shape *shape,
	     const struct view_options *options, struct error *err);

/* Column of that name, or NULL and ERR_USAGE with the nearest and the list:
 * for --sort. */
const struct column *
view_column(const struct shape *shape, const char *name, struct error *err);

#endif
