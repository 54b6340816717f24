/* SPDX-License-Identifier: ISC
 * The lists of what is sold and was sold.
 */
#include "store/noun_sale.h"

#include "model/row.h"
#include "store/noun_key.h"

static const struct noun_key product_keys[] = {
	KEY_ID('g', "g.id", NULL),
	KEY_OF("name", NOUN_NAME, "g.name_key", "part of the name"),
	KEY_OF("price", NOUN_MONEY, "g.price_minor,g.currency", "of one"),
	KEY_OF("cost", NOUN_MONEY, "g.cost_minor,g.currency",
	       "what one costs us"),
	KEY_WORD("currency", "g.currency", "EUR, USD, …"),
	KEY_WORD("unit", "g.unit", "piece, kg, hour"),
	KEY_WORD("key", "g.\"key\"", "its number elsewhere"),
	KEY_OF("note", NOUN_TEXT, "g.note", "part of the note"),
	KEY_STATE("g.state", "live retired", LIFT_CLOSED),
	KEY_BATCH("g.batch"),
};

static const struct noun_column product_columns[] = {
	{"id", "g.id", NULL, false},
	{"price", "g.price_minor, g.currency",
	 "g.price_minor IS NULL, g.currency, g.price_minor", false},
	{"cost", "g.cost_minor, g.currency",
	 "g.cost_minor IS NULL, g.currency, g.cost_minor", false},
	{"unit", "g.unit", NULL, false},
	{"state", "g.state", NULL, false},
	{"name", "g.name", "g.name_key", false},
	{"key", "g.\"key\"", NULL, false},
	{"note", "g.note", NULL, false},
	{"batch", "g.batch", NULL, false},
};

static const struct noun_key sale_keys[] = {
	KEY_ID('s', "s.id", NULL),
	KEY_PARTY("s.party"),
	KEY_OF("name", NOUN_NAME, "c.name_key", "part of the party's name"),
	{.name = "product",
	 .kind = NOUN_NAMED,
	 .letter = 'g',
	 .meaning = "an id, or part of its name",
	 .sql = "g.name_key",
	 .id_sql = "s.product"},
	KEY_OF("on", NOUN_DATED, "s.sold_on,s.sold_at", "when it was"),
	KEY_OF("at", NOUN_DATED, "s.sold_on,s.sold_at", "the same"),
	KEY_OF("amount", NOUN_MONEY, "s.amount_minor,s.currency",
	       "for all of it"),
	KEY_WORD("currency", "s.currency", "EUR, USD, …"),
	KEY_OF("qty", NOUN_QUANTITY, "s.quantity", "how many"),
	KEY_OF("text", NOUN_TEXT, "s.text", "part of what was noted"),
	KEY_WORD("key", "s.\"key\"", "its number elsewhere"),
	{.name = "invoice",
	 .kind = NOUN_ID,
	 .letter = 'v',
	 .meaning = "on which it was billed",
	 .sql = "s.invoice"},
	KEY_TAG("s.party"),
	KEY_BATCH("s.batch"),
};

static const struct noun_column sale_columns[] = {
	{"id", "s.id", NULL, false},
	{"on", "s.sold_on", NULL, false},
	{"qty", "s.quantity", NULL, false},
	{"amount", "s.amount_minor, s.currency", "s.currency, s.amount_minor",
	 false},
	{"party", "c.id", NULL, false},
	{"product", "s.product", NULL, false},
	{"name", "c.name", "c.name_key", false},
	{"what", "coalesce(g.name, s.text)", "coalesce(g.name_key, s.text)",
	 false},
	{"at", "s.sold_at", NULL, false},
	{"text", "s.text", NULL, false},
	{"key", "s.\"key\"", NULL, false},
	{"invoice", "s.invoice", NULL, false},
	{"batch", "s.batch", NULL, false},
};

static const struct noun nouns[] = {
	{.name = "products",
	 .letter = 'g',
	 .shape = &product_row_shape,
	 .columns = product_columns,
	 KEYS(product_keys),
	 .from = "products g",
	 .where = "g.voided = 0",
	 .live = "g.state = 'live'",
	 .order = "g.id",
	 .tie = "g.id",
	 .word = "g.name_key LIKE {like} ESCAPE '\\' "
		 "OR crm_part(g.note, {word}) = 1"},
	{.name = "sales",
	 .letter = 's',
	 .shape = &sale_row_shape,
	 .columns = sale_columns,
	 KEYS(sale_keys),
	 .from = "sales s LEFT JOIN parties c ON c.id = {root c: s.party} "
		 "LEFT JOIN products g ON g.id = s.product",
	 .where = "s.voided = 0",
	 .order = "s.sold_on DESC, s.id DESC",
	 .tie = "s.id",
	 .word = "g.name_key LIKE {like} ESCAPE '\\' "
		 "OR crm_part(s.text, {word}) = 1 "
		 "OR c.name_key LIKE {like} ESCAPE '\\'"},
};

const struct noun *
noun_sale_at(size_t i)
{
	return i < sizeof(nouns) / sizeof(nouns[0]) ? &nouns[i] : NULL;
}
