/* SPDX-License-Identifier: ISC
 * Part-of-text search.
 */
#include "store/part.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

#define NEAR 1024 /* longer texts are folded on the heap */

/* What utf8_fold makes of ASCII: '$', '+' and their like count as letters, as
 * their category is Symbol. 0: a gap. */
static char
fold_char(unsigned char c)
{
	if (c >= 'A' && c <= 'Z')
		return (char)(c - 'A' + 'a');
	if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
	    (c && strchr("$+<=>^`|~", c)))
		return (char)c;
	return 0;
}

/* Fold text into out, which has room for it; false when it is not ASCII. */
static bool
fold_plain(const char *text, char *out)
{
	char *p = out;
	bool gap = false;

	for (; *text; text++) {
		char c = fold_char((unsigned char)*text);

		if ((unsigned char)*text >= 0x80)
			return false;
		if (!c) {
			gap = p > out;
			continue;
		}
		if (gap)
			*p++ = ' ';
		gap = false;
		*p++ = c;
	}
	*p = '\0';
	return true;
}

bool
part_of(const char *text, const char *part)
{
	char near_by[NEAR], *folded = near_by;
	struct arena arena = {NULL};
	bool held;
	size_t len;

	if (!text || !part)
		return false;
	len = strlen(text);
	if (len >= NEAR)
		folded = arena_grow(NULL, len + 1);
	if (fold_plain(text, folded))
		held = strstr(folded, part) != NULL;
	else
		held = strstr(utf8_fold(&arena, text), part) != NULL;
	if (folded != near_by)
		free(folded);
	arena_free(&arena);
	return held;
}
