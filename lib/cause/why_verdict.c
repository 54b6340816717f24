/* SPDX-License-Identifier: ISC
 * What the figures say, in words.
 */
#include "cause/why_verdict.h"

#include <math.h>

#define LEADERS 5	/* factors that others are held against */
#define AWAY 1.1	/* an odds ratio this far from 1 has a direction */
#define ALIAS_FEW 4	/* of each outcome, for the fault under another name */
#define NEEDED_STEPS 85 /* of 5 %: 60 times as many */
#define PROMISING 0.2	/* a belief that is not called nothing */

/* Trials with a but not b, and with b but not a; both and neither. */
struct apart {
	int64_t both, only_a, only_b, neither;
};

static struct apart
apart_of(const struct why *why, const struct why_factor *a,
	 const struct why_factor *b)
{
	struct fourfold in, out;

	tally_within(&why->trials->tally, a->at, a->set, b->at, b->set, &in);
	tally_within(&why->trials->tally, a->at, a->set, b->at, ~b->set, &out);
	return (struct apart){in.n1, out.n1, in.n0, out.n0};
}

static bool
same_trials(const struct apart *x)
{
	return (x->only_a == 0 && x->only_b == 0) ||
	       (x->both == 0 && x->neither == 0);
}

static bool
sure(double p)
{
	return p <= WHY_SURE;
}

/* No chance, all that was tried considered; or believed, which considers it
 * too, and no chance by itself. */
static bool
is_found(const struct why_factor *a)
{
	return sure(a->p_adjusted) || (a->belief >= WHY_BELIEVED && sure(a->p));
}

static double
held_p(const struct why *why, size_t a, size_t b, struct strata *strata)
{
	double p;

	why_hold(why, a, b, strata);
	(void)strata_cmh(strata, 1, &p);
	return p;
}

/* --- verdicts --------------------------------------------------------------- */

static void
say(struct why_factor *factor, enum why_verdict verdict, const char *words)
{
	factor->verdict = verdict;
	factor->words = words;
}

static void
hold(const struct why *why, struct why_factor *a, const struct why_factor *b)
{
	a->given = b->at;
	why_hold(why, a->at, b->at, &a->strata);
}

/* How many trials with these rates would be no chance, all that was tried
 * considered. */
static int64_t
needed(const struct why_factor *a)
{
	const struct fourfold *t = &a->table;
	double tried = a->p > 0 ? a->p_adjusted / a->p : 1;
	int step;

	for (step = 0; step < NEEDED_STEPS; step++) {
		double scale = pow(1.05, step);
		struct fourfold more = {llround(scale * (double)t->n1),
					llround(scale * (double)t->f1),
					llround(scale * (double)t->n0),
					llround(scale * (double)t->f0)};

		if (fourfold_fisher(&more) * (tried > 1 ? tried : 1) <=
		    WHY_SURE)
			return more.n1 + more.n0;
	}
	return 0;
}

static void
say_few(const struct why *why, struct why_factor *a)
{
	const struct fourfold *t = &a->table;
	int64_t n = t->n1 + t->n0, f = t->f1 + t->f0;
	int64_t lacks = fourfold_lacks(t), need = n + lacks;

	if (a->belief >= PROMISING && needed(a) > need)
		need = needed(a);
	if (f == 0 || f == n)
		say(a, WHY_TOO_FEW,
		    arena_print(why->arena,
				"too few to tell: %s of its %lld trials failed",
				f == 0 ? "none" : "all", (long long)n));
	else if (lacks < 0)
		say(a, WHY_TOO_FEW,
		    arena_print(why->arena,
				"too few to tell: always the same in the %lld "
				"trials that noted it",
				(long long)n));
	else
		say(a, WHY_TOO_FEW,
		    arena_print(why->arena, "too few to tell: needs n=%lld",
				(long long)need));
}

/* They never varied apart: two of the four cells are empty. */
static void
say_same(const struct why *why, struct why_factor *a,
	 const struct why_factor *b, const struct apart *x)
{
	hold(why, a, b);
	if (x->only_a == 0 && x->only_b == 0)
		say(a, WHY_NOT_APART,
		    arena_print(why->arena,
				"cannot be told apart from %s yet: no trial "
				"with %s and not %s, none with %s and not %s",
				b->text, a->text, b->text, b->text, a->text));
	else
		say(a, WHY_NOT_APART,
		    arena_print(why->arena,
				"cannot be told apart from %s yet: no trial "
				"with %s and %s, none with neither",
				b->text, a->text, b->text));
}

static void
say_few_apart(const struct why *why, struct why_factor *a,
	      const struct why_factor *b, const struct apart *x)
{
	hold(why, a, b);
	say(a, WHY_NOT_APART,
	    arena_print(why->arena,
			"cannot be told apart from %s yet: %lld trial%s with "
			"it alone, %lld with %s alone",
			b->text, (long long)x->only_a,
			x->only_a == 1 ? "" : "s", (long long)x->only_b,
			b->text));
}

static void
say_beside(const struct why *why, struct why_factor *a,
	   const struct why_factor *b, enum why_verdict verdict,
	   const char *word)
{
	hold(why, a, b);
	say(a, verdict,
	    arena_print(why->arena, "%s when %s is held equal", word,
			b->factor->name));
}

/* Every stratum says the opposite of all together, and what is held equal has
 * to do with both the factor and the fault (E. H. Simpson, JRSS B 13, 1951). */
static bool
turns_round(const struct why *why, const struct why_factor *a,
	    const struct why_factor *b)
{
	struct fourfold beside = {0};
	struct apart x = apart_of(why, a, b);
	struct ratio all = fourfold_odds(&a->table), held;
	struct strata strata;

	why_hold(why, a->at, b->at, &strata);
	held = strata_odds(&strata);
	if (strata.count < 2 || isnan(held.value) || all.value < AWAY ||
	    held.value > 1 / AWAY || strata.above > 0)
		return false;
	beside.n1 = x.both + x.only_b;
	beside.f1 = x.both;
	beside.n0 = x.only_a + x.neither;
	beside.f0 = x.only_a;
	return sure(fourfold_fisher(&beside)) && sure(b->p);
}

/* --- one factor against the others ------------------------------------------ */

/* Whether beside b, which is held equal, a is nothing any more, or cannot be
 * told apart from it: then that is said. */
static bool
judge_beside(const struct why *why, struct why_factor *a,
	     const struct why_factor *b)
{
	struct apart x = apart_of(why, a, b);
	struct strata mine, other;
	double p = held_p(why, a->at, b->at, &mine);

	if (same_trials(&x)) {
		say_same(why, a, b, &x);
		return true;
	}
	if (sure(p)) {
		if (strata_odds(&mine).value >= 1 ||
		    fourfold_odds(&a->table).value < 1)
			return false;
		say_beside(why, a, b, WHY_TURNS, "turns round");
		return true;
	}
	if (sure(held_p(why, b->at, a->at, &other)))
		say_beside(why, a, b, WHY_VANISHES, "vanishes");
	else
		say_few_apart(why, a, b, &x);
	return true;
}

static bool
is_alias(const struct fourfold *t)
{
	return t->f1 == t->n1 && t->f0 == 0 && t->n1 >= ALIAS_FEW &&
	       t->n0 >= ALIAS_FEW;
}

/* Leaders are those believed most whose failures are no chance. */
static size_t
find_leaders(const struct why *why, size_t *leaders)
{
	size_t i, count = 0;

	for (i = 0; i < why->trials->count && count < LEADERS; i++) {
		const struct why_factor *factor = &why->factors[why->order[i]];

		if (is_found(factor) && !factor->alias)
			leaders[count++] = why->order[i];
	}
	return count;
}

static void
judge_sure(const struct why *why, struct why_factor *a, const size_t *leaders,
	   size_t count)
{
	size_t i;

	if (a->alias) {
		say(a, WHY_EXPLAINS,
		    arena_print(why->arena,
				"explains, or is the fault under another name: "
				"they never differ in %lld trials",
				(long long)a->table.n1 +
					(long long)a->table.n0));
		return;
	}
	for (i = 0; i < count; i++) {
		if (leaders[i] != a->at &&
		    judge_beside(why, a, &why->factors[leaders[i]]))
			return;
	}
	for (i = 0; i < count && a->given == SIZE_MAX; i++) {
		if (leaders[i] != a->at)
			hold(why, a, &why->factors[leaders[i]]);
	}
	say(a, WHY_EXPLAINS, "explains");
}

/* One as much believed that has the same trials. */
static bool
judge_same(const struct why *why, struct why_factor *a)
{
	size_t i;

	for (i = 0; i < why->trials->count; i++) {
		const struct why_factor *b = &why->factors[why->order[i]];
		struct apart x;

		if (b == a || b->belief < PROMISING)
			continue;
		x = apart_of(why, a, b);
		if (!same_trials(&x))
			continue;
		say_same(why, a, b, &x);
		return true;
	}
	return false;
}

static void
judge_unsure(const struct why *why, struct why_factor *a, const size_t *leaders,
	     size_t count)
{
	size_t i;

	for (i = 0; i < count; i++) {
		const struct why_factor *b = &why->factors[leaders[i]];

		if (b == a || !turns_round(why, a, b))
			continue;
		say_beside(why, a, b, WHY_TURNS, "turns round");
		return;
	}
	if (count > 0 && leaders[0] != a->at)
		hold(why, a, &why->factors[leaders[0]]);
	if (a->belief >= PROMISING && judge_same(why, a))
		return;
	if (a->belief >= PROMISING || fourfold_lacks(&a->table) != 0 ||
	    !sure(fourfold_fisher_least(&a->table)))
		say_few(why, a);
	else
		say(a, WHY_NOTHING, "nothing");
}

void
why_verdict_set(struct why *why)
{
	size_t leaders[LEADERS], count, i;

	for (i = 0; i < why->trials->count; i++) {
		struct why_factor *a = &why->factors[i];

		a->alias = !a->factor->shape.ordered &&
			   a->factor->shape.levels == 2 && is_alias(&a->table);
	}
	count = find_leaders(why, leaders);
	for (i = 0; i < why->trials->count; i++) {
		struct why_factor *a = &why->factors[why->order[i]];

		if (is_found(a))
			judge_sure(why, a, leaders, count);
		else
			judge_unsure(why, a, leaders, count);
		if (why->given != SIZE_MAX && why->given != a->at)
			hold(why, a, &why->factors[why->given]);
	}
}
