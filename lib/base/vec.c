/* SPDX-License-Identifier: ISC
 * A list of equal-sized items that grows in an arena.
 */
#include "base/vec.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"

void *
vec_add(struct vec *vec, struct arena *arena)
{
	assert(vec->size > 0);
	if (vec->count == vec->cap) {
		size_t cap = vec->cap ? vec->cap * 2 : 8;
		void *items = arena_get(arena, cap * vec->size);

		if (vec->count)
			memcpy(items, vec->items, vec->count * vec->size);
		vec->items = items;
		vec->cap = cap;
	}
	return (char *)vec->items + vec->count++ * vec->size;
}
