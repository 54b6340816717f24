/* SPDX-License-Identifier: ISC
 * The verbs of crm-invoice.
 */
#include "cli/billing.h"

#include <string.h>

#include "base/utf8.h"
#include "cli/sentence.h"
#include "cli/session.h"
#include "cli/usage.h"
#include "domain/find.h"
#include "domain/input.h"
#include "domain/party.h"
#include "sell/invoice.h"
#include "sell/notice.h"
#include "sell/payment.h"

enum uses {
	USES_NEW = 1 << 0,  /* --no --total -d --on --file --bill-to */
	USES_SENT = 1 << 1, /* --to -c --result */
	USES_EXCESS = 1 << 2,
	USES_AT = 1 << 3,
	USES_TEXT = 1 << 4, /* -m -F -e */
	USES_KEEP = 1 << 5  /* -n -q --key */
};

struct verb {
	const char *name;
	unsigned uses;
	size_t fewest, most; /* operands behind it */
	const char *wanted;  /* what they are */
	int (*run)(struct session *s, const struct billing *opt);
};

static int
wrong(struct session *s, const char *what)
{
	return usage_wrong(s->passport, &s->err, "%s: %s", s->operands[0],
			   what);
}

/* --- what all have in common ------------------------------------------------ */

static int
keep_invoice(struct session *s, const struct invoice *invoice)
{
	struct invoice_row row;

	if (invoice_row(s->business, invoice, &row, &s->err) < 0 ||
	    session_row(s, &row) < 0)
		return -1;
	return session_keep(s);
}

/* Begin the batch; 1 where the key was used before, and that was answered. */
static int
begin(struct session *s)
{
	struct vec rows = {.size = sizeof(struct invoice_row)};
	struct id repeat = {0};

	if (session_rows(s, &invoice_row_shape, sentence_invoice) < 0 ||
	    session_write(s, "hand", &repeat) < 0)
		return -1;
	if (repeat.n == 0)
		return 0;
	return invoice_again(s->business, repeat, &rows, &s->err) < 0 ||
			       session_repeat(s, &rows) < 0
		       ? -1
		       : 1;
}

/* Begin, with the invoice as it is under the lock. */
static int
begin_of(struct session *s, const char *word, struct invoice *invoice)
{
	int rc;

	if (session_open(s, SESSION_WRITE) < 0 ||
	    invoice_find(s->business, word, invoice, &s->err) < 0)
		return -1;
	rc = begin(s);
	if (rc != 0)
		return rc;
	return invoice_find(s->business, word, invoice, &s->err);
}

/* -m, -F or -e; *text NULL: not said. */
static int
read_words(struct session *s, const char **text)
{
	size_t len;

	*text = NULL;
	if (!s->common.text && !s->common.file && !s->common.edit)
		return 0;
	if (session_text(s, s->operand_count, text, &len) < 0)
		return -1;
	if (*text && !utf8_valid(*text, len))
		return error_set(&s->err, ERR_DATA,
				 "the words are no UTF-8 "
				 "text");
	return 0;
}

static int
need_words(struct session *s, const char **text)
{
	if (read_words(s, text) < 0)
		return -1;
	return *text ? 0 : wrong(s, "say why: -m \"why\"");
}

/* --- new -------------------------------------------------------------------- */

/* What needs no party; due days are counted from the day of the invoice. */
static int
read_new(struct session *s, const struct billing *opt, struct invoice_new *new)
{
	if (!opt->number || !opt->total || !opt->due)
		return wrong(s, "--no, --total and -d are wanted");
	if (opt->unbilled && s->operand_count > 2)
		return wrong(s, "--unbilled, or the sales: one of them");
	new->number = opt->number;
	new->file = opt->file;
	new->unbilled = opt->unbilled;
	new->sales = (const char *const *)s->operands + 2;
	new->sale_count = s->operand_count - 2;
	if (money_parse(opt->total, '\0', s->business->policy->currency,
			&new->total, &s->err) < 0 ||
	    input_day(s->business, opt->on, &new->issued, &s->err) < 0)
		return -1;
	return invoice_due(s->business, opt->due, new->issued, &new->due,
			   &s->err);
}

static int
make(struct session *s, const struct billing *opt)
{
	struct invoice_new new = {.number = NULL};
	struct party party, bill_to;
	struct invoice invoice;
	int rc;

	if (session_open(s, SESSION_WRITE) < 0 || read_new(s, opt, &new) < 0 ||
	    party_find(s->business, s->operands[1], &party, &s->err) < 0 ||
	    (opt->bill_to &&
	     party_find(s->business, opt->bill_to, &bill_to, &s->err) < 0))
		return -1;
	if (opt->bill_to)
		new.bill_to = bill_to.id;
	rc = begin(s);
	if (rc != 0)
		return rc < 0 ? -1 : 0;
	if (party_find(s->business, s->operands[1], &party, &s->err) < 0 ||
	    invoice_add(s->business, &party, &new, &invoice, &s->err) < 0)
		return -1;
	return keep_invoice(s, &invoice);
}

/* --- sent ------------------------------------------------------------------- */

static int
prove(struct session *s, const struct billing *opt)
{
	struct notice_new new = {
		.to = opt->to, .channel = opt->channel, .result = opt->result};
	struct notice_story story;
	struct invoice invoice;
	struct notice notice;
	int rc = begin_of(s, s->operands[1], &invoice);

	if (rc != 0)
		return rc < 0 ? -1 : 0;
	if (input_at(s->business, s->common.at, &new.at, &s->err) < 0 ||
	    notice_send(s->business, &invoice, &new, &notice, &s->err) < 0 ||
	    notice_story(s->business, &invoice, &story, &s->err) < 0)
		return -1;
	if (story.flaw)
		session_remark(s, "v%lld: that is no proof: %s",
			       (long long)invoice.id.n, story.flaw);
	return keep_invoice(s, &invoice);
}

/* --- paid, credit ----------------------------------------------------------- */

static int
book(struct session *s, const struct billing *opt, const char *kind)
{
	struct payment_new new = {
		.kind = kind,
		.amount = s->operand_count > 2 ? s->operands[2] : NULL,
		.excess = opt->excess};
	struct invoice invoice;
	int rc;

	if (strcmp(kind, "credit") == 0 && need_words(s, &new.why) < 0)
		return -1;
	rc = begin_of(s, s->operands[1], &invoice);
	if (rc != 0)
		return rc < 0 ? -1 : 0;
	if (input_day(s->business, s->common.at, &new.on, &s->err) < 0)
		return -1;
	if (new.on.days > s->business->today.days)
		return error_set(&s->err, ERR_USAGE,
				 "--at %s: has not been yet", s->common.at);
	if (payment_add(s->business, &invoice, &new, &s->err) < 0)
		return -1;
	return keep_invoice(s, &invoice);
}

static int
pay(struct session *s, const struct billing *opt)
{
	return book(s, opt, "payment");
}

static int
credit(struct session *s, const struct billing *opt)
{
	return book(s, opt, "credit");
}

/* --- dispute, settle -------------------------------------------------------- */

static int
dispute(struct session *s, const struct billing *opt)
{
	struct invoice invoice;
	const char *why;
	int rc = need_words(s, &why);

	(void)opt;
	if (rc == 0)
		rc = begin_of(s, s->operands[1], &invoice);
	if (rc != 0)
		return rc < 0 ? -1 : 0;
	if (invoice_dispute(s->business, &invoice, why, &s->err) < 0)
		return -1;
	return keep_invoice(s, &invoice);
}

static int
settle(struct session *s, const struct billing *opt)
{
	struct invoice invoice;
	const char *how;
	int rc = read_words(s, &how);

	(void)opt;
	if (rc == 0)
		rc = begin_of(s, s->operands[1], &invoice);
	if (rc != 0)
		return rc < 0 ? -1 : 0;
	if (invoice_settle(s->business, &invoice, how, &s->err) < 0)
		return -1;
	return keep_invoice(s, &invoice);
}

/* --- match, ignore ---------------------------------------------------------- */

static int
match(struct session *s, const struct billing *opt)
{
	struct payment payment;
	struct invoice invoice;
	int rc = begin_of(s, s->operands[2], &invoice);

	if (rc != 0)
		return rc < 0 ? -1 : 0;
	if (payment_find(s->business, s->operands[1], &payment, &s->err) < 0 ||
	    payment_match(s->business, &payment, &invoice, opt->excess,
			  &s->err) < 0)
		return -1;
	return keep_invoice(s, &invoice);
}

static int
ignore(struct session *s, const struct billing *opt)
{
	struct vec rows = {.size = sizeof(struct payment_row)};
	struct id repeat = {0};
	struct payment payment;
	struct payment_row row;
	const char *why;

	(void)opt;
	if (need_words(s, &why) < 0 || session_open(s, SESSION_WRITE) < 0 ||
	    session_rows(s, &payment_row_shape, sentence_payment) < 0 ||
	    session_write(s, "hand", &repeat) < 0)
		return -1;
	if (repeat.n > 0)
		return payment_again(s->business, repeat, &rows, &s->err) < 0
			       ? -1
			       : session_repeat(s, &rows);
	if (payment_find(s->business, s->operands[1], &payment, &s->err) < 0 ||
	    payment_ignore(s->business, &payment, why, &s->err) < 0 ||
	    payment_row(s->business, &payment, &row, &s->err) < 0 ||
	    session_row(s, &row) < 0)
		return -1;
	return session_keep(s);
}

/* --- list ------------------------------------------------------------------- */

static int
print(void *cookie, const void *row, struct error *err)
{
	(void)err;
	return session_row(cookie, row);
}

static int
list(struct session *s, const struct billing *opt)
{
	struct find_question question = {
		.noun = "invoices",
		.filters = s->operands + (s->operand_count > 0),
		.count = s->operand_count - (s->operand_count > 0),
		.columns = s->common.columns,
	};

	(void)opt;
	if (session_open(s, SESSION_READ) < 0 ||
	    session_rows(s, &invoice_row_shape, NULL) < 0 ||
	    find_rows(s->business, &question, print, s, &s->err) < 0)
		return -1;
	return session_found(s);
}

/* --- which ------------------------------------------------------------------ */

#define MANY ((size_t)-1)

static const struct verb verbs[] = {
	{"new", USES_NEW | USES_KEEP, 1, MANY, "for whom?", make},
	{"sent", USES_SENT | USES_AT | USES_KEEP, 1, 1, "which invoice?",
	 prove},
	{"paid", USES_EXCESS | USES_AT | USES_KEEP, 1, 2,
	 "which invoice, and how much of it?", pay},
	{"credit", USES_AT | USES_TEXT | USES_KEEP, 1, 2,
	 "which invoice, and how much of it?", credit},
	{"dispute", USES_TEXT | USES_KEEP, 1, 1, "which invoice?", dispute},
	{"settle", USES_TEXT | USES_KEEP, 1, 1, "which invoice?", settle},
	{"match", USES_EXCESS | USES_KEEP, 2, 2,
	 "which payment, and of which invoice?", match},
	{"ignore", USES_TEXT | USES_KEEP, 1, 1, "which payment?", ignore},
	{"list", 0, 0, MANY, NULL, list},
};

/* What was said that the verb has no use for. */
static unsigned
said(const struct session *s, const struct billing *opt)
{
	const struct common *common = &s->common;
	unsigned uses = 0;

	if (opt->number || opt->total || opt->due || opt->on || opt->file ||
	    opt->bill_to || opt->unbilled)
		uses |= USES_NEW;
	if (opt->to || opt->channel || opt->result)
		uses |= USES_SENT;
	if (opt->excess)
		uses |= USES_EXCESS;
	if (common->at)
		uses |= USES_AT;
	if (common->text || common->file || common->edit)
		uses |= USES_TEXT;
	if (common->rehearse || common->quiet || common->key)
		uses |= USES_KEEP;
	return uses;
}

static int
check_said(struct session *s, const struct verb *verb,
	   const struct billing *opt)
{
	static const struct {
		unsigned uses;
		const char *what;
	} lines[] = {
		{USES_NEW, "--no, --total, -d, --on, --file, --bill-to and "
			   "--unbilled are of new"},
		{USES_SENT, "--to, -c and --result are of sent"},
		{USES_EXCESS, "--excess is of paid and match"},
		{USES_AT, "--at is of sent, paid and credit"},
		{USES_TEXT, "-m, -F and -e are of credit, dispute, settle and "
			    "ignore"},
		{USES_KEEP, "-n, -q and --key are not of list"},
	};
	unsigned needless = said(s, opt) & ~verb->uses;
	size_t i;

	for (i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		if (needless & lines[i].uses)
			return usage_wrong(s->passport, &s->err, "%s: %s",
					   verb->name, lines[i].what);
	}
	return 0;
}

int
billing_run(struct session *s, const struct billing *opt)
{
	const char *name = s->operand_count > 0 ? s->operands[0] : "list";
	size_t i, count = s->operand_count - (s->operand_count > 0);

	for (i = 0; i < sizeof(verbs) / sizeof(verbs[0]); i++) {
		const struct verb *verb = &verbs[i];

		if (strcmp(verb->name, name) != 0)
			continue;
		if (check_said(s, verb, opt) < 0)
			return -1;
		if (count < verb->fewest || count > verb->most)
			return wrong(s, verb->wanted);
		return verb->run(s, opt);
	}
	return usage_wrong(s->passport, &s->err,
			   "%s: new, sent, paid, credit, dispute, settle, "
			   "match, ignore or list",
			   name);
}
