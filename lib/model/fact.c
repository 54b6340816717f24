/* SPDX-License-Identifier: ISC
 * What is known of a party, and how parties belong together.
 */
#include "model/fact.h"

static const struct column fact_columns[] = {
	REFERENCE(struct fact, id, "id", 'f', DURABLE, "never reused"),
	REFERENCE(struct fact, batch, "batch", 'b', DURABLE, "what made it"),
	COLUMN(struct fact, voided, FLAG, DURABLE, "taken back"),
	REFERENCE(struct fact, party, "party", 'c', DURABLE, "about whom"),
	REFERENCE(struct fact, address, "address", 'x', DURABLE,
		  "about this way to reach them"),
	COLUMN(struct fact, name, WORD, DURABLE,
	       "born, title, needs, label, …"),
	COLUMN(struct fact, value, TEXT, DURABLE, "what is known"),
	COLUMN(struct fact, known_on, DAY, DURABLE, "the day it was said"),
	COLUMN(struct fact, said_by, WORD, DURABLE,
	       "a party (c12) or a person of ours"),
	COLUMN(struct fact, source, TEXT, DURABLE, "a card, a file, …"),
};

static const struct column link_columns[] = {
	REFERENCE(struct link, id, "id", 'j', DURABLE, "never reused"),
	REFERENCE(struct link, batch, "batch", 'b', DURABLE, "what made it"),
	COLUMN(struct link, voided, FLAG, DURABLE, "taken back"),
	REFERENCE(struct link, party, "party", 'c', DURABLE, "who"),
	COLUMN(struct link, kind, WORD, DURABLE,
	       "employee-of, buys-through, supplier-of, …"),
	REFERENCE(struct link, other, "other", 'c', DURABLE, "to whom"),
	COLUMN(struct link, from_on, DAY, DURABLE, "its first day"),
	COLUMN(struct link, until_on, DAY, DURABLE, "its last day"),
	COLUMN(struct link, note, TEXT, DURABLE, "what to know about it"),
};

const struct shape fact_shape = SHAPE(struct fact, fact_columns);
const struct shape link_shape = SHAPE(struct link, link_columns);
