/* SPDX-License-Identifier: ISC
 * Days, instants and durations as kinds that cannot be mixed up.
 */
#ifndef BASE_TIME_H
#define BASE_TIME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define TIME_MISSING INT64_MIN

/* A civil day: days since 1970-01-01 in the proleptic Gregorian calendar. */
struct day {
	int64_t days;
};

/* A moment: seconds since 1970-01-01T00:00:00Z, leap seconds not counted. */
struct instant {
	int64_t s;
};

struct duration {
	int64_t s;
};

/* A due date as people mean it: a whole day, or a moment of it. At most one of
 * the two is present. */
struct when {
	struct day on;
	struct instant at;
};

/* A day and a time of day, of no particular zone. */
struct civil {
	int64_t year;
	int month;  /* 1..12 */
	int mday;   /* 1..31 */
	int hour;   /* 0..23 */
	int minute; /* 0..59 */
	int second; /* 0..59 */
};

#define DAY_MISSING ((struct day){TIME_MISSING})
#define INSTANT_MISSING ((struct instant){TIME_MISSING})
#define DURATION_MISSING ((struct duration){TIME_MISSING})
#define WHEN_MISSING ((struct when){DAY_MISSING, INSTANT_MISSING})

bool
day_missing(struct day day);

bool
instant_missing(struct instant at);

bool
duration_missing(struct duration duration);

bool
when_missing(struct when when);

/* The algorithm is Howard Hinnant's "chrono-Compatible Low-Level Date
 * Algorithms" (public domain). Year, month and day must exist. */
struct day
day_of(int64_t year, int month, int mday);

/* Whether there is such a day, years 1..9999. */
bool
day_exists(int64_t year, int month, int mday);

/* Fills year, month and mday; the time of day is 0. */
struct civil
day_civil(struct day day);

/* 0 Monday .. 6 Sunday (ISO 8601 less one). */
int
day_weekday(struct day day);

/* Civil reading of an instant in UTC. */
struct civil
instant_civil(struct instant at);

/* Seconds since the epoch of a civil time taken as UTC. */
struct instant
civil_instant(const struct civil *civil);

/* "2026-11-27", ISO 8601. buf holds at least TIME_TEXT bytes; a missing value
 * gives "". Returns buf. */
#define TIME_TEXT 32
char *
day_text(struct day day, char buf[TIME_TEXT]);

/* "2026-11-27T12:10:00Z", RFC 3339. */
char *
instant_text(struct instant at, char buf[TIME_TEXT]);

/* The whole of text in the form that day_text or instant_text writes; false
 * (and the result untouched) for anything else. instant_parse also takes
 * seconds since the epoch written as "@1795781400". */
bool
day_parse(const char *text, struct day *day);

bool
instant_parse(const char *text, struct instant *at);

#endif
