/* SPDX-License-Identifier: ISC
 * The list of articles.
 */
#include "store/noun_article.h"

#include "model/article.h"
#include "store/noun_key.h"

#define USES                                                                   \
	"(SELECT count(*) FROM uses u WHERE u.article = a.id AND u.voided = 0)"
#define USED                                                                   \
	"(SELECT max(u.at) FROM uses u WHERE u.article = a.id "                \
	"AND u.voided = 0)"
#define STATE                                                                  \
	"CASE WHEN a.state = 'live' AND a.expires_on < {today} "               \
	"THEN 'expired' ELSE a.state END"

static const struct noun_key article_keys[] = {
	KEY_ID('a', "a.id", NULL),
	KEY_OF("title", NOUN_TEXT, "a.title", "part of the question"),
	KEY_OF("text", NOUN_TEXT, "a.text", "part of the answer"),
	KEY_OF("words", NOUN_TEXT, "a.words", "part of the words beside it"),
	KEY_STATE(STATE, "live expired retired", LIFT_CLOSED),
	KEY_OF("owner", NOUN_PERSON, "a.owner", "who keeps it true"),
	KEY_AHEAD("expires", NOUN_WHEN, "a.expires_on,NULL",
		  "to be looked at again by then"),
	KEY_OF("public", NOUN_FLAG, "a.public", "yes: stands in the FAQ"),
	{.name = "product",
	 .kind = NOUN_NAMED,
	 .letter = 'g',
	 .meaning = "an id, or part of its name",
	 .sql = "g.name_key",
	 .id_sql = "a.product"},
	KEY_OF("uses", NOUN_NUMBER, USES, "answers given from it"),
	KEY_OF("used", NOUN_INSTANT, USED, "when it last answered"),
	KEY_CASE("a.\"case\"", "the case it was made from"),
	KEY_OF("made", NOUN_INSTANT, "a.made_at", "when it was made"),
	KEY_OF("checked", NOUN_INSTANT, "a.checked_at", "last found true"),
	KEY_BATCH("a.batch"),
};

static const struct noun_column article_columns[] = {
	{"id", "a.id", NULL, false},
	{"uses", USES, NULL, false},
	{"state", STATE, NULL, false},
	{"expires", "a.expires_on", NULL, false},
	{"public", "a.public", NULL, false},
	{"owner", "a.owner", NULL, false},
	{"product", "a.product", NULL, false},
	{"title", "a.title", NULL, false},
	{"text", "a.text", NULL, false},
	{"words", "a.words", NULL, false},
	{"used", USED, NULL, false},
	{"case", "{root k: a.\"case\"}", NULL, false},
	{"made", "a.made_at", NULL, false},
	{"checked", "a.checked_at", NULL, false},
	{"batch", "a.batch", NULL, false},
};

static const struct noun nouns[] = {
	{.name = "articles",
	 .letter = 'a',
	 .shape = &article_row_shape,
	 .columns = article_columns,
	 KEYS(article_keys),
	 .from = "articles a LEFT JOIN products g ON g.id = a.product",
	 .where = "a.voided = 0",
	 .live = "a.state = 'live'",
	 .order = "a.id",
	 .tie = "a.id",
	 .word = "crm_part(a.title, {word}) = 1 "
		 "OR crm_part(a.text, {word}) = 1 "
		 "OR crm_part(a.words, {word}) = 1"},
};

const struct noun *
noun_article_at(size_t i)
{
	return i < sizeof(nouns) / sizeof(nouns[0]) ? &nouns[i] : NULL;
}
