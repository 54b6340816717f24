/* SPDX-License-Identifier: ISC
 * Who comes again, and how soon.
 */
#include "look/report_regulars.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/vec.h"
#include "learn/order.h"
#include "store/sale.h"

#define VISITS 4  /* of which it is told how many came so often */
#define GAPS 3	  /* the first, the second, all */
#define WINDOWS 3 /* after the first visit */

static const int windows[WINDOWS] = {30, 90, 365}; /* days */

/* Who came the first time in a month. */
struct cohort {
	int64_t month; /* 12 in a year, since the year 0 */
	int64_t count;
	int64_t again[WINDOWS];
};

struct counting {
	struct business *business;
	const struct report_asked *asked;
	struct id party; /* whose sales are coming, */
	int64_t visits;
	struct day first, last;
	size_t cohort;	      /* of theirs; it may be any */
	int64_t came[VISITS]; /* so often at least */
	struct order *gaps[GAPS];
	struct vec cohorts; /* struct cohort */
	report_tell *tell;
	void *cookie;
};

static struct cohort *
cohort_of(struct counting *on, struct day day)
{
	struct civil civil = day_civil(day);
	int64_t month = civil.year * 12 + civil.month - 1;
	struct cohort *cohorts = on->cohorts.items;
	size_t i;

	for (i = 0; i < on->cohorts.count; i++) {
		if (cohorts[i].month == month)
			break;
	}
	on->cohort = i;
	if (i < on->cohorts.count)
		return &cohorts[i];
	cohorts = vec_add(&on->cohorts, on->business->arena);
	cohorts->month = month;
	return cohorts;
}

/* One more day on which they came. */
static void
add_visit(struct counting *on, struct day day)
{
	int64_t gap = on->visits > 0 ? day.days - on->last.days : 0;
	struct cohort *cohorts;
	size_t i;

	if (on->visits++ == 0) {
		on->first = day;
		if (day.days >= on->asked->since.days)
			cohort_of(on, day)->count++;
	}
	on->last = day;
	if (on->first.days < on->asked->since.days)
		return;
	if (on->visits <= VISITS)
		on->came[on->visits - 1]++;
	if (on->visits == 1)
		return;
	order_add(on->gaps[GAPS - 1], gap);
	if (on->visits < GAPS + 1)
		order_add(on->gaps[on->visits - 2], gap);
	cohorts = on->cohorts.items;
	for (i = 0; on->visits == 2 && i < WINDOWS; i++)
		cohorts[on->cohort].again[i] += gap <= windows[i];
}

static int
add_point(void *cookie, const struct sale_point *point, struct error *err)
{
	struct counting *on = cookie;

	(void)err;
	if (point->party.n != on->party.n) {
		on->party = point->party;
		on->visits = 0;
	}
	if (point->quantity.thousandths < 0 || point->amount.minor < 0 ||
	    (on->visits > 0 && point->on.days == on->last.days))
		return 0;
	add_visit(on, point->on);
	return 0;
}

static int
tell_visits(const struct counting *on, struct error *err)
{
	static const char *const texts[VISITS] = {
		"came the first time", "of them came a second time",
		"of those came a third time", "of those came a fourth time"};
	struct measure_row row;
	size_t i;

	for (i = 0; i < VISITS; i++) {
		const char *id =
			arena_print(on->business->arena, "visit.%zu", i + 1);

		if (i == 0)
			report_count(&row, id, on->came[i], texts[i]);
		else
			report_share(&row, on->business->arena, id, on->came[i],
				     on->came[i - 1], texts[i]);
		if (on->tell(on->cookie, &row, err) < 0)
			return -1;
	}
	return 0;
}

static int
tell_gaps(const struct counting *on, struct error *err)
{
	static const char *const names[GAPS][2] = {
		{"gap.1", "median days from the first visit to the second"},
		{"gap.2", "median days from the second visit to the third"},
		{"gap.all", "median days between any two visits"}};
	struct measure_row row;
	size_t i;

	for (i = 0; i < GAPS; i++) {
		report_median(&row, on->business->arena, names[i][0],
			      on->gaps[i], "days", names[i][1]);
		if (on->tell(on->cookie, &row, err) < 0)
			return -1;
	}
	return 0;
}

/* The last day of a month. */
static struct day
end_of(int64_t month)
{
	struct day next =
		day_of((month + 1) / 12, (int)((month + 1) % 12) + 1, 1);

	return (struct day){next.days - 1};
}

static int
tell_cohort(const struct counting *on, const struct cohort *cohort,
	    struct error *err)
{
	struct arena *arena = on->business->arena;
	const char *id = arena_print(arena, "%04lld-%02d",
				     (long long)(cohort->month / 12),
				     (int)(cohort->month % 12) + 1);
	struct measure_row row;
	size_t i;

	report_count(&row, id, cohort->count, "came the first time that month");
	if (on->tell(on->cookie, &row, err) < 0)
		return -1;
	for (i = 0; i < WINDOWS; i++) {
		if (end_of(cohort->month).days + windows[i] >
		    on->asked->as_of.days)
			break;
		report_share(&row, arena,
			     arena_print(arena, "%s.%d", id, windows[i]),
			     cohort->again[i], cohort->count,
			     arena_print(arena,
					 "of them came again within %d "
					 "days",
					 windows[i]));
		if (on->tell(on->cookie, &row, err) < 0)
			return -1;
	}
	return 0;
}

static int
by_month(const void *a, const void *b)
{
	int64_t x = ((const struct cohort *)a)->month;
	int64_t y = ((const struct cohort *)b)->month;

	return x < y ? -1 : x > y;
}

int
report_regulars_tell(struct business *business,
		     const struct report_asked *asked, report_tell *tell,
		     void *cookie, struct error *err)
{
	struct counting on = {.business = business,
			      .asked = asked,
			      .cohorts = {.size = sizeof(struct cohort)},
			      .tell = tell,
			      .cookie = cookie};
	const struct cohort *cohorts;
	size_t i;

	for (i = 0; i < GAPS; i++)
		on.gaps[i] = order_open(business->arena);
	if (sale_each(business->store, DAY_MISSING, asked->as_of, add_point,
		      &on, err) < 0 ||
	    tell_visits(&on, err) < 0 || tell_gaps(&on, err) < 0)
		return -1;
	if (on.cohorts.count > 0)
		qsort(on.cohorts.items, on.cohorts.count, sizeof(struct cohort),
		      by_month);
	cohorts = on.cohorts.items;
	for (i = 0; i < on.cohorts.count; i++) {
		if (tell_cohort(&on, &cohorts[i], err) < 0)
			return -1;
	}
	return 0;
}
