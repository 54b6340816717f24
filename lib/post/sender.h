/* SPDX-License-Identifier: ISC
 * Whose an address in a mail or post is: one of ours, a party's, a stranger's.
 */
#ifndef POST_SENDER_H
#define POST_SENDER_H

#include <stdbool.h>

#include "base/error.h"
#include "domain/business.h"
#include "model/party.h"

struct arrival;

/* Who of our people has that e-mail, or NULL. */
const struct policy_person *
sender_person(const struct business *business, const char *address);

/* Whether it is the address that our letters come from. */
bool
sender_is_shop(const struct business *business, const char *address);

/* The party of that address, merged ones followed; id 0: nobody's. NULL is
 * fine. */
int
sender_known(struct business *business, const char *medium, const char *address,
	     struct id *party, struct error *err);

/* Who is known by that e-mail, or is made now of that name (NULL: none) and
 * role; what is no e-mail is a name. */
int
sender_at(struct business *business, const char *address, const char *name,
	  const char *role, struct id *party, struct error *err);

/* Who wrote it, known or made now with role. A handle becomes "CHANNEL:HANDLE"
 * among the foreign ids, also of somebody who is known by e-mail or phone. */
int
sender_party(struct business *business, const struct arrival *arrival,
	     const char *role, struct id *party, struct error *err);

#endif
