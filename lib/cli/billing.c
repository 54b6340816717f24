/* SPDX-License-Identifier: ISC
 * The verbs of crm-invoice.
 */
#include "cli/billing.h"

#include <string.h>

#include "cli/listing.h"
#include "cli/sentence.h"
#include "cli/session.h"
#include "cli/typed.h"
#include "cli/usage.h"
#include "cli/verbs.h"
#include "domain/input.h"
#include "domain/resolver.h"
#include "sell/invoice.h"
#include "sell/notice.h"
#include "sell/payment.h"

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
	return session_batch(s, &invoice_row_shape, sentence_invoice,
			     invoice_again);
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

static int
need_words(struct session *s, const char **text)
{
	if (typed_given(s, s->operand_count, text) < 0)
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
make(struct session *s, const void *options)
{
	const struct billing *opt = options;
	struct invoice_new new = {.number = NULL};
	struct party party, bill_to;
	struct invoice invoice;
	int rc;

	if (session_open(s, SESSION_WRITE) < 0 || read_new(s, opt, &new) < 0 ||
	    resolver_find(s->business, s->operands[1], &party, &s->err) < 0 ||
	    (opt->bill_to &&
	     resolver_find(s->business, opt->bill_to, &bill_to, &s->err) < 0))
		return -1;
	if (opt->bill_to)
		new.bill_to = bill_to.id;
	rc = begin(s);
	if (rc != 0)
		return rc < 0 ? -1 : 0;
	if (resolver_find(s->business, s->operands[1], &party, &s->err) < 0 ||
	    invoice_add(s->business, &party, &new, &invoice, &s->err) < 0)
		return -1;
	return keep_invoice(s, &invoice);
}

/* --- sent ------------------------------------------------------------------- */

static int
prove(struct session *s, const void *options)
{
	const struct billing *opt = options;
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
pay(struct session *s, const void *options)
{
	return book(s, options, "payment");
}

static int
credit(struct session *s, const void *options)
{
	return book(s, options, "credit");
}

/* --- dispute, settle -------------------------------------------------------- */

static int
dispute(struct session *s, const void *options)
{
	struct invoice invoice;
	const char *why;
	int rc = need_words(s, &why);

	(void)options;
	if (rc == 0)
		rc = begin_of(s, s->operands[1], &invoice);
	if (rc != 0)
		return rc < 0 ? -1 : 0;
	if (invoice_dispute(s->business, &invoice, why, &s->err) < 0)
		return -1;
	return keep_invoice(s, &invoice);
}

static int
settle(struct session *s, const void *options)
{
	struct invoice invoice;
	const char *how;
	int rc = typed_given(s, s->operand_count, &how);

	(void)options;
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
match(struct session *s, const void *options)
{
	const struct billing *opt = options;
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
ignore(struct session *s, const void *options)
{
	struct payment payment;
	struct payment_row row;
	const char *why;
	int rc;

	(void)options;
	if (need_words(s, &why) < 0 || session_open(s, SESSION_WRITE) < 0)
		return -1;
	rc = session_batch(s, &payment_row_shape, sentence_payment,
			   payment_again);
	if (rc != 0)
		return rc < 0 ? -1 : 0;
	if (payment_find(s->business, s->operands[1], &payment, &s->err) < 0 ||
	    payment_ignore(s->business, &payment, why, &s->err) < 0 ||
	    payment_row(s->business, &payment, &row, &s->err) < 0 ||
	    session_row(s, &row) < 0)
		return -1;
	return session_keep(s);
}

/* --- list ------------------------------------------------------------------- */

static int
list(struct session *s, const void *options)
{
	(void)options;
	return listing_verb(s, "invoices");
}

/* --- which ------------------------------------------------------------------ */

static const struct verb verbs[] = {
	{"new", make, "no total due on file bill-to unbilled n q key",
	 "for whom?", 1, VERB_MANY},
	{"sent", prove, "to channel result at n q key", "which invoice?", 1, 1},
	{"paid", pay, "excess at n q key", "which invoice, and how much of it?",
	 1, 2},
	{"credit", credit, "at m n q key", "which invoice, and how much of it?",
	 1, 2},
	{"dispute", dispute, "m n q key", "which invoice?", 1, 1},
	{"settle", settle, "m n q key", "which invoice?", 1, 1},
	{"match", match, "excess n q key",
	 "which payment, and of which invoice?", 2, 2},
	{"ignore", ignore, "m n q key", "which payment?", 1, 1},
	{"list", list, "", NULL, 0, 0},
};

int
billing_run(struct session *s, const struct billing *opt)
{
	return verbs_run(s, verbs, sizeof(verbs) / sizeof(verbs[0]), opt);
}
