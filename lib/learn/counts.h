/* SPDX-License-Identifier: ISC
 * Purchase counts of many customers, equal ones counted once.
 */
#ifndef LEARN_COUNTS_H
#define LEARN_COUNTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct lifetime_customer;

/* Customers with the same x, t_x and T. */
struct counts_row {
	double x, t_x, T;
	double weight; /* how many */
};

struct counts {
	struct counts_row *rows; /* sorted by x */
	size_t count;
	int64_t customers, repeaters, left_out;
	double purchases; /* sum of x */
	double watched;	  /* sum of T */
};

/* Can the models say anything of this customer: x >= 0, 0 <= t_x <= T? */
bool
counts_good(const struct lifetime_customer *customer);

void
counts_get(struct counts *counts, const struct lifetime_customer *customers,
	   size_t n, struct arena *arena);

/* Every so manieth row, weights as they are: at most about most rows, to find
 * out quickly where to look. */
void
counts_sample(const struct counts *all, size_t most, struct counts *sample,
	      struct arena *arena);

#endif
