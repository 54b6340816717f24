/* SPDX-License-Identifier: ISC
 * What is known of a party, changed field by field: its own fields, its
 * addresses and tags, and facts of any other name.
 */
#ifndef DOMAIN_PROFILE_H
#define DOMAIN_PROFILE_H

#include <stdbool.h>

#include "base/error.h"
#include "domain/business.h"
#include "model/party.h"

enum profile_verb {
	PROFILE_SET, /* field=value; of a fact: a newer one beside the older */
	PROFILE_ADD, /* field+=value: another one */
	PROFILE_TAKE /* field-=value: not that one any more */
};

/* A field is name, owner, role or note, which have one value each; a medium;
 * tag (set: exactly these, parted by commas); "fact@address" for what is said
 * of one of their addresses (label@anna@example.org); or the name of a fact.
 */
struct profile_change {
	const char *field;
	enum profile_verb verb;
	const char *value;   /* "" of PROFILE_SET: none any more */
	const char *said_by; /* as profile_voice gives it, or NULL */
	struct day known_on; /* DAY_MISSING: today */
	bool new_field; /* take a new name of a fact, near a known one or not */
};

/* Whether the field is a fact, which says when and by whom. */
bool
profile_is_fact(const char *field);

/* Make the change. ERR_USAGE for a name near a known one that no fact has had
 * yet (without new_field), and for another value of what has one; ERR_NO when
 * there is nothing to take. */
int
profile_set(struct business *business, struct party *party,
	    const struct profile_change *change, struct error *err);

/* Who said it, as typed: one of ours ("@nina", "nina", "me") as "nina", a
 * party, whatever it is called, as "c12". Owned by the arena. */
int
profile_voice(struct business *business, const char *typed,
	      const char **said_by, struct error *err);

#endif
