/* SPDX-License-Identifier: ISC
 * The rows that stand for a record.
 */
#ifndef LOOK_SHOW_ROW_H
#define LOOK_SHOW_ROW_H

#include "look/show.h"
#include "model/interaction.h"

/* The rows that stand for a record of that letter: of cases and parties their
 * interactions, of our people their open cases, else the one of its list. */
const struct shape *
show_row_shape(char letter);

/* Each row lives until its call returns; below 0 ends the walk with the
 * callee's err. Memory stays flat. */
int
show_row_each(struct business *business, const struct show_what *what,
	      int (*each)(void *cookie, const void *row, struct error *err),
	      void *cookie, struct error *err);

#endif
