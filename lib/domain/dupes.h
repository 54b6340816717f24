/* SPDX-License-Identifier: ISC
 * The same person twice: pairs that may be one, among all parties.
 */
#ifndef DOMAIN_DUPES_H
#define DOMAIN_DUPES_H

#include <stddef.h>

#include "base/error.h"
#include "base/vec.h"
#include "domain/business.h"
#include "model/row.h"

/* A name or address that more parties than this have in common says nothing of
 * two of them. */
#define DUPES_CROWD 50

struct dupes {
	struct vec rows; /* struct dupe_row, heaviest first */
	size_t crowds;	 /* names and addresses that were left out */
};

/* All pairs from the weight of the policy's dupes.people on of which one fits
 * the filters (crm-filter(7)). Weighed are those that have an address in
 * common, a whole name in any order, or a word of the name and the initials of
 * the others; pairs that a link calls distinct-from one another are left out.
 * The one to keep is the customer of the two, else the older. */
int
dupes_list(struct business *business, char *const *filters, size_t count,
	   struct dupes *dupes, struct error *err);

#endif
