/* SPDX-License-Identifier: ISC
 * Our own people.
 */
#include "domain/people.h"

#include <string.h>

#include "base/str.h"
#include "store/absence.h"
#include "store/case.h"
#include "store/origin.h"
#include "store/record.h"

int
people_get(const struct business *business, const char *word,
	   const struct policy_person **person, struct error *err)
{
	const struct policy *policy = business->policy;
	const char *name = word[0] == '@' ? word + 1 : word;
	const char **names;
	const char *nearest;
	struct str all = {0};
	size_t i;

	if (strcmp(name, "me") == 0)
		name = business->user;
	*person = policy_person(policy, name);
	if (*person)
		return 0;
	names = arena_get(business->arena,
			  (policy->people_count + 1) * sizeof(*names));
	for (i = 0; i < policy->people_count; i++) {
		names[i] = policy->people[i].name;
		str_print(&all, "%s%s", i ? ", " : "", names[i]);
	}
	nearest = str_nearest(name, names, policy->people_count);
	error_set(err, ERR_USAGE, "%s: none of our people", name);
	if (nearest)
		error_hint(err, "did you mean %s? there are: %.400s", nearest,
			   str_get(&all));
	else
		error_hint(err, "there are: %.450s", str_get(&all));
	str_free(&all);
	return -1;
}

/* Today's absence of a person, NULL when they are here. */
static const struct absence *
absent(const struct vec *absences, const char *who, struct day day)
{
	const struct absence *all = absences->items;
	const struct absence *found = NULL;
	size_t i;

	for (i = 0; i < absences->count; i++) {
		if (strcmp(all[i].who.s, who) == 0 &&
		    all[i].from_on.days <= day.days &&
		    (day_missing(all[i].until_on) ||
		     all[i].until_on.days >= day.days))
			found = &all[i];
	}
	return found;
}

/* Who acts for who on a day; NULL when the chain loops or ends with somebody
 * away. */
static const char *
deputy_of(const struct vec *absences, const char *who, struct day day)
{
	size_t hops;

	for (hops = 0; hops <= absences->count; hops++) {
		const struct absence *away = absent(absences, who, day);

		if (!away)
			return who;
		if (!away->deputy.s)
			return NULL;
		who = away->deputy.s;
	}
	return NULL;
}

int
people_acting(struct business *business, const char *person,
	      const char **acting, struct error *err)
{
	struct vec absences = {.size = sizeof(struct absence)};
	const char *deputy;

	if (absence_list(business->store, business->arena, business->today,
			 &absences, err) < 0)
		return -1;
	deputy = deputy_of(&absences, person, business->today);
	*acting = deputy ? deputy : person;
	return 0;
}

static bool
listed(const char *const *words, size_t count, const char *word)
{
	size_t i;

	if (count == 0)
		return true;
	for (i = 0; i < count; i++) {
		if (word && strcmp(words[i], word) == 0)
			return true;
	}
	return false;
}

int
people_turn(struct business *business, const char *const *list, size_t count,
	    const char *last, const char **turn, const char **owner,
	    struct error *err)
{
	struct vec absences = {.size = sizeof(struct absence)};
	size_t i, begin = 0;

	if (absence_list(business->store, business->arena, business->today,
			 &absences, err) < 0)
		return -1;
	for (i = 0; i < count; i++) {
		if (last && strcmp(list[i], last) == 0)
			begin = i + 1;
	}
	*turn = list[begin % count];
	*owner = *turn;
	for (i = 0; i < count; i++) {
		const char *next = list[(begin + i) % count];
		const char *acting =
			deputy_of(&absences, next, business->today);

		if (acting) {
			*turn = next;
			*owner = acting;
			break;
		}
	}
	return 0;
}

int
people_present(struct business *business, const char *const *list, size_t count,
	       struct vec *present, struct error *err)
{
	struct vec absences = {.size = sizeof(struct absence)};
	size_t i;

	if (absence_list(business->store, business->arena, business->today,
			 &absences, err) < 0)
		return -1;
	for (i = 0; i < count; i++) {
		if (!absent(&absences, list[i], business->today))
			*(const char **)vec_add(present, business->arena) =
				list[i];
	}
	return 0;
}

static int
desk_turn(struct business *business, const struct policy_desk *desk,
	  const char **turn, const char **owner, struct error *err)
{
	const char *last;

	if (case_last_turn(business->store, business->arena, desk->name, &last,
			   err) < 0)
		return -1;
	return people_turn(business, desk->people, desk->people_count, last,
			   turn, owner, err);
}

int
people_owner(struct business *business, const char *own_person,
	     const char *kind, const char *channel, const char **owner,
	     const char **desk, const char **turn, struct error *err)
{
	const struct policy *policy = business->policy;
	size_t i;

	*desk = NULL;
	*turn = NULL;
	if (own_person && policy_person(policy, own_person))
		return people_acting(business, own_person, owner, err);
	if (policy_channel(policy, channel))
		return people_acting(business,
				     policy_channel(policy, channel)->responder,
				     owner, err);
	for (i = 0; i < policy->desk_count; i++) {
		const struct policy_desk *at = &policy->desks[i];

		if (at->people_count == 0 ||
		    !listed(at->kinds, at->kind_count, kind) ||
		    !listed(at->channels, at->channel_count, channel))
			continue;
		*desk = at->name;
		return desk_turn(business, at, turn, owner, err);
	}
	return people_acting(business, policy->champion, owner, err);
}

static bool
is_answered(const struct policy *policy, const char *channel)
{
	size_t i;

	if (policy_channel(policy, channel))
		return true;
	for (i = 0; i < policy->desk_count; i++) {
		const struct policy_desk *desk = &policy->desks[i];

		if (desk->channel_count > 0 &&
		    listed(desk->channels, desk->channel_count, channel))
			return true;
	}
	return false;
}

int
people_unanswered(struct business *business, struct vec *channels,
		  struct error *err)
{
	struct vec heard = {.size = sizeof(const char *)};
	const char *const *all;
	size_t i;

	if (origin_channels(business->store, business->arena, &heard, err) < 0)
		return -1;
	all = heard.items;
	for (i = 0; i < heard.count; i++) {
		if (!is_answered(business->policy, all[i]))
			*(const char **)vec_add(channels, business->arena) =
				all[i];
	}
	return 0;
}

/* Whom a person reports to; the champion at the top. */
static const char *
lead_of(const struct policy *policy, const char *name)
{
	const struct policy_person *person = policy_person(policy, name);

	return person && person->reports_to ? person->reports_to
					    : policy->champion;
}

int
people_rung(struct business *business, const struct policy_rung *rung,
	    const char *owner, const char **person, struct error *err)
{
	const struct policy *policy = business->policy;
	const char *to = rung->to;

	if (strcmp(to, "lead") == 0)
		to = lead_of(policy, owner);
	else if (strcmp(to, "manager") == 0)
		to = lead_of(policy, lead_of(policy, owner));
	else if (strcmp(to, "champion") == 0)
		to = policy->champion;
	return people_acting(business, to, person, err);
}

const char *
people_second(const struct business *business, const char *person)
{
	const struct policy *policy = business->policy;
	const char *second = lead_of(policy, person);
	size_t i;

	for (i = 0; strcmp(second, person) == 0 && i < policy->people_count;
	     i++)
		second = policy->people[i].name;
	return second;
}

int
people_away(struct business *business, struct absence *row, struct error *err)
{
	struct vec absences = {.size = sizeof(struct absence)};
	struct absence *new;
	int64_t day, until;

	if (!day_missing(row->until_on) &&
	    row->until_on.days < row->from_on.days)
		return error_set(err, ERR_USAGE,
				 "the last day away is before the first");
	if (row->deputy.s && strcmp(row->deputy.s, row->who.s) == 0)
		return error_set(err, ERR_USAGE,
				 "%s cannot stand in for themselves",
				 row->who.s);
	if (absence_list(business->store, business->arena, row->from_on,
			 &absences, err) < 0)
		return -1;
	new = vec_add(&absences, business->arena);
	*new = *row;
	until = day_missing(row->until_on) ? row->from_on.days + 366
					   : row->until_on.days;
	for (day = row->from_on.days; row->deputy.s && day <= until; day++) {
		if (!deputy_of(&absences, row->who.s, (struct day){day})) {
			error_set(err, ERR_NO,
				  "%s is away too on %s, with nobody else to "
				  "stand in",
				  row->deputy.s,
				  business_day(business, (struct day){day}));
			return error_hint(err, "name a deputy who is here, or "
					       "crm-away alone to see who is");
		}
	}
	return record_add(business->store, TABLE_ABSENCES, row, err);
}

int
people_back(struct business *business, const char *person,
	    struct absence *ended, struct error *err)
{
	struct vec absences = {.size = sizeof(struct absence)};
	const struct absence *away;

	if (absence_list(business->store, business->arena, business->today,
			 &absences, err) < 0)
		return -1;
	away = absent(&absences, person, business->today);
	if (!away)
		return error_set(err, ERR_NO, "%s is not away", person);
	*ended = *away;
	ended->until_on.days = business->today.days - 1;
	if (ended->until_on.days < away->from_on.days)
		ended->voided.yes = true;
	return record_set(business->store, TABLE_ABSENCES, away, ended, err);
}
