/* SPDX-License-Identifier: ISC
 * Working hours and holidays of a policy.
 */
#include "policy/hours.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/vec.h"

#define DAY_MINUTES (24 * 60)
#define HOLIDAYS_MAX 4000
#define RANGES_MAX 24 /* of a day */

const char *const hours_weekdays[7] = {"mon", "tue", "wed", "thu",
				       "fri", "sat", "sun"};

struct week {
	const struct node_source *source;
	const char *what;
	struct vec days[7]; /* of struct policy_range, sorted */
};

static int
find_weekday(const char *word, size_t len)
{
	int i;

	for (i = 0; i < 7; i++) {
		if (len == 3 && strncmp(word, hours_weekdays[i], 3) == 0)
			return i;
	}
	return -1;
}

/* "mon", "mon-fri", "sat-mon" as one bit a day; false for anything else. */
static bool
parse_days(const char *word, unsigned *days)
{
	size_t len = strlen(word);
	const char *dash = strchr(word, '-');
	int from, until;

	from = find_weekday(word, dash ? (size_t)(dash - word) : len);
	until = dash ? find_weekday(dash + 1, strlen(dash + 1)) : from;
	if (from < 0 || until < 0)
		return false;
	for (;; from = (from + 1) % 7) {
		*days |= 1U << from;
		if (from == until)
			return true;
	}
}

/* "9:00", "09:00" or "24:00"; returns what follows, or NULL. */
static const char *
parse_time(const char *p, int *minutes)
{
	size_t digits = strspn(p, "0123456789");
	int hour, minute;

	if (digits < 1 || digits > 2 || p[digits] != ':' ||
	    strspn(p + digits + 1, "0123456789") != 2)
		return NULL;
	hour = p[0] - '0';
	if (digits == 2)
		hour = hour * 10 + (p[1] - '0');
	p += digits + 1;
	minute = (p[0] - '0') * 10 + (p[1] - '0');
	if (minute > 59 || hour > 24 || (hour == 24 && minute > 0))
		return NULL;
	*minutes = hour * 60 + minute;
	return p + 2;
}

static bool
parse_range(const char *word, struct policy_range *range)
{
	const char *p = parse_time(word, &range->from);

	if (!p || *p != '-')
		return false;
	p = parse_time(p + 1, &range->until);
	if (!p || *p || range->from == range->until ||
	    range->from == DAY_MINUTES)
		return false;
	if (range->until < range->from)
		range->until += DAY_MINUTES;
	return true;
}

/* Insert in order of time. */
static void
add_range(struct week *week, int day, struct policy_range range)
{
	struct vec *list = &week->days[day];
	struct policy_range *items;
	size_t i;

	(void)vec_add(list, week->source->arena);
	items = list->items;
	for (i = list->count - 1; i > 0 && items[i - 1].from > range.from; i--)
		items[i] = items[i - 1];
	items[i] = range;
}

static bool
overlap(const struct policy_range *a, const struct policy_range *b, int shift)
{
	return a->from < b->until + shift && b->from + shift < a->until;
}

/* Whether the new range of a day meets one of the same day, of the day
 * before or of the day after: ranges never last longer than a day. */
static bool
is_taken(const struct week *week, int day, const struct policy_range *range)
{
	int d;
	size_t i;

	for (d = -1; d <= 1; d++) {
		const struct vec *list = &week->days[(day + d + 7) % 7];
		const struct policy_range *items = list->items;

		for (i = 0; i < list->count; i++) {
			if (overlap(range, &items[i], d * DAY_MINUTES))
				return true;
		}
	}
	return false;
}

static int
add_ranges(struct week *week, const struct yaml_node *node, unsigned days,
	   const char *word)
{
	struct policy_range range;
	int day;

	if (!parse_range(word, &range))
		return node_error(week->source, node,
				  "%s: %s is neither a weekday (mon-fri) nor "
				  "a time (09:00-17:00)",
				  week->what, node_quote(week->source, word));
	if (days == 0)
		return node_error(week->source, node,
				  "%s: %s on which days? mon-fri %s",
				  week->what, word, word);
	for (day = 0; day < 7; day++) {
		if (!(days & 1U << day))
			continue;
		if (is_taken(week, day, &range))
			return node_error(week->source, node,
					  "%s: %s %s overlaps other hours",
					  week->what, hours_weekdays[day],
					  word);
		if (week->days[day].count == RANGES_MAX)
			return node_error(week->source, node,
					  "%s: more than %d ranges on %s",
					  week->what, RANGES_MAX,
					  hours_weekdays[day]);
		add_range(week, day, range);
	}
	return 0;
}

/* Days, then times, then perhaps days again. */
static int
read_item(struct week *week, const struct yaml_node *node)
{
	const char *text = node_text(week->source, node, week->what), *p;
	unsigned days = 0;
	bool timed = true;

	if (!text)
		return -1;
	for (p = text + strspn(text, " "); *p; p += strspn(p, " ")) {
		size_t len = strcspn(p, " ");
		char *word = arena_bytes(week->source->arena, p, len);
		unsigned more = 0;

		p += len;
		if (parse_days(word, &more)) {
			days = timed ? more : days | more;
			timed = false;
			continue;
		}
		if (add_ranges(week, node, days, word) != 0)
			return -1;
		timed = true;
	}
	if (!timed)
		return node_error(week->source, node,
				  "%s: %s has days without times", week->what,
				  node_quote(week->source, text));
	return 0;
}

int
hours_read(const struct node_source *source, const struct yaml_node *node,
	   const char *what, struct policy_calendar *calendar)
{
	const struct yaml_node **items;
	struct week week = {.source = source, .what = what};
	size_t count, i;

	for (i = 0; i < 7; i++)
		week.days[i].size = sizeof(struct policy_range);
	if (node_items(source, node, what, &items, &count) != 0)
		return -1;
	for (i = 0; i < count; i++) {
		if (read_item(&week, items[i]) != 0)
			return -1;
	}
	for (i = 0; i < 7; i++) {
		calendar->ranges[i] = week.days[i].items;
		calendar->range_count[i] = week.days[i].count;
	}
	if (hours_week_days(calendar) == 0)
		return node_error(source, node,
				  "%s: no working hours, so nothing would "
				  "ever be due",
				  what);
	return 0;
}

static int
compare_days(const void *a, const void *b)
{
	const struct day *left = a, *right = b;

	return (left->days > right->days) - (left->days < right->days);
}

/* "2026-12-25" or "2026-12-29..2027-01-02" */
static bool
parse_holiday(struct arena *arena, const char *text, struct day *from,
	      struct day *until)
{
	const char *dots = strstr(text, "..");

	if (!dots) {
		if (!day_parse(text, from))
			return false;
		*until = *from;
		return true;
	}
	return day_parse(arena_bytes(arena, text, (size_t)(dots - text)),
			 from) &&
	       day_parse(dots + 2, until) && until->days >= from->days;
}

int
hours_read_holidays(const struct node_source *source,
		    const struct yaml_node *node, const char *what,
		    struct policy_calendar *calendar)
{
	struct vec days = {.size = sizeof(struct day)};
	const struct yaml_node **items;
	size_t count, i, kept = 0;
	struct day *sorted;

	if (node_items(source, node, what, &items, &count) != 0)
		return -1;
	for (i = 0; i < count; i++) {
		const char *text = node_text(source, items[i], what);
		struct day from, until;

		if (!text)
			return -1;
		if (!parse_holiday(source->arena, text, &from, &until))
			return node_error(source, items[i],
					  "%s: %s is no day such as "
					  "2026-12-25, nor a span with ..",
					  what, node_quote(source, text));
		for (; from.days <= until.days; from.days++) {
			if (days.count == HOLIDAYS_MAX)
				return node_error(source, items[i],
						  "%s: more than %d days", what,
						  HOLIDAYS_MAX);
			*(struct day *)vec_add(&days, source->arena) = from;
		}
	}
	sorted = days.items;
	if (days.count > 0)
		qsort(sorted, days.count, sizeof(*sorted), compare_days);
	for (i = 0; i < days.count; i++) {
		if (kept == 0 || sorted[kept - 1].days != sorted[i].days)
			sorted[kept++] = sorted[i];
	}
	calendar->holidays = sorted;
	calendar->holiday_count = kept;
	return 0;
}

int
hours_week_days(const struct policy_calendar *calendar)
{
	int day, count = 0;

	for (day = 0; day < 7; day++)
		count += calendar->range_count[day] > 0;
	return count;
}

int64_t
hours_week(const struct policy_calendar *calendar)
{
	int64_t minutes = 0;
	size_t i;
	int day;

	for (day = 0; day < 7; day++) {
		for (i = 0; i < calendar->range_count[day]; i++)
			minutes += calendar->ranges[day][i].until -
				   calendar->ranges[day][i].from;
	}
	return minutes * 60;
}

int64_t
hours_seconds(const struct policy_calendar *calendar,
	      const struct policy_span *span)
{
	int days = hours_week_days(calendar);

	if (!span->in_days || days == 0)
		return span->amount;
	return span->amount * hours_week(calendar) / days;
}
