/* SPDX-License-Identifier: ISC
 * The outbox: letters made and queued with their cause.
 */
#ifndef DOMAIN_OUTBOX_H
#define DOMAIN_OUTBOX_H

#include "base/error.h"
#include "domain/business.h"
#include "model/message.h"
#include "model/row.h"

/* Queue a letter to one of our people, where the policy knows an address:
 * message->id.n is 0 afterwards where it does not. template is one of the
 * policy; text fills {{text}}. "rung" and "sheet" are a machine's, the others
 * come from the user. */
int
outbox_person(struct business *business, const char *person,
	      const char *template, struct id case_id, const char *text,
	      struct message *message, struct error *err);

/* Queue a letter to a party's first e-mail address; ERR_NO when it has none.
 * interaction is the entry it carries: thanks go by the template "thanks", the
 * rest by "told". */
int
outbox_party(struct business *business, struct id party, struct id case_id,
	     struct id interaction, const char *subject, const char *text,
	     struct message *message, struct error *err);

/* The letter as it would leave, for the mailer, -n --mail and crm-send --list -n. */
int
outbox_letter(struct business *business, const struct message *message,
	      char **letter, struct error *err);

/* The row that lists show of a letter. */
void
outbox_row(const struct message *message, struct message_row *row);

#endif
