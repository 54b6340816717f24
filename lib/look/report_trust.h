/* SPDX-License-Identifier: ISC
 * Whether we do what we say.
 */
#ifndef LOOK_REPORT_TRUST_H
#define LOOK_REPORT_TRUST_H

#include "look/report.h"

/* struct measure_row, from the day since until now:
 *   ours.kept         percent of our promises due by now that were kept in time;
 *                     those that were dropped count apart
 *   ours.late         kept, but later than promised
 *   ours.open         late and not kept yet, or broken
 *   ours.dropped
 *   mine.kept         the same as ours.kept of the asker's own, if they are one
 *                     of our people: nobody sees another person's
 *   theirs.kept       percent of what was promised to us
 *   answers.in_time   as answer.in_time of report_tell_listen
 *   invoices.proved   percent of the invoices issued of which it is known to
 *                     whom, how and when they were sent
 * Shares with Wilson's interval. */
int
report_trust_tell(struct business *business, const struct report_asked *asked,
		  report_tell *tell, void *cookie, struct error *err);

#endif
