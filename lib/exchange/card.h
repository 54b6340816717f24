/* SPDX-License-Identifier: ISC
 * A party as a card: all that is known of it that a card can say.
 */
#ifndef EXCHANGE_CARD_H
#define EXCHANGE_CARD_H

#include "base/error.h"
#include "domain/business.h"
#include "model/party.h"
#include "model/row.h"
#include "text/vcard.h"

/* Fill card; kin included, strings in the arena. Its UID is the one that it
 * came with, else one of this record for ever. Of facts the newest of each
 * name count; those that a card has no property for are X-CRM-NAME. Role and
 * person of ours are not part of a card. */
int
card_read(struct business *business, struct arena *arena,
	  const struct party *party, struct vcard *card, struct error *err);

/* The same as a row of a table. */
int
card_row(struct business *business, struct arena *arena,
	 const struct party *party, struct card_row *row, struct error *err);

/* What ids of this record are told apart from those of others by: 16
 * hexadecimal digits, of the hash of its first batch. */
int
card_record(struct business *business, struct arena *arena, const char **mark,
	    struct error *err);

#endif
