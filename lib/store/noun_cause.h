/* SPDX-License-Identifier: ISC
 * The lists of what complaints teach: notes, problems.
 */
#ifndef STORE_NOUN_CAUSE_H
#define STORE_NOUN_CAUSE_H

#include "store/noun.h"

/* The i-th of them, NULL behind the last. */
const struct noun *
noun_cause_at(size_t i);

#endif
