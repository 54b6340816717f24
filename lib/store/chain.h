/* SPDX-License-Identifier: ISC
 * The hash chain: SHA-256 over everything a batch wrote, linked to the batch
 * before it. The hash is that of FIPS 180-4, from libmd.
 */
#ifndef STORE_CHAIN_H
#define STORE_CHAIN_H

#include <stddef.h>

#include "model/batch.h"
#include "model/table.h"

struct arena;
struct chain; /* the running hashes of one batch, one for each table */

/* SHA-256 of bytes. */
void
chain_hash(const void *bytes, size_t len, unsigned char hash[BATCH_HASH]);

/* HMAC-SHA-256 of bytes (RFC 2104). */
void
chain_mac(const void *key, size_t key_len, const void *bytes, size_t len,
	  unsigned char mac[BATCH_HASH]);

struct chain *
chain_begin(struct arena *arena);

struct chain *
chain_copy(struct arena *arena, const struct chain *chain);

void
chain_set(struct chain *chain, const struct chain *from);

/* Take in a row as it was inserted: length-prefixed, every durable column. */
void
chain_add(struct chain *chain, enum table_number table, const void *row);

/* digest: salt, the batch row itself, then the hash of each table's rows in
 * schema order; of the tables that came after the first edition only those
 * with rows, each behind its number, so that older digests hold. hash: that of
 * chain_link. The chain is empty again afterwards. */
void
chain_end(struct chain *chain, const struct batch *batch,
	  const unsigned char *previous, unsigned char digest[BATCH_HASH],
	  unsigned char hash[BATCH_HASH]);

/* The hash of a batch with that digest behind previous (NULL: the first). */
void
chain_link(const unsigned char *previous,
	   const unsigned char digest[BATCH_HASH],
	   unsigned char hash[BATCH_HASH]);

#endif
