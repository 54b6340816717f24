/* SPDX-License-Identifier: ISC
 * Rows to learn from: a table, or the deals that were won and lost.
 */
#ifndef SELL_LESSONS_H
#define SELL_LESSONS_H

#include <stddef.h>

#include "base/error.h"
#include "domain/business.h"
#include "sell/learning.h"
#include "text/source.h"

struct arena;

struct lessons_question {
	const char *target;	    /* "y=yes"; NULL: deals that were won */
	const char *const *without; /* fields left out */
	size_t without_count;
};

/* Rows of a table (text/csv.h) of which one column is the target. Fields have
 * names that facts can have. ERR_USAGE for a target or a field to leave out
 * that is none (the nearest is named), ERR_DATA as csv_open and for a bad
 * row. */
int
lessons_table(struct arena *arena, struct source *source,
	      const struct lessons_question *question,
	      struct learning *learning, struct error *err);

/* The deals that were won and lost, by the day they began: the facts and tags
 * that were known of the party then, and on how many days it had bought. */
int
lessons_deals(struct business *business,
	      const struct lessons_question *question,
	      struct learning *learning, struct error *err);

#endif
