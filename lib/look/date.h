/* SPDX-License-Identifier: ISC
 * Days and moments in full, for what is read on another day: sheets, reports,
 * letters.
 */
#ifndef LOOK_DATE_H
#define LOOK_DATE_H

#include "base/time.h"
#include "domain/business.h"

struct arena;

/* "Mon 23 Nov 2026" */
char *
date_day(struct arena *arena, struct day day);

/* "Mon 23 Nov 13:10" in the zone of the business; with the year where that is
 * not the present one. "" when missing. */
char *
date_instant(struct arena *arena, const struct business *business,
	     struct instant at);

/* The same of a due date; a whole day without a time. */
char *
date_when(struct arena *arena, const struct business *business,
	  struct when when);

/* When the day begins in the zone of the business. */
struct instant
date_midnight(const struct business *business, struct day day);

#endif
