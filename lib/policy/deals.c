/* SPDX-License-Identifier: ISC
 * The section deals of a policy.
 */
#include "policy/deals.h"

#include <string.h>

#include "base/arena.h"
#include "base/vec.h"
#include "policy/scalar.h"
#include "policy/team.h"

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

/* What a deal comes to, no stage of it can be called. */
static const char *const reserved[] = {"open", "won", "lost"};

static const char *const assign_words[] = {
	[ASSIGN_ROUND] = "round",
	[ASSIGN_LEAST] = "least",
	[ASSIGN_TERRITORY] = "territory",
};

static int
read_stage(const struct node_source *source, const struct yaml_node *node,
	   struct policy_stage *stage)
{
	static const char *const keys[] = {"name", "probability"};
	const struct yaml_node *name = node_find(node, "name");
	size_t i;

	stage->place = node_place(node);
	if (node_map(source, node, "deals.stages", keys, COUNT(keys)) != 0)
		return -1;
	if (!node_given(name))
		return node_error(
			source, node,
			"deals.stages: {name: offer, probability: 50%%}");
	stage->name = node_name(source, name, "deals.stages.name");
	if (!stage->name)
		return -1;
	for (i = 0; i < COUNT(reserved); i++) {
		if (strcmp(stage->name, reserved[i]) == 0)
			return node_error(source, name,
					  "deals.stages: %s is what becomes of "
					  "a deal, not a stage of it",
					  stage->name);
	}
	return node_number(source, node_find(node, "probability"),
			   "deals.stages.probability", "%", 0, 100,
			   &stage->percent);
}

static int
read_stages(const struct node_source *source, const struct yaml_node *node,
	    struct policy_deals *deals)
{
	struct vec stages = {.size = sizeof(struct policy_stage)};
	const struct yaml_node *item;
	size_t i;

	if (!node || node->kind != YAML_LIST || !node->first)
		return node_error(source, node,
				  "deals.stages: wants a list of stages: "
				  "- {name: offer, probability: 50%%}");
	for (item = node->first; item; item = item->next) {
		struct policy_stage *stage = vec_add(&stages, source->arena);
		const struct policy_stage *all = stages.items;

		if (stages.count > NODE_ITEMS_MAX)
			return node_error(source, item,
					  "deals.stages: too many");
		if (read_stage(source, item, stage) != 0)
			return -1;
		for (i = 0; i + 1 < stages.count; i++) {
			if (strcmp(all[i].name, stage->name) == 0)
				return node_error(source, item,
						  "deals.stages: %s stands "
						  "there twice",
						  stage->name);
		}
	}
	deals->stages = stages.items;
	deals->stage_count = stages.count;
	return 0;
}

static int
read_lost(const struct node_source *source, const struct yaml_node *node,
	  struct policy_deals *deals)
{
	const struct yaml_node **items;
	const char **words;
	size_t i, j;

	if (node_items(source, node, "deals.lost", &items,
		       &deals->lost_count) != 0)
		return -1;
	if (deals->lost_count == 0)
		return node_error(source, node,
				  "deals.lost: no reason, so nobody would "
				  "learn from it");
	words = arena_get(source->arena, deals->lost_count * sizeof(*words));
	for (i = 0; i < deals->lost_count; i++) {
		words[i] = node_name(source, items[i], "deals.lost");
		if (!words[i])
			return -1;
		for (j = 0; j < i; j++) {
			if (strcmp(words[i], words[j]) == 0)
				return node_error(source, items[i],
						  "deals.lost: %s stands there "
						  "twice",
						  words[i]);
		}
	}
	deals->lost = words;
	return 0;
}

/* The filters are those of crm-filter(7), which only the domain knows. */
static int
read_when(const struct node_source *source, const struct yaml_node *node,
	  const char *what, struct policy_territory *territory)
{
	const struct yaml_node **items;
	const char **words;
	size_t i;

	if (node_items(source, node, what, &items, &territory->when_count) != 0)
		return -1;
	words = arena_get(source->arena,
			  territory->when_count * sizeof(*words));
	for (i = 0; i < territory->when_count; i++) {
		words[i] = node_text(source, items[i], what);
		if (!words[i])
			return -1;
	}
	territory->when = words;
	return 0;
}

static int
read_territories(const struct node_source *source, const struct yaml_node *node,
		 struct policy *policy)
{
	static const char *const keys[] = {"people", "when"};
	struct vec list = {.size = sizeof(struct policy_territory)};
	const struct yaml_node *child;

	if (node_map(source, node, "deals.territories", NULL, 0) != 0)
		return -1;
	for (child = node ? node->first : NULL; child; child = child->next) {
		struct policy_territory *one = vec_add(&list, source->arena);
		const char *what =
			node_path(source, "deals.territories", child->key);

		one->name = child->key;
		one->place = node_place_key(child);
		if (node_map(source, child, what, keys, COUNT(keys)) != 0 ||
		    team_read_names(source, node_find(child, "people"),
				    node_path(source, what, "people"), policy,
				    &one->people, &one->people_count) != 0 ||
		    read_when(source, node_find(child, "when"),
			      node_path(source, what, "when"), one) != 0)
			return -1;
		if (one->people_count == 0)
			return node_error_key(source, child,
					      "%s: nobody has it; {people: "
					      "[NAME]}",
					      what);
	}
	policy->deals.territories = list.items;
	policy->deals.territory_count = list.count;
	return 0;
}

static int
read_assign(const struct node_source *source, const struct yaml_node *node,
	    struct policy_deals *deals)
{
	const char *text = node_text(source, node, "deals.assign");
	size_t i;

	if (!text)
		return -1;
	for (i = 0; i < COUNT(assign_words); i++) {
		if (strcmp(text, assign_words[i]) == 0) {
			deals->assign = (enum policy_assign)i;
			break;
		}
	}
	if (i == COUNT(assign_words))
		return node_error(source, node,
				  "deals.assign: %s is none of round, least, "
				  "territory",
				  node_quote(source, text));
	if (deals->assign == ASSIGN_TERRITORY && deals->territory_count == 0)
		return node_error(source, node,
				  "deals.assign: by territory, and there is "
				  "none");
	return 0;
}

int
deals_read(const struct node_source *source, const struct yaml_node *node,
	   struct policy *policy)
{
	static const char *const keys[] = {"stages", "lost", "assign", "people",
					   "territories"};
	struct policy_deals *deals = &policy->deals;

	if (node_map(source, node, "deals", keys, COUNT(keys)) != 0 ||
	    read_stages(source, node_find(node, "stages"), deals) != 0 ||
	    read_lost(source, node_find(node, "lost"), deals) != 0 ||
	    team_read_names(source, node_find(node, "people"), "deals.people",
			    policy, &deals->people, &deals->people_count) != 0)
		return -1;
	if (read_territories(source, node_find(node, "territories"), policy) !=
	    0)
		return -1;
	return read_assign(source, node_find(node, "assign"), deals);
}

void
deals_write(struct str *out, const struct policy_deals *deals)
{
	size_t i, j;

	str_add(out, "deals:\n  stages:\n");
	for (i = 0; i < deals->stage_count; i++)
		str_print(out, "    - {name: %s, probability: %lld%%}\n",
			  deals->stages[i].name,
			  (long long)deals->stages[i].percent);
	scalar_names(out, "  lost", deals->lost, deals->lost_count);
	str_print(out, "  assign: %s\n", assign_words[deals->assign]);
	scalar_names(out, "  people", deals->people, deals->people_count);
	str_add(out, deals->territory_count > 0 ? "  territories:\n"
						: "  territories: {}\n");
	for (i = 0; i < deals->territory_count; i++) {
		const struct policy_territory *one = &deals->territories[i];

		str_print(out, "    %s:\n", one->name);
		scalar_names(out, "      people", one->people,
			     one->people_count);
		str_add(out, "      when: [");
		for (j = 0; j < one->when_count; j++) {
			str_add(out, j ? ", " : "");
			scalar_text(out, one->when[j]);
		}
		str_add(out, "]\n");
	}
}
