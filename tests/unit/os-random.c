/* SPDX-License-Identifier: ISC
 * Random bytes: all of them filled, never the same twice.
 */
#include "base/error.h"
#include "os/clock.h"
#include "os/random.h"
#include "tap.h"

#define MANY 100000

static void
test_filled(void)
{
	static unsigned char bytes[MANY + 1];
	int seen[256] = {0}, least = MANY, i;
	struct error err;

	bytes[MANY] = 0xa5;
	ok(random_bytes(bytes, MANY, &err) == 0, "more than one call gives");
	is_int(bytes[MANY], 0xa5, "not a byte too many");
	for (i = 0; i < MANY; i++)
		seen[bytes[i]]++;
	for (i = 0; i < 256; i++) {
		if (seen[i] < least)
			least = seen[i];
	}
	/* 390 each are expected, the deviation is 20 */
	ok(least > 200, "every byte comes up often enough (%d)", least);
}

static void
test_different(void)
{
	unsigned char one[16], two[16];

	ok(random_bytes(one, sizeof(one), NULL) == 0 &&
		   random_bytes(two, sizeof(two), NULL) == 0,
	   "no error is wanted, none is needed");
	ok(memcmp(one, two, sizeof(one)) != 0, "no two are the same");
	ok(random_bytes(one, 0, NULL) == 0, "none is fine");
}

static void
test_clock(void)
{
	int64_t before = clock_monotonic_ms();
	struct instant now = clock_now();

	ok(now.s > 1700000000, "it is later than 2023");
	ok(clock_now_ns() / 1000000000 - now.s <= 1, "in nanoseconds too");
	clock_sleep_ms(20);
	ok(clock_monotonic_ms() - before >= 20, "a sleep is long enough");
	clock_sleep_ms(-5);
	ok(clock_monotonic_ms() - before < 5000, "and none below zero");
}

int
main(void)
{
	test_filled();
	test_different();
	test_clock();
	return done();
}
