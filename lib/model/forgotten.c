/* SPDX-License-Identifier: ISC
 * What is left of whom the law had us forget.
 */
#include "model/forgotten.h"

static const struct column restatement_columns[] = {
	REFERENCE(struct restatement, id, "id", 'h', DURABLE, "never reused"),
	REFERENCE(struct restatement, batch, "batch", 'b', DURABLE,
		  "what made it"),
	COLUMN(struct restatement, voided, FLAG, DURABLE, "taken back"),
	REFERENCE(struct restatement, of, "of", 'b', DURABLE,
		  "the batch whose values were blanked"),
	COLUMN(struct restatement, digest, BYTES, DURABLE,
	       "SHA-256 over what is left"),
};

static const struct column tombstone_columns[] = {
	REFERENCE(struct tombstone, id, "id", 'Q', DURABLE, "never reused"),
	REFERENCE(struct tombstone, batch, "batch", 'b', DURABLE,
		  "what made it"),
	COLUMN(struct tombstone, voided, FLAG, DURABLE, "taken back"),
	REFERENCE(struct tombstone, party, "party", 'c', DURABLE,
		  "whose it was"),
	COLUMN(struct tombstone, key, BYTES, DURABLE, "of the mark"),
	COLUMN(struct tombstone, mark, BYTES, DURABLE,
	       "HMAC-SHA-256 of a folded address or name"),
};

const struct shape restatement_shape =
	SHAPE(struct restatement, restatement_columns);
const struct shape tombstone_shape = SHAPE(struct tombstone, tombstone_columns);
