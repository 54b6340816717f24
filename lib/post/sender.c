/* SPDX-License-Identifier: ISC
 * Whose an address in a mail or post is.
 */
#include "post/sender.h"

#include <string.h>

#include "base/str.h"
#include "domain/address.h"
#include "domain/party.h"
#include "post/arrival.h"
#include "store/party.h"
#include "store/record.h"
#include "store/words.h"
#include "text/mail.h"

static bool
same_mail(const struct business *business, const char *a, const char *b)
{
	return a && b &&
	       strcmp(words_key(business->arena, "email", a),
		      words_key(business->arena, "email", b)) == 0;
}

const struct policy_person *
sender_person(const struct business *business, const char *address)
{
	const struct policy *policy = business->policy;
	size_t i;

	for (i = 0; i < policy->people_count; i++) {
		if (same_mail(business, policy->people[i].mail, address))
			return &policy->people[i];
	}
	return NULL;
}

bool
sender_is_shop(const struct business *business, const char *address)
{
	return same_mail(business, business->policy->mail.from, address);
}

int
sender_known(struct business *business, const char *medium, const char *address,
	     struct id *party, struct error *err)
{
	struct vec found = {.size = sizeof(struct id)};
	struct party root;

	party->n = 0;
	if (!address)
		return 0;
	if (party_by_medium(business->store, business->arena, medium, address,
			    1, &found, err) < 0)
		return -1;
	if (found.count == 0)
		return 0;
	if (party_root(business->store, business->arena,
		       *(struct id *)found.items, &root, err) < 0)
		return -1;
	*party = root.id;
	return 0;
}

static const char *
name_or(const char *name, const char *other)
{
	if (name && name[strspn(name, " \t\r\n")])
		return name;
	return other;
}

/* Whose name nobody knew so far. */
static int
name_now(struct business *business, struct id id, const char *name,
	 struct error *err)
{
	struct party before, after;

	if (!name_or(name, NULL))
		return 0;
	if (party_root(business->store, business->arena, id, &before, err) < 0)
		return -1;
	if (before.name.s)
		return 0;
	after = before;
	after.name.s = name;
	return record_set(business->store, TABLE_PARTIES, &before, &after, err);
}

int
sender_at(struct business *business, const char *address, const char *name,
	  const char *role, struct id *party, struct error *err)
{
	struct party_new new = {.role = role};
	struct party made;

	if (sender_known(business, "email", address, party, err) < 0)
		return -1;
	if (party->n > 0)
		return name_now(business, *party, name, err);
	if (address && mail_address_valid(address))
		new.email = address;
	else
		address = name_or(address, "anonymous");
	new.name = name_or(name, new.email ? NULL : address);
	if (party_add(business, &new, &made, err) < 0)
		return -1;
	*party = made.id;
	return 0;
}

/* "mastodon:@anna@example.social"; blanks would be no handle. */
static const char *
foreign_of(struct business *business, const struct arrival *arrival)
{
	char *handle;
	char *p;

	if (!arrival->from)
		return NULL;
	handle = arena_print(business->arena, "%s:%s", arrival->channel,
			     arrival->from);
	for (p = handle; *p; p++) {
		if (strchr(" \t\r\n", *p))
			*p = '_';
	}
	return handle;
}

/* An e-mail or phone that is none is no reason to refuse a voice. */
static const char *
usable(struct business *business, const char *medium, const char *typed)
{
	struct error ignored;
	const char *value;

	if (!typed || address_read(business, business->arena, medium, typed,
				   &value, &ignored) < 0)
		return NULL;
	return value;
}

static int
poster(struct business *business, const struct arrival *arrival,
       const char *role, struct id *party, struct error *err)
{
	const char *foreign = foreign_of(business, arrival);
	struct party_new new = {
		.email = usable(business, "email", arrival->email),
		.phone = usable(business, "phone", arrival->phone),
		.role = role,
	};
	struct address address;
	struct party made;

	if (sender_known(business, "foreign", foreign, party, err) < 0)
		return -1;
	if (party->n > 0)
		return 0;
	if (sender_known(business, "email", new.email, party, err) < 0 ||
	    (party->n == 0 &&
	     sender_known(business, "phone", new.phone, party, err) < 0))
		return -1;
	if (party->n == 0) {
		new.name = name_or(arrival->name,
				   name_or(arrival->from, "anonymous"));
		if (party_add(business, &new, &made, err) < 0)
			return -1;
		*party = made.id;
	}
	return foreign ? address_add(business, *party, "foreign", foreign,
				     &address, err)
		       : 0;
}

int
sender_party(struct business *business, const struct arrival *arrival,
	     const char *role, struct id *party, struct error *err)
{
	if (!str_same(arrival->channel, ARRIVAL_MAIL))
		return poster(business, arrival, role, party, err);
	return sender_at(business, arrival->from, arrival->name, role, party,
			 err);
}
