/* SPDX-License-Identifier: ISC
 * The section cards of a policy.
 */
#include "policy/cards.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/vec.h"
#include "policy/scalar.h"

#define DAY 86400

static int
read_sites(const struct node_source *source, const struct yaml_node *node,
	   struct policy_cards *cards)
{
	const struct yaml_node **items;
	const char **sites;
	size_t count, i, j;

	if (node_items(source, node, "cards.sites", &items, &count) != 0)
		return -1;
	if (count == 0)
		return node_error(source, node,
				  "cards.sites: wants at least one");
	sites = arena_get(source->arena, count * sizeof(*sites));
	for (i = 0; i < count; i++) {
		sites[i] = node_name(source, items[i], "cards.sites");
		if (!sites[i])
			return -1;
		for (j = 0; j < i; j++) {
			if (strcmp(sites[i], sites[j]) == 0)
				return node_error(source, items[i],
						  "cards.sites: %s is there "
						  "twice",
						  sites[i]);
		}
	}
	cards->sites = sites;
	cards->site_count = count;
	return 0;
}

static int
read_again(const struct node_source *source, const struct yaml_node *node,
	   struct policy_cards *cards)
{
	int64_t seconds;

	if (node_wall(source, node, "cards.again", &seconds) != 0)
		return -1;
	if (seconds % DAY != 0)
		return node_error(source, node,
				  "cards.again: %s are no whole days such as "
				  "30d",
				  node_quote(source, node->text));
	cards->again_days = seconds / DAY;
	return 0;
}

static int
read_low(const struct node_source *source, const struct yaml_node *node,
	 struct policy *policy)
{
	const char *name = node_name(source, node, "cards.low");
	const struct policy_kind *kind;

	if (!name)
		return -1;
	policy->cards.low = NULL;
	if (strcmp(name, "none") == 0)
		return 0;
	kind = policy_kind_named(policy, name);
	if (!kind || !kind->voice)
		return node_error(source, node,
				  "cards.low: %s is no kind of voice, nor none",
				  node_quote(source, name));
	policy->cards.low = kind->name;
	return 0;
}

/* "welcome: Were you made welcome?", an item of a list. */
static int
read_indicator(const struct node_source *source, const struct yaml_node *node,
	       struct policy_indicator *indicator)
{
	const struct yaml_node *pair = node->first;

	if (node->kind != YAML_MAP || !pair || pair->next)
		return node_error(source, node,
				  "cards.indicators: each is a name and its "
				  "question, \"welcome: Were you made "
				  "welcome?\"");
	if (!node_short_name(pair->key))
		return node_error_key(source, pair,
				      "cards.indicators: %s is no short name "
				      "such as welcome",
				      node_quote(source, pair->key));
	indicator->name = pair->key;
	indicator->question = node_text(
		source, pair, node_path(source, "cards.indicators", pair->key));
	return indicator->question ? 0 : -1;
}

static int
read_indicators(const struct node_source *source, const struct yaml_node *node,
		struct policy_cards *cards)
{
	struct vec all = {.size = sizeof(struct policy_indicator)};
	const struct policy_indicator *before;
	struct policy_indicator one;
	const struct yaml_node *item;
	size_t i;

	if (node->kind != YAML_LIST || !node->first)
		return node_error(source, node,
				  "cards.indicators: is a list of questions");
	for (item = node->first; item; item = item->next) {
		if (all.count == NODE_ITEMS_MAX)
			return node_error(source, item,
					  "cards.indicators: too many");
		if (read_indicator(source, item, &one) != 0)
			return -1;
		before = all.items;
		for (i = 0; i < all.count; i++) {
			if (strcmp(before[i].name, one.name) == 0)
				return node_error(source, item,
						  "cards.indicators: %s is "
						  "there twice",
						  one.name);
		}
		*(struct policy_indicator *)vec_add(&all, source->arena) = one;
	}
	cards->indicators = all.items;
	cards->indicator_count = all.count;
	return 0;
}

int
cards_read(const struct node_source *source, const struct yaml_node *node,
	   struct policy *policy)
{
	static const char *const keys[] = {"sites", "again", "low",
					   "indicators"};
	struct policy_cards *cards = &policy->cards;

	cards->place = node_place_key(node);
	if (node_map(source, node, "cards", keys, 4) != 0 ||
	    read_sites(source, node_find(node, "sites"), cards) != 0 ||
	    read_again(source, node_find(node, "again"), cards) != 0 ||
	    read_low(source, node_find(node, "low"), policy) != 0)
		return -1;
	return read_indicators(source, node_find(node, "indicators"), cards);
}

void
cards_write(struct str *out, const struct policy_cards *cards)
{
	size_t i;

	str_add(out, "cards:\n  sites: [");
	for (i = 0; i < cards->site_count; i++)
		str_print(out, "%s%s", i ? ", " : "", cards->sites[i]);
	str_print(out, "]\n  again: %lldd\n  low: %s\n  indicators:\n",
		  (long long)cards->again_days,
		  cards->low ? cards->low : "none");
	for (i = 0; i < cards->indicator_count; i++) {
		str_print(out, "    - %s: ", cards->indicators[i].name);
		scalar_text(out, cards->indicators[i].question);
		str_add_char(out, '\n');
	}
}
