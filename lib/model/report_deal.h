/* SPDX-License-Identifier: ISC
 * The rows of the reports on deals.
 */
#ifndef MODEL_REPORT_DEAL_H
#define MODEL_REPORT_DEAL_H

#include "model/column.h"

/* crm-report pipeline */
struct pipeline_row {
	struct word id;	       /* a stage; or all */
	struct word what;      /* open, on */
	struct number open;    /* deals that stand there */
	struct money amount;   /* what they would bring */
	struct money weighted; /* the same, each by how likely it is won */
	struct number days;    /* the median of how long they have */
	struct number percent; /* won of those that stood there; or went on */
	struct number low;     /* its interval */
	struct number high;
	struct number n; /* of how many */
	struct text text;
};

/* crm-report forecast */
struct forecast_row {
	struct word id;	     /* 30d, ever; a stage; 2026-12 */
	struct word what;    /* deals, stage, sales */
	struct number n;     /* open deals; ended ones; months */
	struct quantity won; /* of the deals */
	struct money amount;
	struct money low; /* its 80 % interval */
	struct money high;
	struct number percent; /* won of the stage */
	struct number percent_low;
	struct number percent_high;
	struct money came; /* what really came */
	struct text text;
};

extern const struct shape pipeline_row_shape;
extern const struct shape forecast_row_shape;

#endif
