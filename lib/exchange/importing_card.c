/* SPDX-License-Identifier: ISC
 * What a foreign file says of one party.
 */
#include "exchange/importing_card.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "domain/address.h"

void
importing_card_init(struct importing_card *card)
{
	*card = (struct importing_card){
		.ways = {.size = sizeof(struct importing_way)},
		.facts = {.size = sizeof(struct importing_fact)},
		.tags = {.size = sizeof(const char *)},
	};
}

void
importing_card_fact(struct importing *run, struct importing_card *card,
		    const char *name, const char *value)
{
	struct importing_fact *fact;

	if (!value || value[strspn(value, " \t\r\n")] == '\0')
		return;
	fact = vec_add(&card->facts, run->row);
	fact->name = name;
	fact->value = value;
}

struct importing_way *
importing_card_way(struct importing *run, struct importing_card *card,
		   const char *medium, const char *value, const char *label)
{
	struct importing_way *all = card->ways.items, *way;
	size_t i;

	for (i = 0; i < card->ways.count; i++) {
		if (strcmp(all[i].medium, medium) != 0 ||
		    strcmp(all[i].value, value) != 0)
			continue;
		/* one number for work and fax is one number */
		if (label && !str_same(all[i].label, label))
			all[i].label =
				all[i].label ? arena_print(run->row, "%s, %s",
							   all[i].label, label)
					     : label;
		return &all[i];
	}
	way = vec_add(&card->ways, run->row);
	way->medium = medium;
	way->value = value;
	way->label = label;
	return way;
}

/* One word of a tag: blanks and commas have no place in it. */
void
importing_card_tag(struct importing *run, struct importing_card *card,
		   const char *text)
{
	char *tag = arena_text(run->row, text), *p;

	for (p = tag; *p; p++) {
		if (strchr(", \t\r\n", *p))
			*p = '-';
	}
	*(const char **)vec_add(&card->tags, run->row) = tag;
}

/* Parted by commas or semicolons, or as Google parts them; "* myContacts" is a
 * group of Google's own. */
void
importing_card_tags(struct importing *run, struct importing_card *card,
		    const char *text)
{
	struct vec groups = {.size = sizeof(const char *)};
	const char *const *all;
	size_t i;

	importing_split(run->row, text, &groups);
	all = groups.items;
	for (i = 0; i < groups.count; i++) {
		char *copy = arena_text(run->row, all[i]), *rest, *word;

		for (word = strtok_r(copy, ",;", &rest); word;
		     word = strtok_r(NULL, ",;", &rest)) {
			size_t len;

			word += strspn(word, " \t");
			len = strlen(word);
			while (len > 0 && strchr(" \t", word[len - 1]))
				word[--len] = '\0';
			if (len > 0 && word[0] != '*' && word[0] != '+' &&
			    word[0] != '-')
				importing_card_tag(run, card, word);
		}
	}
}

/* E.164 where the country is there, else the number as it is written. */
const char *
importing_card_phone(struct importing *run, const char *typed)
{
	char *phone;

	return address_phone(run->business, run->row, typed, &phone, NULL) == 0
		       ? phone
		       : typed;
}

/* --- names ------------------------------------------------------------------- */

const char *
importing_card_join(struct arena *arena, const struct importing_parts *parts)
{
	const char *const all[] = {parts->prefix, parts->given, parts->middle,
				   parts->family, parts->suffix};
	struct str out = {0};
	const char *text;
	size_t i;

	for (i = 0; i < 5; i++) {
		if (all[i])
			str_print(&out, "%s%s", out.len ? " " : "", all[i]);
	}
	text = out.len ? arena_text(arena, str_get(&out)) : NULL;
	str_free(&out);
	return text;
}

static bool
one_word(const char *text)
{
	return !text || !strchr(text, ' ');
}

/* The parts of a name are facts where the name alone does not tell them. */
void
importing_card_parts(struct importing *run, struct importing_card *card,
		     const struct importing_parts *parts)
{
	const struct importing_parts plain = {.given = parts->given,
					      .family = parts->family};

	if (!parts->given && !parts->family && !parts->middle &&
	    !parts->prefix && !parts->suffix)
		return;
	if (one_word(parts->given) && one_word(parts->family) &&
	    str_same(importing_card_join(run->row, &plain), card->name) &&
	    parts->given && parts->family)
		return;
	importing_card_fact(run, card, "prefix", parts->prefix);
	importing_card_fact(run, card, "given", parts->given);
	importing_card_fact(run, card, "middle", parts->middle);
	importing_card_fact(run, card, "family", parts->family);
	importing_card_fact(run, card, "suffix", parts->suffix);
}

/* --- postal addresses --------------------------------------------------------- */

/* As ADR has it (RFC 6350, 6.3.1); NULL where there is nothing in it. */
const char *
importing_card_post(struct arena *arena, const struct importing_post *post)
{
	struct str out = {0};
	const char *text = NULL;
	bool any = false;
	size_t i;

	for (i = 0; i < IMPORTING_POST_PARTS; i++) {
		const char *p = post->parts[i] ? post->parts[i] : "";

		if (i > 0)
			str_add_char(&out, ';');
		any = any || *p;
		for (; *p; p++) {
			if (strchr(";,\\", *p))
				str_add_char(&out, '\\');
			if (*p == '\n')
				str_add(&out, "\\n");
			else if (*p != '\r')
				str_add_char(&out, *p);
		}
	}
	if (any)
		text = arena_text(arena, str_get(&out));
	str_free(&out);
	return text;
}

static bool
is_reachable(const struct importing_card *card)
{
	const struct importing_way *all = card->ways.items;
	size_t i;

	for (i = 0; i < card->ways.count; i++) {
		if (strcmp(all[i].medium, "foreign") != 0)
			return true;
	}
	return false;
}

int
importing_card_check(const struct importing_card *card, struct error *err)
{
	if (card->name || is_reachable(card))
		return 0;
	return error_set(err, ERR_DATA,
			 "neither a name nor an address of any kind");
}
