/* SPDX-License-Identifier: ISC
 * Part-of-text search.
 */
#ifndef STORE_PART_H
#define STORE_PART_H

#include <stdbool.h>

/* Whether the folded form of text (utf8_fold) holds part, which is folded
 * already. NULL is held by nothing and holds nothing. */
bool
part_of(const char *text, const char *part);

#endif
