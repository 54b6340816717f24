/* SPDX-License-Identifier: ISC
 * What is known of a party: dated, with its source, never overwritten.
 */
#ifndef DOMAIN_FACT_H
#define DOMAIN_FACT_H

#include <stdbool.h>

#include "base/error.h"
#include "base/vec.h"
#include "domain/business.h"
#include "model/fact.h"

struct fact_new {
	struct id party;
	struct id address; /* 0: of the party */
	const char *name;
	const char *value;
	struct day known_on; /* DAY_MISSING: today */
	const char *said_by; /* as profile_voice gives it; NULL: nobody named */
	const char *source;  /* a card, a file; NULL: typed */
	bool again;	     /* even where an older one says the same */
};

/* Add it; strings live as long as the arena. A live one of the same party or
 * address, name, value and voice is not added twice (but with again, where it
 * is not the newest of its name): made is then that one. ERR_USAGE for a name
 * that is not one word of [a-z0-9-] beginning with a letter, ERR_DATA for an
 * empty value or one that is no UTF-8. */
int
fact_add(struct business *business, const struct fact_new *new,
	 struct fact *made, struct error *err);

/* Live ones, kin included (the party and those merged into it), about it
 * (address 0) and its addresses, by name, newest first: struct fact. */
int
fact_list(struct business *business, struct arena *arena, struct id party,
	  struct vec *facts, struct error *err);

/* The newest of that name about the party; 1 found, 0 none. */
int
fact_latest(struct business *business, struct arena *arena, struct id party,
	    const char *name, struct fact *fact, struct error *err);

/* The newest of that name about an address; 1 found, 0 none. */
int
fact_about(struct business *business, struct arena *arena, struct id address,
	   const char *name, struct fact *fact, struct error *err);

/* Take it back. */
int
fact_take(struct business *business, const struct fact *fact,
	  struct error *err);

/* Take back all that is said of an address, or with a name those of it. */
int
fact_take_about(struct business *business, struct id address, const char *name,
		struct error *err);

#endif
