/* SPDX-License-Identifier: ISC
 * What a foreign file says of one party, from a card or from a row.
 */
#ifndef DOMAIN_IMPORTING_CARD_H
#define DOMAIN_IMPORTING_CARD_H

#include <stdbool.h>

#include "base/error.h"
#include "base/vec.h"
#include "domain/importing.h"

struct importing_way {
	const char *medium; /* as addresses have them */
	const char *value;  /* as it is kept */
	const char *label;  /* NULL: none */
	const char *extension;
	bool preferred;
};

struct importing_fact {
	const char *name;
	const char *value;
};

struct importing_card {
	const char *name; /* NULL: none */
	const char *role; /* NULL: not said */
	const char *owner;
	const char *note;
	struct id ours; /* a card that this record exported; 0: it is none */
	struct vec ways;  /* struct importing_way */
	struct vec facts; /* struct importing_fact */
	struct vec tags;  /* const char * */
};

/* Of a vCard: a number without its country stays as it is written, and what is
 * no e-mail address or page becomes a fact (email-as-written). ERR_DATA where
 * there is neither a name nor an address of any kind. Lives in the arena of the row. */
int
importing_card_of_card(struct importing *run, const struct vcard *from,
		       struct importing_card *card, struct error *err);

/* Of a row; what is no e-mail address or page is ERR_DATA there. */
int
importing_card_of_row(struct importing *run, const struct incoming_row *row,
		      struct importing_card *card, struct error *err);

#endif
