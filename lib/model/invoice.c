/* SPDX-License-Identifier: ISC
 * What was billed, what was paid, and what debtors were told.
 */
#include "model/invoice.h"

static const struct column invoice_columns[] = {
	REFERENCE(struct invoice, id, "id", 'v', DURABLE, "never reused"),
	REFERENCE(struct invoice, batch, "batch", 'b', DURABLE, "what made it"),
	COLUMN(struct invoice, voided, FLAG, DURABLE, "taken back"),
	REFERENCE(struct invoice, party, "party", 'c', DURABLE, "who bought"),
	REFERENCE(struct invoice, bill_to, "bill_to", 'c', DURABLE,
		  "whom it is addressed to, if another"),
	COLUMN(struct invoice, number, TEXT, DURABLE, "as it is printed"),
	COLUMN(struct invoice, amount_minor, NUMBER, DURABLE,
	       "with tax, in minor units"),
	COLUMN(struct invoice, currency, WORD, DURABLE, "ISO 4217"),
	COLUMN(struct invoice, issued_on, DAY, DURABLE, "its day"),
	COLUMN(struct invoice, due_on, DAY, DURABLE, "payable by"),
	COLUMN(struct invoice, owner, WORD, DURABLE, "our person"),
	COLUMN(struct invoice, state, WORD, DURABLE, "open, paid, credited"),
	COLUMN(struct invoice, settled_on, DAY, DURABLE,
	       "since when nothing is owed"),
	COLUMN(struct invoice, disputed_on, DAY, DURABLE,
	       "while they dispute it"),
	COLUMN(struct invoice, dispute, TEXT, DURABLE, "and why"),
	COLUMN(struct invoice, file, TEXT, DURABLE, "name of its copy"),
	COLUMN(struct invoice, digest, BYTES, DURABLE, "SHA-256 of that copy"),
	COLUMN(struct invoice, note, TEXT, DURABLE, "what to know about it"),
	COLUMN(struct invoice, key, TEXT, DURABLE,
	       "its number elsewhere: never imported twice"),
};

static const struct column payment_columns[] = {
	REFERENCE(struct payment, id, "id", 'e', DURABLE, "never reused"),
	REFERENCE(struct payment, batch, "batch", 'b', DURABLE, "what made it"),
	COLUMN(struct payment, voided, FLAG, DURABLE, "taken back"),
	REFERENCE(struct payment, party, "party", 'c', DURABLE,
		  "by whom, if known"),
	REFERENCE(struct payment, invoice, "invoice", 'v', DURABLE,
		  "which one, if known"),
	COLUMN(struct payment, kind, WORD, DURABLE, "payment, credit"),
	COLUMN(struct payment, paid_on, DAY, DURABLE, "the day"),
	COLUMN(struct payment, amount_minor, NUMBER, DURABLE,
	       "in minor units; below 0: paid back"),
	COLUMN(struct payment, currency, WORD, DURABLE, "ISO 4217"),
	COLUMN(struct payment, payer, TEXT, DURABLE, "as the bank says"),
	COLUMN(struct payment, text, TEXT, DURABLE, "likewise: what it is for"),
	COLUMN(struct payment, state, WORD, DURABLE, "booked, review, ignored"),
	COLUMN(struct payment, why, TEXT, DURABLE,
	       "why it waits, or was credited"),
	COLUMN(struct payment, key, TEXT, DURABLE,
	       "its number elsewhere: never imported twice"),
};

static const struct column notice_columns[] = {
	REFERENCE(struct notice, id, "id", 'N', DURABLE, "never reused"),
	REFERENCE(struct notice, batch, "batch", 'b', DURABLE, "what made it"),
	COLUMN(struct notice, voided, FLAG, DURABLE, "taken back"),
	REFERENCE(struct notice, invoice, "invoice", 'v', DURABLE, "of which"),
	COLUMN(struct notice, step, WORD, DURABLE,
	       "sent, or a step of the policy"),
	COLUMN(struct notice, level, NUMBER, DURABLE, "0: sent; then the rung"),
	COLUMN(struct notice, at, INSTANT, DURABLE, "when"),
	COLUMN(struct notice, channel, WORD, DURABLE,
	       "mail, post, phone, hand, …"),
	COLUMN(struct notice, recipient, TEXT, DURABLE,
	       "whom it reached: an address, a name"),
	REFERENCE(struct notice, party, "party", 'c', DURABLE,
		  "who that is, if known"),
	COLUMN(struct notice, result, WORD, DURABLE,
	       "sent, delivered, bounced, queued, spoken, …"),
	COLUMN(struct notice, who, WORD, DURABLE, "our person"),
	COLUMN(struct notice, approver, WORD, DURABLE,
	       "of ours, where it takes a second one"),
	COLUMN(struct notice, cost_minor, NUMBER, DURABLE,
	       "what it costs us, in minor units"),
	COLUMN(struct notice, currency, WORD, DURABLE, "ISO 4217, of the cost"),
	COLUMN(struct notice, text, TEXT, DURABLE, "what was said"),
	REFERENCE(struct notice, message, "message", 'o', DURABLE,
		  "where it went by mail"),
};

const struct shape invoice_shape = SHAPE(struct invoice, invoice_columns);
const struct shape payment_shape = SHAPE(struct payment, payment_columns);
const struct shape notice_shape = SHAPE(struct notice, notice_columns);
