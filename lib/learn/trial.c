/* SPDX-License-Identifier: ISC
 * Expected information of trials, and the search for the best.
 */
#include "learn/trial.h"

#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "learn/gain.h"

#define NOTHING 0.01 /* bits: no trial is worth so little */
#define BETTER 1.05  /* what another start has to be */
#define SWEEPS 8
#define LEADING 4  /* candidates whose levels are starts */
#define ENOUGH 0.9 /* of the bits, for factors that may be as they come */
#define DOUBT 1e-5 /* a belief too small to matter here */

/* What is looked at: candidates that are believed at all. Those of one factor
 * alone are one cause in many forms, and a group; a pair is one of its own. */
struct search {
	const struct belief *belief;
	const struct tally *tally;
	bool *holds;
	size_t *alive, *group; /* candidates, and the group of each */
	size_t alive_count, group_count;
	double *believed, *failing; /* of each group */
	double rest_none;
	bool **seen; /* levels of each factor that were */
};

void
trial_holds(const struct belief *belief, const unsigned char *level,
	    bool *holds)
{
	size_t i;

	for (i = 0; i < belief->condition_count; i++)
		holds[i] = belief->conditions[i].set >>
				   level[belief->conditions[i].factor] &
			   1;
}

/* The entropy of the outcome less what is left of it inside each group, where
 * a candidate fails by the chance that with gives. */
static double
bits_by(const struct search *s,
	double (*with)(const struct search *s, const struct belief_candidate *c,
		       const void *cookie),
	const void *cookie)
{
	const struct belief *belief = s->belief;
	double fails = belief->none * belief->none_fails;
	double left = belief->none * s->rest_none;
	size_t k;

	memset(s->failing, 0, s->group_count * sizeof(double));
	for (k = 0; k < s->alive_count; k++) {
		const struct belief_candidate *c =
			&belief->candidates[s->alive[k]];
		double holds = with(s, c, cookie);

		s->failing[s->group[k]] +=
			c->belief *
			(holds * c->with + (1 - holds) * c->without);
	}
	for (k = 0; k < s->group_count; k++) {
		fails += s->failing[k];
		if (s->believed[k] > 0)
			left += s->believed[k] *
				gain_entropy(s->failing[k] / s->believed[k]);
	}
	return gain_entropy(fails) - left;
}

static double
holds_there(const struct search *s, const struct belief_candidate *c,
	    const void *cookie)
{
	(void)cookie;
	return belief_holds(c, s->holds);
}

static double
bits_of(const struct search *s, const unsigned char *level)
{
	trial_holds(s->belief, level, s->holds);
	return bits_by(s, holds_there, NULL);
}

static void
open_search(struct search *s, const struct belief *belief,
	    const struct tally *tally, struct arena *arena)
{
	size_t i, size = belief->count + tally->factors + 1;

	*s = (struct search){.belief = belief, .tally = tally};
	s->holds = arena_get(arena, belief->condition_count + 1);
	s->alive = arena_get(arena, size * sizeof(size_t));
	s->group = arena_get(arena, size * sizeof(size_t));
	s->believed = arena_get(arena, size * sizeof(double));
	s->failing = arena_get(arena, size * sizeof(double));
	s->rest_none = gain_entropy(belief->none_fails);
	s->group_count = tally->factors;
	for (i = 0; i < belief->count; i++) {
		const struct belief_candidate *c = &belief->candidates[i];
		size_t group = belief->conditions[c->one].factor;

		if (c->belief < DOUBT)
			continue;
		if (c->other != BELIEF_SINGLE)
			group = s->group_count++;
		s->believed[group] += c->belief;
		s->group[s->alive_count] = group;
		s->alive[s->alive_count++] = i;
	}
}

static void
find_seen(struct search *s, struct arena *arena)
{
	int64_t n[TALLY_LEVELS], f[TALLY_LEVELS];
	size_t i, l;

	s->seen = arena_get(arena, (s->tally->factors + 1) * sizeof(*s->seen));
	for (i = 0; i < s->tally->factors; i++) {
		s->seen[i] = arena_get(arena, TALLY_LEVELS);
		tally_levels(s->tally, i, n, f);
		for (l = 0; l < s->tally->levels[i]; l++)
			s->seen[i][l] = n[l] > 0;
	}
}

/* --- the search ------------------------------------------------------------- */

/* Set one factor to its best level; the bits then. */
static double
best_level(const struct search *s, unsigned char *level, size_t factor,
	   double bits)
{
	unsigned char was = level[factor], best = was;
	size_t l;

	for (l = 0; l < s->tally->levels[factor]; l++) {
		double here;

		if (l == was || !s->seen[factor][l])
			continue;
		level[factor] = (unsigned char)l;
		here = bits_of(s, level);
		if (here > bits + 1e-9) {
			bits = here;
			best = (unsigned char)l;
		}
	}
	level[factor] = best;
	return bits;
}

static double
climb(const struct search *s, const bool *ordered, unsigned char *level)
{
	double bits = bits_of(s, level), before;
	int sweep = 0, kind;
	size_t i;

	do {
		before = bits;
		for (kind = 1; kind >= 0; kind--) {
			for (i = 0; i < s->tally->factors; i++) {
				if (ordered[i] == (kind == 1))
					bits = best_level(s, level, i, bits);
			}
		}
	} while (bits > before + 1e-9 && ++sweep < SWEEPS);
	return bits;
}

/* The levels of start, save that the k-th most believed candidate holds (or,
 * if it does there already, does not). */
static bool
other_start(const struct search *s, size_t k, unsigned char *level)
{
	const struct belief *belief = s->belief;
	const struct belief_condition *c;
	size_t best = belief->count, i, rank, l;
	double least = 2;

	for (rank = 0; rank <= k; rank++) {
		double most = -1;

		for (i = 0; i < belief->count; i++) {
			double b = belief->candidates[i].belief;

			if (b < least && b > most) {
				most = b;
				best = i;
			}
		}
		if (most < 0)
			return false;
		least = most;
	}
	c = &belief->conditions[belief->candidates[best].one];
	for (l = 0; l < s->tally->levels[c->factor]; l++) {
		if (s->seen[c->factor][l] &&
		    (c->set >> l & 1) != (c->set >> level[c->factor] & 1)) {
			level[c->factor] = (unsigned char)l;
			return true;
		}
	}
	return false;
}

/* --- near the cut ----------------------------------------------------------- */

/* The condition of an ordered factor that is believed most. */
static uint32_t
cut_of(const struct belief *belief, size_t factor)
{
	double most = -1;
	uint32_t set = 0;
	size_t i;

	for (i = 0; i < belief->condition_count; i++) {
		if (belief->conditions[i].factor != factor ||
		    belief->candidates[i].belief <= most)
			continue;
		most = belief->candidates[i].belief;
		set = belief->conditions[i].set;
	}
	return set;
}

/* The level on this side of the cut that is nearest to it: it tells where the
 * cut is too. */
static void
go_near(const struct search *s, size_t factor, struct trial *trial)
{
	uint32_t set = cut_of(s->belief, factor);
	unsigned char was = trial->level[factor], near = was;
	bool side = set >> was & 1;
	/* the set holds the low levels or the high ones */
	int step = side == (set & 1) ? 1 : -1;
	int l;

	for (l = was; l >= 0 && l < (int)s->tally->levels[factor] &&
		      (set >> l & 1) == side;
	     l += step) {
		if (s->seen[factor][l])
			near = (unsigned char)l;
	}
	trial->level[factor] = near;
	if (bits_of(s, trial->level) < ENOUGH * trial->bits)
		trial->level[factor] = was;
}

/* --- what need not be said -------------------------------------------------- */

/* The chance that a condition holds: certain where its factor is told, else as
 * often as it was seen. */
static double
chance(const struct search *s, const struct trial *trial, size_t condition)
{
	const struct belief_condition *c = &s->belief->conditions[condition];
	struct fourfold t;

	if (trial->told[c->factor])
		return c->set >> trial->level[c->factor] & 1;
	tally_condition(s->tally, c->factor, c->set, &t);
	return t.n1 + t.n0 == 0 ? 0 : (double)t.n1 / (double)(t.n1 + t.n0);
}

static double
holds_by_chance(const struct search *s, const struct belief_candidate *c,
		const void *cookie)
{
	const struct trial *trial = cookie;
	double holds = chance(s, trial, c->one);

	return c->other == BELIEF_SINGLE ? holds
					 : holds * chance(s, trial, c->other);
}

static double
bits_told(const struct search *s, const struct trial *trial)
{
	return bits_by(s, holds_by_chance, trial);
}

/* Leave to chance, one after the other, what costs least. */
static void
leave_out(const struct search *s, struct trial *trial)
{
	size_t factors = s->tally->factors, i;

	for (;;) {
		size_t best = factors;
		double most = -1;

		for (i = 0; i < factors; i++) {
			double bits;

			if (!trial->told[i])
				continue;
			trial->told[i] = false;
			bits = bits_told(s, trial);
			trial->told[i] = true;
			if (bits > most) {
				most = bits;
				best = i;
			}
		}
		if (best == factors || most < ENOUGH * trial->bits)
			return;
		trial->told[best] = false;
	}
}

void
trial_next(struct trial *trial, const struct belief *belief,
	   const struct tally *tally, const bool *ordered,
	   const unsigned char *start, struct arena *arena)
{
	size_t factors = tally->factors, i, k;
	unsigned char *level = arena_get(arena, factors + 1);
	struct search s;

	trial->level = arena_get(arena, factors + 1);
	trial->told = arena_get(arena, factors + 1);
	open_search(&s, belief, tally, arena);
	find_seen(&s, arena);
	memcpy(trial->level, start, factors);
	trial->bits = climb(&s, ordered, trial->level);
	for (k = 0; k < LEADING; k++) {
		double bits;

		memcpy(level, start, factors);
		if (!other_start(&s, k, level))
			continue;
		bits = climb(&s, ordered, level);
		if (bits > BETTER * trial->bits) {
			trial->bits = bits;
			memcpy(trial->level, level, factors);
		}
	}
	if (trial->bits < NOTHING) {
		trial->bits = 0;
		return;
	}
	for (i = 0; i < factors; i++)
		trial->told[i] = tally->levels[i] > 1;
	leave_out(&s, trial);
	for (i = 0; i < factors; i++) {
		if (ordered[i] && trial->told[i])
			go_near(&s, i, trial);
	}
}

/* --- how many more ---------------------------------------------------------- */

#define SETTLED 0.95
#define IN_SIGHT 40

static size_t
leading(const struct belief *belief)
{
	size_t i, best = 0;

	for (i = 1; i < belief->count; i++) {
		if (belief->candidates[i].belief >
		    belief->candidates[best].belief)
			best = i;
	}
	return best;
}

/* What is believed of the factor of a single candidate, or of a pair. */
static double
belief_in(const struct belief *belief, size_t candidate)
{
	const struct belief_candidate *c = &belief->candidates[candidate];
	double sum = 0;
	size_t i;

	if (c->other != BELIEF_SINGLE)
		return c->belief;
	for (i = 0; i < belief->condition_count; i++) {
		if (belief->conditions[i].factor ==
		    belief->conditions[c->one].factor)
			sum += belief->candidates[i].belief;
	}
	return sum;
}

size_t
trial_settle(const struct belief *belief, const struct tally *tally,
	     const bool *ordered, const unsigned char *start,
	     struct arena *arena)
{
	struct belief later = *belief;
	double *then = arena_get(arena, (belief->count + 1) * sizeof(*then));
	bool *holds = arena_get(arena, belief->condition_count + 1);
	struct trial trial;
	size_t steps, true_one, i;

	if (belief->count == 0)
		return 0;
	true_one = leading(belief);
	later.candidates =
		arena_get(arena, belief->count * sizeof(*later.candidates));
	memcpy(later.candidates, belief->candidates,
	       belief->count * sizeof(*later.candidates));
	for (steps = 0; belief_in(&later, true_one) < SETTLED; steps++) {
		const struct belief_candidate *c = &later.candidates[true_one];

		trial_next(&trial, &later, tally, ordered, start, arena);
		if (trial.bits <= 0 || steps == IN_SIGHT)
			return 0;
		trial_holds(&later, trial.level, holds);
		belief_after(&later, holds,
			     (belief_holds(c, holds) ? c->with : c->without) >
				     0.5,
			     then);
		for (i = 0; i < later.count; i++)
			later.candidates[i].belief = then[i];
		later.none = then[later.count];
	}
	return steps;
}
