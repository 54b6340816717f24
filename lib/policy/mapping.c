/* SPDX-License-Identifier: ISC
 * Which column of somebody else's file says what.
 */
#include "policy/mapping.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "policy/node.h"
#include "policy/scalar.h"
#include "text/yaml.h"

#define FIELD "abcdefghijklmnopqrstuvwxyz0123456789.-"

void
mapping_init(struct mapping *mapping)
{
	*mapping = (struct mapping){
		.columns = {.size = sizeof(const char *)},
		.pairs = {.size = sizeof(struct mapping_pair)},
	};
}

bool
mapping_name(const char *typed)
{
	return node_short_name(typed);
}

static void
add_pair(struct arena *arena, struct mapping *mapping, const char *field,
	 const char *header)
{
	struct mapping_pair *pair = vec_add(&mapping->pairs, arena);

	pair->field = field;
	pair->header = header;
}

/* Where the next "word=" begins; the end where none does. */
static const char *
next_pair(const char *p)
{
	for (; (p = strchr(p, ',')); p++) {
		size_t word = strspn(p + 1, FIELD);

		if (word > 0 && p[1 + word] == '=')
			return p;
	}
	return NULL;
}

int
mapping_parse(struct arena *arena, const char *typed, struct mapping *mapping,
	      struct error *err)
{
	const char *p = typed, *end;

	if (!utf8_valid(typed, strlen(typed)))
		return error_set(err, ERR_DATA, "--map is no UTF-8 text");
	if (*p == '+') {
		mapping->also = true;
		p++;
	}
	for (;; p = end + 1) {
		size_t word = strspn(p, FIELD), len;

		end = next_pair(p);
		len = end ? (size_t)(end - p) : strlen(p);
		if (word == 0 || p[word] != '=' || len <= word + 1) {
			error_set(err, ERR_USAGE,
				  "--map %.100s: no field=column", typed);
			return error_hint(err, "as --map 'name=Full Name,"
					       "email=E-mail 1', or the name "
					       "of a file in mapping/");
		}
		add_pair(arena, mapping, arena_bytes(arena, p, word),
			 arena_bytes(arena, p + word + 1, len - word - 1));
		if (!end)
			return 0;
	}
}

/* --- the file ----------------------------------------------------------------- */

static int
read_list(const struct node_source *source, const struct yaml_node *node,
	  const char *what, struct vec *out)
{
	const struct yaml_node *item;

	if (node->kind == YAML_MAP)
		return node_error(source, node, "%s: a list is wanted", what);
	if (node->kind == YAML_SCALAR) {
		*(const char **)vec_add(out, source->arena) = node->text;
		return 0;
	}
	for (item = node->first; item; item = item->next) {
		if (item->kind != YAML_SCALAR)
			return node_error(source, item, "%s: text is wanted",
					  what);
		*(const char **)vec_add(out, source->arena) = item->text;
	}
	return 0;
}

static int
read_pairs(const struct node_source *source, const struct yaml_node *map,
	   struct mapping *mapping)
{
	const struct yaml_node *node;

	if (map->kind != YAML_MAP)
		return node_error(source, map, "map: field: column is wanted");
	for (node = map->first; node; node = node->next) {
		struct vec headers = {.size = sizeof(const char *)};
		const char *const *all;
		size_t i;

		if (read_list(source, node, node->key, &headers) < 0)
			return -1;
		all = headers.items;
		for (i = 0; i < headers.count; i++)
			add_pair(source->arena, mapping, node->key, all[i]);
	}
	return 0;
}

static int
read_one_of(const struct node_source *source, const struct yaml_node *node,
	    const char *what, const char *const *words, const char **value)
{
	size_t i;

	if (!node_given(node))
		return 0;
	for (i = 0; node->kind == YAML_SCALAR && words[i]; i++) {
		if (strcmp(node->text, words[i]) == 0) {
			*value = words[i];
			return 0;
		}
	}
	return node_error(source, node, "%s: %s%s%s or %s is wanted", what,
			  words[0], words[2] ? ", " : "",
			  words[2] ? words[1] : "",
			  words[2] ? words[2] : words[1]);
}

static int
read_word(const struct node_source *source, const struct yaml_node *node,
	  const char *what, const char **value)
{
	if (!node_given(node))
		return 0;
	*value = node_name(source, node, what);
	return *value ? 0 : -1;
}

int
mapping_read(struct arena *arena, const char *name, const char *text,
	     size_t len, struct mapping *mapping, struct error *err)
{
	static const char *const keys[] = {
		"noun", "source", "decimal", "dates", "columns", "also", "map"};
	static const char *const points[] = {".", ",", NULL};
	static const char *const orders[] = {"dmy", "mdy", "iso", NULL};
	const struct node_source source = {arena, name, text, len, err};
	const struct yaml_node *columns, *map, *also;
	struct yaml_node *root;

	if (yaml_read(arena, name, text, len, &root, err) < 0 ||
	    node_map(&source, root, "the mapping", keys,
		     sizeof(keys) / sizeof(keys[0])) < 0 ||
	    read_word(&source, node_find(root, "noun"), "noun",
		      &mapping->noun) < 0 ||
	    read_word(&source, node_find(root, "source"), "source",
		      &mapping->source) < 0 ||
	    read_one_of(&source, node_find(root, "decimal"), "decimal", points,
			&mapping->decimal) < 0 ||
	    read_one_of(&source, node_find(root, "dates"), "dates", orders,
			&mapping->dates) < 0)
		return -1;
	also = node_find(root, "also");
	if (node_given(also) &&
	    node_flag(&source, also, "also", &mapping->also) < 0)
		return -1;
	columns = node_find(root, "columns");
	if (node_given(columns) &&
	    read_list(&source, columns, "columns", &mapping->columns) < 0)
		return -1;
	map = node_find(root, "map");
	return node_given(map) ? read_pairs(&source, map, mapping) : 0;
}

static void
write_list(struct str *out, const struct vec *texts)
{
	const char *const *all = texts->items;
	size_t i;

	str_add_char(out, '[');
	for (i = 0; i < texts->count; i++) {
		str_add(out, i ? ", " : "");
		scalar_text(out, all[i]);
	}
	str_add(out, "]\n");
}

static void
write_line(struct str *out, const char *key, const char *value)
{
	if (!value)
		return;
	str_print(out, "%s: ", key);
	scalar_text(out, value);
	str_add_char(out, '\n');
}

/* Whether an earlier pair has that field, which wrote this one too. */
static bool
written(const struct mapping_pair *all, size_t i)
{
	size_t j;

	for (j = 0; j < i; j++) {
		if (strcmp(all[j].field, all[i].field) == 0)
			return true;
	}
	return false;
}

void
mapping_write(struct str *out, const struct mapping *mapping)
{
	const struct mapping_pair *all = mapping->pairs.items;
	size_t i, j;

	write_line(out, "noun", mapping->noun);
	write_line(out, "source", mapping->source);
	write_line(out, "decimal", mapping->decimal);
	write_line(out, "dates", mapping->dates);
	if (mapping->columns.count > 0) {
		str_add(out, "columns: ");
		write_list(out, &mapping->columns);
	}
	if (mapping->also)
		str_add(out, "also: yes\n");
	str_add(out, mapping->pairs.count ? "map:\n" : "");
	for (i = 0; i < mapping->pairs.count; i++) {
		bool more = false;

		if (written(all, i))
			continue;
		str_print(out, "  %s: [", all[i].field);
		for (j = i; j < mapping->pairs.count; j++) {
			if (strcmp(all[j].field, all[i].field) != 0)
				continue;
			str_add(out, more ? ", " : "");
			scalar_text(out, all[j].header);
			more = true;
		}
		str_add(out, "]\n");
	}
}
