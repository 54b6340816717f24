/* SPDX-License-Identifier: ISC
 * Fits of the customers' purchases: made of all sales, kept, and taken out
 * again.
 */
#ifndef SELL_FITTING_H
#define SELL_FITTING_H

#include <stdint.h>

#include "base/error.h"
#include "base/vec.h"
#include "domain/business.h"
#include "learn/lifetime.h"
#include "learn/spend.h"
#include "model/score.h"

/* The fits in use. life.state is LIFETIME_NONE where the sales carry no model:
 * reason says why. */
struct fitting {
	struct lifetime life;
	struct spend spend;
	int64_t unit_days;
	struct day until;
	struct instant made_at;
	/* What is to be expected of those who bought on one day, by days since
	 * then: FITTING_ONCE of them, filled as they are needed. NULL: each is
	 * reckoned anew. */
	struct lifetime_outlook *once;
};

#define FITTING_ONCE 4096

/* Fit all models to the sales until that day: it takes its time,
 * so no lock is held. rows: struct fit_row, one a model; kept: struct fit. Which one is used: BG/NBD, unless
 * another one's squared error over the last fifth of the days, from a fit to
 * the first four, is smaller by more than one standard error of the
 * difference. others as of bought_all. */
int
fitting_make(struct business *business, struct day until, int64_t unit_days,
	     struct vec *rows, struct vec *kept, struct vec *others,
	     struct error *err);

/* Instead of those kept before; in a batch that is begun. */
int
fitting_keep(struct business *business, const struct vec *kept,
	     struct error *err);

/* ERR_UNAVAILABLE, with the command that makes it, where there is none of the
 * policy's currency. */
int
fitting_load(struct business *business, struct fitting *fitting,
	     struct error *err);

#endif
