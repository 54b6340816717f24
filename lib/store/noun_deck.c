/* SPDX-License-Identifier: ISC
 * The list of cards.
 */
#include "store/noun_deck.h"

#include "model/deck.h"
#include "store/noun_key.h"

static const struct noun_key card_keys[] = {
	KEY_ID('q', "q.id", NULL),
	KEY_OF("at", NOUN_INSTANT, "q.at", "when it was shown"),
	KEY_WORD("site", "q.site", "where"),
	KEY_WORD("indicator", "q.indicator", "of the policy"),
	KEY_OF("score", NOUN_NUMBER, "q.score", "1 to 5; score= has no answer"),
	KEY_WORD("guest", "q.guest", "the whole mark"),
	KEY_PARTY("q.party"),
	KEY_OF("name", NOUN_NAME, "c.name_key", "part of the party's name"),
	KEY_TAG("q.party"),
	KEY_OF("text", NOUN_TEXT, "q.text", "part of what they said with it"),
	KEY_OF("answered", NOUN_INSTANT, "q.answered_at", "when they answered"),
	KEY_BATCH("q.batch"),
};

static const struct noun_column card_columns[] = {
	{"id", "q.id", NULL, false},
	{"at", "q.at", NULL, false},
	{"site", "q.site", NULL, false},
	{"indicator", "q.indicator", NULL, false},
	{"score", "q.score", NULL, false},
	{"guest", "q.guest", NULL, false},
	{"party", "c.id", NULL, false},
	{"text", "q.text", NULL, false},
	{"name", "c.name", "c.name_key", false},
	{"answered", "q.answered_at", NULL, false},
	{"interaction", "q.interaction", NULL, false},
	{"batch", "q.batch", NULL, false},
};

static const struct noun nouns[] = {
	{.name = "cards",
	 .letter = 'q',
	 .shape = &dealt_row_shape,
	 .columns = card_columns,
	 KEYS(card_keys),
	 .from = "cards q LEFT JOIN parties c ON c.id = {root c: q.party}",
	 .where = "q.voided = 0",
	 .order = "q.at DESC, q.id DESC",
	 .tie = "q.id",
	 .word = "crm_part(q.text, {word}) = 1 "
		 "OR c.name_key LIKE {like} ESCAPE '\\'"},
};

const struct noun *
noun_deck_at(size_t i)
{
	return i < sizeof(nouns) / sizeof(nouns[0]) ? &nouns[i] : NULL;
}
