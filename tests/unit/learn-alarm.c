/* SPDX-License-Identifier: ISC
 * Alarms: the tails by hand, how often a steady series rings, and how soon a
 * doubled one does.
 */
#include "learn/alarm.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "tap.h"

#define DAYS 1500
#define SERIES 40
#define RATE (1.0 / 30) /* once a month, over all series */

static double values[DAYS];
static unsigned char months[DAYS];
static uint64_t seed = 20261129;

/* xorshift64* (S. Vigna, "An experimental exploration of Marsaglia's xorshift
 * generators, scrambled", 2016). */
static double
uniform(void)
{
	seed ^= seed >> 12;
	seed ^= seed << 25;
	seed ^= seed >> 27;
	return (double)((seed * 2685821657736338717ULL) >> 11) /
	       9007199254740992.0;
}

/* By multiplication (D. E. Knuth, "The Art of Computer Programming" 2, 3.4.1). */
static double
poisson(double mean)
{
	double product = uniform(), limit = exp(-mean);
	int n = 0;

	for (; product > limit; n++)
		product *= uniform();
	return n;
}

/* How a day of a series is made: level 0 steady, 1 with a season of weekdays,
 * 2 scattering more than by chance, from week to week. */
static void
make(int kind, double mean, size_t from, double factor)
{
	static const double weekdays[7] = {1.3, 1, 1, 1.1, 1.6, 0.8, 0.2};
	double week = 1;
	size_t i;

	for (i = 0; i < DAYS; i++) {
		double m = i >= from ? mean * factor : mean;

		if (kind == 1)
			m *= weekdays[i % 7];
		if (i % 7 == 0)
			week = exp(0.3 *
				   (uniform() + uniform() + uniform() +
				    uniform() - 2) *
				   1.7);
		if (kind == 2)
			m *= week;
		values[i] = poisson(m);
		months[i] = (unsigned char)(i / 30 % 12);
	}
}

static const struct alarm_series series = {values, DAYS, 0, months};

/* False alarms of SERIES steady series, a day. */
static double
false_rate(int kind)
{
	double level = alarm_level(RATE, SERIES);
	size_t i, day, first = ALARM_RECENT + ALARM_FEWEST;
	struct alarm alarm;
	int64_t rung = 0;

	for (i = 0; i < SERIES; i++) {
		struct alarm_watch watch = {0};

		make(kind, 0.05 * (double)(1 + i * i), DAYS, 1);
		for (day = first; day < DAYS; day++)
			rung += alarm_step(&series, day, level, &watch, &alarm);
	}
	return (double)rung / (double)(DAYS - first);
}

/* Days until a doubling from day 500 on is told, the median of 99. */
static size_t
delay(double mean)
{
	double level = alarm_level(RATE, SERIES);
	size_t counts[200] = {0}, sum = 0, i, day;
	struct alarm alarm;

	for (i = 0; i < 99; i++) {
		struct alarm_watch watch = {0};

		make(1, mean, 500, 2);
		for (day = 500; day < 698; day++) {
			if (alarm_step(&series, day, level, &watch, &alarm) &&
			    alarm.up)
				break;
		}
		counts[day - 500]++;
	}
	for (i = 0; i < 200; i++) {
		sum += counts[i];
		if (sum >= 50)
			return i;
	}
	return i;
}

/* Negative binomial, size 0.5, p 1/2: P(X >= 1) = 1 - sqrt(1/2). */
static void
check_tails(void)
{
	ok(fabs(alarm_above(1, 0, 1, 1) - (1 - sqrt(0.5))) < 1e-12,
	   "one or more where none was");
	ok(fabs(alarm_below(0, 0, 1, 1) - sqrt(0.5)) < 1e-12, "or none");
	ok(fabs(alarm_above(3, 4, 7, 1) + alarm_below(2, 4, 7, 1) - 1) < 1e-12,
	   "above and below are all");
	ok(alarm_above(0, 4, 7, 1) >= 1, "nothing or more is certain");
}

static void
check_rates(void)
{
	static const char *const kinds[] = {"steady", "with a season",
					    "scattering"};
	int kind;

	for (kind = 0; kind < 3; kind++) {
		double rate = false_rate(kind);

		printf("#   %s: %.2f a month, set to 1\n", kinds[kind],
		       rate * 30);
		ok(rate <= RATE, "%s series ring no more often than set",
		   kinds[kind]);
	}
}

static void
check_delays(void)
{
	static const struct {
		double mean;
		size_t most;
	} doubled[] = {{1, 28}, {2, 14}, {5, 7}, {20, 3}};
	size_t i;

	for (i = 0; i < sizeof(doubled) / sizeof(doubled[0]); i++) {
		size_t days = delay(doubled[i].mean);

		printf("#   %g a day doubled: told after %zu days\n",
		       doubled[i].mean, days);
		ok(days <= doubled[i].most,
		   "%g a day doubled: told within %zu days", doubled[i].mean,
		   doubled[i].most);
	}
}

static void
check_news(void)
{
	double level = alarm_level(RATE, SERIES);
	struct alarm_watch watch = {0};
	struct alarm alarm;
	size_t day, told_at = 0;
	int64_t told = 0, rings = 0;

	make(0, 5, 500, 3);
	for (day = 450; day < 900; day++) {
		if (alarm_step(&series, day, level, &watch, &alarm)) {
			told++;
			told_at = day;
		}
		alarm_judge(&series, day, 0, level, &alarm);
		rings += alarm.up;
	}
	is_int(told, 1, "a change that stays is told once");
	ok(rings > 50, "although it is one for long");
	ok(alarm_news(&series, told_at, level, &alarm), "on that day");
	ok(!alarm_news(&series, told_at + 1, level, &alarm) &&
		   !alarm_news(&series, told_at + 100, level, &alarm) &&
		   !alarm_news(&series, told_at + 300, level, &alarm),
	   "and on no other, whichever is asked about");
	alarm_judge(&series, 82, 0, level, &alarm);
	ok(!alarm.told, "83 days are too few");
	alarm_judge(&series, 83, 0, level, &alarm);
	ok(alarm.told, "84 are not");
	is_int((int64_t)alarm.history, 56, "of which 56 are history");
	ok(!alarm.months, "there is no season of months in a year");
	alarm_judge(&series, 1400, 0, level, &alarm);
	ok(alarm.months && alarm.weekdays, "after years there is");
	make(0, 5, 500, 0);
	for (day = 500; !alarm_news(&series, day, level, &alarm); day++)
		;
	ok(alarm.down && !alarm.up && day < 510, "silence is told, too");
	ok(!alarm_news(&series, 1000, level, &alarm), "and got used to");
}

int
main(void)
{
	check_tails();
	check_rates();
	check_delays();
	check_news();
	return done();
}
