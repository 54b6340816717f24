/* SPDX-License-Identifier: ISC
 * The lists that can be asked for.
 */
#include "store/noun.h"

#include <string.h>

#include "model/row.h"
#include "store/noun_article.h"
#include "store/noun_cause.h"
#include "store/noun_deal.h"
#include "store/noun_deck.h"
#include "store/noun_invoice.h"
#include "store/noun_key.h"
#include "store/noun_sale.h"

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
static const struct noun_key fact_key = {.name = "fact",
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

#define PROBLEM                                                                \
	"(SELECT j.problem FROM joins j WHERE j.\"case\" {all k: k.id} "       \
	"AND j.voided = 0 ORDER BY j.id LIMIT 1)"

static const struct noun_key case_keys[] = {
	KEY_ID('k', "y.id", AMONG_CASES("k.id")),
	KEY_PARTY("k.party"),
	KEY_OF("name", NOUN_NAME, "c.name_key", "part of the party's name"),
	KEY_WORD("kind", "k.kind", "complaint, praise, request, …"),
	KEY_STATE("k.state", "open waiting resolved closed", LIFT_CLOSED),
	KEY_OF("owner", NOUN_PERSON, "k.owner", "who owns it"),
	KEY_AHEAD("due", NOUN_INSTANT, "k.due_at", "when the next step is due"),
	KEY_OF("level", NOUN_NUMBER, "k.level", "rung reached"),
	KEY_ONE_OF("needs", "k.needs", "answer wait resolve tell thank close",
		   "next step: answer, wait, resolve, tell, thank, close"),
	KEY_ONE_OF("clock", "k.due_clock",
		   "first-answer next-answer resolve update",
		   "the clock that is due"),
	KEY_OF("opened", NOUN_INSTANT, "k.opened_at", "when (re)opened"),
	{.name = "closed",
	 .kind = NOUN_INSTANT,
	 .lift = LIFT_CLOSED,
	 .meaning = "when closed",
	 .sql = "k.closed_at"},
	KEY_ONE_OF("outcome", "k.outcome", "done declined cannot",
		   "done, declined, cannot"),
	KEY_OF("about", NOUN_PERSON, "k.about", "our person it is about"),
	KEY_TAG("k.party"),
	KEY_BATCH("k.batch"),
	{.name = "problem",
	 .kind = NOUN_ID,
	 .letter = 'r',
	 .meaning = "the problem it is joined to",
	 .sql = PROBLEM},
	KEY_OF("subject", NOUN_TEXT, "k.subject", "part of its first words"),
	KEY_WORD("desk", "k.desk", "the desk it came to"),
	{.name = "article",
	 .kind = NOUN_ID,
	 .letter = 'a',
	 .meaning = "answered from it",
	 .sql = "u.article",
	 .wrap = "k.id IN {set k: SELECT u.\"case\" FROM uses u "
		 "WHERE u.voided = 0 AND ?}"},
	KEY_OF("forced", NOUN_FLAG,
	       "CASE WHEN k.forced_by IS NULL THEN 0 ELSE 1 END",
	       "yes: closed by force, or asked to be"),
};

static const struct noun_column case_columns[] = {
	{"id", "k.id", NULL, false},
	{"due", "k.due_at", NULL, false},
	{"needs", "k.needs", NULL, false},
	{"level", "k.level", NULL, false},
	{"state", "k.state", NULL, false},
	{"kind", "k.kind", NULL, false},
	{"owner", "k.owner", NULL, false},
	{"party", "c.id", NULL, false},
	{"name", "c.name", "c.name_key", false},
	{"subject", "k.subject", NULL, false},
	{"clock", "k.due_clock", NULL, false},
	{"opened", "k.opened_at", NULL, false},
	{"closed", "k.closed_at", NULL, false},
	{"outcome", "k.outcome", NULL, false},
	{"episode", "k.episode", NULL, false},
	{"about", "k.about", NULL, false},
	{"batch", "k.batch", NULL, false},
	{"problem", PROBLEM, NULL, false},
};

/* Of where an interaction came from. */
#define ORIGIN(column)                                                         \
	"(SELECT u." column " FROM origins u WHERE u.interaction = i.id "      \
	"AND u.voided = 0 LIMIT 1)"

static const struct noun_key interaction_keys[] = {
	KEY_ID('i', "i.id", NULL),
	KEY_PARTY("i.party"),
	KEY_CASE("i.\"case\"", "its case"),
	KEY_WORD("kind", "i.kind",
		 "complaint, …; answer, question, thanks; outcome, closing; "
		 "note"),
	KEY_WORD("channel", "i.channel", "phone, mail, …"),
	KEY_ONE_OF("direction", "i.direction", "in out own",
		   "in, out, or own: among ourselves"),
	KEY_OF("who", NOUN_PERSON, "i.who", "our person"),
	KEY_OF("about", NOUN_PERSON, "i.about", "our person it is about"),
	KEY_OF("at", NOUN_INSTANT, "i.at", "when it was said"),
	KEY_OF("text", NOUN_TEXT, "i.text", "part of the words"),
	KEY_TAG("i.party"),
	KEY_BATCH("i.batch"),
	KEY_OF("automatic", NOUN_FLAG, "i.automatic", "yes: a machine said it"),
	KEY_OF("subject", NOUN_TEXT, ORIGIN("subject"),
	       "part of the subject of the mail"),
	KEY_OF("sender", NOUN_TEXT, ORIGIN("sender"),
	       "part of who it is from, as the mail says"),
	KEY_OF("rating", NOUN_NUMBER, ORIGIN("rating"), "1 to 5"),
	KEY_OF("reach", NOUN_NUMBER, ORIGIN("reach"), "how many could read it"),
	KEY_WORD("url", ORIGIN("url"), "where it can be read"),
	KEY_WORD("ref", ORIGIN("ref"), "Message-ID, or key of the post"),
};

static const struct noun_column interaction_columns[] = {
	{"id", "i.id", NULL, false},
	{"at", "i.at", NULL, false},
	{"case", "{root k: i.\"case\"}", NULL, false},
	{"party", "{root c: i.party}", NULL, false},
	{"kind", "i.kind", NULL, false},
	{"channel", "i.channel", NULL, false},
	{"direction", "i.direction", NULL, false},
	{"who", "i.who", NULL, false},
	{"text", "i.text", NULL, false},
	{"about", "i.about", NULL, false},
	{"automatic", "i.automatic", NULL, false},
	{"batch", "i.batch", NULL, false},
	{"subject", ORIGIN("subject"), NULL, false},
	{"sender", ORIGIN("sender"), NULL, false},
	{"url", ORIGIN("url"), NULL, false},
	{"reach", ORIGIN("reach"), NULL, false},
	{"rating", ORIGIN("rating"), NULL, false},
	{"ref", ORIGIN("ref"), NULL, false},
	{"thread", ORIGIN("thread"), NULL, false},
	{"attachments", ORIGIN("attachments"), NULL, false},
};

/* A touch has no date of its own: it is due until it is late. */
#define PROMISE_AT                                                             \
	"CASE WHEN q.side = 'touch' THEN q.late_at - 1 ELSE q.due_at END"

static const struct noun_key promise_keys[] = {
	KEY_ID('p', "q.id", NULL),
	KEY_PARTY("q.party"),
	KEY_OF("name", NOUN_NAME, "c.name_key", "part of the party's name"),
	KEY_CASE("q.\"case\"", "the case it was made for"),
	KEY_OF("owner", NOUN_PERSON, "q.owner", "who sees to it"),
	KEY_ONE_OF("side", "q.side", "ours theirs touch",
		   "ours, theirs or touch"),
	KEY_STATE("q.state", "open broken kept dropped", LIFT_CLOSED),
	KEY_AHEAD("due", NOUN_WHEN, "q.due_on," PROMISE_AT, "by when"),
	KEY_OF("text", NOUN_TEXT, "q.text", "part of the words"),
	KEY_OF("every", NOUN_DAYS, "q.every", "days to the next one"),
	KEY_TAG("q.party"),
	KEY_BATCH("q.batch"),
};

static const struct noun_column promise_columns[] = {
	{"id", "q.id", NULL, false},
	{"due", "q.due_on, " PROMISE_AT, "q.late_at", false},
	{"owner", "q.owner", NULL, false},
	{"party", "c.id", NULL, false},
	{"name", "c.name", "c.name_key", false},
	{"text", "q.text", NULL, false},
	{"side", "q.side", NULL, false},
	{"state", "q.state", NULL, false},
	{"case", "{root k: q.\"case\"}", NULL, false},
	{"every", "q.every", NULL, false},
	{"batch", "q.batch", NULL, false},
};

static const struct noun_key message_keys[] = {
	KEY_ID('o', "o.id", NULL),
	KEY_PARTY("o.party"),
	KEY_OF("person", NOUN_PERSON, "o.person", "our person it goes to"),
	KEY_CASE("o.\"case\"", "its case"),
	KEY_STATE("o.state", "queued sending sent unknown dropped",
		  LIFT_CLOSED),
	KEY_OF("address", NOUN_EMAIL, "lower(o.address)",
	       "part of where it goes"),
	KEY_OF("subject", NOUN_TEXT, "o.subject", "part of its subject"),
	KEY_AHEAD("due", NOUN_INSTANT, "o.try_at", "not before"),
	KEY_OF("sent", NOUN_INSTANT, "o.sent_at", "when it left"),
	KEY_BATCH("o.batch"),
};

static const struct noun_column message_columns[] = {
	{"id", "o.id", NULL, false},
	{"state", "o.state", NULL, false},
	{"due", "o.try_at", NULL, false},
	{"tries", "o.tries", NULL, false},
	{"case", "{root k: o.\"case\"}", NULL, false},
	{"address", "o.address", NULL, false},
	{"subject", "o.subject", NULL, false},
	{"party", "{root c: o.party}", NULL, false},
	{"person", "o.person", NULL, false},
	{"sent", "o.sent_at", NULL, false},
	{"message_id", "o.message_id", NULL, false},
	{"result", "o.result", NULL, false},
	{"batch", "o.batch", NULL, false},
};

static const struct noun_key batch_keys[] = {
	KEY_ID('b', "b.id", NULL),
	KEY_OF("who", NOUN_PERSON, "b.who", "on whose behalf"),
	KEY_WORD("tool", "b.tool", "the program: crm-log, …"),
	KEY_OF("at", NOUN_INSTANT, "b.at", "when"),
	KEY_ONE_OF("origin", "b.origin", "hand job spool",
		   "hand, job or spool"),
	KEY_OF("command", NOUN_TEXT, "b.command", "part of what was typed"),
};

static const struct noun_column batch_columns[] = {
	{"id", "b.id", NULL, false},
	{"at", "b.at", NULL, false},
	{"who", "b.who", NULL, false},
	{"rows", "b.rows", NULL, false},
	{"undone", "(SELECT max(u.id) FROM batches u WHERE u.undoes = b.id)",
	 NULL, true},
	{"command", "b.command", NULL, false},
	{"tool", "b.tool", NULL, false},
	{"clock", "b.clock", NULL, false},
	{"origin", "b.origin", NULL, false},
	{"undoes", "b.undoes", NULL, false},
	{"hash", "'hash'", "b.hash", true},
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
	{.name = "cases",
	 .letter = 'k',
	 .shape = &case_row_shape,
	 .columns = case_columns,
	 KEYS(case_keys),
	 .from = "cases k LEFT JOIN parties c ON c.id = {root c: k.party}",
	 .where = "k.voided = 0",
	 .live = "k.state <> 'closed'",
	 .root = "k.merged_into IS NULL",
	 .order = "k.due_at NULLS LAST, k.id",
	 .tie = "k.id",
	 .word = "crm_part(k.subject, {word}) = 1 "
		 "OR c.name_key LIKE {like} ESCAPE '\\'"},
	{.name = "interactions",
	 .letter = 'i',
	 .shape = &interaction_row_shape,
	 .columns = interaction_columns,
	 KEYS(interaction_keys),
	 .from = "interactions i "
		 "LEFT JOIN parties c ON c.id = {root c: i.party}",
	 .where = "i.voided = 0",
	 .order = "i.at DESC, i.id DESC",
	 .tie = "i.id",
	 .word = "crm_part(i.text, {word}) = 1 "
		 "OR c.name_key LIKE {like} ESCAPE '\\'"},
	{.name = "promises",
	 .letter = 'p',
	 .shape = &promise_row_shape,
	 .columns = promise_columns,
	 KEYS(promise_keys),
	 .from = "promises q LEFT JOIN parties c ON c.id = {root c: q.party}",
	 .where = "q.voided = 0",
	 .live = "q.state IN ('open', 'broken')",
	 .order = "q.late_at NULLS LAST, q.id",
	 .tie = "q.id",
	 .word = "crm_part(q.text, {word}) = 1 "
		 "OR c.name_key LIKE {like} ESCAPE '\\'"},
	{.name = "messages",
	 .letter = 'o',
	 .shape = &message_row_shape,
	 .columns = message_columns,
	 KEYS(message_keys),
	 .from = "messages o LEFT JOIN parties c ON c.id = {root c: o.party}",
	 .where = "o.voided = 0",
	 .order = "o.id",
	 .tie = "o.id",
	 .word = "crm_part(o.subject, {word}) = 1 "
		 "OR crm_part(o.body, {word}) = 1 "
		 "OR lower(o.address) LIKE {address} ESCAPE '\\'"},
	{.name = "batches",
	 .letter = 'b',
	 .shape = &batch_row_shape,
	 .columns = batch_columns,
	 KEYS(batch_keys),
	 .from = "batches b",
	 .where = "b.id > 0",
	 .order = "b.id DESC",
	 .tie = "b.id",
	 .word = "crm_part(b.command, {word}) = 1"},
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
#define NOUNS (sizeof(nouns) / sizeof(nouns[0]))

/* Those of other files: the i-th of each, NULL behind its last. */
static const struct noun *(*const others[])(size_t i) = {
	noun_sale_at, noun_invoice_at, noun_article_at,
	noun_deck_at, noun_cause_at,   noun_deal_at,
};

const struct noun *
noun_at(size_t i)
{
	const struct noun *noun = NULL;
	size_t file, n = 0;

	if (i < NOUNS)
		return &nouns[i];
	for (file = 0; file < sizeof(others) / sizeof(others[0]); file++) {
		for (n = 0; (noun = others[file](n)) != NULL; n++) {
			if (i-- == NOUNS)
				return noun;
		}
	}
	return NULL;
}

const struct noun *
noun_find(const char *name)
{
	size_t i;

	for (i = 0; noun_at(i); i++) {
		if (strcmp(noun_at(i)->name, name) == 0)
			return noun_at(i);
	}
	return NULL;
}

const struct noun_key *
noun_fact(const struct noun *noun)
{
	return noun->letter == 'c' ? &fact_key : NULL;
}

bool
noun_key_dated(const struct noun_key *key)
{
	return strstr(key->sql, "{then ") ||
	       (key->wrap && strstr(key->wrap, "{then "));
}

const struct noun_key *
noun_key(const struct noun *noun, const char *name)
{
	size_t i;

	for (i = 0; i < noun->key_count; i++) {
		if (strcmp(noun->keys[i].name, name) == 0)
			return &noun->keys[i];
	}
	return NULL;
}
