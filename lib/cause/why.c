/* SPDX-License-Identifier: ISC
 * What each factor tells.
 */
#include "cause/why.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "cause/why_verdict.h"
#include "cause/wording.h"
#include "learn/adjust.h"
#include "learn/cut.h"

#define TOGETHER 6	/* conditions of a factor that may join another */
#define PAIR_SHOWN 0.02 /* belief of a pair that has a row */

/* --- the level that stands out ---------------------------------------------- */

static double
rate(int64_t f, int64_t n)
{
	return n > 0 ? (double)f / (double)n : 0;
}

/* The side of a set, of the two, that fails more often. */
static uint32_t
worse_side(const struct why *why, size_t at, uint32_t set)
{
	struct fourfold t;

	tally_condition(&why->trials->tally, at, set, &t);
	return rate(t.f1, t.n1) >= rate(t.f0, t.n0) ? set : ~set;
}

/* A list of all chances that were looked at, one for each test. */
struct tried {
	struct vec p;
	size_t *of; /* the test of each factor */
};

static void
try(struct why *why, struct tried *tried, double p)
{
	*(double *)vec_add(&tried->p, why->arena) = p;
}

static uint32_t
best_cut(struct why *why, struct tried *tried, size_t at)
{
	int64_t n[TALLY_LEVELS], f[TALLY_LEVELS];
	struct cut cut;

	tally_levels(&why->trials->tally, at, n, f);
	cut = cut_best(n, f, why->trials->factors[at].shape.levels, why->arena);
	tried->of[at] = tried->p.count;
	try(why, tried, cut.p);
	if (cut.below == 0)
		return 0;
	return worse_side(why, at, (UINT32_C(1) << cut.below) - 1);
}

/* Of words the condition most believed; of two, the one that fails more. */
static uint32_t
best_word(struct why *why, struct tried *tried, size_t at)
{
	const struct belief *belief = &why->belief;
	struct fourfold t;
	double most = -1;
	uint32_t best = 0;
	size_t i, seen = 0;

	for (i = 0; i < belief->condition_count; i++) {
		uint32_t set = belief->conditions[i].set;

		if (belief->conditions[i].factor != at)
			continue;
		seen++;
		if (seen == 2 && why->trials->factors[at].shape.levels == 2)
			break;
		tally_condition(&why->trials->tally, at, set, &t);
		if (belief->candidates[i].belief > most) {
			most = belief->candidates[i].belief;
			best = set;
			tried->of[at] = tried->p.count;
		}
		try(why, tried, fourfold_fisher(&t));
	}
	if (best && why->trials->factors[at].shape.levels == 2)
		best = worse_side(why, at, best) & 3U;
	return best;
}

static void
describe(struct why *why, struct tried *tried, size_t at)
{
	struct why_factor *factor = &why->factors[at];
	size_t i;

	factor->factor = &why->trials->factors[at];
	factor->at = at;
	factor->given = SIZE_MAX;
	tried->of[at] = SIZE_MAX;
	factor->set = factor->factor->shape.ordered ? best_cut(why, tried, at)
						    : best_word(why, tried, at);
	tally_condition(&why->trials->tally, at, factor->set, &factor->table);
	factor->p = fourfold_fisher(&factor->table);
	factor->level = wording_level(factor->factor, factor->set, why->arena);
	factor->text = arena_print(why->arena, "%s=%s", factor->factor->name,
				   factor->level);
	for (i = 0; i < why->belief.condition_count; i++) {
		if (why->belief.conditions[i].factor == at)
			factor->belief += why->belief.candidates[i].belief;
	}
}

static int
more_believed(const struct why_factor *a, const struct why_factor *b)
{
	if (fabs(a->belief - b->belief) > 1e-12)
		return a->belief > b->belief;
	if (fabs(a->p - b->p) > 1e-12)
		return a->p < b->p;
	return a->at < b->at;
}

static void
put_in_order(struct why *why)
{
	size_t i, k;

	for (i = 0; i < why->trials->count; i++) {
		for (k = i;
		     k > 0 && more_believed(&why->factors[i],
					    &why->factors[why->order[k - 1]]);
		     k--)
			why->order[k] = why->order[k - 1];
		why->order[k] = i;
	}
}

static void
describe_all(struct why *why)
{
	size_t count = why->trials->count, i;
	struct tried tried = {.p = {.size = sizeof(double)},
			      .of = arena_get(why->arena,
					      (count + 1) * sizeof(size_t))};

	for (i = 0; i < count; i++)
		describe(why, &tried, i);
	adjust_discoveries(tried.p.items, tried.p.count, tried.p.count,
			   why->arena);
	for (i = 0; i < count; i++)
		why->factors[i].p_adjusted =
			tried.of[i] == SIZE_MAX
				? 1
				: ((double *)tried.p.items)[tried.of[i]];
}

/* --- two together ----------------------------------------------------------- */

static const struct trials_factor *
factor_of(const struct why *why, size_t condition)
{
	return &why->trials->factors[why->belief.conditions[condition].factor];
}

static void
name_pair(struct why *why, struct why_pair *pair)
{
	const struct belief_candidate *c = pair->candidate;
	const struct trials_factor *one = factor_of(why, c->one);
	const struct trials_factor *other = factor_of(why, c->other);
	const char *a = wording_level(one, why->belief.conditions[c->one].set,
				      why->arena);
	const char *b = wording_level(
		other, why->belief.conditions[c->other].set, why->arena);

	pair->text = arena_print(why->arena, "%s=%s %s=%s", one->name, a,
				 other->name, b);
}

static int
by_belief(const void *a, const void *b)
{
	double x = ((const struct why_pair *)a)->candidate->belief;
	double y = ((const struct why_pair *)b)->candidate->belief;

	return (x < y) - (x > y);
}

static void
find_pairs(struct why *why)
{
	size_t i;

	why->pairs.size = sizeof(struct why_pair);
	for (i = why->belief.condition_count; i < why->belief.count; i++) {
		const struct belief_candidate *c = &why->belief.candidates[i];

		if (c->belief < PAIR_SHOWN) {
			why->other_pairs += c->belief;
			continue;
		}
		((struct why_pair *)vec_add(&why->pairs, why->arena))
			->candidate = c;
	}
	if (why->pairs.count > 0)
		qsort(why->pairs.items, why->pairs.count,
		      sizeof(struct why_pair), by_belief);
	for (i = 0; i < why->pairs.count; i++)
		name_pair(why, (struct why_pair *)why->pairs.items + i);
}

/* --- held equal ------------------------------------------------------------- */

size_t
why_strata_count(const struct why *why, size_t b)
{
	const struct factor *shape = &why->trials->factors[b].shape;

	return shape->ordered ? 2 : shape->levels;
}

uint32_t
why_stratum(const struct why *why, size_t b, size_t i)
{
	if (!why->trials->factors[b].shape.ordered)
		return UINT32_C(1) << i;
	return i == 0 ? why->factors[b].set : ~why->factors[b].set;
}

void
why_hold(const struct why *why, size_t a, size_t b, struct strata *strata)
{
	struct fourfold table;
	size_t i;

	*strata = (struct strata){0};
	for (i = 0; i < why_strata_count(why, b); i++) {
		tally_within(&why->trials->tally, a, why->factors[a].set, b,
			     why_stratum(why, b, i), &table);
		strata_add(strata, &table);
	}
}

/* --- all of it -------------------------------------------------------------- */

static int
find_given(struct why *why, const char *name, struct error *err)
{
	const char *names[TRIALS_FACTORS];
	const char *near;
	size_t i;

	why->given = SIZE_MAX;
	if (!name)
		return 0;
	for (i = 0; i < why->trials->all; i++) {
		const struct trials_factor *factor = &why->trials->factors[i];

		if (i < why->trials->count)
			names[i] = factor->name;
		if (strcmp(factor->name, name) != 0)
			continue;
		if (factor->aside)
			return error_set(err, ERR_USAGE,
					 "--given %.100s: %.200s", name,
					 factor->aside);
		why->given = i;
		return 0;
	}
	near = str_nearest(name, names, why->trials->count);
	error_set(err, ERR_USAGE, "--given %.100s: no such factor", name);
	return near ? error_hint(err, "did you mean %s?", near) : -1;
}

int
why_get(struct why *why, struct trials *trials, const char *given,
	struct arena *arena, struct error *err)
{
	struct belief_condition *conditions;
	size_t count;

	*why = (struct why){.trials = trials, .arena = arena};
	if (find_given(why, given, err) < 0)
		return -1;
	count = factor_conditions(trials->shapes, &trials->tally, &conditions,
				  arena);
	belief_get(&why->belief, &trials->tally, conditions, count, TOGETHER,
		   arena);
	why->factors =
		arena_get(arena, (trials->count + 1) * sizeof(*why->factors));
	why->order = arena_get(arena, (trials->count + 1) * sizeof(size_t));
	describe_all(why);
	put_in_order(why);
	find_pairs(why);
	trial_next(&why->next, &why->belief, &trials->tally, trials->ordered,
		   trials->start, arena);
	why_verdict_set(why);
	return 0;
}

const struct why_factor *
why_leading(const struct why *why)
{
	return why->trials->count > 0 ? &why->factors[why->order[0]] : NULL;
}
