/* SPDX-License-Identifier: ISC
 * Whether two records are of one person.
 */
#include "domain/match.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "domain/fact.h"
#include "domain/resolver.h"
#include "store/party.h"
#include "store/record.h"
#include "store/words.h"
#include "text/phone.h"

#define FEW 10	    /* candidates of one address or name */
#define WORDS_MAX 8 /* of a name: what comes behind is left out */

int
match_card_of(struct business *business, struct arena *arena, struct id party,
	      struct match_card *card, struct error *err)
{
	struct vec found = {.size = sizeof(struct address)};
	struct party row;
	struct fact born;
	int rc = record_get(business->store, arena, TABLE_PARTIES, party.n,
			    &row, err);

	*card = (struct match_card){0};
	if (rc <= 0)
		return rc;
	if (party_addresses(business->store, arena, party, &found, err) < 0)
		return -1;
	rc = fact_latest(business, arena, party, "born", &born, err);
	if (rc < 0)
		return -1;
	card->born = rc > 0 ? born.value.s : NULL;
	card->name = row.name.s;
	card->addresses = found.items;
	card->address_count = found.count;
	return 0;
}

/* --- what is weighed ------------------------------------------------------ */

struct sum {
	int64_t weight;
	struct str reasons;
};

static void
add(struct sum *sum, int64_t weight, const char *what, const char *which)
{
	sum->weight += weight;
	str_print(&sum->reasons, "%s%s%s%s", sum->reasons.len ? ", " : "", what,
		  which ? " " : "", which ? which : "");
}

static bool
has_medium(const struct match_card *card, const char *medium)
{
	size_t i;

	for (i = 0; i < card->address_count; i++) {
		if (strcmp(card->addresses[i].medium.s, medium) == 0)
			return true;
	}
	return false;
}

/* A number in E.164 is the same as one that is written as at home. */
static const char *
key_of(const struct business *business, struct arena *arena,
       const struct address *address)
{
	const char *phone = NULL;

	if (strcmp(address->medium.s, "phone") == 0)
		phone = phone_read(arena, business->policy->country,
				   address->value.s);
	return phone ? phone
		     : words_key(arena, address->medium.s, address->value.s);
}

/* An address of that medium that both have, or NULL. */
static const char *
common(const struct business *business, struct arena *arena,
       const struct match_card *a, const struct match_card *b,
       const char *medium)
{
	size_t i, j;

	for (i = 0; i < a->address_count; i++) {
		const struct address *mine = &a->addresses[i];
		const char *key;

		if (strcmp(mine->medium.s, medium) != 0)
			continue;
		key = key_of(business, arena, mine);
		for (j = 0; j < b->address_count; j++) {
			const struct address *theirs = &b->addresses[j];

			if (strcmp(theirs->medium.s, medium) == 0 &&
			    strcmp(key_of(business, arena, theirs), key) == 0)
				return mine->value.s;
		}
	}
	return NULL;
}

/* Whether a source numbers both of them, and differently. */
static bool
differs_in_source(const struct match_card *a, const struct match_card *b)
{
	size_t i, j;

	for (i = 0; i < a->address_count; i++) {
		const char *mine = a->addresses[i].value.s;
		size_t len = strcspn(mine, ":");

		if (strcmp(a->addresses[i].medium.s, "foreign") != 0 ||
		    strncmp(mine, "uid:", 4) == 0)
			continue;
		for (j = 0; j < b->address_count; j++) {
			const char *theirs = b->addresses[j].value.s;

			if (strcmp(b->addresses[j].medium.s, "foreign") == 0 &&
			    strncmp(mine, theirs, len + 1) == 0)
				return true;
		}
	}
	return false;
}

static void
weigh_address(struct sum *sum, const struct business *business,
	      struct arena *arena, const struct match_card *a,
	      const struct match_card *b)
{
	static const struct {
		const char *medium, *same, *other;
		int alike, differ; /* -1: says nothing */
	} media[] = {
		{"foreign", "same number", NULL, ALIKE_FOREIGN, -1},
		{"email", "same e-mail", "other e-mail", ALIKE_EMAIL,
		 DIFFER_EMAIL},
		{"phone", "same phone", "other phone", ALIKE_PHONE,
		 DIFFER_PHONE},
		{"post", "same address", NULL, ALIKE_POST, -1},
	};
	const struct policy_dupes *dupes = &business->policy->dupes;
	bool numbered = false;
	size_t i;

	for (i = 0; i < sizeof(media) / sizeof(media[0]); i++) {
		const char *both =
			common(business, arena, a, b, media[i].medium);

		if (both)
			add(sum, dupes->alike[media[i].alike], media[i].same,
			    i < 3 ? both : NULL);
		else if (media[i].differ >= 0 &&
			 has_medium(a, media[i].medium) &&
			 has_medium(b, media[i].medium))
			add(sum, dupes->differ[media[i].differ], media[i].other,
			    NULL);
		numbered = numbered || (both && i == 0);
	}
	if (!numbered && differs_in_source(a, b))
		add(sum, dupes->differ[DIFFER_FOREIGN],
		    "other number in one source", NULL);
}

/* --- names ---------------------------------------------------------------- */

static size_t
split(struct arena *arena, const char *name, const char *words[WORDS_MAX])
{
	char *rest, *copy = utf8_fold(arena, name), *word;
	size_t count = 0;

	for (word = strtok_r(copy, " ", &rest); word && count < WORDS_MAX;
	     word = strtok_r(NULL, " ", &rest))
		words[count++] = word;
	return count;
}

/* Whether b is a but for one letter put in, left out, changed or two swapped
 * (Damerau 1964), both of at least four bytes. */
static bool
one_letter(const char *a, const char *b)
{
	size_t la = strlen(a), lb = strlen(b), i = 0;

	if (la < 4 || lb < 4)
		return false;
	while (a[i] && a[i] == b[i])
		i++;
	a += i;
	b += i;
	if (la == lb)
		return strcmp(a + 1, b + 1) == 0 ||
		       (a[1] && a[0] == b[1] && a[1] == b[0] &&
			strcmp(a + 2, b + 2) == 0);
	if (la + 1 == lb)
		return strcmp(a, b + 1) == 0;
	return lb + 1 == la && strcmp(a + 1, b) == 0;
}

enum closeness { APART, NEAR, SAME };

static enum closeness
compare_words(const char *a, const char *b)
{
	if (strcmp(a, b) == 0)
		return SAME;
	if ((!a[1] || !b[1]) && a[0] == b[0]) /* an initial */
		return NEAR;
	return one_letter(a, b) ? NEAR : APART;
}

/* Pair off each word of the shorter name with the closest left of the longer;
 * n[c] counts how close they were. */
static void
pair_off(const char **few, size_t few_count, const char **many,
	 size_t many_count, size_t n[3])
{
	bool taken[WORDS_MAX] = {false};
	bool placed[WORDS_MAX] = {false};
	size_t i, j;
	int close;

	for (close = SAME; close > APART; close--) {
		for (i = 0; i < few_count; i++) {
			for (j = 0; !placed[i] && j < many_count; j++) {
				if (taken[j] ||
				    (int)compare_words(few[i], many[j]) < close)
					continue;
				taken[j] = placed[i] = true;
				n[close]++;
			}
		}
	}
	n[APART] = few_count - n[SAME] - n[NEAR];
}

static void
weigh_names(struct sum *sum, const struct policy_dupes *dupes,
	    struct arena *arena, const char *mine, const char *theirs)
{
	const char *a[WORDS_MAX], *b[WORDS_MAX];
	size_t n[3] = {0}, na, nb;

	if (!mine || !theirs)
		return;
	na = split(arena, mine, a);
	nb = split(arena, theirs, b);
	if (na == 0 || nb == 0)
		return;
	if (na <= nb)
		pair_off(a, na, b, nb, n);
	else
		pair_off(b, nb, a, na, n);
	if (n[APART] == 0 && n[NEAR] == 0 && na == nb)
		add(sum, dupes->alike[ALIKE_NAME], "same name", mine);
	else if (n[APART] == 0 && n[SAME] > 0 && n[SAME] + n[NEAR] > 1)
		add(sum, dupes->alike[ALIKE_NEAR_NAME], "nearly the same name",
		    NULL);
	else if (n[SAME] + n[NEAR] > 0)
		add(sum, dupes->alike[ALIKE_SOME_NAME], "a part of the name",
		    NULL);
	else
		add(sum, dupes->differ[DIFFER_NAME], "other name", NULL);
}

/* "--04-15" fits any year. */
static bool
same_birthday(const char *a, const char *b)
{
	size_t la = strlen(a), lb = strlen(b);

	if (strcmp(a, b) == 0)
		return true;
	return la > 5 && lb > 5 && (a[0] == '-' || b[0] == '-') &&
	       strcmp(a + la - 5, b + lb - 5) == 0;
}

int64_t
match_weigh(const struct business *business, struct arena *arena,
	    const struct match_card *a, const struct match_card *b,
	    const char **reasons)
{
	const struct policy_dupes *dupes = &business->policy->dupes;
	struct sum sum = {0};

	weigh_address(&sum, business, arena, a, b);
	weigh_names(&sum, dupes, arena, a->name, b->name);
	if (a->born && b->born) {
		if (same_birthday(a->born, b->born))
			add(&sum, dupes->alike[ALIKE_BORN], "same birthday",
			    NULL);
		else
			add(&sum, dupes->differ[DIFFER_BORN], "other birthday",
			    NULL);
	}
	*reasons = str_keep(&sum.reasons, arena);
	return sum.weight;
}

/* --- finding -------------------------------------------------------------- */

static int
heaviest_first(const void *a, const void *b)
{
	const struct match *x = a, *y = b;

	if (x->weight != y->weight)
		return x->weight > y->weight ? -1 : 1;
	return (x->party.n > y->party.n) - (x->party.n < y->party.n);
}

static int
candidates(struct business *business, struct arena *arena,
	   const struct match_card *card, struct vec *found, struct error *err)
{
	size_t i;

	for (i = 0; i < card->address_count; i++) {
		const struct address *address = &card->addresses[i];
		size_t limit = found->count + FEW;
		int rc;

		if (strcmp(address->medium.s, "phone") == 0)
			rc = resolver_by_phone(business, arena,
					       address->value.s, limit, found,
					       err);
		else
			rc = party_by_address(business->store, arena,
					      words_key(arena,
							address->medium.s,
							address->value.s),
					      limit, found, err);
		if (rc < 0)
			return -1;
	}
	if (!card->name || !*utf8_fold(arena, card->name))
		return 0;
	return party_by_name(business->store, arena,
			     utf8_fold(arena, card->name), found->count + FEW,
			     found, err);
}

int
match_find(struct business *business, struct arena *arena,
	   const struct match_card *card, struct vec *matches,
	   struct error *err)
{
	struct vec found = {.size = sizeof(struct id)};
	const struct id *ids;
	size_t i;

	if (candidates(business, arena, card, &found, err) < 0)
		return -1;
	ids = found.items;
	for (i = 0; i < found.count; i++) {
		struct match_card theirs;
		struct match match = {.party = ids[i]};

		if (match_card_of(business, arena, ids[i], &theirs, err) < 0)
			return -1;
		match.weight = match_weigh(business, arena, card, &theirs,
					   &match.reasons);
		if (match.weight >= business->policy->dupes.people)
			*(struct match *)vec_add(matches, arena) = match;
	}
	if (matches->count > 1)
		qsort(matches->items, matches->count, sizeof(struct match),
		      heaviest_first);
	return 0;
}
