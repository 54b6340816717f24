/* SPDX-License-Identifier: ISC
 * Who of the record a card from a foreign file is.
 */
#include "exchange/importing_match.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "domain/match.h"
#include "store/party.h"
#include "store/words.h"

#define CANDIDATES 10

static void
note_party(struct importing *run, struct vec *found, struct id id, bool sure,
	   const char *reason)
{
	const struct importing_likely *all = found->items;
	struct importing_likely *likely;
	size_t i;

	for (i = 0; i < found->count; i++) {
		if (all[i].party.n == id.n)
			return;
	}
	likely = vec_add(found, run->row);
	*likely = (struct importing_likely){id, sure, reason};
}

/* The card as the rules of the policy see it. */
static void
fill_card(struct importing *run, const struct importing_card *card,
	  struct match_card *to)
{
	const struct importing_way *ways = card->ways.items;
	const struct importing_fact *facts = card->facts.items;
	struct address *all =
		arena_get(run->row, (card->ways.count + 1) * sizeof(*all));
	size_t i;

	*to = (struct match_card){.name = card->name, .addresses = all};
	for (i = 0; i < card->ways.count; i++) {
		struct address *address = &all[to->address_count++];

		column_clear(&address_shape, address);
		address->medium.s = ways[i].medium;
		address->value.s = ways[i].value;
		words_derive_address(run->row, address);
	}
	for (i = 0; !to->born && i < card->facts.count; i++) {
		if (strcmp(facts[i].name, "born") == 0)
			to->born = facts[i].value;
	}
}

/* A name alone is too little to weigh; who says no more than that, though, is
 * nobody else. */
static int
by_name(struct importing *run, const char *name, struct vec *found,
	struct error *err)
{
	struct vec ids = {.size = sizeof(struct id)};
	const char *key = name ? utf8_fold(run->row, name) : "";
	const struct id *all;
	size_t i;

	if (!*key)
		return 0;
	if (party_by_name(run->business->store, run->row, key, CANDIDATES, &ids,
			  err) < 0)
		return -1;
	all = ids.items;
	for (i = 0; i < ids.count; i++)
		note_party(run, found, all[i], false, "same name");
	return 0;
}

/* Somebody without a name, of whom there is a page or a house. */
static int
by_ways(struct importing *run, const struct importing_card *card,
	struct vec *found, struct error *err)
{
	const struct importing_way *ways = card->ways.items;
	size_t i, j;

	for (i = 0; i < card->ways.count; i++) {
		struct vec ids = {.size = sizeof(struct id)};
		const struct id *all;

		if (party_by_medium(run->business->store, run->row,
				    ways[i].medium, ways[i].value, CANDIDATES,
				    &ids, err) < 0)
			return -1;
		all = ids.items;
		for (j = 0; j < ids.count; j++)
			note_party(run, found, all[j], false, "same address");
	}
	return 0;
}

int
importing_match_find(struct importing *run, const struct importing_card *card,
		     struct vec *found, struct error *err)
{
	const struct policy_dupes *dupes = &run->business->policy->dupes;
	struct vec matches = {.size = sizeof(struct match)};
	const struct match *all;
	struct match_card like;
	size_t i;

	*found = (struct vec){.size = sizeof(struct importing_likely)};
	if (card->ours.n > 0)
		note_party(run, found, card->ours, true, "its own card");
	fill_card(run, card, &like);
	if (match_find(run->business, run->row, &like, &matches, err) < 0)
		return -1;
	all = matches.items;
	for (i = 0; i < matches.count; i++)
		note_party(run, found, all[i].party,
			   all[i].weight >= dupes->import, all[i].reasons);
	return card->name ? by_name(run, card->name, found, err)
			  : by_ways(run, card, found, err);
}
