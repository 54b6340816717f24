/* SPDX-License-Identifier: ISC
 * Trials of a table that somebody brings: CSV, TSV, our own rows.
 */
#ifndef CAUSE_WHY_TABLE_H
#define CAUSE_WHY_TABLE_H

#include "base/arena.h"
#include "base/error.h"
#include "cause/trials.h"
#include "text/source.h"

/* Read all of it into trials, closed. ERR_DATA as of csv.h and trials.h; a row
 * that is none is refused with its line. */
int
why_table_read(struct trials *trials, struct arena *arena, source_read *read,
	       void *cookie, const struct trials_setting *setting,
	       struct error *err);

#endif
