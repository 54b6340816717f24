/* SPDX-License-Identifier: ISC
 * Answers worth keeping: made, kept true, given.
 */
#ifndef CAUSE_ARTICLE_H
#define CAUSE_ARTICLE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/vec.h"
#include "domain/business.h"
#include "domain/gate.h"
#include "model/article.h"
#include "model/case.h"

struct article_new {
	const char *title;
	const char *text;    /* NULL: what the case was last answered */
	const char *words;   /* or NULL */
	const char *product; /* as product_find takes it; or NULL */
	const char *from;    /* the case, as docket_find takes it; or NULL */
	const char *expires; /* a day, or "90d"; NULL: never */
	bool public;
	struct instant at;
};

/* Its owner is the user. ERR_DATA for an empty title or no text, ERR_NO where
 * a live article has that title, or the case no answer of ours. */
int
article_add(struct business *business, const struct article_new *new,
	    struct article *article, struct error *err);

/* By its id, retired ones too. ERR_USAGE for a word that is no id, ERR_NO for
 * none. */
int
article_find(struct business *business, const char *word,
	     struct article *article, struct error *err);

/* One of title, text, words, product, owner, expires, public, state; an empty
 * value takes away what may be missing. ERR_USAGE for another field. */
int
article_edit(struct business *business, struct article *article,
	     const char *field, const char *value, struct error *err);

/* Found true at that moment: it expires as long after as it did before, or
 * when expires says (NULL: as before). ERR_NO for a retired one. */
int
article_check(struct business *business, struct article *article,
	      const char *expires, struct instant at, struct error *err);

/* Answer the case with its text, as gate_answer does with words, and remember
 * it. ERR_NO for a retired one. */
int
article_use(struct business *business, const struct article *article,
	    struct case_file *file, const struct gate_words *words,
	    struct vec *rows, struct error *err);

/* It lives, but nobody has looked at it in time. */
bool
article_expired(const struct business *business, const struct article *article);

/* "live", "expired" or "retired". */
const char *
article_state(const struct business *business, const struct article *article);

/* The row that lists and receipts show. */
int
article_row(struct business *business, const struct article *article,
	    struct article_row *row, struct error *err);

/* The rows (struct article_row) of a batch that is repeated by its key. */
int
article_again(struct business *business, struct id batch, struct vec *rows,
	      struct error *err);

#endif
