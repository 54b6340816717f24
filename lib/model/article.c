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

static const struct column article_row_columns[] = {
	SHOWN_ID(struct article_row, id, "id", 'a', 9, "the article"),
	SHOWN(struct article_row, uses, NUMBER, 7, "answers given from it"),
	SHOWN(struct article_row, state, WORD, 6, "live, expired, retired"),
	SHOWN(struct article_row, expires, DAY, 5,
	      "to be looked at again by then"),
	SHOWN(struct article_row, public, FLAG, 4, "yes: stands in the FAQ"),
	SHOWN(struct article_row, owner, WORD, 3, "who keeps it true"),
	SHOWN_ID(struct article_row, product, "product", 'g', 2,
		 "what it is about"),
	SHOWN(struct article_row, title, TEXT, 9, "the question"),
	SHOWN(struct article_row, text, TEXT, 0, "the answer"),
	SHOWN(struct article_row, words, TEXT, 0,
	      "others that people ask it by"),
	SHOWN(struct article_row, used, INSTANT, 0, "when it last answered"),
	SHOWN_ID(struct article_row, from, "case", 'k', 0,
		 "the case it was made from"),
	SHOWN(struct article_row, made, INSTANT, 0, "when it was made"),
	SHOWN(struct article_row, checked, INSTANT, 0, "last found true"),
	SHOWN_ID(struct article_row, batch, "batch", 'b', 0, "what made it"),
};

static const struct column article_hit_row_columns[] = {
	SHOWN_ID(struct article_hit_row, id, "id", 'a', 9, "the article"),
	SHOWN(struct article_hit_row, score, REAL, 6,
	      "how well it fits, BM25: to compare in one answer only"),
	SHOWN(struct article_hit_row, uses, NUMBER, 5, "answers given from it"),
	SHOWN(struct article_hit_row, state, WORD, 7, "live, expired"),
	SHOWN(struct article_hit_row, expires, DAY, 4,
	      "to be looked at again by then"),
	SHOWN(struct article_hit_row, title, TEXT, 9, "the question"),
	SHOWN(struct article_hit_row, fits, FLAG, 0,
	      "yes: well enough to be suggested"),
	SHOWN(struct article_hit_row, text, TEXT, 0, "the answer"),
};

const struct shape article_shape = SHAPE(struct article, article_columns);
const struct shape article_use_shape =
	SHAPE(struct article_use, article_use_columns);
const struct shape article_row_shape =
	SHAPE(struct article_row, article_row_columns);
const struct shape article_hit_row_shape =
	SHAPE(struct article_hit_row, article_hit_row_columns);
