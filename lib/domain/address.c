/* SPDX-License-Identifier: ISC
 * Ways to reach a party.
 */
#include "domain/address.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "domain/fact.h"
#include "store/party.h"
#include "store/record.h"
#include "store/words.h"
#include "text/mail.h"
#include "text/phone.h"

#define POST_PARTS 7

const char *const address_media[ADDRESS_MEDIA] = {"email", "phone", "post",
						  "url", "foreign"};

bool
address_is_medium(const char *word)
{
	size_t i;

	for (i = 0; i < ADDRESS_MEDIA; i++) {
		if (strcmp(address_media[i], word) == 0)
			return true;
	}
	return false;
}

bool
address_is_unique(const char *medium)
{
	return strcmp(medium, "post") != 0 && strcmp(medium, "url") != 0;
}

/* The length of a part, up to a ';' that no backslash takes away. */
static size_t
part_length(const char *text)
{
	size_t n = 0;

	while (text[n] && text[n] != ';')
		n += text[n] == '\\' && text[n + 1] ? 2 : 1;
	return n;
}

static bool
has_parts(const char *text)
{
	int semicolons = 0;

	for (text += part_length(text); *text; text += part_length(text)) {
		semicolons++;
		text++;
	}
	return semicolons == POST_PARTS - 1;
}

/* One line of text is the street; its own marks are escaped. */
static const char *
read_post(struct arena *arena, const char *typed)
{
	struct str out = {0};

	if (has_parts(typed))
		return arena_text(arena, typed);
	str_add(&out, ";;");
	for (; *typed; typed++) {
		if (strchr(";,\\", *typed))
			str_add_char(&out, '\\');
		if (*typed == '\n')
			str_add(&out, "\\n");
		else if (*typed != '\r')
			str_add_char(&out, *typed);
	}
	str_add(&out, ";;;;");
	return str_keep(&out, arena);
}

/* "shop:4711": a word, a colon, and something without blanks. */
static bool
is_foreign(const char *typed)
{
	size_t n = strspn(typed, "abcdefghijklmnopqrstuvwxyz"
				 "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-");

	return n > 0 && typed[n] == ':' && typed[n + 1] &&
	       !strpbrk(typed, " \t\r\n");
}

int
address_phone(const struct business *business, struct arena *arena,
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
address_read(const struct business *business, struct arena *arena,
	     const char *medium, const char *typed, const char **value,
	     struct error *err)
{
	char *phone;

	if (!utf8_valid(typed, strlen(typed)))
		return error_set(err, ERR_DATA, "%s is no UTF-8 text", medium);
	if (strcmp(medium, "phone") == 0) {
		if (address_phone(business, arena, typed, &phone, err) < 0)
			return -1;
		*value = phone;
		return 0;
	}
	if (strcmp(medium, "email") == 0 && !mail_address_valid(typed))
		return error_set(err, ERR_DATA, "%s: not an e-mail address",
				 typed);
	if (strcmp(medium, "foreign") == 0 && !is_foreign(typed)) {
		error_set(err, ERR_DATA, "%s: not a name elsewhere", typed);
		return error_hint(err, "write it as SOURCE:REF, without "
				       "blanks, as shop:4711");
	}
	if (strcmp(medium, "url") == 0 &&
	    (!*typed || strpbrk(typed, " \t\r\n")))
		return error_set(err, ERR_DATA, "%s: not an address of a page",
				 typed);
	if (strcmp(medium, "post") == 0) {
		if (typed[strspn(typed, " \t\r\n;")] == '\0')
			return error_set(err, ERR_DATA,
					 "the postal address is empty");
		*value = read_post(arena, typed);
		return 0;
	}
	*value = arena_text(arena, typed);
	return 0;
}

/* Add a part of ADR with its escapes undone, its lines and commas as ", ". */
static void
add_part(struct str *out, const char *part, size_t len)
{
	size_t i;

	if (len == 0)
		return;
	if (out->len)
		str_add(out, ", ");
	for (i = 0; i < len; i++) {
		if (part[i] == '\\' && i + 1 < len) {
			i++;
			if (part[i] == 'n' || part[i] == 'N')
				str_add(out, ", ");
			else
				str_add_char(out, part[i]);
		} else if (part[i] == ',') {
			str_add(out, ", ");
		} else {
			str_add_char(out, part[i]);
		}
	}
}

const char *
address_part(struct arena *arena, const struct address *address, size_t part)
{
	const char *p = address->value.s;
	struct str out = {0};
	const char *text;
	size_t i, len;

	if (!has_parts(p))
		return part == 2 ? p : NULL;
	for (i = 0; i < part; i++) {
		p += part_length(p);
		p += *p == ';';
	}
	len = part_length(p);
	for (i = 0; i < len; i++) {
		if (p[i] == '\\' && i + 1 < len) {
			i++;
			str_add_char(&out,
				     p[i] == 'n' || p[i] == 'N' ? '\n' : p[i]);
		} else {
			str_add_char(&out, p[i]);
		}
	}
	text = out.len ? arena_text(arena, str_get(&out)) : NULL;
	str_free(&out);
	return text;
}

/* Box, extended, street, then code and town in one, region, country. */
const char *
address_text(struct arena *arena, const struct address *address)
{
	static const int order[POST_PARTS] = {0, 1, 2, 5, 3, 4, 6};
	const char *parts[POST_PARTS];
	size_t lengths[POST_PARTS], i;
	const char *p = address->value.s;
	struct str out = {0};

	if (!str_same(address->medium.s, "post") || !has_parts(p))
		return address->value.s;
	for (i = 0; i < POST_PARTS; i++) {
		parts[i] = p;
		lengths[i] = part_length(p);
		p += lengths[i] + (p[lengths[i]] == ';');
	}
	for (i = 0; i < POST_PARTS; i++) {
		size_t before = out.len;

		add_part(&out, parts[order[i]], lengths[order[i]]);
		/* "10115 Berlin": no comma between code and town */
		if (order[i] == 3 && lengths[3] && lengths[5]) {
			struct str joined = {0};

			str_add_bytes(&joined, str_get(&out), before);
			str_add(&joined, str_get(&out) + before + 1);
			str_free(&out);
			out = joined;
		}
	}
	return str_keep(&out, arena);
}

/* Somebody else's already: not silently twice. */
static int
check_free(struct business *business, struct id party, const char *medium,
	   const char *value, struct error *err)
{
	struct vec found = {.size = sizeof(struct id)};
	const struct id *owner;
	struct party other;

	if (!address_is_unique(medium))
		return 0;
	if (party_by_medium(business->store, business->arena, medium, value, 1,
			    &found, err) < 0)
		return -1;
	owner = found.items;
	if (found.count == 0 || owner->n == party.n)
		return 0;
	if (party_root(business->store, business->arena, *owner, &other, err) <
	    0)
		return -1;
	error_set(err, ERR_NO, "%s belongs to %s (c%lld)", value,
		  other.name.s ? other.name.s : "somebody",
		  (long long)other.id.n);
	return error_hint(err, "crm-show c%lld", (long long)other.id.n);
}

/* Of the same medium, and meant by the same word. */
static bool
is_same(struct arena *arena, const struct address *address, const char *medium,
	const char *value)
{
	if (strcmp(address->medium.s, medium) != 0)
		return false;
	if (strcmp(medium, "email") != 0)
		return strcmp(address->value.s, value) == 0;
	return strcmp(words_key(arena, medium, address->value.s),
		      words_key(arena, medium, value)) == 0;
}

/* The party's addresses; *at the one of that medium and value, or NULL. */
static int
look(struct business *business, struct id party, const char *medium,
     const char *value, struct vec *found, const struct address **at,
     struct error *err)
{
	const struct address *all;
	size_t i;

	*at = NULL;
	if (party_addresses(business->store, business->arena, party, found,
			    err) < 0)
		return -1;
	all = found->items;
	for (i = 0; !*at && i < found->count; i++) {
		if (is_same(business->arena, &all[i], medium, value))
			*at = &all[i];
	}
	return 0;
}

int
address_add(struct business *business, struct id party, const char *medium,
	    const char *typed, struct address *made, struct error *err)
{
	struct vec found = {.size = sizeof(struct address)};
	const struct address *there;
	const char *value;

	if (address_read(business, business->arena, medium, typed, &value,
			 err) < 0 ||
	    look(business, party, medium, value, &found, &there, err) < 0)
		return -1;
	if (there) {
		*made = *there;
		return 0;
	}
	if (check_free(business, party, medium, value, err) < 0)
		return -1;
	column_clear(&address_shape, made);
	made->party = party;
	made->medium.s = medium;
	made->value.s = value;
	return record_add(business->store, TABLE_ADDRESSES, made, err);
}

int
address_set(struct business *business, struct id party, const char *medium,
	    const char *typed, struct error *err)
{
	struct vec found = {.size = sizeof(struct address)};
	const struct address *all, *there;
	const char *value = "";
	struct address row;
	size_t i = 0;

	if ((*typed && address_read(business, business->arena, medium, typed,
				    &value, err) < 0) ||
	    look(business, party, medium, value, &found, &there, err) < 0)
		return -1;
	all = found.items;
	while (i < found.count && strcmp(all[i].medium.s, medium) != 0)
		i++;
	if (i == found.count)
		return *value ? address_add(business, party, medium, typed,
					    &row, err)
			      : 0;
	if (!*value || (there && there != &all[i]))
		return address_take(business, &all[i], err);
	if (str_same(all[i].value.s, value))
		return 0;
	if (check_free(business, party, medium, value, err) < 0 ||
	    fact_take_about(business, all[i].id, "bounced", err) < 0)
		return -1;
	row = all[i];
	row.value.s = value;
	return record_set(business->store, TABLE_ADDRESSES, &all[i], &row, err);
}

int
address_take(struct business *business, const struct address *address,
	     struct error *err)
{
	if (fact_take_about(business, address->id, NULL, err) < 0)
		return -1;
	return record_void(business->store, TABLE_ADDRESSES, address, err);
}

int
address_find(struct business *business, struct id party, const char *medium,
	     const char *typed, struct address *found, struct error *err)
{
	size_t i;

	for (i = 0; i < ADDRESS_MEDIA; i++) {
		struct vec all = {.size = sizeof(struct address)};
		const struct address *there;
		const char *value;
		struct error none;

		if (medium && strcmp(medium, address_media[i]) != 0)
			continue;
		if (address_read(business, business->arena, address_media[i],
				 typed, &value, &none) < 0)
			continue;
		if (look(business, party, address_media[i], value, &all, &there,
			 err) < 0)
			return -1;
		if (there) {
			*found = *there;
			return 1;
		}
	}
	return 0;
}

/* Whether the one fact was said later than the other. */
static bool
is_later(const struct fact *a, const struct fact *b)
{
	if (a->known_on.days != b->known_on.days)
		return a->known_on.days > b->known_on.days;
	return a->id.n > b->id.n;
}

/* Look at one e-mail: whether it came back, or is the preferred one. */
static int
weigh(struct business *business, const struct address *address,
      struct fact *preferred, const char **email, const char **bounced,
      const char **why, struct error *err)
{
	struct fact fact;
	int rc = fact_about(business, business->arena, address->id, "bounced",
			    &fact, err);

	if (rc < 0)
		return -1;
	if (rc > 0) {
		*bounced = address->value.s;
		*why = fact.value.s;
		return 0;
	}
	rc = fact_about(business, business->arena, address->id, "preferred",
			&fact, err);
	if (rc < 0)
		return -1;
	if (rc > 0 && str_same(fact.value.s, "yes") &&
	    (preferred->id.n == 0 || is_later(&fact, preferred))) {
		*preferred = fact;
		*email = address->value.s;
	} else if (!*email) {
		*email = address->value.s;
	}
	return 0;
}

int
address_email(struct business *business, struct id party, const char **email,
	      const char **bounced, const char **why, struct error *err)
{
	struct vec found = {.size = sizeof(struct address)};
	const struct address *all;
	struct fact preferred = {.id = {0}};
	size_t i;

	*email = *bounced = *why = NULL;
	if (party_addresses(business->store, business->arena, party, &found,
			    err) < 0)
		return -1;
	all = found.items;
	for (i = 0; i < found.count; i++) {
		if (str_same(all[i].medium.s, "email") &&
		    mail_address_valid(all[i].value.s) &&
		    weigh(business, &all[i], &preferred, email, bounced, why,
			  err) < 0)
			return -1;
	}
	return 0;
}

int
address_bounced(struct business *business, struct id party, const char *email,
		const char **why, struct error *err)
{
	struct address address;
	struct fact fact;
	int rc = address_find(business, party, "email", email, &address, err);

	if (rc > 0)
		rc = fact_about(business, business->arena, address.id,
				"bounced", &fact, err);
	if (rc > 0)
		*why = fact.value.s;
	return rc;
}
