/* SPDX-License-Identifier: ISC
 * The columns of a foreign file, bound to the fields of a noun.
 */
#ifndef EXCHANGE_BIND_H
#define EXCHANGE_BIND_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/vec.h"
#include "exchange/fields.h"
#include "policy/mapping.h"

struct arena;

#define BIND_NONE (-1)
#define BIND_FACT (-2) /* kept as a fact of that name */

struct bind_column {
	const char *header;
	int field;	  /* of the noun, or one of the above */
	const char *fact; /* its name, of BIND_FACT */
	const char *label;
	int group;
};

struct bind {
	const struct fields_noun *noun;
	const struct mapping *mapping;
	struct vec columns; /* struct bind_column, as they stand in the file */
	size_t first[FIELDS_MAX]; /* of each field, the column + 1; 0: none */
};

/* ERR_USAGE for fields of the mapping that the noun has not. */
int
bind_open(struct bind *bind, const struct fields_noun *noun,
	  const struct mapping *mapping, struct error *err);

/* The next column. ERR_DATA where a field that can be said once is said by
 * two columns, both of which are named. */
int
bind_add(struct bind *bind, struct arena *arena, const char *header,
	 struct error *err);

/* All columns are there. ERR_DATA: the mapping names one that is not, or
 * nothing at all is bound. */
int
bind_close(const struct bind *bind, const char *file, struct error *err);

/* The column that says the field, NULL: none does. */
const struct bind_column *
bind_of(const struct bind *bind, int field);

/* "contacted, batch": headers that are bound to nothing, in the arena; NULL
 * for none. */
const char *
bind_unbound(const struct bind *bind, struct arena *arena);

#endif
