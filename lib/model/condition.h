/* SPDX-License-Identifier: ISC
 * What a person asks of a list, typed: crm-filter(7).
 */
#ifndef MODEL_CONDITION_H
#define MODEL_CONDITION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum condition_kind {
	CONDITION_MISSING, /* there is no value */
	CONDITION_WHOLE,   /* text equals the value */
	CONDITION_PART,	   /* text is a part of the value, both folded */
	CONDITION_RANGE,   /* low to high, both included: a number, a record's
			      number, a day, seconds since the epoch */
	CONDITION_WHEN	   /* days day_low to day_high, or moments low to high:
			      for what may be kept as either */
};

#define CONDITION_OPEN_LOW INT64_MIN
#define CONDITION_OPEN_HIGH INT64_MAX

struct condition_value {
	enum condition_kind kind;
	const char *text; /* of a part: folded, or lower case for addresses */
	int64_t low, high;
	int64_t day_low, day_high;
};

/* Any of the values fits; with unlike, none does (and a missing value never
 * fits). key is that of the list asked, or NULL for a word, which has exactly
 * two values: the folded part, and that for addresses. With fact, the key is
 * that of noun_fact, and fact the name. */
struct condition {
	const char *key;
	bool unlike;
	const struct condition_value *values;
	size_t count;
	const char *fact;
};

#endif
