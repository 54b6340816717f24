/* SPDX-License-Identifier: ISC
 * policy.yaml as structs, and looking things up in them.
 */
#include "policy/policy.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "policy/check.h"
#include "policy/default.h"
#include "policy/hours.h"
#include "policy/node.h"
#include "policy/overlay.h"
#include "policy/read.h"
#include "policy/write.h"
#include "text/yaml.h"

const char *const policy_clock_names[CLOCK_COUNT] = {
	[CLOCK_FIRST_ANSWER] = "first-answer",
	[CLOCK_NEXT_ANSWER] = "next-answer",
	[CLOCK_RESOLVE] = "resolve",
	[CLOCK_UPDATE] = "update",
};

const char *const policy_step_words[POLICY_STEP_WORDS] = {
	"number", "issued", "due", "owed", "total", "days"};

int
policy_read(struct arena *arena, const char *name, const char *text, size_t len,
	    int (*check_zone)(const char *zone, struct error *err),
	    const struct policy **policy, struct error *err)
{
	const struct node_source source = {.arena = arena,
					   .name = name,
					   .text = text,
					   .len = len,
					   .err = err};
	struct policy *read = arena_get(arena, sizeof(*read));
	struct yaml_node *own;

	if (yaml_read(arena, name, text, len, &own, err) != 0 ||
	    read_policy(&source,
			overlay_policy(arena, default_tree(arena), own),
			check_zone, read) != 0 ||
	    check_policy(&source, read) != 0)
		return -1;
	*policy = read;
	return 0;
}

char *
policy_effective(struct arena *arena, const struct policy *policy)
{
	struct str out = {0};

	write_policy(&out, policy);
	return str_keep(&out, arena);
}

static const char *const sections[] = {
	"name",	     "people",	"rates",     "hours", "calendars", "desks",
	"channels",  "kinds",	"tiers",     "links", "ladder",	   "check",
	"sheet",     "deals",	"dupes",     "cards", "signals",   "score",
	"retention", "dunning", "templates", "mail"};

const char *const *
policy_sections(size_t *count)
{
	*count = sizeof(sections) / sizeof(sections[0]);
	return sections;
}

/* A section of default.yaml is a comment after a blank line and all up to the
 * next one. */
static const char *
next_section(const char *p)
{
	const char *next = strstr(p, "\n\n#");

	return next ? next + 2 : p + strlen(p);
}

/* Whether one of its lines is the key, as it is or as an example. */
static bool
has_key(const char *p, const char *end, const char *key)
{
	size_t len = strlen(key);

	while (p < end) {
		const char *line = str_begins(p, "#:") ? p + 2 : p;

		if (strncmp(line, key, len) == 0 && line[len] == ':')
			return true;
		p += strcspn(p, "\n");
		p += *p == '\n';
	}
	return false;
}

char *
policy_section(struct arena *arena, const char *name)
{
	const char *p = policy_default_yaml, *end = next_section(p);
	struct str out = {0};

	while (*p && !has_key(p, end, name)) {
		p = end;
		end = next_section(p);
	}
	if (!*p || !*name)
		return NULL;
	while (p < end && *p != '\0') {
		size_t indent = strspn(p, " "), len = strcspn(p, "\n");

		if (end[0] != '\0' && p + 1 == end)
			break; /* the blank line between sections */
		str_add_bytes(&out, p, indent);
		if (str_begins(p + indent, "#:"))
			str_add_bytes(&out, p + indent + 2, len - indent - 2);
		else
			str_add_bytes(&out, p + indent, len - indent);
		str_add_char(&out, '\n');
		p += len + 1;
	}
	return str_keep(&out, arena);
}

char *
policy_first(struct arena *arena, const char *name, const char *currency,
	     const char *zone, const char *country, const char *person,
	     const char *full_name, const char *mail)
{
	struct str out = {0};

	str_add(&out, "# What we promise our customers. The rest is built in: "
		      "crm-help policy\n"
		      "# SECTION prints a section ready to paste, "
		      "crm-check --policy checks this file.\n"
		      "name: ");
	write_text(&out, name);
	str_add(&out, "\nzone: ");
	write_text(&out, zone);
	if (country)
		str_print(&out, "\ncountry: %s   # 0170 … is a number there",
			  country);
	str_add(&out, "\ncurrency: ");
	write_text(&out, currency);
	str_add(&out, "\n\n# When we work; several ranges a day are fine, and "
		      "[mon-fri 09:00-18:00,\n"
		      "# sat 10:00-14:00]. Clocks stand still outside.\n"
		      "hours: [mon-fri 09:00-17:00]\n"
		      "holidays: []   # [2026-12-25, 2026-12-26]\n"
		      "\n# Who we are, by the short name one types.\n"
		      "people:\n  ");
	str_print(&out, "%s:\n    name: ", person);
	write_text(&out, full_name && *full_name ? full_name : person);
	str_add(&out, "\n    role: owner\n");
	if (mail && *mail) {
		str_add(&out, "    mail: ");
		write_text(&out, mail);
		str_add(&out, "\n");
	} else {
		str_add(&out, "    #mail: me@example.org\n");
	}
	str_add(&out, "  #bo: {name: Bo Lund, mail: bo@example.org}\n"
		      "# Owns what nobody else does, hears of what nobody "
		      "else settled.\n");
	str_print(&out, "champion: %s\n", person);
	str_add(&out, "\n# Shorter or longer clocks, in working time:\n"
		      "#kinds:\n"
		      "#  complaint: {clocks: {first-answer: 2h}}\n"
		      "\n# Without a mailer, letters wait in the outbox:\n"
		      "#mail:\n"
		      "#  command: /usr/sbin/sendmail -t -oi\n"
		      "#  from: shop@example.org\n");
	return str_keep(&out, arena);
}

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
