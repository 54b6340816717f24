/* SPDX-License-Identifier: ISC
 * What was found, as rows.
 */
#ifndef CAUSE_WHY_ROW_H
#define CAUSE_WHY_ROW_H

#include "cause/why.h"
#include "model/why.h"

/* The rows, in order of belief: factors, pairs, other pairs, none of these,
 * then what was set aside. */
int
why_row_each(struct why *why,
	     int (*each)(void *cookie, const struct why_row *row,
			 struct error *err),
	     void *cookie, struct error *err);

/* The strata of that factor inside of the one held equal. */
int
why_row_strata(struct why *why, const struct why_factor *factor,
	       int (*each)(void *cookie, const struct stratum_row *row,
			   struct error *err),
	       void *cookie, struct error *err);

#endif
