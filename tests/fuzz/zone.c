/* SPDX-License-Identifier: ISC
 * Fuzz target: a time zone file of any bytes is refused or answers sensibly.
 */
#include <stdint.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/error.h"
#include "os/zone.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Where clocks are put, they are read back, or the time was skipped. */
static void
ask(const struct zone *zone, int64_t s)
{
	struct civil civil = zone_civil(zone, (struct instant){s});
	struct instant back = zone_instant(zone, &civil);
	struct day day = zone_day(zone, (struct instant){s});
	struct civil again = zone_civil(zone, back);

	/* the first of two moments, and a moment that exists as it was read */
	if (back.s > s || civil_instant(&again).s != civil_instant(&civil).s)
		abort();
	if (day.days != day_of(civil.year, civil.month, civil.mday).days)
		abort();
	/* any civil time is within two days of UTC */
	civil.mday = 1;
	civil.hour = 2;
	civil.minute = 30;
	back = zone_instant(zone, &civil);
	if (llabs(back.s - civil_instant(&civil).s) > 2 * 86400)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = {NULL};
	const struct zone *zone;
	struct error err;
	int64_t s;

	if (zone_parse(&arena, "fuzzed", data, size, &zone, &err) == 0) {
		for (s = -5000000000; s < 8000000000; s += 86400 * 97 + 1234)
			ask(zone, s);
		(void)zone_offset(zone, (struct instant){INT64_MAX});
		(void)zone_offset(zone, (struct instant){INT64_MIN});
		(void)zone_civil(zone, (struct instant){INT64_MAX});
	} else if (err.code != ERR_DATA && err.code != ERR_POLICY) {
		abort();
	}
	arena_free(&arena);
	return 0;
}
