/* SPDX-License-Identifier: ISC
 * A table of words and numbers as features of a regression.
 */
#ifndef LEARN_FIELDS_H
#define LEARN_FIELDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/vec.h"
#include "learn/logistic.h"

struct arena;

#define FIELDS_FEWEST 10 /* rows, for a level to be one */
#define FIELDS_BINS 5
#define FIELDS_LEVELS 50 /* at most so many words of a field */
#define FIELDS_WORDS 200 /* a field with more of them is as good as a name */
#define FIELDS_NONE UINT32_MAX

/* What a value can be: a word, a range of numbers, or missing. */
struct field_level {
	const char *word; /* NULL: none */
	bool missing;
	int64_t low, high; /* thousandths, both included; INT64_MIN, INT64_MAX:
			      open */
	int64_t n, hits;   /* in the rows it was made from */
};

struct field {
	const char *name;
	const char *why;   /* it is left out; NULL: it is not */
	struct vec levels; /* struct field_level */
	size_t feature;	   /* of its first level */
	/* fields.c's own: the different words, where each is in a table, and
	 * the word of each row */
	struct vec words, cells;
	uint32_t *slots;
	size_t slot_count;
};

struct fields {
	struct arena *arena;
	struct vec all;	 /* struct field */
	struct vec hits; /* bool, of each row */
	size_t features; /* once made */
};

/* {.arena = …} via this. */
void
fields_init(struct fields *fields, struct arena *arena);

/* The field of that name; made where there is none, missing in the rows so
 * far. */
size_t
fields_get(struct fields *fields, const char *name);

/* Begin a row, all of it missing. */
void
fields_add(struct fields *fields, bool hit);

/* Of the row begun last; text is copied. */
void
fields_set(struct fields *fields, size_t field, const char *text);

size_t
fields_rows(const struct fields *fields);

/* The value of a row, NULL for missing. */
const char *
fields_value(const struct fields *fields, size_t row, size_t field);

/* Put the rows in that order. */
void
fields_order(struct fields *fields, const size_t *order);

/* Make levels of the first n rows: words that come FIELDS_FEWEST times, the
 * FIELDS_LEVELS most frequent; numbers, where most values are (num_thousandths), in
 * FIELDS_BINS ranges of about as many rows, which together hold every number;
 * missing. A field that is always the same, or whose values are as good as
 * names, is left out; so is one with why set before. */
void
fields_make(struct fields *fields, size_t n);

/* The feature of a row's value, FIELDS_NONE where it is none. */
uint32_t
fields_feature(const struct fields *fields, size_t row, size_t field);

/* Rows from first to behind last, one entry of value 1 for each feature. */
void
fields_data(const struct fields *fields, size_t first, size_t last,
	    struct logistic_data *data, struct arena *arena);

/* Other words of the field whose folded form holds that of the level's word:
 * those that a search for a part finds, too; parted by commas, NULL: none. */
const char *
fields_longer(const struct field *field, const char *word, struct arena *arena);

#endif
