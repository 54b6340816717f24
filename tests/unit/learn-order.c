/* SPDX-License-Identifier: ISC
 * Order statistics in bounded memory.
 */
#include "base/arena.h"
#include "learn/order.h"
#include "tap.h"

int
main(void)
{
	struct arena arena = {NULL};
	struct order *order = order_open(&arena);
	int64_t i, value, worst = 0;

	is_int(order_count(order), 0, "empty");
	for (i = 7; i > 0; i--)
		order_add(order, i * 9000);
	is_int(order_count(order), 7, "seven");
	is_int(order_value(order, 1), 9000, "the smallest");
	is_int(order_value(order, 4), 36000, "the middle");
	is_int(order_value(order, 7), 63000, "the largest");
	order_add(order, -5);
	is_int(order_value(order, 1), 0, "less than nothing is nothing");
	order_add(order, 65535);
	is_int(order_value(order, 9), 65535, "the last that is exact");
	order_add(order, 65536);
	is_int(order_value(order, 10), 65536, "the first of an octave");
	for (value = 65537; value > 0 && value < INT64_MAX / 3;
	     value = value * 3 + 1) {
		order_add(order, value);
		i = value - order_value(order, order_count(order));
		if (i < 0 || i > value / 2048)
			worst = value;
	}
	is_int(worst, 0, "larger ones are at most one in 2048 too small");
	order_add(order, INT64_MAX);
	ok(order_value(order, order_count(order)) > INT64_MAX / 2048 * 2047,
	   "the largest number has a place");
	arena_free(&arena);
	return done();
}
