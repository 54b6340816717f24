/* SPDX-License-Identifier: ISC
 * policy.yaml, to and fro.
 */
#include "policy/document.h"

#include <stdbool.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "policy/check.h"
#include "policy/default.h"
#include "policy/node.h"
#include "policy/overlay.h"
#include "policy/read.h"
#include "policy/scalar.h"
#include "policy/write.h"
#include "text/yaml.h"

int
document_read(struct arena *arena, const char *name, const char *text,
	      size_t len,
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
document_effective(struct arena *arena, const struct policy *policy)
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
document_sections(size_t *count)
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
document_section(struct arena *arena, const char *name)
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
document_first(struct arena *arena, const char *name, const char *currency,
	       const char *zone, const char *country, const char *person,
	       const char *full_name, const char *mail)
{
	struct str out = {0};

	str_add(&out, "# What we promise our customers. The rest is built in: "
		      "crm-help policy\n"
		      "# SECTION prints a section ready to paste, "
		      "crm-check --policy checks this file.\n"
		      "name: ");
	scalar_text(&out, name);
	str_add(&out, "\nzone: ");
	scalar_text(&out, zone);
	if (country)
		str_print(&out, "\ncountry: %s   # 0170 … is a number there",
			  country);
	str_add(&out, "\ncurrency: ");
	scalar_text(&out, currency);
	str_add(&out, "\n\n# When we work; several ranges a day are fine, and "
		      "[mon-fri 09:00-18:00,\n"
		      "# sat 10:00-14:00]. Clocks stand still outside.\n"
		      "hours: [mon-fri 09:00-17:00]\n"
		      "holidays: []   # [2026-12-25, 2026-12-26]\n"
		      "\n# Who we are, by the short name one types.\n"
		      "people:\n  ");
	str_print(&out, "%s:\n    name: ", person);
	scalar_text(&out, full_name && *full_name ? full_name : person);
	str_add(&out, "\n    role: owner\n");
	if (mail && *mail) {
		str_add(&out, "    mail: ");
		scalar_text(&out, mail);
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
