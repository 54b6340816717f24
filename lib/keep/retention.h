/* SPDX-License-Identifier: ISC
 * People whose time has come by the rules of the policy (retention:).
 */
#ifndef KEEP_RETENTION_H
#define KEEP_RETENTION_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/vec.h"
#include "domain/business.h"

/* The plans of all whose role has a rule, and with or about whom nothing was
 * said, owed, written or noted for so long: struct forget_row into rows. With
 * really each who has no stop is forgotten, in a batch of their own; the
 * others keep their rows of stops. keep as of struct forget_ask. */
int
retention_run(struct business *business, bool really, int64_t keep,
	      struct vec *rows, struct error *err);

#endif
