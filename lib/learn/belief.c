/* SPDX-License-Identifier: ISC
 * Marginal likelihoods of causes, and what is believed of them.
 */
#include "learn/belief.h"

#include <math.h>
#include <string.h>

#include "base/arena.h"

#define SHARP 9.0
#define LOG_SHARP (-0.105360515657826301) /* of 0.9: how likely it is sharp */
#define LOG_MILD (-2.302585092994045684)  /* of 0.1 */
#define TABLE 4096

/* log gamma of whole numbers, the first looked up. */
struct gammas {
	double *log;
};

static double
log_gamma(const struct gammas *gammas, int64_t n)
{
	return n < TABLE ? gammas->log[n] : lgamma((double)n);
}

/* log of the Beta function at whole numbers. */
static double
log_beta(const struct gammas *gammas, int64_t a, int64_t b)
{
	return log_gamma(gammas, a) + log_gamma(gammas, b) -
	       log_gamma(gammas, a + b);
}

/* f of n failed, the rate being Beta(a, b). */
static double
log_marginal(const struct gammas *gammas, int64_t n, int64_t f, int64_t a,
	     int64_t b)
{
	return log_beta(gammas, a + f, b + n - f) - log_beta(gammas, a, b);
}

static double
log_sum(double a, double b)
{
	double more = a > b ? a : b, less = a > b ? b : a;

	return more + log1p(exp(less - more));
}

static double
mean(int64_t n, int64_t f, double a, double b)
{
	return (a + (double)f) / (a + b + (double)n);
}

/* The log of how much likelier the trials are than under none of these; fills
 * in what is foretold. */
static double
weigh(const struct gammas *gammas, struct belief_candidate *c)
{
	const struct fourfold *t = &c->seen;
	double sharp = LOG_SHARP + log_marginal(gammas, t->n1, t->f1, 9, 1) +
		       log_marginal(gammas, t->n0, t->f0, 1, 9);
	double mild = LOG_MILD + log_marginal(gammas, t->n1, t->f1, 2, 1) +
		      log_marginal(gammas, t->n0, t->f0, 1, 2);
	double both = log_sum(sharp, mild), share = exp(sharp - both);

	c->with = share * mean(t->n1, t->f1, SHARP, 1) +
		  (1 - share) * mean(t->n1, t->f1, 2, 1);
	c->without = share * mean(t->n0, t->f0, 1, SHARP) +
		     (1 - share) * mean(t->n0, t->f0, 1, 2);
	return both - log_marginal(gammas, t->n1 + t->n0, t->f1 + t->f0, 1, 1);
}

/* --- two conditions together ------------------------------------------------ */

/* The levels of b seen and failed where condition one holds and where not. */
struct halves {
	int64_t n[2][TALLY_LEVELS];
	int64_t f[2][TALLY_LEVELS];
};

static void
halve(const struct tally *tally, const struct belief_condition *one, size_t b,
      struct halves *halves)
{
	size_t la, lb;
	int64_t n, f;

	memset(halves, 0, sizeof(*halves));
	for (la = 0; la < tally->levels[one->factor]; la++) {
		size_t side = one->set >> la & 1;

		for (lb = 0; lb < tally->levels[b]; lb++) {
			tally_cell(tally, one->factor, la, b, lb, &n, &f);
			halves->n[side][lb] += n;
			halves->f[side][lb] += f;
		}
	}
}

static void
join(const struct halves *halves, uint32_t set, size_t levels,
     struct fourfold *table)
{
	size_t side, l;

	*table = (struct fourfold){0};
	for (side = 0; side < 2; side++) {
		for (l = 0; l < levels; l++) {
			bool with = side == 1 && (set >> l & 1);

			*(with ? &table->n1 : &table->n0) += halves->n[side][l];
			*(with ? &table->f1 : &table->f0) += halves->f[side][l];
		}
	}
}

/* Two together are a cause of their own only where they were seen together and
 * each was seen without the other: else one of them, or none, says the same. */
static bool
of_its_own(const struct fourfold *both, const struct fourfold *one,
	   const struct fourfold *other)
{
	return both->n1 < one->n1 && both->n1 < other->n1 && both->n1 > 0;
}

struct making {
	struct belief *belief;
	const struct tally *tally;
	const struct belief_condition *conditions;
	struct gammas gammas;
	double *log_weight; /* of each candidate */
	const bool *chosen;
	double one_factor;  /* prior share of a factor alone, */
	double two_factors; /* of a pair of factors, */
	double none;	    /* and of none of these */
};

static double
share_of(const struct making *m, size_t condition)
{
	return m->conditions[condition].weight;
}

/* Condition i with all chosen ones of the factor that begins at first. */
static void
add_pairs(struct making *m, size_t i, size_t first, size_t end)
{
	size_t b = m->conditions[first].factor, j;
	struct halves halves;

	halve(m->tally, &m->conditions[i], b, &halves);
	for (j = first; j < end; j++) {
		struct belief_candidate *c =
			&m->belief->candidates[m->belief->count];

		if (!m->chosen[j])
			continue;
		join(&halves, m->conditions[j].set, m->tally->levels[b],
		     &c->seen);
		if (!of_its_own(&c->seen, &m->belief->candidates[i].seen,
				&m->belief->candidates[j].seen))
			continue;
		c->one = i;
		c->other = j;
		m->log_weight[m->belief->count++] =
			log(m->two_factors * share_of(m, i) * share_of(m, j)) +
			weigh(&m->gammas, c);
	}
}

static size_t
end_of(const struct belief_condition *conditions, size_t count, size_t first)
{
	size_t i = first;

	while (i < count && conditions[i].factor == conditions[first].factor)
		i++;
	return i;
}

/* The likeliest few of each factor, each of which may join with others. */
static bool *
choose(const struct making *m, size_t count, size_t together,
       struct arena *arena)
{
	bool *chosen = arena_get(arena, count + 1);
	size_t first, end, taken, i;

	for (first = 0; first < count; first = end) {
		end = end_of(m->conditions, count, first);
		for (taken = 0; taken < together; taken++) {
			size_t best = end;

			for (i = first; i < end; i++) {
				if (!chosen[i] &&
				    (best == end ||
				     m->log_weight[i] > m->log_weight[best]))
					best = i;
			}
			if (best == end)
				break;
			chosen[best] = true;
		}
	}
	return chosen;
}

/* --- all of them ------------------------------------------------------------ */

static void
add_up(struct making *m)
{
	struct belief *belief = m->belief;
	double most = log(m->none), sum;
	size_t i;

	for (i = 0; i < belief->count; i++)
		most = fmax(most, m->log_weight[i]);
	sum = belief->none = exp(log(m->none) - most);
	for (i = 0; i < belief->count; i++) {
		belief->candidates[i].belief = exp(m->log_weight[i] - most);
		sum += belief->candidates[i].belief;
	}
	belief->none /= sum;
	for (i = 0; i < belief->count; i++)
		belief->candidates[i].belief /= sum;
}

static size_t
most_pairs(size_t factors, size_t count, size_t together)
{
	size_t each = together * factors;

	if (each > count)
		each = count;
	return each * each / 2;
}

static void
weigh_single(struct making *m, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++) {
		struct belief_candidate *c = &m->belief->candidates[i];

		*c = (struct belief_candidate){.one = i,
					       .other = BELIEF_SINGLE};
		tally_condition(m->tally, m->conditions[i].factor,
				m->conditions[i].set, &c->seen);
		m->log_weight[i] =
			log(m->one_factor * m->conditions[i].weight) +
			weigh(&m->gammas, c);
	}
	m->belief->count = count;
}

static void
set_priors(struct making *m, double factors)
{
	m->one_factor = BELIEF_ONE / (factors + 1);
	if (factors > 1)
		m->two_factors = BELIEF_TWO * 2 / (factors * (factors - 1));
	m->none = 1 - m->one_factor * factors - (factors > 1 ? BELIEF_TWO : 0);
}

void
belief_get(struct belief *belief, const struct tally *tally,
	   const struct belief_condition *conditions, size_t count,
	   size_t together, struct arena *arena)
{
	struct making m = {
		.belief = belief, .tally = tally, .conditions = conditions};
	size_t factors = 0, first, end, other, other_end, i, room;

	m.gammas.log = arena_get(arena, TABLE * sizeof(double));
	for (i = 1; i < TABLE; i++)
		m.gammas.log[i] =
			i < 3 ? 0 : m.gammas.log[i - 1] + log((double)(i - 1));
	for (first = 0; first < count; first = end, factors++)
		end = end_of(conditions, count, first);
	room = count + most_pairs(factors, count, together);
	*belief = (struct belief){
		.conditions = conditions,
		.condition_count = count,
		.candidates = arena_get(
			arena, (room + 1) * sizeof(*belief->candidates)),
		.none_fails = mean(tally->n, tally->failed, 1, 1),
	};
	set_priors(&m, (double)factors);
	m.log_weight = arena_get(arena, (room + 1) * sizeof(double));
	weigh_single(&m, count);
	m.chosen = choose(&m, count, together, arena);
	for (first = 0; first < count; first = end) {
		end = end_of(conditions, count, first);
		for (i = first; i < end; i++) {
			for (other = end; m.chosen[i] && other < count;
			     other = other_end) {
				other_end = end_of(conditions, count, other);
				add_pairs(&m, i, other, other_end);
			}
		}
	}
	add_up(&m);
}

bool
belief_holds(const struct belief_candidate *candidate, const bool *holds)
{
	return holds[candidate->one] &&
	       (candidate->other == BELIEF_SINGLE || holds[candidate->other]);
}

void
belief_after(const struct belief *belief, const bool *holds, bool failed,
	     double *then)
{
	double fails = belief->none_fails, sum;
	size_t i;

	sum = then[belief->count] = belief->none * (failed ? fails : 1 - fails);
	for (i = 0; i < belief->count; i++) {
		const struct belief_candidate *c = &belief->candidates[i];

		fails = belief_holds(c, holds) ? c->with : c->without;
		then[i] = c->belief * (failed ? fails : 1 - fails);
		sum += then[i];
	}
	for (i = 0; i <= belief->count; i++)
		then[i] /= sum;
}
