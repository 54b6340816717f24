/* SPDX-License-Identifier: ISC
 * The fields of a deal, changed one by one.
 */
#ifndef SELL_DEAL_EDIT_H
#define SELL_DEAL_EDIT_H

#include "base/error.h"
#include "domain/business.h"
#include "model/deal.h"

/* Change a field in memory, "amount=1200": name amount expected next due owner source note
 * key. ERR_USAGE for another, ERR_NO for what of a settled one is over. */
int
deal_edit_set(struct business *business, struct deal *deal, const char *setting,
	      struct error *err);

#endif
