/* SPDX-License-Identifier: ISC
 * Looking things up in a policy.
 */
#include "policy/policy.h"

#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "policy/hours.h"

const char *const policy_clock_names[CLOCK_COUNT] = {
	[CLOCK_FIRST_ANSWER] = "first-answer",
	[CLOCK_NEXT_ANSWER] = "next-answer",
	[CLOCK_RESOLVE] = "resolve",
	[CLOCK_UPDATE] = "update",
};

const char *const policy_step_words[POLICY_STEP_WORDS] = {
	"number", "issued", "due", "owed", "total", "days"};

const struct policy_person *
policy_person(const struct policy *policy, const char *name)
{
	size_t i;

	for (i = 0; i < policy->people_count; i++) {
		if (strcmp(policy->people[i].name, name) == 0)
			return &policy->people[i];
	}
	return NULL;
}

const struct policy_kind *
policy_kind_named(const struct policy *policy, const char *name)
{
	size_t i;

	for (i = 0; i < policy->kind_count; i++) {
		if (strcmp(policy->kinds[i].name, name) == 0)
			return &policy->kinds[i];
	}
	return NULL;
}

/* Text of a command line in a message; the end may be cut. */
static void
refuse_kind(const struct policy *policy, const char *beginning, bool several,
	    struct error *err)
{
	struct str shown = {0}, names = {0};
	size_t i;

	utf8_add_inert(&shown, beginning, "");
	for (i = 0; i < policy->kind_count; i++) {
		const char *name = policy->kinds[i].name;

		if (!several || str_begins(name, beginning))
			str_print(&names, "%s%s", names.len ? " " : "", name);
	}
	error_set(err, ERR_USAGE,
		  several ? "%.*s: fits several kinds" : "%.*s: no such kind",
		  (int)utf8_fit(str_get(&shown), 40), str_get(&shown));
	error_hint(err, several ? "which of: %s" : "kinds: %s",
		   str_get(&names));
	str_free(&shown);
	str_free(&names);
}

const struct policy_kind *
policy_kind(const struct policy *policy, const char *beginning,
	    struct error *err)
{
	const struct policy_kind *found = policy_kind_named(policy, beginning);
	size_t i, fits = 0;

	if (found)
		return found;
	for (i = 0; *beginning && i < policy->kind_count; i++) {
		if (!str_begins(policy->kinds[i].name, beginning))
			continue;
		found = &policy->kinds[i];
		fits++;
	}
	if (fits == 1)
		return found;
	refuse_kind(policy, beginning, fits > 1, err);
	return NULL;
}

/* Whether tag is one of the words of "vip,berlin". */
static bool
has_tag(const char *tags, const char *tag)
{
	size_t len = strlen(tag);

	while (tags && *tags) {
		size_t n = strcspn(tags, ",");

		if (n == len && strncmp(tags, tag, n) == 0)
			return true;
		tags += n + (tags[n] == ',');
	}
	return false;
}

const struct policy_span *
policy_span(const struct policy *policy, const struct policy_kind *kind,
	    const char *tags, enum policy_clock clock)
{
	const struct policy_span *best = &kind->clocks[clock];
	size_t i;

	for (i = 0; i < policy->tier_count; i++) {
		const struct policy_tier *tier = &policy->tiers[i];
		const struct policy_span *span = &tier->clocks[clock];

		if (span->absent || !has_tag(tags, tier->tag) ||
		    (tier->kind && strcmp(tier->kind, kind->name) != 0))
			continue;
		/* of every kind: those that have the clock */
		if (best->absent && !tier->kind)
			continue;
		if (best->absent || hours_seconds(kind->calendar, span) <
					    hours_seconds(kind->calendar, best))
			best = span;
	}
	return best;
}

const struct policy_channel *
policy_channel(const struct policy *policy, const char *name)
{
	size_t i;

	for (i = 0; name && i < policy->channel_count; i++) {
		if (strcmp(policy->channels[i].name, name) == 0)
			return &policy->channels[i];
	}
	return NULL;
}

const struct policy_stage *
policy_stage(const struct policy *policy, const char *name)
{
	const struct policy_deals *deals = &policy->deals;
	size_t i;

	for (i = 0; i < deals->stage_count; i++) {
		if (strcmp(deals->stages[i].name, name) == 0)
			return &deals->stages[i];
	}
	return NULL;
}

const struct policy_territory *
policy_territory(const struct policy *policy, const char *name)
{
	const struct policy_deals *deals = &policy->deals;
	size_t i;

	for (i = 0; i < deals->territory_count; i++) {
		if (strcmp(deals->territories[i].name, name) == 0)
			return &deals->territories[i];
	}
	return NULL;
}

const struct policy_template *
policy_template(const struct policy *policy, const char *name)
{
	size_t i;

	for (i = 0; i < policy->template_count; i++) {
		if (strcmp(policy->templates[i].name, name) == 0)
			return &policy->templates[i];
	}
	return NULL;
}
