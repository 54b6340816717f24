/* SPDX-License-Identifier: ISC
 * Rows of the lists of invoices, payments and reminders.
 */
#ifndef MODEL_BILL_H
#define MODEL_BILL_H

#include "model/column.h"

/* crm-invoice, crm-find -t invoices */
struct invoice_row {
	struct id id;
	struct day due;
	struct money owed;   /* what is left of it */
	struct word state;   /* open, paid, credited */
	struct instant sent; /* last time with proof; MISSING: never */
	struct id party;
	struct text name;
	struct text number;
	/* only with -o */
	struct money total;
	struct day issued;
	struct day settled;
	struct day disputed;
	struct id bill_to;
	struct word owner;
	struct word step; /* of dunning, the last one */
	struct text dispute;
	struct text file;
	struct text note;
	struct text key;
	struct id batch;
};

/* crm-invoice ignore, crm-find -t payments */
struct payment_row {
	struct id id;
	struct day on;
	struct money amount;
	struct word kind;  /* payment, credit */
	struct word state; /* booked, review, ignored */
	struct id invoice;
	struct id party;
	struct text payer;
	struct text why;
	/* only with -o */
	struct text name; /* of the party */
	struct text text; /* what the bank says it is for */
	struct text key;
	struct id batch;
};

/* crm-find -t notices */
struct notice_row {
	struct id id;
	struct instant at;
	struct id invoice;
	struct word step;
	struct word channel;
	struct word result;
	struct word who;
	struct id party; /* whom it reached, if known */
	struct text recipient;
	/* only with -o */
	struct number level;
	struct word approver;
	struct money cost;
	struct id message;
	struct text text;
	struct id batch;
};

/* crm-dun: id is the invoice that moved */
struct dun_row {
	struct id id;
	struct number late; /* days */
	struct money owed;
	struct money cost;
	struct word step;
	struct word channel;
	struct id party; /* whom it goes to */
	struct text name;
	struct text number;
	struct text worth; /* a year, of the customer: of a step to approve */
	/* only with -o */
	struct number level;
	struct text recipient;
	struct word approver;
	struct id message;
	struct text text;
};

/* crm-report receivables */
struct receivable_row {
	struct word id; /* "EUR.30" */
	struct money amount;
	struct number n;    /* invoices */
	struct number days; /* a median, */
	struct number low;  /* and its 95 % interval */
	struct number high;
	struct text text;
};

extern const struct shape invoice_row_shape;
extern const struct shape payment_row_shape;
extern const struct shape notice_row_shape;
extern const struct shape dun_row_shape;
extern const struct shape receivable_row_shape;

#endif
