/* SPDX-License-Identifier: ISC
 * What crm-score is asked beside its lists: a fit, a customer that is supposed,
 * the line for a till.
 */
#ifndef SELL_SCORED_H
#define SELL_SCORED_H

#include "base/error.h"
#include "base/str.h"
#include "base/vec.h"
#include "domain/business.h"
#include "model/score.h"

/* The widest line for a till, in cells. */
#define SCORED_TILL 72

/* NULL for until is today, for unit week. rows:
 * struct fit_row, one a model; kept: what scored_keep keeps. ERR_USAGE for a day to come and other units. */
int
scored_fit(struct business *business, const char *until, const char *unit,
	   struct vec *rows, struct vec *kept, struct error *err);

/* Keep struct fit of scored_fit, in a batch that is begun. */
int
scored_keep(struct business *business, const struct vec *kept,
	    struct error *err);

/* A customer as typed (given.h) in the next so many units (NULL: 365 days)
 * under the parameters given or the fit that is kept. ERR_UNAVAILABLE without
 * either, ERR_NO where the fit carries no model. */
int
scored_suppose(struct business *business, const char *customer,
	       const char *next, const char *params, struct outlook_row *row,
	       struct error *err);

/* "regular, 3 a day; about 2,100 a year (1,700-2,500); silent 0 d; last
 * complaint answered", at most SCORED_TILL wide; or "seen twice: cannot tell
 * yet". Errors as of resolver_find and fitting_load. */
int
scored_till(struct business *business, const char *who, struct str *line,
	    struct error *err);

/* The same of a party without its complaints; where nothing was fitted yet,
 * without a worth. */
int
scored_line(struct business *business, struct id party, struct str *line,
	    struct error *err);

#endif
