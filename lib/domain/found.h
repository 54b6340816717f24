/* SPDX-License-Identifier: ISC
 * Founding a business: a database and a short policy beside it.
 */
#ifndef DOMAIN_FOUND_H
#define DOMAIN_FOUND_H

#include <stdbool.h>

#include "base/error.h"
#include "domain/business.h"

struct found_new {
	const char *name;     /* of the business */
	const char *currency; /* ISO 4217 */
	const char *zone;     /* IANA name; NULL: that of this machine */
	const char *mail;     /* of the first person, or NULL */
	bool kept; /* filled: there was a policy.yaml, which counts */
};

/* Make the folder, policy.yaml (kept where there is one), the database and its
 * first batch. Whoever runs it is the first person, owner and champion.
 * ERR_CREATE when there is a database; nothing half-made is left. */
int
found_business(struct arena *arena, struct business_setting *setting,
	       struct found_new *new, struct business **business,
	       struct error *err);

#endif
