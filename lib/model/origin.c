/* SPDX-License-Identifier: ISC
 * Where an interaction came from.
 */
#include "model/origin.h"

static const struct column origin_columns[] = {
	REFERENCE(struct origin, id, "id", 'u', DURABLE, "never reused"),
	REFERENCE(struct origin, batch, "batch", 'b', DURABLE, "what made it"),
	COLUMN(struct origin, voided, FLAG, DURABLE, "taken back"),
	REFERENCE(struct origin, interaction, "interaction", 'i', DURABLE,
		  "what came"),
	COLUMN(struct origin, ref, WORD, DURABLE,
	       "Message-ID, or the key of the row"),
	COLUMN(struct origin, thread, WORD, DURABLE, "the ref it answers"),
	COLUMN(struct origin, subject, TEXT, DURABLE, "of the letter"),
	COLUMN(struct origin, sender, TEXT, DURABLE, "as the letter says"),
	COLUMN(struct origin, url, WORD, DURABLE, "where it can be read"),
	COLUMN(struct origin, reach, NUMBER, DURABLE, "how many could read it"),
	COLUMN(struct origin, rating, NUMBER, DURABLE, "1 to 5"),
	COLUMN(struct origin, automatic, TEXT, DURABLE,
	       "why it is a machine's"),
	COLUMN(struct origin, attachments, TEXT, DURABLE,
	       "names of the attachments, a line each"),
};

const struct shape origin_shape = SHAPE(struct origin, origin_columns);
