/* SPDX-License-Identifier: ISC
 * Who of the record a card from a foreign file is.
 */
#ifndef EXCHANGE_IMPORTING_MATCH_H
#define EXCHANGE_IMPORTING_MATCH_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/vec.h"
#include "exchange/importing_card.h"

struct importing_likely {
	struct id party;
	bool sure;
	const char *reason;
};

/* Parties that may be the one of the card, the likeliest first: struct
 * importing_likely. Sure is whom the policy's dupes.import makes so, and whose
 * own card it is; those with the same name come last. */
int
importing_match_find(struct importing *run, const struct importing_card *card,
		     struct vec *found, struct error *err);

#endif
