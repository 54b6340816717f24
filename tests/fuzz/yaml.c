/* SPDX-License-Identifier: ISC
 * Fuzz: any bytes as YAML; what is read is a sound tree of the file.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "text/yaml.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_tree(const struct yaml_node *node, int depth)
{
	const struct yaml_node *child;

	if (depth > YAML_DEPTH_MAX + 1 || node->line < 1 || node->column < 1)
		abort();
	if ((node->kind == YAML_SCALAR) != (node->text != NULL))
		abort();
	if (node->text && !utf8_valid(node->text, strlen(node->text)))
		abort();
	for (child = node->first; child; child = child->next) {
		if ((node->kind == YAML_MAP) != (child->key != NULL))
			abort();
		check_tree(child, depth + 1);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = {0};
	struct error err = {0};
	struct yaml_node *root = NULL;

	if (yaml_read(&arena, "fuzz", (const char *)data, size, &root, &err) ==
	    0)
		check_tree(root, 1);
	else if (err.code != ERR_POLICY || !err.text[0] ||
		 !strchr(err.hint, '\n'))
		abort();
	arena_free(&arena);
	return 0;
}
