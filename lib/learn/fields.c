/* SPDX-License-Identifier: ISC
 * A table of words and numbers as features.
 */
#include "learn/fields.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/num.h"
#include "base/str.h"
#include "base/utf8.h"

#define WORD_MOST 60 /* bytes of one that can be asked for */

struct word {
	const char *text;
	bool number;
	int64_t thousandths;
	int64_t n, hits;
	uint32_t level; /* FIELDS_NONE: it has none */
};

void
fields_init(struct fields *fields, struct arena *arena)
{
	*fields = (struct fields){.arena = arena,
				  .all = {.size = sizeof(struct field)},
				  .hits = {.size = sizeof(bool)}};
}

size_t
fields_rows(const struct fields *fields)
{
	return fields->hits.count;
}

size_t
fields_get(struct fields *fields, const char *name)
{
	struct field *all = fields->all.items, *made;
	size_t i;

	for (i = 0; i < fields->all.count; i++) {
		if (strcmp(all[i].name, name) == 0)
			return i;
	}
	made = vec_add(&fields->all, fields->arena);
	*made = (struct field){.name = arena_text(fields->arena, name),
			       .levels = {.size = sizeof(struct field_level)},
			       .words = {.size = sizeof(struct word)},
			       .cells = {.size = sizeof(uint32_t)}};
	for (i = 0; i < fields->hits.count; i++)
		(void)vec_add(&made->cells, fields->arena);
	return fields->all.count - 1;
}

void
fields_add(struct fields *fields, bool hit)
{
	struct field *all = fields->all.items;
	size_t i;

	*(bool *)vec_add(&fields->hits, fields->arena) = hit;
	for (i = 0; i < fields->all.count; i++)
		(void)vec_add(&all[i].cells, fields->arena);
}

/* --- words by their text ---------------------------------------------------------- */

/* FNV-1a of G. Fowler, L. C. Noll, K.-P. Vo. */
static size_t
hash_of(const char *text)
{
	uint64_t hash = UINT64_C(14695981039346656037);

	for (; *text; text++)
		hash = (hash ^ (unsigned char)*text) * UINT64_C(1099511628211);
	return (size_t)(hash ^ hash >> 32);
}

/* Its slot, or the free one where it would be; slots hold 1 and up. */
static uint32_t *
slot_of(const struct field *field, const char *text)
{
	const struct word *words = field->words.items;
	size_t mask = field->slot_count - 1, at = hash_of(text) & mask;

	while (field->slots[at] != 0 &&
	       strcmp(words[field->slots[at] - 1].text, text) != 0)
		at = (at + 1) & mask;
	return &field->slots[at];
}

static void
make_room(struct field *field, struct arena *arena)
{
	const struct word *words = field->words.items;
	size_t i;

	if (2 * (field->words.count + 1) < field->slot_count)
		return;
	field->slot_count = field->slot_count > 0 ? 2 * field->slot_count : 64;
	field->slots =
		arena_get(arena, field->slot_count * sizeof(*field->slots));
	for (i = 0; i < field->words.count; i++)
		*slot_of(field, words[i].text) = (uint32_t)i + 1;
}

void
fields_set(struct fields *fields, size_t at, const char *text)
{
	struct field *field = (struct field *)fields->all.items + at;
	uint32_t *cells = field->cells.items, *slot;
	struct word *word;

	make_room(field, fields->arena);
	slot = slot_of(field, text);
	if (*slot == 0) {
		word = vec_add(&field->words, fields->arena);
		word->text = arena_text(fields->arena, text);
		word->number = num_thousandths(text, &word->thousandths);
		*slot = (uint32_t)field->words.count;
	}
	cells[field->cells.count - 1] = *slot;
}

const char *
fields_value(const struct fields *fields, size_t row, size_t at)
{
	const struct field *field =
		(const struct field *)fields->all.items + at;
	uint32_t cell = ((const uint32_t *)field->cells.items)[row];

	return cell > 0 ? ((const struct word *)field->words.items)[cell - 1]
				  .text
			: NULL;
}

void
fields_order(struct fields *fields, const size_t *order)
{
	struct field *all = fields->all.items;
	size_t rows = fields->hits.count, i, j;
	uint32_t *cells = arena_get(fields->arena, rows * sizeof(*cells) + 1);
	bool *hits = arena_get(fields->arena, rows * sizeof(*hits) + 1);

	for (i = 0; i < fields->all.count; i++) {
		uint32_t *own = all[i].cells.items;

		for (j = 0; j < rows; j++)
			cells[j] = own[order[j]];
		memcpy(own, cells, rows * sizeof(*cells));
	}
	for (j = 0; j < rows; j++)
		hits[j] = ((const bool *)fields->hits.items)[order[j]];
	memcpy(fields->hits.items, hits, rows * sizeof(*hits));
}

/* --- levels ----------------------------------------------------------------------- */

struct counts {
	int64_t missing, missing_hits;
	int64_t numbers, words; /* rows */
	size_t different;	/* words that are there */
	size_t different_words; /* of them, no numbers */
};

static void
count(const struct fields *fields, struct field *field, size_t n,
      struct counts *counts)
{
	const uint32_t *cells = field->cells.items;
	const bool *hits = fields->hits.items;
	struct word *words = field->words.items;
	size_t i;

	*counts = (struct counts){0};
	for (i = 0; i < n; i++) {
		struct word *word = cells[i] ? &words[cells[i] - 1] : NULL;

		if (!word) {
			counts->missing++;
			counts->missing_hits += hits[i];
			continue;
		}
		word->n++;
		word->hits += hits[i];
		*(word->number ? &counts->numbers : &counts->words) += 1;
	}
	for (i = 0; words && i < field->words.count; i++) {
		words[i].level = FIELDS_NONE;
		counts->different += words[i].n > 0;
		counts->different_words += words[i].n > 0 && !words[i].number;
	}
}

static struct field_level *
add_level(struct fields *fields, struct field *field)
{
	struct field_level *level = vec_add(&field->levels, fields->arena);

	level->low = INT64_MIN;
	level->high = INT64_MAX;
	return level;
}

static int
by_number(const void *a, const void *b)
{
	const struct word *one = *(struct word *const *)a;
	const struct word *other = *(struct word *const *)b;

	return (one->thousandths > other->thousandths) -
	       (one->thousandths < other->thousandths);
}

/* The smallest step between numbers that are written so. */
static int64_t
step_of(struct word *const *sorted, size_t count)
{
	int64_t step = 1000;
	size_t i;

	for (i = 0; i < count; i++) {
		while (step > 1 && sorted[i]->thousandths % step != 0)
			step /= 10;
	}
	return step;
}

/* Ranges of about as many rows, whatever single numbers are frequent; numbers
 * that only later rows have fall into them, too. */
static void
make_bins(struct fields *fields, struct field *field, int64_t rows)
{
	struct word *words = field->words.items;
	struct word **sorted = arena_get(
		fields->arena, field->words.count * sizeof(struct word *));
	struct field_level *level = NULL;
	int64_t step, left = rows, bins = FIELDS_BINS;
	size_t count = 0, i;

	for (i = 0; i < field->words.count; i++) {
		if (words[i].number)
			sorted[count++] = &words[i];
	}
	qsort(sorted, count, sizeof(struct word *), by_number);
	step = step_of(sorted, count);
	for (i = 0; i < count; i++) {
		/* a new one where the last, or this number alone, has its
		 * share and enough is left */
		if (!level || (bins > 1 && level->n >= FIELDS_FEWEST &&
			       left - level->n >= FIELDS_FEWEST &&
			       (level->n * bins >= left ||
				sorted[i]->n * bins >= left))) {
			if (level) {
				level->high = sorted[i]->thousandths - step;
				left -= level->n;
				bins--;
			}
			level = add_level(fields, field);
			if (i > 0)
				level->low = sorted[i]->thousandths;
		}
		level->n += sorted[i]->n;
		level->hits += sorted[i]->hits;
		sorted[i]->level = (uint32_t)field->levels.count - 1;
	}
}

static int
by_frequency(const void *a, const void *b)
{
	const struct word *one = *(struct word *const *)a;
	const struct word *other = *(struct word *const *)b;

	if (one->n != other->n)
		return one->n < other->n ? 1 : -1;
	return strcmp(one->text, other->text);
}

/* Whether a filter can ask for it. */
static bool
can_be_asked(const char *text)
{
	size_t len;

	if (strlen(text) > WORD_MOST || strchr(text, ',') || strstr(text, ".."))
		return false;
	for (; *text; text += len) {
		if (utf8_active(utf8_decode(text, &len)))
			return false;
	}
	return true;
}

static void
make_words(struct fields *fields, struct field *field, bool binned)
{
	struct word *words = field->words.items;
	struct word **sorted = arena_get(
		fields->arena, field->words.count * sizeof(struct word *));
	size_t count = 0, i;

	for (i = 0; i < field->words.count; i++) {
		if (words[i].n >= FIELDS_FEWEST &&
		    !(binned && words[i].number) && can_be_asked(words[i].text))
			sorted[count++] = &words[i];
	}
	if (count > 0)
		qsort(sorted, count, sizeof(struct word *), by_frequency);
	for (i = 0; i < count && i < FIELDS_LEVELS; i++) {
		struct field_level *level = add_level(fields, field);

		level->word = sorted[i]->text;
		level->n = sorted[i]->n;
		level->hits = sorted[i]->hits;
		sorted[i]->level = (uint32_t)field->levels.count - 1;
	}
}

static void
make_levels(struct fields *fields, struct field *field, size_t n)
{
	struct arena *arena = fields->arena;
	struct counts counts;
	bool binned;

	count(fields, field, n, &counts);
	if (field->why)
		return;
	if (counts.different == 0) {
		field->why = "never there";
		return;
	}
	if (counts.different == 1 && counts.missing == 0) {
		field->why = "always the same";
		return;
	}
	if (counts.different_words > FIELDS_WORDS) {
		field->why = arena_print(arena,
					 "%zu different words: as good as "
					 "names",
					 counts.different_words);
		return;
	}
	binned = counts.numbers >= counts.words;
	if (binned)
		make_bins(fields, field, counts.numbers);
	make_words(fields, field, binned);
	if (counts.missing >= FIELDS_FEWEST) {
		struct field_level *level = add_level(fields, field);

		level->missing = true;
		level->n = counts.missing;
		level->hits = counts.missing_hits;
	}
	if (field->levels.count < 2 &&
	    (field->levels.count == 0 ||
	     ((struct field_level *)field->levels.items)->n == (int64_t)n))
		field->why = "nothing comes often enough";
}

void
fields_make(struct fields *fields, size_t n)
{
	struct field *all = fields->all.items;
	size_t i;

	fields->features = 0;
	for (i = 0; i < fields->all.count; i++) {
		make_levels(fields, &all[i], n);
		all[i].feature = fields->features;
		if (all[i].why)
			all[i].levels.count = 0;
		fields->features += all[i].levels.count;
	}
}

uint32_t
fields_feature(const struct fields *fields, size_t row, size_t at)
{
	const struct field *field =
		(const struct field *)fields->all.items + at;
	const struct field_level *levels = field->levels.items;
	uint32_t cell = ((const uint32_t *)field->cells.items)[row];
	uint32_t level = FIELDS_NONE;
	size_t last = field->levels.count;

	if (last == 0)
		return FIELDS_NONE;
	if (cell > 0)
		level = ((const struct word *)field->words.items)[cell - 1]
				.level;
	else if (levels[last - 1].missing)
		level = (uint32_t)last - 1;
	return level == FIELDS_NONE ? level : level + (uint32_t)field->feature;
}

void
fields_data(const struct fields *fields, size_t first, size_t last,
	    struct logistic_data *data, struct arena *arena)
{
	size_t rows = last - first, used = 0, i, j;
	size_t *start = arena_get(arena, (rows + 1) * sizeof(*start));
	struct logistic_entry *entries = arena_room(
		arena, (rows * fields->all.count + 1) * sizeof(*entries));

	for (i = 0; i < rows; i++) {
		start[i] = used;
		for (j = 0; j < fields->all.count; j++) {
			uint32_t feature = fields_feature(fields, first + i, j);

			if (feature != FIELDS_NONE)
				entries[used++] =
					(struct logistic_entry){feature, 1};
		}
	}
	start[rows] = used;
	*data = (struct logistic_data){.rows = rows,
				       .features = fields->features,
				       .start = start,
				       .entries = entries,
				       .hit = (const bool *)fields->hits.items +
					      first};
}

const char *
fields_longer(const struct field *field, const char *word, struct arena *arena)
{
	const struct word *words = field->words.items;
	const char *part = utf8_fold(arena, word), *text = NULL;
	struct str longer = {0};
	size_t i;

	for (i = 0; i < field->words.count; i++) {
		const char *other = utf8_fold(arena, words[i].text);

		if (strcmp(other, part) != 0 && strstr(other, part) &&
		    can_be_asked(words[i].text))
			str_print(&longer, "%s%s", longer.len ? "," : "",
				  words[i].text);
	}
	if (longer.len > 0)
		text = arena_text(arena, str_get(&longer));
	str_free(&longer);
	return text;
}
