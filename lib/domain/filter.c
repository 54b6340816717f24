/* SPDX-License-Identifier: ISC
 * Filters as people type them, into conditions.
 */
#include "domain/filter.h"

#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "domain/filter_value.h"
#include "domain/filter_word.h"
#include "store/fact.h"
#include "store/filter.h"

/* Facts are keys, too: those in use, and those that the policy speaks of. */
static int
add_facts(struct filter_reading *parse, struct vec *names)
{
	const struct business *business = parse->business;
	const struct policy_score *score = &business->policy->score;
	size_t i;

	for (i = 0; i < score->fact_count; i++)
		*(const char **)vec_add(names, business->arena) =
			score->facts[i];
	return business->store ? fact_names(business->store, business->arena,
					    names, parse->err)
			       : 0;
}

static bool
is_declared(const struct business *business, const char *name)
{
	const struct policy_score *score = &business->policy->score;
	size_t i;

	for (i = 0; i < score->fact_count; i++) {
		if (strcmp(score->facts[i], name) == 0)
			return true;
	}
	return false;
}

static int
refuse_key(struct filter_reading *parse, const char *name)
{
	struct arena *arena = parse->business->arena;
	const struct noun *noun = parse->noun;
	struct vec names = {.size = sizeof(char *)};
	const char *nearest;
	struct str keys = {0};
	size_t i;

	for (i = 0; i < noun->key_count; i++) {
		*(const char **)vec_add(&names, arena) = noun->keys[i].name;
		str_print(&keys, "%s%s", i ? " " : "", noun->keys[i].name);
	}
	if (noun_fact(noun) && add_facts(parse, &names) < 0)
		return -1;
	nearest = str_nearest(name, names.items, names.count);
	error_set(parse->err, ERR_USAGE, "%s: %s have no key \"%s\"%s%s%s",
		  parse->word, noun->name, name,
		  nearest ? ", did you mean \"" : "", nearest ? nearest : "",
		  nearest ? "\"?" : "");
	error_hint(parse->err, "keys: %s", str_get(&keys));
	str_free(&keys);
	return -1;
}

/* Split at commas; nothing at all is one value, the missing one. */
static int
parse_values(struct filter_reading *parse, const char *text)
{
	for (;;) {
		size_t len = strcspn(text, ",");

		if (parse->value_count >= FILTER_VALUES)
			return error_set(parse->err, ERR_USAGE,
					 "more than %d values in the filters",
					 FILTER_VALUES);
		if (filter_value_read(parse, arena_bytes(parse->business->arena,
							 text, len)) < 0)
			return -1;
		if (!text[len])
			return 0;
		text += len + 1;
	}
}

static void
lift(struct filter_reading *parse, enum noun_lift by)
{
	if (by != LIFT_NOTHING)
		parse->asked->closed = true;
	if (by == LIFT_ALL)
		parse->asked->merged = true;
}

/* A word without "=": a record, when it is shaped like an id. */
static int
parse_bare(struct filter_reading *parse, struct condition *condition)
{
	struct arena *arena = parse->business->arena;
	const struct noun *noun = parse->noun;
	const char *part, *address;
	char letter;
	struct id id;
	size_t i;

	if (business_id(parse->word, &letter, &id)) {
		for (i = 0; i < noun->key_count; i++) {
			if (noun->keys[i].letter != letter)
				continue;
			parse->key = &noun->keys[i];
			condition->key = parse->key->name;
			lift(parse, parse->key->lift);
			return filter_value_numbers(parse, parse->word);
		}
		error_set(parse->err, ERR_USAGE,
			  "%s: %s cannot be found by "
			  "that record",
			  parse->word, noun->name);
		return error_hint(parse->err, "crm-show %s shows it",
				  parse->word);
	}
	part = utf8_fold(arena, parse->word);
	address = parse->word[strspn(parse->word, "+0123456789 ()/.-")]
			  ? filter_word_lower(arena, parse->word)
			  : filter_word_digits(arena, parse->word);
	if (filter_value_part(parse, part) < 0 ||
	    filter_value_part(parse, address) < 0)
		return -1;
	lift(parse, noun->word_lift);
	filter_value_add(parse, CONDITION_PART)->text = part;
	filter_value_add(parse, CONDITION_PART)->text = address;
	return 0;
}

/* "state=any" asks for nothing, and for everything. */
static bool
is_any(const struct filter_reading *parse, const struct condition *condition,
       const char *text)
{
	return !condition->unlike && strcmp(parse->key->name, "state") == 0 &&
	       strcmp(text, "any") == 0;
}

/* A fact in use is a key, too. */
static int
find_key(struct filter_reading *parse, const char *name,
	 struct condition *condition)
{
	struct store *store = parse->business->store;
	bool used = false;

	parse->key = noun_key(parse->noun, name);
	if (!parse->key && noun_fact(parse->noun)) {
		used = is_declared(parse->business, name);
		if (!used && store &&
		    fact_used(store, name, &used, parse->err) < 0)
			return -1;
		if (used) {
			parse->key = noun_fact(parse->noun);
			condition->fact = name;
		}
	}
	if (!parse->key)
		return refuse_key(parse, name);
	condition->key = parse->key->name;
	return 0;
}

static int
parse_filter(struct filter_reading *parse, struct vec *conditions)
{
	struct arena *arena = parse->business->arena;
	const char *sign = strchr(parse->word, '=');
	struct condition condition = {.key = NULL};
	size_t len;
	const char *name;

	parse->values = (struct vec){.size = sizeof(struct condition_value)};
	if (!utf8_valid(parse->word, strlen(parse->word)))
		return error_set(parse->err, ERR_USAGE, "a filter is no UTF-8");
	if (!*parse->word)
		return error_set(parse->err, ERR_USAGE, "an empty filter");
	if (!sign) {
		if (parse_bare(parse, &condition) < 0)
			return -1;
	} else {
		condition.unlike = sign > parse->word && sign[-1] == '!';
		len = (size_t)(sign - parse->word) - condition.unlike;
		name = arena_bytes(arena, parse->word, len);
		if (find_key(parse, name, &condition) < 0)
			return -1;
		if (is_any(parse, &condition, sign + 1)) {
			lift(parse, LIFT_ALL);
			return 0;
		}
		if (parse->key->lift != LIFT_ASKED || !condition.unlike)
			lift(parse, parse->key->lift);
		if (parse_values(parse, sign + 1) < 0)
			return -1;
	}
	condition.values = parse->values.items;
	condition.count = parse->values.count;
	*(struct condition *)vec_add(conditions, arena) = condition;
	return 0;
}

int
filter_parse(const struct business *business, const struct noun *noun,
	     char *const *words, size_t count, struct filter_asked *asked,
	     struct error *err)
{
	struct vec conditions = {.size = sizeof(struct condition)};
	struct filter_reading parse = {
		.business = business, .noun = noun, .asked = asked, .err = err};
	size_t i;

	*asked = (struct filter_asked){NULL, 0, false, false};
	if (count > FILTER_CONDITIONS)
		return error_set(err, ERR_USAGE, "more than %d filters",
				 FILTER_CONDITIONS);
	for (i = 0; i < count; i++) {
		parse.word = words[i];
		if (parse_filter(&parse, &conditions) < 0)
			return -1;
	}
	asked->conditions = conditions.items;
	asked->count = conditions.count;
	return 0;
}
