/* SPDX-License-Identifier: ISC
 * Lists of leads: the highest score first, or whom to ask for so much money.
 */
#ifndef SELL_LEADS_H
#define SELL_LEADS_H

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "domain/business.h"

struct lead;

struct leads_question {
	char *const *filters; /* none: who may buy from us */
	size_t count;
	int64_t limit;	    /* of parties; below 1: none */
	const char *budget; /* a sum; NULL: no matter what it costs */
	bool explain;	    /* rows are the addends */
};

/* How a budget was spent. */
struct leads_spent {
	int64_t contacts;
	int64_t minor;
	int64_t unknown; /* parties of bands of which nobody knows who buys */
	bool ran_out;	 /* the money, not those who are worth asking */
};

/* Call each with every row: struct lead_row, with explain struct addend_row.
 * With a budget the most expected margin comes first, and the list ends where
 * it falls below the cost of asking, or the money does. */
int
leads_list(struct business *business, struct lead *lead,
	   const struct leads_question *question,
	   int (*each)(void *cookie, const void *row, struct error *err),
	   void *cookie, struct leads_spent *spent, struct error *err);

#endif
