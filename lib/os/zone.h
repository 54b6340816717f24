/* SPDX-License-Identifier: ISC
 * Time zones from the system's files (TZif, RFC 9636), read here: neither libc
 * nor $TZ has a say.
 */
#ifndef OS_ZONE_H
#define OS_ZONE_H

#include <stddef.h>
#include <stdint.h>

#include "base/time.h"

struct arena;
struct error;
struct zone;

/* The zone of that name, such as "Europe/Berlin", owned by the arena. "UTC" is
 * built in, the others are files below /usr/share/zoneinfo. Refused with
 * ERR_POLICY: a name that is none ("..", a leading '/' or ':', odd characters,
 * more than 64 bytes), no such file, leap-second files; with ERR_DATA: a
 * damaged file. */
int
zone_open(struct arena *arena, const char *name, const struct zone **zone,
	  struct error *err);

/* The same from the bytes of a TZif file; they are not kept. */
int
zone_parse(struct arena *arena, const char *name, const void *bytes, size_t len,
	   const struct zone **zone, struct error *err);

const char *
zone_name(const struct zone *zone);

/* Seconds to add to UTC. */
int32_t
zone_offset(const struct zone *zone, struct instant at);

/* at is not missing. */
struct civil
zone_civil(const struct zone *zone, struct instant at);

/* The moment when clocks show civil; where they show it twice, the first;
 * where they skip it, the same interval after the jump (02:30 becomes 03:30).
 * Years -1000000..1000000. */
struct instant
zone_instant(const struct zone *zone, const struct civil *civil);

/* The civil day; a missing instant gives a missing day. */
struct day
zone_day(const struct zone *zone, struct instant at);

/* The country that the zone is of, two letters of ISO 3166, as zone.tab beside
 * the zones has it; NULL for a zone of no country, such as UTC. Owned by the
 * arena. */
const char *
zone_country(struct arena *arena, const char *name);

/* The name of this machine's own zone, "UTC" where it cannot be told; owned by
 * the arena. */
const char *
zone_here(struct arena *arena);

#endif
