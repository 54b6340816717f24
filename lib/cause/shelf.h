/* SPDX-License-Identifier: ISC
 * The articles at hand: which of them answers a question.
 */
#ifndef CAUSE_SHELF_H
#define CAUSE_SHELF_H

#include <stddef.h>

#include "base/error.h"
#include "base/vec.h"
#include "domain/business.h"
#include "model/article.h"

struct shelf;

/* All live articles, those that have expired too. */
int
shelf_open(struct business *business, struct shelf **shelf, struct error *err);

/* Those that have a word of text, best first (text/rank.h), at most limit (0:
 * all): struct article_hit_row. */
void
shelf_find(struct shelf *shelf, const char *text, size_t limit,
	   struct vec *rows);

/* What to say of a case on which text was said: "a4 may answer it: crm-kb use
 * a4 k7", with a warning where it has expired. NULL: none fits. */
const char *
shelf_suggest(struct shelf *shelf, struct id case_id, const char *text);

/* Public ones that have not expired, the most asked first, then by id, at most
 * limit (0: all): const struct article * into articles; expired, those left
 * out because they have. */
void
shelf_faq(struct shelf *shelf, size_t limit, struct vec *articles,
	  struct vec *expired);

#endif
