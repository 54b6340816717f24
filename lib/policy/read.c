/* SPDX-License-Identifier: ISC
 * From the tree of a policy to its structs.
 */
#include "policy/read.h"

#include <string.h>

#include "base/arena.h"
#include "base/vec.h"
#include "policy/cards.h"
#include "policy/deals.h"
#include "policy/dunning.h"
#include "policy/hours.h"
#include "policy/kinds.h"
#include "policy/likeness.h"
#include "policy/rates.h"
#include "policy/scoring.h"
#include "policy/signals.h"
#include "policy/team.h"
#include "text/phone.h"

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

typedef int
zone_check(const char *zone, struct error *err);

static const char *const root_keys[] = {
	"name",	     "zone",	"country",   "currency", "dates",
	"channel",   "people",	"champion",  "hours",	 "holidays",
	"calendars", "desks",	"channels",  "kinds",	 "default-kind",
	"tiers",     "links",	"ladder",    "reopened", "check",
	"sheet",     "deals",	"dupes",     "cards",	 "signals",
	"retention", "dunning", "templates", "mail",	 "score",
	"rates"};

static int
read_zone(const struct node_source *source, const struct yaml_node *node,
	  const char *what, zone_check *check_zone, const char **zone)
{
	struct error why;

	*zone = node_text(source, node, what);
	if (!*zone)
		return -1;
	if (check_zone && check_zone(*zone, &why) != 0)
		return node_error(source, node, "%s", why.text);
	return 0;
}

static int
read_currency(const struct node_source *source, const struct yaml_node *node,
	      struct policy *policy)
{
	policy->currency = node_text(source, node, "currency");
	if (!policy->currency)
		return -1;
	if (strlen(policy->currency) != 3 ||
	    strspn(policy->currency, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != 3)
		return node_error(source, node,
				  "currency: %s is not three capital letters "
				  "such as EUR",
				  node_quote(source, policy->currency));
	return 0;
}

static int
read_country(const struct node_source *source, const struct yaml_node *node,
	     struct policy *policy)
{
	const char *code;

	if (!node_given(node))
		return 0;
	code = node_text(source, node, "country");
	if (!code)
		return -1;
	policy->country = phone_country(code);
	if (policy->country &&
	    strcmp(phone_country_code(policy->country), code) == 0)
		return 0;
	return node_error(source, node,
			  policy->country
				  ? "country: %s is written in capital letters"
				  : "country: %s is no country whose phone "
				    "numbers are known, such as DE",
			  node_quote(source, code));
}

static int
read_dates(const struct node_source *source, const struct yaml_node *node,
	   struct policy *policy)
{
	static const char *const words[] = {"iso", "dmy", "mdy"};
	const char *text = node_text(source, node, "dates");
	size_t i;

	if (!text)
		return -1;
	for (i = 0; i < COUNT(words); i++) {
		if (strcmp(text, words[i]) == 0) {
			policy->dates = (enum policy_dates)i;
			return 0;
		}
	}
	return node_error(source, node, "dates: %s is none of iso, dmy, mdy",
			  node_quote(source, text));
}

static int
read_business(const struct node_source *source, const struct yaml_node *root,
	      zone_check *check_zone, struct policy *policy)
{
	policy->name = node_text(source, node_find(root, "name"), "name");
	if (!policy->name ||
	    read_zone(source, node_find(root, "zone"), "zone", check_zone,
		      &policy->zone) != 0 ||
	    read_country(source, node_find(root, "country"), policy) != 0 ||
	    read_currency(source, node_find(root, "currency"), policy) != 0 ||
	    read_dates(source, node_find(root, "dates"), policy) != 0)
		return -1;
	policy->channel =
		node_name(source, node_find(root, "channel"), "channel");
	return policy->channel ? 0 : -1;
}

static int
read_calendar(const struct node_source *source, const struct yaml_node *node,
	      zone_check *check_zone, struct policy_calendar *calendar)
{
	static const char *const keys[] = {"zone", "hours", "holidays"};
	const char *what = node_path(source, "calendars", node->key);
	const struct yaml_node *zone = node_find(node, "zone");
	const struct yaml_node *hours = node_find(node, "hours");
	const struct yaml_node *holidays = node_find(node, "holidays");

	calendar->name = node->key;
	calendar->place = node_place_key(node);
	if (node_map(source, node, what, keys, COUNT(keys)) != 0)
		return -1;
	if (strcmp(node->key, "shop") == 0)
		return node_error_key(source, node,
				      "calendars: shop is the calendar of "
				      "hours: and holidays: themselves");
	if (!node_given(hours))
		return node_error_key(source, node, "%s: has no hours", what);
	if (node_given(zone) &&
	    read_zone(source, zone, node_path(source, what, "zone"), check_zone,
		      &calendar->zone) != 0)
		return -1;
	if (node_given(holidays) &&
	    hours_read_holidays(source, holidays,
				node_path(source, what, "holidays"),
				calendar) != 0)
		return -1;
	return hours_read(source, hours, node_path(source, what, "hours"),
			  calendar);
}

static int
read_calendars(const struct node_source *source, const struct yaml_node *root,
	       zone_check *check_zone, struct policy *policy)
{
	struct vec calendars = {.size = sizeof(struct policy_calendar)};
	const struct yaml_node *others = node_find(root, "calendars"), *child;
	const struct yaml_node *hours = node_find(root, "hours");
	struct policy_calendar shop = {.name = "shop", .zone = policy->zone};

	shop.place = node_place_key(hours);
	if (hours_read(source, hours, "hours", &shop) != 0 ||
	    hours_read_holidays(source, node_find(root, "holidays"), "holidays",
				&shop) != 0)
		return -1;
	*(struct policy_calendar *)vec_add(&calendars, source->arena) = shop;
	if (node_map(source, others, "calendars", NULL, 0) != 0)
		return -1;
	for (child = others ? others->first : NULL; child;
	     child = child->next) {
		struct policy_calendar *calendar =
			vec_add(&calendars, source->arena);

		calendar->zone = shop.zone;
		calendar->holidays = shop.holidays;
		calendar->holiday_count = shop.holiday_count;
		if (read_calendar(source, child, check_zone, calendar) != 0)
			return -1;
	}
	policy->calendars = calendars.items;
	policy->calendar_count = calendars.count;
	return 0;
}

static int
read_default_kind(const struct node_source *source,
		  const struct yaml_node *node, struct policy *policy)
{
	const char *name = node_name(source, node, "default-kind");
	const struct policy_kind *kind;

	if (!name)
		return -1;
	kind = policy_kind_named(policy, name);
	if (!kind || !kind->voice)
		return node_error(source, node,
				  "default-kind: %s is no kind of voice", name);
	policy->default_kind = kind->name;
	return 0;
}

static int
read_links(const struct node_source *source, const struct yaml_node *node,
	   struct policy *policy)
{
	const struct yaml_node **items;
	const char **names;
	size_t count, i;

	if (node_items(source, node, "links", &items, &count) != 0)
		return -1;
	names = arena_get(source->arena, (count + 1) * sizeof(*names));
	for (i = 0; i < count; i++) {
		names[i] = node_name(source, items[i], "links");
		if (!names[i])
			return -1;
	}
	policy->links = names;
	policy->link_count = count;
	return 0;
}

/* The numbers that stand alone or in a section of their own. */
static int
read_numbers(const struct node_source *source, const struct yaml_node *root,
	     struct policy *policy)
{
	static const char *const check_keys[] = {"stale"};
	static const char *const sheet_keys[] = {"touches"};
	const struct yaml_node *check = node_find(root, "check");
	const struct yaml_node *sheet = node_find(root, "sheet");

	if (node_map(source, check, "check", check_keys, 1) != 0 ||
	    node_map(source, sheet, "sheet", sheet_keys, 1) != 0 ||
	    node_number(source, node_find(root, "reopened"), "reopened", "%", 1,
			100, &policy->reopened_percent) != 0 ||
	    node_wall(source, node_find(check, "stale"), "check.stale",
		      &policy->stale_s) != 0)
		return -1;
	return node_number(source, node_find(sheet, "touches"), "sheet.touches",
			   "", 0, 1000, &policy->touches);
}

static int
read_retention(const struct node_source *source, const struct yaml_node *node,
	       struct policy *policy)
{
	size_t i;

	if (node_map(source, node, "retention", party_roles, PARTY_ROLES) != 0)
		return -1;
	for (i = 0; i < PARTY_ROLES; i++) {
		const struct yaml_node *time = node_find(node, party_roles[i]);
		const char *what =
			node_path(source, "retention", party_roles[i]);

		if (node_given(time) &&
		    node_years(source, time, what,
			       &policy->retention_days[i]) != 0)
			return -1;
	}
	return 0;
}

/* What a letter of ours may say. */
static const char *const letter_words[] = {"first",   "name",  "case",
					   "subject", "text",  "person",
					   "due",     "level", "business"};

static int
read_letter(const struct node_source *source, const struct yaml_node *node,
	    const char *what, bool lines, const char **text)
{
	*text = node_letter(source, node, what, lines, letter_words,
			    COUNT(letter_words));
	return *text ? 0 : -1;
}

static int
read_templates(const struct node_source *source, const struct yaml_node *node,
	       struct policy *policy)
{
	static const char *const names[] = {"told", "thanks", "rung", "sheet"};
	static const char *const keys[] = {"subject", "body"};
	struct policy_template *templates =
		arena_get(source->arena, COUNT(names) * sizeof(*templates));
	size_t i;

	if (node_map(source, node, "templates", names, COUNT(names)) != 0)
		return -1;
	for (i = 0; i < COUNT(names); i++) {
		const struct yaml_node *letter = node_find(node, names[i]);
		const char *what = node_path(source, "templates", names[i]);

		templates[i].name = names[i];
		templates[i].place = node_place_key(letter);
		if (node_map(source, letter, what, keys, COUNT(keys)) != 0 ||
		    read_letter(source, node_find(letter, "subject"),
				node_path(source, what, "subject"), false,
				&templates[i].subject) != 0 ||
		    read_letter(source, node_find(letter, "body"),
				node_path(source, what, "body"), true,
				&templates[i].body) != 0)
			return -1;
	}
	policy->templates = templates;
	policy->template_count = COUNT(names);
	return 0;
}

/* The program and its arguments, parted at blanks: there is no shell. */
static int
read_command(const struct node_source *source, const struct yaml_node *node,
	     struct policy_mail *mail)
{
	struct vec words = {.size = sizeof(char *)};
	const char *p, *const *list;

	p = node_text(source, node, "mail.command");
	if (!p)
		return -1;
	for (p += strspn(p, " "); *p; p += strspn(p, " ")) {
		size_t len = strcspn(p, " ");

		*(char **)vec_add(&words, source->arena) =
			arena_bytes(source->arena, p, len);
		p += len;
	}
	list = words.items;
	if (list[0][0] != '/')
		return node_error(source, node,
				  "mail.command: %s is no absolute path such "
				  "as /usr/sbin/sendmail",
				  node_quote(source, list[0]));
	mail->command = list[0];
	mail->arguments = list + 1;
	mail->argument_count = words.count - 1;
	return 0;
}

static int
read_backoff(const struct node_source *source, const struct yaml_node *node,
	     struct policy_mail *mail)
{
	const struct yaml_node **items;
	int64_t *seconds;
	size_t count, i;

	if (node_items(source, node, "mail.backoff", &items, &count) != 0)
		return -1;
	if (count == 0)
		return node_error(source, node,
				  "mail.backoff: wants at least one time");
	seconds = arena_get(source->arena, count * sizeof(*seconds));
	for (i = 0; i < count; i++) {
		if (node_wall(source, items[i], "mail.backoff", &seconds[i]) !=
		    0)
			return -1;
	}
	mail->backoff = seconds;
	mail->backoff_count = count;
	return 0;
}

static int
read_mail(const struct node_source *source, const struct yaml_node *node,
	  struct policy_mail *mail)
{
	static const char *const keys[] = {"command", "from", "backoff",
					   "alarm", "timeout"};
	const struct yaml_node *command = node_find(node, "command");
	const struct yaml_node *from = node_find(node, "from");

	mail->place = node_place_key(node);
	if (node_map(source, node, "mail", keys, COUNT(keys)) != 0 ||
	    (node_given(command) && read_command(source, command, mail) != 0) ||
	    (node_given(from) &&
	     team_read_mail(source, from, "mail.from", &mail->from) != 0) ||
	    read_backoff(source, node_find(node, "backoff"), mail) != 0 ||
	    node_number(source, node_find(node, "alarm"), "mail.alarm", "", 1,
			1000, &mail->alarm_after) != 0 ||
	    node_wall(source, node_find(node, "timeout"), "mail.timeout",
		      &mail->timeout_s) != 0)
		return -1;
	if (mail->timeout_s > 3600)
		return node_error(source, node_find(node, "timeout"),
				  "mail.timeout: longer than an hour");
	if (mail->command && !mail->from)
		return node_error(source, command,
				  "mail: a command, but no from: (our "
				  "address)");
	return 0;
}

int
read_policy(const struct node_source *source, const struct yaml_node *root,
	    zone_check *check_zone, struct policy *policy)
{
	if (root->kind != YAML_MAP)
		return node_error(source, root,
				  "a policy is keys with values, \"key: "
				  "value\"");
	if (node_map(source, root, "policy", root_keys, COUNT(root_keys)) !=
		    0 ||
	    read_business(source, root, check_zone, policy) != 0 ||
	    team_read_people(source, root, policy) != 0 ||
	    read_calendars(source, root, check_zone, policy) != 0 ||
	    kinds_read(source, node_find(root, "kinds"), policy) != 0 ||
	    read_default_kind(source, node_find(root, "default-kind"),
			      policy) != 0 ||
	    kinds_read_tiers(source, node_find(root, "tiers"), policy) != 0 ||
	    read_links(source, node_find(root, "links"), policy) != 0 ||
	    team_read_desks(source, node_find(root, "desks"), policy) != 0 ||
	    team_read_channels(source, node_find(root, "channels"), policy) !=
		    0 ||
	    team_read_ladder(source, node_find(root, "ladder"), policy) != 0 ||
	    read_numbers(source, root, policy) != 0 ||
	    deals_read(source, node_find(root, "deals"), policy) != 0 ||
	    likeness_read(source, node_find(root, "dupes"), &policy->dupes) !=
		    0 ||
	    cards_read(source, node_find(root, "cards"), policy) != 0 ||
	    signals_read(source, node_find(root, "signals"), policy) != 0 ||
	    rates_read(source, node_find(root, "rates"), policy) != 0 ||
	    scoring_read(source, node_find(root, "score"), policy) != 0 ||
	    read_retention(source, node_find(root, "retention"), policy) != 0 ||
	    dunning_read(source, node_find(root, "dunning"), policy) != 0 ||
	    read_templates(source, node_find(root, "templates"), policy) != 0)
		return -1;
	return read_mail(source, node_find(root, "mail"), &policy->mail);
}
