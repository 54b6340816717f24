/* SPDX-License-Identifier: ISC
 * A party as a card.
 */
#include "exchange/card.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "domain/address.h"
#include "domain/fact.h"
#include "store/batch.h"
#include "store/party.h"

#define MARK 8 /* bytes of a hash */
#define UID "uid:"
#define NEXT " ::: "

struct reading {
	struct arena *arena;
	struct vec addresses; /* struct address */
	struct vec facts;     /* struct fact, by name, newest first */
	struct vcard *card;
};

int
card_record(struct business *business, struct arena *arena, const char **mark,
	    struct error *err)
{
	char *digits = arena_get(arena, 2 * MARK + 1);
	struct batch first;
	int rc = batch_get(business->store, arena, (struct id){1}, &first, err);
	size_t i;

	for (i = 0; rc > 0 && i < MARK && i < first.hash.len; i++)
		(void)snprintf(digits + 2 * i, 3, "%02x", first.hash.data[i]);
	*mark = digits;
	return rc < 0 ? -1 : 0;
}

static int
read_all(struct business *business, struct arena *arena, struct id party,
	 struct reading *reading, struct error *err)
{
	*reading = (struct reading){
		.arena = arena,
		.addresses = {.size = sizeof(struct address)},
		.facts = {.size = sizeof(struct fact)},
	};
	return party_addresses(business->store, arena, party,
			       &reading->addresses, err) < 0
		       ? -1
		       : fact_list(business, arena, party, &reading->facts,
				   err);
}

/* The newest about the address (0: the party) of that name, or NULL. */
static const char *
latest(const struct reading *reading, struct id address, const char *name)
{
	const struct fact *all = reading->facts.items;
	size_t i;

	for (i = 0; i < reading->facts.count; i++) {
		if (all[i].address.n == address.n &&
		    strcmp(all[i].name.s, name) == 0)
			return all[i].value.s;
	}
	return NULL;
}

/* --- to a card ------------------------------------------------------------ */

static void
take_address(struct reading *reading, const struct address *address)
{
	struct vcard *card = reading->card;
	const char *medium = address->medium.s;
	struct vcard_way way = {
		.value = address->value.s,
		.label = latest(reading, address->id, "label"),
		.preferred = latest(reading, address->id, "preferred") != NULL,
		.extension = latest(reading, address->id, "extension"),
	};

	if (strcmp(medium, "foreign") == 0) {
		if (!card->uid && str_begins(way.value, UID))
			card->uid = way.value + strlen(UID);
		return;
	}
	if (strcmp(medium, "post") == 0) {
		way.value = NULL;
		way.box = address_part(reading->arena, address, 0);
		way.extended = address_part(reading->arena, address, 1);
		way.street = address_part(reading->arena, address, 2);
		way.city = address_part(reading->arena, address, 3);
		way.region = address_part(reading->arena, address, 4);
		way.code = address_part(reading->arena, address, 5);
		way.country = address_part(reading->arena, address, 6);
	}
	*(struct vcard_way *)vec_add(
		strcmp(medium, "email") == 0   ? &card->emails
		: strcmp(medium, "phone") == 0 ? &card->phones
		: strcmp(medium, "post") == 0  ? &card->addresses
					       : &card->urls,
		reading->arena) = way;
}

/* Facts that have a place of their own on a card, where it is free. */
static bool
take_known(struct vcard *card, const char *name, const char *value)
{
	const struct {
		const char *name;
		const char **at; /* NULL: what fills it is another's work */
	} places[] = {
		{"prefix", &card->prefix}, {"given", &card->given},
		{"middle", &card->middle}, {"family", &card->family},
		{"suffix", &card->suffix}, {"nickname", &card->nickname},
		{"title", &card->title},   {"profession", &card->role},
		{"kind", &card->kind},	   {"born", &card->born_text},
		{"organisation", NULL},	   {"department", NULL},
	};
	size_t i;

	for (i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		if (strcmp(places[i].name, name) != 0)
			continue;
		if (places[i].at && *places[i].at)
			return false;
		if (places[i].at)
			*places[i].at = value;
		return true;
	}
	return false;
}

/* What is no address was kept as it was written, and goes back as such. */
static bool
take_written(struct reading *reading, const char *name, const char *value)
{
	struct vcard *card = reading->card;
	const struct {
		const char *name;
		struct vec *at;
	} places[] = {{"email-as-written", &card->emails},
		      {"url-as-written", &card->urls}};
	size_t i;

	for (i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		if (strcmp(places[i].name, name) != 0)
			continue;
		((struct vcard_way *)vec_add(places[i].at, reading->arena))
			->value = value;
		return true;
	}
	return false;
}

/* "anniversary" is a property of cards, "x-spouse" was one of somebody's,
 * "needs" is ours. */
static const char *
property(struct arena *arena, const char *name)
{
	static const char *const theirs[] = {
		"anniversary", "bday",	 "caladruri",	"caluri", "class",
		"fburl",       "gender", "geo",		"impp",	  "lang",
		"mailer",      "member", "nickname",	"org",	  "related",
		"role",	       "source", "sort-string", "title",  "tz"};
	bool known = str_begins(name, "x-");
	char *out, *p;
	size_t i;

	for (i = 0; i < sizeof(theirs) / sizeof(theirs[0]); i++)
		known = known || strcmp(theirs[i], name) == 0;
	out = arena_print(arena, "%s%s", known ? "" : "x-crm-", name);
	for (p = out; *p; p++)
		*p = (char)toupper((unsigned char)*p);
	return out;
}

static void
take_fact(struct reading *reading, const struct fact *fact)
{
	struct vcard_other other = {.text = fact->value.s};

	if (take_known(reading->card, fact->name.s, fact->value.s) ||
	    take_written(reading, fact->name.s, fact->value.s))
		return;
	other.name = property(reading->arena, fact->name.s);
	*(struct vcard_other *)vec_add(&reading->card->others, reading->arena) =
		other;
}

/* Of each name the newest, and those that came in the same batch with it, in
 * the order in which they came. */
static void
take_facts(struct reading *reading)
{
	const struct fact *all = reading->facts.items;
	size_t count = reading->facts.count, i, end, k;

	for (i = 0; i < count; i = end) {
		const struct fact *newest = NULL;

		for (end = i;
		     end < count && str_same(all[end].name.s, all[i].name.s);
		     end++) {
			if (!newest && all[end].address.n == 0)
				newest = &all[end];
		}
		for (k = end; newest && k > i; k--) {
			if (all[k - 1].address.n == 0 &&
			    all[k - 1].batch.n == newest->batch.n)
				take_fact(reading, &all[k - 1]);
		}
	}
}

static void
take_organisation(struct reading *reading)
{
	static const struct id party = {0};
	const char *name = latest(reading, party, "organisation");
	const char *unit = latest(reading, party, "department");
	struct vec *parts = &reading->card->organisation;

	if (!name && !unit)
		return;
	*(const char **)vec_add(parts, reading->arena) = name ? name : "";
	if (unit)
		*(const char **)vec_add(parts, reading->arena) = unit;
}

static int
take_tags(struct business *business, const struct party *party,
	  struct reading *reading, struct error *err)
{
	const char *tags;
	char *rest, *word;

	if (party_tags(business->store, reading->arena, party->id, &tags, err) <
	    0)
		return -1;
	for (word = tags ? strtok_r(arena_text(reading->arena, tags), ",",
				    &rest)
			 : NULL;
	     word; word = strtok_r(NULL, ",", &rest))
		*(const char **)vec_add(&reading->card->categories,
					reading->arena) = word;
	return 0;
}

int
card_read(struct business *business, struct arena *arena,
	  const struct party *party, struct vcard *card, struct error *err)
{
	const struct address *addresses;
	struct reading reading;
	const char *mark;
	size_t i;

	vcard_init(card);
	if (read_all(business, arena, party->id, &reading, err) < 0)
		return -1;
	reading.card = card;
	addresses = reading.addresses.items;
	for (i = 0; i < reading.addresses.count; i++)
		take_address(&reading, &addresses[i]);
	take_facts(&reading);
	take_organisation(&reading);
	if (card->born_text && day_parse(card->born_text, &card->born_on))
		card->born_text = NULL;
	card->name = party->name.s;
	card->note = party->note.s;
	if (!card->kind && str_same(party->role.s, "organisation"))
		card->kind = "org";
	if (!card->uid) {
		if (card_record(business, arena, &mark, err) < 0)
			return -1;
		card->uid = arena_print(arena, "urn:crm:%s:c%lld", mark,
					(long long)party->id.n);
	}
	return take_tags(business, party, &reading, err);
}

/* --- to a row ------------------------------------------------------------- */

static const char *
join(const struct reading *reading, const char *medium)
{
	const struct address *all = reading->addresses.items;
	struct str out = {0};
	const char *text;
	size_t i;

	for (i = 0; i < reading->addresses.count; i++) {
		if (strcmp(all[i].medium.s, medium) == 0)
			str_print(&out, "%s%s", out.len ? NEXT : "",
				  address_text(reading->arena, &all[i]));
	}
	text = out.len ? arena_text(reading->arena, str_get(&out)) : NULL;
	str_free(&out);
	return text;
}

int
card_row(struct business *business, struct arena *arena,
	 const struct party *party, struct card_row *row, struct error *err)
{
	static const struct id itself = {0};
	struct reading reading;

	column_clear(&card_row_shape, row);
	if (read_all(business, arena, party->id, &reading, err) < 0 ||
	    party_tags(business->store, arena, party->id, &row->tags.s, err) <
		    0)
		return -1;
	row->id = party->id;
	row->role = party->role;
	row->owner = party->owner;
	row->name = party->name;
	row->note = party->note;
	row->email.s = join(&reading, "email");
	row->phone.s = join(&reading, "phone");
	row->url.s = join(&reading, "url");
	row->post.s = join(&reading, "post");
	row->born.s = latest(&reading, itself, "born");
	row->organisation.s = latest(&reading, itself, "organisation");
	row->department.s = latest(&reading, itself, "department");
	row->title.s = latest(&reading, itself, "title");
	row->nickname.s = latest(&reading, itself, "nickname");
	return 0;
}
