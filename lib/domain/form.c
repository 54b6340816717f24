/* SPDX-License-Identifier: ISC
 * One record as a page of YAML for an editor.
 */
#include "domain/form.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "domain/address.h"
#include "domain/fact.h"
#include "domain/profile.h"
#include "policy/scalar.h"
#include "store/party.h"
#include "text/yaml.h"

#define WHY "why"

/* --- out ---------------------------------------------------------------------- */

/* Lines that a block keeps as they are. */
static bool
is_block(const char *text)
{
	size_t len;

	if (!strchr(text, '\n') || strchr(" \t\n", text[0]))
		return false;
	for (; *text; text += len) {
		int c = utf8_decode(text, &len);

		if (c != '\n' && c != '\t' && utf8_active(c))
			return false;
		if (c == '\n' && !text[1])
			return false;
	}
	return true;
}

static void
add_line(struct str *out, const char *key, const char *value)
{
	const char *line = value ? value : "";
	size_t len;

	if (!*line) {
		str_print(out, "%s:\n", key);
		return;
	}
	if (!is_block(line)) {
		str_print(out, "%s: ", key);
		scalar_text(out, line);
		str_add_char(out, '\n');
		return;
	}
	str_print(out, "%s: |-\n", key);
	for (;; line += len + 1) {
		len = strcspn(line, "\n");
		str_print(out, "%s%.*s\n", len ? "  " : "", (int)len, line);
		if (!line[len])
			return;
	}
}

static void
add_item(struct str *out, const char *value)
{
	str_add(out, "\n  - ");
	scalar_text(out, value);
}

static int
add_addresses(struct business *business, const struct party *party,
	      struct str *out, struct error *err)
{
	struct vec found = {.size = sizeof(struct address)};
	const struct address *all;
	size_t i, j;

	if (party_addresses(business->store, business->arena, party->id, &found,
			    err) < 0)
		return -1;
	all = found.items;
	for (i = 0; i < ADDRESS_MEDIA; i++) {
		str_print(out, "%s:", address_media[i]);
		for (j = 0; j < found.count; j++) {
			if (str_same(all[j].medium.s, address_media[i]))
				add_item(out, all[j].value.s);
		}
		str_add_char(out, '\n');
	}
	return 0;
}

/* The name under which a fact stands; NULL for one of a postal address, which
 * is no key. */
static const char *
fact_key(struct business *business, const struct fact *fact,
	 const struct vec *addresses)
{
	const struct address *all = addresses->items;
	size_t i;

	if (fact->address.n == 0)
		return fact->name.s;
	for (i = 0; i < addresses->count; i++) {
		if (all[i].id.n == fact->address.n &&
		    !str_same(all[i].medium.s, "post"))
			return arena_print(business->arena, "%s@%s",
					   fact->name.s, all[i].value.s);
	}
	return NULL;
}

static int
add_facts(struct business *business, const struct party *party, struct str *out,
	  struct error *err)
{
	struct vec found = {.size = sizeof(struct fact)};
	struct vec addresses = {.size = sizeof(struct address)};
	const struct fact *facts;
	size_t i;

	if (fact_list(business, business->arena, party->id, &found, err) < 0 ||
	    party_addresses(business->store, business->arena, party->id,
			    &addresses, err) < 0)
		return -1;
	facts = found.items;
	str_add(out, "facts:\n");
	for (i = 0; i < found.count; i++) {
		const char *key = fact_key(business, &facts[i], &addresses);

		if (!key ||
		    (i > 0 && str_same(facts[i].name.s, facts[i - 1].name.s) &&
		     facts[i].address.n == facts[i - 1].address.n))
			continue;
		str_add(out, "  ");
		if (strchr(facts[i].value.s, '\n')) {
			str_print(out, "%s: ", key);
			scalar_text(out, facts[i].value.s);
			str_add_char(out, '\n');
		} else {
			add_line(out, key, facts[i].value.s);
		}
	}
	return 0;
}

static int
write_party(struct business *business, const struct party *party,
	    struct str *out, struct error *err)
{
	const char *tags, *p;

	add_line(out, "name", party->name.s);
	add_line(out, "role", party->role.s);
	add_line(out, "owner", party->owner.s);
	add_line(out, "note", party->note.s);
	if (party_tags(business->store, business->arena, party->id, &tags,
		       err) < 0)
		return -1;
	str_add(out, "tag:");
	for (p = tags ? tags : ""; *p;) {
		size_t len = strcspn(p, ",");

		add_item(out, arena_bytes(business->arena, p, len));
		p += len + (p[len] == ',');
	}
	str_add_char(out, '\n');
	if (add_addresses(business, party, out, err) < 0)
		return -1;
	return add_facts(business, party, out, err);
}

static void
write_promise(struct business *business, const struct promise *promise,
	      struct str *out)
{
	char text[TIME_TEXT];

	add_line(out, "text", promise->text.s);
	if (!str_same(promise->side.s, "touch"))
		add_line(out, "due",
			 day_missing(promise->due_on)
				 ? instant_text(promise->due_at, text)
				 : day_text(promise->due_on, text));
	add_line(out, "owner", promise->owner.s);
	add_line(out, "every",
		 promise->every.n > 0 ? arena_print(business->arena, "%lldd",
						    (long long)promise->every.n)
				      : NULL);
	add_line(out, "state", promise->state.s);
}

int
form_write(struct business *business, const struct edit *edit, struct str *out,
	   struct error *err)
{
	str_add(out, "# Change what is wrong, save, and leave the editor. What "
		     "is emptied\n# is taken away");
	if (edit->letter == 'c') {
		str_add(out,
			"; of facts, a new value stands beside the old.\n");
		return write_party(business, &edit->party, out, err);
	}
	str_add(out, ".\n");
	if (edit->letter == 'p') {
		write_promise(business, &edit->promise, out);
	} else if (edit->letter == 'i') {
		add_line(out, "case",
			 edit->entry.case_id.n > 0
				 ? arena_print(business->arena, "k%lld",
					       (long long)edit->entry.case_id.n)
				 : NULL);
	} else {
		add_line(out, "subject", edit->file.subject.s);
		add_line(out, "kind", edit->file.kind.s);
		add_line(out, "about", edit->file.about.s);
	}
	add_line(out, WHY, NULL);
	return 0;
}

/* --- in ----------------------------------------------------------------------- */

struct line {
	const char *field;
	bool fact;
	bool list;
	struct vec values; /* const char * */
	const struct yaml_node *node;
};

struct reading {
	struct business *business;
	const char *name;
	const char *text;
	size_t len;
	struct error *err;
};

static int
refuse(const struct reading *reading, const struct yaml_node *node,
       const char *what)
{
	(void)yaml_error(reading->err, reading->name, reading->text,
			 reading->len, node->line, node->column, "%s", what);
	return -1;
}

static struct line *
add_field(const struct reading *reading, struct vec *lines,
	  const struct yaml_node *node, bool fact)
{
	struct line *line = vec_add(lines, reading->business->arena);

	line->field = node->key;
	line->fact = fact;
	line->list = node->kind == YAML_LIST;
	line->values.size = sizeof(const char *);
	line->node = node;
	return line;
}

static int
add_value(const struct reading *reading, struct line *line,
	  const struct yaml_node *node)
{
	if (node->kind != YAML_SCALAR)
		return refuse(reading, node, "one value is wanted here");
	if (*node->text)
		*(const char **)vec_add(&line->values,
					reading->business->arena) = node->text;
	return 0;
}

/* Each key of the map as a line; those of facts: as lines of their own. */
static int
read_lines(const struct reading *reading, const struct yaml_node *map,
	   bool facts, struct vec *lines)
{
	const struct yaml_node *node, *item;

	if (map->kind != YAML_MAP) {
		if (map->kind == YAML_SCALAR && !*map->text)
			return 0;
		return refuse(reading, map, "a form is lines of FIELD: VALUE");
	}
	for (node = map->first; node; node = node->next) {
		struct line *line;

		if (!facts && strcmp(node->key, "facts") == 0) {
			if (read_lines(reading, node, true, lines) < 0)
				return -1;
			continue;
		}
		line = add_field(reading, lines, node, facts);
		for (item = node->first; line->list && item;
		     item = item->next) {
			if (add_value(reading, line, item) < 0)
				return -1;
		}
		if (!line->list && add_value(reading, line, node) < 0)
			return -1;
	}
	return 0;
}

static int
read_form(struct business *business, const char *name, const char *text,
	  size_t len, struct vec *lines, struct error *err)
{
	struct reading reading = {business, name, text, len, err};
	struct yaml_node *root;

	lines->size = sizeof(struct line);
	if (yaml_read(business->arena, name, text, len, &root, err) < 0 ||
	    read_lines(&reading, root, false, lines) < 0) {
		if (err->code == ERR_POLICY)
			err->code = ERR_DATA;
		return -1;
	}
	return 0;
}

static const struct line *
find_line(const struct vec *lines, const struct line *like)
{
	const struct line *all = lines->items;
	size_t i;

	for (i = 0; i < lines->count; i++) {
		if (all[i].fact == like->fact &&
		    strcmp(all[i].field, like->field) == 0)
			return &all[i];
	}
	return NULL;
}

static const char *
value_at(const struct line *line, size_t i)
{
	return line && i < line->values.count
		       ? ((const char *const *)line->values.items)[i]
		       : "";
}

static bool
has_value(const struct line *line, const char *value)
{
	size_t i;

	for (i = 0; line && i < line->values.count; i++) {
		if (strcmp(value_at(line, i), value) == 0)
			return true;
	}
	return false;
}

/* Fields of which there may be several. */
static bool
is_many(const char *field)
{
	return address_is_medium(field) || strcmp(field, "tag") == 0;
}

static void
add_change(struct business *business, struct vec *changes, const char *field,
	   enum profile_verb verb, const char *value)
{
	struct profile_change *change = vec_add(changes, business->arena);

	change->field = field;
	change->verb = verb;
	change->value = value;
	change->known_on = DAY_MISSING;
}

/* One field that may have several values: those gone, then those new. */
static void
compare_many(struct business *business, const struct line *was,
	     const struct line *is, struct vec *changes)
{
	const char *field = was->field;
	size_t i;

	for (i = 0; i < was->values.count; i++) {
		if (!has_value(is, value_at(was, i)))
			add_change(business, changes, field, PROFILE_TAKE,
				   value_at(was, i));
	}
	for (i = 0; is && i < is->values.count; i++) {
		if (!has_value(was, value_at(is, i)))
			add_change(business, changes, field, PROFILE_ADD,
				   value_at(is, i));
	}
}

static void
compare(struct business *business, const struct line *was,
	const struct line *is, struct vec *changes)
{
	if (!was->fact && is_many(was->field))
		compare_many(business, was, is, changes);
	else if (strcmp(value_at(was, 0), value_at(is, 0)) != 0)
		add_change(business, changes, was->field, PROFILE_SET,
			   value_at(is, 0));
}

/* What the form does not have by itself; several values where one is meant. */
static int
check_line(const struct reading *reading, const struct vec *was,
	   const struct line *line)
{
	const struct line *all = was->items;
	const char **names = arena_get(reading->business->arena,
				       (was->count + 1) * sizeof(*names));
	const char *nearest;
	size_t i, count = 0;

	if (line->values.count > 1 && (line->fact || !is_many(line->field)))
		return refuse(reading, line->node,
			      arena_print(reading->business->arena,
					  "%s has one value", line->field));
	if (line->fact || find_line(was, line))
		return 0;
	for (i = 0; i < was->count; i++) {
		if (!all[i].fact)
			names[count++] = all[i].field;
	}
	nearest = str_nearest(line->field, names, count);
	return refuse(reading, line->node,
		      arena_print(reading->business->arena,
				  "%s: no field of this record%s%s%s",
				  line->field, nearest ? ", did you mean " : "",
				  nearest ? nearest : "", nearest ? "?" : ""));
}

/* Facts come last, as they may be said of a new address; but those taken away
 * come first, while the address is there. */
static void
compare_all(struct business *business, const struct vec *was,
	    const struct vec *is, struct vec *changes)
{
	const struct line *old = was->items, *new = is->items, *other;
	size_t i;

	for (i = 0; i < was->count; i++) {
		if (old[i].fact && !*value_at(find_line(is, &old[i]), 0))
			add_change(business, changes, old[i].field, PROFILE_SET,
				   "");
	}
	for (i = 0; i < was->count; i++) {
		if (!old[i].fact && strcmp(old[i].field, WHY) != 0)
			compare(business, &old[i], find_line(is, &old[i]),
				changes);
	}
	for (i = 0; i < is->count; i++) {
		if (!new[i].fact || !*value_at(&new[i], 0))
			continue;
		other = find_line(was, &new[i]);
		if (!other ||
		    strcmp(value_at(other, 0), value_at(&new[i], 0)) != 0)
			add_change(business, changes, new[i].field, PROFILE_SET,
				   value_at(&new[i], 0));
	}
}

int
form_changes(struct business *business, const char *name, const char *before,
	     const char *after, size_t len, struct vec *changes,
	     const char **why, struct error *err)
{
	const struct line reason = {.field = WHY};
	struct reading reading = {business, name, after, len, err};
	struct vec was, is;
	const char *words;
	size_t i;

	was = is = (struct vec){.size = sizeof(struct line)};
	if (read_form(business, "form", before, strlen(before), &was, err) <
		    0 ||
	    read_form(business, name, after, len, &is, err) < 0)
		return -1;
	for (i = 0; i < is.count; i++) {
		if (check_line(&reading, &was,
			       (const struct line *)is.items + i) < 0) {
			err->code = ERR_DATA;
			return -1;
		}
	}
	compare_all(business, &was, &is, changes);
	words = value_at(find_line(&is, &reason), 0);
	*why = *words ? words : NULL;
	return 0;
}
