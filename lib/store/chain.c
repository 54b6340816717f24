/* SPDX-License-Identifier: ISC
 * The hash chain.
 */
#include "store/chain.h"

#include <stdbool.h>
#include <string.h>
#include <sys/types.h>

#include <sha2.h>

#include "base/arena.h"
#include "store/value.h"

struct chain {
	SHA2_CTX of[TABLE_COUNT];
	bool begun[TABLE_COUNT];
};

static const unsigned char mark[] = {0, 'c', 'r', 'm', '1'};

void
chain_hash(const void *bytes, size_t len, unsigned char hash[BATCH_HASH])
{
	SHA2_CTX ctx;

	SHA256Init(&ctx);
	SHA256Update(&ctx, bytes, len);
	SHA256Final(hash, &ctx);
}

#define MAC_BLOCK 64 /* bytes that SHA-256 takes at once */

void
chain_mac(const void *key, size_t key_len, const void *bytes, size_t len,
	  unsigned char mac[BATCH_HASH])
{
	unsigned char inner[MAC_BLOCK] = {0}, outer[MAC_BLOCK];
	SHA2_CTX ctx;
	size_t i;

	if (key_len > MAC_BLOCK)
		chain_hash(key, key_len, inner);
	else
		memcpy(inner, key, key_len);
	for (i = 0; i < MAC_BLOCK; i++) {
		outer[i] = inner[i] ^ 0x5C;
		inner[i] ^= 0x36;
	}
	SHA256Init(&ctx);
	SHA256Update(&ctx, inner, sizeof(inner));
	SHA256Update(&ctx, bytes, len);
	SHA256Final(mac, &ctx);
	SHA256Init(&ctx);
	SHA256Update(&ctx, outer, sizeof(outer));
	SHA256Update(&ctx, mac, BATCH_HASH);
	SHA256Final(mac, &ctx);
}

struct chain *
chain_begin(struct arena *arena)
{
	return arena_get(arena, sizeof(struct chain));
}

struct chain *
chain_copy(struct arena *arena, const struct chain *chain)
{
	struct chain *copy = arena_get(arena, sizeof(*copy));

	*copy = *chain;
	return copy;
}

void
chain_set(struct chain *chain, const struct chain *from)
{
	*chain = *from;
}

/* Many small pieces cost more than the bytes in them: a row is gathered first.
 */
struct gathered {
	SHA2_CTX *ctx;
	size_t len;
	unsigned char bytes[512];
};

static void
gathered_end(struct gathered *to)
{
	SHA256Update(to->ctx, to->bytes, to->len);
	to->len = 0;
}

static void
gathered_add(struct gathered *to, const void *bytes, size_t len)
{
	if (to->len + len > sizeof(to->bytes))
		gathered_end(to);
	if (len > sizeof(to->bytes)) {
		SHA256Update(to->ctx, bytes, len);
		return;
	}
	memcpy(to->bytes + to->len, bytes, len);
	to->len += len;
}

static void
add_int(struct gathered *to, uint64_t n)
{
	unsigned char big_endian[8];
	int i;

	for (i = 7; i >= 0; i--) {
		big_endian[i] = (unsigned char)n;
		n >>= 8;
	}
	gathered_add(to, big_endian, sizeof(big_endian));
}

static void
add_bytes(struct gathered *to, const void *bytes, size_t len)
{
	add_int(to, len);
	gathered_add(to, bytes, len);
}

/* A field is a kind byte, then a number or length-prefixed bytes: no two rows
 * give the same stream. */
static void
add_field(struct gathered *to, const struct column *column, const void *row)
{
	const void *field = column_value(column, row);
	int64_t n;

	if (column_missing(column, row)) {
		gathered_add(to, "-", 1);
	} else if (column->kind == KIND_BYTES) {
		const struct bytes *bytes = field;

		gathered_add(to, "x", 1);
		add_bytes(to, bytes->data, bytes->len);
	} else if (value_is_int(column)) {
		value_int(column, row, &n);
		gathered_add(to, "i", 1);
		add_int(to, (uint64_t)n);
	} else {
		const char *text = ((const struct text *)field)->s;

		gathered_add(to, "t", 1);
		add_bytes(to, text, strlen(text));
	}
}

static void
add_row(SHA2_CTX *ctx, const struct shape *shape, size_t count, const void *row)
{
	struct gathered to;
	size_t i;

	to.ctx = ctx;
	to.len = 0;
	for (i = 0; i < count; i++) {
		if (shape->columns[i].keeping == KEPT_DURABLE)
			add_field(&to, &shape->columns[i], row);
	}
	gathered_end(&to);
}

void
chain_add(struct chain *chain, enum table_number table, const void *row)
{
	const struct shape *shape = tables[table].shape;

	if (!chain->begun[table])
		SHA256Init(&chain->of[table]);
	chain->begun[table] = true;
	add_row(&chain->of[table], shape, shape->count, row);
}

/* salt, digest and hash are the last three columns of a batch. */
#define BATCH_TAIL 3

static void
add_salt(SHA2_CTX *ctx, const struct batch *batch)
{
	struct gathered to;

	to.ctx = ctx;
	to.len = 0;
	add_bytes(&to, batch->salt.data, batch->salt.len);
	gathered_end(&to);
}

void
chain_end(struct chain *chain, const struct batch *batch,
	  const unsigned char *previous, unsigned char digest[BATCH_HASH],
	  unsigned char hash[BATCH_HASH])
{
	SHA2_CTX ctx;
	size_t i;

	SHA256Init(&ctx);
	SHA256Update(&ctx, mark, sizeof(mark));
	add_salt(&ctx, batch);
	add_row(&ctx, &batch_shape, batch_shape.count - BATCH_TAIL, batch);
	for (i = 0; i < TABLE_COUNT; i++) {
		unsigned char of_table[BATCH_HASH], number = (unsigned char)i;

		if (i >= TABLE_FIRST_COUNT) {
			if (!chain->begun[i])
				continue;
			SHA256Update(&ctx, &number, 1);
		}
		if (!chain->begun[i])
			SHA256Init(&chain->of[i]);
		chain->begun[i] = false;
		SHA256Final(of_table, &chain->of[i]);
		SHA256Update(&ctx, of_table, sizeof(of_table));
	}
	SHA256Final(digest, &ctx);
	chain_link(previous, digest, hash);
}

void
chain_link(const unsigned char *previous,
	   const unsigned char digest[BATCH_HASH],
	   unsigned char hash[BATCH_HASH])
{
	SHA2_CTX ctx;

	SHA256Init(&ctx);
	SHA256Update(&ctx, mark, sizeof(mark));
	if (previous)
		SHA256Update(&ctx, previous, BATCH_HASH);
	SHA256Update(&ctx, digest, BATCH_HASH);
	SHA256Final(hash, &ctx);
}
