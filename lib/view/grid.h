/* SPDX-License-Identifier: ISC
 * Aligned columns for a person, never wider than the terminal.
 */
#ifndef VIEW_GRID_H
#define VIEW_GRID_H

#include <stdbool.h>
#include <stddef.h>

#include "model/column.h"
#include "view/view.h"

struct grid;

struct grid_column {
	const struct column *column;
	int rank; /* the lowest is dropped first; not the first and the last */
	const char *key; /* in an object of JSON: {"name": or ,"name": */
	size_t key_len;
	const char *currency;	  /* of money: the name of its second field, */
	const char *currency_key; /* and that as a key */
};

/* Whether it is a column of numbers, which end in one line. */
bool
grid_to_the_right(const struct grid_column *column);

/* A table with a header. Where it is too wide, columns are dropped until the
 * last has 24 cells (or what it needs); the last is cut with an ellipsis, and
 * of the others a text that would take more than a third of the width. Cells
 * are kept as text until the widths are known: at the close, or after 1,000
 * rows. columns stay in use; owned by the arena, closed with grid_close. */
struct grid *
grid_open(struct arena *arena, const struct grid_column *columns, size_t count,
	  const struct view_options *options);

int
grid_row(struct grid *grid, const void *row, struct error *err);

/* Print what is kept and free it. Does not flush. NULL is fine. */
int
grid_close(struct grid *grid, struct error *err);

/* Free it without printing, closed or not. NULL is fine. */
void
grid_drop(struct grid *grid);

#endif
