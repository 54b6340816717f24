/* SPDX-License-Identifier: ISC
 * What a value in a filter is, by the kind of its key.
 */
#ifndef DOMAIN_FILTER_VALUE_H
#define DOMAIN_FILTER_VALUE_H

#include <stddef.h>

#include "base/error.h"
#include "base/vec.h"
#include "domain/business.h"
#include "store/filter.h"

struct filter_asked;

/* What is being read, for the messages, and what it has come to. */
struct filter_reading {
	const struct business *business;
	const struct noun *noun;
	const struct noun_key *key;
	const char *word;   /* the whole of it, as typed */
	struct vec values;  /* of the condition */
	size_t value_count; /* of all conditions */
	struct filter_asked *asked;
	struct error *err;
};

/* One more value, of all that there is, of that kind. */
struct condition_value *
filter_value_add(struct filter_reading *parse, enum condition_kind kind);

/* The value as typed, between commas, into values: "" is the missing one.
 * ERR_USAGE for what the key cannot be. */
int
filter_value_read(struct filter_reading *parse, const char *text);

/* "7", "k7", "1..3", with either end open. */
int
filter_value_numbers(struct filter_reading *parse, const char *text);

/* Whether there is anything to look for in a folded part. */
int
filter_value_part(struct filter_reading *parse, const char *part);

#endif
