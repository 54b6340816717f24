/* SPDX-License-Identifier: ISC
 * The lists.
 */
#include "domain/find.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/vec.h"
#include "domain/filter.h"
#include "model/row.h"
#include "model/row_cause.h"
#include "os/zone.h"
#include "store/find.h"
#include "store/noun.h"
#include "text/note.h"

/* ERR_USAGE with the nearest name and all of them. */
static int
refuse(const char *what, const char *typed, const char *const *names,
       size_t count, struct error *err)
{
	const char *nearest = str_nearest(typed, names, count);
	struct str list = {0};
	size_t i;

	for (i = 0; i < count; i++)
		str_print(&list, "%s%s", i ? " " : "", names[i]);
	error_set(err, ERR_USAGE, "no such %s: %s%s%s%s", what, typed,
		  nearest ? ", did you mean " : "", nearest ? nearest : "",
		  nearest ? "?" : "");
	error_hint(err, "%s", str_get(&list));
	str_free(&list);
	return -1;
}

static const struct noun *
get_noun(const char *name, struct error *err)
{
	const struct noun *noun = noun_find(name);
	const char *names[32];
	size_t count = 0;

	if (noun)
		return noun;
	while (count < sizeof(names) / sizeof(names[0]) && noun_at(count)) {
		names[count] = noun_at(count)->name;
		count++;
	}
	(void)refuse("list", name, names, count, err);
	return NULL;
}

const struct shape *
find_shape(const char *noun, struct error *err)
{
	const struct noun *found = get_noun(noun, err);

	return found ? found->shape : NULL;
}

/* The column to sort by; a '-' in front turns the order round. */
static int
find_sort(struct arena *arena, const struct noun *noun, const char *typed,
	  struct find *find, struct error *err)
{
	const char **names =
		arena_get(arena, noun->shape->count * sizeof(*names));
	size_t i;

	find->descending = *typed == '-';
	if (find->descending)
		typed++;
	for (i = 0; i < noun->shape->count; i++) {
		names[i] = noun->columns[i].name;
		if (strcmp(names[i], typed) == 0) {
			find->sort = &noun->columns[i];
			return 0;
		}
	}
	return refuse("column", typed, names, noun->shape->count, err);
}

struct dating {
	const struct business *business;
	find_row *each;
	void *cookie;
};

/* A touch is due on a day, which the store has as its last second. */
static int
date_touch(void *cookie, const void *item, struct error *err)
{
	const struct dating *dating = cookie;
	struct promise_row row = *(const struct promise_row *)item;

	if (str_same(row.side.s, "touch")) {
		row.due.on = zone_day(dating->business->zone, row.due.at);
		row.due.at = INSTANT_MISSING;
	}
	return dating->each(dating->cookie, &row, err);
}

/* What a value is by its look, which the store does not know. */
static int
kind_of_note(void *cookie, const void *item, struct error *err)
{
	const struct dating *dating = cookie;
	struct observation_row row = *(const struct observation_row *)item;

	if (row.kind.s)
		row.kind.s = note_names[note_kind_of(row.kind.s)];
	return dating->each(dating->cookie, &row, err);
}

int
find_rows(struct business *business, const struct find_question *question,
	  find_row *each, void *cookie, struct error *err)
{
	const struct noun *noun = get_noun(question->noun, err);
	struct find find = {.limit = question->limit,
			    .today = business->today,
			    .columns = question->columns};
	struct arena rows = {NULL};
	struct dating dating = {business, each, cookie};
	struct filter_asked asked;
	int rc;

	if (!noun || filter_parse(business, noun, question->filters,
				  question->count, &asked, err) < 0)
		return -1;
	if (question->sort &&
	    find_sort(business->arena, noun, question->sort, &find, err) < 0)
		return -1;
	find.conditions = asked.conditions;
	find.count = asked.count;
	find.closed = asked.closed;
	find.merged = asked.merged;
	if (noun->shape == &promise_row_shape) {
		find.columns = arena_print(business->arena, "%s,side,due",
					   find.columns ? find.columns : "+");
		rc = find_each(business->store, &rows, noun, &find, date_touch,
			       &dating, err);
	} else if (noun->shape == &observation_row_shape) {
		rc = find_each(business->store, &rows, noun, &find,
			       kind_of_note, &dating, err);
	} else {
		rc = find_each(business->store, &rows, noun, &find, each,
			       cookie, err);
	}
	arena_free(&rows);
	return rc;
}

bool
find_key(const char *noun, size_t i, struct find_about *about)
{
	const struct noun *found = noun_find(noun);
	const struct noun_key *key;

	if (!found || i >= found->key_count)
		return false;
	key = &found->keys[i];
	*about = (struct find_about){
		key->name, key->meaning, key->words, key->kind == NOUN_PERSON,
		key->kind == NOUN_INSTANT || key->kind == NOUN_WHEN ||
			key->kind == NOUN_DATED};
	return true;
}

const char *
find_noun(size_t i)
{
	const struct noun *noun = noun_at(i);

	return noun ? noun->name : NULL;
}
