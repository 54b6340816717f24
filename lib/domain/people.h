/* SPDX-License-Identifier: ISC
 * Our own people: who is who, who is away, whose turn it is.
 */
#ifndef DOMAIN_PEOPLE_H
#define DOMAIN_PEOPLE_H

#include <stdbool.h>

#include "base/error.h"
#include "base/vec.h"
#include "domain/business.h"
#include "model/case.h"
#include "model/promise.h"

/* "@nina", "nina" or "me"; ERR_USAGE naming the nearest and all. */
int
people_get(const struct business *business, const char *word,
	   const struct policy_person **person, struct error *err);

/* Who acts for person today: themselves, or the last in the chain of their
 * deputies; themselves again where the chain is a loop or ends with somebody
 * away without a deputy. */
int
people_acting(struct business *business, const char *person,
	      const char **acting, struct error *err);

/* Who owns a new case from its first second: the party's own person, else
 * who answers for the channel, else the desk's turn, else the champion. desk and turn are NULL where no desk fits. */
int
people_owner(struct business *business, const char *own_person,
	     const char *kind, const char *channel, const char **owner,
	     const char **desk, const char **turn, struct error *err);

/* Whose turn it is, of a list of at least one: the next after last (NULL:
 * nobody was), passing over those who are away without a deputy, and who acts
 * for them; the next one themselves where all are away. */
int
people_turn(struct business *business, const char *const *list, size_t count,
	    const char *last, const char **turn, const char **owner,
	    struct error *err);

/* Those of the list who are here today: const char *. */
int
people_present(struct business *business, const char *const *list, size_t count,
	       struct vec *present, struct error *err);

/* Channels, but mail, that posts came by and that neither channels nor a desk
 * of the policy names: const char *. */
int
people_unanswered(struct business *business, struct vec *channels,
		  struct error *err);

/* Whom a rung of the ladder means for an owner; deputies followed. */
int
people_rung(struct business *business, const struct policy_rung *rung,
	    const char *owner, const char **person, struct error *err);

/* Who has to agree when person closes by force: whom they report to, else the
 * champion, else anybody else; person themselves in a business of one. */
const char *
people_second(const struct business *business, const char *person);

/* Register an absence; refused where it would make a loop of deputies on some
 * day. row->id is filled. */
int
people_away(struct business *business, struct absence *row, struct error *err);

/* End person's absence yesterday; ERR_NO when they are not away. */
int
people_back(struct business *business, const char *person,
	    struct absence *ended, struct error *err);

#endif
