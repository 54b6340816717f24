/* SPDX-License-Identifier: ISC
 * Who comes again, and how soon.
 */
#ifndef LOOK_REPORT_REGULARS_H
#define LOOK_REPORT_REGULARS_H

#include "look/report.h"

/* struct measure_row, of the customers whose first visit was in the days since
 * to as_of. A visit is a day on which they bought something; what customers
 * were merged into came on all of their days. By the end of as_of:
 *   visit.1     how many they are
 *   visit.2     percent of them who came a second time; visit.3 and visit.4 of
 *               those who had come once less; Wilson's interval
 *   gap.1       median of the days from the first visit to the second; gap.2
 *               from there to the third; gap.all between any two; the interval
 *               of learn/interval.h
 *   2026-05     how many came the first time in that month
 *   2026-05.30  percent of them who came again within 30, 90 and 365 days; only
 *               where those are over for all of that month
 * Memory grows with the number of months alone. */
int
report_regulars_tell(struct business *business,
		     const struct report_asked *asked, report_tell *tell,
		     void *cookie, struct error *err);

#endif
