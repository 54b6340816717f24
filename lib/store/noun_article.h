/* SPDX-License-Identifier: ISC
 * The list of articles.
 */
#ifndef STORE_NOUN_ARTICLE_H
#define STORE_NOUN_ARTICLE_H

#include "store/noun.h"

/* NULL behind the last. */
const struct noun *
noun_article_at(size_t i);

#endif
