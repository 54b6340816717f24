/* SPDX-License-Identifier: ISC
 * The built-in policy as a tree.
 */
#include "policy/default.h"

#include <string.h>

#include "base/arena.h"
#include "text/yaml.h"

struct yaml_node *
default_tree(struct arena *arena)
{
	struct yaml_node *root = NULL, *node;
	struct yaml_node **next[YAML_DEPTH_MAX + 2] = {&root};
	const char *p = policy_default_nodes;

	while (*p) {
		const char *key = p + 3, *text = key + strlen(key) + 1;
		int depth = p[0] - 'a';

		node = arena_get(arena, sizeof(*node));
		node->kind = (enum yaml_kind)(p[1] - '0');
		node->quoted = p[2] == '1';
		node->key = *key ? key : NULL;
		node->text = node->kind == YAML_SCALAR ? text : NULL;
		*next[depth] = node;
		next[depth] = &node->next;
		next[depth + 1] = &node->first;
		p = text + strlen(text) + 1;
	}
	return root;
}
