/* SPDX-License-Identifier: ISC
 * What is sold, and what was.
 */
#include "model/sale.h"

static const struct column product_columns[] = {
	REFERENCE(struct product, id, "id", 'g', DURABLE, "never reused"),
	REFERENCE(struct product, batch, "batch", 'b', DURABLE, "what made it"),
	COLUMN(struct product, voided, FLAG, DURABLE, "taken back"),
	COLUMN(struct product, name, TEXT, DURABLE, "what it is called"),
	COLUMN(struct product, name_key, TEXT, DERIVED,
	       "folded name, for finding"),
	COLUMN(struct product, unit, WORD, DURABLE, "piece, kg, hour"),
	COLUMN(struct product, price_minor, NUMBER, DURABLE,
	       "of one, in minor units"),
	COLUMN(struct product, currency, WORD, DURABLE, "ISO 4217"),
	COLUMN(struct product, cost_minor, NUMBER, DURABLE,
	       "what one costs us"),
	COLUMN(struct product, note, TEXT, DURABLE, "what to know about it"),
	COLUMN(struct product, key, TEXT, DURABLE, "its number elsewhere"),
	COLUMN(struct product, state, WORD, DURABLE, "live, retired"),
};

static const struct column sale_columns[] = {
	REFERENCE(struct sale, id, "id", 's', DURABLE, "never reused"),
	REFERENCE(struct sale, batch, "batch", 'b', DURABLE, "what made it"),
	COLUMN(struct sale, voided, FLAG, DURABLE, "taken back"),
	REFERENCE(struct sale, party, "party", 'c', DURABLE, "who bought"),
	REFERENCE(struct sale, product, "product", 'g', DURABLE, "what"),
	COLUMN(struct sale, text, TEXT, DURABLE,
	       "what, where it is no product; or what to know about it"),
	COLUMN(struct sale, sold_on, DAY, DURABLE, "the day"),
	COLUMN(struct sale, sold_at, INSTANT, DURABLE, "the moment, if known"),
	COLUMN(struct sale, quantity, QUANTITY, DURABLE,
	       "how many, in thousandths; below 0: a return"),
	COLUMN(struct sale, amount_minor, NUMBER, DURABLE,
	       "for all of it, in minor units"),
	COLUMN(struct sale, currency, WORD, DURABLE, "ISO 4217"),
	COLUMN(struct sale, key, TEXT, DURABLE, "its number elsewhere"),
	REFERENCE(struct sale, invoice, "invoice", 'v', DURABLE,
		  "on which it was billed"),
};

const struct shape product_shape = SHAPE(struct product, product_columns);
const struct shape sale_shape = SHAPE(struct sale, sale_columns);
