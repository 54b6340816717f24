/* SPDX-License-Identifier: ISC
 * The cards dealt to guests.
 */
#include "model/deck.h"

static const struct column dealt_columns[] = {
	REFERENCE(struct dealt, id, "id", 'q', DURABLE, "never reused"),
	REFERENCE(struct dealt, batch, "batch", 'b', DURABLE, "what made it"),
	COLUMN(struct dealt, voided, FLAG, DURABLE, "taken back"),
	COLUMN(struct dealt, site, WORD, DURABLE, "where"),
	COLUMN(struct dealt, indicator, WORD, DURABLE, "of the policy"),
	REFERENCE(struct dealt, party, "party", 'c', DURABLE, "who, if known"),
	COLUMN(struct dealt, guest, TEXT, DURABLE, "room, seat, mark"),
	COLUMN(struct dealt, at, INSTANT, DURABLE, "shown"),
	COLUMN(struct dealt, score, NUMBER, DURABLE,
	       "1 to 5; none: shown, not answered"),
	COLUMN(struct dealt, answered_at, INSTANT, DURABLE, "when they did"),
	REFERENCE(struct dealt, interaction, "interaction", 'i', DURABLE,
		  "the words, where they opened a case"),
	COLUMN(struct dealt, text, TEXT, DURABLE, "what they said with it"),
};

static const struct column card_dealt_row_columns[] = {
	SHOWN_ID(struct card_dealt_row, id, "id", 'q', 9, "the card"),
	SHOWN(struct card_dealt_row, site, WORD, 7, "where"),
	SHOWN(struct card_dealt_row, indicator, WORD, 8, "of the policy"),
	SHOWN(struct card_dealt_row, question, TEXT, 9, "what it asks"),
	SHOWN(struct card_dealt_row, guest, TEXT, 0, "room, seat, mark"),
	SHOWN_ID(struct card_dealt_row, party, "party", 'c', 0,
		 "who, if known"),
	SHOWN(struct card_dealt_row, at, INSTANT, 0, "when it was shown"),
};

static const struct column dealt_row_columns[] = {
	SHOWN_ID(struct dealt_row, id, "id", 'q', 9, "the card"),
	SHOWN(struct dealt_row, at, INSTANT, 7, "when it was shown"),
	SHOWN(struct dealt_row, site, WORD, 6, "where"),
	SHOWN(struct dealt_row, indicator, WORD, 8, "of the policy"),
	SHOWN(struct dealt_row, score, NUMBER, 9,
	      "1 to 5; none: shown, not answered"),
	SHOWN(struct dealt_row, guest, TEXT, 4, "room, seat, mark"),
	SHOWN_ID(struct dealt_row, party, "party", 'c', 5, "who, if known"),
	SHOWN(struct dealt_row, text, TEXT, 9, "what they said with it"),
	SHOWN(struct dealt_row, name, TEXT, 0, "the party's name"),
	SHOWN(struct dealt_row, answered, INSTANT, 0, "when they answered"),
	SHOWN_ID(struct dealt_row, interaction, "interaction", 'i', 0,
		 "the words, where they opened a case"),
	SHOWN_ID(struct dealt_row, batch, "batch", 'b', 0, "what made it"),
};

static const struct column card_score_row_columns[] = {
	SHOWN(struct card_score_row, id, WORD, 9, "site and indicator"),
	SHOWN(struct card_score_row, n, NUMBER, 8, "scores"),
	SHOWN(struct card_score_row, shown, NUMBER, 4,
	      "cards shown, answered or not"),
	SHOWN(struct card_score_row, mean, REAL, 7, "of the scores, 1 to 5"),
	SHOWN(struct card_score_row, good, NUMBER, 8,
	      "percent of them that are 4 or 5"),
	SHOWN(struct card_score_row, low, NUMBER, 6,
	      "the least that good may be, 95 % sure"),
	SHOWN(struct card_score_row, high, NUMBER, 6, "the most"),
	SHOWN(struct card_score_row, others_n, NUMBER, 5,
	      "scores of the other sites"),
	SHOWN(struct card_score_row, others_mean, REAL, 3, "their mean"),
	SHOWN(struct card_score_row, others_good, NUMBER, 5,
	      "percent of them that are 4 or 5"),
	SHOWN(struct card_score_row, verdict, WORD, 9,
	      "better, worse, alike; few: no comparison"),
	SHOWN(struct card_score_row, weeks, LIST, 2,
	      "mean of each of the last weeks, 0: none"),
	SHOWN(struct card_score_row, text, TEXT, 1, "the question"),
};

const struct shape dealt_shape = SHAPE(struct dealt, dealt_columns);
const struct shape card_dealt_row_shape =
	SHAPE(struct card_dealt_row, card_dealt_row_columns);
const struct shape dealt_row_shape = SHAPE(struct dealt_row, dealt_row_columns);
const struct shape card_score_row_shape =
	SHAPE(struct card_score_row, card_score_row_columns);
