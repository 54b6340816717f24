/* SPDX-License-Identifier: ISC
 * A row of a table as what it says of a party.
 */
#ifndef EXCHANGE_IMPORTING_ROW_H
#define EXCHANGE_IMPORTING_ROW_H

#include "base/error.h"
#include "exchange/importing_card.h"

/* ERR_DATA as importing_card_check says, and for what is no e-mail address,
 * page, phone number, day, role or person of ours. Lives in the arena of the
 * row. */
int
importing_row_read(struct importing *run, const struct incoming_row *row,
		   struct importing_card *card, struct error *err);

#endif
