/* SPDX-License-Identifier: ISC
 * The page of an article.
 */
#ifndef CLI_SHOWING_ARTICLE_H
#define CLI_SHOWING_ARTICLE_H

#include "cli/session.h"
#include "look/show.h"

struct page;

/* Its question and answer, who keeps it true and until when, and what was
 * answered from it. */
int
showing_article_page(struct session *session, struct page *page,
		     const struct show_what *what);

#endif
