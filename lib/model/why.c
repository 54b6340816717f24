/* SPDX-License-Identifier: ISC
 * The rows of crm-why.
 */
#include "model/why.h"

static const struct column why_row_columns[] = {
	SHOWN(struct why_row, factor, TEXT, 10, "what was noted"),
	SHOWN(struct why_row, level, TEXT, 10, "the level that stands out"),
	SHOWN(struct why_row, n1, NUMBER, 9, "trials with it"),
	SHOWN(struct why_row, f1, NUMBER, 9, "of these failed"),
	SHOWN(struct why_row, n0, NUMBER, 9, "trials without it"),
	SHOWN(struct why_row, f0, NUMBER, 9, "of these failed"),
	SHOWN(struct why_row, risk_ratio, REAL, 8, "failing with to without"),
	SHOWN(struct why_row, odds_ratio, REAL, 4, "the same as odds"),
	SHOWN(struct why_row, odds_low, REAL, 3, "95 % interval of it"),
	SHOWN(struct why_row, odds_high, REAL, 3, "95 % interval of it"),
	SHOWN(struct why_row, p, REAL, 5, "Fisher exact, two-sided"),
	SHOWN(struct why_row, p_adjusted, REAL, 2, "for all that was tried"),
	SHOWN(struct why_row, gain, REAL, 2, "bits that the factor tells"),
	SHOWN(struct why_row, given, TEXT, 2, "what was held equal"),
	SHOWN(struct why_row, mh_odds, REAL, 1, "odds ratio inside of that"),
	SHOWN(struct why_row, mh_low, REAL, 1, "95 % interval of it"),
	SHOWN(struct why_row, mh_high, REAL, 1, "95 % interval of it"),
	SHOWN(struct why_row, cmh_p, REAL, 1,
	      "Cochran-Mantel-Haenszel, with correction"),
	SHOWN(struct why_row, belief, REAL, 7, "that it is the cause"),
	SHOWN(struct why_row, verdict, TEXT, 10, "in words"),
	SHOWN(struct why_row, p_more, REAL, 0, "Fisher exact, one-sided"),
};

static const struct column stratum_row_columns[] = {
	SHOWN(struct stratum_row, factor, TEXT, 10, "what was noted"),
	SHOWN(struct stratum_row, level, TEXT, 10, "the level that stands out"),
	SHOWN(struct stratum_row, given, TEXT, 10, "what was held equal"),
	SHOWN(struct stratum_row, n1, NUMBER, 9, "trials with it"),
	SHOWN(struct stratum_row, f1, NUMBER, 9, "of these failed"),
	SHOWN(struct stratum_row, n0, NUMBER, 9, "trials without it"),
	SHOWN(struct stratum_row, f0, NUMBER, 9, "of these failed"),
	SHOWN(struct stratum_row, odds_ratio, REAL, 8,
	      "failing with to without"),
	SHOWN(struct stratum_row, odds_low, REAL, 7, "95 % interval of it"),
	SHOWN(struct stratum_row, odds_high, REAL, 7, "95 % interval of it"),
	SHOWN(struct stratum_row, chi, REAL, 6,
	      "all strata: squared, with correction"),
	SHOWN(struct stratum_row, cmh_p, REAL, 6, "and its chance"),
	SHOWN(struct stratum_row, chi_plain, REAL, 5, "without correction"),
	SHOWN(struct stratum_row, cmh_p_plain, REAL, 5, "and its chance"),
};

static const struct column source_row_columns[] = {
	SHOWN(struct source_row, figure, WORD, 10, "the column"),
	SHOWN(struct source_row, method, TEXT, 10, "what it is"),
	SHOWN(struct source_row, source, TEXT, 10, "where it is from"),
};

const struct shape why_row_shape = SHAPE(struct why_row, why_row_columns);
const struct shape stratum_row_shape =
	SHAPE(struct stratum_row, stratum_row_columns);
const struct shape source_row_shape =
	SHAPE(struct source_row, source_row_columns);
