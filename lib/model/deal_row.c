/* SPDX-License-Identifier: ISC
 * The rows that lists of deals hand out.
 */
#include "model/deal_row.h"

static const struct column deal_row_columns[] = {
	SHOWN_ID(struct deal_row, id, "id", 'd', 9, "the deal"),
	SHOWN(struct deal_row, amount, MONEY, 8, "what it would bring"),
	SHOWN(struct deal_row, expected, DAY, 4,
	      "the day it is likely decided"),
	SHOWN(struct deal_row, due, DAY, 7, "when the next step is due"),
	SHOWN(struct deal_row, stage, WORD, 8, "how far it is"),
	SHOWN(struct deal_row, state, WORD, 3, "open, won, lost"),
	SHOWN(struct deal_row, owner, WORD, 6, "our person"),
	SHOWN_ID(struct deal_row, party, "party", 'c', 4, "who may buy"),
	SHOWN(struct deal_row, name, TEXT, 7, "their name"),
	SHOWN(struct deal_row, what, TEXT, 9, "what it is about"),
	SHOWN(struct deal_row, next, TEXT, 5, "what we do next"),
	SHOWN(struct deal_row, reason, WORD, 0, "why it was lost"),
	SHOWN(struct deal_row, why, TEXT, 0, "the same in their words"),
	SHOWN(struct deal_row, source, WORD, 0, "where it came from"),
	SHOWN(struct deal_row, territory, WORD, 0, "by which it was assigned"),
	SHOWN(struct deal_row, opened, INSTANT, 0, "since when"),
	SHOWN(struct deal_row, settled, INSTANT, 0, "when it was won or lost"),
	SHOWN(struct deal_row, key, TEXT, 0, "its number elsewhere"),
	SHOWN(struct deal_row, note, TEXT, 0, "what to know about it"),
	SHOWN_ID(struct deal_row, batch, "batch", 'b', 0, "what made it"),
};

static const struct column move_row_columns[] = {
	SHOWN_ID(struct move_row, id, "id", 'M', 9, "the step"),
	SHOWN(struct move_row, at, INSTANT, 8, "when"),
	SHOWN_ID(struct move_row, deal, "deal", 'd', 8, "the deal"),
	SHOWN(struct move_row, stage, WORD, 8, "how far it was from then on"),
	SHOWN(struct move_row, state, WORD, 7, "open, won, lost"),
	SHOWN(struct move_row, amount, MONEY, 6, "what it would bring"),
	SHOWN(struct move_row, expected, DAY, 5,
	      "the day it is likely decided"),
	SHOWN(struct move_row, owner, WORD, 4, "our person"),
	SHOWN(struct move_row, what, TEXT, 6, "what the deal is about"),
	SHOWN(struct move_row, why, TEXT, 3, "in their words"),
	SHOWN_ID(struct move_row, party, "party", 'c', 0, "who may buy"),
	SHOWN(struct move_row, name, TEXT, 0, "their name"),
	SHOWN_ID(struct move_row, batch, "batch", 'b', 0, "what made it"),
};

static const struct column stay_row_columns[] = {
	SHOWN(struct stay_row, stage, WORD, 9, "or won, lost"),
	SHOWN(struct stay_row, since, DAY, 9, "from then on"),
	SHOWN(struct stay_row, days, NUMBER, 9, "so long"),
};

const struct shape deal_row_shape = SHAPE(struct deal_row, deal_row_columns);
const struct shape move_row_shape = SHAPE(struct move_row, move_row_columns);
const struct shape stay_row_shape = SHAPE(struct stay_row, stay_row_columns);
