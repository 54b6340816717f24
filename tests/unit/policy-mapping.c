/* SPDX-License-Identifier: ISC
 * Which column of somebody else's file says what.
 */
#include "policy/mapping.h"

#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"
#include "tap.h"

static struct arena arena;

/* "+field=header|field=header", or the refusal. */
static const char *
parsed(const char *typed)
{
	struct mapping mapping;
	struct mapping_pair *all;
	struct str out = {0};
	struct error err = {0};
	const char *text;
	size_t i;

	mapping_init(&mapping);
	if (mapping_parse(&arena, typed, &mapping, &err) < 0)
		return arena_print(&arena, "%d %s", err.code, err.text);
	all = mapping.pairs.items;
	str_add(&out, mapping.also ? "+" : "");
	for (i = 0; i < mapping.pairs.count; i++)
		str_print(&out, "%s%s=%s", i ? "|" : "", all[i].field,
			  all[i].header);
	text = arena_text(&arena, str_get(&out));
	str_free(&out);
	return text;
}

/* As it is written again, or the refusal. */
static const char *
read(const char *yaml)
{
	struct mapping mapping;
	struct str out = {0};
	struct error err = {0};
	const char *text;

	mapping_init(&mapping);
	if (mapping_read(&arena, "shop.yaml", yaml, strlen(yaml), &mapping,
			 &err) < 0)
		return arena_print(&arena, "%d %.*s", err.code,
				   (int)strcspn(err.text, "\n"), err.text);
	mapping_write(&out, &mapping);
	text = arena_text(&arena, str_get(&out));
	str_free(&out);
	return text;
}

static void
check_typed(void)
{
	is_text(parsed("name=Full Name,email=E-mail 1"),
		"name=Full Name|email=E-mail 1", "two columns");
	is_text(parsed("+fact.needs=Needs"), "+fact.needs=Needs",
		"beside what is known");
	is_text(parsed("name=Last, first,email=Mail"),
		"name=Last, first|email=Mail", "a header with a comma in it");
	is_text(parsed("name=Last,,email=Mail"), "name=Last,|email=Mail",
		"or at its end");
	is_text(parsed("name=a,Town=b"), "name=a,Town=b",
		"no field begins with a capital");
	is_text(parsed("name"), "2 --map name: no field=column",
		"nothing is said of it");
	is_text(parsed("name="), "2 --map name=: no field=column",
		"nor by an empty header");
	is_text(parsed("=Name"), "2 --map =Name: no field=column", "no field");
	is_text(parsed(""), "2 --map : no field=column", "nothing");
	is_text(parsed("name=\xFF"), "65 --map is no UTF-8 text", "bytes");
}

static void
check_file(void)
{
	static const char all[] = "noun: cases\n"
				  "source: shop\n"
				  "decimal: \",\"\n"
				  "dates: mdy\n"
				  "columns: [a, \"b: c\"]\n"
				  "also: yes\n"
				  "map:\n"
				  "  email: [Mail 1, Mail 2]\n"
				  "  name: [Who]\n";

	is_text(read(all), all, "what is written is read");
	is_text(read("columns: one\nmap: {name: Who}\n"),
		"columns: [one]\nmap:\n  name: [Who]\n",
		"one is as good as a list of one");
	is_text(read("decimal: .\ndates: iso\nalso: no\n"),
		"decimal: \".\"\ndates: iso\n", "the other words");
	is_text(read("map: {name: A, email: B}\ndates: dmy\n"),
		"dates: dmy\nmap:\n  name: [A]\n  email: [B]\n",
		"whatever their order");
}

static void
check_refused(void)
{
	is_text(read("map: ["),
		"78 shop.yaml:2:1: did not find expected node content",
		"no YAML");
	is_text(read("- a\n"),
		"78 shop.yaml:1:1: the mapping: wants keys with "
		"values, \"key: value\"",
		"a list");
	is_text(read("mop: {}\n"),
		"78 shop.yaml:1:1: the mapping: no such key: \"mop\" (nearest: "
		"map)",
		"an unknown key");
	is_text(read("noun: [a]\n"), "78 shop.yaml:1:7: noun: wants one value",
		"a noun that is a list");
	is_text(read("source: \"\"\n"), "78 shop.yaml:1:9: source: is empty",
		"an empty source");
	is_text(read("decimal: ;\n"),
		"78 shop.yaml:1:10: decimal: . or , is wanted", "another mark");
	is_text(read("dates: [dmy]\n"),
		"78 shop.yaml:1:8: dates: dmy, mdy or iso is wanted",
		"two orders");
	is_text(read("also: maybe\n"),
		"78 shop.yaml:1:7: also: \"maybe\" is neither yes nor no",
		"neither yes nor no");
	is_text(read("columns: {a: b}\n"),
		"78 shop.yaml:1:10: columns: a list is wanted",
		"columns as a map");
	is_text(read("columns: [[a]]\n"),
		"78 shop.yaml:1:11: columns: text is wanted",
		"a list in a list");
	is_text(read("map: [a]\n"),
		"78 shop.yaml:1:6: map: field: column is wanted",
		"a map that is none");
	is_text(read("map: {name: {a: b}}\n"),
		"78 shop.yaml:1:13: name: a list is wanted", "a map in a map");
}

int
main(void)
{
	check_typed();
	check_file();
	check_refused();
	ok(mapping_name("shop-2") && !mapping_name("Shop") &&
		   !mapping_name("../shop"),
	   "the name of a file is a short one");
	arena_free(&arena);
	return done();
}
