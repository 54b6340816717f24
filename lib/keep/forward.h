/* SPDX-License-Identifier: ISC
 * Taking a record forward to a later state of itself.
 */
#ifndef KEEP_FORWARD_H
#define KEEP_FORWARD_H

#include "base/error.h"
#include "model/batch.h"

struct arena;
struct store;

/* Whether the record at path is an earlier state of that in later: every batch
 * of it has the hash it has there. *batch and hash are then its head. ERR_NO
 * otherwise, naming the first batch that differs, or the first one that later
 * does not have. */
int
forward_check(struct arena *arena, const char *path, struct store *later,
	      struct id *batch, unsigned char hash[BATCH_HASH],
	      struct error *err);

#endif
