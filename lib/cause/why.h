/* SPDX-License-Identifier: ISC
 * From counted trials to a cause: what each factor tells, what is left of it
 * when another is held equal, what to try next.
 */
#ifndef CAUSE_WHY_H
#define CAUSE_WHY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/vec.h"
#include "cause/trials.h"
#include "learn/belief.h"
#include "learn/strata.h"
#include "learn/trial.h"
#include "model/why.h"

#define WHY_SURE 0.05	  /* a p below is no chance */
#define WHY_BELIEVED 0.95 /* and a belief from here on is one */

enum why_verdict {
	WHY_NOTHING,
	WHY_TOO_FEW,
	WHY_EXPLAINS,
	WHY_VANISHES,
	WHY_TURNS,
	WHY_NOT_APART
};

/* A factor at the level that stands out: where trials fail more often, of more
 * than two words the one most believed. */
struct why_factor {
	const struct trials_factor *factor;
	size_t at;	   /* its number */
	uint32_t set;	   /* that level, or side of the best cut */
	const char *text;  /* "flavour=vanilla" */
	const char *level; /* "vanilla" */
	struct fourfold table;
	double p;	   /* Fisher's */
	double p_adjusted; /* for all levels and cuts that were tried */
	double belief;	   /* in all conditions of it alone */
	size_t given;	   /* factor held equal; SIZE_MAX: none */
	struct strata strata;
	enum why_verdict verdict;
	const char *words; /* the verdict */
	bool alias;	   /* it and the fault never differed */
};

/* Two conditions together that are believed. */
struct why_pair {
	const struct belief_candidate *candidate;
	const char *text; /* "flavour=vanilla gas=regular" */
};

struct why {
	struct trials *trials;
	struct arena *arena;
	struct why_factor *factors; /* as many as trials->count */
	size_t *order;		    /* of these, by belief */
	struct belief belief;
	struct vec pairs; /* struct why_pair, by belief */
	double other_pairs;
	struct trial next;
	size_t given; /* --given; SIZE_MAX: none */
};

/* All of it. given names the factor that shall be held equal for all others,
 * or is NULL; ERR_USAGE where there is none of that name. */
int
why_get(struct why *why, struct trials *trials, const char *given,
	struct arena *arena, struct error *err);

/* What factor a's level does inside the levels of b: words each for itself,
 * numbers on both sides of their cut. */
void
why_hold(const struct why *why, size_t a, size_t b, struct strata *strata);

/* The strata that b makes: their number, and the levels of the i-th. */
size_t
why_strata_count(const struct why *why, size_t b);

uint32_t
why_stratum(const struct why *why, size_t b, size_t i);

/* The most believed factor, NULL where there is none. */
const struct why_factor *
why_leading(const struct why *why);

#endif
