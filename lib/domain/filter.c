/* SPDX-License-Identifier: ISC
 * Filters as people type them, into conditions.
 */
#include "domain/filter.h"

#include <ctype.h>
#include <string.h>

#include "base/money.h"
#include "base/num.h"
#include "base/str.h"
#include "base/utf8.h"
#include "domain/filter_word.h"
#include "domain/input.h"
#include "os/zone.h"
#include "store/fact.h"
#include "store/filter.h"
#include "text/phone.h"

/* What is being read, for the messages, and what it has come to. */
struct parse {
	const struct business *business;
	const struct noun *noun;
	const struct noun_key *key;
	const char *word;   /* the whole of it, as typed */
	struct vec values;  /* of the condition */
	size_t value_count; /* of all conditions */
	struct filter_asked *asked;
	struct error *err;
};

static struct condition_value *
add_value(struct parse *parse, enum condition_kind kind)
{
	struct condition_value *value =
		vec_add(&parse->values, parse->business->arena);

	*value = (struct condition_value){kind,
					  NULL,
					  CONDITION_OPEN_LOW,
					  CONDITION_OPEN_HIGH,
					  CONDITION_OPEN_LOW,
					  CONDITION_OPEN_HIGH};
	parse->value_count++;
	return value;
}

/* Facts are keys, too: those in use, and those that the policy speaks of. */
static int
add_facts(struct parse *parse, struct vec *names)
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
refuse_key(struct parse *parse, const char *name)
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

static int
parse_word(struct parse *parse, const char *text)
{
	const struct noun_key *key = parse->key;
	struct arena *arena = parse->business->arena;

	if (key->words && !str_among(key->words, text)) {
		error_set(parse->err, ERR_USAGE, "%s: no %s of %s is \"%s\"",
			  parse->word, key->name, parse->noun->name, text);
		return error_hint(parse->err, "it is one of %s%s",
				  filter_word_listed(arena, key->words),
				  strcmp(key->name, "state") == 0 ? "; or any"
								  : "");
	}
	add_value(parse, CONDITION_WHOLE)->text = arena_text(arena, text);
	return 0;
}

static int
parse_person(struct parse *parse, const char *text)
{
	if (*text == '@')
		text++;
	if (strcmp(text, "me") == 0)
		text = parse->business->user;
	return parse_word(parse, text);
}

static int
check_part(struct parse *parse, const char *part)
{
	if (!*part)
		return error_set(parse->err, ERR_USAGE,
				 "%s: nothing in it to look for", parse->word);
	if (strlen(part) > FILTER_PART)
		return error_set(parse->err, ERR_USAGE,
				 "%.40s…: too long to look for", parse->word);
	return 0;
}

/* A whole number with our country may have been kept without it. */
static void
add_national(struct parse *parse, const char *text)
{
	const char *all[PHONE_SPELLINGS];
	size_t count =
		phone_spellings(parse->business->arena,
				parse->business->policy->country, text, all);
	size_t i;

	if (*all[0] != '+')
		return;
	for (i = 1; i < count; i++)
		add_value(parse, CONDITION_PART)->text =
			filter_word_digits(parse->business->arena, all[i]);
}

static int
parse_part(struct parse *parse, const char *text)
{
	struct arena *arena = parse->business->arena;
	const char *part;

	if (parse->key->kind == NOUN_EMAIL)
		part = filter_word_lower(arena, text);
	else if (parse->key->kind == NOUN_PHONE)
		part = filter_word_digits(arena, text);
	else
		part = utf8_fold(arena, text);
	if (check_part(parse, part) < 0)
		return -1;
	add_value(parse, CONDITION_PART)->text = part;
	if (parse->key->kind == NOUN_PHONE)
		add_national(parse, text);
	return 0;
}

static int
parse_number(struct parse *parse, const char *text, int64_t *n)
{
	const struct noun_key *key = parse->key;
	char letter;
	struct id id;

	if (key->letter && business_id(text, &letter, &id)) {
		if (letter != key->letter)
			return error_set(parse->err, ERR_USAGE,
					 "%s: %s wants ids as %c12",
					 parse->word, key->name, key->letter);
		*n = id.n;
		return 0;
	}
	if (key->kind == NOUN_DAYS &&
	    isalpha((unsigned char)text[strlen(text) - 1]))
		return input_days(text, n, parse->err);
	if (num_parse(text, n))
		return 0;
	if (key->letter)
		return error_set(parse->err, ERR_USAGE,
				 "%s: %s wants an id, "
				 "as %c12",
				 parse->word, key->name, key->letter);
	return error_set(parse->err, ERR_USAGE, "%s: %s wants a number",
			 parse->word, key->name);
}

static int
check_order(struct parse *parse, const struct condition_value *value)
{
	if (value->low <= value->high && value->day_low <= value->day_high)
		return 0;
	return error_set(parse->err, ERR_USAGE, "%s: it ends before it begins",
			 parse->word);
}

static int
parse_numbers(struct parse *parse, const char *text)
{
	struct condition_value *value = add_value(parse, CONDITION_RANGE);
	const char *low, *high;

	(void)filter_word_range(parse->business->arena, text, &low, &high);
	if (low && parse_number(parse, low, &value->low) < 0)
		return -1;
	if (high && parse_number(parse, high, &value->high) < 0)
		return -1;
	return check_order(parse, value);
}

/* Numbers with decimals, as the store counts them. */
static int
parse_decimals(struct parse *parse, const char *text, int decimals)
{
	struct condition_value *value = add_value(parse, CONDITION_RANGE);
	const char *low, *high;
	struct error why;

	(void)filter_word_range(parse->business->arena, text, &low, &high);
	if ((low && money_number(low, '.', decimals, &value->low, &why) < 0) ||
	    (high && money_number(high, '.', decimals, &value->high, &why) < 0))
		return error_set(parse->err, ERR_USAGE,
				 "%s: %s wants a number such as 9.50",
				 parse->word, parse->key->name);
	return check_order(parse, value);
}

/* A part, unless it is a range of numbers. */
static int
parse_fact(struct parse *parse, const char *text)
{
	struct arena *arena = parse->business->arena;
	struct condition_value range = {.kind = CONDITION_RANGE,
					.low = CONDITION_OPEN_LOW,
					.high = CONDITION_OPEN_HIGH};
	const char *low, *high;

	if (!filter_word_range(arena, text, &low, &high) || (!low && !high) ||
	    (low && !num_thousandths(low, &range.low)) ||
	    (high && !num_thousandths(high, &range.high)))
		return parse_part(parse, text);
	range.day_low = CONDITION_OPEN_LOW;
	range.day_high = CONDITION_OPEN_HIGH;
	*add_value(parse, CONDITION_RANGE) = range;
	return check_order(parse, &range);
}

static int
parse_flag(struct parse *parse, const char *text)
{
	struct condition_value *value;
	bool yes = str_among("yes true 1", text);

	if (!yes && !str_among("no false 0", text))
		return error_set(parse->err, ERR_USAGE, "%s: %s is yes or no",
				 parse->word, parse->key->name);
	value = add_value(parse, CONDITION_RANGE);
	value->low = value->high = yes;
	return 0;
}

/* When the day begins, where the business is. */
static int64_t
day_start(const struct business *business, int64_t days)
{
	struct civil civil = day_civil((struct day){days});

	return zone_instant(business->zone, &civil).s;
}

static bool
is_moment(const struct business *business, const char *text, struct instant *at)
{
	if (strcmp(text, "now") != 0)
		return instant_parse(text, at);
	*at = business->now;
	return true;
}

/* Take the days as both days and the moments they are made of. */
static void
set_days(const struct business *business, struct condition_value *value,
	 struct day low, struct day high)
{
	if (!day_missing(low)) {
		value->day_low = low.days;
		value->low = day_start(business, low.days);
	}
	if (!day_missing(high)) {
		value->day_high = high.days;
		value->high = day_start(business, high.days + 1) - 1;
	}
}

/* One end of a range of which at least one is a moment. */
static int
parse_end(struct parse *parse, const char *text, struct condition_value *end)
{
	const struct business *business = parse->business;
	struct day low, high;
	struct instant at;

	if (is_moment(business, text, &at)) {
		struct day day = zone_day(business->zone, at);

		end->low = end->high = at.s;
		end->day_low = end->day_high = day.days;
		return 0;
	}
	if (input_range(business, text, parse->key->ahead, &low, &high,
			parse->err) < 0)
		return -1;
	set_days(business, end, low, high);
	return 0;
}

/* A day ends late: it is wholly before a moment only when it is over by
 * then. */
static int
parse_moments(struct parse *parse, const char *low, const char *high,
	      struct condition_value *value)
{
	struct condition_value from = *value, until = *value;
	struct instant at;

	if (low && parse_end(parse, low, &from) < 0)
		return -1;
	if (high && parse_end(parse, high, &until) < 0)
		return -1;
	value->low = from.low;
	value->day_low = from.day_low;
	value->high = until.high;
	value->day_high = until.day_high;
	if (high && is_moment(parse->business, high, &at) &&
	    value->day_high > value->day_low)
		value->day_high--;
	return check_order(parse, value);
}

static int
parse_days(struct parse *parse, const char *text)
{
	const struct business *business = parse->business;
	struct condition_value *value =
		add_value(parse, parse->key->kind == NOUN_INSTANT
					 ? CONDITION_RANGE
					 : CONDITION_WHEN);
	const char *low, *high;
	struct instant at;
	struct day first, last;

	(void)filter_word_range(business->arena, text, &low, &high);
	if ((low && is_moment(business, low, &at)) ||
	    (high && is_moment(business, high, &at)))
		return parse_moments(parse, low, high, value);
	if (!low && !high)
		return error_set(parse->err, ERR_USAGE,
				 "%s: from when, or until when?", parse->word);
	if (input_range(business, text, parse->key->ahead, &first, &last,
			parse->err) < 0)
		return -1;
	set_days(business, value, first, last);
	if (parse->key->kind == NOUN_DATED) {
		value->kind = CONDITION_RANGE;
		value->low = value->day_low;
		value->high = value->day_high;
	}
	return 0;
}

static bool
is_id(const char *text)
{
	const char *dots = strstr(text, "..");
	char letter;
	struct id id;

	return business_id(dots && dots[2] ? dots + 2 : text, &letter, &id);
}

static int
parse_value(struct parse *parse, const char *text)
{
	if (!*text) {
		add_value(parse, CONDITION_MISSING);
		return 0;
	}
	switch (parse->key->kind) {
	case NOUN_ID:
	case NOUN_NUMBER:
	case NOUN_DAYS:
		return parse_numbers(parse, text);
	case NOUN_NAMED:
		return is_id(text) ? parse_numbers(parse, text)
				   : parse_part(parse, text);
	case NOUN_CASE:
		return is_id(text) ? parse_numbers(parse, text)
				   : parse_word(parse, text);
	case NOUN_NAME:
	case NOUN_TEXT:
	case NOUN_EMAIL:
	case NOUN_PHONE:
		return parse_part(parse, text);
	case NOUN_FACT:
		return parse_fact(parse, text);
	case NOUN_WORD:
		return parse_word(parse, text);
	case NOUN_PERSON:
		return parse_person(parse, text);
	case NOUN_FLAG:
		return parse_flag(parse, text);
	case NOUN_INSTANT:
	case NOUN_WHEN:
	case NOUN_DATED:
		return parse_days(parse, text);
	case NOUN_MONEY:
		return parse_decimals(parse, text, MONEY_DECIMALS);
	case NOUN_QUANTITY:
		return parse_decimals(parse, text, 3);
	}
	return 0;
}

/* Split at commas; nothing at all is one value, the missing one. */
static int
parse_values(struct parse *parse, const char *text)
{
	for (;;) {
		size_t len = strcspn(text, ",");

		if (parse->value_count >= FILTER_VALUES)
			return error_set(parse->err, ERR_USAGE,
					 "more than %d values in the filters",
					 FILTER_VALUES);
		if (parse_value(parse, arena_bytes(parse->business->arena, text,
						   len)) < 0)
			return -1;
		if (!text[len])
			return 0;
		text += len + 1;
	}
}

static void
lift(struct parse *parse, enum noun_lift by)
{
	if (by != LIFT_NOTHING)
		parse->asked->closed = true;
	if (by == LIFT_ALL)
		parse->asked->merged = true;
}

/* A word without "=": a record, when it is shaped like an id. */
static int
parse_bare(struct parse *parse, struct condition *condition)
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
			return parse_numbers(parse, parse->word);
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
	if (check_part(parse, part) < 0 || check_part(parse, address) < 0)
		return -1;
	lift(parse, noun->word_lift);
	add_value(parse, CONDITION_PART)->text = part;
	add_value(parse, CONDITION_PART)->text = address;
	return 0;
}

/* "state=any" asks for nothing, and for everything. */
static bool
is_any(const struct parse *parse, const struct condition *condition,
       const char *text)
{
	return !condition->unlike && strcmp(parse->key->name, "state") == 0 &&
	       strcmp(text, "any") == 0;
}

/* A fact in use is a key, too. */
static int
find_key(struct parse *parse, const char *name, struct condition *condition)
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
parse_filter(struct parse *parse, struct vec *conditions)
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
	struct parse parse = {
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
