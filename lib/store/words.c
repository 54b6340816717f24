/* SPDX-License-Identifier: ISC
 * What parties are found by.
 */
#include "store/words.h"

#include <ctype.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "model/forgotten.h"
#include "store/driver.h"
#include "store/store.h"

/* What stands between the digits of a phone number says nothing. */
char *
words_key(struct arena *arena, const char *medium, const char *value)
{
	const char *silent = strcmp(medium, "phone") == 0 ? " -./()" : "";
	char *key = arena_text(arena, value);
	char *to = key;
	const char *p;

	for (p = key; *p; p++) {
		if (!strchr(silent, *p))
			*to++ = (char)tolower((unsigned char)*p);
	}
	*to = '\0';
	return key;
}

void
words_derive(struct arena *arena, struct party *party)
{
	/* Nobody is found by what is left of a name. */
	party->name_key.s = party->name.s && !str_same(party->name.s, FORGOTTEN)
				    ? utf8_fold(arena, party->name.s)
				    : NULL;
}

void
words_derive_address(struct arena *arena, struct address *address)
{
	address->value_key.s =
		words_key(arena, address->medium.s, address->value.s);
}

void
words_derive_product(struct arena *arena, struct product *product)
{
	product->name_key.s = utf8_fold(arena, product->name.s);
}

/* Run sql for each word of the folded name. */
static int
each_word(struct store *store, const char *sql, const char *name_key,
	  int64_t party, struct error *err)
{
	char *copy = arena_text(store->arena, name_key);
	char *rest, *word;

	for (word = strtok_r(copy, " ", &rest); word;
	     word = strtok_r(NULL, " ", &rest)) {
		struct query *query;
		int step;

		if (driver_query(store->driver, sql, &query, err) < 0)
			return -1;
		driver_bind_text(query, "$word", word);
		driver_bind_int(query, "$party", party);
		step = driver_step(query, err);
		driver_done(query);
		if (step < 0)
			return -1;
	}
	return 0;
}

int
words_index(struct store *store, const struct party *before,
	    const struct party *after, struct error *err)
{
	static const char drop[] =
		"DELETE FROM words WHERE word = $word AND party = $party";
	static const char add[] =
		"INSERT INTO words (word, party) VALUES ($word, $party) "
		"ON CONFLICT DO NOTHING";
	bool was = before && !before->voided.yes && before->name_key.s;
	bool is = !after->voided.yes && after->name_key.s;

	if (was && is && str_same(before->name_key.s, after->name_key.s))
		return 0;
	if (was &&
	    each_word(store, drop, before->name_key.s, before->id.n, err) < 0)
		return -1;
	return is ? each_word(store, add, after->name_key.s, after->id.n, err)
		  : 0;
}
