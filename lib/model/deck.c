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
		  "where it came by mail"),
	COLUMN(struct dealt, text, TEXT, DURABLE, "what they said with it"),
};

const struct shape dealt_shape = SHAPE(struct dealt, dealt_columns);
