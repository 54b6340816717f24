/* SPDX-License-Identifier: ISC
 * Rows of the lists of invoices, payments and reminders.
 */
#include "model/bill.h"

static const struct column invoice_row_columns[] = {
	SHOWN_ID(struct invoice_row, id, "id", 'v', 9, "the invoice"),
	SHOWN(struct invoice_row, due, DAY, 8, "payable by"),
	SHOWN(struct invoice_row, owed, MONEY, 9, "what is left of it"),
	SHOWN(struct invoice_row, state, WORD, 7, "open, paid, credited"),
	SHOWN(struct invoice_row, sent, INSTANT, 6,
	      "last sent, with proof; none: never"),
	SHOWN_ID(struct invoice_row, party, "party", 'c', 5, "who bought"),
	SHOWN(struct invoice_row, name, TEXT, 8, "their name"),
	SHOWN(struct invoice_row, number, TEXT, 9, "as it is printed"),
	SHOWN(struct invoice_row, total, MONEY, 0, "all of it"),
	SHOWN(struct invoice_row, issued, DAY, 0, "its day"),
	SHOWN(struct invoice_row, settled, DAY, 0,
	      "since when nothing is owed"),
	SHOWN(struct invoice_row, disputed, DAY, 0, "while they dispute it"),
	SHOWN_ID(struct invoice_row, bill_to, "bill_to", 'c', 0,
		 "whom it is addressed to, if another"),
	SHOWN(struct invoice_row, owner, WORD, 0, "our person"),
	SHOWN(struct invoice_row, step, WORD, 0, "the last step of dunning"),
	SHOWN(struct invoice_row, dispute, TEXT, 0, "why they dispute it"),
	SHOWN(struct invoice_row, file, TEXT, 0, "name of its copy"),
	SHOWN(struct invoice_row, note, TEXT, 0, "what to know about it"),
	SHOWN(struct invoice_row, key, TEXT, 0, "its number elsewhere"),
	SHOWN_ID(struct invoice_row, batch, "batch", 'b', 0, "what made it"),
};

static const struct column payment_row_columns[] = {
	SHOWN_ID(struct payment_row, id, "id", 'e', 9, "the payment"),
	SHOWN(struct payment_row, on, DAY, 8, "the day"),
	SHOWN(struct payment_row, amount, MONEY, 9, "below 0: paid back"),
	SHOWN(struct payment_row, kind, WORD, 6, "payment, credit"),
	SHOWN(struct payment_row, state, WORD, 7, "booked, review, ignored"),
	SHOWN_ID(struct payment_row, invoice, "invoice", 'v', 8,
		 "of which, if known"),
	SHOWN_ID(struct payment_row, party, "party", 'c', 5, "by whom"),
	SHOWN(struct payment_row, payer, TEXT, 7, "as the bank says"),
	SHOWN(struct payment_row, why, TEXT, 8,
	      "why it waits, or was credited"),
	SHOWN(struct payment_row, name, TEXT, 0, "the party's name"),
	SHOWN(struct payment_row, text, TEXT, 0,
	      "what the bank says it is for"),
	SHOWN(struct payment_row, key, TEXT, 0, "its number elsewhere"),
	SHOWN_ID(struct payment_row, batch, "batch", 'b', 0, "what made it"),
};

static const struct column notice_row_columns[] = {
	SHOWN_ID(struct notice_row, id, "id", 'N', 9, "the entry"),
	SHOWN(struct notice_row, at, INSTANT, 9, "when"),
	SHOWN_ID(struct notice_row, invoice, "invoice", 'v', 9, "of which"),
	SHOWN(struct notice_row, step, WORD, 8,
	      "sent, or a step of the policy"),
	SHOWN(struct notice_row, channel, WORD, 7, "mail, post, phone, …"),
	SHOWN(struct notice_row, result, WORD, 7,
	      "sent, delivered, bounced, queued, spoken, …"),
	SHOWN(struct notice_row, who, WORD, 4, "our person"),
	SHOWN_ID(struct notice_row, party, "party", 'c', 5,
		 "whom it reached, if known"),
	SHOWN(struct notice_row, recipient, TEXT, 8, "an address, a name"),
	SHOWN(struct notice_row, level, NUMBER, 0, "0: sent; then the step"),
	SHOWN(struct notice_row, approver, WORD, 0, "who agreed"),
	SHOWN(struct notice_row, cost, MONEY, 0, "what it costs us"),
	SHOWN_ID(struct notice_row, message, "message", 'o', 0,
		 "the letter that carries it"),
	SHOWN(struct notice_row, text, TEXT, 0, "what was said"),
	SHOWN_ID(struct notice_row, batch, "batch", 'b', 0, "what made it"),
};

static const struct column dun_row_columns[] = {
	SHOWN_ID(struct dun_row, id, "id", 'v', 9, "the invoice"),
	SHOWN(struct dun_row, late, NUMBER, 7, "days since it was due"),
	SHOWN(struct dun_row, owed, MONEY, 9, "what is left of it"),
	SHOWN(struct dun_row, cost, MONEY, 6, "what the step costs us"),
	SHOWN(struct dun_row, step, WORD, 9, "the step taken"),
	SHOWN(struct dun_row, channel, WORD, 7, "mail, phone, post, …"),
	SHOWN_ID(struct dun_row, party, "party", 'c', 5, "to whom"),
	SHOWN(struct dun_row, name, TEXT, 8, "their name"),
	SHOWN(struct dun_row, number, TEXT, 8, "of the invoice, as printed"),
	SHOWN(struct dun_row, worth, TEXT, 5,
	      "of the customer in a year, where somebody has to agree"),
	SHOWN(struct dun_row, level, NUMBER, 0, "number of the step"),
	SHOWN(struct dun_row, recipient, TEXT, 0, "an address, a name"),
	SHOWN(struct dun_row, approver, WORD, 0, "who agreed"),
	SHOWN_ID(struct dun_row, message, "message", 'o', 0,
		 "the letter that carries it"),
	SHOWN(struct dun_row, text, TEXT, 0, "what is said"),
};

static const struct column receivable_row_columns[] = {
	SHOWN(struct receivable_row, id, WORD, 9, "currency and class"),
	SHOWN(struct receivable_row, amount, MONEY, 9, "what is owed"),
	SHOWN(struct receivable_row, n, NUMBER, 8, "how many invoices"),
	SHOWN(struct receivable_row, days, NUMBER, 8, "the median of them"),
	SHOWN(struct receivable_row, low, NUMBER, 7,
	      "its 95 % interval from, where enough can be told"),
	SHOWN(struct receivable_row, high, NUMBER, 7, "to"),
	SHOWN(struct receivable_row, text, TEXT, 9, "what it is"),
};

const struct shape invoice_row_shape =
	SHAPE(struct invoice_row, invoice_row_columns);
const struct shape payment_row_shape =
	SHAPE(struct payment_row, payment_row_columns);
const struct shape notice_row_shape =
	SHAPE(struct notice_row, notice_row_columns);
const struct shape dun_row_shape = SHAPE(struct dun_row, dun_row_columns);
const struct shape receivable_row_shape =
	SHAPE(struct receivable_row, receivable_row_columns);
