/* SPDX-License-Identifier: ISC
 * The lists of whom we know, what is known of them, and how they belong together.
 */
#ifndef STORE_NOUN_PARTY_H
#define STORE_NOUN_PARTY_H

#include "store/noun.h"

/* NULL behind the last. */
const struct noun *
noun_party_at(size_t i);

/* Any fact of a party by its name: see noun_fact. */
extern const struct noun_key noun_party_fact;

#endif
