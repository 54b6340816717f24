/* SPDX-License-Identifier: ISC
 * Marks of people whom the law had us forget.
 */
#include "keep/tombstone.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "base/str.h"
#include "base/utf8.h"
#include "keep/person.h"
#include "model/forgotten.h"
#include "store/batch.h"
#include "store/beside.h"
#include "store/chain.h"
#include "store/party.h"
#include "store/personal.h"
#include "store/record.h"
#include "store/words.h"
#include "text/phone.h"

#define KEY 32 /* bytes */

/* A line of the file. */
struct line {
	unsigned char key[KEY];
	unsigned char mark[BATCH_HASH];
	int64_t party; /* 0: not the mark of a party */
};

struct tombstone_list {
	const char *path;
	struct vec lines; /* struct line, sorted, no two the same */
};

/* --- the file ---------------------------------------------------------------- */

static char *
path_of(struct arena *arena, const char *db)
{
	return arena_print(arena, "%s.forgotten", db);
}

static int
by_mark(const void *a, const void *b)
{
	const struct line *x = a, *y = b;
	int c = memcmp(x->key, y->key, KEY);

	return c ? c : memcmp(x->mark, y->mark, BATCH_HASH);
}

static bool
from_hex(const char *text, unsigned char *bytes, size_t count)
{
	static const char digits[] = "0123456789abcdef";
	size_t i;

	if (strspn(text, digits) < 2 * count)
		return false;
	for (i = 0; i < count; i++)
		bytes[i] =
			(unsigned char)((strchr(digits, text[2 * i]) - digits) *
						16 +
					(strchr(digits, text[2 * i + 1]) -
					 digits));
	return true;
}

#define MARK_AT (2 * KEY + 1)
#define PARTY_AT (MARK_AT + 2 * BATCH_HASH)

static bool
read_line(const char *text, struct line *line)
{
	size_t len = strlen(text);

	*line = (struct line){.party = 0};
	if (len < PARTY_AT || text[MARK_AT - 1] != ' ' ||
	    !from_hex(text, line->key, KEY) ||
	    !from_hex(text + MARK_AT, line->mark, BATCH_HASH))
		return false;
	return len == PARTY_AT ||
	       (str_begins(text + PARTY_AT, " c") &&
		num_parse(text + PARTY_AT + 2, &line->party) &&
		line->party > 0);
}

static void
sort(struct vec *lines)
{
	struct line *all = lines->items;
	size_t i, n = 0;

	if (lines->count == 0)
		return;
	qsort(all, lines->count, sizeof(*all), by_mark);
	for (i = 0; i < lines->count; i++) {
		if (n == 0 || by_mark(&all[n - 1], &all[i]) != 0)
			all[n++] = all[i];
	}
	lines->count = n;
}

static int
read_file(struct business *business, const char *path, struct vec *lines,
	  struct error *err)
{
	char *text, *line, *rest;
	int64_t number = 0;
	size_t len;

	if (!beside_exists(path))
		return 0;
	if (beside_read_list(business->arena, path, &text, &len, err) < 0)
		return -1;
	for (line = strtok_r(text, "\n", &rest); line;
	     line = strtok_r(NULL, "\n", &rest)) {
		number++;
		if (!read_line(line, vec_add(lines, business->arena))) {
			error_set(err, ERR_DATA, "%.300s:%lld: no mark of ours",
				  path, (long long)number);
			return error_hint(err, "crm-forget keeps this file: "
					       "restore it from a backup");
		}
	}
	sort(lines);
	return 0;
}

int
tombstone_beside(struct business *business, const char *db, struct error *err)
{
	struct tombstone_list *made = arena_get(business->arena, sizeof(*made));

	made->path = path_of(business->arena, db);
	made->lines.size = sizeof(struct line);
	if (read_file(business, made->path, &made->lines, err) < 0)
		return -1;
	business->tombstones = made;
	return 0;
}

/* Read once: an import asks for every card. */
static int
list(struct business *business, const struct tombstone_list **found,
     struct error *err)
{
	if (!business->tombstones &&
	    tombstone_beside(business, business->setting->db, err) < 0)
		return -1;
	*found = business->tombstones;
	return 0;
}

/* --- marks ----------------------------------------------------------------- */

/* What is marked: the medium, a line end, the folded value. */
static char *
folded(struct arena *arena, const char *medium, const char *value, size_t *len)
{
	char *key, *phone = phone_read(arena, NULL, value);

	if (strcmp(medium, "name") == 0)
		key = utf8_fold(arena, value);
	else if (strcmp(medium, "phone") == 0 && phone)
		key = phone;
	else if (strcmp(medium, "email") == 0)
		key = words_key(arena, medium, value);
	else
		key = arena_text(arena, value);
	*len = strlen(medium) + 1 + strlen(key);
	return arena_print(arena, "%s\n%s", medium, key);
}

static void
make_mark(struct arena *arena, const unsigned char key[KEY], const char *medium,
	  const char *value, unsigned char mark[BATCH_HASH])
{
	size_t len;
	const char *what = folded(arena, medium, value, &len);

	chain_mac(key, KEY, what, len, mark);
}

/* A party of this record and no other: a copy of it begins with the same
 * batch. */
static int
id_name(struct business *business, struct arena *arena, int64_t party,
	const char **name, struct error *err)
{
	struct str text = {0};
	struct batch first;
	size_t i;
	int rc = batch_get(business->store, arena, (struct id){1}, &first, err);

	if (rc < 0)
		return -1;
	for (i = 0; rc > 0 && i < first.hash.len; i++)
		str_print(&text, "%02x", first.hash.data[i]);
	str_print(&text, " c%lld", (long long)party);
	*name = str_keep(&text, arena);
	return 0;
}

static bool
in_list(const struct tombstone_list *marks, const unsigned char *key,
	const unsigned char *mark)
{
	struct line line = {.party = 0};

	memcpy(line.key, key, KEY);
	memcpy(line.mark, mark, BATCH_HASH);
	return marks->lines.count > 0 &&
	       bsearch(&line, marks->lines.items, marks->lines.count,
		       sizeof(line), by_mark);
}

/* Under each key that the file knows. */
static bool
listed(const struct tombstone_list *marks, struct arena *arena,
       const char *medium, const char *value)
{
	const struct line *all = marks->lines.items;
	unsigned char mark[BATCH_HASH];
	size_t i;

	for (i = 0; i < marks->lines.count; i++) {
		if (i > 0 && memcmp(all[i].key, all[i - 1].key, KEY) == 0)
			continue;
		make_mark(arena, all[i].key, medium, value, mark);
		if (in_list(marks, all[i].key, mark))
			return true;
	}
	return false;
}

static int
recorded(struct business *business, struct arena *arena, const char *medium,
	 const char *value, bool *there, struct error *err)
{
	unsigned char mark[BATCH_HASH];
	struct bytes key;

	*there = false;
	if (personal_key(business->store, arena, &key, err) < 0)
		return -1;
	if (key.len != KEY)
		return 0;
	make_mark(arena, key.data, medium, value, mark);
	return personal_marked(business->store,
			       &(struct bytes){mark, BATCH_HASH}, there, err);
}

int
tombstone_match(struct business *business, const char *medium,
		const char *value, bool *there, struct error *err)
{
	const char *all[PHONE_SPELLINGS + 1] = {value};
	const struct tombstone_list *marks;
	struct arena arena = {NULL};
	size_t count = 1, i;
	int rc = 0;

	*there = false;
	if (list(business, &marks, err) < 0)
		return -1;
	if (strcmp(medium, "phone") == 0)
		count += phone_spellings(&arena, business->policy->country,
					 value, all + 1);
	for (i = 0; rc == 0 && !*there && i < count; i++) {
		rc = recorded(business, &arena, medium, all[i], there, err);
		if (rc == 0 && !*there)
			*there = listed(marks, &arena, medium, all[i]);
	}
	arena_free(&arena);
	return rc;
}

int
tombstone_of(struct business *business, struct id party, bool *there,
	     struct error *err)
{
	struct arena arena = {NULL};
	const char *name;
	int rc = id_name(business, &arena, party.n, &name, err);

	if (rc == 0)
		rc = recorded(business, &arena, "party", name, there, err);
	arena_free(&arena);
	return rc;
}

/* --- put up ------------------------------------------------------------------ */

/* The key of the record, else the one of the file, else a new one. */
static int
find_key(struct business *business, unsigned char key[KEY], struct error *err)
{
	const struct tombstone_list *marks;
	struct bytes old;

	if (personal_key(business->store, business->arena, &old, err) < 0 ||
	    list(business, &marks, err) < 0)
		return -1;
	if (old.len == KEY)
		memcpy(key, old.data, KEY);
	else if (marks->lines.count > 0)
		memcpy(key, ((const struct line *)marks->lines.items)->key,
		       KEY);
	else
		return personal_new_key(key, KEY, err);
	return 0;
}

struct adding {
	struct business *business;
	struct arena *arena;
	unsigned char key[KEY];
};

static int
add(struct adding *adding, struct id party, const char *medium,
    const char *value, struct error *err)
{
	unsigned char mark[BATCH_HASH];
	struct tombstone row;

	make_mark(adding->arena, adding->key, medium, value, mark);
	column_clear(&tombstone_shape, &row);
	row.party = party;
	row.key = (struct bytes){adding->key, KEY};
	row.mark = (struct bytes){mark, BATCH_HASH};
	return record_add(adding->business->store, TABLE_TOMBSTONES, &row, err);
}

/* A number that a household or a firm shares marks nobody. */
static int
is_shared(struct adding *adding, const struct person *person,
	  const struct address *address, bool *shared, struct error *err)
{
	struct vec found = {.size = sizeof(struct id)};
	const struct id *ids;
	size_t i;

	*shared = false;
	if (party_by_address(adding->business->store, adding->arena,
			     address->value_key.s, 10, &found, err) < 0)
		return -1;
	ids = found.items;
	for (i = 0; i < found.count; i++)
		*shared = *shared || !person_is(person, ids[i]);
	return 0;
}

/* A house or a page on the net is not one person's. */
static bool
is_marked(const char *medium)
{
	return str_same(medium, "email") || str_same(medium, "phone") ||
	       str_same(medium, "foreign");
}

/* A phone number as whoever comes back with it may write it. */
static const char *
marked_value(const struct adding *adding, const struct address *address)
{
	const char *all[PHONE_SPELLINGS];

	if (!str_same(address->medium.s, "phone"))
		return address->value.s;
	(void)phone_spellings(adding->arena, adding->business->policy->country,
			      address->value.s, all);
	return all[0];
}

/* How many marks a party got by its addresses. */
static int
add_addresses(struct adding *adding, const struct person *person,
	      struct id party, size_t *count, struct error *err)
{
	const struct address *all = person->addresses.items;
	bool shared;
	size_t i;

	*count = 0;
	for (i = 0; i < person->addresses.count; i++) {
		if (all[i].party.n != party.n || !is_marked(all[i].medium.s) ||
		    str_same(all[i].value.s, FORGOTTEN))
			continue;
		if (is_shared(adding, person, &all[i], &shared, err) < 0 ||
		    (!shared && add(adding, party, all[i].medium.s,
				    marked_value(adding, &all[i]), err) < 0))
			return -1;
		*count += !shared;
	}
	return 0;
}

static int
add_party(struct adding *adding, const struct person *person, struct id party,
	  struct error *err)
{
	struct party row;
	const char *name;
	size_t count;

	if (id_name(adding->business, adding->arena, party.n, &name, err) < 0 ||
	    add(adding, party, "party", name, err) < 0 ||
	    add_addresses(adding, person, party, &count, err) < 0)
		return -1;
	if (count > 0)
		return 0;
	if (record_get(adding->business->store, adding->arena, TABLE_PARTIES,
		       party.n, &row, err) < 0)
		return -1;
	return row.name.s ? add(adding, party, "name", row.name.s, err) : 0;
}

int
tombstone_add(struct business *business, const struct person *person,
	      struct error *err)
{
	struct adding adding = {business, person->arena, {0}};
	const struct id *kin = person->kin.items;
	size_t i;

	if (find_key(business, adding.key, err) < 0)
		return -1;
	for (i = 0; i < person->kin.count; i++) {
		if (add_party(&adding, person, kin[i], err) < 0)
			return -1;
	}
	return 0;
}

/* --- the file kept ----------------------------------------------------------- */

struct gather {
	struct business *business;
	struct vec *lines;
};

static int
take_row(void *cookie, void *item, struct error *err)
{
	struct gather *gather = cookie;
	const struct tombstone *row = item;
	struct arena arena = {NULL};
	unsigned char mark[BATCH_HASH];
	struct line *line;
	const char *name;
	int rc;

	if (row->voided.yes || row->key.len != KEY ||
	    row->mark.len != BATCH_HASH)
		return 0;
	line = vec_add(gather->lines, gather->business->arena);
	memcpy(line->key, row->key.data, KEY);
	memcpy(line->mark, row->mark.data, BATCH_HASH);
	rc = id_name(gather->business, &arena, row->party.n, &name, err);
	if (rc == 0) {
		make_mark(&arena, line->key, "party", name, mark);
		if (memcmp(mark, line->mark, BATCH_HASH) == 0)
			line->party = row->party.n;
	}
	arena_free(&arena);
	return rc;
}

static void
add_hex(struct str *text, const unsigned char *bytes, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		str_print(text, "%02x", bytes[i]);
}

int
tombstone_keep(struct business *business, struct error *err)
{
	struct vec lines = {.size = sizeof(struct line)};
	struct gather gather = {business, &lines};
	const struct tombstone_list *before;
	const struct line *all;
	struct str text = {0};
	size_t i;
	int rc;

	if (list(business, &before, err) < 0 ||
	    read_file(business, before->path, &lines, err) < 0 ||
	    record_each(business->store, TABLE_TOMBSTONES, 1, take_row, &gather,
			err) < 0)
		return -1;
	if (lines.count == 0)
		return 0;
	sort(&lines);
	all = lines.items;
	for (i = 0; i < lines.count; i++) {
		add_hex(&text, all[i].key, KEY);
		str_add_char(&text, ' ');
		add_hex(&text, all[i].mark, BATCH_HASH);
		if (all[i].party > 0)
			str_print(&text, " c%lld", (long long)all[i].party);
		str_add_char(&text, '\n');
	}
	rc = beside_put(business->arena, before->path, str_get(&text), err);
	str_free(&text);
	return rc;
}

int
tombstone_returned(struct business *business, struct arena *arena,
		   struct vec *ids, struct error *err)
{
	const struct tombstone_list *marks;
	const struct line *all;
	unsigned char mark[BATCH_HASH];
	struct party party;
	const char *name;
	bool there;
	size_t i;
	int rc;

	if (list(business, &marks, err) < 0)
		return -1;
	all = marks->lines.items;
	for (i = 0; i < marks->lines.count; i++) {
		if (all[i].party == 0)
			continue;
		if (id_name(business, arena, all[i].party, &name, err) < 0)
			return -1;
		make_mark(arena, all[i].key, "party", name, mark);
		if (memcmp(mark, all[i].mark, BATCH_HASH) != 0)
			continue;
		rc = record_get(business->store, arena, TABLE_PARTIES,
				all[i].party, &party, err);
		if (rc < 0 || personal_marked(business->store,
					      &(struct bytes){mark, BATCH_HASH},
					      &there, err) < 0)
			return -1;
		if (rc > 0 && !there)
			((struct id *)vec_add(ids, arena))->n = all[i].party;
	}
	return 0;
}
