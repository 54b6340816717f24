/* SPDX-License-Identifier: ISC
 * The conditions of factors.
 */
#include "learn/factor.h"

#include "base/arena.h"
#include "base/vec.h"

static void
add(struct vec *list, struct arena *arena, size_t factor, uint32_t set,
    double weight)
{
	struct belief_condition *c = vec_add(list, arena);

	*c = (struct belief_condition){factor, set, weight};
}

/* Cuts lie between neighbours among the levels that were seen. */
static void
add_cuts(struct vec *list, struct arena *arena, size_t at,
	 const struct factor *factor, const int64_t *n, size_t seen)
{
	size_t l, last = factor->levels, first = factor->levels;
	double range = 0;
	uint32_t low = 0;

	for (l = 0; l < factor->levels; l++) {
		if (n[l] == 0)
			continue;
		if (first == factor->levels)
			first = l;
		range = factor->value[l] - factor->value[first];
	}
	for (l = 0; l < factor->levels; l++) {
		if (n[l] == 0)
			continue;
		if (last < factor->levels) {
			double gap = factor->value[l] - factor->value[last];
			double weight = 0.25 / (double)(seen - 1) +
					(range > 0 ? 0.25 * gap / range : 0);

			add(list, arena, at, low, weight);
			add(list, arena, at, ~low, weight);
		}
		low |= UINT32_C(1) << l;
		last = l;
	}
}

size_t
factor_conditions(const struct factor *factors, const struct tally *tally,
		  struct belief_condition **conditions, struct arena *arena)
{
	struct vec list = {.size = sizeof(struct belief_condition)};
	int64_t n[TALLY_LEVELS], f[TALLY_LEVELS];
	size_t i, l;

	for (i = 0; i < tally->factors; i++) {
		size_t seen = 0;

		tally_levels(tally, i, n, f);
		for (l = 0; l < factors[i].levels; l++)
			seen += n[l] > 0;
		if (seen < 2)
			continue;
		if (factors[i].ordered) {
			add_cuts(&list, arena, i, &factors[i], n, seen);
			continue;
		}
		for (l = 0; l < factors[i].levels; l++) {
			if (n[l] > 0 && !(factors[i].other >> l & 1))
				add(&list, arena, i, UINT32_C(1) << l,
				    1 / (double)seen);
		}
	}
	*conditions = list.items;
	return list.count;
}
