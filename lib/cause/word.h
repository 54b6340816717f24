/* SPDX-License-Identifier: ISC
 * Words as they are compared: folded, long enough to say something.
 */
#ifndef CAUSE_WORD_H
#define CAUSE_WORD_H

#include <stddef.h>

struct arena;

#define WORD_MIN ((size_t)3) /* bytes; shorter ones say nothing */

/* The next word of folded text (utf8_fold), which is moved behind it, in the
 * arena; one of several things as one of one ("seals" is "seal"). NULL at the
 * end. */
const char *
word_next(struct arena *arena, const char **text);

#endif
