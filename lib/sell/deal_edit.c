/* SPDX-License-Identifier: ISC
 * The fields of a deal, changed one by one.
 */
#include "sell/deal_edit.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "domain/people.h"
#include "sell/deal.h"
#include "sell/deal_typed.h"
#include "store/deal.h"

static int
edit_plan(struct business *business, struct deal *deal, const char *field,
	  const char *value, struct error *err)
{
	if (!str_same(deal->state.s, "open"))
		return deal_settled(deal, err);
	if (strcmp(field, "expected") == 0) {
		deal->expected_on = DAY_MISSING;
		return *value ? deal_typed_day(business, field, value,
					       business->now,
					       &deal->expected_on, err)
			      : 0;
	}
	if (value[strspn(value, " \t\r\n")] == '\0')
		return deal_typed_ask("an open deal has a next step", err);
	if (strcmp(field, "due") == 0)
		return deal_typed_day(business, field, value, business->now,
				      &deal->next_on, err);
	deal->next.s = value;
	return 0;
}

static int
edit_key(struct business *business, struct deal *deal, const char *value,
	 struct error *err)
{
	struct id other;

	deal->key.s = *value ? value : NULL;
	if (!*value)
		return 0;
	if (deal_by_key(business->store, value, &other, err) < 0)
		return -1;
	if (other.n > 0 && other.n != deal->id.n)
		return error_set(err, ERR_NO, "key %.100s is that of d%lld",
				 value, (long long)other.n);
	return 0;
}

static int
edit_field(struct business *business, struct deal *deal, const char *field,
	   const char *value, struct error *err)
{
	static const char *const fields[] = {"name",   "amount", "expected",
					     "next",   "due",	 "owner",
					     "source", "note",	 "key"};
	const struct policy_person *person;

	if (deal_typed_text(field, value, err) < 0)
		return -1;
	if (strcmp(field, "expected") == 0 || strcmp(field, "next") == 0 ||
	    strcmp(field, "due") == 0)
		return edit_plan(business, deal, field, value, err);
	if (strcmp(field, "amount") == 0) {
		if (*value)
			return deal_typed_amount(business, value, deal, err);
		deal->amount_minor = NUMBER_MISSING;
	} else if (strcmp(field, "owner") == 0) {
		if (people_get(business, value, &person, err) < 0)
			return -1;
		deal->owner.s = person->name;
	} else if (strcmp(field, "source") == 0) {
		deal->source.s = *value ? value : NULL;
		return deal_typed_word(field, deal->source.s, err);
	} else if (strcmp(field, "name") == 0) {
		if (value[strspn(value, " \t\r\n")] == '\0')
			return error_set(err, ERR_USAGE, "the name is empty");
		deal->name.s = value;
	} else if (strcmp(field, "note") == 0) {
		deal->note.s = *value ? value : NULL;
	} else if (strcmp(field, "key") == 0) {
		return edit_key(business, deal, value, err);
	} else {
		return deal_typed_unknown("field of a deal", field, fields,
					  sizeof(fields) / sizeof(fields[0]),
					  err);
	}
	return 0;
}

int
deal_edit_set(struct business *business, struct deal *deal, const char *setting,
	      struct error *err)
{
	const char *equals = strchr(setting, '=');

	if (!equals || equals == setting)
		return error_set(err, ERR_USAGE, "%.60s: not FIELD=VALUE",
				 setting);
	return edit_field(business, deal,
			  arena_bytes(business->arena, setting,
				      (size_t)(equals - setting)),
			  equals + 1, err);
}
