/* SPDX-License-Identifier: ISC
 * Writes default.yaml, read from standard input, as the C text of its tree, so
 * that no start has to parse it (policy/default.h).
 */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "text/yaml.h"

static void
print_text(const char *text)
{
	for (; *text; text++) {
		unsigned char c = (unsigned char)*text;

		if (c < ' ' || c > '~' || strchr("\\\"?", c))
			printf("\\%03o", c);
		else
			putchar(c);
	}
	fputs("\\000", stdout);
}

static void
print_nodes(const struct yaml_node *node, int depth)
{
	for (; node; node = node->next) {
		printf("  \"%c%d%d", 'a' + depth, (int)node->kind,
		       node->quoted);
		print_text(node->key ? node->key : "");
		print_text(node->text ? node->text : "");
		puts("\"");
		print_nodes(node->first, depth + 1);
	}
}

int
main(void)
{
	struct arena arena = {NULL};
	struct yaml_node *root;
	struct str text = {0};
	struct error err;
	char part[4096];
	size_t n;

	while ((n = fread(part, 1, sizeof(part), stdin)) > 0)
		str_add_bytes(&text, part, n);
	if (yaml_read(&arena, "default.yaml", str_get(&text), text.len, &root,
		      &err) != 0) {
		fprintf(stderr, "%s\n%s\n", err.text, err.hint);
		return 1;
	}
	puts("extern const char policy_default_nodes[];");
	puts("const char policy_default_nodes[] =");
	print_nodes(root, 0);
	puts("  ;");
	str_free(&text);
	arena_free(&arena);
	return fflush(stdout) != 0 || ferror(stdout) ? 1 : 0;
}
