/* SPDX-License-Identifier: ISC
 * Words as they are compared.
 */
#include "cause/word.h"

#include <string.h>

#include "base/arena.h"

const char *
word_next(struct arena *arena, const char **text)
{
	while (**text) {
		size_t len = strcspn(*text, " ");
		const char *word = *text;

		*text += len + ((*text)[len] == ' ');
		if (len > WORD_MIN && word[len - 1] == 's' &&
		    word[len - 2] != 's')
			len--;
		if (len >= WORD_MIN)
			return arena_bytes(arena, word, len);
	}
	return NULL;
}
