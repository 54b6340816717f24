/* SPDX-License-Identifier: ISC
 * What a shell may offer to complete a word.
 */
#include "look/complete.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "domain/find.h"
#include "look/policy_page.h"
#include "model/party.h"
#include "store/hint.h"
#include "store/party.h"
#include "store/record.h"

#define LOOK_AT 500 /* open ones, to find those that begin with "k1" */

struct asked {
	struct business *business; /* or NULL */
	struct arena *arena;
	const char *before; /* typed already and kept: "owner=" */
	const char *typed;  /* what is behind it */
	struct vec *found;
	struct error *err;
};

void
complete_offer(struct arena *arena, struct vec *found, const char *typed,
	       const char *word, const char *about)
{
	const struct complete_candidate *there = found->items;
	struct complete_candidate *new;
	size_t i;

	if (!word || !*word || !str_begins(word, typed) ||
	    found->count >= COMPLETE_MOST)
		return;
	for (i = 0; i < found->count; i++) {
		if (strcmp(there[i].word.s, word) == 0)
			return;
	}
	new = vec_add(found, arena);
	new->word.s = arena_text(arena, word);
	new->about.s = arena_text(arena, about);
}

static void
offer(const struct asked *asked, const char *word, const char *about)
{
	if (!word || !str_begins(word, asked->typed))
		return;
	complete_offer(asked->arena, asked->found, "",
		       arena_print(asked->arena, "%s%s", asked->before, word),
		       about);
}

static void
offer_list(const struct asked *asked, const char *words)
{
	while (*words) {
		size_t len = strcspn(words, " ");

		offer(asked, arena_bytes(asked->arena, words, len), NULL);
		words += len + (words[len] == ' ');
	}
}

/* Records: the id, and in words what it is. */
static void
offer_hints(const struct asked *asked, char letter, const struct vec *hints)
{
	const struct hint *hint = hints->items;
	size_t i;

	for (i = 0; i < hints->count; i++, hint++) {
		const char *word = hint->word ? hint->word : "";

		offer(asked,
		      arena_print(asked->arena, "%c%lld", letter,
				  (long long)hint->n),
		      hint->about ? arena_print(asked->arena, "%s: %s",
						hint->about, word)
				  : word);
	}
}

static bool
begins_id(const char *typed, char letter)
{
	return !*typed || (typed[0] == letter &&
			   typed[1 + strspn(typed + 1, "0123456789")] == '\0');
}

static int
offer_cases(const struct asked *asked)
{
	struct vec hints = {.size = sizeof(struct hint)};

	if (!asked->business || !begins_id(asked->typed, 'k'))
		return 0;
	if (hint_cases(asked->business->store, asked->arena,
		       asked->typed[0] && asked->typed[1] ? LOOK_AT
							  : COMPLETE_MOST,
		       &hints, asked->err) < 0)
		return -1;
	offer_hints(asked, 'k', &hints);
	return 0;
}

/* One's own first. */
static int
offer_promises(const struct asked *asked)
{
	struct vec hints = {.size = sizeof(struct hint)};

	if (!asked->business || !begins_id(asked->typed, 'p'))
		return 0;
	if (hint_promises(asked->business->store, asked->arena,
			  asked->business->user, COMPLETE_MOST, &hints,
			  asked->err) < 0 ||
	    hint_promises(asked->business->store, asked->arena, NULL, LOOK_AT,
			  &hints, asked->err) < 0)
		return -1;
	offer_hints(asked, 'p', &hints);
	return 0;
}

static int
offer_deals(const struct asked *asked)
{
	struct vec hints = {.size = sizeof(struct hint)};

	if (!asked->business || !begins_id(asked->typed, 'd'))
		return 0;
	if (hint_deals(asked->business->store, asked->arena,
		       asked->business->user, COMPLETE_MOST, &hints,
		       asked->err) < 0)
		return -1;
	offer_hints(asked, 'd', &hints);
	return 0;
}

static int
offer_invoices(const struct asked *asked)
{
	struct vec hints = {.size = sizeof(struct hint)};

	if (!asked->business || !begins_id(asked->typed, 'v'))
		return 0;
	if (hint_invoices(asked->business->store, asked->arena, COMPLETE_MOST,
			  &hints, asked->err) < 0)
		return -1;
	offer_hints(asked, 'v', &hints);
	return 0;
}

static int
offer_problems(const struct asked *asked)
{
	struct vec hints = {.size = sizeof(struct hint)};

	if (!asked->business || !begins_id(asked->typed, 'r'))
		return 0;
	if (hint_problems(asked->business->store, asked->arena, COMPLETE_MOST,
			  &hints, asked->err) < 0)
		return -1;
	offer_hints(asked, 'r', &hints);
	return 0;
}

static int
offer_batches(const struct asked *asked)
{
	struct vec hints = {.size = sizeof(struct hint)};

	if (!asked->business || !begins_id(asked->typed, 'b'))
		return 0;
	if (hint_batches(asked->business->store, asked->arena, COMPLETE_MOST,
			 &hints, asked->err) < 0)
		return -1;
	offer_hints(asked, 'b', &hints);
	return 0;
}

static int
offer_tags(const struct asked *asked)
{
	struct vec hints = {.size = sizeof(struct hint)};
	const struct hint *hint;
	size_t i;

	if (!asked->business)
		return 0;
	if (hint_tags(asked->business->store, asked->arena, asked->typed,
		      COMPLETE_MOST, &hints, asked->err) < 0)
		return -1;
	hint = hints.items;
	for (i = 0; i < hints.count; i++)
		offer(asked, hint[i].word, NULL);
	return 0;
}

/* The name from the word on that begins as typed, then what stands before it
 * ("Berg Anna"): the resolver takes words in any order. It goes on exactly as
 * it was typed, for shells that compare. NULL when no word begins so. */
static const char *
name_from(struct arena *arena, const char *name, const char *typed)
{
	const char *key = utf8_fold(arena, typed), *at = name, *rest = NULL;
	size_t len = strlen(key);

	if (!len)
		return NULL;
	for (;;) {
		const char *folded;

		at += strspn(at, " ");
		if (!*at)
			return NULL;
		if (strncasecmp(at, typed, strlen(typed)) == 0) {
			rest = at + strlen(typed);
			break;
		}
		folded = utf8_fold(arena, at);
		if (strncmp(folded, key, len) == 0) {
			rest = folded + len;
			break;
		}
		at += strcspn(at, " ");
	}
	if (at == name)
		return arena_print(arena, "%s%s", typed, rest);
	return arena_print(arena, "%s%s %.*s", typed, rest,
			   (int)(at - name - 1), name);
}

static int
offer_names(const struct asked *asked)
{
	struct vec ids = {.size = sizeof(struct id)};
	const char *key = utf8_fold(asked->arena, asked->typed);
	const struct id *id;
	size_t i;

	if (party_by_words(asked->business->store, asked->arena, key,
			   COMPLETE_MOST, &ids, asked->err) < 0)
		return -1;
	id = ids.items;
	for (i = 0; i < ids.count; i++) {
		struct party party;
		int rc = record_get(asked->business->store, asked->arena,
				    TABLE_PARTIES, id[i].n, &party, asked->err);

		if (rc < 0)
			return -1;
		if (rc == 0 || !party.name.s)
			continue;
		offer(asked,
		      name_from(asked->arena, party.name.s, asked->typed),
		      arena_print(asked->arena, "c%lld %s", (long long)id[i].n,
				  party.name.s));
	}
	return 0;
}

static int
offer_addresses(const struct asked *asked)
{
	struct vec hints = {.size = sizeof(struct hint)};
	const struct hint *hint;
	char *key = arena_text(asked->arena, asked->typed), *p;
	size_t i;

	for (p = key; *p; p++)
		*p = (char)tolower((unsigned char)*p);
	if (hint_addresses(asked->business->store, asked->arena, key,
			   COMPLETE_MOST, &hints, asked->err) < 0)
		return -1;
	hint = hints.items;
	for (i = 0; i < hints.count; i++)
		offer(asked, hint[i].word, hint[i].about);
	return 0;
}

static int
offer_party_id(const struct asked *asked)
{
	struct party party;
	char letter;
	struct id id;
	int rc;

	if (!business_id(asked->typed, &letter, &id) || letter != 'c')
		return 0;
	rc = record_get(asked->business->store, asked->arena, TABLE_PARTIES,
			id.n, &party, asked->err);
	if (rc > 0 && !party.voided.yes)
		offer(asked, asked->typed, party.name.s);
	return rc < 0 ? -1 : 0;
}

static int
offer_parties(const struct asked *asked)
{
	struct vec hints = {.size = sizeof(struct hint)};

	if (!asked->business)
		return 0;
	if (*asked->typed)
		return offer_party_id(asked) < 0 || offer_names(asked) < 0 ||
				       offer_addresses(asked) < 0
			       ? -1
			       : 0;
	if (hint_parties(asked->business->store, asked->arena, COMPLETE_MOST,
			 &hints, asked->err) < 0)
		return -1;
	offer_hints(asked, 'c', &hints);
	return 0;
}

static int
offer_people(const struct asked *asked)
{
	const struct policy *policy;
	const char *at = *asked->typed == '@' ? "@" : "";
	size_t i;

	if (!asked->business)
		return 0;
	policy = asked->business->policy;
	for (i = 0; i < policy->people_count; i++)
		offer(asked,
		      arena_print(asked->arena, "%s%s", at,
				  policy->people[i].name),
		      policy->people[i].full_name);
	offer(asked, "me", asked->business->user);
	return 0;
}

static int
offer_kinds(const struct asked *asked)
{
	const struct policy *policy;
	size_t i;

	if (!asked->business)
		return 0;
	policy = asked->business->policy;
	for (i = 0; i < policy->kind_count; i++)
		offer(asked, policy->kinds[i].name,
		      policy->kinds[i].voice ? "opens a case" : NULL);
	return 0;
}

static int
offer_channels(const struct asked *asked)
{
	const struct policy *policy;
	size_t i, j;

	if (asked->business) {
		policy = asked->business->policy;
		offer(asked, policy->channel, "the usual one");
		for (i = 0; i < policy->desk_count; i++) {
			for (j = 0; j < policy->desks[i].channel_count; j++)
				offer(asked, policy->desks[i].channels[j],
				      policy->desks[i].name);
		}
	}
	offer_list(asked, "phone mail letter counter chat web");
	return 0;
}

static int
offer_roles(const struct asked *asked)
{
	size_t i;

	for (i = 0; i < PARTY_ROLES; i++)
		offer(asked, party_roles[i], NULL);
	return 0;
}

static int
offer_nouns(const struct asked *asked)
{
	size_t i;

	for (i = 0; find_noun(i); i++)
		offer(asked, find_noun(i), NULL);
	return 0;
}

static int
offer_days(const struct asked *asked)
{
	offer_list(asked, "today tomorrow yesterday mon tue wed thu fri sat "
			  "sun eow eom +1w +2w -7d.. -90d.. ..-90d ..today");
	return 0;
}

static int
offer_colours(const struct asked *asked)
{
	offer_list(asked, "auto always never");
	return 0;
}

static int
offer_sections(const struct asked *asked)
{
	size_t count, i;
	const char *const *names = policy_page_names(&count);

	for (i = 0; i < count; i++)
		offer(asked, names[i], NULL);
	return 0;
}

static int
offer_values(const struct asked *asked, const struct find_about *about)
{
	struct asked value = *asked;
	const char *comma = strrchr(asked->typed, ',');
	const char *from = comma ? comma + 1 : strchr(asked->typed, '=') + 1;

	value.before = arena_print(asked->arena, "%s%.*s", asked->before,
				   (int)(from - asked->typed), asked->typed);
	value.typed = from;
	if (about->words) {
		offer_list(&value, about->words);
		if (strcmp(about->key, "state") == 0 && !comma)
			offer(&value, "any", "all of them");
		return 0;
	}
	if (about->person)
		return offer_people(&value);
	if (about->day)
		return offer_days(&value);
	if (strcmp(about->key, "kind") == 0)
		return offer_kinds(&value);
	if (strcmp(about->key, "tag") == 0)
		return offer_tags(&value);
	if (strcmp(about->key, "channel") == 0)
		return offer_channels(&value);
	if (strcmp(about->key, "case") == 0)
		return offer_cases(&value);
	return 0;
}

static int
offer_filters(const struct asked *asked, const char *noun)
{
	size_t len = strcspn(asked->typed, "!="), i;
	struct find_about about;

	for (i = 0; find_key(noun, i, &about); i++) {
		if (!asked->typed[len])
			offer(asked,
			      arena_print(asked->arena, "%s=", about.key),
			      about.meaning);
		else if (strchr(asked->typed, '=') &&
			 strlen(about.key) == len &&
			 strncmp(about.key, asked->typed, len) == 0)
			return offer_values(asked, &about);
	}
	return 0;
}

static int
offer_kind(const struct asked *asked, const char *kind)
{
	static const struct {
		const char *kind;
		int (*offer)(const struct asked *asked);
	} offers[] = {
		{"party", offer_parties},    {"case", offer_cases},
		{"promise", offer_promises}, {"batch", offer_batches},
		{"person", offer_people},    {"kind", offer_kinds},
		{"channel", offer_channels}, {"tag", offer_tags},
		{"role", offer_roles},	     {"noun", offer_nouns},
		{"day", offer_days},	     {"colour", offer_colours},
		{"section", offer_sections}, {"problem", offer_problems},
		{"deal", offer_deals},	     {"invoice", offer_invoices},
	};
	size_t i;

	if (*kind == '=') {
		offer(asked, kind + 1, NULL);
		return 0;
	}
	if (strcmp(kind, "filter") == 0)
		return offer_filters(asked, "parties");
	if (str_begins(kind, "filter:"))
		return offer_filters(asked, kind + strlen("filter:"));
	for (i = 0; i < sizeof(offers) / sizeof(offers[0]); i++) {
		if (strcmp(offers[i].kind, kind) == 0)
			return offers[i].offer(asked);
	}
	return 0;
}

int
complete_words(struct business *business, struct arena *arena,
	       const char *kinds, const char *typed, struct vec *found,
	       struct error *err)
{
	struct asked asked = {business, arena, "", typed, found, err};

	if (!utf8_valid(typed, strlen(typed)))
		return 0;
	while (*kinds) {
		size_t len = strcspn(kinds, "|");

		if (offer_kind(&asked, arena_bytes(arena, kinds, len)) < 0)
			return -1;
		kinds += len + (kinds[len] == '|');
	}
	return 0;
}
