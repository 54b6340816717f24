/* SPDX-License-Identifier: ISC
 * Scores of leads, what they add up from, and how they came true.
 */
#ifndef MODEL_LEAD_H
#define MODEL_LEAD_H

#include "model/column.h"

struct lead_row {
	struct id id;
	struct real score; /* in tenths: points and judgement */
	struct word band;
	struct real points;    /* of the rules, with the base */
	struct real judgement; /* what a person thinks */
	struct day judged;     /* on which day */
	struct number rules;   /* that matched */
	struct word chance;    /* percent of the band that buy */
	struct word margin;    /* what a purchase leaves, and from what: */
	struct word from;      /* worth, deals */
	struct word expected;  /* chance times margin */
	struct text name;
};

/* One addend of a score; those of one party add up to it. */
struct addend_row {
	struct id id;
	struct real addend;
	struct word kind;     /* base, rule, cap, judgement */
	struct number points; /* before age and cap */
	struct number age;    /* days */
	struct word group;
	struct word line; /* policy.yaml:12 */
	struct text what; /* the rule, or who judged */
};

/* A band as it came true. */
struct band_row {
	struct word band;
	struct number from;
	struct number scored;
	struct number bought;
	struct real share, low, high; /* Wilson, 95 % */
	struct word chance;	      /* as the policy says, percent */
	struct day since, until;
	struct text why; /* too few to tell */
};

extern const struct shape lead_row_shape;
extern const struct shape addend_row_shape;
extern const struct shape band_row_shape;

#endif
