/* SPDX-License-Identifier: ISC
 * Whether what is counted every day has changed.
 */
#include "learn/alarm.h"

#include <math.h>

#include "learn/special.h"

#define WEEK 7
#define SURE 1.645 /* standard deviations, 95 % on one side */
#define MONTHS 12
#define WEEKDAY_COUNT 70 /* counted, for weights of weekdays: ten each */
#define MONTH_COUNT 240	 /* likewise of months: twenty each */
#define MONTH_DAYS (2 * ALARM_YEAR)

static const size_t windows[ALARM_WINDOWS] = {1, 7, 28};

/* What came before the recent days, and what it foretells. */
struct past {
	size_t first, end; /* of its days */
	double sum;
	double weekday[WEEK];
	double month[MONTHS];
	double exposure; /* weights of its days */
	double dispersion;
	bool weekdays, months;
};

double
alarm_above(double value, double past, double exposure_old, double exposure_new)
{
	double share = exposure_new / (exposure_old + exposure_new);

	return value > 0 ? special_beta(share, value, past + 0.5) : 1;
}

double
alarm_below(double value, double past, double exposure_old, double exposure_new)
{
	double share = exposure_old / (exposure_old + exposure_new);

	return special_beta(share, past + 0.5, value + 1);
}

double
alarm_level(double rate, size_t series)
{
	return series > 0 ? rate / (double)(series * ALARM_TESTS) : rate;
}

static double
weight(const struct alarm_series *series, const struct past *past, size_t day)
{
	double w = past->weekday[((size_t)series->weekday + day) % WEEK];

	return past->months ? w * past->month[series->months[day]] : w;
}

/* Weights of weekdays, 1 on the average. */
static void
take_weekdays(const struct alarm_series *series, struct past *past)
{
	double sums[WEEK] = {0};
	size_t i;

	for (i = past->first; i < past->end; i++)
		sums[((size_t)series->weekday + i) % WEEK] += series->values[i];
	past->weekdays = past->sum / past->dispersion >= WEEKDAY_COUNT;
	for (i = 0; i < WEEK; i++)
		past->weekday[i] = past->weekdays
					   ? (sums[i] + past->sum * 0.01) /
						     (past->sum * 1.07) * WEEK
					   : 1;
}

/* Weights of months, from two years before the recent days. */
static void
take_months(const struct alarm_series *series, size_t from, struct past *past)
{
	double sums[MONTHS] = {0}, days[MONTHS] = {0}, sum = 0;
	size_t i;

	past->months = false;
	if (!series->months || past->end < from + MONTH_DAYS)
		return;
	for (i = past->end - MONTH_DAYS; i < past->end; i++) {
		sums[series->months[i]] += series->values[i];
		days[series->months[i]]++;
		sum += series->values[i];
	}
	past->months = sum / past->dispersion >= MONTH_COUNT;
	for (i = 0; past->months && i < MONTHS; i++)
		past->month[i] = days[i] > 0 ? (sums[i] / days[i] +
						0.01 * sum / MONTH_DAYS) /
						       (1.01 * sum / MONTH_DAYS)
					     : 1;
}

/* Pearson's chi-square of its weeks over their degrees of freedom; where that
 * is more than chance makes of 1 (95 %, normal), as much more as it may be. */
static double
scatter(const struct alarm_series *series, const struct past *past)
{
	double chi = 0, rate = past->sum / past->exposure, doubt;
	size_t i, j, weeks = 0;

	if (past->sum <= 0)
		return 1;
	for (i = past->first; i + WEEK <= past->end; i += WEEK, weeks++) {
		double value = 0, expected = 0;

		for (j = i; j < i + WEEK; j++) {
			value += series->values[j];
			expected += rate * weight(series, past, j);
		}
		chi += (value - expected) * (value - expected) / expected;
	}
	if (weeks < 2)
		return 1;
	chi /= (double)(weeks - 1);
	doubt = SURE * sqrt(2 / (double)(weeks - 1));
	return chi > 1 + doubt ? chi * (1 + doubt) : fmax(1, chi);
}

static void
take_exposure(const struct alarm_series *series, struct past *past)
{
	size_t i;

	past->exposure = 0;
	for (i = past->first; i < past->end; i++)
		past->exposure += weight(series, past, i);
}

/* The scatter is that which is left when the season is out, and whether there
 * is enough for a season is told by the scatter: once plain, once more. */
static bool
take_past(const struct alarm_series *series, size_t day, size_t from,
	  struct past *past)
{
	size_t d;
	int i;

	*past = (struct past){.dispersion = 1};
	if (day + 1 < ALARM_RECENT + ALARM_FEWEST)
		return false;
	past->end = day + 1 - ALARM_RECENT;
	if (past->end < from + ALARM_FEWEST)
		return false;
	past->first = past->end > from + ALARM_YEAR
			      ? past->end - ALARM_YEAR
			      : from + (past->end - from) % WEEK;
	for (d = past->first; d < past->end; d++)
		past->sum += series->values[d];
	for (i = 0; i < WEEK; i++)
		past->weekday[i] = 1;
	for (i = 0; i < 2; i++) {
		take_exposure(series, past);
		past->dispersion = scatter(series, past);
		take_weekdays(series, past);
		take_months(series, from, past);
	}
	take_exposure(series, past);
	past->dispersion = scatter(series, past);
	return true;
}

static void
judge_window(const struct alarm_series *series, const struct past *past,
	     size_t day, size_t days, double level, struct alarm *alarm)
{
	double value = 0, exposure = 0, up, down, p, unit = past->dispersion;
	size_t i;

	for (i = day + 1 - days; i <= day; i++) {
		value += series->values[i];
		exposure += weight(series, past, i);
	}
	up = alarm_above(value / unit, past->sum / unit, past->exposure,
			 exposure);
	down = alarm_below(value / unit, past->sum / unit, past->exposure,
			   exposure);
	p = fmin(up, down);
	alarm->up = alarm->up || up < level;
	alarm->down = alarm->down || down < level;
	if (alarm->days > 0 && p >= alarm->p)
		return;
	alarm->days = days;
	alarm->value = value;
	alarm->expected = past->sum / past->exposure * exposure;
	alarm->p = p;
}

void
alarm_judge(const struct alarm_series *series, size_t day, size_t from,
	    double level, struct alarm *alarm)
{
	struct past past;
	size_t i;

	*alarm = (struct alarm){.p = 1};
	if (!take_past(series, day, from, &past))
		return;
	alarm->told = true;
	alarm->history = past.end - past.first;
	alarm->dispersion = past.dispersion;
	alarm->weekdays = past.weekdays;
	alarm->months = past.months;
	for (i = 0; i < ALARM_WINDOWS; i++)
		judge_window(series, &past, day, windows[i], level, alarm);
}

bool
alarm_step(const struct alarm_series *series, size_t day, double level,
	   struct alarm_watch *watch, struct alarm *alarm)
{
	struct alarm down;

	alarm_judge(series, day, watch->up_from, level, alarm);
	alarm_judge(series, day, watch->down_from, level, &down);
	if (down.down && !alarm->up) {
		*alarm = down;
		alarm->up = false;
	} else {
		alarm->down = down.down;
	}
	if (alarm->up)
		watch->up_from = day + 1;
	if (alarm->down)
		watch->down_from = day + 1;
	return alarm->up || alarm->down;
}

bool
alarm_news(const struct alarm_series *series, size_t day, double level,
	   struct alarm *alarm)
{
	struct alarm_watch watch = {0};
	size_t at = day > ALARM_BACK ? day - ALARM_BACK : 0;
	bool news = false;

	for (; at <= day; at++)
		news = alarm_step(series, at, level, &watch, alarm);
	return news;
}
