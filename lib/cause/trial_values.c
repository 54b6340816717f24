/* SPDX-License-Identifier: ISC
 * Different values, remembered once each; the fault.
 */
#include "cause/trial_values.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/str.h"

#define ROOM_FIRST 64
#define SHORT 7

/* What tells texts apart: of up to seven bytes they themselves, of longer ones
 * FNV-1a (G. Fowler, L. C. Noll, K.-P. Vo) with the last bit set, which the
 * others, ending with a NUL, never have. */
static uint64_t
mark_of(const char *text)
{
	uint64_t h = UINT64_C(14695981039346656037), mark = 0;
	size_t i;

	for (i = 0; text[i] && i < SHORT; i++)
		mark = mark << 8 | (unsigned char)text[i];
	if (!text[i])
		return mark << 8;
	for (; *text; text++)
		h = (h ^ (unsigned char)*text) * UINT64_C(1099511628211);
	return h | 1;
}

/* Fibonacci hashing (D. E. Knuth, TAOCP 3, 6.4). */
static size_t
place_of(const struct trial_values *values, uint64_t mark)
{
	return (size_t)(mark * UINT64_C(11400714819323198485) >> 40) &
	       (values->room - 1);
}

void
trial_values_open(struct trial_values *values, struct arena *arena)
{
	*values = (struct trial_values){.arena = arena,
					.last = -INFINITY,
					.room = ROOM_FIRST,
					.count = 1};
	values->places = arena_get(arena, ROOM_FIRST * sizeof(uint32_t));
	values->entries =
		arena_get(arena, ROOM_FIRST / 2 * sizeof(*values->entries));
}

static void
enter(struct trial_values *values, uint32_t entry)
{
	size_t at = place_of(values, values->entries[entry].mark);

	while (values->places[at])
		at = (at + 1) & (values->room - 1);
	values->places[at] = entry;
}

static void
widen(struct trial_values *values)
{
	struct trial_value *entries;
	uint32_t i;

	values->room *= 2;
	values->places =
		arena_get(values->arena, values->room * sizeof(uint32_t));
	entries = arena_get(values->arena, values->room / 2 * sizeof(*entries));
	memcpy(entries, values->entries, values->count * sizeof(*entries));
	values->entries = entries;
	for (i = 1; i < values->count; i++)
		enter(values, i);
}

/* 0: it is none of them. */
static uint32_t
find(const struct trial_values *values, const char *text, uint64_t mark)
{
	size_t at = place_of(values, mark);
	uint32_t entry;

	for (; (entry = values->places[at]);
	     at = (at + 1) & (values->room - 1)) {
		const struct trial_value *value = &values->entries[entry];

		if (value->mark == mark &&
		    (!(mark & 1) || strcmp(value->text, text) == 0))
			return entry;
	}
	return 0;
}

static uint32_t
add(struct trial_values *values, const char *text, uint64_t mark)
{
	uint32_t entry;

	if (values->count == values->room / 2)
		widen(values);
	entry = (uint32_t)values->count++;
	values->entries[entry].text = arena_text(values->arena, text);
	values->entries[entry].mark = mark;
	enter(values, entry);
	return entry;
}

struct trial_value *
trial_values_find(struct trial_values *values, const char *text, bool *added)
{
	uint64_t mark = text ? mark_of(text) : 0;
	uint32_t entry = text ? find(values, text, mark) : TRIAL_NONE;

	*added = text && entry == 0;
	if (*added && values->count >= TRIAL_VALUES)
		return NULL;
	if (*added)
		entry = add(values, text, mark);
	return &values->entries[entry];
}

/* Whether whole numbers rise from row to row, as those that count rows do. */
static void
see_order(struct trial_values *values, const char *text)
{
	char *end;
	double n = strtod(text, &end);

	if (*end || n <= values->last || floor(n) < n || n < 0)
		values->falling = true;
	values->last = n;
}

uint32_t
trial_values_see(struct trial_values *values, const char *text, bool failed,
		 int64_t times, int64_t line)
{
	struct note note;
	uint64_t mark;
	uint32_t entry;

	if (!text)
		return TRIAL_NONE;
	mark = mark_of(text);
	entry = find(values, text, mark);
	if (!entry) {
		note_read(text, '.', &note);
		if (note.kind == NOTE_NONE)
			return TRIAL_NONE;
		entry = add(values, text, mark);
		note_see(&values->seen, text, line);
	}
	if (!values->falling)
		see_order(values, text);
	values->noted += times;
	values->entries[entry].n += times;
	values->entries[entry].failed += failed ? times : 0;
	return entry;
}

/* --- the fault -------------------------------------------------------------- */

static bool
read_number(const char *text, double *n)
{
	struct note note;

	note_read(text, strchr(text, ',') && !strchr(text, '.') ? ',' : '.',
		  &note);
	*n = note.n;
	return note.kind == NOTE_NUMBER;
}

static int
read_range(struct trial_fault *fault, struct error *err)
{
	const char *dots = strstr(fault->value, "..");
	char *low = arena_bytes(fault->arena, fault->value,
				(size_t)(dots - fault->value));

	fault->range = true;
	fault->low = -INFINITY;
	fault->high = INFINITY;
	if ((*low && !read_number(low, &fault->low)) ||
	    (dots[2] && !read_number(dots + 2, &fault->high)) ||
	    (!*low && !dots[2]) || fault->low > fault->high)
		return error_set(err, ERR_USAGE,
				 "--fault %.100s: no range of numbers",
				 fault->text);
	return 0;
}

int
trial_fault_read(struct trial_fault *fault, const char *typed,
		 struct arena *arena, struct error *err)
{
	const char *equals = strchr(typed, '=');
	struct note note;

	*fault = (struct trial_fault){.text = typed, .arena = arena};
	trial_values_open(&fault->seen, arena);
	if (equals == typed || (equals && !equals[1]) || !*typed)
		return error_set(err, ERR_USAGE,
				 "--fault %.100s: a column, or column=value",
				 typed);
	fault->name =
		equals ? arena_bytes(arena, typed, (size_t)(equals - typed))
		       : typed;
	fault->flag = fault->yes = true;
	if (!equals)
		return 0;
	fault->value = equals + 1;
	note_read(fault->value, '.', &note);
	fault->flag = note.kind == NOTE_FLAG;
	fault->yes = note.n > 0;
	return strstr(fault->value, "..") ? read_range(fault, err) : 0;
}

/* Whether text is one of the values, commas between. */
static bool
among(const char *values, const char *text)
{
	size_t len = strlen(text);

	for (;;) {
		size_t part = strcspn(values, ",");

		if (part == len && strncasecmp(values, text, len) == 0)
			return true;
		if (!values[part])
			return false;
		values += part + 1;
	}
}

static bool
judge(struct trial_fault *fault, const char *text, bool *failed)
{
	struct note note;
	double n;

	*failed = false;
	note_read(text, '.', &note);
	if (note.kind == NOTE_NONE)
		return false;
	if (fault->range) {
		if (!read_number(text, &n))
			return false;
		*failed = n >= fault->low && n <= fault->high;
		fault->numbers++;
	} else if (fault->flag && note.kind == NOTE_FLAG) {
		*failed = (note.n > 0) == fault->yes;
		fault->flags++;
	} else if (!fault->value) {
		/* 1 and 0 are yes and no where nothing else was said */
		if (note.kind == NOTE_NUMBER && (note.n == 0 || note.n == 1)) {
			*failed = note.n > 0;
			fault->flags++;
		}
	} else {
		*failed = among(fault->value, text) ||
			  strcasecmp(fault->value, text) == 0;
	}
	if (!*failed && !fault->other)
		fault->other = arena_text(fault->arena, text);
	fault->hits += *failed;
	return true;
}

bool
trial_fault_judge(struct trial_fault *fault, const char *text, bool *failed)
{
	struct trial_value *value;
	bool added, says;

	if (!text)
		return false;
	value = trial_values_find(&fault->seen, text, &added);
	if (value && !added) {
		*failed = value->level[1];
		return value->level[0];
	}
	says = judge(fault, text, failed);
	if (value) {
		value->level[0] = says;
		value->level[1] = *failed;
	}
	return says;
}

/* The value that was seen and is spelled nearly so, or NULL. */
static const char *
nearest(const struct trial_fault *fault)
{
	const char **texts =
		arena_get(fault->arena, fault->seen.count * sizeof(*texts));
	size_t i;

	for (i = 1; i < fault->seen.count; i++)
		texts[i - 1] = fault->seen.entries[i].text;
	return str_nearest(fault->value, texts, fault->seen.count - 1);
}

int
trial_fault_check(const struct trial_fault *fault, int64_t n, struct error *err)
{
	const char *near;

	if (fault->hits > 0 || fault->flags > 0 || fault->numbers > 0)
		return 0;
	if (n == 0)
		return error_set(err, ERR_DATA,
				 "%.100s: no trial says whether it was so",
				 fault->name);
	if (!fault->value) {
		error_set(err, ERR_DATA, "%.100s: no trial says yes or no",
			  fault->name);
		return error_hint(err,
				  "say which value is the fault: "
				  "--fault '%.100s=%.100s'",
				  fault->name, fault->other);
	}
	error_set(err, ERR_DATA, "%.200s: no trial has that", fault->text);
	near = nearest(fault);
	return near ? error_hint(err, "did you mean %.100s?", near)
		    : error_hint(err, "another value of it is %.100s",
				 fault->other);
}
