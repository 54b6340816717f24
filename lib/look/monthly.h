/* SPDX-License-Identifier: ISC
 * Sales by the month, and what the next months will bring.
 */
#ifndef LOOK_MONTHLY_H
#define LOOK_MONTHLY_H

#include "look/report.h"

struct arena;

/* The rows of sales of report_forecast_tell. */
int
monthly_tell(struct business *business, struct arena *arena, struct day as_of,
	     report_tell *tell, void *cookie, struct error *err);

#endif
