/* SPDX-License-Identifier: ISC
 * A vCard as what it says of a party.
 */
#ifndef EXCHANGE_IMPORTING_VCARD_H
#define EXCHANGE_IMPORTING_VCARD_H

#include "base/error.h"
#include "exchange/importing_card.h"

/* A number without its country stays as it is written, and what is no e-mail
 * address or page becomes a fact (email-as-written). ERR_DATA as
 * importing_card_check says. Lives in the arena of the row. */
int
importing_vcard_read(struct importing *run, const struct vcard *from,
		     struct importing_card *card, struct error *err);

#endif
