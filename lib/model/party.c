/* SPDX-License-Identifier: ISC
 * Whom we deal with.
 */
#include "model/party.h"

static const struct column party_columns[] = {
	REFERENCE(struct party, id, "id", 'c', DURABLE, "never reused"),
	REFERENCE(struct party, batch, "batch", 'b', DURABLE, "what made it"),
	COLUMN(struct party, voided, FLAG, DURABLE, "taken back"),
	COLUMN(struct party, name, TEXT, DURABLE, "as they write it"),
	COLUMN(struct party, role, WORD, DURABLE,
	       "customer, contact, organisation, supplier, distributor or "
	       "colleague"),
	COLUMN(struct party, owner, WORD, DURABLE, "their own person of ours"),
	COLUMN(struct party, note, TEXT, DURABLE, "what to know about them"),
	REFERENCE(struct party, merged_into, "merged_into", 'c', DURABLE,
		  "the party they turned out to be"),
	COLUMN(struct party, name_key, WORD, DERIVED,
	       "folded name, for finding"),
};

static const struct column address_columns[] = {
	REFERENCE(struct address, id, "id", 'x', DURABLE, "never reused"),
	REFERENCE(struct address, batch, "batch", 'b', DURABLE, "what made it"),
	COLUMN(struct address, voided, FLAG, DURABLE, "taken back"),
	REFERENCE(struct address, party, "party", 'c', DURABLE, "whose"),
	COLUMN(struct address, medium, WORD, DURABLE,
	       "email, phone, post, url or foreign"),
	COLUMN(struct address, value, WORD, DURABLE, "as it is written to"),
	COLUMN(struct address, value_key, WORD, DERIVED, "folded, for finding"),
};

static const struct column tag_columns[] = {
	REFERENCE(struct tag, id, "id", 't', DURABLE, "never reused"),
	REFERENCE(struct tag, batch, "batch", 'b', DURABLE, "what made it"),
	COLUMN(struct tag, voided, FLAG, DURABLE, "taken back"),
	REFERENCE(struct tag, party, "party", 'c', DURABLE, "whose"),
	COLUMN(struct tag, tag, WORD, DURABLE, "one word"),
};

const struct shape party_shape = SHAPE(struct party, party_columns);
const struct shape address_shape = SHAPE(struct address, address_columns);
const struct shape tag_shape = SHAPE(struct tag, tag_columns);

const char *const party_roles[PARTY_ROLES] = {"customer",     "contact",
					      "organisation", "supplier",
					      "distributor",  "colleague"};
