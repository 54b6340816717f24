/* SPDX-License-Identifier: ISC
 * Deals on the sheet of one of our people.
 */
#ifndef LOOK_TODAY_DEAL_H
#define LOOK_TODAY_DEAL_H

#include <stdint.h>

#include "base/error.h"
#include "base/vec.h"
#include "domain/business.h"

struct arena;

/* The open deals of owner whose next step is due by today: struct today_item;
 * in *later how many more there are, counted up to most. */
int
today_deals(struct business *business, struct arena *arena, const char *owner,
	    int64_t most, struct vec *items, int64_t *later, struct error *err);

#endif
