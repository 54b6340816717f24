/* SPDX-License-Identifier: ISC
 * What the conditions on rows of a foreign file are asked of.
 */
#include "exchange/onlyof.h"

#include <string.h>

#include "base/arena.h"
#include "exchange/importing_card.h"

struct asked {
	struct importing *run;
	const struct incoming_row *row;
	const struct importing_card *card; /* of parties */
};

static void
add(struct asked *asked, struct vec *values, const char *text)
{
	if (text && text[strspn(text, " \t\r\n")])
		*(const char **)vec_add(values, asked->run->row) = text;
}

/* By the header of a column, or the field that it is bound to. */
static bool
from_columns(struct asked *asked, const char *key, struct vec *values)
{
	const struct bind *bind = &asked->run->bind;
	const struct bind_column *all = bind->columns.items;
	int field = fields_find(bind->noun, key);
	bool known = field >= 0;
	size_t i;

	for (i = 0; i < bind->columns.count; i++) {
		if (strcmp(all[i].header, key) != 0 &&
		    (field < 0 || all[i].field != field))
			continue;
		known = true;
		if (i < asked->row->count)
			add(asked, values, asked->row->values[i]);
	}
	return known;
}

static bool
from_card(struct asked *asked, const char *key, struct vec *values)
{
	const struct importing_card *card = asked->card;
	const struct importing_way *ways = card->ways.items;
	const struct importing_fact *facts = card->facts.items;
	const char *const *tags = card->tags.items;
	size_t i;

	if (strcmp(key, "name") == 0)
		add(asked, values, card->name);
	if (strcmp(key, "note") == 0)
		add(asked, values, card->note);
	if (strcmp(key, "role") == 0)
		add(asked, values, card->role);
	for (i = 0; i < card->ways.count; i++) {
		bool post = strcmp(ways[i].medium, "post") == 0;

		if (strcmp(key, ways[i].medium) == 0 ||
		    (post &&
		     (strcmp(key, "city") == 0 || strcmp(key, "country") == 0)))
			add(asked, values, ways[i].value);
	}
	for (i = 0; i < card->facts.count; i++) {
		if (strcmp(key, facts[i].name) == 0)
			add(asked, values, facts[i].value);
	}
	for (i = 0; i < card->tags.count; i++) {
		if (strcmp(key, "tags") == 0 || strcmp(key, "tag") == 0)
			add(asked, values, tags[i]);
	}
	return true;
}

static bool
values_of(void *cookie, const char *key, struct vec *values)
{
	struct asked *asked = cookie;

	if (asked->card && asked->row->card)
		return from_card(asked, key, values);
	return from_columns(asked, key, values);
}

int
onlyof_match(const struct only *only, struct importing *run,
	     const struct incoming_row *row, bool parties, struct error *err)
{
	struct asked asked = {run, row, parties ? run->item : NULL};

	return only_match(only, run->row, values_of, &asked, err);
}
