/* SPDX-License-Identifier: ISC
 * Words that mean records, and so parties.
 */
#include "cause/side.h"

#include <string.h>

#include "base/str.h"
#include "domain/find.h"

static bool
is_noun(const char *word)
{
	size_t i;

	for (i = 0; find_noun(i); i++) {
		if (str_same(find_noun(i), word))
			return true;
	}
	return false;
}

static bool
has_key(const char *noun, const char *key)
{
	struct find_about about;
	size_t i;

	for (i = 0; find_key(noun, i, &about); i++) {
		if (str_same(about.key, key))
			return true;
	}
	return false;
}

static void
take_word(struct side *side, char *word, bool *state)
{
	if (str_same(word, "kind=sale")) {
		side->noun = "sales";
		return;
	}
	*state = *state || str_begins(word, "state");
	side->words[side->count++] = word;
}

/* A product that the list does not know is taken out. */
static void
take_product(struct side *side)
{
	size_t i, kept = 0;

	if (has_key(side->noun, "product"))
		return;
	for (i = 0; i < side->count; i++) {
		if (str_begins(side->words[i], "product"))
			side->product = side->words[i];
		else
			side->words[kept++] = side->words[i];
	}
	side->count = kept;
}

int
side_read(struct side *side, const char *typed, const char *option,
	  struct arena *arena, struct error *err)
{
	char *text = arena_text(arena, typed), *word, *rest;
	bool state = false;

	*side = (struct side){.noun = "cases"};
	side->words = arena_get(arena, (strlen(typed) + 2) * sizeof(char *));
	for (word = strtok_r(text, " \t", &rest); word;
	     word = strtok_r(NULL, " \t", &rest)) {
		if (side->count == 0 && is_noun(word))
			side->noun = word;
		else
			take_word(side, word, &state);
	}
	if (str_same(side->noun, "cases") && !state)
		side->words[side->count++] = arena_text(arena, "state=any");
	take_product(side);
	if (!str_same(side->noun, "parties") &&
	    !column_find(find_shape(side->noun, err), "party"))
		return error_set(err, ERR_USAGE,
				 "%s %.200s: %s are of no parties", option,
				 typed, side->noun);
	return 0;
}
