/* SPDX-License-Identifier: ISC
 * The ladder: a case climbs, each rung once, and somebody is told.
 */
#ifndef DOMAIN_LADDER_H
#define DOMAIN_LADDER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/vec.h"
#include "domain/business.h"
#include "model/case.h"
#include "model/row.h"

struct str;

/* Claim the rung level of the case's episode: the rung row, the case's level,
 * and a message to the person of that rung, in the batch that is begun. cause:
 * a clock, "letter", "hand", "praise"; late_s counts for a clock alone. A level
 * at or below the present one or above the ladder does nothing: row->id.n is
 * then 0. One that was claimed before, by a batch that was undone, is reached
 * again, but nobody is told twice: row->person is then missing. */
int
ladder_climb(struct business *business, struct case_file *file, int64_t level,
	     const char *cause, int64_t late_s, const char *why,
	     struct climb_row *row, struct error *err);

/* Whether a rung of that cause was climbed in the case's present episode. */
int
ladder_climbed(struct business *business, const struct case_file *file,
	       const char *cause, bool *climbed, struct error *err);

/* The arithmetic of a case's clocks and rungs, a line a step: clock_explain,
 * what was climbed, and who would be told next. */
int
ladder_explain(struct business *business, const struct case_file *file,
	       struct str *out, struct error *err);

#endif
