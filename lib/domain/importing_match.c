/* SPDX-License-Identifier: ISC
 * Who of the record a card from a foreign file is.
 */
#include "domain/importing_match.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "store/party.h"
#include "store/record.h"

#define CANDIDATES 10

static bool
has_word(const char *words, const char *word, size_t len)
{
	while (*words) {
		size_t n = strcspn(words, " ");

		/* "a" stands for "anna" */
		if ((n == len || len == 1 || n == 1) &&
		    strncmp(words, word, n < len ? n : len) == 0)
			return true;
		words += n + (words[n] == ' ');
	}
	return false;
}

static bool
all_in(const char *some, const char *words)
{
	while (*some) {
		size_t n = strcspn(some, " ");

		if (!has_word(words, some, n))
			return false;
		some += n + (some[n] == ' ');
	}
	return true;
}

/* The words of one name are all among those of the other; who has none agrees
 * with everybody. */
static bool
names_agree(const char *a, const char *b)
{
	return !a || !*a || !b || !*b || all_in(a, b) || all_in(b, a);
}

static void
note_party(struct importing *run, struct vec *found, struct id id, bool sure,
	   const char *reason)
{
	struct importing_likely *all = found->items, *likely;
	size_t i;

	for (i = 0; i < found->count; i++) {
		if (all[i].party.n != id.n)
			continue;
		all[i].sure = all[i].sure || sure;
		return;
	}
	likely = vec_add(found, run->row);
	*likely = (struct importing_likely){id, sure, reason};
}

static int
by_way(struct importing *run, const struct importing_way *way,
       const char *name_key, struct vec *found, struct error *err)
{
	struct vec ids = {.size = sizeof(struct id)};
	struct store *store = run->business->store;
	const struct id *all;
	size_t i;

	if (party_by_medium(store, run->row, way->medium, way->value,
			    CANDIDATES, &ids, err) < 0)
		return -1;
	all = ids.items;
	for (i = 0; i < ids.count; i++) {
		bool foreign = strcmp(way->medium, "foreign") == 0;
		struct party party;

		if (!foreign && record_get(store, run->row, TABLE_PARTIES,
					   all[i].n, &party, err) < 0)
			return -1;
		note_party(run, found, all[i],
			   foreign || names_agree(name_key, party.name_key.s),
			   arena_print(run->row, "same %s %s", way->medium,
				       way->value));
	}
	return 0;
}

static int
by_name(struct importing *run, const char *name_key, struct vec *found,
	struct error *err)
{
	struct vec ids = {.size = sizeof(struct id)};
	const struct id *all;
	size_t i;

	if (!name_key || !*name_key)
		return 0;
	if (party_by_name(run->business->store, run->row, name_key, CANDIDATES,
			  &ids, err) < 0)
		return -1;
	all = ids.items;
	for (i = 0; i < ids.count; i++)
		note_party(run, found, all[i], false, "same name");
	return 0;
}

int
importing_match_find(struct importing *run, const struct importing_card *card,
		     struct vec *found, struct error *err)
{
	const struct importing_way *all = card->ways.items;
	const char *name_key =
		card->name ? utf8_fold(run->row, card->name) : NULL;
	static const char *const media[] = {"foreign", "email", "phone"};
	struct importing_likely *first;
	size_t i, m;

	*found = (struct vec){.size = sizeof(struct importing_likely)};
	for (m = 0; m < 3; m++) {
		for (i = 0; i < card->ways.count; i++) {
			if (strcmp(all[i].medium, media[m]) == 0 &&
			    by_way(run, &all[i], name_key, found, err) < 0)
				return -1;
		}
	}
	if (by_name(run, name_key, found, err) < 0)
		return -1;
	first = found->items;
	for (i = 1; i < found->count; i++) {
		struct importing_likely likely = first[i];

		if (!likely.sure || first[0].sure)
			continue;
		first[i] = first[0];
		first[0] = likely;
	}
	return 0;
}
