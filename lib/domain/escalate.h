/* SPDX-License-Identifier: ISC
 * Escalation: what is late climbs, and a promise that broke is our own case.
 */
#ifndef DOMAIN_ESCALATE_H
#define DOMAIN_ESCALATE_H

#include <stdbool.h>

#include "base/error.h"
#include "base/vec.h"
#include "domain/business.h"
#include "model/case.h"
#include "model/row.h"

/* Everything that is due to climb by now, each to the highest rung that is
 * due, and the broken promises of ours; in batches of its own, a few hundred
 * in each (one, rolled back, when rehearsing). Writes nothing at all when
 * nothing is due. rows (struct climb_row) gets what is durable, also when it
 * fails half-way; a case that cannot be judged does not stop the others, but
 * fails in the end. */
int
escalate_run(struct business *business, bool rehearse, struct vec *rows,
	     struct error *err);

/* The next rung that nobody climbed, by hand, in the batch that is begun.
 * ERR_NO for a closed case or one at the top. */
int
escalate_hand(struct business *business, struct case_file *file,
	      const char *why, struct climb_row *row, struct error *err);

/* The cases that ladder_escalate would move now: struct case_file. */
int
escalate_due(struct business *business, struct vec *files, struct error *err);

#endif
