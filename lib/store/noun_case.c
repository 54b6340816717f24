/* SPDX-License-Identifier: ISC
 * The lists of what was said, is owed and was sent, and of the runs that wrote it.
 */
#include "store/noun_case.h"

#include "model/row.h"
#include "store/noun_key.h"

#define PROBLEM                                                                \
	"(SELECT j.problem FROM joins j WHERE j.\"case\" {all k: k.id} "       \
	"AND j.voided = 0 ORDER BY j.id LIMIT 1)"

/* Of where an interaction came from. */
#define ORIGIN(column)                                                         \
	"(SELECT u." column " FROM origins u WHERE u.interaction = i.id "      \
	"AND u.voided = 0 LIMIT 1)"

/* A touch has no date of its own: it is due until it is late. */
#define PROMISE_AT                                                             \
	"CASE WHEN q.side = 'touch' THEN q.late_at - 1 ELSE q.due_at END"

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

static const struct noun nouns[] = {
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
};

const struct noun *
noun_case_at(size_t i)
{
	return i < sizeof(nouns) / sizeof(nouns[0]) ? &nouns[i] : NULL;
}
