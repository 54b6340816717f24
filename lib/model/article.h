/* SPDX-License-Identifier: ISC
 * Answers worth keeping, and the cases they answered.
 */
#ifndef MODEL_ARTICLE_H
#define MODEL_ARTICLE_H

#include "model/column.h"

/* An answer worth keeping. A thing. */
struct article {
	struct id id;
	struct id batch;
	struct flag voided;
	struct text title; /* the question */
	struct text text;  /* the answer */
	struct text words; /* others that people ask it by */
	struct id product;
	struct word owner;     /* who keeps it true */
	struct day expires_on; /* to be looked at again by then */
	struct flag public;    /* stands in the FAQ */
	struct word state;     /* live, retired */
	struct id case_id;
	struct instant made_at;
	struct instant checked_at; /* last found true */
};

/* A case answered from an article. A fact. */
struct article_use {
	struct id id;
	struct id batch;
	struct flag voided;
	struct id article;
	struct id case_id;
	struct id interaction;
	struct instant at;
};

extern const struct shape article_shape;
extern const struct shape article_use_shape;

#endif
