/* SPDX-License-Identifier: ISC
 * The headers under which other programs write what we know by our own names.
 */
#ifndef EXCHANGE_HEADERS_H
#define EXCHANGE_HEADERS_H

#include <stdbool.h>

#include "exchange/fields.h"

struct arena;

struct headers_meaning {
	int field;	   /* of the noun */
	const char *label; /* "work", "home fax"; NULL: none */
	int group; /* columns of one address: its number there, 0: none */
};

/* What a header says of the noun: our own name of the field, or what address
 * books (Google, Outlook, iCloud, Thunderbird) and shops usually write; case,
 * marks and punctuation do not matter. false where it is not known. */
bool
headers_read(struct arena *arena, const struct fields_noun *noun,
	     const char *header, struct headers_meaning *meaning);

#endif
