/* SPDX-License-Identifier: ISC
 * The rows of notes and problems that lists and writers hand out.
 */
#ifndef MODEL_ROW_CAUSE_H
#define MODEL_ROW_CAUSE_H

#include "model/column.h"

/* crm-observe, crm-find -t observations */
struct observation_row {
	struct id id;
	struct number trial;
	struct when at;
	struct id for_case;
	struct word who;
	struct text key;
	struct text value;
	/* only with -o */
	struct id party;
	struct text name;
	struct word kind; /* what the value is by its look */
	struct text struck;
	struct id batch;
	/* of no column: all of its trial, for a person */
	struct text together;
};

/* crm-problem, crm-find -t problems */
struct problem_row {
	struct id id;
	struct number cases; /* joined to it, */
	struct number open;  /* of them not closed, */
	struct number told;  /* parties who were told, buyers too */
	struct word state;
	struct word owner;
	struct id product;
	struct text title;
	/* only with -o */
	struct word outcome;
	struct instant opened;
	struct instant settled;
	struct instant closed;
	struct id batch;
	struct text cause;
	struct text fix;
	struct text answer; /* what the outcome was */
};

/* crm-problem similar */
struct similar_row {
	struct id id; /* the case */
	struct real weight;
	struct word state;
	struct id party;
	struct text why; /* the words it shares, the rarest first */
	struct text name;
	struct text subject;
};

extern const struct shape observation_row_shape;
extern const struct shape problem_row_shape;
extern const struct shape similar_row_shape;

#endif
