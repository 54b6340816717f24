/* SPDX-License-Identifier: ISC
 * The rows that reports hand out.
 */
#ifndef MODEL_REPORT_H
#define MODEL_REPORT_H

#include "model/column.h"

/* crm-report alone: the reports there are */
struct report_row {
	struct word id;
	struct text text;
};

/* crm-report day; what: in, answered, automatic, closed, forced, late,
 * climbed, promised, kept, broken, head */
struct day_row {
	struct any_id id; /* the case, interaction, promise or batch */
	struct instant at;
	struct word what;
	struct word who;
	struct id party;
	struct text name;
	struct text text;
};

/* crm-report listen: a measure, or a record that stands by itself */
struct measure_row {
	struct word id; /* "in.complaint", or "k7" */
	struct number value;
	struct number n;   /* of how many */
	struct number low; /* the 95 % interval of value */
	struct number high;
	struct word unit; /* count, seconds, days, percent, points; declined,
			     asked, forced */
	struct instant at;
	struct word who;
	struct text text;
};

/* crm-report cases: what is open, of those that a condition of crm-cases
 * means */
struct load_row {
	struct word id; /* "owner=nina" */
	struct number open;
	struct number late;
	struct number climbed; /* above their owner */
	struct instant oldest;
};

/* The same as the page has it: who came the first time in a month, and which
 * share of them came again */
struct cohort_row {
	struct word month;
	struct number first;
	struct word days_30;
	struct word days_90;
	struct word days_365;
};

/* crm-report value: a customer, or a figure of all in a currency */
struct value_row {
	struct word id; /* "c12", or "EUR.top.5" */
	struct money amount;
	struct real share; /* percent */
	struct real low;   /* the 95 % interval of share */
	struct real high;
	struct number n; /* of a customer sales, else customers */
	struct text text;
};

extern const struct shape report_row_shape;
extern const struct shape day_row_shape;
extern const struct shape measure_row_shape;
extern const struct shape load_row_shape;
extern const struct shape cohort_row_shape;
extern const struct shape value_row_shape;

#endif
