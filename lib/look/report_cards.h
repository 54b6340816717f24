/* SPDX-License-Identifier: ISC
 * What guests say on cards, a site beside the others.
 */
#ifndef LOOK_REPORT_CARDS_H
#define LOOK_REPORT_CARDS_H

#include "look/report.h"
#include "model/deck.h"

#define REPORT_CARDS_WEEKS 12 /* of which the trend is told */
#define REPORT_CARDS_FEWEST 5 /* scores on both sides, to be compared */

/* struct card_score_row, over the days since to as_of: each site (or the one
 * that was asked for) in the order of the policy, then channels by which a
 * rating came; each indicator in the order of the policy, then such as it does
 * not ask any more, then "rating". good has Wilson's interval, ends rounded
 * outward. A site is better or worse than all the others together where the
 * interval of the difference of the two shares (learn/interval.h, after
 * Newcombe) leaves out 0; each comparison is 95 % sure by itself, so of twenty
 * alike one is expected to look different. ERR_USAGE for a site that neither
 * the policy knows nor a score is of. */
int
report_cards_tell(struct business *business, const struct report_asked *asked,
		  report_tell *tell, void *cookie, struct error *err);

#endif
