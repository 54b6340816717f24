/* SPDX-License-Identifier: ISC
 * Whether two records are of one person: the rules and weights of the policy's
 * section dupes.
 */
#ifndef DOMAIN_MATCH_H
#define DOMAIN_MATCH_H

#include <stdint.h>

#include "base/error.h"
#include "base/vec.h"
#include "domain/business.h"
#include "model/party.h"

/* What a record says of a person; it need not be in the base. */
struct match_card {
	const char *name; /* NULL: none */
	const char *born; /* 1996-04-15 or --04-15; NULL */
	/* email, phone (E.164), post, foreign ("source:ref") */
	const struct address *addresses;
	size_t address_count;
};

struct match {
	struct id party;
	int64_t weight;
	const char *reasons; /* "same e-mail anna@example.org, other phone" */
};

/* What the base says of a party, kin included. */
int
match_card_of(struct business *business, struct arena *arena, struct id party,
	      struct match_card *card, struct error *err);

/* Add up what the two have in common and what tells them apart; reasons in the
 * arena. */
int64_t
match_weigh(const struct business *business, struct arena *arena,
	    const struct match_card *a, const struct match_card *b,
	    const char **reasons);

/* Parties that may be the one of the card: those with one of its addresses or
 * exactly its name, from the weight of the policy's dupes.people on, heaviest
 * first (the lower id where they weigh the same). At most ten of each address
 * and name are weighed. matches: struct match. */
int
match_find(struct business *business, struct arena *arena,
	   const struct match_card *card, struct vec *matches,
	   struct error *err);

#endif
