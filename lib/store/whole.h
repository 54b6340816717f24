/* SPDX-License-Identifier: ISC
 * The whole base put back, row by row.
 */
#ifndef STORE_WHOLE_H
#define STORE_WHOLE_H

#include "base/error.h"

struct store;

/* A transaction that puts rows back (record_put, record_put_batch) and makes
 * no batch of its own; what is derived may be changed with record_set.
 * store_rollback takes it back. */
int
whole_restore(struct store *store, struct error *err);

int
whole_commit(struct store *store, struct error *err);

#endif
