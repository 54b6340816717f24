/* SPDX-License-Identifier: ISC
 * Everybody's contacts in turn, from the first on.
 */
#ifndef STORE_FIRST_H
#define STORE_FIRST_H

#include "base/error.h"
#include "base/time.h"
#include "model/column.h"

struct store;

enum first_what {
	FIRST_VOICE,	 /* they said something, */
	FIRST_COMPLAINT, /* or complained */
	FIRST_SALE,	 /* they bought something */
	FIRST_DONE,	 /* what they complained of was done, */
	FIRST_REFUSED	 /* or not */
};

struct first_contact {
	struct id party; /* what they were merged into, or they */
	enum first_what what;
	struct instant at; /* of a sale of which only the day is known, noon */
	struct day on;	   /* of a sale, the day; else MISSING */
	struct id ref;	   /* the interaction, sale or case */
};

/* All of them by party, then time. Memory stays flat. A result of each below 0
 * ends the walk, err is then the callee's. */
int
first_each(struct store *store,
	   int (*each)(void *cookie, const struct first_contact *contact,
		       struct error *err),
	   void *cookie, struct error *err);

/* When a human first answered that voice; MISSING: nobody has. */
int
first_answer(struct store *store, struct id voice, struct instant *at,
	     struct error *err);

#endif
