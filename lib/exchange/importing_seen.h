/* SPDX-License-Identifier: ISC
 * Rows without a number of their own: how many alike came so far.
 */
#ifndef EXCHANGE_IMPORTING_SEEN_H
#define EXCHANGE_IMPORTING_SEEN_H

#include <stddef.h>
#include <stdint.h>

struct importing;

/* FNV-1a over more bytes; begin with IMPORTING_SEEN_FIRST. */
#define IMPORTING_SEEN_FIRST UINT64_C(14695981039346656037)
uint64_t
importing_seen_mix(uint64_t hash, const void *bytes, size_t len);

/* How many rows with that mark have come so far, this one included. */
int64_t
importing_seen_count(struct importing *run, uint64_t mark);

#endif
