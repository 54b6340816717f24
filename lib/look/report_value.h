/* SPDX-License-Identifier: ISC
 * Who brings what, and how much comes from few.
 */
#ifndef LOOK_REPORT_VALUE_H
#define LOOK_REPORT_VALUE_H

#include "look/report.h"

#define REPORT_VALUE_FIRST 10 /* customers that are named */

/* struct value_row, for each currency in the order of its letters, over the
 * sales of the days since to as_of; what customers were merged into bought all
 * of it:
 *   cN             the REPORT_VALUE_FIRST who bought for most: amount, share of
 *                  what all bought for, n sales
 *   EUR.bought     what was bought for by the n customers for whom something is
 *                  left when what came back is taken off
 *   EUR.back       where there are such: what was given back to the n others
 *                  beyond what they bought
 *   EUR.top.1      what the first 1, 5 and 20 % of the customers bought, n of
 *                  them, and its share of all (learn/concentration.h)
 *   EUR.half       how many percent of the customers, n of them, make half
 *   EUR.gini       Gini's coefficient, in percent
 * Memory does not grow with sales or customers. ERR_DATA for a sum that is
 * beyond counting. */
int
report_value_tell(struct business *business, const struct report_asked *asked,
		  report_tell *tell, void *cookie, struct error *err);

#endif
