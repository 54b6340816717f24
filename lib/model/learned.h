/* SPDX-License-Identifier: ISC
 * What was learned of leads, row by row.
 */
#ifndef MODEL_LEARNED_H
#define MODEL_LEARNED_H

#include "model/column.h"

/* rule: points for when, with how many of the rows learned from fit and were
 * what was asked for; base: everybody's points; auc, band: on the rows that
 * were kept back, with 95 % intervals; leak, left-out: a field, and why. */
struct learned_row {
	struct word kind;
	struct word field; /* or the name of a band */
	struct number points;
	struct number n, hits;
	struct real value; /* share of hits, or AUC */
	struct real low, high;
	struct real foretold; /* of a band: the mean chance */
	struct text when;
	struct text why;
};

extern const struct shape learned_row_shape;

#endif
