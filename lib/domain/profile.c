/* SPDX-License-Identifier: ISC
 * What is known of a party, changed field by field.
 */
#include "domain/profile.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "domain/address.h"
#include "domain/fact.h"
#include "domain/party.h"
#include "domain/people.h"
#include "domain/resolver.h"
#include "store/fact.h"
#include "store/party.h"

/* What people mean when they mistype: fields, and the facts of cards. */
static const char *const known[] = {"name",   "email",	      "phone",
				    "post",   "url",	      "foreign",
				    "owner",  "role",	      "note",
				    "tag",    "born",	      "nickname",
				    "title",  "organisation", "department",
				    "gender", "needs",	      "anniversary"};
#define FIELDS 10 /* of them */
#define KNOWN (sizeof(known) / sizeof(known[0]))

static bool
is_field(const char *field)
{
	size_t i;

	for (i = 0; i < FIELDS; i++) {
		if (strcmp(known[i], field) == 0)
			return true;
	}
	return false;
}

bool
profile_is_fact(const char *field)
{
	return !is_field(field);
}

/* --- facts ------------------------------------------------------------------ */

/* "emial" is no new fact. One that has been used, or is asked for, is. */
static int
check_name(struct business *business, const struct profile_change *change,
	   struct error *err)
{
	const char *nearest;
	bool used;
	size_t i;

	for (i = FIELDS; i < KNOWN; i++) {
		if (strcmp(known[i], change->field) == 0)
			return 0;
	}
	if (change->new_field)
		return 0;
	nearest = str_nearest(change->field, known, KNOWN);
	if (!nearest)
		return 0;
	if (fact_used(business->store, change->field, &used, err) < 0)
		return -1;
	if (used)
		return 0;
	error_set(err, ERR_USAGE, "%s: no field of a customer yet",
		  change->field);
	return error_hint(err, "did you mean %s? --new-field makes it one",
			  nearest);
}

/* Take back the live facts of that name; with a value, those that say it. */
static int
take_facts(struct business *business, const struct party *party,
	   struct id address, const char *name, const char *value,
	   size_t *taken, struct error *err)
{
	struct vec found = {.size = sizeof(struct fact)};
	const struct fact *facts;
	size_t i;

	*taken = 0;
	if (fact_list(business, business->arena, party->id, &found, err) < 0)
		return -1;
	facts = found.items;
	for (i = 0; i < found.count; i++) {
		if (!str_same(facts[i].name.s, name) ||
		    facts[i].address.n != address.n ||
		    (value && !str_same(facts[i].value.s, value)))
			continue;
		if (fact_take(business, &facts[i], err) < 0)
			return -1;
		++*taken;
	}
	return 0;
}

static int
no_such(const struct party *party, const struct profile_change *change,
	struct error *err)
{
	error_set(err, ERR_NO, "c%lld has no %s %s", (long long)party->id.n,
		  change->field, change->value);
	return error_hint(err, "crm-show c%lld", (long long)party->id.n);
}

static int
change_fact(struct business *business, const struct party *party,
	    struct id address, const char *name,
	    const struct profile_change *change, struct error *err)
{
	struct fact_new new = {
		.party = party->id,
		.address = address,
		.name = name,
		.value = change->value,
		.known_on = change->known_on,
		.said_by = change->said_by,
		.again = change->verb == PROFILE_SET,
	};
	struct fact made;
	size_t taken;

	if (change->verb == PROFILE_TAKE) {
		if (take_facts(business, party, address, name, change->value,
			       &taken, err) < 0)
			return -1;
		return taken > 0 ? 0 : no_such(party, change, err);
	}
	if (change->verb == PROFILE_SET && !*change->value)
		return take_facts(business, party, address, name, NULL, &taken,
				  err);
	return fact_add(business, &new, &made, err);
}

/* "label@anna@example.org": said of that address. */
static int
change_about(struct business *business, const struct party *party,
	     const char *at, const struct profile_change *change,
	     struct error *err)
{
	const char *name = arena_bytes(business->arena, change->field,
				       (size_t)(at - change->field));
	struct address address;
	int rc = address_find(business, party->id, NULL, at + 1, &address, err);

	if (rc < 0)
		return -1;
	if (rc == 0) {
		error_set(err, ERR_NO, "%s is no address of c%lld", at + 1,
			  (long long)party->id.n);
		return error_hint(err, "crm-show c%lld",
				  (long long)party->id.n);
	}
	return change_fact(business, party, address.id, name, change, err);
}

/* --- addresses and tags ----------------------------------------------------- */

static int
change_address(struct business *business, const struct party *party,
	       const struct profile_change *change, struct error *err)
{
	struct address address;
	int rc;

	if (change->verb == PROFILE_SET)
		return address_set(business, party->id, change->field,
				   change->value, err);
	if (change->verb == PROFILE_ADD)
		return address_add(business, party->id, change->field,
				   change->value, &address, err);
	rc = address_find(business, party->id, change->field, change->value,
			  &address, err);
	if (rc <= 0)
		return rc < 0 ? -1 : no_such(party, change, err);
	return address_take(business, &address, err);
}

/* Whether one of the words parted by commas is that of len bytes. */
static bool
is_among(const char *words, const char *word, size_t len)
{
	while (*words) {
		size_t n = strcspn(words, ",");

		if (n == len && strncmp(words, word, n) == 0)
			return true;
		words += n + (words[n] == ',');
	}
	return false;
}

/* Put on (sign '+') or take off ('-') each of words that is not in but. */
static int
change_tags(struct business *business, const struct party *party,
	    const char *words, char sign, const char *but, struct error *err)
{
	while (*words) {
		size_t len = strcspn(words, ",");

		if (!is_among(but, words, len) &&
		    party_tag_set(business, party,
				  arena_print(business->arena, "%c%.*s", sign,
					      (int)len, words),
				  err) < 0)
			return -1;
		words += len + (words[len] == ',');
	}
	return 0;
}

static int
change_tag(struct business *business, const struct party *party,
	   const struct profile_change *change, struct error *err)
{
	const char *there;

	if (party_tags(business->store, business->arena, party->id, &there,
		       err) < 0)
		return -1;
	there = there ? there : "";
	if (change->verb == PROFILE_TAKE) {
		if (!is_among(there, change->value, strlen(change->value)))
			return no_such(party, change, err);
		return change_tags(business, party, change->value, '-', "",
				   err);
	}
	if (change->verb == PROFILE_SET &&
	    change_tags(business, party, there, '-', change->value, err) < 0)
		return -1;
	return change_tags(business, party, change->value, '+', there, err);
}

/* --- all of them ------------------------------------------------------------ */

int
profile_set(struct business *business, struct party *party,
	    const struct profile_change *change, struct error *err)
{
	const char *at = strchr(change->field, '@');

	if (change->verb != PROFILE_SET && !*change->value)
		return error_set(err, ERR_USAGE, "%s%c=: which?", change->field,
				 change->verb == PROFILE_ADD ? '+' : '-');
	if (address_is_medium(change->field))
		return change_address(business, party, change, err);
	if (strcmp(change->field, "tag") == 0)
		return change_tag(business, party, change, err);
	if (party_is_field(change->field)) {
		if (change->verb != PROFILE_SET)
			return error_set(err, ERR_USAGE,
					 "%s has one value: %s=VALUE",
					 change->field, change->field);
		return party_edit(business, party, change->field, change->value,
				  err);
	}
	if (at)
		return change_about(business, party, at, change, err);
	if (check_name(business, change, err) < 0)
		return -1;
	return change_fact(business, party, (struct id){0}, change->field,
			   change, err);
}

int
profile_voice(struct business *business, const char *typed,
	      const char **said_by, struct error *err)
{
	const struct policy_person *person;
	struct party party;
	struct error none;

	if (people_get(business, typed, &person,
		       typed[0] == '@' ? err : &none) == 0) {
		*said_by = person->name;
		return 0;
	}
	if (typed[0] == '@' || resolver_find(business, typed, &party, err) < 0)
		return -1;
	*said_by = arena_print(business->arena, "c%lld", (long long)party.id.n);
	return 0;
}
