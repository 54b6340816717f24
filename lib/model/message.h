/* SPDX-License-Identifier: ISC
 * An outgoing letter, queued with its cause and sent by crm-send.
 */
#ifndef MODEL_MESSAGE_H
#define MODEL_MESSAGE_H

#include "model/column.h"

/* state: queued, sending (claimed), sent, unknown (nobody knows whether it
 * left), dropped. Exactly one of party and person is present. */
struct message {
	struct id id;
	struct id batch;
	struct flag voided;
	struct id party;
	struct word person;
	struct word address;
	struct text subject;
	struct text body;
	struct id case_id;
	struct id interaction;
	struct id promise;
	struct word sender; /* our person who speaks; missing: a machine */
	struct flag automatic;
	struct word message_id;
	struct word reply_to; /* Message-ID it answers */
	struct instant queued_at;
	struct word state;
	struct number tries;
	struct instant try_at; /* not before */
	struct instant sent_at;
	struct text result; /* what the mailer said last */
};

extern const struct shape message_shape;

#endif
