/* SPDX-License-Identifier: ISC
 * One field of a row as SQL, the journal and the hash see it.
 */
#ifndef STORE_VALUE_H
#define STORE_VALUE_H

#include <stdbool.h>

#include "model/column.h"

struct arena;
struct query;

/* The stored form as text: numbers in decimal, bytes in hexadecimal; NULL when
 * missing. buf holds numbers; the result may point into buf, the row or the
 * arena. */
#define VALUE_TEXT 32
const char *
value_text(struct arena *arena, const struct column *column, const void *row,
	   char buf[VALUE_TEXT]);

/* The number that stands for a field of any kind but words and bytes; false
 * when missing. */
bool
value_int(const struct column *column, const void *row, int64_t *n);

/* Whether the stored form is a number, text or bytes. */
bool
value_is_int(const struct column *column);

/* Set the field from value_text's form (NULL: missing); false when the text
 * is no value of that kind. Text is copied into the arena. */
bool
value_parse(struct arena *arena, const struct column *column, void *row,
	    const char *text);

/* Bind the field to the at-th place; load it from the at-th column. Without an
 * arena, words and bytes are the engine's, until the next row. */
void
value_bind(struct query *query, int at, const struct column *column,
	   const void *row);

void
value_load(struct arena *arena, struct query *query, int at,
	   const struct column *column, void *row);

#endif
