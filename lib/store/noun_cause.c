/* SPDX-License-Identifier: ISC
 * The lists of what complaints teach.
 */
#include "store/noun_cause.h"

#include "model/row_cause.h"
#include "store/noun_key.h"

static const struct noun_key observation_keys[] = {
	KEY_ID('n', "o.id", NULL),
	KEY_CASE("o.\"case\"", "its case"),
	KEY_PARTY("k.party"),
	KEY_OF("trial", NOUN_NUMBER, "o.trial", "1, 2, … of the case"),
	KEY_OF("at", NOUN_DATED, "o.seen_on,o.at", "when it was so"),
	KEY_WORD("key", "o.\"key\"", "what was noted: fails, minutes, …"),
	KEY_OF("value", NOUN_TEXT, "o.value", "part of it"),
	KEY_OF("who", NOUN_PERSON, "o.who", "who noted it"),
	KEY_OF("struck", NOUN_TEXT, "o.struck", "part of why it was struck"),
	KEY_STATE("CASE WHEN o.struck IS NULL THEN 'live' "
		  "ELSE 'struck' END",
		  "live struck", LIFT_CLOSED),
	KEY_BATCH("o.batch"),
};

static const struct noun_column observation_columns[] = {
	{"id", "o.id", NULL, false},
	{"trial", "o.trial", NULL, false},
	{"at", "CASE WHEN o.at IS NULL THEN o.seen_on END, o.at",
	 "o.seen_on IS NULL, o.seen_on, o.at", false},
	{"case", "{root k: o.\"case\"}", NULL, false},
	{"who", "o.who", NULL, false},
	{"key", "o.\"key\"", NULL, false},
	{"value", "o.value", NULL, false},
	{"party", "c.id", NULL, false},
	{"name", "c.name", "c.name_key", false},
	{"struck", "o.struck", NULL, false},
	{"batch", "o.batch", NULL, false},
};

static const struct noun nouns[] = {
	{.name = "observations",
	 .letter = 'n',
	 .shape = &observation_row_shape,
	 .columns = observation_columns,
	 KEYS(observation_keys),
	 .from = "observations o "
		 "LEFT JOIN cases k ON k.id = o.\"case\" "
		 "LEFT JOIN parties c ON c.id = {root c: k.party}",
	 .where = "o.voided = 0",
	 .live = "o.struck IS NULL",
	 .order = "o.id",
	 .tie = "o.id",
	 .word = "crm_part(o.\"key\", {word}) = 1 "
		 "OR crm_part(o.value, {word}) = 1"},
};

const struct noun *
noun_cause_at(size_t i)
{
	return i < sizeof(nouns) / sizeof(nouns[0]) ? &nouns[i] : NULL;
}
