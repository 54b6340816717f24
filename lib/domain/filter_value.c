/* SPDX-License-Identifier: ISC
 * What a value in a filter is, by the kind of its key.
 */
#include "domain/filter_value.h"

#include <ctype.h>
#include <string.h>

#include "base/money.h"
#include "base/num.h"
#include "base/str.h"
#include "base/utf8.h"
#include "domain/filter_word.h"
#include "domain/input.h"
#include "os/zone.h"
#include "text/phone.h"

struct condition_value *
filter_value_add(struct filter_reading *parse, enum condition_kind kind)
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

static int
parse_word(struct filter_reading *parse, const char *text)
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
	filter_value_add(parse, CONDITION_WHOLE)->text =
		arena_text(arena, text);
	return 0;
}

static int
parse_person(struct filter_reading *parse, const char *text)
{
	if (*text == '@')
		text++;
	if (strcmp(text, "me") == 0)
		text = parse->business->user;
	return parse_word(parse, text);
}

int
filter_value_part(struct filter_reading *parse, const char *part)
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
add_national(struct filter_reading *parse, const char *text)
{
	const char *all[PHONE_SPELLINGS];
	size_t count =
		phone_spellings(parse->business->arena,
				parse->business->policy->country, text, all);
	size_t i;

	if (*all[0] != '+')
		return;
	for (i = 1; i < count; i++)
		filter_value_add(parse, CONDITION_PART)->text =
			filter_word_digits(parse->business->arena, all[i]);
}

static int
parse_part(struct filter_reading *parse, const char *text)
{
	struct arena *arena = parse->business->arena;
	const char *part;

	if (parse->key->kind == NOUN_EMAIL)
		part = filter_word_lower(arena, text);
	else if (parse->key->kind == NOUN_PHONE)
		part = filter_word_digits(arena, text);
	else
		part = utf8_fold(arena, text);
	if (filter_value_part(parse, part) < 0)
		return -1;
	filter_value_add(parse, CONDITION_PART)->text = part;
	if (parse->key->kind == NOUN_PHONE)
		add_national(parse, text);
	return 0;
}

static int
parse_number(struct filter_reading *parse, const char *text, int64_t *n)
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
check_order(struct filter_reading *parse, const struct condition_value *value)
{
	if (value->low <= value->high && value->day_low <= value->day_high)
		return 0;
	return error_set(parse->err, ERR_USAGE, "%s: it ends before it begins",
			 parse->word);
}

int
filter_value_numbers(struct filter_reading *parse, const char *text)
{
	struct condition_value *value =
		filter_value_add(parse, CONDITION_RANGE);
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
parse_decimals(struct filter_reading *parse, const char *text, int decimals)
{
	struct condition_value *value =
		filter_value_add(parse, CONDITION_RANGE);
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
parse_fact(struct filter_reading *parse, const char *text)
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
	*filter_value_add(parse, CONDITION_RANGE) = range;
	return check_order(parse, &range);
}

static int
parse_flag(struct filter_reading *parse, const char *text)
{
	struct condition_value *value;
	bool yes = str_among("yes true 1", text);

	if (!yes && !str_among("no false 0", text))
		return error_set(parse->err, ERR_USAGE, "%s: %s is yes or no",
				 parse->word, parse->key->name);
	value = filter_value_add(parse, CONDITION_RANGE);
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
parse_end(struct filter_reading *parse, const char *text,
	  struct condition_value *end)
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
parse_moments(struct filter_reading *parse, const char *low, const char *high,
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
parse_days(struct filter_reading *parse, const char *text)
{
	const struct business *business = parse->business;
	struct condition_value *value =
		filter_value_add(parse, parse->key->kind == NOUN_INSTANT
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

int
filter_value_read(struct filter_reading *parse, const char *text)
{
	if (!*text) {
		filter_value_add(parse, CONDITION_MISSING);
		return 0;
	}
	switch (parse->key->kind) {
	case NOUN_ID:
	case NOUN_NUMBER:
	case NOUN_DAYS:
		return filter_value_numbers(parse, text);
	case NOUN_NAMED:
		return is_id(text) ? filter_value_numbers(parse, text)
				   : parse_part(parse, text);
	case NOUN_CASE:
		return is_id(text) ? filter_value_numbers(parse, text)
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
