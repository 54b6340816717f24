/* SPDX-License-Identifier: ISC
 * Dates in a column of somebody else's table: 03/04/2026 is dmy or mdy.
 */
#ifndef TEXT_STAMP_H
#define TEXT_STAMP_H

#include <stdint.h>

#include "base/error.h"
#include "base/time.h"
#include "text/dates.h"
#include "text/figure.h"

/* What the values of a column say; {0} is none yet. */
struct stamp_column {
	struct figure_seen dmy;
	struct figure_seen mdy;
	struct figure_seen either;
};

/* Count text (NULL is passed over), which stands in that line, as evidence.
 * What is no date, or has one reading only, says nothing. */
void
stamp_see(struct stamp_column *column, const char *text, int64_t line);

/* The order of the column: what most values say, of as many the one seen
 * first; DATES_DMY when none says anything. ERR_DATA: all could be either;
 * both readings are named: "born: 03/04/2026 (line 2) is 3 April or 4 March",
 * and the remedy is the hint. name is that of the column. */
int
stamp_judge(const struct stamp_column *column, const char *name,
	    enum dates_order *order, struct error *err);

/* text as a day or a moment. A day is 2026-11-27, 2026/11/27, 2026.11.27,
 * 20261127; 27/11/2026 or 27-11-2026 in the order of the context (DATES_ISO:
 * refused when it has two readings); 27.11.2026, always day first;
 * 27 Nov 2026, 27-Nov-2026, Nov 27, 2026, a weekday in front is passed over. A
 * year of two digits is the one at most 20 years ahead of the context's
 * today. A time may follow, after a blank, a T or a comma: 16:00, 4 pm,
 * 16:00:30.25 (the fraction is dropped), then Z, UTC, GMT, +01:00 or +0100;
 * without, it is a time in the zone of the context. Midnight without a zone is
 * no time of day: 2026-11-27 00:00:00 is the day. @1795781400 too. ERR_DATA,
 * without line: anything else, days there are not, years outside those of
 * dates.h. */
int
stamp_read(const struct dates_context *context, const char *text,
	   struct when *when, struct error *err);

#endif
