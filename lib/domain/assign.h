/* SPDX-License-Identifier: ISC
 * Whose a new deal is.
 */
#ifndef DOMAIN_ASSIGN_H
#define DOMAIN_ASSIGN_H

#include "base/error.h"
#include "domain/business.h"
#include "model/party.h"

struct assign {
	const char *owner;
	const char *turn;      /* whose turn it was; NULL: nobody's */
	const char *territory; /* by which; NULL: none */
};

/* The party's own person or who acts for them; else, as the policy's deals say,
 * the next in turn or who of those here has the fewest open deals. Where the
 * policy goes by territory, or one was asked for (NULL: none was), those of the
 * territory take turns; a party that lies in none goes round among all.
 * ERR_USAGE names the nearest territory, ERR_POLICY the one whose filters are
 * none. */
int
assign_owner(struct business *business, const struct party *party,
	     const char *asked, struct assign *assign, struct error *err);

/* Whether the filters of all territories can be read: ERR_POLICY names the
 * first that cannot. */
int
assign_check(struct business *business, struct error *err);

#endif
