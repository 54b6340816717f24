/* SPDX-License-Identifier: ISC
 * Plain YAML as a tree, and what is refused of it.
 */
#include "text/yaml.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "tap.h"

static void
add_tree(struct str *out, const struct yaml_node *node)
{
	const struct yaml_node *child;

	if (node->key)
		str_print(out, "%s@%d:%d=", node->key, node->key_line,
			  node->key_column);
	if (node->kind == YAML_SCALAR) {
		str_print(out, node->quoted ? "'%s'" : "%s", node->text);
	} else {
		str_add_char(out, node->kind == YAML_LIST ? '[' : '{');
		for (child = node->first; child; child = child->next) {
			if (child != node->first)
				str_add_char(out, ' ');
			add_tree(out, child);
		}
		str_add_char(out, node->kind == YAML_LIST ? ']' : '}');
	}
	str_print(out, "@%d:%d", node->line, node->column);
}

static void
is_tree(const char *text, const char *want, const char *title)
{
	struct arena arena = {0};
	struct error err = {0};
	struct yaml_node *root;
	struct str out = {0};

	if (yaml_read(&arena, "p", text, strlen(text), &root, &err) < 0)
		str_add(&out, err.text);
	else
		add_tree(&out, root);
	is_text(str_get(&out), want, title);
	str_free(&out);
	arena_free(&arena);
}

static void
is_refused_bytes(const char *text, size_t len, const char *want,
		 const char *title)
{
	struct arena arena = {0};
	struct error err = {0};
	struct yaml_node *root = NULL;

	ok(yaml_read(&arena, "p", text, len, &root, &err) < 0 &&
		   err.code == ERR_POLICY && strchr(err.hint, '^'),
	   "%s: refused, with a caret", title);
	if (strncmp(err.text, want, strlen(want)) == 0)
		ok(true, "%s: says so", title);
	else
		is_text(err.text, want, title);
	arena_free(&arena);
}

static void
is_refused(const char *text, const char *want, const char *title)
{
	is_refused_bytes(text, strlen(text), want, title);
}

static void
test_trees(void)
{
	is_tree("", "{}@1:1", "nothing is an empty map");
	is_tree("# only this\n", "{}@1:1", "a comment is an empty map");
	is_tree("---\n", "{}@1:1", "an empty document is an empty map");
	is_tree("a: b\nc: [1, 'x']\n",
		"{a@1:1=b@1:4 c@2:1=[1@2:5 'x'@2:8]@2:4}@1:1",
		"words, lists and where they stand");
	is_tree("a:\n  b: {c: d}\n  e:\n",
		"{a@1:1={b@2:3={c@2:7=d@2:10}@2:6 "
		"e@3:3=@3:5}@2:3}@1:1",
		"maps in maps, and a value left out");
	is_tree("a: |\n  one\n  two\n", "{a@1:1='one\ntwo\n'@1:4}@1:1",
		"a block counts as quoted");
	is_tree("\xC3\xA4: \xC3\xB6\n", "{\xC3\xA4@1:1=\xC3\xB6@1:4}@1:1",
		"columns count characters");
	is_tree("- 1\n- - 2\n", "[1@1:3 [2@2:5]@2:3]@1:1", "a list at the top");
	is_tree("word", "word@1:1", "a word alone");
	is_tree("\"\"", "''@1:1", "quoted emptiness is not nothing");
	is_tree("a: b\r\nc: d\r\n", "{a@1:1=b@1:4 c@2:1=d@2:4}@1:1",
		"lines of other systems");
}

static void
test_refusals(void)
{
	is_refused("a: *b\n", "p:1:4: aliases are not read", "an alias");
	is_refused("a: &b c\n", "p:1:4: anchors are not read", "an anchor");
	is_refused("a: &b [c]\n", "p:1:4: anchors are", "an anchored list");
	is_refused("a: &b {c: d}\n", "p:1:4: anchors are", "an anchored map");
	is_refused("&k a: b\n", "p:1:1: anchors are", "an anchored key");
	is_refused("a: !!str b\n", "p:1:4: tags are not read", "a tag");
	is_refused("a: !!set {b}\n", "p:1:4: tags are not", "a tagged map");
	is_refused("a: !x [b]\n", "p:1:4: tags are not", "a tagged list");
	is_refused("%YAML 1.1\n---\na: b\n", "p:1:1: directives", "a version");
	is_refused("%TAG ! tag:x,1:\n---\na: b\n", "p:1:1: directives",
		   "a tag directive");
	is_refused("a: b\n---\nc: d\n", "p:2:1: a second document",
		   "a second document");
	is_refused("a: b\n...\n---\n", "p:3:1: a second document",
		   "a second, empty document");
	is_refused("a: 1\nb: 2\na: 3\n",
		   "p:3:1: a stands here again, first in line 1",
		   "a key twice");
	is_refused("x: {b: 1, a: 2, a: 3, b: 4}\n",
		   "p:1:17: a stands here again, first in line 1",
		   "of several the first");
	is_refused("a: 1\n'a': 3\n", "p:2:1: a stands here again",
		   "quotes make no other key");
	is_refused("? [a]\n: b\n", "p:1:3: a key must be", "a list as key");
	is_refused("? {a: b}\n: b\n", "p:1:3: a key must be", "a map as key");
	is_refused("'': b\n", "p:1:1: an empty key", "no key");
	is_refused("a: 1\n: b\n", "p:2:1: ", "nothing as a key");
	is_refused("a:\n\tb: c\n", "p:2:1: a tab cannot stand here", "a tab");
	is_refused("a: \"x\\0y\"\n", "p:1:4: a NUL character",
		   "a NUL by escape");
	is_refused("a: [b\n", "p:2:1: ", "a bracket left open");
	is_refused("a: b: c\n", "p:1:5: mapping values", "a colon too many");
	is_refused("a: \x1B[0m\n", "p:1:4: a control character", "an escape");
	is_refused("\xEF\xBB\xBF"
		   "a: b\n",
		   "p:1:1: begins with a byte order", "a byte order mark");
	is_refused_bytes("\xFF\xFE"
			 "a\0:\0",
			 6, "p:1:1: not UTF-8", "UTF-16");
	is_refused_bytes("a\0:\0 \0b\0", 8, "p:1:2: a NUL character",
			 "UTF-16 without a mark");
	is_refused_bytes("a: b\nc: \0d\n", 11, "p:2:4: a NUL", "a NUL");
	is_refused("a: b\n\xC3\xA4: \xC3(\n", "p:2:4: not UTF-8", "Latin-1");
	is_refused("a: \xED\xA0\x80\n", "p:1:4: not UTF-8", "a surrogate");
}

static void
is_hint(const char *text, int line, int column, const char *want,
	const char *title)
{
	struct error err = {0};

	(void)yaml_error(&err, "p", text, strlen(text), line, column, "%s",
			 "x");
	is_text(err.hint, want, title);
}

static void
test_carets(void)
{
	char line[401], want[200];

	is_hint("a: b\nlevel: 2\n", 2, 8, "level: 2\n       ^",
		"under a value");
	is_hint("a: b", 1, 1, "a: b\n^", "under the first");
	is_hint("a: b", 1, 9, "a: b\n    ^", "behind the end");
	is_hint("a: b", 7, 1, "\n^", "behind the file");
	is_hint("", 1, 1, "\n^", "in an empty file");
	is_hint("a\r\nb: c\r\n", 2, 4, "b: c\n   ^", "with CR LF");
	is_hint("\xE5\xAE\xA2: x", 1, 4, "\xE5\xAE\xA2: x\n    ^",
		"a wide character");
	is_hint("\tb", 1, 2, " b\n ^", "a tab is one blank");
	is_hint("\x1B[b", 1, 3, "\xEF\xBF\xBD[b\n  ^", "controls");
	is_hint("a\xFFz", 1, 3, "a\xEF\xBF\xBDz\n  ^", "bytes that are none");
	memset(line, 'a', 400);
	line[400] = '\0';
	line[299] = 'X';
	memset(want, 'a', 72);
	(void)snprintf(want + 72, sizeof(want) - 72, "\n%48s^", "");
	want[48] = 'X';
	is_hint(line, 1, 300, want, "a long line is cut around the place");
}

/* F25 of the fault list: small files that ask for much. */
static void
test_bombs(void)
{
	size_t size = YAML_SIZE_MAX, i, used;
	char *bytes = malloc(size + 2);
	struct arena arena = {0};
	struct error err = {0};
	struct yaml_node *root;

	if (!bytes)
		abort();
	memset(bytes, '[', size);
	is_refused_bytes(bytes, size, "p:1:33: nested deeper than 32", "[[[[");
	memset(bytes, '{', size);
	is_refused_bytes(bytes, size, "p:1:", "{{{{");
	for (i = 0; i < size; i += 2)
		memcpy(bytes + i, "- ", 2);
	is_refused_bytes(bytes, size, "p:1:65: nested deeper", "- - - -");
	for (i = 0; i < size; i += 2)
		memcpy(bytes + i, "? ", 2);
	is_refused_bytes(bytes, size, "p:1:3: a key must be", "? ? ?");
	for (i = 0; i < size; i += 2)
		memcpy(bytes + i, "-\n", 2);
	is_refused_bytes(bytes, size, "p:100000:", "half a million items");
	for (i = 0; i < size; i += 2)
		memcpy(bytes + i, "a,", 2);
	bytes[0] = '[';
	is_refused_bytes(bytes, size, "p:1:", "half a million in brackets");
	for (i = 0, used = 0; used + 16 < size; i++)
		used += (size_t)snprintf(bytes + used, 16, "k%zu: 1\n", i);
	is_refused_bytes(bytes, used, "p:100000:", "too many keys");
	for (i = 0, used = 0; i < 90000; i++)
		used += (size_t)snprintf(bytes + used, 16, "k%zu:\n",
					 i % 89999);
	is_refused_bytes(bytes, used, "p:90000:1: k0 stands here again",
			 "the last of many keys is a repeat");
	memset(bytes, 'x', size);
	bytes[size] = 'x';
	is_refused_bytes(bytes, size + 1, "p:1:1: larger than 1 MB", "too big");
	memset(bytes, '\t', size);
	is_refused_bytes(bytes, size, "p:1:1: a tab", "tabs");
	memset(bytes, '"', size);
	is_refused_bytes(bytes, size - 1, "p:", "quotes");
	memset(bytes, '\'', size);
	is_refused_bytes(bytes, size - 1, "p:", "single quotes");
	memset(bytes, '!', size);
	is_refused_bytes(bytes, size, "p:1:", "exclamations");
	memset(bytes, '&', size);
	is_refused_bytes(bytes, size, "p:1:", "ampersands");
	memset(bytes, '#', size);
	ok(yaml_read(&arena, "p", bytes, size, &root, &err) == 0 &&
		   root->kind == YAML_MAP && !root->first,
	   "a comment of 1 MB is an empty map");
	arena_free(&arena);
	free(bytes);
}

int
main(void)
{
	test_trees();
	test_refusals();
	test_carets();
	test_bombs();
	return done();
}
