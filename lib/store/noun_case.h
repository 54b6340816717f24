/* SPDX-License-Identifier: ISC
 * The lists of what was said, is owed and was sent, and of the runs that wrote it.
 */
#ifndef STORE_NOUN_CASE_H
#define STORE_NOUN_CASE_H

#include "store/noun.h"

/* NULL behind the last. */
const struct noun *
noun_case_at(size_t i);

#endif
