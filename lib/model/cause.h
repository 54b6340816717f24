/* SPDX-License-Identifier: ISC
 * What was noted on a case, and one cause behind many.
 */
#ifndef MODEL_CAUSE_H
#define MODEL_CAUSE_H

#include "model/column.h"

/* One key and value of a trial. */
struct observation {
	struct id id;
	struct id batch;
	struct flag voided;
	struct id case_id;
	struct number trial; /* 1, 2, … of the case */
	struct day seen_on;  /* if known */
	struct instant at;   /* if known */
	struct text key;
	struct text value;  /* as it was typed */
	struct word who;    /* our person */
	struct text struck; /* why it does not count */
};

/* One cause behind many cases. A thing. */
struct problem {
	struct id id;
	struct id batch;
	struct flag voided;
	struct text title;
	struct word owner; /* our person */
	struct word state; /* open, resolved, closed */
	struct id product;
	struct text cause;   /* once it is known */
	struct text fix;     /* what makes it go away */
	struct word outcome; /* done, declined, cannot */
	struct text told;    /* what the outcome was */
	struct instant opened_at;
	struct instant settled_at;
	struct instant closed_at;
};

/* Whom a problem concerns: a case, or a buyer who never wrote. */
struct joined {
	struct id id;
	struct id batch;
	struct flag voided;
	struct id problem;
	struct id case_id;
	struct id party;
	struct id interaction;
	struct instant told_at;
};

extern const struct shape observation_shape;
extern const struct shape problem_shape;
extern const struct shape joined_shape;

#endif
