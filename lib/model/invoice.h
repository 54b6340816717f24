/* SPDX-License-Identifier: ISC
 * What was billed, what was paid, and what debtors were told.
 */
#ifndef MODEL_INVOICE_H
#define MODEL_INVOICE_H

#include "model/column.h"

/* Made elsewhere, recorded here. A thing. */
struct invoice {
	struct id id;
	struct id batch;
	struct flag voided;
	struct id party;
	struct id bill_to;
	struct text number;	    /* as it is printed */
	struct number amount_minor; /* with tax, in minor units */
	struct word currency;	    /* ISO 4217 */
	struct day issued_on;
	struct day due_on;
	struct word owner; /* our person */
	struct word state; /* open, paid, credited */
	struct day settled_on;
	struct day disputed_on; /* while they dispute it */
	struct text dispute;	/* and why */
	struct text file;	/* name of its copy */
	struct bytes digest;	/* SHA-256 of that copy */
	struct text note;
	struct text key; /* its number elsewhere: never imported twice */
};

/* What was paid or credited. A thing. */
struct payment {
	struct id id;
	struct id batch;
	struct flag voided;
	struct id party;
	struct id invoice;
	struct word kind; /* payment, credit */
	struct day paid_on;
	struct number amount_minor; /* below 0: paid back */
	struct word currency;	    /* ISO 4217 */
	struct text payer;	    /* as the bank says */
	struct text text;	    /* likewise: what it is for */
	struct word state;	    /* booked, review, ignored */
	struct text why;	    /* it waits, or was credited */
	struct text key; /* its number elsewhere: never imported twice */
};

/* What a debtor was told; level 0 is the proof that the invoice was sent. */
struct notice {
	struct id id;
	struct id batch;
	struct flag voided;
	struct id invoice;
	struct word step;    /* sent, or a step of the policy */
	struct number level; /* 0: sent; then the rung */
	struct instant at;
	struct word channel;   /* mail, post, phone, hand, … */
	struct text recipient; /* whom it reached: an address, a name */
	struct id party;       /* who that is, if known */
	struct word result; /* sent, delivered, bounced, queued, spoken, … */
	struct word who;    /* our person */
	struct word approver;	  /* of ours, where it takes a second one */
	struct number cost_minor; /* what it costs us, in minor units */
	struct word currency;	  /* ISO 4217, of the cost */
	struct text text;
	struct id message;
};

extern const struct shape invoice_shape;
extern const struct shape payment_shape;
extern const struct shape notice_shape;

#endif
