/* SPDX-License-Identifier: ISC
 * A measure on its way through: rows in, the same rows out with a number.
 */
#ifndef CLI_SCORING_H
#define CLI_SCORING_H

#include "cli/session.h"
#include "sell/measure.h"

/* Each row of stdin begins with a party; it goes out as it came, the number as
 * column 2 and the columns of -o at its end. A header gets their names. ERR_NO
 * "no rows on stdin"; ERR_USAGE at a terminal or the null device, and for any
 * form but TSV; ERR_DATA as "stdin:17: …". */
int
scoring_pass(struct session *session, enum measure_kind kind,
	     struct measure *measure);

/* On stderr: what was left out, and how old the fit is when it is old. */
void
scoring_remark(struct session *session, const struct measure *measure);

#endif
