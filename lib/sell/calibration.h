/* SPDX-License-Identifier: ISC
 * How scores of leads came true.
 */
#ifndef SELL_CALIBRATION_H
#define SELL_CALIBRATION_H

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/vec.h"
#include "domain/business.h"

/* So few of a band tell nothing. */
#define CALIBRATION_FEWEST 10

struct calibration {
	struct day since;    /* scored by what was known on that day */
	int64_t *scored;     /* by band of the policy */
	int64_t *bought;     /* of them after that day, until today */
	struct vec left_out; /* struct policy_place: rules, see lead_open */
};

/* Score everybody who was on record on a day as of that day, and see who bought
 * since: the day from which the rules have been what they are, or a later one
 * as typed. ERR_NO where nothing came after it; ERR_USAGE for a day that the
 * rules may have been made by. */
int
calibration_make(struct business *business, const char *typed,
		 struct calibration *calibration, struct error *err);

/* Of that band, how many bought; NAN where they are too few to tell. */
double
calibration_share(const struct calibration *calibration, size_t band);

/* struct band_row, one a band, with the interval of E. B. Wilson, JASA 22,
 * 1927; "too few to tell" below CALIBRATION_FEWEST. */
void
calibration_show(const struct business *business,
		 const struct calibration *calibration, struct vec *rows);

#endif
