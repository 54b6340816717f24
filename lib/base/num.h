/* SPDX-License-Identifier: ISC
 * Whole numbers as text.
 */
#ifndef BASE_NUM_H
#define BASE_NUM_H

#include <stdbool.h>
#include <stdint.h>

/* The whole of text as a decimal number, an optional '-' in front; false (and
 * *n untouched) for anything else, blanks and overflow included. */
bool
num_parse(const char *text, int64_t *n);

/* The same with decimals, in thousandths, rounded half away from zero; a '+'
 * may stand in front. */
bool
num_thousandths(const char *text, int64_t *n);

#endif
