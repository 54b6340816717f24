/* SPDX-License-Identifier: ISC
 * One field as text, in each form; a stranger's text is inert in all of them.
 */
#ifndef VIEW_FIELD_H
#define VIEW_FIELD_H

#include "base/time.h"
#include "model/column.h"

struct arena;
struct str;
struct view_options;

/* Add the column's field of row in the form of options, separators and
 * padding aside:
 *   table  on one line, nothing where it is missing; days and moments as
 *          people say them, see field_day and field_instant
 *   TSV    "-" where it is missing, escapes \t \n \r \\ and \- for a lone
 *          dash; other active characters as \u{202e}
 *   CSV    RFC 4180, empty where it is missing; words that begin with = + - @
 *          TAB or CR get a ' in front, so that no spreadsheet runs them
 *   HTML   as table, escaped
 *   JSON   RFC 8259, null where it is missing; active characters as \u202e,
 *          so nothing is lost */
void
field_add(struct str *out, const struct column *column, const void *row,
	  const struct view_options *options);

/* Of money, which is one cell of a table and two fields elsewhere, the second:
 * its currency. */
void
field_add_currency(struct str *out, const struct column *column,
		   const void *row, const struct view_options *options);

/* What that field is called: "currency" of the shape's first money, else
 * "cost_currency". */
const char *
field_currency(struct arena *arena, const struct shape *shape,
	       const struct column *column);

/* As a person reads them, "" where missing; owned by the arena. Years are
 * told where they are not this one. */
char * /* "Fri 27 Nov" */
field_day(struct arena *arena, const struct view_options *options,
	  struct day day);

char * /* "13:10" of today, else "Fri 27 Nov 13:10" */
field_instant(struct arena *arena, const struct view_options *options,
	      struct instant at);

char * /* "2 h 10 min", "3 d 4 h", "45 s" */
field_duration(struct arena *arena, struct duration duration);

/* For a sentence: "today", "today 13:10", "tomorrow", "tomorrow 9:00",
 * "yesterday …", else as above. */
char *
field_when(struct arena *arena, const struct view_options *options,
	   struct when when);

/* The type of a column in a word, for "-o help": "id", "text", "day", … */
const char *
field_type(const struct column *column);

#endif
