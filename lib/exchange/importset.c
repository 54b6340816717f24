/* SPDX-License-Identifier: ISC
 * What an import is told by its options and its mapping.
 */
#include "exchange/importset.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "store/beside.h"

static const struct importing_noun *const nouns[] = {
	&importing_party_noun,	 &importing_said_noun,	  &importing_case_noun,
	&importing_promise_noun, &importing_product_noun, &importing_sale_noun,
	&importing_invoice_noun, &importing_payment_noun, &importing_deal_noun,
};

static int
no_noun(const char *name, struct error *err)
{
	struct str known = {0};
	size_t i;

	for (i = 0; fields_noun_at(i); i++)
		str_print(&known, "%s%s", i ? " " : "",
			  fields_noun_at(i)->name);
	error_set(err, ERR_USAGE, "-t %.60s: no such records", name);
	error_hint(err, "there are: %s all", str_get(&known));
	str_free(&known);
	return -1;
}

static int
find_noun(struct importset *set, const struct fields_noun **fields,
	  struct error *err)
{
	const char *name = set->setting->noun;
	size_t i;

	if (!name)
		name = set->mapping.noun ? set->mapping.noun : "parties";
	*fields = fields_noun(name);
	if (!*fields)
		return no_noun(name, err);
	for (i = 0; i < sizeof(nouns) / sizeof(nouns[0]); i++) {
		if (strcmp(nouns[i]->name, name) == 0)
			set->noun = nouns[i];
	}
	return 0;
}

static char *
map_path(struct importset *set, const char *name)
{
	struct business *business = set->run->business;
	struct arena *arena = set->run->lasting;

	return beside_path(arena, business->policy_path,
			   arena_print(arena, "mapping/%s.yaml", name));
}

static int
check_map_name(const char *name, struct error *err)
{
	if (mapping_name(name))
		return 0;
	error_set(err, ERR_USAGE, "%.60s: no name of a mapping", name);
	return error_hint(err, "a-z, 0-9, _ and -, beginning with a letter");
}

static int
read_mapping(struct importset *set, struct error *err)
{
	struct arena *arena = set->run->lasting;
	const char *map = set->setting->map;
	char *path, *text;
	size_t len;

	mapping_init(&set->mapping);
	if (!map)
		return 0;
	if (strchr(map, '='))
		return mapping_parse(arena, map, &set->mapping, err);
	if (check_map_name(map, err) < 0)
		return -1;
	path = map_path(set, map);
	if (!beside_exists(path)) {
		error_set(err, ERR_USAGE, "--map %s: no such mapping", map);
		return error_hint(err,
				  "%.300s is not there; --save-map writes "
				  "one",
				  path);
	}
	if (beside_read(arena, path, &text, &len, err) < 0)
		return -1;
	return mapping_read(arena, arena_print(arena, "mapping/%s.yaml", map),
			    text, len, &set->mapping, err);
}

/* "a,b,c" */
static int
read_columns(struct importset *set, struct error *err)
{
	const char *p = set->setting->columns;

	if (!p)
		return 0;
	if (!utf8_valid(p, strlen(p)))
		return error_set(err, ERR_DATA, "--columns is no UTF-8 text");
	set->mapping.columns.count = 0;
	for (;; p++) {
		size_t len = strcspn(p, ",");

		*(const char **)vec_add(&set->mapping.columns,
					set->run->lasting) =
			arena_bytes(set->run->lasting, p, len);
		p += len;
		if (!*p)
			return 0;
	}
}

static int
read_on_match(struct importset *set, struct error *err)
{
	static const char *const words[] = {"update", "skip", "new", "review"};
	const char *typed = set->setting->on_match;
	bool parties = set->noun == &importing_party_noun;
	size_t i;

	if (!typed)
		return 0;
	for (i = 0; i < 4; i++) {
		if (strcmp(words[i], typed) != 0)
			continue;
		if (!parties && (i == MATCH_UPDATE || i == MATCH_REVIEW))
			return error_set(err, ERR_USAGE,
					 "--on-match %s is of parties", typed);
		set->run->on_match = (enum importing_match)i;
		return 0;
	}
	return error_set(err, ERR_USAGE,
			 "--on-match %.40s: update, skip, new or review",
			 typed);
}

static int
check_tags(const struct import_setting *setting, struct error *err)
{
	size_t i;

	for (i = 0; i < setting->tag_count; i++) {
		const char *tag = setting->tags[i];

		if (!*tag || strpbrk(tag, ", \t\r\n") || *tag == '-' ||
		    !utf8_valid(tag, strlen(tag)))
			return error_set(err, ERR_USAGE,
					 "--tag %.60s: a tag is one word "
					 "without commas",
					 tag);
	}
	return 0;
}

static int
read_source(struct importset *set, struct error *err)
{
	const char *source = set->setting->source;

	if (!source)
		source = set->mapping.source;
	set->run->source = source ? source : "import";
	if (mapping_name(set->run->source))
		return 0;
	error_set(err, ERR_USAGE, "--source %.60s: no short name", source);
	return error_hint(err, "a-z, 0-9, _ and -, beginning with a letter");
}

int
importset_read(struct importset *set, struct error *err)
{
	const struct import_setting *setting = set->setting;
	const struct mapping *mapping = &set->mapping;
	struct importing *run = set->run;
	const struct fields_noun *fields;

	if (read_mapping(set, err) < 0 || read_columns(set, err) < 0 ||
	    find_noun(set, &fields, err) < 0 || read_on_match(set, err) < 0 ||
	    check_tags(setting, err) < 0 || read_source(set, err) < 0 ||
	    bind_open(&run->bind, fields, mapping, err) < 0 ||
	    only_parse(run->lasting, setting->only, setting->only_count,
		       &set->only, err) < 0)
		return -1;
	if (setting->save_map && check_map_name(setting->save_map, err) < 0)
		return -1;
	if (setting->create && set->noun == &importing_party_noun)
		return error_set(err, ERR_USAGE,
				 "--create makes parties that other records "
				 "mention; -t parties makes them anyhow");
	return evidence_open(
		&run->evidence, run->business,
		setting->dates ? setting->dates : mapping->dates,
		setting->decimal ? setting->decimal : mapping->decimal, err);
}

/* What was understood, under the name that was asked for. */
int
importset_save(struct importset *set, struct error *err)
{
	const struct importing *run = set->run;
	const struct import_setting *setting = set->setting;
	const struct bind_column *all = run->bind.columns.items;
	struct mapping mapping = set->mapping;
	struct str text = {0};
	size_t i;
	int rc;

	if (!setting->save_map)
		return 0;
	mapping.noun = set->noun->name;
	mapping.source = run->source;
	if (setting->dates)
		mapping.dates = setting->dates;
	if (setting->decimal)
		mapping.decimal = setting->decimal;
	mapping.also = false;
	mapping.pairs = (struct vec){.size = sizeof(struct mapping_pair)};
	for (i = 0; i < run->bind.columns.count; i++) {
		struct mapping_pair *pair;

		if (all[i].field == BIND_NONE)
			continue;
		pair = vec_add(&mapping.pairs, run->lasting);
		pair->header = all[i].header;
		pair->field =
			all[i].field == BIND_FACT
				? arena_print(run->lasting, "fact.%s",
					      all[i].fact)
				: run->bind.noun->fields[all[i].field].name;
	}
	mapping_write(&text, &mapping);
	rc = beside_add(run->lasting, map_path(set, setting->save_map),
			str_get(&text), err);
	str_free(&text);
	return rc;
}
