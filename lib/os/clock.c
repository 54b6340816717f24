/* SPDX-License-Identifier: ISC
 * The machine's clocks.
 */
#include "os/clock.h"

#include <errno.h>
#include <time.h>

struct instant
clock_now(void)
{
	struct timespec now;

	(void)clock_gettime(CLOCK_REALTIME, &now);
	return (struct instant){(int64_t)now.tv_sec};
}

int64_t
clock_now_ns(void)
{
	struct timespec now;

	(void)clock_gettime(CLOCK_REALTIME, &now);
	return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

int64_t
clock_monotonic_ms(void)
{
	struct timespec now;

	(void)clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void
clock_sleep_us(int64_t us)
{
	struct timespec rest;

	if (us <= 0)
		return;
	rest.tv_sec = (time_t)(us / 1000000);
	rest.tv_nsec = (long)(us % 1000000 * 1000);
	while (nanosleep(&rest, &rest) != 0 && errno == EINTR)
		;
}

void
clock_sleep_ms(int64_t ms)
{
	clock_sleep_us(ms * 1000);
}
