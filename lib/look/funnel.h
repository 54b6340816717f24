/* SPDX-License-Identifier: ISC
 * What the steps of all deals tell until a day: what is open, and how it went
 * with those that stood in each stage before.
 */
#ifndef LOOK_FUNNEL_H
#define LOOK_FUNNEL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/vec.h"
#include "domain/business.h"
#include "learn/ending.h"
#include "model/column.h"

/* So many have to have ended that stood in a stage for their history to count;
 * below, the policy's probability does. */
#define FUNNEL_LEAST 10

struct funnel_stage {
	const char *name;
	int64_t percent;  /* as the policy says; -1: no stage of it any more */
	int64_t on, back; /* went on to a later stage or were won; ended
			     without */
	int64_t won, ended;
	bool history;	      /* ended is at least FUNNEL_LEAST */
	struct ending ending; /* by days since a deal first stood there; where
				 there is a history the policy's word counts
				 as one deal more, which ended at the median
				 age of those that did */
	/* while reading */
	struct vec ages;
	struct id deal;
	struct day first;
	bool further;
};

/* One that was open at the end of the day. */
struct funnel_deal {
	struct id id;
	size_t stage;
	int64_t days; /* since it first stood there */
	struct money amount;
	struct day expected;
};

struct funnel {
	struct day day;
	struct vec stages; /* struct funnel_stage: the policy's in order, then
			      others as they come */
	struct vec deals;  /* struct funnel_deal, by id */
};

/* From the steps until the end of the day, and nothing later. */
int
funnel_read(struct business *business, struct arena *arena, struct day day,
	    struct funnel *funnel, struct error *err);

/* The share that is won of deals that have stood so long in the stage, within
 * so many days (below 0: ever): by ending, which is that of the stage or one
 * drawn of it, else by the policy, whose word is about ever; within days it
 * takes those that are expected by then. */
double
funnel_share(const struct funnel *funnel, const struct funnel_stage *stage,
	     const struct ending *ending, const struct funnel_deal *deal,
	     int64_t ahead);

/* The share that is won of all that come to a stage with a history, and its
 * 80 % interval from FUNNEL_DRAWS draws of ending_draw: percent. */
#define FUNNEL_DRAWS 2000

void
funnel_rate(const struct funnel_stage *stage, struct arena *arena,
	    struct number *percent, struct number *low, struct number *high);

/* Of FUNNEL_DRAWS figures, which are put in order, those that a tenth lie below
 * and above. */
void
funnel_tenths(double *figures, double *low, double *high);

/* "by history"; "too few to tell: by the policy" and the like. */
const char *
funnel_basis(const struct funnel_stage *stage);

#endif
