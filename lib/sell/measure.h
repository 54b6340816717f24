/* SPDX-License-Identifier: ISC
 * Measures of parties: a number for one, or the list of those who have one.
 */
#ifndef SELL_MEASURE_H
#define SELL_MEASURE_H

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/vec.h"
#include "domain/business.h"
#include "model/column.h"

struct arena;
struct measure;

enum measure_kind { MEASURE_WORTH, MEASURE_LAPSED, MEASURE_RFM, MEASURE_LEAD };
#define MEASURES 4

/* "worth", "lapsed", "rfm", "lead"; ERR_USAGE with the nearest for others. */
int
measure_kind(const char *word, enum measure_kind *kind, struct error *err);

/* Its rows: the first column is the id, the second the number, the last the
 * name. */
const struct shape *
measure_shape(enum measure_kind kind);

/* Ready to measure, worth by the fits that are kept (errors as of
 * fitting_load), lead by the rules of the policy (as of lead_open); classes are those of rfm, 2 to 9. Owned by the business's
 * arena. */
int
measure_open(struct business *business, enum measure_kind kind, int64_t classes,
	     struct measure **measure, struct error *err);

/* The row of one party, its name aside; in the arena, which may be wound back
 * after the row was used. */
int
measure_one(struct measure *measure, struct arena *arena, struct id party,
	    void *row, struct error *err);

/* Of all but lead (leads.h): every one who fits the filters and has a number (lapsed: is silent beyond
 * their rhythm), the highest first; of worth those whose own history says
 * something stand above those who were seen once or twice. limit below 1 is
 * none. Memory grows with the number of parties. */
int
measure_list(struct measure *measure, char *const *filters, size_t count,
	     int64_t limit,
	     int (*each)(void *cookie, const void *row, struct error *err),
	     void *cookie, struct error *err);

/* Sales left out for their currency, so far: struct bought_other. */
const struct vec *
measure_others(const struct measure *measure);

/* How old the fit is, in days, and until when it saw sales; false where there
 * is no fit behind the measure. */
bool
measure_age(const struct measure *measure, int64_t *days, struct day *until);

#endif
