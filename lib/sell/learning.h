/* SPDX-License-Identifier: ISC
 * Rules for leads, learned from who bought and who did not.
 */
#ifndef SELL_LEARNING_H
#define SELL_LEARNING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/vec.h"
#include "learn/fields.h"
#include "learn/logistic.h"

#define LEARNING_BANDS 3
#define LEARNING_FEWEST 10 /* of either kind, to learn from or to try on */
#define LEARNING_DOUBLE 10 /* so many points double the odds */

/* A field that foretells on its own. */
struct learning_field {
	size_t field;
	struct logistic_auc alone;
	bool known; /* alone is */
	bool leak;  /* it foretells more than all the others together */
};

struct learning_band {
	const char *name;
	int64_t from; /* points; INT64_MIN for the last */
	int64_t n, hits;
	double foretold; /* mean of what the model says */
};

struct learning {
	struct fields fields;
	const char *what;     /* "y=yes", "won" */
	const char *order;    /* the column that tells what is later; NULL: the
				order of the rows */
	size_t rows, learned; /* the first so many of them */
	int64_t base;	      /* points */
	int64_t *points;      /* of each feature */
	double penalty;
	bool converged;
	struct vec single; /* struct learning_field, the most telling first */
	/* of the rules as they are printed, on the rows that were kept back */
	struct logistic_auc auc;
	const char *why; /* there is no auc; NULL */
	struct learning_band bands[LEARNING_BANDS];
	size_t band_count;
};

/* Learn from the first four fifths of the rows (by the first field that is all
 * days, else as they stand) and try on the rest. learning->fields and what are
 * filled by lessons.h; the rest is in the arena of the fields. ERR_NO, with the
 * reason, where they are too few, all the same, or nothing tells them apart. */
int
learning_make(struct learning *learning, struct error *err);

/* P(hit) that so many points stand for. */
double
learning_chance(int64_t points);

#endif
