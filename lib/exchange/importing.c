/* SPDX-License-Identifier: ISC
 * What the nouns of an import share.
 */
#include "exchange/importing.h"

#include <ctype.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "domain/party.h"
#include "domain/people.h"
#include "domain/resolver.h"
#include "keep/tombstone.h"
#include "model/party.h"
#include "store/party.h"
#include "store/promise.h"
#include "store/record.h"
#include "text/mail.h"

#define BLANKS " \t\r\n"

static const char *
trimmed(struct arena *arena, const char *text)
{
	size_t len;

	if (!text)
		return NULL;
	text += strspn(text, BLANKS);
	len = strlen(text);
	if (len == 0)
		return NULL;
	if (!strchr(BLANKS, text[len - 1]))
		return text;
	while (strchr(BLANKS, text[len - 1]))
		len--;
	return arena_bytes(arena, text, len);
}

const char *
importing_value(const struct importing *run, const struct incoming_row *row,
		int field)
{
	size_t at = run->bind.first[field];

	if (at == 0 || at > row->count)
		return NULL;
	return trimmed(run->row, row->values[at - 1]);
}

int
importing_day(struct importing *run, const struct incoming_row *row, int field,
	      struct day *day, struct error *err)
{
	const char *text = importing_value(run, row, field);

	*day = DAY_MISSING;
	return text ? evidence_day(&run->evidence, field, text, row->line, day,
				   err)
		    : 0;
}

int
importing_currency(const struct importing *run, const struct incoming_row *row,
		   int field, const char **currency, struct error *err)
{
	*currency = importing_value(run, row, field);
	if (!*currency)
		*currency = run->business->policy->currency;
	if (!money_is_currency(*currency))
		return error_set(err, ERR_DATA,
				 "currency %.60s: three capital letters",
				 *currency);
	return 0;
}

void
importing_split(struct arena *arena, const char *text, struct vec *values)
{
	const char *end, *value;

	for (;; text = end + strlen(INCOMING_NEXT)) {
		end = strstr(text, INCOMING_NEXT);
		value = trimmed(arena, end ? arena_bytes(arena, text,
							 (size_t)(end - text))
					   : text);
		if (value)
			*(const char **)vec_add(values, arena) = value;
		if (!end)
			return;
	}
}

int
importing_person(const struct importing *run, const char *typed,
		 const char **name, struct error *err)
{
	const struct policy_person *person;

	*name = NULL;
	if (!typed)
		return 0;
	if (people_get(run->business, typed, &person, err) < 0) {
		if (err)
			err->code = ERR_DATA;
		return -1;
	}
	*name = person->name;
	return 0;
}

int
importing_word(const char *field, const char *text, struct error *err)
{
	if (!text || !strpbrk(text, ", \t\r\n"))
		return 0;
	return error_set(err, ERR_DATA, "%s %.100s: one word is wanted", field,
			 text);
}

static bool
is_ref(const char *ref)
{
	size_t word = strspn(ref, "abcdefghijklmnopqrstuvwxyz0123456789_-");

	return word > 0 && ref[word] == ':' && ref[word + 1] &&
	       !strpbrk(ref, BLANKS);
}

const char *
importing_ref(struct importing *run, const char *ref)
{
	struct str out = {0};

	if (is_ref(ref))
		return ref;
	str_print(&out, "%s:", run->source);
	for (; *ref; ref++) {
		if (strchr(BLANKS, *ref))
			str_print(&out, "%%%02X", (unsigned char)*ref);
		else
			str_add_char(&out, *ref);
	}
	return str_keep(&out, run->row);
}

int
importing_forgotten(struct importing *run, const char *medium,
		    const char *value, struct error *err)
{
	bool there;

	if (!value)
		return 0;
	if (tombstone_match(run->business, medium, value, &there, err) < 0)
		return -1;
	if (!there)
		return 0;
	return error_set(err, ERR_DATA,
			 "somebody forgotten on the law's demand");
}

/* --- whom a row is about ------------------------------------------------------- */

static size_t
place_of(const char *called)
{
	uint64_t hash = 14695981039346656037u; /* FNV-1a */

	for (; *called; called++)
		hash = (hash ^ (unsigned char)*called) * 1099511628211u;
	hash ^= hash >> 32;
	return (size_t)(hash % (IMPORTING_CUSTOMERS / IMPORTING_WAYS)) *
	       IMPORTING_WAYS;
}

/* By what people call a customer, in the order of the contract. */
static int
look_up(struct importing *run, const char *called, struct vec *found,
	struct error *err)
{
	struct store *store = run->business->store;

	if (party_by_medium(store, run->row, "foreign",
			    importing_ref(run, called), 2, found, err) < 0)
		return -1;
	if (found->count > 0)
		return 0;
	if (mail_address_valid(called))
		return party_by_medium(store, run->row, "email", called, 2,
				       found, err);
	if (called[0] == '+' || isdigit((unsigned char)called[0])) {
		if (resolver_by_phone(run->business, run->row, called, 2, found,
				      err) < 0)
			return -1;
		if (found->count > 0)
			return 0;
	}
	return party_by_name(store, run->row, utf8_fold(run->row, called), 2,
			     found, err);
}

static int
by_number(struct importing *run, struct id id, struct party *party,
	  struct error *err)
{
	if (party_root(run->business->store, run->row, id, party, err) < 0)
		return -1;
	return party->id.n > 0
		       ? 0
		       : error_set(err, ERR_DATA, "c%lld: no such customer",
				   (long long)id.n);
}

static int
add_address(struct importing *run, struct id party, const char *medium,
	    const char *value, struct error *err)
{
	struct address row;

	column_clear(&address_shape, &row);
	row.party = party;
	row.medium.s = medium;
	row.value.s = value;
	return record_add(run->business->store, TABLE_ADDRESSES, &row, err);
}

/* Mentioned, and not yet known. */
static int
create(struct importing *run, const char *called, struct party *party,
       struct error *err)
{
	const char *ref = importing_ref(run, called);
	bool email = mail_address_valid(called);
	size_t i;

	if (importing_forgotten(run, "foreign", ref, err) < 0 ||
	    importing_forgotten(run, email ? "email" : "name", called, err) < 0)
		return -1;
	column_clear(&party_shape, party);
	party->name.s = email ? NULL : called;
	party->role.s = "contact";
	if (record_add(run->business->store, TABLE_PARTIES, party, err) < 0 ||
	    add_address(run, party->id, "foreign", ref, err) < 0)
		return -1;
	if (email && add_address(run, party->id, "email", called, err) < 0)
		return -1;
	for (i = 0; i < run->tag_count; i++) {
		if (party_tag_set(run->business, party, run->tags[i], err) < 0)
			return -1;
	}
	return 0;
}

static int
find(struct importing *run, const char *called, struct party *party,
     struct error *err)
{
	struct vec found = {.size = sizeof(struct id)};
	const struct id *ids;
	struct id id;
	char letter;

	if (business_id(called, &letter, &id) && letter == 'c')
		return by_number(run, id, party, err);
	if (look_up(run, called, &found, err) < 0)
		return -1;
	ids = found.items;
	if (found.count == 1)
		return by_number(run, ids[0], party, err);
	if (found.count > 1)
		return error_set(err, ERR_DATA,
				 "%.100s: c%lld and c%lld are called so",
				 called, (long long)ids[0].n,
				 (long long)ids[1].n);
	if (run->create)
		return create(run, called, party, err);
	error_set(err, ERR_DATA, "%.100s: no such customer", called);
	return error_hint(err, "import the parties first, or make whoever is "
			       "mentioned: --create");
}

int
importing_customer(struct importing *run, const char *called,
		   struct importing_customer **out, struct error *err)
{
	struct importing_customer *customer = &run->customers[place_of(called)];
	struct vec touches = {.size = sizeof(struct promise)};
	struct party party;
	size_t len = strlen(called), i;

	for (i = 0; i < IMPORTING_WAYS; i++) {
		*out = customer + i;
		if ((*out)->id > 0 && strcmp((*out)->called, called) == 0)
			return 0;
	}
	for (i = 0; i < IMPORTING_WAYS && customer[i].id > 0; i++)
		continue;
	customer += i < IMPORTING_WAYS ? i : run->replaced++ % IMPORTING_WAYS;
	*out = customer;
	if (find(run, called, &party, err) < 0)
		return -1;
	if (run->touches && promise_touches(run->business->store, run->row,
					    party.id, &touches, err) < 0)
		return -1;
	*customer = (struct importing_customer){
		.id = party.id.n,
		.contact = str_same(party.role.s, "contact"),
		.touches = touches.count > 0,
	};
	/* a longer one is looked up again */
	if (len < sizeof(customer->called))
		memcpy(customer->called, called, len + 1);
	return 0;
}

int
importing_spoke(struct importing *run, struct importing_customer *customer,
		struct error *err)
{
	struct party before, after;

	if (!customer->contact)
		return 0;
	if (by_number(run, (struct id){customer->id}, &before, err) < 0)
		return -1;
	after = before;
	after.role.s = "customer";
	customer->contact = false;
	return record_set(run->business->store, TABLE_PARTIES, &before, &after,
			  err);
}
