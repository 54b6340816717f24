/* SPDX-License-Identifier: ISC
 * Rows without a number of their own.
 */
#include "exchange/importing_seen.h"

#include "base/arena.h"
#include "exchange/importing.h"

uint64_t
importing_seen_mix(uint64_t hash, const void *bytes, size_t len)
{
	const unsigned char *p = bytes;

	for (; len > 0; len--)
		hash = (hash ^ *p++) * 1099511628211u;
	return hash;
}

static struct importing_alike *
place_of(struct importing_seen *seen, uint64_t mark)
{
	size_t at = (size_t)(mark ^ mark >> 32) & (seen->cap - 1);

	while (seen->places[at].mark != 0 && seen->places[at].mark != mark)
		at = (at + 1) & (seen->cap - 1);
	return &seen->places[at];
}

int64_t
importing_seen_count(struct importing *run, uint64_t mark)
{
	struct importing_seen *seen = &run->seen, old = *seen;
	struct importing_alike *alike;
	size_t i;

	mark += mark == 0; /* which means a free place */
	if (seen->used * 2 >= seen->cap) {
		seen->cap = old.cap ? old.cap * 2 : 1024;
		seen->places = arena_get(run->lasting,
					 seen->cap * sizeof(*seen->places));
		for (i = 0; i < old.cap; i++) {
			if (old.places[i].mark != 0)
				*place_of(seen, old.places[i].mark) =
					old.places[i];
		}
	}
	alike = place_of(seen, mark);
	seen->used += alike->mark == 0;
	alike->mark = mark;
	return ++alike->count;
}
