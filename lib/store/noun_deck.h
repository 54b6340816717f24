/* SPDX-License-Identifier: ISC
 * The list of cards.
 */
#ifndef STORE_NOUN_DECK_H
#define STORE_NOUN_DECK_H

#include "store/noun.h"

/* NULL behind the last. */
const struct noun *
noun_deck_at(size_t i);

#endif
