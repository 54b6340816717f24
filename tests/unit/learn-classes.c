/* SPDX-License-Identifier: ISC
 * Quantile classes against the published example of R's rfm.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "learn/classes.h"
#include "tap.h"

#define MOST 1000

struct shopper {
	char name[64];
	double days, orders, amount;
};

static double
day_of(int year, int month, int day)
{
	/* days since some day, by the formula of the proleptic calendar */
	int y = month < 3 ? year - 1 : year,
	    m = month < 3 ? month + 9 : month - 3;

	return 365.0 * y + y / 4 - y / 100 + y / 400 + (m * 306 + 5) / 10 + day;
}

static struct shopper *
shopper_of(struct shopper *all, size_t *n, const char *name)
{
	size_t i;

	for (i = 0; i < *n; i++) {
		if (strcmp(all[i].name, name) == 0)
			return &all[i];
	}
	if (*n == MOST)
		return NULL;
	(void)snprintf(all[*n].name, sizeof(all[*n].name), "%s", name);
	all[*n].days = 1e9;
	return &all[(*n)++];
}

static size_t
orders_read(struct shopper *all)
{
	const char *folder = getenv("CRM_TEST_DATA");
	char path[4096], line[512];
	size_t n = 0;
	FILE *file;

	(void)snprintf(path, sizeof(path), "%s/rfm/rfm_orders.csv",
		       folder ? folder : "../shared/data");
	file = fopen(path, "r");
	if (!file)
		return 0;
	while (fgets(line, sizeof(line), file)) {
		char *name = line + 1, *end = strchr(name, '"'), *at;
		long year, month, day;
		struct shopper *one;

		if (!end)
			continue;
		*end = 0;
		year = strtol(end + 2, &at, 10);
		if (!year)
			continue;
		month = strtol(at + 1, &at, 10);
		day = strtol(at + 1, &at, 10);
		one = shopper_of(all, &n, name);
		if (!one)
			continue;
		one->days =
			fmin(one->days,
			     day_of(2006, 12, 31) -
				     day_of((int)year, (int)month, (int)day));
		one->orders++;
		one->amount += strtod(at + 1, NULL);
	}
	(void)fclose(file);
	return n;
}

static void
limits_are(const double *got, const double *want, const char *title)
{
	bool good = got != NULL;
	int k;

	for (k = 0; k < 4 && good; k++)
		good = fabs(got[k] - want[k]) < 1e-9;
	ok(good, "%s", title);
	if (got && !good)
		printf("# got: %g %g %g %g\n", got[0], got[1], got[2], got[3]);
}

static void
published(struct shopper *all, size_t n, struct arena *arena)
{
	static const struct {
		const char *name;
		double days, orders, amount;
		int score;
	} want[] = {{"Abbey O'Reilly", 205, 6, 472, 343},
		    {"Add Senger", 140, 3, 340, 412},
		    {"Aden Lesch", 194, 4, 405, 323},
		    {"Aden Murphy", 98, 7, 596, 544},
		    {"Admiral Senger", 132, 5, 448, 433}};
	static const double days[] = {115, 181, 297.4, 482};
	static const double orders[] = {4, 5, 6, 8};
	static const double amounts[] = {255.8, 382, 506.4, 666};
	double *column = arena_get(arena, n * sizeof(*column));
	double *by_days, *by_orders, *by_amount;
	size_t i;

	for (i = 0; i < n; i++)
		column[i] = all[i].days;
	by_days = classes_limits(column, n, 5, 1, arena);
	for (i = 0; i < n; i++)
		column[i] = all[i].orders;
	by_orders = classes_limits(column, n, 5, 1, arena);
	for (i = 0; i < n; i++)
		column[i] = all[i].amount;
	by_amount = classes_limits(column, n, 5, 1, arena);
	limits_are(by_days, days, "limits of recency");
	limits_are(by_orders, orders, "limits of frequency");
	limits_are(by_amount, amounts, "limits of amount");
	for (i = 0; i < 5; i++) {
		const struct shopper *one = shopper_of(all, &n, want[i].name);

		ok(one->days == want[i].days && one->orders == want[i].orders &&
			   one->amount == want[i].amount,
		   "%s bought so", want[i].name);
		is_int(100 * (6 - classes_of(one->days, by_days, 5)) +
			       10 * classes_of(one->orders, by_orders, 5) +
			       classes_of(one->amount, by_amount, 5),
		       want[i].score, "and scores so");
	}
}

int
main(void)
{
	static struct shopper all[MOST];
	static const double four[] = {4, 1, 3, 2}, same[] = {7, 7, 7};
	struct arena arena = {NULL};
	size_t n = orders_read(all);
	double *limits;

	if (n) {
		is_int((int64_t)n, 995, "customers");
		published(all, n, &arena);
	} else {
		ok(true, "rfm # SKIP no rfm/rfm_orders.csv in CRM_TEST_DATA");
	}
	limits = classes_limits(four, 4, 2, 0, &arena);
	ok(limits[0] == 2.5, "the median of 1 to 4 lies between: %g",
	   limits[0]);
	is_int(classes_of(2.4, limits, 2), 1, "below the limit");
	is_int(classes_of(2.5, limits, 2), 2, "the class begins at it");
	limits = classes_limits(same, 3, 5, 1, &arena);
	is_int(classes_of(7, limits, 5), 1, "all alike are the lowest class");
	is_int(classes_of(8, limits, 5), 5, "one above all is the highest");
	ok(!classes_limits(four, 0, 5, 1, &arena), "nobody, no limits");
	is_int(classes_of(3, NULL, 5), 1, "and without limits one class");
	ok(!classes_limits(four, 4, 0, 1, &arena), "no classes, no limits");
	ok(classes_quantile(four, 1, 0.3) == 4, "one value is its quantiles");
	arena_free(&arena);
	return done();
}
