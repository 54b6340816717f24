/* SPDX-License-Identifier: ISC
 * Parties of a foreign file: made, or filled up where they are here already.
 */
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "domain/address.h"
#include "domain/party.h"
#include "exchange/importing_card.h"
#include "exchange/importing_match.h"
#include "exchange/importing_row.h"
#include "exchange/importing_vcard.h"
#include "store/fact.h"
#include "store/party.h"
#include "store/record.h"
#include "store/words.h"

static int
read_party(struct importing *run, const struct incoming_row *row,
	   struct error *err)
{
	struct importing_card *card = arena_get(run->row, sizeof(*card));

	run->item = card;
	return row->card ? importing_vcard_read(run, row->card, card, err)
			 : importing_row_read(run, row, card, err);
}

/* --- whom the law had us forget ------------------------------------------------ */

static int
check_forgotten(struct importing *run, const struct importing_card *card,
		struct error *err)
{
	const struct importing_way *all = card->ways.items;
	bool marked = false;
	size_t i;

	for (i = 0; i < card->ways.count; i++) {
		if (strcmp(all[i].medium, "post") == 0 ||
		    strcmp(all[i].medium, "url") == 0)
			continue;
		marked = true;
		if (importing_forgotten(run, all[i].medium, all[i].value, err) <
		    0)
			return -1;
	}
	return marked ? 0 : importing_forgotten(run, "name", card->name, err);
}

/* --- made --------------------------------------------------------------------- */

static int
add_fact(struct importing *run, struct id party, struct id address,
	 const char *name, const char *value, struct error *err)
{
	struct fact row;

	column_clear(&fact_shape, &row);
	row.party = party;
	row.address = address;
	row.name.s = name;
	row.value.s = value;
	row.known_on = run->business->today;
	row.source.s = run->origin;
	return record_add(run->business->store, TABLE_FACTS, &row, err);
}

static int
add_way(struct importing *run, struct id party, const struct importing_way *way,
	struct error *err)
{
	struct address row;

	column_clear(&address_shape, &row);
	row.party = party;
	row.medium.s = way->medium;
	row.value.s = way->value;
	if (record_add(run->business->store, TABLE_ADDRESSES, &row, err) < 0)
		return -1;
	if (way->label &&
	    add_fact(run, party, row.id, "label", way->label, err) < 0)
		return -1;
	if (way->extension &&
	    add_fact(run, party, row.id, "extension", way->extension, err) < 0)
		return -1;
	return way->preferred
		       ? add_fact(run, party, row.id, "preferred", "yes", err)
		       : 0;
}

/* Tags of the card and of --tag; *added counts those they had not. */
static int
add_tags(struct importing *run, const struct importing_card *card,
	 const struct party *party, size_t *added, struct error *err)
{
	const char *const *tags = card->tags.items;
	size_t i;

	for (i = 0; i < card->tags.count + run->tag_count; i++) {
		const char *tag = i < card->tags.count
					  ? tags[i]
					  : run->tags[i - card->tags.count];
		struct tag row;
		int rc = party_tag(run->business->store, run->row, party->id,
				   tag, &row, err);

		if (rc < 0)
			return -1;
		if (rc > 0)
			continue;
		if (party_tag_set(run->business, party, tag, err) < 0)
			return -1;
		++*added;
	}
	return 0;
}

static int
make(struct importing *run, const struct importing_card *card,
     struct error *err)
{
	const struct importing_fact *facts = card->facts.items;
	const struct importing_way *ways = card->ways.items;
	const struct id none = {0};
	struct party party;
	size_t i, added = 0;

	column_clear(&party_shape, &party);
	party.name.s = card->name;
	party.role.s = card->role ? card->role : "contact";
	party.owner.s = card->owner;
	party.note.s = card->note;
	if (record_add(run->business->store, TABLE_PARTIES, &party, err) < 0)
		return -1;
	for (i = 0; i < card->ways.count; i++) {
		if (add_way(run, party.id, &ways[i], err) < 0)
			return -1;
	}
	for (i = 0; i < card->facts.count; i++) {
		if (add_fact(run, party.id, none, facts[i].name, facts[i].value,
			     err) < 0)
			return -1;
	}
	return add_tags(run, card, &party, &added, err);
}

/* --- filled up ----------------------------------------------------------------- */

/* What the record says of somebody, against what the card does. */
struct there {
	struct party party;
	struct vec addresses; /* struct address */
	struct vec facts;     /* struct fact */
};

static int
look(struct importing *run, struct id id, struct there *there,
     struct error *err)
{
	struct store *store = run->business->store;

	there->addresses = (struct vec){.size = sizeof(struct address)};
	there->facts = (struct vec){.size = sizeof(struct fact)};
	if (party_root(store, run->row, id, &there->party, err) < 0 ||
	    party_addresses(store, run->row, id, &there->addresses, err) < 0)
		return -1;
	return fact_of_party(store, run->row, id, &there->facts, err);
}

static bool
same_name(struct importing *run, const char *a, const char *b)
{
	return str_same(a, b) ||
	       (a && b && *utf8_fold(run->row, a) &&
		strcmp(utf8_fold(run->row, a), utf8_fold(run->row, b)) == 0);
}

static bool
has_way(struct importing *run, const struct there *there,
	const struct importing_way *way)
{
	const struct address *all = there->addresses.items;
	bool phone = strcmp(way->medium, "phone") == 0;
	const char *key = words_key(run->row, way->medium, way->value);
	const struct address like = {.medium = {way->medium},
				     .value = {way->value}};
	size_t i;

	for (i = 0; i < there->addresses.count; i++) {
		if (strcmp(all[i].medium.s, way->medium) != 0)
			continue;
		/* in parts or in a line, it is the same house */
		if (str_same(all[i].value_key.s, key) ||
		    (phone &&
		     str_same(importing_card_phone(run, all[i].value.s),
			      way->value)) ||
		    (strcmp(way->medium, "post") == 0 &&
		     same_name(run, address_text(run->row, &all[i]),
			       address_text(run->row, &like))))
			return true;
	}
	return false;
}

static bool
has_fact(const struct there *there, const char *name, const char *value)
{
	const struct fact *all = there->facts.items;
	size_t i;

	for (i = 0; i < there->facts.count; i++) {
		if (all[i].address.n == 0 && str_same(all[i].name.s, name) &&
		    str_same(all[i].value.s, value))
			return true;
	}
	return false;
}

/* What there is no room for in a column of its own stands beside it, dated. */
static int
add_beside(struct importing *run, const struct there *there, const char *name,
	   const char *value, size_t *added, struct error *err)
{
	const struct id none = {0};

	if (has_fact(there, name, value))
		return 0;
	++*added;
	return add_fact(run, there->party.id, none, name, value, err);
}

static int
fill_columns(struct importing *run, const struct importing_card *card,
	     const struct there *there, size_t *added, struct error *err)
{
	const struct party *before = &there->party;
	struct party after = *before;

	if (!before->name.s)
		after.name.s = card->name;
	else if (card->name && !same_name(run, before->name.s, card->name) &&
		 add_beside(run, there, "also-called", card->name, added, err) <
			 0)
		return -1;
	if (!before->note.s)
		after.note.s = card->note;
	else if (card->note && !str_same(before->note.s, card->note) &&
		 add_beside(run, there, "note", card->note, added, err) < 0)
		return -1;
	if (!before->owner.s)
		after.owner.s = card->owner;
	if (card->role && str_same(before->role.s, "contact"))
		after.role.s = card->role;
	*added += !str_same(before->name.s, after.name.s) ||
		  !str_same(before->note.s, after.note.s) ||
		  !str_same(before->owner.s, after.owner.s) ||
		  !str_same(before->role.s, after.role.s);
	return record_set(run->business->store, TABLE_PARTIES, before, &after,
			  err);
}

static int
fill(struct importing *run, const struct importing_card *card,
     const struct there *there, size_t *added, struct error *err)
{
	const struct importing_fact *facts = card->facts.items;
	const struct importing_way *ways = card->ways.items;
	size_t i;

	if (fill_columns(run, card, there, added, err) < 0)
		return -1;
	for (i = 0; i < card->ways.count; i++) {
		if (has_way(run, there, &ways[i]))
			continue;
		if (add_way(run, there->party.id, &ways[i], err) < 0)
			return -1;
		++*added;
	}
	for (i = 0; i < card->facts.count; i++) {
		if (add_beside(run, there, facts[i].name, facts[i].value, added,
			       err) < 0)
			return -1;
	}
	return add_tags(run, card, &there->party, added, err);
}

/* Whether all that the card says is said already: then it is nobody else, as
 * far as anybody can tell. */
static bool
holds(struct importing *run, const struct importing_card *card,
      const struct there *there)
{
	const struct importing_fact *facts = card->facts.items;
	const struct importing_way *ways = card->ways.items;
	size_t i;

	if (!same_name(run, there->party.name.s, card->name) ||
	    (card->note && !str_same(there->party.note.s, card->note) &&
	     !has_fact(there, "note", card->note)))
		return false;
	for (i = 0; i < card->ways.count; i++) {
		if (!has_way(run, there, &ways[i]))
			return false;
	}
	for (i = 0; i < card->facts.count; i++) {
		if (!has_fact(there, facts[i].name, facts[i].value))
			return false;
	}
	return true;
}

/* --- which of these ------------------------------------------------------------ */

static int
refuse_likely(const struct importing_likely *likely, struct error *err)
{
	return error_set(err, ERR_DATA, "%sc%lld: %.200s",
			 likely->sure ? "" : "perhaps ",
			 (long long)likely->party.n, likely->reason);
}

/* Somebody who is here, or not for sure. *whom is 0 for neither. */
static int
pick(struct importing *run, const struct importing_card *card,
     const struct vec *found, struct there *there, struct error *err)
{
	const struct importing_likely *all = found->items;
	size_t i;

	there->party.id.n = 0;
	for (i = 0; i < found->count; i++) {
		if (look(run, all[i].party, there, err) < 0)
			return -1;
		if (all[i].sure || holds(run, card, there))
			return 0;
	}
	there->party.id.n = 0;
	return 0;
}

static int
keep_perhaps(struct importing *run, const struct importing_card *card,
	     const struct importing_likely *likely,
	     enum importing_outcome *outcome, struct error *err)
{
	*outcome = OUTCOME_PERHAPS;
	run->remark = arena_print(run->row, "%s may be c%lld: %s%s%s",
				  card->name ? card->name : "somebody",
				  (long long)likely->party.n, likely->reason,
				  run->remark ? "; " : "",
				  run->remark ? run->remark : "");
	return make(run, card, err);
}

static int
keep_party(struct importing *run, enum importing_outcome *outcome,
	   struct error *err)
{
	const struct importing_card *card = run->item;
	struct vec found = {.size = sizeof(struct importing_likely)};
	struct there there;
	size_t added = 0;

	*outcome = OUTCOME_NEW;
	if (check_forgotten(run, card, err) < 0)
		return -1;
	if (run->on_match == MATCH_NEW)
		return make(run, card, err);
	if (importing_match_find(run, card, &found, err) < 0 ||
	    pick(run, card, &found, &there, err) < 0)
		return -1;
	if (run->on_match == MATCH_REVIEW && found.count > 0 &&
	    (there.party.id.n == 0 || !holds(run, card, &there)))
		return refuse_likely(found.items, err);
	if (found.count == 0)
		return make(run, card, err);
	if (there.party.id.n == 0)
		return keep_perhaps(run, card, found.items, outcome, err);
	*outcome = OUTCOME_HERE;
	if (run->on_match == MATCH_SKIP)
		return 0;
	if (fill(run, card, &there, &added, err) < 0)
		return -1;
	*outcome = added > 0 ? OUTCOME_DETAILS : OUTCOME_HERE;
	return 0;
}

const struct importing_noun importing_party_noun = {"parties", read_party,
						    keep_party};
