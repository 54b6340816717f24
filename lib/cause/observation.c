/* SPDX-License-Identifier: ISC
 * Notes on a case.
 */
#include "cause/observation.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "domain/input.h"
#include "domain/made.h"
#include "os/zone.h"
#include "store/case.h"
#include "store/observation.h"
#include "store/party.h"
#include "store/record.h"
#include "text/note.h"

#define NEAR_LENGTH 4 /* shorter keys are not taken for misspelled */
#define DIGITS "0123456789"

/* --- what was typed --------------------------------------------------------- */

int
observation_split(struct arena *arena, const char *setting,
		  struct observation_pair *pair, struct error *err)
{
	const char *equals = strchr(setting, '=');

	if (!equals)
		return error_set(err, ERR_USAGE,
				 "%.100s: a note is key=value, as fails=yes",
				 setting);
	pair->key = arena_bytes(arena, setting, (size_t)(equals - setting));
	pair->value = equals + 1;
	return 0;
}

int
observation_when(const struct business *business, const char *typed,
		 struct when *when, struct error *err)
{
	if (input_past(business, typed, when, err) < 0)
		return -1;
	if (day_missing(when->on) ? when->at.s > business->now.s
				  : when->on.days > business->today.days)
		return error_set(err, ERR_USAGE, "%.60s: has not been yet",
				 typed);
	return 0;
}

/* Text on one line that a terminal can be shown. */
static bool
is_line(const char *text)
{
	size_t len;

	if (!utf8_valid(text, strlen(text)))
		return false;
	for (; *text; text += len) {
		if (utf8_active(utf8_decode(text, &len)))
			return false;
	}
	return true;
}

int
observation_key(const char *key, struct error *err)
{
	if (!*key || key[strspn(key, " ")] == '\0')
		return error_set(err, ERR_DATA, "a note has no key");
	if (!is_line(key))
		return error_set(err, ERR_DATA,
				 "a key is one line of text without TABs");
	if (key[0] == ' ' || key[strlen(key) - 1] == ' ' || strchr(key, '='))
		return error_set(err, ERR_DATA,
				 "key \"%.100s\": no blanks around it, and no "
				 "\"=\" in it",
				 key);
	if (strcmp(key, "at") == 0) {
		error_set(err, ERR_DATA, "at is when it was, and no key");
		return error_hint(err, "--at \"fri 16:00\"; in a table the "
				       "column at");
	}
	if (strcmp(key, "id") == 0)
		return error_set(err, ERR_DATA,
				 "id is that of the note, and no key");
	return 0;
}

static int
check_pair(const struct observation_pair *pair, struct error *err)
{
	if (observation_key(pair->key, err) < 0)
		return -1;
	if (!pair->value || pair->value[strspn(pair->value, " ")] == '\0')
		return error_set(err, ERR_DATA, "%.100s: no value", pair->key);
	if (!is_line(pair->value))
		return error_set(err, ERR_DATA,
				 "%.100s: a value is one line of text without "
				 "TABs",
				 pair->key);
	return 0;
}

/* --- the keys of a case ------------------------------------------------------ */

static int
by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Where the key stands among the sorted, or would. */
static size_t
place_of(const struct observation_book *book, const char *key, bool *there)
{
	const char *const *all = book->keys.items;
	size_t low = 0, high = book->keys.count;

	*there = false;
	while (low < high && !*there) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(key, all[middle]);

		*there = order == 0;
		if (order <= 0)
			high = middle;
		else
			low = middle + 1;
	}
	return high;
}

/* "q1" and "q12" are no slips of each other. */
static bool
differs_in_digits(const char *a, const char *b)
{
	size_t same = 0;

	while (a[same] && a[same] == b[same])
		same++;
	while (same > 0 && strchr(DIGITS, a[same - 1]))
		same--;
	a += same;
	b += same;
	return strspn(a, DIGITS) > 0 && strspn(b, DIGITS) > 0 &&
	       strcmp(a + strspn(a, DIGITS), b + strspn(b, DIGITS)) == 0;
}

/* The key of the case that a new one may be meant for, or NULL. */
static const char *
near_key(struct business *business, const struct observation_book *book,
	 const char *key)
{
	const char *folded = utf8_fold(business->arena, key);
	const char *const *all = book->keys.items;
	const char *nearest;
	size_t i;

	for (i = 0; i < book->keys.count; i++) {
		if (*folded &&
		    strcmp(folded, utf8_fold(business->arena, all[i])) == 0)
			return all[i];
	}
	nearest = strlen(key) < NEAR_LENGTH
			  ? NULL
			  : str_nearest(key, all, book->keys.count);
	return nearest && strlen(nearest) >= NEAR_LENGTH &&
			       !differs_in_digits(key, nearest)
		       ? nearest
		       : NULL;
}

/* Say which of the new keys are nearly old ones. */
static void
remark_near(struct business *business, struct observation_book *book,
	    const char *key)
{
	const char *nearest = near_key(business, book, key);

	if (nearest)
		*(const char **)vec_add(&book->remarks, business->lasting) =
			arena_print(business->lasting,
				    "%s: kept, but k%lld has notes on %s: is "
				    "it the same?",
				    key, (long long)book->file.id.n, nearest);
}

static void
add_key(struct business *business, struct observation_book *book,
	const char *key)
{
	bool there;
	size_t at = place_of(book, key, &there);
	const char **all;

	if (there)
		return;
	(void)vec_add(&book->keys, business->lasting);
	all = book->keys.items;
	memmove(all + at + 1, all + at,
		(book->keys.count - 1 - at) * sizeof(*all));
	all[at] = arena_text(business->lasting, key);
}

int
observation_open(struct business *business, const struct case_file *file,
		 struct observation_book *book, struct error *err)
{
	struct vec keys = {.size = sizeof(const char *)};

	*book = (struct observation_book){
		.file = *file,
		.keys = keys,
		.remarks = {.size = sizeof(const char *)},
	};
	if (party_root(business->store, business->arena, file->party,
		       &book->party, err) < 0 ||
	    observation_last(business->store, file->id, &book->trial, err) <
		    0 ||
	    observation_keys(business->store, business->lasting, file->id,
			     &book->keys, err) < 0)
		return -1;
	if (book->keys.count > 1)
		qsort(book->keys.items, book->keys.count, sizeof(const char *),
		      by_text);
	return 0;
}

/* --- kept -------------------------------------------------------------------- */

static void
fill_row(const struct observation *note, struct id case_id,
	 const struct party *party, struct observation_row *row)
{
	column_clear(&observation_row_shape, row);
	row->together.s = NULL;
	row->id = note->id;
	row->trial = note->trial;
	row->at.at = note->at;
	row->at.on = instant_missing(note->at) ? note->seen_on : DAY_MISSING;
	row->for_case = case_id;
	row->who = note->who;
	row->key = note->key;
	row->value = note->value;
	row->party = party->id;
	row->name = party->name;
	row->kind.s = note_names[note_kind_of(note->value.s)];
	row->struck = note->struck;
	row->batch = note->batch;
}

static int
check_trial(struct business *business, struct observation_book *book,
	    const struct observation_pair *pairs, size_t count,
	    struct error *err)
{
	const char **keys =
		arena_get(business->arena, (count + 1) * sizeof(*keys));
	size_t i, new = 0;
	bool there;

	if (count == 0)
		return error_set(err, ERR_DATA, "nothing was noted");
	for (i = 0; i < count; i++) {
		if (check_pair(&pairs[i], err) < 0)
			return -1;
		keys[i] = pairs[i].key;
		(void)place_of(book, pairs[i].key, &there);
		new += !there;
	}
	qsort(keys, count, sizeof(*keys), by_text);
	for (i = 1; i < count; i++) {
		if (strcmp(keys[i - 1], keys[i]) == 0)
			return error_set(err, ERR_DATA,
					 "%.100s is there twice in one trial",
					 keys[i]);
	}
	if (new > 0 && book->keys.count + new > OBSERVATION_KEYS_MAX)
		return error_set(err, ERR_DATA,
				 "k%lld would have %zu keys: more than %zu are "
				 "no table any more",
				 (long long)book->file.id.n,
				 book->keys.count + new, OBSERVATION_KEYS_MAX);
	return 0;
}

/* What is new is set against the keys that were there before the trial. */
static void
learn_keys(struct business *business, struct observation_book *book,
	   const struct observation_pair *pairs, size_t count)
{
	const char **new = arena_get(business->arena, count * sizeof(*new));
	size_t i, n = 0;
	bool there;

	for (i = 0; i < count; i++) {
		(void)place_of(book, pairs[i].key, &there);
		if (!there)
			new[n++] = pairs[i].key;
	}
	for (i = 0; i < n; i++)
		remark_near(business, book, new[i]);
	for (i = 0; i < n; i++)
		add_key(business, book, new[i]);
}

static const char *
known_key(const struct observation_book *book, const char *key)
{
	const char *const *all = book->keys.items;
	bool there;
	size_t at = place_of(book, key, &there);

	return there ? all[at] : key;
}

int
observation_add(struct business *business, struct observation_book *book,
		const struct when *when, const struct observation_pair *pairs,
		size_t count, struct vec *rows, struct error *err)
{
	struct observation note;
	size_t i;

	if (check_trial(business, book, pairs, count, err) < 0)
		return -1;
	learn_keys(business, book, pairs, count);
	book->trial++;
	for (i = 0; i < count; i++) {
		column_clear(&observation_shape, &note);
		note.case_id = book->file.id;
		note.trial.n = book->trial;
		note.at = when->at;
		note.seen_on = day_missing(when->on)
				       ? zone_day(business->zone, when->at)
				       : when->on;
		note.key.s = known_key(book, pairs[i].key);
		note.value.s = pairs[i].value;
		note.who.s = business->user;
		if (record_add(business->store, TABLE_OBSERVATIONS, &note,
			       err) < 0)
			return -1;
		fill_row(&note, book->file.id, &book->party,
			 vec_add(rows, business->arena));
	}
	return 0;
}

/* --- struck ------------------------------------------------------------------ */

static int
get_note(struct business *business, struct id id, struct observation *note,
	 struct error *err)
{
	int rc = record_get(business->store, business->arena,
			    TABLE_OBSERVATIONS, id.n, note, err);

	if (rc < 0)
		return -1;
	if (rc > 0 && !note->voided.yes)
		return 0;
	error_set(err, ERR_NO, "n%lld: no such note", (long long)id.n);
	return error_hint(err, "crm-find -t observations lists them");
}

static int
row_of(struct business *business, const struct observation *note,
       struct observation_row *row, struct error *err)
{
	struct id case_id = note->case_id;
	struct case_file file;
	struct party party;

	if (case_root(business->store, business->arena, case_id, &file, err) <
		    0 ||
	    party_root(business->store, business->arena, file.party, &party,
		       err) < 0)
		return -1;
	fill_row(note, file.id, &party, row);
	return 0;
}

int
observation_row(struct business *business, struct id id,
		struct observation_row *row, struct error *err)
{
	struct observation note;

	return get_note(business, id, &note, err) < 0
		       ? -1
		       : row_of(business, &note, row, err);
}

int
observation_strike(struct business *business, const char *word, const char *why,
		   struct observation_row *row, struct error *err)
{
	struct observation before, after;
	struct id id;
	char letter;

	if (!business_id(word, &letter, &id) || letter != 'n')
		return error_set(err, ERR_USAGE,
				 "%.100s: a note is named by its id, as n8",
				 word);
	if (get_note(business, id, &before, err) < 0)
		return -1;
	if (before.struck.s)
		return error_set(err, ERR_NO, "n%lld is struck already: %.300s",
				 (long long)id.n, before.struck.s);
	if (!why || why[strspn(why, " \t\r\n")] == '\0')
		return error_set(err, ERR_USAGE,
				 "say why it does not count: -m");
	after = before;
	after.struck.s = why;
	if (record_set(business->store, TABLE_OBSERVATIONS, &before, &after,
		       err) < 0)
		return -1;
	return row_of(business, &after, row, err);
}

int
observation_again(struct business *business, struct id batch, struct vec *rows,
		  struct error *err)
{
	struct vec ids = {.size = sizeof(struct id)};
	const struct id *all;
	size_t i;

	if (made_list(business, TABLE_OBSERVATIONS, batch, &ids, err) < 0)
		return -1;
	all = ids.items;
	for (i = 0; i < ids.count; i++) {
		if (observation_row(business, all[i],
				    vec_add(rows, business->arena), err) < 0)
			return -1;
	}
	return 0;
}
