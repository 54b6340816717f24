/* SPDX-License-Identifier: ISC
 * Customers as they come, those who are alike once: memory is that of the
 * different ones.
 */
#ifndef LEARN_CROWD_H
#define LEARN_CROWD_H

#include <stddef.h>

#include "learn/lifetime.h"

/* {0} is an empty one. Its rows lie outside of any arena. */
struct crowd {
	struct lifetime_customer *rows;
	size_t count, cap;
	size_t merged; /* of count, after the last merging */
};

void
crowd_add(struct crowd *crowd, const struct lifetime_customer *customer);

/* Merge what is left to merge: then rows are sorted, each with how many are
 * alike. */
void
crowd_end(struct crowd *crowd);

void
crowd_free(struct crowd *crowd);

#endif
