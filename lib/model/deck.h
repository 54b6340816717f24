/* SPDX-License-Identifier: ISC
 * The cards dealt to guests.
 */
#ifndef MODEL_DECK_H
#define MODEL_DECK_H

#include "model/column.h"

/* One question shown to one guest; the score comes later. */
struct dealt {
	struct id id;
	struct id batch;
	struct flag voided;
	struct word site;
	struct word indicator; /* of the policy */
	struct id party;
	struct text guest;
	struct instant at;   /* shown */
	struct number score; /* 1 to 5; none: shown, not answered */
	struct instant answered_at;
	struct id interaction;
	struct text text; /* what they said with it */
};

/* crm-card deal */
struct card_dealt_row {
	struct id id;
	struct word site;
	struct word indicator;
	struct text question;
	/* only with -o */
	struct text guest;
	struct id party;
	struct instant at;
};

/* crm-card answer, crm-card list, crm-find -t cards */
struct dealt_row {
	struct id id;
	struct instant at;
	struct word site;
	struct word indicator;
	struct number score;
	struct text guest;
	struct id party;
	struct text text;
	/* only with -o */
	struct text name; /* of the party */
	struct instant answered;
	struct id interaction;
	struct id batch;
};

/* crm-report cards: what was asked at a site */
struct card_score_row {
	struct word id; /* "lobby.welcome" */
	struct number n;
	struct number shown; /* whether it was answered or not */
	struct real mean;
	struct number good; /* percent of n that are 4 or 5 */
	struct number low;  /* the 95 % interval of good */
	struct number high;
	struct number others_n;
	struct real others_mean;
	struct number others_good;
	struct word verdict; /* better, worse, alike; few: no comparison */
	struct list weeks;   /* mean of each, the last one the last; 0: none */
	struct text text;    /* the question */
};

extern const struct shape dealt_shape;
extern const struct shape card_score_row_shape;
extern const struct shape card_dealt_row_shape;
extern const struct shape dealt_row_shape;

#endif
