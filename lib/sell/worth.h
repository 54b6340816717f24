/* SPDX-License-Identifier: ISC
 * What a customer is worth, and whether they are silent beyond their rhythm.
 */
#ifndef SELL_WORTH_H
#define SELL_WORTH_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "domain/business.h"
#include "learn/rhythm.h"
#include "model/score.h"
#include "sell/bought.h"
#include "sell/fitting.h"

struct arena;

#define WORTH_DAYS 365
#define WORTH_FEWEST 3 /* days with a purchase, to tell anything of one */
#define WORTH_OFTEN 52 /* days with a purchase in a year, */
#define WORTH_LONG 300 /* and days known, to stand for oneself */
#define WORTH_ODD 0.1  /* a silence that fewer of the gaps reach is odd */

enum worth_basis {
	WORTH_NONE, /* no number: nothing bought, or nothing to reckon with */
	WORTH_GROUP,
	WORTH_OWN
};

/* Sums in whole units of the policy's currency. */
struct worth {
	enum worth_basis basis;
	double value, low, high; /* of the next 365 days; 80 % */
	double alive;		 /* NAN: the model cannot tell */
	int64_t past_minor;	 /* of the past 365 days */
	int64_t active_minor;	 /* of the last 365 days up to their last */
	int64_t silent;		 /* days */
	int64_t n;		 /* days with a purchase */
	int64_t sales;
	struct rhythm rhythm; /* days */
};

/* Without fitting (NULL) only what their own days tell. The past year is taken
 * for the next one, with 80 % of a sum of so many purchases as vary as theirs
 * did, of those who are not silent beyond their rhythm: where the fits carry no
 * model, and of those who came often and long, because a chance to leave after
 * each purchase, as the models have it, is too much for daily customers.
 * Scratch memory is the arena's. */
void
worth_reckon(const struct business *business, const struct fitting *fitting,
	     const struct bought *bought, struct arena *arena,
	     struct worth *worth);

/* name is left alone. */
void
worth_show(const struct business *business, const struct worth *worth,
	   struct arena *arena, struct worth_row *row);

void
worth_show_lapsed(const struct business *business, const struct worth *worth,
		  struct arena *arena, struct lapsed_row *row);

/* A sum in whole units as text: "2112.00". NULL for no number. */
const char *
worth_sum(const struct business *business, double value, struct arena *arena);

#endif
