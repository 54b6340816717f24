/* SPDX-License-Identifier: ISC
 * Which of many possible causes the failures speak for.
 *
 * A candidate is a condition (a factor whose level is in a set) or two of them
 * together. It says: where it holds, trials fail at one rate, elsewhere at
 * another. Each rate is unknown, nine times in ten sharp (Beta(9, 1) with it,
 * Beta(1, 9) without: a cause that mostly works, and some noise), else mild
 * (Beta(2, 1) and Beta(1, 2)). "None of these" has one rate, Beta(1, 1). The
 * marginal likelihood of the trials is then closed (A. Gelman et al., "Bayesian
 * Data Analysis", 3rd ed., 2.4, 7.4), taken over trials where the factor was
 * noted and, for the rest, as none of these has it.
 */
#ifndef LEARN_BELIEF_H
#define LEARN_BELIEF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "learn/fourfold.h"
#include "learn/tally.h"

struct arena;

/* What is believed before any trial: that it is one of k factors 0.9 k / (k + 1)
 * (the more is noted, the likelier the cause is among it), that it is two
 * together 0.1 where there are two, else none. The share of the single ones is
 * divided evenly among factors, then among the conditions of each by their
 * weight. */
#define BELIEF_ONE 0.9
#define BELIEF_TWO 0.1

struct belief_condition {
	size_t factor;
	uint32_t set; /* levels at which it holds */
	double weight;
};

#define BELIEF_SINGLE SIZE_MAX

struct belief_candidate {
	size_t one, other; /* conditions; other is BELIEF_SINGLE or another */
	struct fourfold seen;
	double belief;
	double with, without; /* how likely the next trial fails */
};

struct belief {
	const struct belief_condition *conditions;
	size_t condition_count;
	struct belief_candidate *candidates; /* the single ones first, in the
						order of the conditions */
	size_t count;
	double none;	   /* belief that it is none of these */
	double none_fails; /* how likely the next trial fails then */
};

/* The belief in each after the trials of tally. The compound ones are those of
 * at most so many conditions of each factor, the likeliest; what others
 * would have stays nobody's, so that none is believed more for it. Conditions
 * of a factor stand together. All is the arena's. */
void
belief_get(struct belief *belief, const struct tally *tally,
	   const struct belief_condition *conditions, size_t count,
	   size_t together, struct arena *arena);

/* After one more trial that failed or not: holds[i] tells whether condition i
 * held. What candidate i (count of them, and none last) is believed then. */
void
belief_after(const struct belief *belief, const bool *holds, bool failed,
	     double *then);

/* Whether the candidate holds where those conditions do. */
bool
belief_holds(const struct belief_candidate *candidate, const bool *holds);

#endif
