/* SPDX-License-Identifier: ISC
 * Opportunities, and how far they came.
 */
#ifndef MODEL_DEAL_H
#define MODEL_DEAL_H

#include "model/column.h"

/* An opportunity. A thing. */
struct deal {
	struct id id;
	struct id batch;
	struct flag voided;
	struct id party;
	struct text name;	    /* what it is about */
	struct word owner;	    /* our person */
	struct word stage;	    /* of the policy */
	struct word state;	    /* open, won, lost */
	struct number amount_minor; /* what it would bring, in minor units */
	struct word currency;	    /* ISO 4217 */
	struct day expected_on;	    /* the day it is likely decided */
	struct text next;   /* what we do next; there while it is open */
	struct day next_on; /* and by when */
	struct word reason; /* why it was lost, a word of the policy */
	struct text why;    /* the same in their words */
	struct word source; /* where it came from: web, fair, referral, … */
	struct word territory; /* by which it was assigned */
	struct word turn;      /* whose turn it was when it was assigned */
	struct instant opened_at;
	struct instant settled_at; /* won or lost */
	struct text note;
	struct text key; /* its number elsewhere: never imported twice */
};

/* How a deal stood after a step. A fact. */
struct deal_move {
	struct id id;
	struct id batch;
	struct flag voided;
	struct id deal;
	struct instant at;
	struct word stage;
	struct word state;
	struct number amount_minor;
	struct word currency;
	struct day expected_on;
	struct word owner;
	struct text why;
};

extern const struct shape deal_shape;
extern const struct shape deal_move_shape;

#endif
