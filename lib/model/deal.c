/* SPDX-License-Identifier: ISC
 * Opportunities, and how far they came.
 */
#include "model/deal.h"

static const struct column deal_columns[] = {
	REFERENCE(struct deal, id, "id", 'd', DURABLE, "never reused"),
	REFERENCE(struct deal, batch, "batch", 'b', DURABLE, "what made it"),
	COLUMN(struct deal, voided, FLAG, DURABLE, "taken back"),
	REFERENCE(struct deal, party, "party", 'c', DURABLE, "who may buy"),
	COLUMN(struct deal, name, TEXT, DURABLE, "what it is about"),
	COLUMN(struct deal, owner, WORD, DURABLE, "our person"),
	COLUMN(struct deal, stage, WORD, DURABLE, "of the policy"),
	COLUMN(struct deal, state, WORD, DURABLE, "open, won, lost"),
	COLUMN(struct deal, amount_minor, NUMBER, DURABLE,
	       "what it would bring, in minor units"),
	COLUMN(struct deal, currency, WORD, DURABLE, "ISO 4217"),
	COLUMN(struct deal, expected_on, DAY, DURABLE,
	       "the day it is likely decided"),
	COLUMN(struct deal, next, TEXT, DURABLE,
	       "what we do next; there while it is open"),
	COLUMN(struct deal, next_on, DAY, DURABLE, "and by when"),
	COLUMN(struct deal, reason, WORD, DURABLE,
	       "why it was lost, a word of the policy"),
	COLUMN(struct deal, why, TEXT, DURABLE, "the same in their words"),
	COLUMN(struct deal, source, WORD, DURABLE,
	       "where it came from: web, fair, referral, …"),
	COLUMN(struct deal, territory, WORD, DURABLE,
	       "by which it was assigned"),
	COLUMN(struct deal, turn, WORD, DURABLE,
	       "whose turn it was when it was assigned"),
	COLUMN(struct deal, opened_at, INSTANT, DURABLE, "since when"),
	COLUMN(struct deal, settled_at, INSTANT, DURABLE, "won or lost"),
	COLUMN(struct deal, note, TEXT, DURABLE, "what to know about it"),
	COLUMN(struct deal, key, TEXT, DURABLE,
	       "its number elsewhere: never imported twice"),
};

static const struct column deal_move_columns[] = {
	REFERENCE(struct deal_move, id, "id", 'M', DURABLE, "never reused"),
	REFERENCE(struct deal_move, batch, "batch", 'b', DURABLE,
		  "what made it"),
	COLUMN(struct deal_move, voided, FLAG, DURABLE, "taken back"),
	REFERENCE(struct deal_move, deal, "deal", 'd', DURABLE, "which one"),
	COLUMN(struct deal_move, at, INSTANT, DURABLE, "when"),
	COLUMN(struct deal_move, stage, WORD, DURABLE, "from then on"),
	COLUMN(struct deal_move, state, WORD, DURABLE, "from then on"),
	COLUMN(struct deal_move, amount_minor, NUMBER, DURABLE,
	       "what it would bring, in minor units"),
	COLUMN(struct deal_move, currency, WORD, DURABLE, "ISO 4217"),
	COLUMN(struct deal_move, expected_on, DAY, DURABLE,
	       "the day it is likely decided"),
	COLUMN(struct deal_move, owner, WORD, DURABLE, "our person"),
	COLUMN(struct deal_move, why, TEXT, DURABLE, "in their words"),
};

const struct shape deal_shape = SHAPE(struct deal, deal_columns);
const struct shape deal_move_shape = SHAPE(struct deal_move, deal_move_columns);
