/* SPDX-License-Identifier: ISC
 * Columns become factors.
 */
#include "cause/levels.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/time.h"
#include "learn/cut.h"

#define ALONE 30 /* words that stand alone where there are too many */
#define OFTEN 4	 /* trials for each word of many, or it is an id */
#define FEW_WORDS 32
#define ID_ROWS 8 /* different words in so many rows: an id */
#define DAY_MINUTES 1440

_Static_assert(TRIAL_PARTS == TRIALS_PARTS, "each part has a level");

/* --- one value -------------------------------------------------------------- */

/* What part of a value says; NAN: nothing. */
static double
part_of(enum trials_part part, const struct note *note)
{
	double day = floor(note->n);
	struct civil civil;

	switch (part) {
	case PART_VALUE:
		return note->n;
	case PART_WEEKDAY:
		return day_weekday((struct day){(int64_t)day});
	case PART_MONTH:
		civil = day_civil((struct day){(int64_t)day});
		return civil.month - 1;
	case PART_TIME:
		/* midnight is how a day without a time is written */
		return note->n > day ? round((note->n - day) * DAY_MINUTES)
				     : NAN;
	case TRIALS_PARTS:
		break;
	}
	return NAN;
}

static unsigned char
missing(const struct trials_factor *factor)
{
	return (unsigned char)factor->shape.levels;
}

/* The level whose range ends nearest: cuts lie in the middle of gaps. */
static unsigned char
range_of(const struct trials_factor *factor, double n)
{
	size_t low = 0, high = factor->shape.levels - 1;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (n <= (factor->high[middle] + factor->low[middle + 1]) / 2)
			high = middle;
		else
			low = middle + 1;
	}
	return (unsigned char)low;
}

static unsigned char
word_of(const struct trials_factor *factor, const char *text)
{
	size_t i, levels = factor->shape.levels;
	bool others = factor->shape.other != 0;

	for (i = 0; i < levels - others; i++) {
		if (strcasecmp(factor->text[i], text) == 0)
			return (unsigned char)i;
	}
	return others ? (unsigned char)(levels - 1) : missing(factor);
}

static unsigned char
level_of(const struct trials_factor *factor, char decimal, const char *text)
{
	struct note note;
	double n;

	note_read(text, decimal, &note);
	if (note.kind == NOTE_NONE)
		return missing(factor);
	if (factor->kind == NOTE_WORD)
		return word_of(factor, text);
	if (note.kind != factor->kind &&
	    !(factor->kind == NOTE_FLAG && note.kind == NOTE_NUMBER))
		return missing(factor);
	n = part_of(factor->part, &note);
	if (isnan(n))
		return missing(factor);
	if (factor->shape.ordered)
		return range_of(factor, n);
	n = factor->kind == NOTE_FLAG ? n > 0 : n;
	for (size_t i = 0; i < factor->shape.levels; i++) {
		if (factor->value[i] >= n && factor->value[i] <= n)
			return (unsigned char)i;
	}
	return missing(factor);
}

/* --- words ------------------------------------------------------------------ */

static int
by_count(const void *a, const void *b)
{
	const struct trial_value *x = *(struct trial_value *const *)a;
	const struct trial_value *y = *(struct trial_value *const *)b;

	if (x->n != y->n)
		return x->n < y->n ? 1 : -1;
	return strcmp(x->text, y->text);
}

static void
set_aside(struct levels *levels, const struct trials_factor *factor,
	  const char *why)
{
	struct trials_factor *aside = vec_add(levels->aside, levels->arena);

	*aside = *factor;
	aside->aside = why;
}

static void
add_words(struct levels *levels, struct trials_factor *factor,
	  const struct trial_values *values)
{
	size_t count = values->count - 1, i, most = TALLY_LEVELS;
	struct trial_value **sorted =
		arena_get(levels->arena, (count + 1) * sizeof(*sorted));

	for (i = 0; i < count; i++)
		sorted[i] = &values->entries[i + 1];
	if (count > TALLY_LEVELS) {
		qsort(sorted, count, sizeof(struct trial_value *), by_count);
		most = ALONE;
	}
	for (i = 0; i < count && factor->shape.levels < most; i++) {
		if (word_of(factor, sorted[i]->text) == missing(factor))
			factor->text[factor->shape.levels++] = sorted[i]->text;
	}
	if (count > TALLY_LEVELS) {
		factor->shape.other = UINT32_C(1) << factor->shape.levels;
		factor->text[factor->shape.levels++] = "the others";
	}
}

/* Why the words tell no trials apart but name them, or NULL. */
static const char *
why_id(const struct levels *levels, const struct trials_factor *factor,
       const struct trial_values *values)
{
	int64_t different = (int64_t)values->count - 1;
	int64_t rows = 0;
	size_t i;

	for (i = 1; i < values->count; i++)
		rows += values->entries[i].n;
	if (rows > levels->rows)
		rows = levels->rows;
	if (factor->kind == NOTE_WORD &&
	    ((different > FEW_WORDS && different * OFTEN > rows) ||
	     (different >= ID_ROWS && different == rows)))
		return arena_print(levels->arena,
				   "an id: %lld words in %lld trials",
				   (long long)different, (long long)rows);
	if (strcasecmp(factor->name, "id") == 0)
		return "an id";
	if (factor->kind == NOTE_NUMBER && levels->rows_count &&
	    !values->falling && rows >= ID_ROWS)
		return "an id: it rises with every row";
	return NULL;
}

/* --- numbers in order ------------------------------------------------------- */

struct point {
	double n;
	int64_t seen, failed;
};

static int
by_number(const void *a, const void *b)
{
	double x = ((const struct point *)a)->n;
	double y = ((const struct point *)b)->n;

	return (x > y) - (x < y);
}

/* The different numbers in order. */
static struct point *
points_of(struct levels *levels, const struct trials_factor *factor,
	  const struct trial_values *values, size_t *count)
{
	struct point *points =
		arena_get(levels->arena, values->count * sizeof(*points));
	struct note note;
	size_t i, n = 0, kept = 0;

	for (i = 1; i < values->count; i++) {
		const struct trial_value *value = &values->entries[i];

		note_read(value->text, values->decimal, &note);
		points[n].n = part_of(factor->part, &note);
		points[n].seen = value->n;
		points[n].failed = value->failed;
		if (note.kind == factor->kind && !isnan(points[n].n))
			n++;
	}
	qsort(points, n, sizeof(*points), by_number);
	for (i = 0; i < n; i++) {
		if (kept > 0 && points[i].n <= points[kept - 1].n) {
			points[kept - 1].seen += points[i].seen;
			points[kept - 1].failed += points[i].failed;
		} else {
			points[kept++] = points[i];
		}
	}
	*count = kept;
	return points;
}

static void
extend(struct trials_factor *factor, bool begin, double n)
{
	size_t at;

	if (begin) {
		at = factor->shape.levels++;
		factor->low[at] = factor->value[at] = n;
	}
	at = factor->shape.levels - 1;
	factor->high[at] = n;
	if (floor(n) < n)
		factor->whole = false;
}

/* Where failures part best, among all numbers. */
static size_t
best_end(struct levels *levels, const struct point *points, size_t count)
{
	struct arena_mark mark = arena_mark(levels->arena);
	int64_t *n = arena_get(levels->arena, count * sizeof(*n));
	int64_t *f = arena_get(levels->arena, count * sizeof(*f));
	size_t i, below;

	for (i = 0; i < count; i++) {
		n[i] = points[i].seen;
		f[i] = points[i].failed;
	}
	below = cut_best(n, f, count, levels->arena).below;
	arena_reset(levels->arena, mark);
	return below;
}

static void
add_numbers(struct levels *levels, struct trials_factor *factor,
	    const struct trial_values *values)
{
	size_t count, i, best;
	struct point *points = points_of(levels, factor, values, &count);
	int64_t all = 0, seen = 0, begun = 0;

	factor->shape.ordered = true;
	factor->whole = true;
	best = count > TALLY_LEVELS ? best_end(levels, points, count) : 0;
	for (i = 0; i < count; i++)
		all += points[i].seen;
	for (i = 0; i < count; i++) {
		/* one level is kept for the best end */
		bool begin = i == 0 || count <= TALLY_LEVELS || i == best ||
			     (seen - begun) * (TALLY_LEVELS - 2) >= all;

		if (begin && factor->shape.levels == TALLY_LEVELS)
			begin = false;
		if (begin)
			begun = seen;
		extend(factor, begin, points[i].n);
		seen += points[i].seen;
	}
}

/* --- yes and no, weekdays, months ------------------------------------------- */

static void
add_named(struct trials_factor *factor, const char *const *names, size_t count,
	  const struct trial_values *values)
{
	struct note note;
	size_t i, k;

	for (k = 0; k < count; k++) {
		for (i = 1; i < values->count; i++) {
			double n;

			note_read(values->entries[i].text, values->decimal,
				  &note);
			n = part_of(factor->part, &note);
			if (note.kind == NOTE_WORD || n < (double)k ||
			    n > (double)k)
				continue;
			factor->value[factor->shape.levels] = (double)k;
			factor->text[factor->shape.levels++] =
				names ? names[k] : values->entries[i].text;
			break;
		}
	}
}

static const char *const weekdays[] = {"Mon", "Tue", "Wed", "Thu",
				       "Fri", "Sat", "Sun"};
static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
				     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

static void
fill(struct levels *levels, struct trials_factor *factor,
     const struct trial_values *values)
{
	if (factor->part == PART_WEEKDAY)
		add_named(factor, weekdays, 7, values);
	else if (factor->part == PART_MONTH)
		add_named(factor, months, 12, values);
	else if (factor->kind == NOTE_FLAG)
		add_named(factor, NULL, 2, values);
	else if (factor->kind == NOTE_WORD)
		add_words(levels, factor, values);
	else
		add_numbers(levels, factor, values);
}

/* --- the column ------------------------------------------------------------- */

static const char *
part_name(struct levels *levels, const char *name, enum trials_part part)
{
	static const char *const names[TRIALS_PARTS] = {"", "weekday", "month",
							"time"};

	if (part == PART_VALUE)
		return name;
	/* the moment of a trial needs no name of its own */
	if (strcmp(name, "at") == 0)
		return names[part];
	return arena_print(levels->arena, "%s.%s", name, names[part]);
}

static void
set_levels(const struct trials_factor *factor, struct trial_values *values)
{
	size_t i;

	values->entries[TRIAL_NONE].level[factor->part] = missing(factor);
	for (i = 1; i < values->count; i++)
		values->entries[i].level[factor->part] = level_of(
			factor, values->decimal, values->entries[i].text);
}

/* Take the last factor back. */
static void
drop(struct levels *levels)
{
	struct trials_factor *last = levels->factors->items;

	memset(last + --levels->factors->count, 0, sizeof(*last));
}

static bool
is_column(const struct levels *levels, const char *name)
{
	size_t i;

	for (i = 0; i < levels->name_count; i++) {
		if (strcmp(levels->names[i], name) == 0)
			return true;
	}
	return false;
}

static void
add_part(struct levels *levels, const struct trials_factor *like,
	 enum trials_part part, struct trial_values *values)
{
	struct trials_factor *factor = vec_add(levels->factors, levels->arena);
	const char *why = NULL;

	*factor = *like;
	factor->part = part;
	factor->name = part_name(levels, like->name, part);
	if (part != PART_VALUE && is_column(levels, factor->name)) {
		drop(levels);
		return;
	}
	fill(levels, factor, values);
	if (part == PART_VALUE)
		why = why_id(levels, factor, values);
	if (!why && factor->shape.levels == 1 && part == PART_VALUE &&
	    factor->column < levels->noted)
		why = arena_print(levels->arena, "always %.80s",
				  values->entries[1].text);
	if (why || factor->shape.levels < 2) {
		if (why)
			set_aside(levels, factor, why);
		drop(levels);
		return;
	}
	set_levels(factor, values);
}

/* Numbers of two readings are read as was said, if it was. */
static int
judge(const struct levels *levels, const char *name,
      struct trial_values *values, enum note_kind *kind, struct error *err)
{
	if (note_judge(&values->seen, name, kind, &values->decimal, err) == 0)
		return 0;
	if (!levels->decimal)
		return -1;
	*err = (struct error){0};
	*kind = NOTE_NUMBER;
	values->decimal = levels->decimal;
	return 0;
}

int
levels_make(struct levels *levels, size_t column, const char *name,
	    struct trial_values *values, struct error *err)
{
	struct trials_factor factor = {.name = name, .column = column};
	int part;

	if (judge(levels, name, values, &factor.kind, err) < 0)
		return -1;
	memcpy(factor.unit, values->seen.unit.unit, sizeof(factor.unit));
	if (factor.kind == NOTE_NONE && column < levels->noted) {
		set_aside(levels, &factor, "never noted");
		return 0;
	}
	if (factor.kind == NOTE_NONE)
		return 0;
	/* how it goes on over the years is no cause that can be tried */
	if (factor.kind != NOTE_DAY || strcmp(name, "at") != 0)
		add_part(levels, &factor, PART_VALUE, values);
	for (part = PART_VALUE + 1;
	     factor.kind == NOTE_DAY && part < TRIALS_PARTS; part++)
		add_part(levels, &factor, (enum trials_part)part, values);
	return 0;
}

const unsigned char *
levels_of(const struct trials_factor *factors, size_t count, size_t i,
	  struct trial_values *values, const char *text,
	  unsigned char unseen[TRIALS_PARTS])
{
	bool added;
	struct trial_value *value = trial_values_find(values, text, &added);
	unsigned char *level = value ? value->level : unseen;
	size_t column = factors[i].column;

	if (!value || added) {
		for (; i < count && factors[i].column == column; i++)
			level[factors[i].part] =
				level_of(&factors[i], values->decimal, text);
	}
	return level;
}
