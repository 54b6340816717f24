/* SPDX-License-Identifier: ISC
 * Which problem a new voice may be of.
 */
#include "cause/alike.h"

#include <stdbool.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "cause/problem.h"
#include "cause/word.h"
#include "model/sale.h"
#include "store/problem.h"
#include "store/record.h"

#define TITLE_MIN ((size_t)4) /* bytes of a word of the title that counts */

/* Whether the word stands in folded text, as a whole. */
static bool
stands_in(const char *text, const char *word)
{
	size_t len = strlen(word);

	for (; *text; text += strcspn(text, " "), text += *text == ' ') {
		if (strncmp(text, word, len) == 0 &&
		    (text[len] == ' ' || text[len] == '\0'))
			return true;
	}
	return false;
}

/* How many words of the one are in the other, and of how many. */
static size_t
count_shared(struct arena *arena, const char *words, size_t min,
	     const char *text, size_t *of)
{
	const char *folded = utf8_fold(arena, words), *word;
	size_t n = 0;

	*of = 0;
	while ((word = word_next(arena, &folded)) != NULL) {
		if (strlen(word) < min)
			continue;
		++*of;
		n += stands_in(text, word);
	}
	return n;
}

/* How alike they are; 0: not enough to say. */
static int
likeness_of(struct business *business, const struct problem *problem,
	    const char *folded, size_t *likeness, struct error *err)
{
	struct product product;
	size_t of, title = count_shared(business->arena, problem->title.s,
					TITLE_MIN, folded, &of);

	*likeness = title > 1 ? title : 0;
	if (problem->product.n == 0 || title == 0)
		return 0;
	if (record_get(business->store, business->arena, TABLE_PRODUCTS,
		       problem->product.n, &product, err) < 0)
		return -1;
	if (count_shared(business->arena, product.name.s, WORD_MIN, folded,
			 &of) == of &&
	    of > 0)
		*likeness = title + 1;
	return 0;
}

int
alike_hint(struct business *business, const char *text, const char **hint,
	   struct error *err)
{
	struct vec problems = {.size = sizeof(struct problem)};
	const struct problem *all, *best = NULL;
	const char *folded = utf8_fold(business->arena, text);
	struct problem_row row;
	size_t i, likeness, most = 0;

	*hint = NULL;
	if (problem_fixed(business->store, business->arena, &problems, err) < 0)
		return -1;
	all = problems.items;
	for (i = 0; i < problems.count; i++) {
		if (likeness_of(business, &all[i], folded, &likeness, err) < 0)
			return -1;
		if (likeness <= most)
			continue;
		most = likeness;
		best = &all[i];
	}
	if (!best)
		return 0;
	if (problem_row(business, best, &row, err) < 0)
		return -1;
	*hint = arena_print(business->arena, "like r%lld (%lld case%s): %s",
			    (long long)best->id.n, (long long)row.cases.n,
			    row.cases.n == 1 ? "" : "s", best->fix.s);
	return 0;
}
