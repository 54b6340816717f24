/* SPDX-License-Identifier: ISC
 * What the values of a column are, and their levels: words as they are, numbers
 * in order, days also by weekday, month and time.
 */
#ifndef CAUSE_LEVELS_H
#define CAUSE_LEVELS_H

#include <stddef.h>
#include <stdint.h>

#include "base/vec.h"
#include "cause/trial_values.h"
#include "cause/trials.h"

struct levels {
	struct arena *arena;
	struct vec *factors; /* struct trials_factor that can be counted */
	struct vec *aside;   /* and those that cannot, and why */
	int64_t rows;
	bool rows_count;
	char decimal;
	size_t noted;		  /* columns from there on came for free */
	const char *const *names; /* of all columns */
	size_t name_count;
};

/* Add what the column makes, and set the levels of its values:
 *   words of one spelling (letters of either case) are one level; of more than
 *   31 the commonest 30 stand alone and the others together. Set aside: hardly
 *   any word twice (an id), and where rows_count, whole numbers that rise with
 *   every row.
 *   numbers, times and days: up to 32 values each a level; of more, 32 ranges
 *   with as many trials each, one of them ending where failures part best.
 *   days are also weekday, month and time, where no column is called so.
 * ERR_DATA as of note_judge. */
int
levels_make(struct levels *levels, size_t column, const char *name,
	    struct trial_values *values, struct error *err);

/* The level of text in each part of the column of factor i, which is the first
 * of it; it may be a value that was never seen. unseen is room for them where
 * the value is not remembered. */
const unsigned char *
levels_of(const struct trials_factor *factors, size_t count, size_t i,
	  struct trial_values *values, const char *text,
	  unsigned char unseen[TRIALS_PARTS]);

#endif
