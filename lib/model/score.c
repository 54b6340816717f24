/* SPDX-License-Identifier: ISC
 * Scores of parties, and the fits behind them.
 */
#include "model/score.h"

static const struct column fit_columns[] = {
	SHOWN(struct fit_row, model, WORD, 9,
	      "bg/nbd, mbg/nbd, pareto/nbd: purchases; gamma-gamma: amounts"),
	SHOWN(struct fit_row, r, REAL, 5, "purchases, shape"),
	SHOWN(struct fit_row, alpha, REAL, 5, "purchases, rate in units"),
	SHOWN(struct fit_row, a, REAL, 5, "leaving, of (m)bg/nbd"),
	SHOWN(struct fit_row, b, REAL, 5, "leaving, of (m)bg/nbd"),
	SHOWN(struct fit_row, s, REAL, 4, "leaving, of pareto/nbd"),
	SHOWN(struct fit_row, beta, REAL, 4, "leaving, of pareto/nbd"),
	SHOWN(struct fit_row, p, REAL, 3, "amounts, shape of one"),
	SHOWN(struct fit_row, q, REAL, 3, "amounts, shape of the group"),
	SHOWN(struct fit_row, v, REAL, 3, "amounts, scale of the group"),
	SHOWN(struct fit_row, ll, REAL, 8, "log-likelihood"),
	SHOWN(struct fit_row, customers, NUMBER, 8, "fitted to so many"),
	SHOWN(struct fit_row, holdout, REAL, 7,
	      "error of purchases in the last fifth of the time (root of the "
	      "mean square)"),
	SHOWN(struct fit_row, used, FLAG, 9, "what worth is reckoned with"),
	SHOWN(struct fit_row, until, DAY, 2, "the last day of the sales"),
	SHOWN(struct fit_row, unit, NUMBER, 2, "the unit of time, in days"),
	SHOWN(struct fit_row, currency, WORD, 2, "of the amounts"),
	SHOWN(struct fit_row, why, TEXT, 9,
	      "why there is no fit, or a poor one"),
};

static const struct column outlook_columns[] = {
	SHOWN(struct outlook_row, expected, REAL, 9, "purchases to come"),
	SHOWN(struct outlook_row, p_alive, REAL, 9, "P(still a customer)"),
	SHOWN(struct outlook_row, low, REAL, 5, "80 % of purchases: from"),
	SHOWN(struct outlook_row, high, REAL, 5, "80 % of purchases: to"),
};

static const struct column worth_columns[] = {
	SHOWN_ID(struct worth_row, id, "id", 'c', 9, "the party"),
	SHOWN(struct worth_row, worth, WORD, 9,
	      "expected of the next 365 days, in the policy's currency"),
	SHOWN(struct worth_row, low, WORD, 6, "80 %: from"),
	SHOWN(struct worth_row, high, WORD, 6, "80 %: to"),
	SHOWN(struct worth_row, past, WORD, 0, "of the past 365 days"),
	SHOWN(struct worth_row, alive, REAL, 0, "P(still a customer)"),
	SHOWN(struct worth_row, rhythm, REAL, 0,
	      "days from one purchase to the next, in the middle"),
	SHOWN(struct worth_row, silent, NUMBER, 5, "days without a purchase"),
	SHOWN(struct worth_row, next_from, DAY, 0, "next purchase: from"),
	SHOWN(struct worth_row, next_until, DAY, 0, "next purchase: until"),
	SHOWN(struct worth_row, n, NUMBER, 5, "days with a purchase"),
	SHOWN(struct worth_row, basis, WORD, 7,
	      "own history; group: too few purchases to tell; none: no number"),
	SHOWN(struct worth_row, name, TEXT, 9, "who"),
};

static const struct column lapsed_columns[] = {
	SHOWN_ID(struct lapsed_row, id, "id", 'c', 9, "the party"),
	SHOWN(struct lapsed_row, risk, WORD, 9,
	      "money at risk: a year of theirs, times the chance that they "
	      "have gone"),
	SHOWN(struct lapsed_row, silent, NUMBER, 8, "days without a purchase"),
	SHOWN(struct lapsed_row, rhythm, REAL, 8,
	      "days from one purchase to the next, in the middle"),
	SHOWN(struct lapsed_row, odd, REAL, 7,
	      "P(a gap of this customer is so long)"),
	SHOWN(struct lapsed_row, past, WORD, 0,
	      "of the last 365 days in which "
	      "they bought"),
	SHOWN(struct lapsed_row, n, NUMBER, 0, "days with a purchase"),
	SHOWN(struct lapsed_row, name, TEXT, 9, "who"),
};

static const struct column rfm_columns[] = {
	SHOWN_ID(struct rfm_row, id, "id", 'c', 9, "the party"),
	SHOWN(struct rfm_row, score, NUMBER, 9,
	      "recency, frequency and monetary class, a digit each"),
	SHOWN(struct rfm_row, recency, NUMBER, 0,
	      "class: the highest is newest"),
	SHOWN(struct rfm_row, frequency, NUMBER, 0, "class of orders"),
	SHOWN(struct rfm_row, monetary, NUMBER, 0, "class of the sum"),
	SHOWN(struct rfm_row, days, NUMBER, 7, "days since the last order"),
	SHOWN(struct rfm_row, orders, NUMBER, 7, "sales, returns left out"),
	SHOWN(struct rfm_row, amount, WORD, 7, "of all sales less returns"),
	SHOWN(struct rfm_row, name, TEXT, 9, "who"),
};

const struct shape fit_row_shape = SHAPE(struct fit_row, fit_columns);
const struct shape outlook_row_shape =
	SHAPE(struct outlook_row, outlook_columns);
const struct shape worth_row_shape = SHAPE(struct worth_row, worth_columns);
const struct shape lapsed_row_shape = SHAPE(struct lapsed_row, lapsed_columns);
const struct shape rfm_row_shape = SHAPE(struct rfm_row, rfm_columns);
