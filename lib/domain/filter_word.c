/* SPDX-License-Identifier: ISC
 * The words of filters, taken apart.
 */
#include "domain/filter_word.h"

#include <ctype.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"

const char *
filter_word_listed(struct arena *arena, const char *words)
{
	struct str out = {0};

	for (; *words; words++) {
		if (*words == ' ')
			str_add_char(&out, ',');
		str_add_char(&out, *words);
	}
	return str_keep(&out, arena);
}

char *
filter_word_lower(struct arena *arena, const char *text)
{
	char *copy = arena_text(arena, text), *p;

	for (p = copy; *p; p++)
		*p = (char)tolower((unsigned char)*p);
	return copy;
}

char *
filter_word_digits(struct arena *arena, const char *text)
{
	struct str out = {0};

	if (str_begins(text, "00")) {
		str_add_char(&out, '+');
		text += 2;
	} else if (*text == '0') {
		text++;
	}
	for (; *text; text++) {
		if (isdigit((unsigned char)*text) || *text == '+')
			str_add_char(&out, *text);
	}
	return str_keep(&out, arena);
}

bool
filter_word_range(struct arena *arena, const char *text, const char **low,
		  const char **high)
{
	const char *dots = strstr(text, "..");

	*low = *high = text;
	if (!dots)
		return false;
	*low = dots > text ? arena_bytes(arena, text, (size_t)(dots - text))
			   : NULL;
	*high = dots[2] ? dots + 2 : NULL;
	return true;
}
