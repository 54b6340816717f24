/* SPDX-License-Identifier: ISC
 * The lists of deals and of the steps they went.
 */
#include "store/noun_deal.h"

#include "model/deal_row.h"
#include "store/noun_key.h"

static const struct noun_key deal_keys[] = {
	KEY_ID('d', "d.id", NULL),
	KEY_PARTY("d.party"),
	KEY_OF("name", NOUN_NAME, "c.name_key", "part of the party's name"),
	KEY_OF("what", NOUN_TEXT, "d.name", "part of what it is about"),
	KEY_WORD("stage", "d.stage", "a stage of the policy"),
	KEY_STATE("d.state", "open won lost", LIFT_CLOSED),
	KEY_OF("amount", NOUN_MONEY, "d.amount_minor,d.currency",
	       "what it would bring"),
	KEY_WORD("currency", "d.currency", "EUR, USD, …"),
	KEY_AHEAD("expected", NOUN_WHEN, "d.expected_on,NULL",
		  "the day it is likely decided"),
	KEY_AHEAD("due", NOUN_WHEN, "d.next_on,NULL",
		  "when the next step is due"),
	KEY_OF("next", NOUN_TEXT, "d.next", "part of what we do next"),
	KEY_OF("owner", NOUN_PERSON, "d.owner", "our person"),
	KEY_WORD("source", "d.source", "where it came from"),
	KEY_WORD("territory", "d.territory", "by which it was assigned"),
	KEY_OF("opened", NOUN_INSTANT, "d.opened_at", "since when"),
	{.name = "settled",
	 .kind = NOUN_INSTANT,
	 .lift = LIFT_CLOSED,
	 .meaning = "when it was won or lost",
	 .sql = "d.settled_at"},
	{.name = "reason",
	 .kind = NOUN_WORD,
	 .lift = LIFT_CLOSED,
	 .meaning = "why it was lost",
	 .sql = "d.reason"},
	KEY_OF("note", NOUN_TEXT, "d.note", "part of the note"),
	KEY_WORD("key", "d.\"key\"", "its number elsewhere"),
	KEY_TAG("d.party"),
	KEY_BATCH("d.batch"),
};

static const struct noun_column deal_columns[] = {
	{"id", "d.id", NULL, false},
	{"amount", "d.amount_minor, d.currency",
	 "d.amount_minor IS NULL, d.currency, d.amount_minor", false},
	{"expected", "d.expected_on", NULL, false},
	{"due", "d.next_on", NULL, false},
	{"stage", "d.stage", NULL, false},
	{"state", "d.state", NULL, false},
	{"owner", "d.owner", NULL, false},
	{"party", "c.id", NULL, false},
	{"name", "c.name", "c.name_key", false},
	{"what", "d.name", NULL, false},
	{"next", "d.next", NULL, false},
	{"reason", "d.reason", NULL, false},
	{"why", "d.why", NULL, false},
	{"source", "d.source", NULL, false},
	{"territory", "d.territory", NULL, false},
	{"opened", "d.opened_at", NULL, false},
	{"settled", "d.settled_at", NULL, false},
	{"key", "d.\"key\"", NULL, false},
	{"note", "d.note", NULL, false},
	{"batch", "d.batch", NULL, false},
};

static const struct noun_key move_keys[] = {
	KEY_ID('M', "m.id", NULL),
	{.name = "deal",
	 .kind = NOUN_ID,
	 .letter = 'd',
	 .meaning = "the deal",
	 .sql = "m.deal"},
	KEY_PARTY("d.party"),
	KEY_OF("name", NOUN_NAME, "c.name_key", "part of the party's name"),
	KEY_OF("what", NOUN_TEXT, "d.name", "part of what the deal is about"),
	KEY_OF("at", NOUN_INSTANT, "m.at", "when"),
	KEY_WORD("stage", "m.stage", "where it stood from then on"),
	KEY_ONE_OF("state", "m.state", "open won lost", "likewise"),
	KEY_OF("amount", NOUN_MONEY, "m.amount_minor,m.currency", "likewise"),
	KEY_WORD("currency", "m.currency", "EUR, USD, …"),
	KEY_AHEAD("expected", NOUN_WHEN, "m.expected_on,NULL", "likewise"),
	KEY_OF("owner", NOUN_PERSON, "m.owner", "our person"),
	KEY_OF("why", NOUN_TEXT, "m.why", "part of the reason"),
	KEY_BATCH("m.batch"),
};

static const struct noun_column move_columns[] = {
	{"id", "m.id", NULL, false},
	{"at", "m.at", NULL, false},
	{"deal", "m.deal", NULL, false},
	{"stage", "m.stage", NULL, false},
	{"state", "m.state", NULL, false},
	{"amount", "m.amount_minor, m.currency",
	 "m.amount_minor IS NULL, m.currency, m.amount_minor", false},
	{"expected", "m.expected_on", NULL, false},
	{"owner", "m.owner", NULL, false},
	{"what", "d.name", NULL, false},
	{"why", "m.why", NULL, false},
	{"party", "c.id", NULL, false},
	{"name", "c.name", "c.name_key", false},
	{"batch", "m.batch", NULL, false},
};

static const struct noun nouns[] = {
	{.name = "deals",
	 .letter = 'd',
	 .shape = &deal_row_shape,
	 .columns = deal_columns,
	 KEYS(deal_keys),
	 .from = "deals d LEFT JOIN parties c ON c.id = {root c: d.party}",
	 .where = "d.voided = 0",
	 .live = "d.state = 'open'",
	 .order = "d.next_on NULLS LAST, d.id",
	 .tie = "d.id",
	 .word = "c.name_key LIKE {like} ESCAPE '\\' "
		 "OR crm_part(d.name, {word}) = 1 "
		 "OR crm_part(d.next, {word}) = 1"},
	{.name = "moves",
	 .letter = 'M',
	 .shape = &move_row_shape,
	 .columns = move_columns,
	 KEYS(move_keys),
	 .from = "moves m JOIN deals d ON d.id = m.deal "
		 "LEFT JOIN parties c ON c.id = {root c: d.party}",
	 .where = "m.voided = 0",
	 .order = "m.at, m.id",
	 .tie = "m.id",
	 .word = "c.name_key LIKE {like} ESCAPE '\\' "
		 "OR crm_part(d.name, {word}) = 1 "
		 "OR crm_part(m.why, {word}) = 1"},
};

const struct noun *
noun_deal_at(size_t i)
{
	return i < sizeof(nouns) / sizeof(nouns[0]) ? &nouns[i] : NULL;
}
