/* SPDX-License-Identifier: ISC
 * The rows that lists of deals hand out.
 */
#ifndef MODEL_DEAL_ROW_H
#define MODEL_DEAL_ROW_H

#include "model/column.h"

/* crm-deal, crm-find -t deals */
struct deal_row {
	struct id id;
	struct money amount;
	struct day expected;
	struct day due; /* of the next step */
	struct word stage;
	struct word state;
	struct word owner;
	struct id party;
	struct text name; /* of the party */
	struct text what; /* it is about */
	struct text next; /* what we do next */
	/* only with -o */
	struct word reason;
	struct text why;
	struct word source;
	struct word territory;
	struct instant opened;
	struct instant settled;
	struct text key;
	struct text note;
	struct id batch;
};

/* crm-find -t moves */
struct move_row {
	struct id id;
	struct instant at;
	struct id deal;
	struct word stage;
	struct word state;
	struct money amount;
	struct day expected;
	struct word owner;
	struct text what;
	struct text why;
	/* only with -o */
	struct id party;
	struct text name;
	struct id batch;
};

/* Of the page of a deal: one for each stage it stood in. */
struct stay_row {
	struct word stage; /* or won, lost */
	struct day since;
	struct number days; /* that it stood there; missing: it is over */
};

extern const struct shape deal_row_shape;
extern const struct shape move_row_shape;
extern const struct shape stay_row_shape;

#endif
