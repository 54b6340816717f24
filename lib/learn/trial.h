/* SPDX-License-Identifier: ISC
 * The one next trial that would tell most about which cause is true.
 */
#ifndef LEARN_TRIAL_H
#define LEARN_TRIAL_H

#include <stdbool.h>
#include <stddef.h>

#include "learn/belief.h"
#include "learn/tally.h"

struct arena;

struct trial {
	unsigned char *level; /* of each factor */
	bool *told;	      /* whether the factor has to be so; the others do
				 not matter much and may be as they come */
	double bits;	      /* expected of which factor or pair is true */
};

/* The combination of levels, seen together or not, whose outcome has the
 * largest expected information about which factor or pair it is (D. V. Lindley, "On a
 * measure of the information provided by an experiment", Annals of
 * Mathematical Statistics 27, 1956): what is found by changing one factor at a
 * time for the better, first those that are ordered (a matter of degree is
 * easier to change), starting at the levels given and at each level of the
 * leading candidates; another start wins only if it tells a twentieth more. A
 * number is then brought as near to its likeliest cut as costs little.
 * Levels that nothing was seen at, and factors with fewer than two, are left
 * as they are. Bits are 0 where no trial of these factors can tell anything. */
void
trial_next(struct trial *trial, const struct belief *belief,
	   const struct tally *tally, const bool *ordered,
	   const unsigned char *start, struct arena *arena);

/* How many trials, each the best next one, would settle it if the leading
 * candidate were true and every outcome the likelier one: until it is believed
 * by 0.95. 0: it is, or so many are not in sight. */
size_t
trial_settle(const struct belief *belief, const struct tally *tally,
	     const bool *ordered, const unsigned char *start,
	     struct arena *arena);

/* Which conditions hold there. */
void
trial_holds(const struct belief *belief, const unsigned char *level,
	    bool *holds);

#endif
