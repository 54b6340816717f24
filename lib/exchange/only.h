/* SPDX-License-Identifier: ISC
 * Which rows of a foreign file are wanted: conditions on what they say.
 */
#ifndef EXCHANGE_ONLY_H
#define EXCHANGE_ONLY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/vec.h"

struct arena;

struct only_condition {
	const char *key;
	bool unlike;
	struct vec values; /* const char *, folded; none: it is missing */
};

struct only {
	struct vec conditions; /* struct only_condition; all must hold */
};

/* The values that a row has under a key, const char * into values; false
 * where no row can have any. */
typedef bool
only_values(void *cookie, const char *key, struct vec *values);

/* Read "city=berlin,potsdam", "tags!=old", "email=", "born=1990-01-01..". A
 * value is a folded part, or a range of days or numbers; several words must
 * all hold. ERR_USAGE for what is no condition. */
int
only_parse(struct arena *arena, const char *const *words, size_t count,
	   struct only *only, struct error *err);

/* Whether the row is wanted: 1 or 0. ERR_USAGE for a key that is none. */
int
only_match(const struct only *only, struct arena *arena, only_values *values,
	   void *cookie, struct error *err);

#endif
