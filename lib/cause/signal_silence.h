/* SPDX-License-Identifier: ISC
 * Customers who have gone silent.
 */
#ifndef CAUSE_SIGNAL_SILENCE_H
#define CAUSE_SIGNAL_SILENCE_H

#include "base/error.h"
#include "base/vec.h"
#include "domain/business.h"

#define SIGNAL_SILENCE_LEVEL 0.05 /* at most: else every tenth gap is news */

/* Rows (struct signal_row) of customers whose silence, on that day and not on
 * the day before, has become less likely by their own rhythm (learn/rhythm.h)
 * than the level. Every visit begins a gap, and a gap is taken for silence with
 * the probability of the level, so rate (false alarms a day) over the visits of
 * a day is the level, but no more than SIGNAL_SILENCE_LEVEL. The longest
 * history first. */
int
signal_silence_list(struct business *business, struct day day, double rate,
		    struct vec *rows, struct error *err);

#endif
