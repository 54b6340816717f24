/* SPDX-License-Identifier: ISC
 * How long a deal stood in each stage.
 */
#ifndef SELL_STAY_H
#define SELL_STAY_H

#include <stddef.h>

#include "base/error.h"
#include "base/vec.h"
#include "domain/business.h"
#include "model/deal.h"
#include "model/deal_row.h"

/* One for each time that the stage or the state changed, of the steps of one
 * deal in order: struct stay_row, its days counted until now for the last. What
 * is won or lost is a stay of no days, that word in place of the stage. */
void
stay_rows(const struct business *business, const struct deal_move *moves,
	  size_t count, struct arena *arena, struct vec *rows);

/* The same of a deal in the store. */
int
stay_list(struct business *business, struct id deal, struct vec *rows,
	  struct error *err);

#endif
