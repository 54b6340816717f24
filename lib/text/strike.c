/* SPDX-License-Identifier: ISC
 * A person's name, addresses and numbers found in text, and struck.
 */
#include "text/strike.h"

#include <ctype.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "model/forgotten.h"

enum form { FORM_NAME, FORM_WORD, FORM_EMAIL, FORM_PHONE };

struct target {
	enum form form;
	const char *key;
	size_t len;
};

#define NATIONAL 7  /* digits of a number without its country, at least */
#define OTHER 6	    /* characters of what may be struck alone */
#define LONGEST 40  /* bytes of a number as people group it */
#define MARKS 0x300 /* combining ones */
#define MARKS_END 0x370
#define NO_SPACES 0x2E80 /* from here on scripts that part no words */

static void
add(struct strike *strike, enum form form, const char *key)
{
	const struct target *all = strike->words.items;
	struct target *word;
	size_t i;

	strike->words.size = sizeof(struct target);
	for (i = 0; i < strike->words.count; i++) {
		if (all[i].form == form && strcmp(all[i].key, key) == 0)
			return;
	}
	word = vec_add(&strike->words, strike->arena);
	*word = (struct target){form, key, strlen(key)};
}

/* --- whom to look for ------------------------------------------------------ */

/* A word of one letter is nobody's. */
static void
add_words(struct strike *strike, const char *folded)
{
	const char *p;
	size_t len;

	for (p = folded; *p; p += len + (p[len] == ' ')) {
		len = strcspn(p, " ");
		if (len > 1)
			add(strike, FORM_WORD,
			    arena_bytes(strike->arena, p, len));
	}
}

void
strike_add_name(struct strike *strike, const char *name)
{
	const char *folded, *last;

	if (!name || strcmp(name, FORGOTTEN) == 0)
		return;
	folded = utf8_fold(strike->arena, name);
	last = strrchr(folded, ' ');
	if (last) {
		add(strike, FORM_NAME, folded);
		add(strike, FORM_NAME,
		    arena_print(strike->arena, "%s %.*s", last + 1,
				(int)(last - folded), folded));
	}
	add_words(strike, folded);
}

void
strike_add_other(struct strike *strike, const char *text)
{
	const char *folded;

	if (!text || strcmp(text, FORGOTTEN) == 0)
		return;
	folded = utf8_fold(strike->arena, text);
	if (strchr(folded, ' ') || strlen(folded) >= OTHER)
		add(strike, FORM_NAME, folded);
}

void
strike_add_email(struct strike *strike, const char *email)
{
	char *key, *p;

	if (!email || !strchr(email, '@'))
		return;
	key = arena_text(strike->arena, email);
	for (p = key; *p; p++)
		*p = (char)tolower((unsigned char)*p);
	add(strike, FORM_EMAIL, key);
}

void
strike_add_phone(struct strike *strike, const char *phone)
{
	struct str digits = {0};

	for (; phone && *phone; phone++) {
		if (isdigit((unsigned char)*phone))
			str_add_char(&digits, *phone);
	}
	if (digits.len >= NATIONAL)
		add(strike, FORM_PHONE,
		    arena_text(strike->arena, str_get(&digits)));
	str_free(&digits);
}

/* --- where they are -------------------------------------------------------- */

/* The bytes of text before `at` that are its last character. */
static size_t
char_before(const char *text, const char *at)
{
	const char *p = at - 1;

	while (p > text && ((unsigned char)*p & 0xC0) == 0x80)
		p--;
	return (size_t)(at - p);
}

/* Whether that character belongs to a word, so that no word ends or begins
 * beside it. */
static bool
is_letter(const char *p)
{
	struct arena arena = {NULL};
	size_t len;
	int c = utf8_decode(p, &len);
	bool letter;

	if (c < 0x80)
		return isalnum(c) != 0;
	if (c >= NO_SPACES)
		return false;
	letter = *utf8_fold(&arena, arena_bytes(&arena, p, len)) != '\0';
	arena_free(&arena);
	return letter;
}

/* Bytes of the folded key at p, which begins a word; 0 when it is not there.
 * Marks that stand behind a letter go with it. */
static size_t
match_name(const struct target *word, const char *p)
{
	struct arena arena = {NULL};
	size_t end = 0, len, found = 0;
	struct arena_mark mark = arena_mark(&arena);

	while (p[end]) {
		int c = utf8_decode(p + end, &len);
		const char *folded;

		end += len;
		if (!found && end < word->len / 12)
			continue;
		folded = utf8_fold(&arena, arena_bytes(&arena, p, end));
		if (strcmp(folded, word->key) == 0) {
			if (!found || (c >= MARKS && c < MARKS_END))
				found = end;
		} else if (found || strlen(folded) > word->len) {
			break;
		}
		arena_reset(&arena, mark);
	}
	arena_free(&arena);
	return found && !is_letter(p + found) ? found : 0;
}

static bool
is_mailish(char c)
{
	return isalnum((unsigned char)c) || (c && strchr("._%+-", c)) ||
	       ((unsigned char)c & 0x80);
}

static size_t
match_email(const struct target *word, const char *p)
{
	size_t i;

	for (i = 0; i < word->len; i++) {
		if (tolower((unsigned char)p[i]) != (unsigned char)word->key[i])
			return 0;
	}
	/* a full stop may end the sentence, not the address */
	if (isalnum((unsigned char)p[i]) || p[i] == '-' ||
	    (p[i] == '.' && isalnum((unsigned char)p[i + 1])))
		return 0;
	return i;
}

static size_t
match_phone(const struct target *word, const char *p)
{
	struct str digits = {0};
	const char *found = NULL, *bare;
	size_t i;

	for (i = 0; i < LONGEST && p[i] && strchr("0123456789 +()/.-", p[i]);
	     i++) {
		if (!isdigit((unsigned char)p[i]))
			continue;
		str_add_char(&digits, p[i]);
		bare = str_get(&digits) + strspn(str_get(&digits), "0");
		if (strlen(bare) >= NATIONAL && strlen(bare) <= word->len &&
		    !isdigit((unsigned char)p[i + 1]) &&
		    strcmp(word->key + word->len - strlen(bare), bare) == 0)
			found = p + i + 1;
	}
	str_free(&digits);
	return found ? (size_t)(found - p) : 0;
}

static size_t
match(const struct target *word, const char *text, const char *p)
{
	char before = p > text ? p[-1] : '\0';

	switch (word->form) {
	case FORM_EMAIL:
		return is_mailish(before) ? 0 : match_email(word, p);
	case FORM_PHONE:
		return isdigit((unsigned char)before) || before == '+' ||
				       !(isdigit((unsigned char)*p) ||
					 *p == '+' || *p == '(')
			       ? 0
			       : match_phone(word, p);
	default:
		if (!is_letter(p) && (unsigned char)*p < 0x80)
			return 0;
		if (p > text && is_letter(p - char_before(text, p)))
			return 0;
		return match_name(word, p);
	}
}

/* Quick: whether word may be there at all. */
static bool
may_hold(const struct target *word, const char *folded)
{
	return word->form == FORM_PHONE || word->form == FORM_EMAIL ||
	       strstr(folded, word->key) != NULL;
}

static char *
strike_one(const struct target *word, struct arena *arena, const char *text)
{
	struct str out = {0};
	const char *p = text, *kept = text;
	char *struck = NULL;
	size_t len;

	while (*p) {
		size_t n = match(word, text, p);

		if (n > 0) {
			str_add_bytes(&out, kept, (size_t)(p - kept));
			str_add(&out, FORGOTTEN);
			p += n;
			kept = p;
			continue;
		}
		(void)utf8_decode(p, &len);
		p += len;
	}
	if (kept > text) {
		str_add(&out, kept);
		struck = arena_text(arena, str_get(&out));
	}
	str_free(&out);
	return struck;
}

char *
strike_text(const struct strike *strike, struct arena *arena, const char *text,
	    bool loose)
{
	const struct target *all = strike->words.items;
	const char *folded;
	char *struck = NULL;
	size_t i;

	if (!text)
		return NULL;
	folded = utf8_fold(arena, text);
	for (i = 0; i < strike->words.count; i++) {
		char *now;

		if ((all[i].form == FORM_WORD && !loose) ||
		    !may_hold(&all[i], folded))
			continue;
		now = strike_one(&all[i], arena, struck ? struck : text);
		if (now)
			struck = now;
	}
	return struck;
}
