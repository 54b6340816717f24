/* SPDX-License-Identifier: ISC
 * What crm-signals tells.
 */
#ifndef MODEL_SIGNAL_H
#define MODEL_SIGNAL_H

#include "model/column.h"

struct signal_row {
	struct any_id id; /* the latest record behind it */
	struct word key;  /* "kind=complaint", "word=brittle", "party=c12" */
	struct word what; /* up, down, new, silent; with --explain also steady,
			     told (before), few (days) */
	struct word of;	  /* voices, complaints, sales, returns, turnover,
			     low-scores, customers */
	struct number days;
	struct real value;
	struct real expected;
	struct real p;
	struct list rows; /* ids behind it, the latest first */
	struct text text;
	/* only with -o or --explain */
	struct real level; /* below which p rings */
	struct number history;
	struct real dispersion;
	struct list season; /* weekday, month */
};

extern const struct shape signal_row_shape;

#endif
