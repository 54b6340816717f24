/* SPDX-License-Identifier: ISC
 * The columns of a foreign file, bound to the fields of a noun.
 */
#include "exchange/bind.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "exchange/headers.h"
#include "exchange/incoming.h"

#define FACT "fact."

static int
check_field(const struct fields_noun *noun, const char *field,
	    struct error *err)
{
	struct str known = {0};
	size_t i;

	if (fields_find(noun, field) >= 0)
		return 0;
	if (str_begins(field, FACT) && field[strlen(FACT)] &&
	    strcmp(noun->name, "parties") == 0)
		return 0;
	for (i = 0; i < noun->count; i++)
		str_print(&known, "%s%s", i ? " " : "", noun->fields[i].name);
	error_set(err, ERR_USAGE, "%.60s: no field of %s", field, noun->name);
	error_hint(err, "there are: %s", str_get(&known));
	str_free(&known);
	return -1;
}

int
bind_open(struct bind *bind, const struct fields_noun *noun,
	  const struct mapping *mapping, struct error *err)
{
	const struct mapping_pair *all = mapping->pairs.items;
	size_t i;

	*bind = (struct bind){
		.noun = noun,
		.mapping = mapping,
		.columns = {.size = sizeof(struct bind_column)},
	};
	for (i = 0; i < mapping->pairs.count; i++) {
		if (check_field(noun, all[i].field, err) < 0)
			return -1;
	}
	return 0;
}

/* As the mapping says: 1, or 0 where it says nothing of the header. */
static int
by_mapping(const struct bind *bind, struct arena *arena,
	   struct bind_column *column)
{
	const struct mapping_pair *all = bind->mapping->pairs.items;
	struct headers_meaning meaning;
	size_t i;

	for (i = 0; i < bind->mapping->pairs.count; i++) {
		if (strcmp(all[i].header, column->header) != 0)
			continue;
		column->field = fields_find(bind->noun, all[i].field);
		if (column->field < 0) {
			column->field = BIND_FACT;
			column->fact = all[i].field + strlen(FACT);
			return 1;
		}
		/* what belongs together is told by the header all the same */
		if (headers_read(arena, bind->noun, column->header, &meaning)) {
			column->label = meaning.label;
			column->group = meaning.group;
		}
		return 1;
	}
	return 0;
}

static void
by_header(struct bind *bind, struct arena *arena, struct bind_column *column)
{
	struct headers_meaning meaning;

	if (!headers_read(arena, bind->noun, column->header, &meaning))
		return;
	column->field = meaning.field;
	column->label = meaning.label;
	column->group = meaning.group;
	/* Outlook's exports begin with Title, First Name: that one is Dr. */
	if (strcmp(bind->noun->name, "parties") == 0 &&
	    column->field == PARTY_TITLE && bind->columns.count == 1)
		column->field = PARTY_PREFIX;
}

/* An e-mail address names somebody, too, but a column of its own is better. */
static bool
is_address(const char *header)
{
	return strstr(header, "mail") || strstr(header, "Mail") ||
	       strstr(header, "MAIL");
}

/* Of two columns that name the customer, the address gives way. */
static bool
give_way(struct bind *bind, struct bind_column *column)
{
	struct bind_column *all = bind->columns.items, *before;
	size_t *first = &bind->first[column->field];

	before = &all[*first - 1];
	if (bind->noun->fields[column->field].kind != FIELD_PARTY ||
	    is_address(column->header) == is_address(before->header))
		return false;
	if (is_address(column->header)) {
		column->field = BIND_NONE;
	} else {
		before->field = BIND_NONE;
		*first = bind->columns.count;
	}
	return true;
}

int
bind_add(struct bind *bind, struct arena *arena, const char *header,
	 struct error *err)
{
	struct bind_column *column = vec_add(&bind->columns, arena);
	const struct bind_column *all = bind->columns.items;
	size_t *first;

	column->header = header;
	column->field = BIND_NONE;
	if (!by_mapping(bind, arena, column) &&
	    (bind->mapping->pairs.count == 0 || bind->mapping->also))
		by_header(bind, arena, column);
	if (column->field < 0)
		return 0;
	first = &bind->first[column->field];
	if (*first == 0) {
		*first = bind->columns.count;
		return 0;
	}
	if (bind->noun->fields[column->field].many || give_way(bind, column))
		return 0;
	error_set(err, ERR_DATA, "two columns say %s: %.100s and %.100s",
		  bind->noun->fields[column->field].name,
		  all[*first - 1].header, header);
	return error_hint(err, "choose one, as --map '+%s=%.100s'",
			  bind->noun->fields[column->field].name, header);
}

const struct bind_column *
bind_of(const struct bind *bind, int field)
{
	const struct bind_column *all = bind->columns.items;

	return bind->first[field] ? &all[bind->first[field] - 1] : NULL;
}

static bool
has_header(const struct bind *bind, const char *header)
{
	const struct bind_column *all = bind->columns.items;
	size_t i;

	for (i = 0; i < bind->columns.count; i++) {
		if (strcmp(all[i].header, header) == 0)
			return true;
	}
	return false;
}

int
bind_close(const struct bind *bind, const char *file, struct error *err)
{
	const struct mapping_pair *pairs = bind->mapping->pairs.items;
	const struct bind_column *all = bind->columns.items;
	struct str names = {0};
	size_t i;

	for (i = 0; i < bind->mapping->pairs.count; i++) {
		if (has_header(bind, pairs[i].header))
			continue;
		for (size_t j = 0; j < bind->columns.count; j++)
			str_print(&names, "%s%s", j ? ", " : "", all[j].header);
		error_set(err, ERR_DATA, "%.200s: no column %.100s", file,
			  pairs[i].header);
		error_hint(err, "there are: %.400s", str_get(&names));
		str_free(&names);
		return -1;
	}
	for (i = 0; i < bind->columns.count; i++) {
		if (all[i].field != BIND_NONE)
			return 0;
	}
	error_set(err, ERR_DATA, "%.200s: no column says anything of %s", file,
		  bind->noun->name);
	return error_hint(err, "say which does: --map 'field=column'; a file "
			       "without a header wants --columns a,b,c; "
			       "crm-format(5) has the fields");
}

const char *
bind_unbound(const struct bind *bind, struct arena *arena)
{
	const struct bind_column *all = bind->columns.items;
	struct str names = {0};
	const char *text = NULL;
	size_t i;

	for (i = 0; i < bind->columns.count; i++) {
		if (all[i].field != BIND_NONE ||
		    incoming_is_reason(all[i].header))
			continue;
		str_add(&names, names.len ? ", " : "");
		str_add(&names, *all[i].header ? all[i].header : "(no name)");
	}
	if (names.len)
		text = arena_text(arena, str_get(&names));
	str_free(&names);
	return text;
}
