/* SPDX-License-Identifier: ISC
 * Whom we deal with: a party, its addresses and its tags.
 */
#ifndef MODEL_PARTY_H
#define MODEL_PARTY_H

#include "model/column.h"

/* A customer, contact, organisation, supplier, distributor or colleague. */
struct party {
	struct id id;
	struct id batch;
	struct flag voided;
	struct text name;
	struct word role;
	struct word owner;
	struct text note;
	struct id merged_into;
	struct word name_key;
};

/* A way to reach a party. */
struct address {
	struct id id;
	struct id batch;
	struct flag voided;
	struct id party;
	struct word medium; /* email, phone, post, url, foreign */
	struct word value;
	struct word value_key;
};

struct tag {
	struct id id;
	struct id batch;
	struct flag voided;
	struct id party;
	struct word tag;
};

extern const struct shape party_shape;
extern const struct shape address_shape;
extern const struct shape tag_shape;

/* Roles a party may have, and their number. */
#define PARTY_ROLES 6
extern const char *const party_roles[PARTY_ROLES];

#endif
