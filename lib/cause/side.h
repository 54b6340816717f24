/* SPDX-License-Identifier: ISC
 * Words that mean records, and so parties: one side of a comparison.
 */
#ifndef CAUSE_SIDE_H
#define CAUSE_SIDE_H

#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"

struct side {
	const char *noun;
	char **words;
	size_t count;
	char *product; /* a word that the list has no key for; or NULL */
};

/* Words of crm-filter(7), blanks between: of the list that the first one names,
 * of sales where one is kind=sale, else of cases in any state. option is named
 * in the refusal, ERR_USAGE: a list whose records are of no parties. */
int
side_read(struct side *side, const char *typed, const char *option,
	  struct arena *arena, struct error *err);

#endif
