/* SPDX-License-Identifier: ISC
 * The lists of whom we know, what is known of them, and how they belong together.
 */
#include "store/noun_party.h"

#include "model/row.h"
#include "store/noun_key.h"

#define ADDRESS_OF(wanted)                                                     \
	"(SELECT a.value FROM addresses a WHERE a.party {all c: p.id} "        \
	"AND a.medium = '" wanted "' AND a.voided = 0 ORDER BY a.id LIMIT 1)"
#define WITH_ADDRESS(party, wanted)                                            \
	party " IN {set c: SELECT a.party FROM addresses a "                   \
	      "WHERE a.medium = '" wanted "' AND a.voided = 0 AND ?}"
#define CONTACTED                                                              \
	"(SELECT i.at FROM interactions i WHERE i.party {all c: p.id} "        \
	"AND i.direction IN ('in', 'out') AND i.automatic = 0 "                \
	"AND i.voided = 0{then i: i.at} ORDER BY i.at DESC LIMIT 1)"
#define BOUGHT                                                                 \
	" FROM sales s WHERE s.party {all c: p.id} AND s.voided = 0 "          \
	"AND s.quantity > 0{then d: s.sold_on})"

/* Facts about the party itself; of one name the newest counts. */
#define FACTS                                                                  \
	"SELECT f.party FROM facts f WHERE f.voided = 0 "                      \
	"AND f.address IS NULL{then d: f.known_on} "
#define NEWEST                                                                 \
	"AND NOT EXISTS (SELECT 1 FROM facts n WHERE n.party = f.party "       \
	"AND n.name = f.name AND n.address IS NULL AND n.voided = 0"           \
	"{then d: n.known_on} "                                                \
	"AND (coalesce(n.known_on, -9999999), n.id) "                          \
	"> (coalesce(f.known_on, -9999999), f.id)) "
#define LINKED                                                                 \
	"SELECT l.party FROM links l WHERE l.voided = 0 "                      \
	"AND (l.until_on IS NULL OR l.until_on >= {today}) "

/* A question for a contact by name, so to speak, finds it. */
static const struct noun_key party_keys[] = {
	KEY_ID('c', "y.id", AMONG_PARTIES("p.id")),
	{.name = "name",
	 .kind = NOUN_NAME,
	 .lift = LIFT_ASKED,
	 .meaning = "part of the name",
	 .sql = "p.name_key"},
	{.name = "email",
	 .kind = NOUN_EMAIL,
	 .lift = LIFT_ASKED,
	 .meaning = "part of an e-mail address",
	 .sql = "a.value_key",
	 .wrap = WITH_ADDRESS("p.id", "email")},
	{.name = "phone",
	 .kind = NOUN_PHONE,
	 .lift = LIFT_ASKED,
	 .meaning = "part of a phone number",
	 .sql = "a.value_key",
	 .wrap = WITH_ADDRESS("p.id", "phone")},
	{.name = "tag",
	 .kind = NOUN_WORD,
	 .lift = LIFT_ASKED,
	 .meaning = "a tag of the party",
	 .sql = "t.tag",
	 .wrap = WITH_TAG("p.id")},
	KEY_OF("owner", NOUN_PERSON, "p.owner", "their own person of ours"),
	{.name = "role",
	 .kind = NOUN_WORD,
	 .words = "customer contact organisation supplier distributor "
		  "colleague",
	 .lift = LIFT_ASKED,
	 .meaning = "customer, contact, supplier, …",
	 .sql = "p.role"},
	KEY_OF("note", NOUN_TEXT, "p.note", "part of the note"),
	KEY_OF("contacted", NOUN_INSTANT, CONTACTED, "last spoken with"),
	KEY_OF("visits", NOUN_NUMBER,
	       "(SELECT count(DISTINCT s.sold_on)" BOUGHT,
	       "days on which they bought"),
	KEY_OF("bought", NOUN_WHEN, "(SELECT max(s.sold_on)" BOUGHT ",NULL",
	       "the last day on which they bought"),
	{.name = "batch",
	 .kind = NOUN_ID,
	 .letter = 'b',
	 .lift = LIFT_ASKED,
	 .meaning = "the run that made it",
	 .sql = "p.batch"},
	{.name = "case",
	 .kind = NOUN_CASE,
	 .letter = 'k',
	 .meaning = "the kind of an open case, or a case",
	 .sql = "CASE WHEN k.state <> 'closed' THEN k.kind END",
	 .wrap = "p.id IN {set c: SELECT k.party FROM cases k "
		 "WHERE k.voided = 0 AND ?}",
	 .id_sql = "k.id",
	 .id_wrap = "p.id IN {set c: SELECT k.party FROM cases k "
		    "WHERE k.voided = 0 AND ?}"},
	{.name = "has",
	 .kind = NOUN_WORD,
	 .lift = LIFT_ASKED,
	 .meaning = "the name of a fact that is known of them",
	 .sql = "f.name",
	 .wrap = "p.id IN {set c: " FACTS "AND ?}"},
	{.name = "link",
	 .kind = NOUN_WORD,
	 .lift = LIFT_ASKED,
	 .meaning = "employee-of, buys-through, …",
	 .sql = "l.kind",
	 .wrap = "p.id IN {set c: " LINKED "AND ?}"},
	{.name = "org",
	 .kind = NOUN_NAMED,
	 .letter = 'c',
	 .lift = LIFT_ASKED,
	 .meaning = "those linked to that party, an id or part of its name",
	 .sql = "y.name_key",
	 .wrap = "p.id IN {set c: " LINKED "AND l.kind <> 'distinct-from' "
		 "AND l.other IN {set c: SELECT y.id FROM parties y WHERE ?}}",
	 .id_sql = "y.id",
	 .id_wrap = "p.id IN {set c: " LINKED
		    "AND l.kind <> 'distinct-from' AND l.other IN "
		    "{set c: SELECT y.id FROM parties y WHERE ?}}"},
	KEY_STATE("CASE WHEN p.merged_into IS NULL THEN 'live' "
		  "ELSE 'merged' END",
		  "live merged", LIFT_ALL),
};

/* Any fact by its name: see noun_fact. */
const struct noun_key noun_party_fact = {.name = "fact",
					 .kind = NOUN_FACT,
					 .lift = LIFT_ASKED,
					 .meaning = "what is known",
					 .sql = "f.value",
					 .wrap = "p.id IN {set c: " FACTS
						 "AND f.name = {name} " NEWEST
						 "AND ?}"};

static const struct noun_column party_columns[] = {
	{"id", "p.id", NULL, false},
	{"email", ADDRESS_OF("email"), NULL, false},
	{"phone", ADDRESS_OF("phone"), NULL, false},
	{"owner", "p.owner", NULL, false},
	{"tags",
	 "(SELECT min(t.tag) FROM tags t WHERE t.party {all c: p.id} "
	 "AND t.voided = 0)",
	 NULL, true},
	{"name", "p.name", "p.name_key", false},
	{"role", "p.role", NULL, false},
	{"contacted", CONTACTED, NULL, false},
	{"batch", "p.batch", NULL, false},
	{"note", "p.note", NULL, false},
};

static const struct noun_key fact_keys[] = {
	KEY_ID('f', "f.id", NULL),
	KEY_PARTY("f.party"),
	KEY_WORD("fact", "f.name", "its name: born, needs, …"),
	KEY_OF("value", NOUN_TEXT, "f.value", "part of it"),
	KEY_OF("known", NOUN_WHEN, "f.known_on,NULL", "the day it was said"),
	KEY_WORD("said_by", "f.said_by", "one of ours, or c12"),
	KEY_OF("source", NOUN_TEXT, "f.source", "part of its source"),
	KEY_TAG("f.party"),
	KEY_BATCH("f.batch"),
};

static const struct noun_column fact_columns[] = {
	{"id", "f.id", NULL, false},
	{"known", "f.known_on", NULL, false},
	{"party", "c.id", NULL, false},
	{"fact", "f.name", NULL, false},
	{"said_by", "f.said_by", NULL, false},
	{"name", "c.name", "c.name_key", false},
	{"value", "f.value", NULL, false},
	{"address", "(SELECT a.value FROM addresses a WHERE a.id = f.address)",
	 NULL, false},
	{"source", "f.source", NULL, false},
	{"batch", "f.batch", NULL, false},
};

#define OF_PARTY(column)                                                       \
	column " IN {set c: SELECT y.id FROM parties y WHERE ?}"

static const struct noun_key link_keys[] = {
	KEY_ID('j', "l.id", NULL),
	KEY_PARTY("l.party"),
	{.name = "other",
	 .kind = NOUN_NAMED,
	 .letter = 'c',
	 .meaning = "to whom: an id, or part of the name",
	 .sql = "o.name_key",
	 .id_sql = "y.id",
	 .id_wrap = OF_PARTY("l.other")},
	{.name = "with",
	 .kind = NOUN_ID,
	 .letter = 'c',
	 .meaning = "a party on either side",
	 .sql = "y.id",
	 .wrap = "(" OF_PARTY("l.party") " OR " OF_PARTY("l.other") ")"},
	KEY_WORD("kind", "l.kind", "employee-of, buys-through, …"),
	KEY_OF("from", NOUN_WHEN, "l.from_on,NULL", "its first day"),
	KEY_OF("until", NOUN_WHEN, "l.until_on,NULL", "its last day"),
	KEY_OF("note", NOUN_TEXT, "l.note", "part of the note"),
	KEY_STATE("CASE WHEN l.until_on < {today} THEN 'ended' "
		  "ELSE 'live' END",
		  "live ended", LIFT_CLOSED),
	KEY_BATCH("l.batch"),
};

static const struct noun_column link_columns[] = {
	{"id", "l.id", NULL, false},
	{"party", "c.id", NULL, false},
	{"kind", "l.kind", NULL, false},
	{"other", "o.id", NULL, false},
	{"from", "l.from_on", NULL, false},
	{"until", "l.until_on", NULL, false},
	{"name", "c.name", "c.name_key", false},
	{"other_name", "o.name", "o.name_key", false},
	{"note", "l.note", NULL, false},
	{"batch", "l.batch", NULL, false},
};

static const struct noun nouns[] = {
	{.name = "parties",
	 .letter = 'c',
	 .shape = &party_row_shape,
	 .columns = party_columns,
	 KEYS(party_keys),
	 .from = "parties p",
	 .where = "p.voided = 0",
	 .live = "p.role <> 'contact'",
	 .root = "p.merged_into IS NULL",
	 .order = "p.id",
	 .tie = "p.id",
	 .word_lift = LIFT_ASKED,
	 .word = "p.name_key LIKE {like} ESCAPE '\\' "
		 "OR crm_part(p.note, {word}) = 1 "
		 "OR EXISTS (SELECT 1 FROM addresses a "
		 "WHERE a.party {all c: p.id} AND a.voided = 0 "
		 "AND a.value_key LIKE {address} ESCAPE '\\')"},
	{.name = "facts",
	 .letter = 'f',
	 .shape = &fact_row_shape,
	 .columns = fact_columns,
	 KEYS(fact_keys),
	 .from = "facts f LEFT JOIN parties c ON c.id = {root c: f.party}",
	 .where = "f.voided = 0",
	 .order = "f.known_on DESC NULLS LAST, f.id DESC",
	 .tie = "f.id",
	 .word = "f.name LIKE {like} ESCAPE '\\' "
		 "OR crm_part(f.value, {word}) = 1 "
		 "OR c.name_key LIKE {like} ESCAPE '\\'"},
	{.name = "links",
	 .letter = 'j',
	 .shape = &link_row_shape,
	 .columns = link_columns,
	 KEYS(link_keys),
	 .from = "links l LEFT JOIN parties c ON c.id = {root c: l.party} "
		 "LEFT JOIN parties o ON o.id = {root c: l.other}",
	 .where = "l.voided = 0",
	 .live = "(l.until_on IS NULL OR l.until_on >= {today})",
	 .order = "l.id",
	 .tie = "l.id",
	 .word = "l.kind LIKE {like} ESCAPE '\\' "
		 "OR crm_part(l.note, {word}) = 1 "
		 "OR c.name_key LIKE {like} ESCAPE '\\' "
		 "OR o.name_key LIKE {like} ESCAPE '\\'"},
};

const struct noun *
noun_party_at(size_t i)
{
	return i < sizeof(nouns) / sizeof(nouns[0]) ? &nouns[i] : NULL;
}
