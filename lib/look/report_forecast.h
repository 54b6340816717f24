/* SPDX-License-Identifier: ISC
 * The report forecast: what open deals and the months to come will bring.
 */
#ifndef LOOK_REPORT_FORECAST_H
#define LOOK_REPORT_FORECAST_H

#include "look/report.h"
#include "model/report_deal.h"

/* struct forecast_row, from what was known at the end of as_of and nothing
 * later.
 *
 * deals: for each currency what of its open deals is won within 30, 60 and 90
 * days, and ever. A deal that has stood d days in its stage is won within h more
 * with the share that learn/ending.h tells from all that stood there: those
 * still open count for as long as they have been seen. The interval holds 80 %
 * of FUNNEL_DRAWS draws: the shares by the Bayesian bootstrap, then each deal
 * won or not. Where a stage has less history than FUNNEL_LEAST the policy's
 * probability stands in, on the day that the deal is expected.
 * stage: for each stage of an open deal the share that is won of it.
 * sales: for each currency the next three months, foretold from the whole ones
 * before (learn/trend.h): Holt-Winters with a season of 12 from two years on,
 * Holt's slope from one, a level from four months, below too few to tell.
 *
 * came: what really came, where the time is over; of deals those that were open
 * then. */
int
report_forecast_tell(struct business *business,
		     const struct report_asked *asked, report_tell *tell,
		     void *cookie, struct error *err);

#endif
