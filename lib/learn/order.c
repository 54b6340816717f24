/* SPDX-License-Identifier: ISC
 * Order statistics by counting.
 */
#include "learn/order.h"

#include <stddef.h>

#include "base/arena.h"

#define EXACT_BITS 16 /* below 1 << 16 each value has its own count */
#define PART_BITS 11  /* above, each octave has 1 << 11 of them */
#define EXACT ((size_t)1 << EXACT_BITS)
#define PARTS ((size_t)1 << PART_BITS)
#define OCTAVES ((size_t)(63 - EXACT_BITS))

struct order {
	int64_t count;
	int64_t counts[EXACT + OCTAVES * PARTS];
};

struct order *
order_open(struct arena *arena)
{
	return arena_get(arena, sizeof(struct order));
}

static size_t
slot_of(int64_t value)
{
	uint64_t n = value > 0 ? (uint64_t)value : 0;
	size_t octave = 0;

	if (n < EXACT)
		return (size_t)n;
	while (n >> (octave + EXACT_BITS + 1))
		octave++;
	n >>= octave + EXACT_BITS - PART_BITS;
	return EXACT + octave * PARTS + (size_t)(n - PARTS);
}

static int64_t
value_of(size_t slot)
{
	size_t octave;

	if (slot < EXACT)
		return (int64_t)slot;
	octave = (slot - EXACT) / PARTS;
	return (int64_t)(((slot - EXACT) % PARTS + PARTS)
			 << (octave + EXACT_BITS - PART_BITS));
}

void
order_add(struct order *order, int64_t value)
{
	order->counts[slot_of(value)]++;
	order->count++;
}

int64_t
order_count(const struct order *order)
{
	return order->count;
}

int64_t
order_value(const struct order *order, int64_t rank)
{
	const size_t slots = sizeof(order->counts) / sizeof(order->counts[0]);
	size_t slot;

	for (slot = 0; slot + 1 < slots; slot++) {
		rank -= order->counts[slot];
		if (rank <= 0)
			break;
	}
	return value_of(slot);
}
