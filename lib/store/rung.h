/* SPDX-License-Identifier: ISC
 * Questions about the ladder.
 */
#ifndef STORE_RUNG_H
#define STORE_RUNG_H

#include <stdbool.h>

#include "base/error.h"
#include "base/time.h"

struct store;

/* Whether anything is due by now: a case that climbs, or a promise of ours
 * that broke. Two probes of an index, however large the base is. */
int
rung_due(struct store *store, struct instant now, bool *due, struct error *err);

#endif
