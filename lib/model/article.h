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

/* crm-kb, crm-find -t articles */
struct article_row {
	struct id id;
	struct number uses; /* cases that it answered */
	struct word state;  /* live, expired, retired */
	struct day expires;
	struct flag public;
	struct word owner;
	struct id product;
	struct text title;
	/* only with -o */
	struct text text;
	struct text words;
	struct instant used; /* last */
	struct id from;	     /* the case it was made from */
	struct instant made;
	struct instant checked;
	struct id batch;
};

/* crm-kb find */
struct article_hit_row {
	struct id id;
	struct real score;
	struct number uses;
	struct word state;
	struct day expires;
	struct text title;
	/* only with -o */
	struct flag fits; /* may well answer it */
	struct text text;
};

extern const struct shape article_shape;
extern const struct shape article_use_shape;
extern const struct shape article_row_shape;
extern const struct shape article_hit_row_shape;

#endif
