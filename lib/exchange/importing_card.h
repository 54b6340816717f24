/* SPDX-License-Identifier: ISC
 * What a foreign file says of one party, from a card or from a row.
 */
#ifndef EXCHANGE_IMPORTING_CARD_H
#define EXCHANGE_IMPORTING_CARD_H

#include <stdbool.h>

#include "base/error.h"
#include "base/vec.h"
#include "exchange/importing.h"

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
	struct id ours;	  /* a card that this record exported; 0: it is none */
	struct vec ways;  /* struct importing_way */
	struct vec facts; /* struct importing_fact */
	struct vec tags;  /* const char * */
};

/* Of a name; NULL: none. */
struct importing_parts {
	const char *prefix, *given, *middle, *family, *suffix;
};

#define IMPORTING_POST_PARTS 7

/* Of a postal address; NULL: none. */
struct importing_post {
	/* box, extended, street, city, region, code, country */
	const char *parts[IMPORTING_POST_PARTS];
};

void
importing_card_init(struct importing_card *card);

/* What is empty is no fact. */
void
importing_card_fact(struct importing *run, struct importing_card *card,
		    const char *name, const char *value);

/* The way that was added, or was there. */
struct importing_way *
importing_card_way(struct importing *run, struct importing_card *card,
		   const char *medium, const char *value, const char *label);

/* Blanks and commas of text become '-'. */
void
importing_card_tag(struct importing *run, struct importing_card *card,
		   const char *text);

/* Parted by commas or semicolons, or as Google parts them; "* myContacts" is a
 * group of Google's own. */
void
importing_card_tags(struct importing *run, struct importing_card *card,
		    const char *text);

/* E.164 where the country is there, else the number as it is written. */
const char *
importing_card_phone(struct importing *run, const char *typed);

/* The name that the parts make; NULL: none. */
const char *
importing_card_join(struct arena *arena, const struct importing_parts *parts);

/* The parts of a name are facts where the name alone does not tell them. */
void
importing_card_parts(struct importing *run, struct importing_card *card,
		     const struct importing_parts *parts);

/* As ADR has it (RFC 6350, 6.3.1); NULL where there is nothing in it. */
const char *
importing_card_post(struct arena *arena, const struct importing_post *post);

/* ERR_DATA where there is neither a name nor an address of any kind. */
int
importing_card_check(const struct importing_card *card, struct error *err);

#endif
