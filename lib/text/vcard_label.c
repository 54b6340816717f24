/* SPDX-License-Identifier: ISC
 * What a phone, a mail or a place is for.
 */
#include "text/vcard_label.h"

#include <ctype.h>
#include <string.h>

#include "base/arena.h"

#define BLANKS " \t\n"
#define LABEL_ENOUGH 400 /* bytes; no person's label has more words */

static const char places[] = "home work";
static const char empty[] = "pref internet voice intl postal parcel";
static const char known[] = "bbs car cell dom fax home isdn main mobile modem "
			    "msg other pager pcs text textphone tlx video work";

/* The word at *words, or behind the blanks there: how long it is. */
static size_t
next_word(const char **words)
{
	size_t n = 0;

	while (**words == ' ' || **words == '\t' || **words == '\n')
		++*words;
	while ((*words)[n] && (*words)[n] != ' ' && (*words)[n] != '\t' &&
	       (*words)[n] != '\n')
		n++;
	return n;
}

bool
vcard_label_has(const char *words, const char *word, size_t len)
{
	size_t n;

	for (; words && *words; words += n) {
		n = next_word(&words);
		if (n == len && memcmp(words, word, len) == 0)
			return true;
	}
	return false;
}

/* Add to out those words that are in only (where it is given) and in none of
 * without and out itself. */
static void
take(char *out, const char *words, const char *only, const char *without)
{
	size_t n;

	for (; *words && strlen(out) < LABEL_ENOUGH; words += n) {
		n = next_word(&words);
		if (n == 0 || (only && !vcard_label_has(only, words, n)) ||
		    vcard_label_has(without, words, n) ||
		    vcard_label_has(out, words, n))
			continue;
		if (*out)
			out[strlen(out)] = ' ';
		memcpy(out + strlen(out), words, n);
	}
}

const char *
vcard_label_types(struct arena *arena, const char *types)
{
	size_t len = strlen(types), i;
	char *lower = arena_get(arena, len + 1);
	char *out = arena_get(arena, len + 2);

	for (i = 0; i < len; i++)
		lower[i] = (char)tolower((unsigned char)types[i]);
	take(out, lower, places, empty);
	take(out, lower, NULL, empty);
	return *out ? out : NULL;
}

const char *
vcard_label_known(struct arena *arena, const char *label)
{
	char *out = arena_get(arena, strlen(label) + 2);

	take(out, label, known, empty);
	return vcard_label_types(arena, out);
}

const char *
vcard_label_text(struct arena *arena, const char *text)
{
	size_t len = strlen(text);

	for (;;) {
		while (len > 0 && strchr(BLANKS, text[len - 1]))
			len--;
		while (len > 0 && strchr(BLANKS, text[0])) {
			text++;
			len--;
		}
		if (len < 8 || memcmp(text, "_$!<", 4) != 0 ||
		    memcmp(text + len - 4, ">!$_", 4) != 0)
			break;
		text += 4;
		len -= 8;
	}
	return len > 0 ? arena_bytes(arena, text, len) : NULL;
}
