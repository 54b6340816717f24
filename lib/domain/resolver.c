/* SPDX-License-Identifier: ISC
 * A party by whatever people call it.
 */
#include "domain/resolver.h"

#include <ctype.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "domain/address.h"
#include "store/case.h"
#include "store/party.h"
#include "store/record.h"
#include "store/words.h"
#include "text/mail.h"
#include "text/phone.h"

#define CANDIDATES 10
#define PHONE_LEAST 5 /* digits without a + */

int
resolver_by_phone(const struct business *business, struct arena *arena,
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

int
resolver_id(struct business *business, struct id id, struct party *party,
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
		if (address_phone(business, arena, word, &phone, err) < 0)
			return -1;
		return resolver_by_phone(business, arena, word, limit, found,
					 err);
	}
	if (may_be_phone(word) &&
	    resolver_by_phone(business, arena, word, limit, found, err) < 0)
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
resolver_find(struct business *business, const char *word, struct party *party,
	      struct error *err)
{
	struct vec found = {.size = sizeof(struct id)};
	struct id id;
	char letter;

	if (business_id(word, &letter, &id)) {
		if (letter == 'c')
			return resolver_id(business, id, party, err);
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
		return resolver_id(business, *(struct id *)found.items, party,
				   err);
	error_set(err, ERR_NO, "%s: no such customer", word);
	return error_hint(err,
			  "crm-find %s looks further; crm-add makes one; "
			  "crm-log --new takes a stranger",
			  word);
}
