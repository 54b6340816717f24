/* SPDX-License-Identifier: ISC
 * The words of filters, taken apart. Texts are owned by the arena.
 */
#ifndef DOMAIN_FILTER_WORD_H
#define DOMAIN_FILTER_WORD_H

#include <stdbool.h>

struct arena;

/* "a, b, c" of the blank-separated words, for a hint. */
const char *
filter_word_listed(struct arena *arena, const char *words);

/* In lower case, ASCII alone. */
char *
filter_word_lower(struct arena *arena, const char *text);

/* The digits of a phone number; its country code or trunk zero is left to
 * what is kept, E.164. */
char *
filter_word_digits(struct arena *arena, const char *text);

/* "a..b" into its ends, NULL where one is open; false for one value. */
bool
filter_word_range(struct arena *arena, const char *text, const char **low,
		  const char **high);

#endif
