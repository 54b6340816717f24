/* SPDX-License-Identifier: ISC
 * Words and numbers as features.
 */
#include "learn/fields.h"

#include <stdio.h>

#include "base/arena.h"
#include "tap.h"

static struct arena arena;

static const struct field *
field_of(const struct fields *fields, size_t at)
{
	return (const struct field *)fields->all.items + at;
}

static const struct field_level *
level_of(const struct fields *fields, size_t at, size_t i)
{
	return (const struct field_level *)field_of(fields, at)->levels.items +
	       i;
}

/* A hundred rows: a word with one that is rare, a number with a frequent one,
 * a constant, a name, and one that is missing in the first half. */
static void
fill(struct fields *fields)
{
	char text[32];
	size_t i;

	fields_init(fields, &arena);
	for (i = 0; i < 100; i++) {
		fields_add(fields, i % 4 == 0);
		fields_set(fields, fields_get(fields, "word"),
			   i == 7	? "rare"
			   : i % 2 == 0 ? "no"
					: "not known");
		(void)snprintf(text, sizeof(text), "%.1f",
			       i < 50 ? -1.0 : (double)i / 10);
		fields_set(fields, fields_get(fields, "number"), text);
		fields_set(fields, fields_get(fields, "same"), "x");
		(void)snprintf(text, sizeof(text), "n%zu", i);
		fields_set(fields, fields_get(fields, "name"), text);
		if (i >= 50)
			fields_set(fields, fields_get(fields, "late"), "yes");
	}
}

static void
check_levels(void)
{
	struct fields fields;
	const struct field *word, *number, *late;
	int64_t n = 0;
	size_t i;

	fill(&fields);
	fields_make(&fields, 100);
	word = field_of(&fields, 0);
	is_int((int64_t)word->levels.count, 2, "a rare word is no level");
	is_text(level_of(&fields, 0, 0)->word, "no", "the most frequent first");
	is_int(level_of(&fields, 0, 0)->hits, 25, "with its hits");
	ok(fields_feature(&fields, 7, 0) == FIELDS_NONE,
	   "the rare one is none");
	is_text(fields_longer(word, "no", &arena), "not known",
		"a search for a part would find that one, too");
	ok(!fields_longer(word, "rare", &arena), "of another nothing");

	number = field_of(&fields, 1);
	ok(number->levels.count >= 4 && number->levels.count <= FIELDS_BINS,
	   "numbers come in ranges: %zu", number->levels.count);
	is_int(level_of(&fields, 1, 0)->n, 50, "a frequent one has its own");
	ok(level_of(&fields, 1, 0)->low == INT64_MIN, "which is open below");
	for (i = 1; i < number->levels.count; i++) {
		is_int(level_of(&fields, 1, i)->low,
		       level_of(&fields, 1, i - 1)->high + 100,
		       "no gap at the step of the numbers");
		n += level_of(&fields, 1, i)->n;
	}
	is_int(n, 50, "and they hold all rows");
	ok(level_of(&fields, 1, i - 1)->high == INT64_MAX, "open above");

	is_text(field_of(&fields, 2)->why, "always the same", "a constant");
	ok(!field_of(&fields, 3)->why ||
		   field_of(&fields, 3)->levels.count == 0,
	   "a name is no field");
	late = field_of(&fields, 4);
	is_int((int64_t)late->levels.count, 2, "missing is a level");
	ok(level_of(&fields, 4, 1)->missing, "the last one");
	is_int(level_of(&fields, 4, 1)->n, 50, "of those before");
}

static void
check_data(void)
{
	struct fields fields;
	struct logistic_data data;
	size_t order[100], i;

	fill(&fields);
	for (i = 0; i < 100; i++)
		order[i] = 99 - i;
	fields_order(&fields, order);
	is_text(fields_value(&fields, 0, 3), "n99", "put in another order");
	ok(((const bool *)fields.hits.items)[3], "with what they are");
	fields_make(&fields, 80);
	fields_data(&fields, 80, 100, &data, &arena);
	is_int((int64_t)data.rows, 20, "the later ones");
	is_int((int64_t)(data.start[1] - data.start[0]), 3,
	       "an entry for each field that is none to leave out");
	for (i = 0; i < data.start[20]; i++) {
		if (data.entries[i].feature >= data.features)
			break;
	}
	is_int((int64_t)i, (int64_t)data.start[20], "features there are");
}

static void
check_names(void)
{
	struct fields fields;
	char text[32];
	size_t i;

	fields_init(&fields, &arena);
	for (i = 0; i < 5000; i++) {
		fields_add(&fields, i % 2 == 0);
		(void)snprintf(text, sizeof(text), "w%zu", i);
		fields_set(&fields, fields_get(&fields, "name"), text);
	}
	fields_make(&fields, 5000);
	is_text(field_of(&fields, 0)->why,
		"5000 different words: as good as names", "5,000 names");
	is_int((int64_t)fields.features, 0, "no feature");
}

int
main(void)
{
	check_levels();
	check_data();
	check_names();
	arena_free(&arena);
	return done();
}
