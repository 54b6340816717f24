/* SPDX-License-Identifier: ISC
 * Whose a new deal is.
 */
#include "domain/assign.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "domain/filter.h"
#include "domain/find.h"
#include "domain/people.h"
#include "store/deal.h"
#include "store/noun.h"

/* Those who take part: all of ours where the policy names nobody. */
static const char *const *
pool(const struct business *business, size_t *count)
{
	const struct policy *policy = business->policy;
	const char **names;
	size_t i;

	*count = policy->deals.people_count;
	if (*count > 0)
		return policy->deals.people;
	*count = policy->people_count;
	names = arena_get(business->arena, *count * sizeof(*names));
	for (i = 0; i < *count; i++)
		names[i] = policy->people[i].name;
	return names;
}

/* --- territories ------------------------------------------------------------ */

static int
find_territory(const struct business *business, const char *asked,
	       const struct policy_territory **territory, struct error *err)
{
	const struct policy_deals *deals = &business->policy->deals;
	const char **names;
	const char *nearest;
	struct str all = {0};
	size_t i;

	*territory = policy_territory(business->policy, asked);
	if (*territory)
		return 0;
	names = arena_get(business->arena,
			  (deals->territory_count + 1) * sizeof(*names));
	for (i = 0; i < deals->territory_count; i++) {
		names[i] = deals->territories[i].name;
		str_print(&all, "%s%s", i ? ", " : "", names[i]);
	}
	nearest = str_nearest(asked, names, i);
	error_set(err, ERR_USAGE, "%.60s: no territory of ours%s%s%s", asked,
		  nearest ? ", did you mean " : "", nearest ? nearest : "",
		  nearest ? "?" : "");
	error_hint(err, i ? "there are: %.400s" : "crm-help policy deals%s",
		   str_get(&all));
	str_free(&all);
	return -1;
}

/* The words of a territory, as crm-find would be asked with. */
static char **
words_of(const struct business *business,
	 const struct policy_territory *territory, struct id party,
	 size_t *count)
{
	char **words = arena_get(business->arena,
				 (territory->when_count + 1) * sizeof(*words));
	size_t i;

	for (i = 0; i < territory->when_count; i++)
		words[i] = arena_text(business->arena, territory->when[i]);
	*count = i;
	if (party.n > 0)
		words[(*count)++] = arena_print(business->arena, "id=c%lld",
						(long long)party.n);
	return words;
}

static int
refuse_words(const struct policy_territory *territory, struct error *err)
{
	struct error why = *err;

	error_set(err, ERR_POLICY, "policy.yaml:%d: deals.territories.%s: %s",
		  territory->place.line, territory->name, why.text);
	return why.hint[0] ? error_hint(err, "%s", why.hint) : -1;
}

static int
fits(void *cookie, const void *row, struct error *err)
{
	(void)row;
	(void)err;
	*(bool *)cookie = true;
	return 0;
}

static int
territory_of(struct business *business, const struct party *party,
	     const struct policy_territory **territory, struct error *err)
{
	const struct policy_deals *deals = &business->policy->deals;
	size_t i;

	for (i = 0; i < deals->territory_count; i++) {
		struct find_question question = {.noun = "parties"};
		bool inside = false;

		*territory = &deals->territories[i];
		if ((*territory)->when_count == 0)
			continue;
		question.filters = words_of(business, *territory, party->id,
					    &question.count);
		if (find_rows(business, &question, fits, &inside, err) < 0)
			return err->code == ERR_USAGE
				       ? refuse_words(*territory, err)
				       : -1;
		if (inside)
			return 0;
	}
	*territory = NULL;
	return 0;
}

int
assign_check(struct business *business, struct error *err)
{
	const struct policy_deals *deals = &business->policy->deals;
	struct filter_asked asked;
	size_t i, count;

	for (i = 0; i < deals->territory_count; i++) {
		const struct policy_territory *one = &deals->territories[i];
		char **words = words_of(business, one, (struct id){0}, &count);

		if (filter_parse(business, noun_find("parties"), words, count,
				 &asked, err) < 0)
			return refuse_words(one, err);
	}
	return 0;
}

/* --- whose ------------------------------------------------------------------ */

static int
in_turn(struct business *business, const char *const *list, size_t count,
	struct assign *assign, struct error *err)
{
	const char *last;

	if (deal_last_turn(business->store, business->arena, assign->territory,
			   &last, err) < 0)
		return -1;
	return people_turn(business, list, count, last, &assign->turn,
			   &assign->owner, err);
}

/* The one with the fewest, of those here; the first of several. */
static int
least(struct business *business, const char *const *list, size_t count,
      struct assign *assign, struct error *err)
{
	struct vec present = {.size = sizeof(const char *)};
	const char *const *all;
	int64_t open, fewest = 0;
	size_t i;

	if (people_present(business, list, count, &present, err) < 0)
		return -1;
	if (present.count == 0)
		return in_turn(business, list, count, assign, err);
	all = present.items;
	for (i = 0; i < present.count; i++) {
		if (deal_load(business->store, all[i], &open, err) < 0)
			return -1;
		if (i == 0 || open < fewest) {
			fewest = open;
			assign->owner = assign->turn = all[i];
		}
	}
	return 0;
}

int
assign_owner(struct business *business, const struct party *party,
	     const char *asked, struct assign *assign, struct error *err)
{
	const struct policy_deals *deals = &business->policy->deals;
	const struct policy_territory *territory = NULL;
	const char *const *list;
	size_t count;

	*assign = (struct assign){NULL};
	if (asked && find_territory(business, asked, &territory, err) < 0)
		return -1;
	if (!asked && party->owner.s &&
	    policy_person(business->policy, party->owner.s))
		return people_acting(business, party->owner.s, &assign->owner,
				     err);
	if (!asked && deals->assign == ASSIGN_TERRITORY &&
	    territory_of(business, party, &territory, err) < 0)
		return -1;
	if (territory) {
		assign->territory = territory->name;
		return in_turn(business, territory->people,
			       territory->people_count, assign, err);
	}
	list = pool(business, &count);
	if (deals->assign == ASSIGN_LEAST)
		return least(business, list, count, assign, err);
	return in_turn(business, list, count, assign, err);
}
