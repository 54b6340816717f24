/* SPDX-License-Identifier: ISC
 * The outbox: letters queued with their cause, handed to sendmail by crm-send.
 */
#ifndef DOMAIN_OUTBOX_H
#define DOMAIN_OUTBOX_H

#include <stdbool.h>

#include "base/error.h"
#include "base/vec.h"
#include "domain/business.h"
#include "model/message.h"

/* Queue a letter to one of our people, where the policy knows an address:
 * message->id.n is 0 afterwards where it does not. template is one of the
 * policy; text fills {{text}}. */
int
outbox_person(struct business *business, const char *person,
	      const char *template, struct id case_id, const char *text,
	      struct message *message, struct error *err);

/* Queue a letter to a party's first e-mail address; ERR_NO when it has none.
 * interaction is the entry it carries. */
int
outbox_party(struct business *business, struct id party, struct id case_id,
	     struct id interaction, const char *subject, const char *text,
	     struct message *message, struct error *err);

/* Hand out what is due: claims a letter (a small batch), gives it to the
 * mailer with no lock held, records what came of it (a small batch). rows:
 * struct message_row of what moved. ERR_UNAVAILABLE when letters wait and the
 * policy names no mailer. */
int
outbox_send(struct business *business, struct vec *rows, struct error *err);

/* Put a letter left unknown (or dropped) back into the queue. */
int
outbox_resend(struct business *business, struct id message, struct vec *rows,
	      struct error *err);

/* What -n --mail and crm-send --list -n show: the letter as it would leave. */
int
outbox_letter(struct business *business, const struct message *message,
	      char **letter, struct error *err);

#endif
