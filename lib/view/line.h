/* SPDX-License-Identifier: ISC
 * One record of TSV, CSV, JSON Lines, or a table of HTML.
 */
#ifndef VIEW_LINE_H
#define VIEW_LINE_H

#include <stddef.h>

#include "view/grid.h"

struct str;

/* Add the record, its end included, in the form of options. */
void
line_add(struct str *out, const struct grid_column *columns, size_t count,
	 const void *row, const struct view_options *options);

/* Add the names of the columns as TSV, CSV or HTML. */
void
line_add_header(struct str *out, const struct grid_column *columns,
		size_t count, const struct view_options *options);

#endif
