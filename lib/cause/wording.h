/* SPDX-License-Identifier: ISC
 * Levels of a factor as text.
 */
#ifndef CAUSE_WORDING_H
#define CAUSE_WORDING_H

#include "cause/trials.h"

/* A set of levels as a filter's value: "vanilla", "..7", "8..". */
const char *
wording_level(const struct trials_factor *factor, uint32_t set,
	      struct arena *arena);

/* One level as what to do: "vanilla", "about 11 min". */
const char *
wording_about(const struct trials_factor *factor, size_t level,
	      struct arena *arena);

#endif
