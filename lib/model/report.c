/* SPDX-License-Identifier: ISC
 * The rows that reports hand out.
 */
#include "model/report.h"

static const struct column report_row_columns[] = {
	SHOWN(struct report_row, id, WORD, 9, "name of the report"),
	SHOWN(struct report_row, text, TEXT, 9, "what it tells"),
};

static const struct column day_row_columns[] = {
	SHOWN(struct day_row, id, ANY_ID, 9,
	      "the case, interaction, promise or batch"),
	SHOWN(struct day_row, at, INSTANT, 8, "when; of late ones, due when"),
	SHOWN(struct day_row, what, WORD, 7,
	      "in, answered, automatic, closed, forced, late, climbed, "
	      "promised, kept, broken, head"),
	SHOWN(struct day_row, who, WORD, 6, "our person"),
	SHOWN_ID(struct day_row, party, "party", 'c', 3, "whose"),
	SHOWN(struct day_row, name, TEXT, 5, "their name"),
	SHOWN(struct day_row, text, TEXT, 9, "the words"),
};

static const struct column measure_row_columns[] = {
	SHOWN(struct measure_row, id, WORD, 9, "the measure, or the record"),
	SHOWN(struct measure_row, value, NUMBER, 9, "how much"),
	SHOWN(struct measure_row, n, NUMBER, 7, "of how many"),
	SHOWN(struct measure_row, low, NUMBER, 6,
	      "value is at least this, 95 % sure; missing: too few to tell"),
	SHOWN(struct measure_row, high, NUMBER, 6, "and at most this"),
	SHOWN(struct measure_row, unit, WORD, 8,
	      "count, seconds, days, percent or points; declined, asked, forced"),
	SHOWN(struct measure_row, at, INSTANT, 4, "when"),
	SHOWN(struct measure_row, who, WORD, 5, "by whom"),
	SHOWN(struct measure_row, text, TEXT, 9, "what it counts, or why"),
};

static const struct column load_row_columns[] = {
	SHOWN(struct load_row, id, WORD, 9, "which, as crm-cases reads it"),
	SHOWN(struct load_row, open, NUMBER, 9, "how many are open"),
	SHOWN(struct load_row, late, NUMBER, 8, "of them late"),
	SHOWN(struct load_row, climbed, NUMBER, 7, "of them up the ladder"),
	SHOWN(struct load_row, oldest, INSTANT, 6, "when the oldest began"),
};

static const struct column cohort_row_columns[] = {
	SHOWN(struct cohort_row, month, WORD, 9, "of the first visit"),
	SHOWN(struct cohort_row, first, NUMBER, 8, "how many came"),
	SHOWN(struct cohort_row, days_30, WORD, 6, "came again within"),
	SHOWN(struct cohort_row, days_90, WORD, 7, "came again within"),
	SHOWN(struct cohort_row, days_365, WORD, 5, "came again within"),
};

static const struct column value_row_columns[] = {
	SHOWN(struct value_row, id, WORD, 9,
	      "the customer; or the figure, behind its currency"),
	SHOWN(struct value_row, amount, MONEY, 8, "what was bought for"),
	SHOWN(struct value_row, share, REAL, 9, "percent of all of it"),
	SHOWN(struct value_row, low, REAL, 6,
	      "share is at least this, 95 % sure; missing: too few to tell"),
	SHOWN(struct value_row, high, REAL, 6, "and at most this"),
	SHOWN(struct value_row, n, NUMBER, 7,
	      "of a customer, sales; else customers"),
	SHOWN(struct value_row, text, TEXT, 9, "their name, or what it is"),
};

const struct shape report_row_shape =
	SHAPE(struct report_row, report_row_columns);
const struct shape day_row_shape = SHAPE(struct day_row, day_row_columns);
const struct shape measure_row_shape =
	SHAPE(struct measure_row, measure_row_columns);
const struct shape load_row_shape = SHAPE(struct load_row, load_row_columns);
const struct shape cohort_row_shape =
	SHAPE(struct cohort_row, cohort_row_columns);
const struct shape value_row_shape = SHAPE(struct value_row, value_row_columns);
