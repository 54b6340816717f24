/* SPDX-License-Identifier: ISC
 * Outgoing letters.
 */
#include "model/message.h"

static const struct column message_columns[] = {
	REFERENCE(struct message, id, "id", 'o', DURABLE, "never reused"),
	REFERENCE(struct message, batch, "batch", 'b', DURABLE, "what made it"),
	COLUMN(struct message, voided, FLAG, DURABLE, "taken back"),
	REFERENCE(struct message, party, "party", 'c', DURABLE,
		  "the customer it goes to"),
	COLUMN(struct message, person, WORD, DURABLE,
	       "or our person it goes to"),
	COLUMN(struct message, address, WORD, DURABLE, "the e-mail address"),
	COLUMN(struct message, subject, TEXT, DURABLE, "its subject"),
	COLUMN(struct message, body, TEXT, DURABLE, "its words"),
	REFERENCE(struct message, case_id, "case", 'k', DURABLE,
		  "the case it is about"),
	REFERENCE(struct message, interaction, "interaction", 'i', DURABLE,
		  "the entry it carries"),
	REFERENCE(struct message, promise, "promise", 'p', DURABLE,
		  "the promise it is about"),
	COLUMN(struct message, sender, WORD, DURABLE, "our person who speaks"),
	COLUMN(struct message, automatic, FLAG, DURABLE, "a machine speaks"),
	COLUMN(struct message, message_id, WORD, DURABLE,
	       "its Message-ID, the same at every try"),
	COLUMN(struct message, reply_to, WORD, DURABLE,
	       "the Message-ID it answers"),
	COLUMN(struct message, queued_at, INSTANT, DURABLE, "when queued"),
	COLUMN(struct message, state, WORD, DURABLE,
	       "queued, sending, sent, unknown or dropped"),
	COLUMN(struct message, tries, NUMBER, DURABLE, "tries so far"),
	COLUMN(struct message, try_at, INSTANT, DURABLE, "not before"),
	COLUMN(struct message, sent_at, INSTANT, DURABLE, "when it left"),
	COLUMN(struct message, result, TEXT, DURABLE,
	       "what the mailer said last"),
};

const struct shape message_shape = SHAPE(struct message, message_columns);
