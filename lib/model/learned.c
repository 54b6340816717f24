/* SPDX-License-Identifier: ISC
 * What was learned of leads.
 */
#include "model/learned.h"

static const struct column learned_columns[] = {
	SHOWN(struct learned_row, kind, WORD, 9,
	      "base, rule, auc, band, leak, left-out"),
	SHOWN(struct learned_row, field, WORD, 8, "a fact, or a band"),
	SHOWN(struct learned_row, points, NUMBER, 9,
	      "of a rule; of a band its lowest score"),
	SHOWN(struct learned_row, n, NUMBER, 7,
	      "rows: of a rule those learned from, else those kept back"),
	SHOWN(struct learned_row, hits, NUMBER, 7, "of them the target"),
	SHOWN(struct learned_row, value, REAL, 8, "their share, or the AUC"),
	SHOWN(struct learned_row, low, REAL, 7, "95 %: from"),
	SHOWN(struct learned_row, high, REAL, 7, "95 %: to"),
	SHOWN(struct learned_row, foretold, REAL, 6,
	      "share that the points of a band foretold"),
	SHOWN(struct learned_row, when, TEXT, 8, "filters of a rule"),
	SHOWN(struct learned_row, why, TEXT, 9, "of what there is no number"),
};

const struct shape learned_row_shape =
	SHAPE(struct learned_row, learned_columns);
