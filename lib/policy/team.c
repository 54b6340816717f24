/* SPDX-License-Identifier: ISC
 * Our own people, their desks and the ladder, out of a policy.
 */
#include "policy/team.h"

#include <string.h>

#include "base/arena.h"
#include "base/vec.h"
#include "policy/hours.h"
#include "text/mail.h"

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

/* What these words mean elsewhere, no person can be called. */
static const char *const reserved[] = {"me", "lead", "manager", "champion"};

/* Messages name the people, if they are few. */
static const char **
known_people(const struct node_source *source, const struct policy *policy,
	     size_t more)
{
	size_t count = policy->people_count, i;
	const char **known =
		arena_get(source->arena, (count + more) * sizeof(*known));

	for (i = 0; i < count; i++)
		known[i] = policy->people[i].name;
	return known;
}

static int
refuse_person(const struct node_source *source, const struct yaml_node *node,
	      const char *what, const char *name, const struct policy *policy)
{
	return node_error(source, node, "%s: nobody is called %s%s", what,
			  node_quote(source, name),
			  node_nearest(source, name,
				       known_people(source, policy, 0),
				       policy->people_count));
}

static int
read_person_name(const struct node_source *source, const struct yaml_node *node,
		 const char *what, const struct policy *policy,
		 const char **name)
{
	const char *text = node_text(source, node, what);
	const struct policy_person *person;

	if (!text)
		return -1;
	person = policy_person(policy, text);
	if (!person)
		return refuse_person(source, node, what, text, policy);
	*name = person->name;
	return 0;
}

int
team_read_mail(const struct node_source *source, const struct yaml_node *node,
	       const char *what, const char **mail)
{
	*mail = node_text(source, node, what);
	if (!*mail)
		return -1;
	if (!mail_address_valid(*mail))
		return node_error(source, node, "%s: %s is no mail address",
				  what, node_quote(source, *mail));
	return 0;
}

/* A person is a map, the full name alone, or nothing but the short name. */
static int
read_person(const struct node_source *source, const struct yaml_node *node,
	    struct policy_person *person)
{
	static const char *const keys[] = {"name", "mail", "role",
					   "reports-to"};
	const char *what = node_path(source, "people", node->key);
	const struct yaml_node *name, *mail, *role;
	size_t i;

	person->name = person->full_name = node->key;
	person->place = node_place_key(node);
	for (i = 0; i < COUNT(reserved); i++) {
		if (strcmp(node->key, reserved[i]) == 0)
			return node_error_key(source, node,
					      "people: %s means something "
					      "else; choose another name",
					      node->key);
	}
	name = node->kind == YAML_SCALAR ? node : node_find(node, "name");
	mail = node_find(node, "mail");
	role = node_find(node, "role");
	if (node->kind != YAML_SCALAR &&
	    node_map(source, node, what, keys, COUNT(keys)) != 0)
		return -1;
	if (node_given(name)) {
		person->full_name = node_text(source, name,
					      node_path(source, what, "name"));
		if (!person->full_name)
			return -1;
	}
	if (node_given(mail) &&
	    team_read_mail(source, mail, node_path(source, what, "mail"),
			   &person->mail) != 0)
		return -1;
	if (node_given(role)) {
		person->role = node_text(source, role,
					 node_path(source, what, "role"));
		if (!person->role)
			return -1;
	}
	return 0;
}

/* Everybody below the champion's own superiors reports to the champion when
 * nothing else is said. */
static void
fill_reports(const struct node_source *source, const struct policy *policy,
	     struct policy_person *list)
{
	bool *above =
		arena_get(source->arena, policy->people_count * sizeof(*above));
	const char *name = policy->champion;
	size_t i;

	while (name) {
		i = (size_t)(policy_person(policy, name) - policy->people);
		name = above[i] ? NULL : list[i].reports_to;
		above[i] = true;
	}
	for (i = 0; i < policy->people_count; i++) {
		if (!list[i].reports_to && !above[i])
			list[i].reports_to = policy->champion;
	}
}

static int
read_reports(const struct node_source *source, const struct yaml_node *people,
	     const struct policy *policy, struct policy_person *list)
{
	const struct yaml_node *node, *to;
	size_t i = 0;

	for (node = people->first; node; node = node->next, i++) {
		to = node_find(node, "reports-to");
		if (node_given(to) &&
		    read_person_name(source, to,
				     arena_print(source->arena,
						 "people.%s.reports-to",
						 node->key),
				     policy, &list[i].reports_to) != 0)
			return -1;
	}
	fill_reports(source, policy, list);
	return 0;
}

int
team_read_people(const struct node_source *source, const struct yaml_node *root,
		 struct policy *policy)
{
	const struct yaml_node *people = node_find(root, "people"), *node;
	const struct yaml_node *champion = node_find(root, "champion");
	struct vec list = {.size = sizeof(struct policy_person)};

	if (node_map(source, people, "people", NULL, 0) != 0)
		return -1;
	if (!node_given(people) || !people->first)
		return node_error(source, people ? people : root,
				  "people: nobody; a business has at least "
				  "one person");
	for (node = people->first; node; node = node->next) {
		if (read_person(source, node, vec_add(&list, source->arena)) !=
		    0)
			return -1;
	}
	policy->people = list.items;
	policy->people_count = list.count;
	policy->champion = policy->people[0].name;
	if (node_given(champion) &&
	    read_person_name(source, champion, "champion", policy,
			     &policy->champion) != 0)
		return -1;
	return read_reports(source, people, policy, list.items);
}

/* A list of names, each of which check accepts. */
static int
read_names(const struct node_source *source, const struct yaml_node *node,
	   const char *what, const struct policy *policy,
	   int (*check)(const struct node_source *source,
			const struct yaml_node *node, const char *what,
			const struct policy *policy, const char **name),
	   const char *const **names, size_t *count)
{
	const struct yaml_node **items;
	const char **list;
	size_t i, j;

	if (node_items(source, node, what, &items, count) != 0)
		return -1;
	list = arena_get(source->arena, *count * sizeof(*list));
	for (i = 0; i < *count; i++) {
		if (check(source, items[i], what, policy, &list[i]) != 0)
			return -1;
		for (j = 0; j < i; j++) {
			if (strcmp(list[i], list[j]) == 0)
				return node_error(source, items[i],
						  "%s: %s stands there twice",
						  what, list[i]);
		}
	}
	*names = list;
	return 0;
}

int
team_read_names(const struct node_source *source, const struct yaml_node *node,
		const char *what, const struct policy *policy,
		const char *const **names, size_t *count)
{
	return read_names(source, node, what, policy, read_person_name, names,
			  count);
}

static int
read_kind_name(const struct node_source *source, const struct yaml_node *node,
	       const char *what, const struct policy *policy, const char **name)
{
	const char *text = node_text(source, node, what), **known;
	const struct policy_kind *kind;
	size_t count = 0, i;

	if (!text)
		return -1;
	kind = policy_kind_named(policy, text);
	if (kind && kind->voice) {
		*name = kind->name;
		return 0;
	}
	known = arena_get(source->arena, policy->kind_count * sizeof(*known));
	for (i = 0; i < policy->kind_count; i++) {
		if (policy->kinds[i].voice)
			known[count++] = policy->kinds[i].name;
	}
	return node_error(source, node, "%s: no such kind of voice: %s%s", what,
			  node_quote(source, text),
			  node_nearest(source, text, known, count));
}

static int
read_channel(const struct node_source *source, const struct yaml_node *node,
	     const char *what, const struct policy *policy, const char **name)
{
	(void)policy;
	*name = node_name(source, node, what);
	return *name ? 0 : -1;
}

static int
read_desk(const struct node_source *source, const struct yaml_node *node,
	  const struct policy *policy, struct policy_desk *desk)
{
	static const char *const keys[] = {"people", "kinds", "channels"};
	const char *what = node_path(source, "desks", node->key);

	desk->name = node->key;
	desk->place = node_place_key(node);
	if (node_map(source, node, what, keys, COUNT(keys)) != 0 ||
	    read_names(source, node_find(node, "people"),
		       node_path(source, what, "people"), policy,
		       read_person_name, &desk->people,
		       &desk->people_count) != 0 ||
	    read_names(source, node_find(node, "kinds"),
		       node_path(source, what, "kinds"), policy, read_kind_name,
		       &desk->kinds, &desk->kind_count) != 0 ||
	    read_names(source, node_find(node, "channels"),
		       node_path(source, what, "channels"), policy,
		       read_channel, &desk->channels,
		       &desk->channel_count) != 0)
		return -1;
	if (desk->people_count == 0)
		return node_error_key(source, node, "%s: nobody sits there",
				      what);
	return 0;
}

int
team_read_desks(const struct node_source *source, const struct yaml_node *node,
		struct policy *policy)
{
	struct vec desks = {.size = sizeof(struct policy_desk)};
	const struct yaml_node *child;

	if (node_map(source, node, "desks", NULL, 0) != 0)
		return -1;
	for (child = node ? node->first : NULL; child; child = child->next) {
		if (read_desk(source, child, policy,
			      vec_add(&desks, source->arena)) != 0)
			return -1;
	}
	policy->desks = desks.items;
	policy->desk_count = desks.count;
	return 0;
}

int
team_read_channels(const struct node_source *source,
		   const struct yaml_node *node, struct policy *policy)
{
	static const char *const keys[] = {"responder"};
	struct vec channels = {.size = sizeof(struct policy_channel)};
	const struct yaml_node *child, *who;

	if (node_map(source, node, "channels", NULL, 0) != 0)
		return -1;
	for (child = node ? node->first : NULL; child; child = child->next) {
		struct policy_channel *channel =
			vec_add(&channels, source->arena);
		const char *what = node_path(source, "channels", child->key);

		channel->name = child->key;
		channel->place = node_place_key(child);
		if (node_map(source, child, what, keys, COUNT(keys)) != 0)
			return -1;
		who = node_find(child, "responder");
		if (!node_given(who))
			return node_error_key(source, child,
					      "%s: nobody answers for it; "
					      "{responder: NAME}",
					      what);
		if (read_person_name(source, who,
				     node_path(source, what, "responder"),
				     policy, &channel->responder) != 0)
			return -1;
	}
	policy->channels = channels.items;
	policy->channel_count = channels.count;
	return 0;
}

static int
read_rung_person(const struct node_source *source, const struct yaml_node *node,
		 size_t level, const struct policy *policy, const char **to)
{
	const struct yaml_node *who = node_find(node, "to");
	const char *text, **known;
	size_t count = policy->people_count, i;

	if (!node_given(who))
		return node_error(source, node, "level %d names nobody",
				  (int)level);
	node = who;
	text = node_text(source, node, "ladder.to");
	if (!text)
		return -1;
	for (i = 1; i < COUNT(reserved); i++) {
		if (strcmp(text, reserved[i]) == 0) {
			*to = reserved[i];
			return 0;
		}
	}
	if (policy_person(policy, text)) {
		*to = policy_person(policy, text)->name;
		return 0;
	}
	known = known_people(source, policy, COUNT(reserved) - 1);
	for (i = 1; i < COUNT(reserved); i++)
		known[count++] = reserved[i];
	return node_error(source, node, "level %d names nobody: %s%s",
			  (int)level, node_quote(source, text),
			  node_nearest(source, text, known, count));
}

static int
read_rung(const struct node_source *source, const struct yaml_node *node,
	  size_t level, const struct policy *policy, struct policy_rung *rung)
{
	static const char *const keys[] = {"name", "to", "late"};
	const char *what = arena_print(source->arena, "level %d", (int)level);
	const struct yaml_node *name = node_find(node, "name");
	const struct yaml_node *late = node_find(node, "late");

	rung->place = node_place(node);
	if (!node_given(node))
		return node_error(source, node, "level %d names nobody",
				  (int)level);
	if (node_map(source, node, what, keys, COUNT(keys)) != 0 ||
	    read_rung_person(source, node, level, policy, &rung->to) != 0)
		return -1;
	rung->name = rung->to;
	if (node_given(name)) {
		rung->name = node_name(source, name, what);
		if (!rung->name)
			return -1;
	}
	if (!node_given(late))
		return node_error(source, node,
				  "%s: how late? late: 4h or late: 1d", what);
	if (node_span(source, late, what,
		      hours_week_days(&policy->calendars[0]), &rung->late) != 0)
		return -1;
	if (rung->late.absent)
		return node_error(source, late,
				  "%s: none is no time; leave the level out",
				  what);
	return 0;
}

int
team_read_ladder(const struct node_source *source, const struct yaml_node *node,
		 struct policy *policy)
{
	struct vec rungs = {.size = sizeof(struct policy_rung)};
	const struct yaml_node *child;
	size_t i;

	if (node->kind != YAML_LIST)
		return node_error(source, node,
				  "ladder: wants a list of levels, "
				  "- {to: lead, late: 4h}");
	for (child = node->first; child; child = child->next) {
		struct policy_rung *rung = vec_add(&rungs, source->arena);
		const struct policy_rung *list = rungs.items;

		if (rungs.count > 9)
			return node_error(source, child,
					  "ladder: more than 9 levels");
		if (read_rung(source, child, rungs.count, policy, rung) != 0)
			return -1;
		for (i = 0; i + 1 < rungs.count; i++) {
			if (strcmp(list[i].name, rung->name) == 0)
				return node_error(source, child,
						  "level %d has the name of "
						  "level %d: %s",
						  (int)rungs.count, (int)i + 1,
						  rung->name);
		}
	}
	policy->ladder = rungs.items;
	policy->rung_count = rungs.count;
	if (rungs.count == 0)
		return node_error(source, node,
				  "ladder: no level, so nobody would hear of "
				  "what is late");
	return 0;
}
