/* SPDX-License-Identifier: ISC
 * Scores of parties, and the fits behind them.
 */
#ifndef MODEL_SCORE_H
#define MODEL_SCORE_H

#include "model/column.h"

/* A fit as it is kept. */
struct fit {
	const char *model;	/* "bg/nbd", …, "gamma-gamma" */
	const char *parameters; /* "r=0.24 alpha=4.4"; NULL: no fit */
	const char *reason;	/* NULL: none needed */
	const char *holdout;	/* a number; NULL: none */
	const char *currency;
	bool used;
	int64_t unit_days;
	int64_t customers;
	struct day until;
	struct instant made_at;
};

/* What crm-score worth --fit prints. */
struct fit_row {
	struct word model;
	struct real r, alpha, a, b, s, beta, p, q, v;
	struct real ll;
	struct number customers;
	struct real holdout;
	struct flag used;
	struct day until;
	struct number unit; /* days */
	struct word currency;
	struct text why;
};

/* What is expected under --as-if. */
struct outlook_row {
	struct real expected;
	struct real p_alive;
	struct real low, high;
};

/* Sums are text, of one currency: that of the policy. Days are of today. */
struct worth_row {
	struct id id;
	struct word worth; /* of the next 365 days */
	struct word low, high;
	struct word past;
	struct real alive;
	struct real rhythm;   /* days */
	struct number silent; /* days */
	struct day next_from, next_until;
	struct number n;
	struct word basis; /* own, group, none */
	struct text name;
};

struct lapsed_row {
	struct id id;
	struct word risk; /* what they brought in a year, times P(silent) */
	struct number silent;
	struct real rhythm;
	struct real odd; /* P(a gap of theirs is so long) */
	struct word past;
	struct number n;
	struct text name;
};

struct rfm_row {
	struct id id;
	struct number score;			    /* 343 */
	struct number recency, frequency, monetary; /* classes, best highest */
	struct number days, orders;
	struct word amount;
	struct text name;
};

extern const struct shape fit_row_shape;
extern const struct shape outlook_row_shape;
extern const struct shape worth_row_shape;
extern const struct shape lapsed_row_shape;
extern const struct shape rfm_row_shape;

#endif
