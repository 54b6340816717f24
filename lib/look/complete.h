/* SPDX-License-Identifier: ISC
 * What a shell may offer to complete a word.
 */
#ifndef LOOK_COMPLETE_H
#define LOOK_COMPLETE_H

#include <stddef.h>

#include "base/error.h"
#include "base/vec.h"
#include "domain/business.h"
#include "model/column.h"

#define COMPLETE_MOST 50 /* candidates */

struct complete_candidate {
	struct text word; /* begins with what was typed */
	struct text about;
};

/* Add the candidates for typed (struct complete_candidate) to found, at most
 * COMPLETE_MOST in all, each once. kinds are words with '|' between them:
 * party case promise problem deal invoice batch person kind channel tag role
 * noun day colour section filter filter:NOUN, or "=list" for that word itself;
 * of others nothing is known. A business NULL leaves what needs none. The cost
 * does not grow with the base. */
int
complete_words(struct business *business, struct arena *arena,
	       const char *kinds, const char *typed, struct vec *found,
	       struct error *err);

/* Add word, if it begins with typed and there is room; NULL about: nothing. */
void
complete_offer(struct arena *arena, struct vec *found, const char *typed,
	       const char *word, const char *about);

#endif
