/* SPDX-License-Identifier: ISC
 * Words as problems compare them.
 */
#include "tap.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "cause/word.h"

/* The words of text, folded, with a bar between each two. */
static void
has_words(const char *text, const char *want)
{
	struct arena arena = {NULL};
	const char *folded = utf8_fold(&arena, text), *word;
	struct str got = {0};

	while ((word = word_next(&arena, &folded)) != NULL)
		str_print(&got, "%s%s", got.len ? "|" : "", word);
	is_text(str_get(&got), want, text);
	str_free(&got);
	arena_free(&arena);
}

int
main(void)
{
	has_words("", "");
	has_words("a of it", "");
	has_words("The seals leak", "the|seal|leak");
	has_words("Brittle SEALS, brittle glass!",
		  "brittle|seal|brittle|glass");
	has_words("gas bus yes", "gas|bus|yes");
	has_words("M\xC3\xBCllers K\xC3\xA4nnchen", "muller|kannchen");
	has_words("\xE5\xA3\xB6\xE6\xBC\x8F\xE6\xB0\xB4",
		  "\xE5\xA3\xB6\xE6\xBC\x8F\xE6\xB0\xB4");
	return done();
}
