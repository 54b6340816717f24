/* SPDX-License-Identifier: ISC
 * Parties.
 */
#include "domain/party.h"

#include <ctype.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "domain/address.h"
#include "domain/docket.h"
#include "domain/listen.h"
#include "domain/made.h"
#include "domain/people.h"
#include "store/case.h"
#include "store/party.h"
#include "store/record.h"
#include "store/words.h"
#include "text/mail.h"
#include "text/phone.h"

#define CANDIDATES 10
#define PHONE_LEAST 5 /* digits without a + */

int
party_phone(const struct business *business, struct arena *arena,
	    const char *typed, char **phone, struct error *err)
{
	const struct phone_country *home = business->policy->country;

	*phone = phone_read(arena, home, typed);
	if (*phone)
		return 0;
	error_set(err, ERR_DATA, "%s: not a phone number", typed);
	return error_hint(err,
			  "write it with its country, as "
			  "+49 170 1234567%s",
			  home ? "" : "; or say country: in the policy");
}

int
party_by_phone(const struct business *business, struct arena *arena,
	       const char *typed, size_t limit, struct vec *found,
	       struct error *err)
{
	const char *all[PHONE_SPELLINGS];
	size_t count =
		phone_spellings(arena, business->policy->country, typed, all);
	size_t i;

	for (i = 0; i < count; i++) {
		if (party_by_medium(business->store, arena, "phone", all[i],
				    limit, found, err) < 0)
			return -1;
	}
	return 0;
}

/* Whether a word can only be meant as a phone number. */
static bool
like_phone(const char *word)
{
	return (word[0] == '+' || str_begins(word, "00")) &&
	       isdigit((unsigned char)word[1]);
}

/* Whether it may be one, as people write it at home. */
static bool
may_be_phone(const char *word)
{
	size_t digits = 0;

	for (; *word; word++) {
		if (isdigit((unsigned char)*word))
			digits++;
		else if (!strchr(" -./()", *word))
			return false;
	}
	return digits >= PHONE_LEAST;
}

/* "Anna Berg (c1), spoken with today 09:00, k1 open", a line each. */
static int
tell_candidates(struct business *business, const char *word,
		const struct vec *found, struct error *err)
{
	const struct id *ids = found->items;
	struct str lines = {0};
	struct party party;
	size_t i;
	int rc = 0;

	for (i = 0; rc >= 0 && i < found->count && i < CANDIDATES; i++) {
		struct vec open = {.size = sizeof(struct case_file)};
		struct instant at;

		rc = record_get(business->store, business->arena, TABLE_PARTIES,
				ids[i].n, &party, err);
		if (rc < 0 ||
		    party_contacted(business->store, ids[i], &at, err) < 0 ||
		    case_open_of(business->store, business->arena, ids[i], NULL,
				 &open, err) < 0) {
			rc = -1;
			break;
		}
		str_print(&lines, "%sc%lld %s", i ? "\n" : "",
			  (long long)ids[i].n,
			  party.name.s ? party.name.s : "");
		if (!instant_missing(at))
			str_print(&lines, ", last contact %s",
				  business_when(business, at));
		if (open.count > 0)
			str_print(&lines, ", k%lld open",
				  (long long)((struct case_file *)open.items)
					  ->id.n);
	}
	if (rc >= 0) {
		rc = error_set(err, ERR_NO, "%s: %s%zu of them fit", word,
			       found->count > CANDIDATES ? "more than " : "",
			       found->count > CANDIDATES ? (size_t)CANDIDATES
							 : found->count);
		error_hint(err, "%s", str_get(&lines));
	}
	str_free(&lines);
	return rc;
}

static int
by_id(struct business *business, struct id id, struct party *party,
      struct error *err)
{
	if (party_root(business->store, business->arena, id, party, err) < 0)
		return -1;
	if (party->id.n == 0)
		return error_set(err, ERR_NO, "c%lld: no such customer",
				 (long long)id.n);
	return 0;
}

/* The steps after the id, in the contract's order; each may find several. */
static int
look_up(struct business *business, const char *word, struct vec *found,
	struct error *err)
{
	struct store *store = business->store;
	struct arena *arena = business->arena;
	const char *folded = utf8_fold(arena, word);
	const size_t limit = CANDIDATES + 1;
	char *phone;

	if (mail_address_valid(word))
		return party_by_address(store, arena,
					words_key(arena, "email", word), limit,
					found, err);
	if (like_phone(word)) {
		if (party_phone(business, arena, word, &phone, err) < 0)
			return -1;
		return party_by_phone(business, arena, word, limit, found, err);
	}
	if (may_be_phone(word) &&
	    party_by_phone(business, arena, word, limit, found, err) < 0)
		return -1;
	if (found->count > 0)
		return 0;
	if (strchr(word, ':') && party_by_medium(store, arena, "foreign", word,
						 limit, found, err) < 0)
		return -1;
	if (found->count > 0)
		return 0;
	if (party_by_name(store, arena, folded, limit, found, err) < 0)
		return -1;
	if (found->count > 0)
		return 0;
	return party_by_words(store, arena, folded, limit, found, err);
}

int
party_find(struct business *business, const char *word, struct party *party,
	   struct error *err)
{
	struct vec found = {.size = sizeof(struct id)};
	struct id id;
	char letter;

	if (business_id(word, &letter, &id)) {
		if (letter == 'c')
			return by_id(business, id, party, err);
	}
	if (!utf8_valid(word, strlen(word)))
		return error_set(err, ERR_DATA, "a name is no UTF-8 text");
	if (!*utf8_fold(business->arena, word))
		return error_set(err, ERR_USAGE, "\"%s\" names nobody", word);
	if (look_up(business, word, &found, err) < 0)
		return -1;
	if (found.count > 1)
		return tell_candidates(business, word, &found, err);
	if (found.count == 1)
		return by_id(business, *(struct id *)found.items, party, err);
	error_set(err, ERR_NO, "%s: no such customer", word);
	return error_hint(err,
			  "crm-find %s looks further; crm-add makes one; "
			  "crm-log --new takes a stranger",
			  word);
}

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
		if (by_id(business, all[i], &party, err) < 0 ||
		    party_row(business, &party, vec_add(rows, business->arena),
			      err) < 0)
			return -1;
	}
	return 0;
}
