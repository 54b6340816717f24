/* SPDX-License-Identifier: ISC
 * The lists of invoices, payments and reminders.
 */
#include "store/noun_invoice.h"

#include "model/bill.h"
#include "store/noun_key.h"

#define BOOKED                                                                 \
	"coalesce((SELECT sum(e.amount_minor) FROM payments e "                \
	"WHERE e.invoice = v.id AND e.state = 'booked' AND e.voided = 0), 0)"
#define OWED "(v.amount_minor - " BOOKED ")"
/* As sell/notice.h has it: sent to whom it has to go to, and not come back. */
#define SENT                                                                   \
	"(SELECT max(n.at) FROM notices n WHERE n.invoice = v.id "             \
	"AND n.level = 0 AND n.voided = 0 "                                    \
	"AND n.result IN ('sent', 'delivered', 'read') "                       \
	"AND {root c: n.party} = {root c: coalesce(v.bill_to, v.party)})"
#define STEP                                                                   \
	"(SELECT n.step FROM notices n WHERE n.invoice = v.id "                \
	"AND n.level > 0 AND n.voided = 0 ORDER BY n.level DESC LIMIT 1)"

/* --- invoices --------------------------------------------------------------- */

static const struct noun_key invoice_keys[] = {
	KEY_ID('v', "v.id", NULL),
	KEY_PARTY("v.party"),
	KEY_OF("name", NOUN_NAME, "c.name_key", "part of the party's name"),
	{.name = "bill_to",
	 .kind = NOUN_NAMED,
	 .letter = 'c',
	 .meaning = "whom it is addressed to, if another: an id, or part of "
		    "the name",
	 .sql = "o.name_key",
	 .id_sql = "y.id",
	 .id_wrap = AMONG_PARTIES("v.bill_to")},
	{.name = "number",
	 .kind = NOUN_WORD,
	 .lift = LIFT_CLOSED,
	 .meaning = "as it is printed",
	 .sql = "v.number"},
	KEY_AHEAD("due", NOUN_WHEN, "v.due_on,NULL", "payable by"),
	KEY_OF("issued", NOUN_WHEN, "v.issued_on,NULL", "its day"),
	{.name = "settled",
	 .kind = NOUN_WHEN,
	 .lift = LIFT_CLOSED,
	 .meaning = "since when nothing is owed",
	 .sql = "v.settled_on,NULL"},
	KEY_OF("disputed", NOUN_WHEN, "v.disputed_on,NULL",
	       "since when they dispute it"),
	KEY_OF("sent", NOUN_INSTANT, SENT, "when it was sent, with proof"),
	KEY_WORD("step", STEP, "the last step of dunning"),
	KEY_OF("owed", NOUN_MONEY, OWED ",v.currency", "what is left of it"),
	KEY_OF("total", NOUN_MONEY, "v.amount_minor,v.currency", "all of it"),
	KEY_WORD("currency", "v.currency", "EUR, USD, …"),
	KEY_OF("owner", NOUN_PERSON, "v.owner", "our person"),
	KEY_STATE("v.state", "open paid credited", LIFT_CLOSED),
	KEY_OF("note", NOUN_TEXT, "v.note", "part of the note"),
	{.name = "key",
	 .kind = NOUN_WORD,
	 .lift = LIFT_CLOSED,
	 .meaning = "its number elsewhere",
	 .sql = "v.\"key\""},
	KEY_TAG("v.party"),
	KEY_BATCH("v.batch"),
};

static const struct noun_column invoice_columns[] = {
	{"id", "v.id", NULL, false},
	{"due", "v.due_on", NULL, false},
	{"owed", OWED ", v.currency", "v.currency, " OWED, false},
	{"state", "v.state", NULL, false},
	{"sent", SENT, NULL, false},
	{"party", "c.id", NULL, false},
	{"name", "c.name", "c.name_key", false},
	{"number", "v.number", NULL, false},
	{"total", "v.amount_minor, v.currency", "v.currency, v.amount_minor",
	 false},
	{"issued", "v.issued_on", NULL, false},
	{"settled", "v.settled_on", NULL, false},
	{"disputed", "v.disputed_on", NULL, false},
	{"bill_to", "o.id", NULL, false},
	{"owner", "v.owner", NULL, false},
	{"step", STEP, NULL, false},
	{"dispute", "v.dispute", NULL, false},
	{"file", "v.file", NULL, false},
	{"note", "v.note", NULL, false},
	{"key", "v.\"key\"", NULL, false},
	{"batch", "v.batch", NULL, false},
};

/* --- payments --------------------------------------------------------------- */

static const struct noun_key payment_keys[] = {
	KEY_ID('e', "e.id", NULL),
	KEY_PARTY("e.party"),
	KEY_OF("name", NOUN_NAME, "c.name_key", "part of the party's name"),
	{.name = "invoice",
	 .kind = NOUN_ID,
	 .letter = 'v',
	 .meaning = "of which",
	 .sql = "e.invoice"},
	KEY_OF("on", NOUN_WHEN, "e.paid_on,NULL", "the day"),
	KEY_OF("amount", NOUN_MONEY, "e.amount_minor,e.currency",
	       "how much; below 0: paid back"),
	KEY_WORD("currency", "e.currency", "EUR, USD, …"),
	KEY_ONE_OF("kind", "e.kind", "payment credit", "payment, credit"),
	KEY_STATE("e.state", "booked review ignored", LIFT_CLOSED),
	KEY_OF("payer", NOUN_TEXT, "e.payer", "part of what the bank says"),
	KEY_OF("text", NOUN_TEXT, "e.text", "part of what it is for"),
	KEY_WORD("key", "e.\"key\"", "its number elsewhere"),
	KEY_TAG("e.party"),
	KEY_BATCH("e.batch"),
};

static const struct noun_column payment_columns[] = {
	{"id", "e.id", NULL, false},
	{"on", "e.paid_on", NULL, false},
	{"amount", "e.amount_minor, e.currency", "e.currency, e.amount_minor",
	 false},
	{"kind", "e.kind", NULL, false},
	{"state", "e.state", NULL, false},
	{"invoice", "e.invoice", NULL, false},
	{"party", "c.id", NULL, false},
	{"payer", "e.payer", NULL, false},
	{"why", "e.why", NULL, false},
	{"name", "c.name", "c.name_key", false},
	{"text", "e.text", NULL, false},
	{"key", "e.\"key\"", NULL, false},
	{"batch", "e.batch", NULL, false},
};

/* --- reminders -------------------------------------------------------------- */

static const struct noun_key notice_keys[] = {
	{.name = "invoice",
	 .kind = NOUN_ID,
	 .letter = 'v',
	 .meaning = "of which",
	 .sql = "n.invoice"},
	KEY_PARTY("n.party"),
	KEY_OF("at", NOUN_INSTANT, "n.at", "when"),
	KEY_WORD("step", "n.step", "sent, or a step of the policy"),
	KEY_OF("level", NOUN_NUMBER, "n.level", "0: sent; then the step"),
	KEY_WORD("channel", "n.channel", "mail, post, phone, …"),
	KEY_WORD("result", "n.result", "sent, delivered, bounced, queued, …"),
	KEY_OF("recipient", NOUN_TEXT, "n.recipient",
	       "part of an address or name"),
	KEY_OF("who", NOUN_PERSON, "n.who", "our person"),
	KEY_OF("approver", NOUN_PERSON, "n.approver", "who agreed"),
	KEY_OF("cost", NOUN_MONEY, "n.cost_minor,n.currency",
	       "what it costs us"),
	{.name = "message",
	 .kind = NOUN_ID,
	 .letter = 'o',
	 .meaning = "the letter that carries it",
	 .sql = "n.message"},
	KEY_BATCH("n.batch"),
};

static const struct noun_column notice_columns[] = {
	{"id", "n.id", NULL, false},
	{"at", "n.at", NULL, false},
	{"invoice", "n.invoice", NULL, false},
	{"step", "n.step", NULL, false},
	{"channel", "n.channel", NULL, false},
	{"result", "n.result", NULL, false},
	{"who", "n.who", NULL, false},
	{"party", "c.id", NULL, false},
	{"recipient", "n.recipient", NULL, false},
	{"level", "n.level", NULL, false},
	{"approver", "n.approver", NULL, false},
	{"cost", "n.cost_minor, n.currency",
	 "n.cost_minor IS NULL, n.currency, n.cost_minor", false},
	{"message", "n.message", NULL, false},
	{"text", "n.text", NULL, false},
	{"batch", "n.batch", NULL, false},
};

static const struct noun nouns[] = {
	{.name = "invoices",
	 .letter = 'v',
	 .shape = &invoice_row_shape,
	 .columns = invoice_columns,
	 KEYS(invoice_keys),
	 .from = "invoices v LEFT JOIN parties c ON c.id = {root c: v.party} "
		 "LEFT JOIN parties o ON o.id = {root c: v.bill_to}",
	 .where = "v.voided = 0",
	 .live = "v.state = 'open'",
	 .order = "v.due_on, v.id",
	 .tie = "v.id",
	 .word = "crm_part(v.number, {word}) = 1 "
		 "OR crm_part(v.note, {word}) = 1 "
		 "OR c.name_key LIKE {like} ESCAPE '\\'"},
	{.name = "payments",
	 .letter = 'e',
	 .shape = &payment_row_shape,
	 .columns = payment_columns,
	 KEYS(payment_keys),
	 .from = "payments e LEFT JOIN parties c ON c.id = {root c: e.party}",
	 .where = "e.voided = 0",
	 .live = "e.state <> 'ignored'",
	 .order = "e.paid_on DESC, e.id DESC",
	 .tie = "e.id",
	 .word = "crm_part(e.payer, {word}) = 1 "
		 "OR crm_part(e.text, {word}) = 1 "
		 "OR c.name_key LIKE {like} ESCAPE '\\'"},
	{.name = "notices",
	 .letter = 'N',
	 .shape = &notice_row_shape,
	 .columns = notice_columns,
	 KEYS(notice_keys),
	 .from = "notices n LEFT JOIN parties c ON c.id = {root c: n.party}",
	 .where = "n.voided = 0",
	 .order = "n.at DESC, n.id DESC",
	 .tie = "n.id",
	 .word = "crm_part(n.recipient, {word}) = 1 "
		 "OR crm_part(n.text, {word}) = 1 "
		 "OR c.name_key LIKE {like} ESCAPE '\\'"},
};

const struct noun *
noun_invoice_at(size_t i)
{
	return i < sizeof(nouns) / sizeof(nouns[0]) ? &nouns[i] : NULL;
}
