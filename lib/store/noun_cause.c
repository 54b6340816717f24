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
	{"kind", "o.value", NULL, false}, /* find.c makes a kind of it */
	{"struck", "o.struck", NULL, false},
	{"batch", "o.batch", NULL, false},
};

#define JOINED(select)                                                         \
	"(SELECT " select " FROM joins j WHERE j.problem = r.id "              \
	"AND j.voided = 0)"
/* Two that were merged are one. */
#define CASES JOINED("count(DISTINCT {root k: j.\"case\"})")
#define OPEN                                                                   \
	"(SELECT count(DISTINCT k.id) FROM joins j "                           \
	"JOIN cases k ON k.id = {root k: j.\"case\"} "                         \
	"WHERE j.problem = r.id AND j.voided = 0 AND k.state <> 'closed')"
#define TOLD                                                                   \
	JOINED("count(DISTINCT CASE WHEN j.told_at IS NOT NULL "               \
	       "THEN {root c: j.party} END)")

static const struct noun_key problem_keys[] = {
	KEY_ID('r', "r.id", NULL),
	KEY_OF("title", NOUN_TEXT, "r.title", "part of it"),
	KEY_OF("cause", NOUN_TEXT, "r.cause", "part of it"),
	KEY_OF("fix", NOUN_TEXT, "r.fix", "part of it"),
	KEY_OF("owner", NOUN_PERSON, "r.owner", "who owns it"),
	KEY_STATE("r.state", "open resolved closed", LIFT_CLOSED),
	KEY_ONE_OF("outcome", "r.outcome", "done declined cannot",
		   "done, declined, cannot"),
	{.name = "product",
	 .kind = NOUN_NAMED,
	 .letter = 'g',
	 .meaning = "an id, or part of its name",
	 .sql = "g.name_key",
	 .id_sql = "r.product"},
	KEY_OF("cases", NOUN_NUMBER, CASES, "how many are joined to it"),
	{.name = "case",
	 .kind = NOUN_ID,
	 .letter = 'k',
	 .lift = LIFT_CLOSED,
	 .meaning = "one that is joined to it",
	 .sql = "y.id",
	 .wrap = "EXISTS (SELECT 1 FROM joins j WHERE j.problem = r.id "
		 "AND j.voided = 0 AND " AMONG_CASES("j.\"case\"") ")"},
	KEY_OF("opened", NOUN_INSTANT, "r.opened_at", "since when"),
	{.name = "closed",
	 .kind = NOUN_INSTANT,
	 .lift = LIFT_CLOSED,
	 .meaning = "when it was over",
	 .sql = "r.closed_at"},
	KEY_BATCH("r.batch"),
};

static const struct noun_column problem_columns[] = {
	{"id", "r.id", NULL, false},
	{"cases", CASES, NULL, false},
	{"open", OPEN, NULL, false},
	{"told", TOLD, NULL, false},
	{"state", "r.state", NULL, false},
	{"owner", "r.owner", NULL, false},
	{"product", "r.product", NULL, false},
	{"title", "r.title", NULL, false},
	{"outcome", "r.outcome", NULL, false},
	{"opened", "r.opened_at", NULL, false},
	{"settled", "r.settled_at", NULL, false},
	{"closed", "r.closed_at", NULL, false},
	{"batch", "r.batch", NULL, false},
	{"cause", "r.cause", NULL, false},
	{"fix", "r.fix", NULL, false},
	{"answer", "r.told", NULL, false},
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
	{.name = "problems",
	 .letter = 'r',
	 .shape = &problem_row_shape,
	 .columns = problem_columns,
	 KEYS(problem_keys),
	 .from = "problems r LEFT JOIN products g ON g.id = r.product",
	 .where = "r.voided = 0",
	 .live = "r.state <> 'closed'",
	 .order = "r.id",
	 .tie = "r.id",
	 .word = "crm_part(r.title, {word}) = 1 "
		 "OR crm_part(r.cause, {word}) = 1 "
		 "OR crm_part(r.fix, {word}) = 1 "
		 "OR g.name_key LIKE {like} ESCAPE '\\'"},
};

const struct noun *
noun_cause_at(size_t i)
{
	return i < sizeof(nouns) / sizeof(nouns[0]) ? &nouns[i] : NULL;
}
