/* SPDX-License-Identifier: ISC
 * The tree that the build made of default.yaml is that of its text.
 */
#include "policy/default.h"

#include <string.h>

#include "base/arena.h"
#include "tap.h"
#include "text/yaml.h"

static bool
same_text(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

/* How many nodes are alike up to the first that is not, which *odd names. */
static size_t
count_same(const struct yaml_node *a, const struct yaml_node *b,
	   const char **odd)
{
	size_t count = 0;

	for (; a && b && !*odd; a = a->next, b = b->next) {
		if (a->kind != b->kind || a->quoted != b->quoted ||
		    !same_text(a->key, b->key) || !same_text(a->text, b->text))
			*odd = b->key ? b->key : b->text;
		else
			count += 1 + count_same(a->first, b->first, odd);
	}
	if ((a || b) && !*odd)
		*odd = "the end";
	return count;
}

static bool
has_place(const struct yaml_node *node)
{
	for (; node; node = node->next) {
		if (node->line || node->column || node->key_line ||
		    node->key_column || has_place(node->first))
			return true;
	}
	return false;
}

int
main(void)
{
	struct arena arena = {NULL};
	struct yaml_node *read = NULL, *built = default_tree(&arena);
	struct error err = {0};
	const char *odd = NULL;

	is_int(yaml_read(&arena, "default.yaml", policy_default_yaml,
			 policy_default_yaml_len, &read, &err),
	       0, "default.yaml can be read");
	ok(count_same(built, read, &odd) > 100, "it has many values");
	is_text(odd, NULL, "and all of them are in the tree");
	ok(!has_place(built), "which has no places, as it is in no file");
	ok(default_tree(&arena) != built, "everybody has a tree of their own");
	arena_free(&arena);
	return done();
}
