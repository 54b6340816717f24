/* SPDX-License-Identifier: ISC
 * Who owes us, since when, and how soon they pay.
 */
#ifndef LOOK_REPORT_RECEIVABLES_H
#define LOOK_REPORT_RECEIVABLES_H

#include "look/report.h"

/* struct receivable_row, for each currency in the order of its letters, of the
 * n invoices that owed anything at the end of as_of:
 *   EUR.open       all of it
 *   EUR.due        of that, what is not due yet; EUR.30, .60, .90 and .over what
 *                  is late by 1 to 30, 31 to 60, 61 to 90 and more days
 *   EUR.unsent     apart from those: nothing proves that it was sent
 *   EUR.disputed   apart from those, too: they dispute it, by now
 *   EUR.days       the median of the days from the day of an invoice to its last
 *                  payment, of the n that were paid in the days since to as_of,
 *                  with the interval of learn/interval.h
 * Memory grows with the number of currencies alone. ERR_DATA for a sum that is
 * beyond counting. */
int
report_receivables_tell(struct business *business,
			const struct report_asked *asked, report_tell *tell,
			void *cookie, struct error *err);

#endif
