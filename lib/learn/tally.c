/* SPDX-License-Identifier: ISC
 * The counts of every two factors.
 */
#include "learn/tally.h"

#include "base/arena.h"

void
tally_open(struct tally *tally, const size_t *levels, size_t factors,
	   struct arena *arena)
{
	size_t a, b;

	*tally = (struct tally){.factors = factors, .levels = levels};
	tally->one = arena_get(arena, (factors + 1) * sizeof(*tally->one));
	tally->two =
		arena_get(arena, (factors * factors + 1) * sizeof(*tally->two));
	tally->held = arena_get(arena, (factors + 1) * TALLY_BLOCK *
					       sizeof(*tally->held));
	tally->weight = arena_get(arena, TALLY_BLOCK * sizeof(int64_t));
	for (a = 0; a < factors; a++) {
		size_t here = (levels[a] + 1) * 2;

		tally->one[a] = arena_get(arena, here * sizeof(int64_t));
		for (b = a + 1; b < factors; b++)
			tally->two[a * factors + b] =
				arena_get(arena, here * (levels[b] + 1) *
							 sizeof(int64_t));
	}
}

/* One factor beside another, whose values have failed in their last bit. */
struct beside {
	int64_t *cells;
	size_t stride;
	const uint16_t *values;
};

/* Two tables at a time, so that they stay near and need not wait for each
 * other. The second may be the first again where there is no other: then only
 * that is counted. */
static void
count_two(const struct tally *tally, const uint16_t *a, const struct beside *x,
	  const struct beside *y)
{
	const int64_t *weight = tally->weight;
	int64_t *cells = x->cells, *others = y->cells;
	size_t i, n = tally->waiting;

	if (tally->weighted || cells == others) {
		for (i = 0; i < n; i++)
			cells[(a[i] >> 1) * x->stride + x->values[i]] +=
				weight[i];
		for (i = 0; cells != others && i < n; i++)
			others[(a[i] >> 1) * y->stride + y->values[i]] +=
				weight[i];
		return;
	}
	for (i = 0; i < n; i++) {
		cells[(a[i] >> 1) * x->stride + x->values[i]]++;
		others[(a[i] >> 1) * y->stride + y->values[i]]++;
	}
}

static struct beside
beside(const struct tally *tally, size_t a, size_t b)
{
	return (struct beside){tally->two[a * tally->factors + b],
			       (tally->levels[b] + 1) * 2,
			       tally->held + b * TALLY_BLOCK};
}

static void
count(struct tally *tally)
{
	size_t a, b, i;

	for (a = 0; a < tally->factors; a++) {
		const uint16_t *at = tally->held + a * TALLY_BLOCK;

		for (i = 0; i < tally->waiting; i++)
			tally->one[a][at[i]] += tally->weight[i];
		for (b = a + 1; b < tally->factors; b += 2) {
			struct beside x = beside(tally, a, b), y = x;

			if (b + 1 < tally->factors)
				y = beside(tally, a, b + 1);
			count_two(tally, at, &x, &y);
		}
	}
	tally->waiting = 0;
	tally->weighted = false;
}

void
tally_add(struct tally *tally, const unsigned char *level, bool failed,
	  int64_t times)
{
	size_t i;

	for (i = 0; i < tally->factors; i++)
		tally->held[i * TALLY_BLOCK + tally->waiting] =
			(uint16_t)(level[i] * 2 + failed);
	tally->weight[tally->waiting++] = times;
	tally->weighted = tally->weighted || times != 1;
	tally->n += times;
	tally->failed += failed ? times : 0;
	if (tally->waiting == TALLY_BLOCK)
		count(tally);
}

void
tally_close(struct tally *tally)
{
	count(tally);
}

void
tally_levels(const struct tally *tally, size_t factor, int64_t *n, int64_t *f)
{
	size_t i;

	for (i = 0; i < tally->levels[factor]; i++) {
		f[i] = tally->one[factor][2 * i + 1];
		n[i] = tally->one[factor][2 * i] + f[i];
	}
}

static void
put(struct fourfold *table, bool with, int64_t n, int64_t f)
{
	if (with) {
		table->n1 += n;
		table->f1 += f;
	} else {
		table->n0 += n;
		table->f0 += f;
	}
}

void
tally_condition(const struct tally *tally, size_t factor, uint32_t set,
		struct fourfold *table)
{
	int64_t n[TALLY_LEVELS], f[TALLY_LEVELS];
	size_t i;

	*table = (struct fourfold){0};
	tally_levels(tally, factor, n, f);
	for (i = 0; i < tally->levels[factor]; i++)
		put(table, set >> i & 1, n[i], f[i]);
}

void
tally_cell(const struct tally *tally, size_t a, size_t la, size_t b, size_t lb,
	   int64_t *n, int64_t *f)
{
	const int64_t *cell =
		a < b ? tally->two[a * tally->factors + b] +
				(la * (tally->levels[b] + 1) + lb) * 2
		      : tally->two[b * tally->factors + a] +
				(lb * (tally->levels[a] + 1) + la) * 2;

	*f = cell[1];
	*n = cell[0] + cell[1];
}

void
tally_within(const struct tally *tally, size_t a, uint32_t set, size_t b,
	     uint32_t within, struct fourfold *table)
{
	size_t la, lb;
	int64_t n, f;

	*table = (struct fourfold){0};
	for (lb = 0; lb < tally->levels[b]; lb++) {
		if (!(within >> lb & 1))
			continue;
		for (la = 0; la < tally->levels[a]; la++) {
			tally_cell(tally, a, la, b, lb, &n, &f);
			put(table, set >> la & 1, n, f);
		}
	}
}
