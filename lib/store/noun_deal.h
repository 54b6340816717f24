/* SPDX-License-Identifier: ISC
 * The lists of deals and of the steps they went.
 */
#ifndef STORE_NOUN_DEAL_H
#define STORE_NOUN_DEAL_H

#include "store/noun.h"

/* NULL behind the last. */
const struct noun *
noun_deal_at(size_t i);

#endif
