/* SPDX-License-Identifier: ISC
 * One policy laid over another.
 */
#include "policy/overlay.h"

#include <string.h>

#include "base/arena.h"
#include "policy/node.h"
#include "text/yaml.h"

static struct yaml_node *
copy_node(struct arena *arena, const struct yaml_node *node)
{
	struct yaml_node *copy = arena_get(arena, sizeof(*copy));

	*copy = *node;
	copy->next = NULL;
	return copy;
}

static struct yaml_node *
overlay_node(struct arena *arena, const struct yaml_node *base,
	     const struct yaml_node *own)
{
	const struct yaml_node *child, *other;
	struct yaml_node *node, **end;

	if (!node_given(own)) {
		node = copy_node(arena, base);
		node->key_line = own->key_line;
		node->key_column = own->key_column;
		return node;
	}
	node = copy_node(arena, own);
	if (base->kind != YAML_MAP || own->kind != YAML_MAP)
		return node;
	end = &node->first;
	for (child = base->first; child; child = child->next) {
		other = node_find(own, child->key);
		*end = other ? overlay_node(arena, child, other)
			     : copy_node(arena, child);
		end = &(*end)->next;
	}
	for (other = own->first; other; other = other->next) {
		if (node_find(base, other->key))
			continue;
		*end = copy_node(arena, other);
		end = &(*end)->next;
	}
	*end = NULL;
	return node;
}

/* What a kind of one's own begins with: all of request but its voice, which
 * it has to say for itself; so a slip of the pen is no new kind. */
static struct yaml_node *
first_kind(struct arena *arena, const struct yaml_node *kinds)
{
	const struct yaml_node *request = node_find(kinds, "request"), *child;
	struct yaml_node *node, **end;

	if (!request)
		return NULL;
	node = copy_node(arena, request);
	end = &node->first;
	for (child = request->first; child; child = child->next) {
		if (strcmp(child->key, "voice") == 0)
			continue;
		*end = copy_node(arena, child);
		end = &(*end)->next;
	}
	*end = NULL;
	return node;
}

/* A map of the kinds that own has and base has not, each as first_kind. */
static void
add_kinds(struct arena *arena, struct yaml_node *base,
	  const struct yaml_node *own)
{
	struct yaml_node *kinds = NULL, **end, *node;
	const struct yaml_node *child, *mine = node_find(own, "kinds");
	const struct yaml_node *first;

	for (node = base->first; node; node = node->next) {
		if (strcmp(node->key, "kinds") == 0)
			kinds = node;
	}
	first = first_kind(arena, kinds);
	if (!kinds || !first || !mine || mine->kind != YAML_MAP)
		return;
	for (end = &kinds->first; *end; end = &(*end)->next)
		;
	for (child = mine->first; child; child = child->next) {
		if (node_find(kinds, child->key))
			continue;
		*end = copy_node(arena, first);
		(*end)->key = child->key;
		end = &(*end)->next;
	}
}

struct yaml_node *
overlay_policy(struct arena *arena, struct yaml_node *base,
	       const struct yaml_node *own)
{
	add_kinds(arena, base, own);
	return overlay_node(arena, base, own);
}
