/* SPDX-License-Identifier: ISC
 * Order statistics of any number of lengths of time in bounded memory.
 */
#ifndef LEARN_ORDER_H
#define LEARN_ORDER_H

#include <stdint.h>

struct arena;
struct order;

/* About 1 MB in the arena, however many values follow. */
struct order *
order_open(struct arena *arena);

/* A value of 0 or more (less counts as 0). */
void
order_add(struct order *order, int64_t value);

int64_t
order_count(const struct order *order);

/* The value of that rank, 1 the smallest to order_count the largest: exact
 * below 65536, else at most one part in 2048 too small. */
int64_t
order_value(const struct order *order, int64_t rank);

#endif
