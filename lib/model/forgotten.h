/* SPDX-License-Identifier: ISC
 * What is left of whom the law had us forget.
 */
#ifndef MODEL_FORGOTTEN_H
#define MODEL_FORGOTTEN_H

#include "model/column.h"

/* What stands where a value was blanked or a word struck. */
#define FORGOTTEN "forgotten"

/* What a batch's digest is over what crm-forget left of it: the latest counts
 * for the content, the batch's own for the chain. */
struct restatement {
	struct id id;
	struct id batch;
	struct flag voided;
	struct id of; /* the batch */
	struct bytes digest;
};

/* A keyed mark of an address or name that no import brings back. */
struct tombstone {
	struct id id;
	struct id batch;
	struct flag voided;
	struct id party; /* whose it was */
	struct bytes key;
	struct bytes mark; /* HMAC-SHA-256 (RFC 2104) with key */
};

extern const struct shape restatement_shape;
extern const struct shape tombstone_shape;

#endif
