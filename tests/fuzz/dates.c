/* SPDX-License-Identifier: ISC
 * Fuzz: any text as a day, a moment, a range and a span; what is accepted lies
 * in the years we believe, what is refused is the asker's fault.
 */
#include <stdint.h>
#include <stdlib.h>

#include "base/arena.h"
#include "text/dates.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct instant
utc(const void *zone, const struct civil *civil)
{
	(void)zone;
	return civil_instant(civil);
}

static void
check_day(struct day day)
{
	int64_t year = day_civil(day).year;

	if (year < DATES_YEAR_MIN || year > DATES_YEAR_MAX)
		abort();
}

static void
check(int result, const struct error *err)
{
	if (result < 0 && (err->code != ERR_USAGE || !err->text[0]))
		abort();
}

static void
check_text(const struct dates_context *context, const char *text,
	   enum dates_lean lean)
{
	struct error err = {0};
	struct when when = WHEN_MISSING;
	struct day low, high;
	int result = dates_when(context, text, lean, &when, &err);

	check(result, &err);
	if (result == 0) {
		if (day_missing(when.on) == instant_missing(when.at))
			abort();
		if (!day_missing(when.on))
			check_day(when.on);
	}
	result = dates_range(context, text, lean, &low, &high, &err);
	check(result, &err);
	if (result < 0)
		return;
	if (!day_missing(low))
		check_day(low);
	if (!day_missing(high))
		check_day(high);
	if (!day_missing(low) && !day_missing(high) && low.days > high.days)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = {0};
	struct error err = {0};
	struct dates_context context = {.instant = utc};
	struct duration duration;
	struct instant at;
	const char *text;
	bool days;
	int result;

	if (size < 2)
		return 0;
	/* any day from 1970 to 2149, any order */
	context.today.days = data[0] * 257;
	context.now.s = context.today.days * 86400 + data[1] * 337;
	context.order = (enum dates_order)(data[1] % 3);
	text = arena_bytes(&arena, data + 2, size - 2);
	check_text(&context, text, DATES_NEXT);
	check_text(&context, text, DATES_LAST);
	check(dates_instant(&context, text, &at, &err), &err);
	result = dates_duration(text, &duration, &days, &err);
	check(result, &err);
	if (result == 0 && duration.s < 0)
		abort();
	arena_free(&arena);
	return 0;
}
