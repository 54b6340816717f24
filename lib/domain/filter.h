/* SPDX-License-Identifier: ISC
 * Filters as people type them, crm-filter(7), into conditions.
 */
#ifndef DOMAIN_FILTER_H
#define DOMAIN_FILTER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "domain/business.h"
#include "model/condition.h"
#include "store/noun.h"

/* What the words ask of a list. */
struct filter_asked {
	const struct condition *conditions; /* for store/filter.h */
	size_t count;
	bool closed; /* what is over is asked for too */
	bool merged; /* and what was merged into another */
};

/* Read words as filters on the noun: key=value, key!=value, ids, words. All
 * lives in the business's arena. Refused, ERR_USAGE: unknown keys (the nearest
 * and the list are named), values that are none of the key's kind or words,
 * more than the compiler takes. */
int
filter_parse(const struct business *business, const struct noun *noun,
	     char *const *words, size_t count, struct filter_asked *asked,
	     struct error *err);

#endif
