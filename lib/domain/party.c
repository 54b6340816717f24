/* SPDX-License-Identifier: ISC
 * Parties.
 */
#include "domain/party.h"

#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "domain/address.h"
#include "domain/docket.h"
#include "domain/made.h"
#include "domain/people.h"
#include "domain/resolver.h"
#include "store/party.h"
#include "store/record.h"

static int
check_role(const char *role, struct error *err)
{
	size_t i;

	for (i = 0; i < PARTY_ROLES; i++) {
		if (strcmp(party_roles[i], role) == 0)
			return 0;
	}
	error_set(err, ERR_USAGE, "%s: no such role", role);
	return error_hint(err, "customer, contact, organisation, supplier, "
			       "distributor or colleague");
}

/* One line of text, with something in it. */
static int
check_name(const char *name, struct error *err)
{
	if (!utf8_valid(name, strlen(name)))
		return error_set(err, ERR_DATA, "the name is no UTF-8 text");
	if (name[strspn(name, " \t\r\n")] == '\0')
		return error_set(err, ERR_DATA, "the name is empty");
	return 0;
}

static int
check_tag(const char *tag, struct error *err)
{
	if (*tag && utf8_valid(tag, strlen(tag)) && !strpbrk(tag, ", \t\r\n"))
		return 0;
	return error_set(err, ERR_DATA, "%s: a tag is one word without commas",
			 tag);
}

static int
check_new(struct business *business, const struct party_new *new,
	  const char **owner, struct error *err)
{
	const struct policy_person *person;
	size_t i;

	*owner = NULL;
	if (!new->name && !new->email && !new->phone)
		return error_set(err, ERR_USAGE,
				 "give a name, an e-mail or a phone number");
	if (new->name && check_name(new->name, err) < 0)
		return -1;
	if (new->role && check_role(new->role, err) < 0)
		return -1;
	if (new->note && !utf8_valid(new->note, strlen(new->note)))
		return error_set(err, ERR_DATA, "the note is no UTF-8 text");
	if (new->owner) {
		if (people_get(business, new->owner, &person, err) < 0)
			return -1;
		*owner = person->name;
	}
	for (i = 0; i < new->tag_count; i++) {
		if (check_tag(new->tags[i], err) < 0)
			return -1;
	}
	return 0;
}

int
party_add(struct business *business, const struct party_new *new,
	  struct party *party, struct error *err)
{
	struct address address;
	const char *owner;
	size_t i;

	if (check_new(business, new, &owner, err) < 0)
		return -1;
	column_clear(&party_shape, party);
	party->name.s = new->name;
	party->role.s = new->role ? new->role : "customer";
	party->owner.s = owner;
	party->note.s = new->note;
	if (record_add(business->store, TABLE_PARTIES, party, err) < 0)
		return -1;
	if (new->email && address_add(business, party->id, "email", new->email,
				      &address, err) < 0)
		return -1;
	if (new->phone && address_add(business, party->id, "phone", new->phone,
				      &address, err) < 0)
		return -1;
	for (i = 0; i < new->tag_count; i++) {
		if (party_tag_set(business, party, new->tags[i], err) < 0)
			return -1;
	}
	return 0;
}

static int
edit_column(struct business *business, struct party *party, const char *field,
	    const char *value, struct error *err)
{
	const struct policy_person *person;
	struct party before = *party;
	const char *kept = *value ? value : NULL;

	if (strcmp(field, "name") == 0) {
		if (check_name(value, err) < 0)
			return -1;
		party->name.s = value;
	} else if (strcmp(field, "role") == 0) {
		if (check_role(value, err) < 0)
			return -1;
		party->role.s = value;
	} else if (strcmp(field, "note") == 0) {
		party->note.s = kept;
	} else {
		if (kept) {
			if (people_get(business, value, &person, err) < 0)
				return -1;
			kept = person->name;
		}
		party->owner.s = kept;
	}
	return record_set(business->store, TABLE_PARTIES, &before, party, err);
}

bool
party_is_field(const char *field)
{
	return strcmp(field, "name") == 0 || strcmp(field, "owner") == 0 ||
	       strcmp(field, "role") == 0 || strcmp(field, "note") == 0;
}

int
party_edit(struct business *business, struct party *party, const char *field,
	   const char *value, struct error *err)
{
	if (!utf8_valid(value, strlen(value)))
		return error_set(err, ERR_DATA, "%s is no UTF-8 text", field);
	if (address_is_medium(field))
		return address_set(business, party->id, field, value, err);
	if (!party_is_field(field))
		return error_set(err, ERR_USAGE, "%s: no field of a customer",
				 field);
	return edit_column(business, party, field, value, err);
}

int
party_engage(struct business *business, struct party *party, struct error *err)
{
	struct party before = *party;

	if (!str_same(party->role.s, "contact"))
		return 0;
	party->role.s = "customer";
	return record_set(business->store, TABLE_PARTIES, &before, party, err);
}

int
party_tag_set(struct business *business, const struct party *party,
	      const char *tag, struct error *err)
{
	bool off = tag[0] == '-';
	struct tag row;
	int there;

	if (tag[0] == '+' || tag[0] == '-')
		tag++;
	if (check_tag(tag, err) < 0)
		return -1;
	there = party_tag(business->store, business->arena, party->id, tag,
			  &row, err);
	if (there < 0)
		return -1;
	if ((there > 0) == !off)
		return 0;
	if (off) {
		if (record_void(business->store, TABLE_TAGS, &row, err) < 0)
			return -1;
	} else {
		column_clear(&tag_shape, &row);
		row.party = party->id;
		row.tag.s = tag;
		if (record_add(business->store, TABLE_TAGS, &row, err) < 0)
			return -1;
	}
	return docket_refresh_party(business, party->id, err);
}

int
party_row(struct business *business, const struct party *party,
	  struct party_row *row, struct error *err)
{
	struct vec found = {.size = sizeof(struct address)};
	const struct address *all;
	size_t i;

	column_clear(&party_row_shape, row);
	if (party_addresses(business->store, business->arena, party->id, &found,
			    err) < 0 ||
	    party_tags(business->store, business->arena, party->id,
		       &row->tags.s, err) < 0 ||
	    party_contacted(business->store, party->id, &row->contacted, err) <
		    0)
		return -1;
	all = found.items;
	for (i = found.count; i-- > 0;) {
		if (strcmp(all[i].medium.s, "email") == 0)
			row->email.s = all[i].value.s;
		else if (strcmp(all[i].medium.s, "phone") == 0)
			row->phone.s = all[i].value.s;
	}
	row->id = party->id;
	row->owner = party->owner;
	row->name = party->name;
	row->role = party->role;
	row->batch = party->batch;
	row->note = party->note;
	return 0;
}

int
party_again(struct business *business, struct id batch, struct vec *rows,
	    struct error *err)
{
	struct vec ids = {.size = sizeof(struct id)};
	struct party party;
	const struct id *all;
	size_t i;

	if (made_list(business, TABLE_PARTIES, batch, &ids, err) < 0)
		return -1;
	all = ids.items;
	for (i = 0; i < ids.count; i++) {
		if (resolver_id(business, all[i], &party, err) < 0 ||
		    party_row(business, &party, vec_add(rows, business->arena),
			      err) < 0)
			return -1;
	}
	return 0;
}
