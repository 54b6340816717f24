/* SPDX-License-Identifier: ISC
 * Scores of leads.
 */
#include "model/lead.h"

static const struct column lead_columns[] = {
	SHOWN_ID(struct lead_row, id, "id", 'c', 9, "the party"),
	SHOWN(struct lead_row, score, REAL, 9, "points and judgement"),
	SHOWN(struct lead_row, band, WORD, 9, "hot, warm, … of the policy"),
	SHOWN(struct lead_row, points, REAL, 6, "of the rules and the base"),
	SHOWN(struct lead_row, judgement, REAL, 6, "what a person thinks"),
	SHOWN(struct lead_row, judged, DAY, 0, "the day they said so"),
	SHOWN(struct lead_row, rules, NUMBER, 5, "rules that matched"),
	SHOWN(struct lead_row, chance, WORD, 0, "percent of the band that buy"),
	SHOWN(struct lead_row, margin, WORD, 0,
	      "what is left of a year or a deal, in the policy's currency"),
	SHOWN(struct lead_row, from, WORD, 0,
	      "what the margin is of: worth, their own; deals, the mean of "
	      "those won; sales, the mean purchase"),
	SHOWN(struct lead_row, expected, WORD, 0, "chance times margin"),
	SHOWN(struct lead_row, name, TEXT, 9, "who"),
};

static const struct column addend_columns[] = {
	SHOWN_ID(struct addend_row, id, "id", 'c', 9, "the party"),
	SHOWN(struct addend_row, addend, REAL, 9, "what it adds to the score"),
	SHOWN(struct addend_row, kind, WORD, 8, "base, rule, cap, judgement"),
	SHOWN(struct addend_row, points, NUMBER, 6, "before age and cap"),
	SHOWN(struct addend_row, age, NUMBER, 5, "of what matched, in days"),
	SHOWN(struct addend_row, group, WORD, 5, "of the policy"),
	SHOWN(struct addend_row, line, WORD, 9, "of the policy"),
	SHOWN(struct addend_row, what, TEXT, 9, "the rule, or who judged"),
};

static const struct column band_columns[] = {
	SHOWN(struct band_row, band, WORD, 9, "of the policy"),
	SHOWN(struct band_row, from, NUMBER, 7, "its lowest score"),
	SHOWN(struct band_row, scored, NUMBER, 9, "parties in it on that day"),
	SHOWN(struct band_row, bought, NUMBER, 9, "of them bought afterwards"),
	SHOWN(struct band_row, share, REAL, 9, "of them"),
	SHOWN(struct band_row, low, REAL, 8, "95 %: from"),
	SHOWN(struct band_row, high, REAL, 8, "95 %: to"),
	SHOWN(struct band_row, chance, WORD, 5,
	      "percent, as the policy says it"),
	SHOWN(struct band_row, since, DAY, 4, "scored as of that day"),
	SHOWN(struct band_row, until, DAY, 4, "purchases until then"),
	SHOWN(struct band_row, why, TEXT, 9, "why there is no share"),
};

const struct shape lead_row_shape = SHAPE(struct lead_row, lead_columns);
const struct shape addend_row_shape = SHAPE(struct addend_row, addend_columns);
const struct shape band_row_shape = SHAPE(struct band_row, band_columns);
