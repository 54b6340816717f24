/* SPDX-License-Identifier: ISC
 * Levels as text: what a filter would say, what to do.
 */
#include "cause/wording.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/str.h"
#include "base/time.h"

/* The number with the fewest digits behind the point that is at least low and
 * below high, near the middle. */
static void
add_between(struct str *out, double low, double high)
{
	char text[64];
	int digits;

	for (digits = 0; digits < 15; digits++) {
		double n;

		(void)snprintf(text, sizeof(text), "%.*f", digits,
			       (low + high) / 2);
		n = strtod(text, NULL);
		if (n >= low && n < high)
			break;
	}
	str_add(out, text);
}

static void
add_value(struct str *out, const struct trials_factor *factor, double n)
{
	char text[TIME_TEXT];
	int64_t whole = (int64_t)floor(n);

	if (factor->part == PART_TIME || factor->kind == NOTE_TIME)
		str_print(out, "%02lld:%02lld", (long long)(whole / 60),
			  (long long)(whole % 60));
	else if (factor->kind == NOTE_DAY)
		str_add(out, day_text((struct day){whole}, text));
	else
		str_print(out, "%.10g", n);
}

/* The end of a range: a plain number where there is room for one. */
static void
add_end(struct str *out, const struct trials_factor *factor, double low,
	double high, bool from)
{
	bool number = factor->kind == NOTE_NUMBER && factor->part == PART_VALUE;

	if (!number)
		add_value(out, factor,
			  from ? high : floor(low + (high - low) / 2));
	else if (factor->whole)
		add_value(out, factor, floor((low + high) / 2) + from);
	else if (from)
		add_value(out, factor, high);
	else
		add_between(out, low, high);
}

const char *
wording_level(const struct trials_factor *factor, uint32_t set,
	      struct arena *arena)
{
	struct str out = {0};
	size_t l, levels = factor->shape.levels, begin = levels, end = 0;

	for (l = 0; l < levels; l++) {
		if (!(set >> l & 1))
			continue;
		if (begin == levels)
			begin = l;
		end = l + 1;
		if (!factor->shape.ordered) {
			str_add(&out, out.len ? "," : "");
			str_add(&out, factor->text[l]);
		}
	}
	if (factor->shape.ordered && begin < levels) {
		if (begin > 0)
			add_end(&out, factor, factor->high[begin - 1],
				factor->low[begin], true);
		str_add(&out, "..");
		if (end < levels)
			add_end(&out, factor, factor->high[end - 1],
				factor->low[end], false);
	}
	return str_keep(&out, arena);
}

const char *
wording_about(const struct trials_factor *factor, size_t level,
	      struct arena *arena)
{
	struct str out = {0};

	if (!factor->shape.ordered) {
		str_add(&out, factor->text[level]);
	} else {
		add_value(&out, factor, factor->value[level]);
		if (factor->unit[0])
			str_print(&out, " %s", factor->unit);
	}
	return str_keep(&out, arena);
}
