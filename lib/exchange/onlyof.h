/* SPDX-License-Identifier: ISC
 * What the conditions on rows of a foreign file are asked of.
 */
#ifndef EXCHANGE_ONLYOF_H
#define EXCHANGE_ONLYOF_H

#include <stdbool.h>

#include "base/error.h"
#include "exchange/importing.h"
#include "exchange/only.h"

/* Whether the row that was read is wanted: 1 or 0. A key is a field of the
 * noun, a column of the file or, of parties, a medium or the name of a fact. */
int
onlyof_match(const struct only *only, struct importing *run,
	     const struct incoming_row *row, bool parties, struct error *err);

#endif
