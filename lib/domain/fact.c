/* SPDX-License-Identifier: ISC
 * What is known of a party.
 */
#include "domain/fact.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "store/fact.h"
#include "store/record.h"

#define WORD "abcdefghijklmnopqrstuvwxyz0123456789-"

static int
check_new(const struct fact_new *new, struct error *err)
{
	if (new->name[0] < 'a' || new->name[0] > 'z' ||
	    new->name[strspn(new->name, WORD)] != '\0') {
		error_set(err, ERR_USAGE, "%s: no name of a fact", new->name);
		return error_hint(err, "one word of a-z, 0-9 and -, beginning "
				       "with a letter");
	}
	if (!utf8_valid(new->value, strlen(new->value)))
		return error_set(err, ERR_DATA, "%s is no UTF-8 text",
				 new->name);
	if (new->value[strspn(new->value, " \t\r\n")] == '\0')
		return error_set(err, ERR_DATA, "%s is empty", new->name);
	return 0;
}

/* Of the newest fact of that name about the same; 1 found, 0 none. */
static int
newest(struct business *business, const struct fact *like, struct fact *found,
       struct error *err)
{
	if (like->address.n > 0)
		return fact_about(business, business->arena, like->address,
				  like->name.s, found, err);
	return fact_newest(business->store, business->arena, like->party,
			   like->name.s, found, err);
}

int
fact_add(struct business *business, const struct fact_new *new,
	 struct fact *made, struct error *err)
{
	struct fact row, there, last;
	int rc;

	if (check_new(new, err) < 0)
		return -1;
	column_clear(&fact_shape, &row);
	row.party = new->party;
	row.address = new->address;
	row.name.s = new->name;
	row.value.s = new->value;
	row.known_on =
		day_missing(new->known_on) ? business->today : new->known_on;
	row.said_by.s = new->said_by;
	row.source.s = new->source;
	rc = fact_alike(business->store, business->arena, &row, &there, err);
	if (rc > 0 && new->again) {
		rc = newest(business, &row, &last, err);
		rc = rc < 0 ? -1 : rc > 0 && last.id.n == there.id.n;
	}
	if (rc < 0)
		return -1;
	if (rc > 0) {
		*made = there;
		return 0;
	}
	if (record_add(business->store, TABLE_FACTS, &row, err) < 0)
		return -1;
	*made = row;
	return 0;
}

int
fact_list(struct business *business, struct arena *arena, struct id party,
	  struct vec *facts, struct error *err)
{
	return fact_of_party(business->store, arena, party, facts, err);
}

int
fact_latest(struct business *business, struct arena *arena, struct id party,
	    const char *name, struct fact *fact, struct error *err)
{
	return fact_newest(business->store, arena, party, name, fact, err);
}

int
fact_about(struct business *business, struct arena *arena, struct id address,
	   const char *name, struct fact *fact, struct error *err)
{
	struct vec found = {.size = sizeof(struct fact)};

	if (fact_of_address(business->store, arena, address, name, &found,
			    err) < 0)
		return -1;
	if (found.count == 0)
		return 0;
	*fact = *(const struct fact *)found.items;
	return 1;
}

int
fact_take(struct business *business, const struct fact *fact, struct error *err)
{
	return record_void(business->store, TABLE_FACTS, fact, err);
}

int
fact_take_about(struct business *business, struct id address, const char *name,
		struct error *err)
{
	struct vec found = {.size = sizeof(struct fact)};
	const struct fact *facts;
	size_t i;

	if (fact_of_address(business->store, business->arena, address, name,
			    &found, err) < 0)
		return -1;
	facts = found.items;
	for (i = 0; i < found.count; i++) {
		if (fact_take(business, &facts[i], err) < 0)
			return -1;
	}
	return 0;
}
