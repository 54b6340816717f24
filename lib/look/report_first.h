/* SPDX-License-Identifier: ISC
 * First contacts, and those who came back after a complaint.
 */
#ifndef LOOK_REPORT_FIRST_H
#define LOOK_REPORT_FIRST_H

#include "look/report.h"

/* struct measure_row, of the days since until now. A contact is something that
 * somebody said to us or bought; they came again who had one on a later day.
 *   first.voice       whose first contact was something said; first.sale:
 *                     something bought
 *   first.answered    percent of the first voices that a human answered
 *   first.median      seconds from there to that answer
 *   again.plain       percent of those who came the first time and never
 *                     complained that came again
 *   again.settled     percent of those whose complaint was settled (done) that
 *                     came back afterwards, not to complain
 *   again.refused     the same of those whose complaint was declined, or could
 *                     not be helped
 *   again.difference  again.settled less again.plain, in points, n of both; the
 *                     interval of learn/interval.h
 * Who complained more than once counts from the first time that it was
 * settled. */
int
report_first_tell(struct business *business, const struct report_asked *asked,
		  report_tell *tell, void *cookie, struct error *err);

#endif
