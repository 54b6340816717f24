/* SPDX-License-Identifier: ISC
 * The verbs of the loop on a problem: settled once, told to all. Each case
 * keeps its own gate.
 */
#ifndef CAUSE_SOLVING_H
#define CAUSE_SOLVING_H

#include <stdbool.h>

#include "base/error.h"
#include "base/vec.h"
#include "cause/problem.h"
#include "domain/gate.h"

/* What a verb made: rows is struct step_row, those of cases, of the problem
 * (id r), of buyers (id c); remarks is const char *, what to say of those who
 * were passed over. */
struct solving {
	struct vec rows;
	struct vec remarks;
};

/* Within a batch; each changes *problem. ERR_NO where there is nothing left to
 * do. */
int
solving_own(struct business *business, struct problem *problem,
	    const char *person, struct solving *solving, struct error *err);

/* Tell or ask everybody with an open case of it; a person with several is
 * written to once. */
int
solving_answer(struct business *business, const struct problem *problem,
	       const struct gate_words *words, struct solving *solving,
	       struct error *err);

/* Settle it and each of its cases that is not; outcome as gate_outcome gives
 * it. Again: the cases that were joined since. */
int
solving_resolve(struct business *business, struct problem *problem,
		const char *outcome, const struct gate_words *words,
		struct solving *solving, struct error *err);

/* Close its cases through their gates, and it with the last of them; ERR_NO
 * says what is missing on which. close->done and tell resolve and thank first.
 */
int
solving_close(struct business *business, struct problem *problem,
	      const struct gate_close *close, struct solving *solving,
	      struct error *err);

/* The row of the problem after a step that left no entry on it. */
void
solving_show(struct business *business, const struct problem *problem,
	     const char *step, struct solving *solving);

#endif
