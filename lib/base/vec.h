/* SPDX-License-Identifier: ISC
 * A list of equal-sized items that grows in an arena.
 */
#ifndef BASE_VEC_H
#define BASE_VEC_H

#include <stddef.h>

struct arena;

/* Set size to that of an item, the rest to 0. Items are zeroed; they move
 * when the list grows, so hold indexes, not pointers, while adding. */
struct vec {
	void *items;
	size_t count;
	size_t cap;
	size_t size;
};

/* The new last item. */
void *
vec_add(struct vec *vec, struct arena *arena);

#endif
