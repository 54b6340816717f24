/* SPDX-License-Identifier: ISC
 * The lists of what is sold and was sold.
 */
#ifndef STORE_NOUN_SALE_H
#define STORE_NOUN_SALE_H

#include "store/noun.h"

/* NULL behind the last. */
const struct noun *
noun_sale_at(size_t i);

#endif
