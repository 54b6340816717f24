/* SPDX-License-Identifier: ISC
 * The machine's clocks.
 */
#ifndef OS_CLOCK_H
#define OS_CLOCK_H

#include <stdint.h>

#include "base/time.h"

/* The wall clock, in whole seconds. Read it once, in cli. */
struct instant
clock_now(void);

/* The wall clock in nanoseconds since the epoch, for names in order of time. */
int64_t
clock_now_ns(void);

/* Milliseconds since some fixed moment; never goes back: for time-outs. */
int64_t
clock_monotonic_ms(void);

/* Sleep at least so long, signals notwithstanding; 0 or less: not at all. */
void
clock_sleep_us(int64_t us);

void
clock_sleep_ms(int64_t ms);

#endif
