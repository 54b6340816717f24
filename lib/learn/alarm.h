/* SPDX-License-Identifier: ISC
 * Whether what is counted every day has changed.
 *
 * What the last 1, 7 and 28 days had is compared with the 364 days before them:
 * with a rate known from that many, the next count is negative binomial (A.
 * Gelman et al., "Bayesian Data Analysis", 3rd ed., 2.6, Jeffreys' prior). The
 * season is taken out by weights of days; counts that scatter more than by
 * chance, week by week, are scaled down by how much more (the quasi-Poisson
 * dispersion of C. P. Farrington et al., "A statistical algorithm for the early
 * detection of outbreaks of infectious disease", JRSS A 159, 1996), which lets
 * sums of money pass for counts, too.
 */
#ifndef LEARN_ALARM_H
#define LEARN_ALARM_H

#include <stdbool.h>
#include <stddef.h>

#define ALARM_WINDOWS 3
#define ALARM_TESTS (2 * ALARM_WINDOWS) /* a day: each up, and down */
#define ALARM_RECENT 28			/* days that are no history yet */
#define ALARM_YEAR 364			/* days of history, 52 weeks */
#define ALARM_FEWEST 56			/* of them at least */
#define ALARM_BACK 420			/* days that are gone through again */

/* One value for each day, 0 or more. */
struct alarm_series {
	const double *values;
	size_t count;
	int weekday; /* of the first day, 0 to 6 */
	/* The month of each day, 0 to 11; NULL: not looked at. */
	const unsigned char *months;
};

struct alarm {
	bool told; /* there is history enough to judge */
	bool up;   /* p is below the level, */
	bool down;
	size_t days; /* of the window with the smallest p */
	double value;
	double expected;
	double p;	       /* one-sided */
	size_t history;	       /* days compared with */
	double dispersion;     /* 1: as by chance */
	bool weekdays, months; /* the season that was taken out */
};

/* What the series says on the day of that index, from it and the days before
 * alone, days before from not among them. Weights of weekdays are used from 70
 * counted on, those of months from two years and 240 on. */
void
alarm_judge(const struct alarm_series *series, size_t day, size_t from,
	    double level, struct alarm *alarm);

/* Where what has changed since it was told begins: {0} to begin with. */
struct alarm_watch {
	size_t up_from, down_from;
};

/* Whether the next day rings. What rang is told once: from then on only what
 * comes after it is history for the same direction, so that a change that stays
 * is soon what is usual, and nothing rings up again for ALARM_RECENT +
 * ALARM_FEWEST days. */
bool
alarm_step(const struct alarm_series *series, size_t day, double level,
	   struct alarm_watch *watch, struct alarm *alarm);

/* Whether that day brings news: alarm_step over the ALARM_BACK days up to it.
 * Decided by the series alone: nothing is kept. */
bool
alarm_news(const struct alarm_series *series, size_t day, double level,
	   struct alarm *alarm);

/* The level at which so many series ring falsely at most rate times a day all
 * together (Bonferroni: rate split over all tests of a day). */
double
alarm_level(double rate, size_t series);

/* P(X >= value), and P(X <= value), where a history of past over exposure
 * old foretells what exposure new brings. */
double
alarm_above(double value, double past, double exposure_old,
	    double exposure_new);

double
alarm_below(double value, double past, double exposure_old,
	    double exposure_new);

#endif
