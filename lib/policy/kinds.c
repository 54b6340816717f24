/* SPDX-License-Identifier: ISC
 * Kinds of voices, their clocks and gates, and the tiers, out of a policy.
 */
#include "policy/kinds.h"

#include <string.h>

#include "base/arena.h"
#include "base/vec.h"
#include "policy/hours.h"

const char *const kinds_gate_words[KINDS_GATE_WORDS] = {"answer", "outcome",
							"tell", "thank"};

#define KIND_KEYS 5
static const char *const kind_keys[KIND_KEYS] = {"voice", "climbs", "calendar",
						 "gate", "clocks"};

static const struct policy_calendar *
find_calendar(const struct policy *policy, const char *name)
{
	size_t i;

	for (i = 0; i < policy->calendar_count; i++) {
		if (strcmp(policy->calendars[i].name, name) == 0)
			return &policy->calendars[i];
	}
	return NULL;
}

static int
read_calendar(const struct node_source *source, const struct yaml_node *node,
	      const char *what, const struct policy *policy,
	      const struct policy_calendar **calendar)
{
	const char *name = node_name(source, node, what);
	const char **known;
	size_t i;

	if (!name)
		return -1;
	*calendar = find_calendar(policy, name);
	if (*calendar)
		return 0;
	known = arena_get(source->arena,
			  policy->calendar_count * sizeof(*known));
	for (i = 0; i < policy->calendar_count; i++)
		known[i] = policy->calendars[i].name;
	return node_error(
		source, node, "%s: no such calendar: %s%s", what, name,
		node_nearest(source, name, known, policy->calendar_count));
}

static int
read_gate(const struct node_source *source, const struct yaml_node *node,
	  const char *what, struct policy_gate *gate)
{
	bool *const asked[KINDS_GATE_WORDS] = {&gate->answer, &gate->outcome,
					       &gate->tell, &gate->thank};
	const struct yaml_node **items;
	size_t count, i, j;

	*gate = (struct policy_gate){.place = node_place(node)};
	if (node_items(source, node, what, &items, &count) != 0)
		return -1;
	for (i = 0; i < count; i++) {
		const char *word = node_text(source, items[i], what);

		if (!word)
			return -1;
		for (j = 0; j < KINDS_GATE_WORDS; j++) {
			if (strcmp(word, kinds_gate_words[j]) == 0)
				break;
		}
		if (j == KINDS_GATE_WORDS)
			return node_error(source, items[i],
					  "%s: nothing to ask for: %s%s", what,
					  node_quote(source, word),
					  node_nearest(source, word,
						       kinds_gate_words,
						       KINDS_GATE_WORDS));
		*asked[j] = true;
	}
	return 0;
}

static int
read_clock(const struct node_source *source, const struct yaml_node *node,
	   const char *what, const struct policy_calendar *calendar,
	   struct policy_span *span)
{
	if (node_span(source, node, what, hours_week_days(calendar), span) != 0)
		return -1;
	if (!span->absent && span->amount == 0)
		return node_error(source, node,
				  "%s: a clock needs some time (none: no such "
				  "clock)",
				  what);
	return 0;
}

/* Of a map with the names of clocks as keys; those it has not stay. */
static int
read_clocks(const struct node_source *source, const struct yaml_node *node,
	    const char *what, const struct policy_calendar *calendar,
	    struct policy_span clocks[CLOCK_COUNT], size_t *found)
{
	size_t i;

	for (i = 0; i < CLOCK_COUNT; i++) {
		const char *name = policy_clock_names[i];
		const struct yaml_node *value = node_find(node, name);

		if (!node_given(value))
			continue;
		if (read_clock(source, value, node_path(source, what, name),
			       calendar, &clocks[i]) != 0)
			return -1;
		++*found;
	}
	return 0;
}

static void
clear_clocks(struct policy_span clocks[CLOCK_COUNT])
{
	size_t i;

	for (i = 0; i < CLOCK_COUNT; i++)
		clocks[i] = (struct policy_span){.absent = true};
}

static int
read_kind(const struct node_source *source, const struct yaml_node *node,
	  const struct policy *policy, struct policy_kind *kind)
{
	const char *what = node_path(source, "kinds", node->key);
	const struct yaml_node *clocks = node_find(node, "clocks");
	size_t found = 0;

	kind->name = node->key;
	kind->place = node_place_key(node);
	clear_clocks(kind->clocks);
	if (node_map(source, node, what, kind_keys, KIND_KEYS) != 0)
		return -1;
	if (node_flag(source, node_find(node, "voice"),
		      node_path(source, what, "voice"), &kind->voice) != 0 ||
	    node_flag(source, node_find(node, "climbs"),
		      node_path(source, what, "climbs"), &kind->climbs) != 0 ||
	    read_calendar(source, node_find(node, "calendar"),
			  node_path(source, what, "calendar"), policy,
			  &kind->calendar) != 0 ||
	    read_gate(source, node_find(node, "gate"),
		      node_path(source, what, "gate"), &kind->gate) != 0)
		return -1;
	what = node_path(source, what, "clocks");
	if (node_map(source, clocks, what, policy_clock_names, CLOCK_COUNT) !=
	    0)
		return -1;
	return read_clocks(source, clocks, what, kind->calendar, kind->clocks,
			   &found);
}

/* A kind that is not built in and says nothing of a voice is most likely a
 * mistyped one. */
static int
refuse_new_kind(const struct node_source *source, const struct yaml_node *kinds,
		const struct yaml_node *node)
{
	const struct yaml_node *other;
	const char *known[NODE_ITEMS_MAX];
	size_t count = 0;

	for (other = kinds->first; other; other = other->next) {
		if (node_given(node_find(other, "voice")))
			known[count++] = other->key;
	}
	return node_error_key(source, node,
			      "kinds: no such kind: %s%s; a kind of your own "
			      "says voice: yes or no",
			      node->key,
			      node_nearest(source, node->key, known, count));
}

static bool
is_reserved(const char *name)
{
	size_t i;

	for (i = 0; i < CLOCK_COUNT; i++) {
		if (strcmp(name, policy_clock_names[i]) == 0)
			return true;
	}
	return strcmp(name, "tag") == 0;
}

int
kinds_read(const struct node_source *source, const struct yaml_node *node,
	   struct policy *policy)
{
	struct vec kinds = {.size = sizeof(struct policy_kind)};
	const struct yaml_node *child;

	if (node_map(source, node, "kinds", NULL, 0) != 0)
		return -1;
	for (child = node->first; child; child = child->next) {
		if (is_reserved(child->key))
			return node_error_key(source, child,
					      "kinds: %s means something else "
					      "in tiers; choose another name",
					      child->key);
		if (child->kind == YAML_MAP &&
		    !node_given(node_find(child, "voice")))
			return refuse_new_kind(source, node, child);
		if (read_kind(source, child, policy,
			      vec_add(&kinds, source->arena)) != 0)
			return -1;
	}
	policy->kinds = kinds.items;
	policy->kind_count = kinds.count;
	return 0;
}

static int
check_tier_keys(const struct node_source *source, const struct yaml_node *node,
		const char *what, const struct policy *policy)
{
	size_t count = 1 + CLOCK_COUNT + policy->kind_count, i;
	const char **known = arena_get(source->arena, count * sizeof(*known));

	known[0] = "tag";
	for (i = 0; i < CLOCK_COUNT; i++)
		known[1 + i] = policy_clock_names[i];
	for (i = 0; i < policy->kind_count; i++)
		known[1 + CLOCK_COUNT + i] = policy->kinds[i].name;
	return node_map(source, node, what, known, count);
}

static int
read_tag(const struct node_source *source, const struct yaml_node *node,
	 const char *what, const char **tag)
{
	what = node_path(source, what, "tag");
	*tag = node_text(source, node, what);
	if (!*tag)
		return -1;
	if (strpbrk(*tag, " ,"))
		return node_error(source, node, "%s: %s is more than one word",
				  what, node_quote(source, *tag));
	return 0;
}

/* The clocks of node, a tier (kind NULL) or one of its kinds, as a tier of
 * their own; none when there are no clocks. */
static int
add_tier(const struct node_source *source, const struct yaml_node *node,
	 const char *what, const struct policy *policy,
	 const struct policy_kind *kind, struct policy_tier tier,
	 struct vec *tiers)
{
	const struct policy_calendar *calendar =
		kind ? kind->calendar : &policy->calendars[0];
	size_t found = 0;

	tier.kind = kind ? kind->name : NULL;
	tier.place = node_place_key(node);
	clear_clocks(tier.clocks);
	if (read_clocks(source, node, what, calendar, tier.clocks, &found) != 0)
		return -1;
	if (found > 0)
		*(struct policy_tier *)vec_add(tiers, source->arena) = tier;
	return 0;
}

static int
read_tier(const struct node_source *source, const struct yaml_node *node,
	  const struct policy *policy, struct vec *tiers)
{
	const char *what = node_path(source, "tiers", node->key);
	const struct yaml_node *tag = node_find(node, "tag"), *child;
	struct policy_tier tier = {.name = node->key, .tag = node->key};
	size_t before = tiers->count;

	if (check_tier_keys(source, node, what, policy) != 0 ||
	    (node_given(tag) && read_tag(source, tag, what, &tier.tag) != 0) ||
	    add_tier(source, node, what, policy, NULL, tier, tiers) != 0)
		return -1;
	for (child = node->first; child; child = child->next) {
		const struct policy_kind *kind =
			policy_kind_named(policy, child->key);
		const char *inner;

		if (!kind || !node_given(child))
			continue;
		inner = node_path(source, what, child->key);
		if (node_map(source, child, inner, policy_clock_names,
			     CLOCK_COUNT) != 0 ||
		    add_tier(source, child, inner, policy, kind, tier, tiers) !=
			    0)
			return -1;
	}
	if (tiers->count == before)
		return node_error_key(source, node, "%s: shortens no clock",
				      what);
	return 0;
}

int
kinds_read_tiers(const struct node_source *source, const struct yaml_node *node,
		 struct policy *policy)
{
	struct vec tiers = {.size = sizeof(struct policy_tier)};
	const struct yaml_node *child;

	if (node_map(source, node, "tiers", NULL, 0) != 0)
		return -1;
	for (child = node ? node->first : NULL; child; child = child->next) {
		if (read_tier(source, child, policy, &tiers) != 0)
			return -1;
	}
	policy->tiers = tiers.items;
	policy->tier_count = tiers.count;
	return 0;
}
