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
	struct text struck;
	struct id batch;
	/* of no column: all of its trial, for a person */
	struct text together;
};

extern const struct shape observation_row_shape;

#endif
