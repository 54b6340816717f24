/* SPDX-License-Identifier: ISC
 * The rows of crm-why.
 */
#ifndef MODEL_WHY_H
#define MODEL_WHY_H

#include "model/column.h"

/* One factor at the level that stands out, two of them together, or what is
 * left of the belief. */
struct why_row {
	struct text factor;
	struct text level;
	struct number n1, f1; /* trials with it, and of these failed */
	struct number n0, f0; /* without it */
	struct real risk_ratio;
	struct real odds_ratio, odds_low, odds_high;
	struct real p;
	struct real p_adjusted; /* for all that was tried */
	struct real gain;	/* bits */
	struct text given;	/* what was held equal for the next four */
	struct real mh_odds, mh_low, mh_high;
	struct real cmh_p;
	struct real belief;
	struct text verdict;
	/* only with -o */
	struct real p_more; /* one-sided */
};

/* One stratum of what is held equal (crm-why --given), and last all of them. */
struct stratum_row {
	struct text factor;
	struct text level;
	struct text given; /* "Dept=A" */
	struct number n1, f1;
	struct number n0, f0;
	struct real odds_ratio, odds_low, odds_high;
	struct real chi; /* of the last: squared, with correction */
	struct real cmh_p;
	struct real chi_plain; /* and without */
	struct real cmh_p_plain;
};

/* crm-why --sources */
struct source_row {
	struct word figure;
	struct text method;
	struct text source;
};

extern const struct shape why_row_shape;
extern const struct shape stratum_row_shape;
extern const struct shape source_row_shape;

#endif
