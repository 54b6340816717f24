/* SPDX-License-Identifier: ISC
 * The same person twice.
 */
#include "domain/dupes.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "domain/find.h"
#include "domain/match.h"
#include "model/party.h"
#include "store/pairs.h"
#include "store/record.h"

#define WORDS_MAX 8 /* of a name */

/* One party under something it is found by. */
struct entry {
	uint64_t key;
	int64_t party;
};

struct scan {
	struct business *business;
	struct arena arena;
	struct vec entries; /* struct entry */
	struct vec merged;  /* struct pair: which, into which; by which */
	bool near;	    /* a name nearly the same is enough by itself, */
	struct vec born;    /* else with a birthday: struct entry, by party */
	struct vec pairs;   /* struct pair that may be one */
	size_t crowds;
};

static uint64_t
hash_add(uint64_t hash, const char *text, size_t len)
{
	size_t i;

	/* FNV-1a (Fowler, Noll, Vo) */
	for (i = 0; i < len; i++)
		hash = (hash ^ (unsigned char)text[i]) * 1099511628211U;
	return (hash ^ 0xff) * 1099511628211U;
}
#define HASH_BEGIN 14695981039346656037U

static void
enter(struct scan *scan, uint64_t key, int64_t party)
{
	struct entry *entry = vec_add(&scan->entries, &scan->arena);

	entry->key = key;
	entry->party = party;
}

static int
by_first(const void *key, const void *item)
{
	int64_t a = *(const int64_t *)key;
	int64_t b = ((const struct pair *)item)->a.n;

	return (a > b) - (a < b);
}

static int64_t
root_of(const struct scan *scan, int64_t party)
{
	int hops;

	for (hops = 0; scan->merged.count > 0 && hops < 1000; hops++) {
		const struct pair *at =
			bsearch(&party, scan->merged.items, scan->merged.count,
				sizeof(*at), by_first);

		if (!at)
			break;
		party = at->b.n;
	}
	return party;
}

static int
take_address(void *cookie, const char *key, struct id party, struct error *err)
{
	struct scan *scan = cookie;

	(void)err;
	if (key)
		enter(scan, hash_add(HASH_BEGIN, key, strlen(key)),
		      root_of(scan, party.n));
	return 0;
}

/* The year may be missing on one of the two. */
static int
take_born(void *cookie, const char *born, struct id party, struct error *err)
{
	struct scan *scan = cookie;
	struct entry *entry = vec_add(&scan->born, &scan->arena);
	size_t len = strlen(born);

	(void)err;
	if (len > 5)
		born += len - 5;
	entry->key = hash_add(HASH_BEGIN, born, strlen(born));
	entry->party = root_of(scan, party.n);
	return 0;
}

static int
by_party(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;

	return (x->party > y->party) - (x->party < y->party);
}

/* What a name that is nearly the same must come with; false: it is in vain. */
static bool
near_key(const struct scan *scan, int64_t party, uint64_t *key)
{
	const struct entry wanted = {.party = party};
	const struct entry *entry;

	*key = HASH_BEGIN + 1;
	if (scan->near)
		return true;
	if (scan->born.count == 0)
		return false;
	entry = bsearch(&wanted, scan->born.items, scan->born.count,
			sizeof(wanted), by_party);
	if (entry)
		*key = entry->key;
	return entry != NULL;
}

static int
by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* A name is entered whole, its words sorted, and once for each of its words
 * with the initials of the others: "anna berg" as "anna berg", "anna b" and
 * "berg a". So one that was misspelt in one word, shortened to its initial or
 * turned round is found. Those who have an address in common are found by it
 * whatever they are called. */
static int
take_name(void *cookie, const char *name, struct id party, struct error *err)
{
	struct scan *scan = cookie;
	const char *words[WORDS_MAX];
	struct arena arena = {NULL};
	char *rest, *copy = arena_text(&arena, name), *word;
	uint64_t whole = HASH_BEGIN, near;
	size_t count = 0, i, j;
	bool nearly = near_key(scan, party.n, &near);

	(void)err;
	for (word = strtok_r(copy, " ", &rest); word && count < WORDS_MAX;
	     word = strtok_r(NULL, " ", &rest))
		words[count++] = word;
	qsort(words, count, sizeof(words[0]), by_text);
	for (i = 0; i < count; i++) {
		uint64_t key = hash_add(near, words[i], strlen(words[i]));

		whole = hash_add(whole, words[i], strlen(words[i]));
		if (count < 2 || !nearly)
			continue;
		for (j = 0; j < count; j++) {
			if (j != i)
				key = hash_add(key, words[j], 1);
		}
		enter(scan, key, party.n);
	}
	if (count > 0)
		enter(scan, whole, party.n);
	arena_free(&arena);
	return 0;
}

static int
by_entry(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;

	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	return (x->party > y->party) - (x->party < y->party);
}

static int
by_pair(const void *a, const void *b)
{
	const struct pair *x = a, *y = b;

	if (x->a.n != y->a.n)
		return x->a.n < y->a.n ? -1 : 1;
	return (x->b.n > y->b.n) - (x->b.n < y->b.n);
}

/* How many of the entries, which begin with first, differ in party; those are
 * moved to the front. */
static size_t
pack(struct entry *entries, size_t count)
{
	size_t i, n = 0;

	for (i = 0; i < count; i++) {
		if (n == 0 || entries[n - 1].party != entries[i].party)
			entries[n++] = entries[i];
	}
	return n;
}

/* Whoever has something in common is a pair, but for crowds. */
static void
pair_up(struct scan *scan)
{
	struct entry *all = scan->entries.items;
	size_t count = scan->entries.count, i, next, n, j, k;

	if (count > 1)
		qsort(all, count, sizeof(*all), by_entry);
	for (i = 0; i < count; i = next) {
		for (next = i + 1; next < count && all[next].key == all[i].key;)
			next++;
		n = pack(all + i, next - i);
		if (n > DUPES_CROWD) {
			scan->crowds++;
			continue;
		}
		for (j = i; j < i + n; j++) {
			for (k = j + 1; k < i + n; k++) {
				struct pair *pair =
					vec_add(&scan->pairs, &scan->arena);

				pair->a.n = all[j].party;
				pair->b.n = all[k].party;
			}
		}
	}
}

/* Each pair once, without those that somebody said are two. */
static int
thin_out(struct scan *scan, struct error *err)
{
	struct vec distinct = {.size = sizeof(struct pair)};
	struct pair *all = scan->pairs.items;
	size_t i, n = 0;

	if (pairs_distinct(scan->business->store, &scan->arena, &distinct,
			   err) < 0)
		return -1;
	if (scan->pairs.count > 1)
		qsort(all, scan->pairs.count, sizeof(*all), by_pair);
	for (i = 0; i < scan->pairs.count; i++) {
		if ((n > 0 && by_pair(&all[n - 1], &all[i]) == 0) ||
		    (distinct.count > 0 &&
		     bsearch(&all[i], distinct.items, distinct.count,
			     sizeof(*all), by_pair)))
			continue;
		all[n++] = all[i];
	}
	scan->pairs.count = n;
	return 0;
}

/* --- which of them are asked for ------------------------------------------ */

static int
take_wanted(void *cookie, const void *row, struct error *err)
{
	struct vec *wanted = ((void **)cookie)[0];

	(void)err;
	*(struct id *)vec_add(wanted, ((void **)cookie)[1]) =
		((const struct party_row *)row)->id;
	return 0;
}

static int
by_id(const void *a, const void *b)
{
	const struct id *x = a, *y = b;

	return (x->n > y->n) - (x->n < y->n);
}

static int
read_wanted(struct scan *scan, char *const *filters, size_t count,
	    struct vec *wanted, struct error *err)
{
	const struct find_question question = {.noun = "parties",
					       .filters = filters,
					       .count = count,
					       .columns = "id"};
	void *cookie[2];

	cookie[0] = wanted;
	cookie[1] = &scan->arena;
	if (find_rows(scan->business, &question, take_wanted, cookie, err) < 0)
		return -1;
	if (wanted->count > 1)
		qsort(wanted->items, wanted->count, sizeof(struct id), by_id);
	return 0;
}

static bool
is_wanted(const struct vec *wanted, struct id id)
{
	return wanted->count > 0 &&
	       bsearch(&id, wanted->items, wanted->count, sizeof(id), by_id);
}

/* --- weighing ------------------------------------------------------------- */

/* The customer of the two is kept, else the older. */
static int
order(struct business *business, struct arena *arena, struct pair *pair,
      bool *live, struct error *err)
{
	struct party a, b;
	int ra = record_get(business->store, arena, TABLE_PARTIES, pair->a.n,
			    &a, err);
	int rb = ra < 0 ? -1
			: record_get(business->store, arena, TABLE_PARTIES,
				     pair->b.n, &b, err);
	struct id id = pair->a;

	*live = ra > 0 && rb > 0 && !a.voided.yes && !b.voided.yes;
	if (*live && strcmp(a.role.s, "contact") == 0 &&
	    strcmp(b.role.s, "contact") != 0) {
		pair->a = pair->b;
		pair->b = id;
	}
	return rb;
}

static int
weigh(struct scan *scan, struct pair pair, struct vec *rows, struct error *err)
{
	struct business *business = scan->business;
	struct arena arena = {NULL};
	struct match_card keep, other;
	const char *reasons;
	struct dupe_row row;
	bool live = false;
	int rc = order(business, &arena, &pair, &live, err);

	column_clear(&dupe_row_shape, &row);
	if (rc >= 0 && live &&
	    (match_card_of(business, &arena, pair.a, &keep, err) < 0 ||
	     match_card_of(business, &arena, pair.b, &other, err) < 0))
		rc = -1;
	if (rc >= 0 && live) {
		row.weight.n =
			match_weigh(business, &arena, &keep, &other, &reasons);
		if (row.weight.n >= business->policy->dupes.people) {
			row.id = pair.a;
			row.other = pair.b;
			row.name.s = arena_text(business->arena, keep.name);
			row.other_name.s =
				arena_text(business->arena, other.name);
			row.reasons.s = arena_print(
				business->arena, "%s / %s: %s",
				keep.name ? keep.name : "nameless",
				other.name ? other.name : "nameless", reasons);
			*(struct dupe_row *)vec_add(rows, business->arena) =
				row;
		}
	}
	arena_free(&arena);
	return rc < 0 ? -1 : 0;
}

static int
heaviest_first(const void *a, const void *b)
{
	const struct dupe_row *x = a, *y = b;

	if (x->weight.n != y->weight.n)
		return x->weight.n > y->weight.n ? -1 : 1;
	if (x->id.n != y->id.n)
		return x->id.n < y->id.n ? -1 : 1;
	return (x->other.n > y->other.n) - (x->other.n < y->other.n);
}

static int
weigh_all(struct scan *scan, char *const *filters, size_t count,
	  struct vec *rows, struct error *err)
{
	struct vec wanted = {.size = sizeof(struct id)};
	const struct pair *all = scan->pairs.items;
	size_t i;

	if (count > 0 && read_wanted(scan, filters, count, &wanted, err) < 0)
		return -1;
	for (i = 0; i < scan->pairs.count; i++) {
		if (count > 0 && !is_wanted(&wanted, all[i].a) &&
		    !is_wanted(&wanted, all[i].b))
			continue;
		if (weigh(scan, all[i], rows, err) < 0)
			return -1;
	}
	if (rows->count > 1)
		qsort(rows->items, rows->count, rows->size, heaviest_first);
	return 0;
}

int
dupes_list(struct business *business, char *const *filters, size_t count,
	   struct dupes *dupes, struct error *err)
{
	const struct policy_dupes *weights = &business->policy->dupes;
	struct scan scan = {
		.business = business,
		.entries = {.size = sizeof(struct entry)},
		.merged = {.size = sizeof(struct pair)},
		.born = {.size = sizeof(struct entry)},
		.near = weights->alike[ALIKE_NEAR_NAME] >= weights->people,
		.pairs = {.size = sizeof(struct pair)},
	};
	int rc;

	*dupes = (struct dupes){.rows = {.size = sizeof(struct dupe_row)}};
	rc = pairs_merged(business->store, &scan.arena, &scan.merged, err);
	if (rc == 0)
		rc = pairs_addresses(business->store, take_address, &scan, err);
	if (rc == 0 && !scan.near)
		rc = pairs_facts(business->store, "born", take_born, &scan,
				 err);
	if (rc == 0 && scan.born.count > 1)
		qsort(scan.born.items, scan.born.count, scan.born.size,
		      by_party);
	if (rc == 0)
		rc = pairs_names(business->store, take_name, &scan, err);
	if (rc == 0) {
		pair_up(&scan);
		rc = thin_out(&scan, err);
	}
	if (rc == 0)
		rc = weigh_all(&scan, filters, count, &dupes->rows, err);
	dupes->crowds = scan.crowds;
	arena_free(&scan.arena);
	return rc;
}
