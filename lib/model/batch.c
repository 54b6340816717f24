/* SPDX-License-Identifier: ISC
 * The record's own books.
 */
#include "model/batch.h"

static const struct column batch_columns[] = {
	REFERENCE(struct batch, id, "id", 'b', DURABLE, "never reused"),
	COLUMN(struct batch, at, INSTANT, DURABLE, "when it was run"),
	COLUMN(struct batch, clock, WORD, DURABLE, "system or given"),
	COLUMN(struct batch, who, WORD, DURABLE, "on whose behalf"),
	COLUMN(struct batch, tool, WORD, DURABLE, "the program"),
	COLUMN(struct batch, origin, WORD, DURABLE, "hand, job or spool"),
	COLUMN(struct batch, command, TEXT, DURABLE, "as it was typed"),
	REFERENCE(struct batch, policy, "policy", 'y', DURABLE,
		  "the policy in force"),
	REFERENCE(struct batch, undoes, "undoes", 'b', DURABLE,
		  "the batch it takes back"),
	COLUMN(struct batch, key, WORD, DURABLE,
	       "what makes a repeat harmless"),
	COLUMN(struct batch, rows, NUMBER, DURABLE, "rows it wrote"),
	COLUMN(struct batch, salt, BYTES, DURABLE, "random, hashed first"),
	COLUMN(struct batch, digest, BYTES, DURABLE,
	       "SHA-256 over all it wrote"),
	COLUMN(struct batch, hash, BYTES, DURABLE,
	       "SHA-256 of the hash before and the digest"),
};

static const struct column change_columns[] = {
	REFERENCE(struct change, id, "id", 'z', DURABLE, "never reused"),
	REFERENCE(struct change, batch, "batch", 'b', DURABLE,
		  "what changed it"),
	COLUMN(struct change, tbl, WORD, DURABLE, "the table"),
	COLUMN(struct change, row, NUMBER, DURABLE, "the row's id"),
	COLUMN(struct change, col, WORD, DURABLE, "the column"),
	COLUMN(struct change, before, TEXT, DURABLE, "its value until then"),
	COLUMN(struct change, after, TEXT, DURABLE, "its value since"),
};

static const struct column policy_text_columns[] = {
	REFERENCE(struct policy_text, id, "id", 'y', DURABLE, "never reused"),
	REFERENCE(struct policy_text, batch, "batch", 'b', DURABLE,
		  "what brought it"),
	COLUMN(struct policy_text, voided, FLAG, DURABLE, "never"),
	COLUMN(struct policy_text, hash, BYTES, DURABLE, "SHA-256 of the text"),
	COLUMN(struct policy_text, text, TEXT, DURABLE, "policy.yaml then"),
};

const struct shape batch_shape = SHAPE(struct batch, batch_columns);
const struct shape change_shape = SHAPE(struct change, change_columns);
const struct shape policy_text_shape =
	SHAPE(struct policy_text, policy_text_columns);
