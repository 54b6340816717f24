/* SPDX-License-Identifier: ISC
 * What was said or done.
 */
#include "model/interaction.h"

static const struct column interaction_columns[] = {
	REFERENCE(struct interaction, id, "id", 'i', DURABLE, "never reused"),
	REFERENCE(struct interaction, batch, "batch", 'b', DURABLE,
		  "what made it"),
	COLUMN(struct interaction, voided, FLAG, DURABLE, "taken back"),
	REFERENCE(struct interaction, case_id, "case", 'k', DURABLE,
		  "the case it belongs to"),
	REFERENCE(struct interaction, party, "party", 'c', DURABLE,
		  "who said it or was told"),
	COLUMN(struct interaction, at, INSTANT, DURABLE, "when it was said"),
	COLUMN(struct interaction, kind, WORD, DURABLE,
	       "complaint, praise, …; answer, question, thanks; returned; "
	       "outcome, closing; note"),
	COLUMN(struct interaction, direction, WORD, DURABLE, "in, out or own"),
	COLUMN(struct interaction, channel, WORD, DURABLE,
	       "phone, counter, letter, mail, …"),
	COLUMN(struct interaction, automatic, FLAG, DURABLE,
	       "a machine said it: stops no clock"),
	COLUMN(struct interaction, who, WORD, DURABLE, "our person"),
	COLUMN(struct interaction, about, WORD, DURABLE,
	       "our person it is about"),
	COLUMN(struct interaction, text, TEXT, DURABLE, "the words"),
	COLUMN(struct interaction, raw, BYTES, DURABLE,
	       "the bytes as they came, where they are no text"),
};

const struct shape interaction_shape =
	SHAPE(struct interaction, interaction_columns);
