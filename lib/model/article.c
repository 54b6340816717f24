/* SPDX-License-Identifier: ISC
 * Answers worth keeping, and the cases they answered.
 */
#include "model/article.h"

static const struct column article_columns[] = {
	REFERENCE(struct article, id, "id", 'a', DURABLE, "never reused"),
	REFERENCE(struct article, batch, "batch", 'b', DURABLE, "what made it"),
	COLUMN(struct article, voided, FLAG, DURABLE, "taken back"),
	COLUMN(struct article, title, TEXT, DURABLE, "the question"),
	COLUMN(struct article, text, TEXT, DURABLE, "the answer"),
	COLUMN(struct article, words, TEXT, DURABLE,
	       "others that people ask it by"),
	REFERENCE(struct article, product, "product", 'g', DURABLE,
		  "what it is about"),
	COLUMN(struct article, owner, WORD, DURABLE, "who keeps it true"),
	COLUMN(struct article, expires_on, DAY, DURABLE,
	       "to be looked at again by then"),
	COLUMN(struct article, public, FLAG, DURABLE, "stands in the FAQ"),
	COLUMN(struct article, state, WORD, DURABLE, "live, retired"),
	REFERENCE(struct article, case_id, "case", 'k', DURABLE,
		  "it was made from"),
	COLUMN(struct article, made_at, INSTANT, DURABLE, "when"),
	COLUMN(struct article, checked_at, INSTANT, DURABLE, "last found true"),
};

static const struct column article_use_columns[] = {
	REFERENCE(struct article_use, id, "id", 'U', DURABLE, "never reused"),
	REFERENCE(struct article_use, batch, "batch", 'b', DURABLE,
		  "what made it"),
	COLUMN(struct article_use, voided, FLAG, DURABLE, "taken back"),
	REFERENCE(struct article_use, article, "article", 'a', DURABLE,
		  "which one"),
	REFERENCE(struct article_use, case_id, "case", 'k', DURABLE,
		  "what it answered"),
	REFERENCE(struct article_use, interaction, "interaction", 'i', DURABLE,
		  "the answer"),
	COLUMN(struct article_use, at, INSTANT, DURABLE, "when"),
};

const struct shape article_shape = SHAPE(struct article, article_columns);
const struct shape article_use_shape =
	SHAPE(struct article_use, article_use_columns);
