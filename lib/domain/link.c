/* SPDX-License-Identifier: ISC
 * How parties belong together.
 */
#include "domain/link.h"

#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "domain/made.h"
#include "store/link.h"
#include "store/party.h"
#include "store/record.h"

#define ALL 100000	   /* links of one party: more is a mistake */
#define LOOK_AT_MOST 10000 /* parties on the way, where a loop is looked for */

static const struct {
	const char *name;
	bool tree; /* following it, nobody comes back to where they began */
} kinds[] = {{"employee-of", true},   {"decides-for", false},
	     {"buys-through", true},  {"supplier-of", false},
	     {"bill-to", true},	      {"parent-of", true},
	     {"distinct-from", false}};
#define KINDS (sizeof(kinds) / sizeof(kinds[0]))

const char *
link_kind(const struct business *business, size_t i)
{
	if (i < KINDS)
		return kinds[i].name;
	i -= KINDS;
	return i < business->policy->link_count ? business->policy->links[i]
						: NULL;
}

bool
link_is_kind(const struct business *business, const char *word)
{
	const char *kind;
	size_t i;

	for (i = 0; (kind = link_kind(business, i)) != NULL; i++) {
		if (strcmp(kind, word) == 0)
			return true;
	}
	return false;
}

static int
check_kind(struct business *business, const char *word, struct error *err)
{
	size_t count = KINDS + business->policy->link_count, i;
	const char **names = arena_get(business->arena, count * sizeof(*names));
	const char *nearest;
	struct str all = {0};

	if (link_is_kind(business, word))
		return 0;
	for (i = 0; i < count; i++) {
		names[i] = link_kind(business, i);
		str_print(&all, "%s%s", i ? ", " : "", names[i]);
	}
	nearest = str_nearest(word, names, count);
	error_set(err, ERR_USAGE, "%s: no such kind of link%s%s%s", word,
		  nearest ? ", did you mean " : "", nearest ? nearest : "",
		  nearest ? "?" : "");
	error_hint(err, "%s; links: in the policy adds more", str_get(&all));
	str_free(&all);
	return -1;
}

static int
check_days(const struct link *link, struct error *err)
{
	if (day_missing(link->from_on) || day_missing(link->until_on) ||
	    link->from_on.days <= link->until_on.days)
		return 0;
	return error_set(err, ERR_USAGE, "its last day is before its first");
}

static bool
is_tree(const char *kind)
{
	size_t i;

	for (i = 0; i < KINDS; i++) {
		if (strcmp(kinds[i].name, kind) == 0)
			return kinds[i].tree;
	}
	return false;
}

static int
root_of(struct business *business, struct id id, struct party *root,
	struct error *err)
{
	return party_root(business->store, business->arena, id, root, err);
}

/* Whether id is among ids; it is added where not. */
static bool
seen(struct business *business, struct vec *ids, struct id id)
{
	const struct id *all = ids->items;
	size_t i;

	for (i = 0; i < ids->count; i++) {
		if (all[i].n == id.n)
			return true;
	}
	*(struct id *)vec_add(ids, business->arena) = id;
	return false;
}

/* The parties behind a list of links, roots, each once, onto ids. */
static int
reach(struct business *business, struct id party, const char *kind, bool back,
      struct vec *ids, struct vec *links, struct error *err)
{
	struct vec found = {.size = sizeof(struct link)};
	const struct link *all;
	struct party root;
	size_t i;

	if (link_list(business->store, business->arena, party, back, kind,
		      business->today, ALL, &found, err) < 0)
		return -1;
	all = found.items;
	for (i = 0; i < found.count; i++) {
		if (root_of(business, back ? all[i].party : all[i].other, &root,
			    err) < 0)
			return -1;
		if (root.id.n == 0 || seen(business, ids, root.id))
			continue;
		if (links)
			*(struct link *)vec_add(links, business->arena) =
				all[i];
	}
	return 0;
}

/* Following the kind from other must not lead back to the party. */
static int
check_loop(struct business *business, const struct link *link,
	   struct error *err)
{
	struct vec ids = {.size = sizeof(struct id)};
	size_t i;

	if (!is_tree(link->kind.s))
		return 0;
	(void)seen(business, &ids, link->other);
	for (i = 0; i < ids.count && i < LOOK_AT_MOST; i++) {
		struct id at = ((const struct id *)ids.items)[i];

		if (at.n == link->party.n)
			return error_set(err, ERR_NO,
					 "c%lld is %s c%lld already, straight "
					 "or by way of others",
					 (long long)link->other.n, link->kind.s,
					 (long long)link->party.n);
		if (reach(business, at, link->kind.s, false, &ids, NULL, err) <
		    0)
			return -1;
	}
	return 0;
}

/* The one that holds; 1 found, 0 none. */
static int
between(struct business *business, struct id party, const char *kind,
	struct id other, struct link *link, struct error *err)
{
	struct vec found = {.size = sizeof(struct link)};
	const struct link *all;
	struct party root;
	size_t i;

	if (link_list(business->store, business->arena, party, false, kind,
		      business->today, ALL, &found, err) < 0)
		return -1;
	all = found.items;
	for (i = 0; i < found.count; i++) {
		if (root_of(business, all[i].other, &root, err) < 0)
			return -1;
		if (root.id.n == other.n) {
			*link = all[i];
			return 1;
		}
	}
	return 0;
}

static void
fill(const struct link_new *new, struct link *link)
{
	if (!day_missing(new->from_on))
		link->from_on = new->from_on;
	if (!day_missing(new->until_on))
		link->until_on = new->until_on;
	if (new->note)
		link->note.s = *new->note ? new->note : NULL;
}

int
link_add(struct business *business, const struct link_new *new,
	 struct link *made, struct error *err)
{
	struct link before;
	int rc;

	if (check_kind(business, new->kind, err) < 0)
		return -1;
	if (new->note && !utf8_valid(new->note, strlen(new->note)))
		return error_set(err, ERR_DATA, "the note is no UTF-8 text");
	if (new->party.n == new->other.n)
		return error_set(err, ERR_NO, "c%lld cannot be %s itself",
				 (long long)new->party.n, new->kind);
	rc = between(business, new->party, new->kind, new->other, &before, err);
	if (rc < 0)
		return -1;
	if (rc > 0) {
		*made = before;
		fill(new, made);
		return check_days(made, err) < 0
			       ? -1
			       : record_set(business->store, TABLE_LINKS,
					    &before, made, err);
	}
	column_clear(&link_shape, made);
	made->party = new->party;
	made->kind.s = new->kind;
	made->other = new->other;
	fill(new, made);
	if (check_days(made, err) < 0 || check_loop(business, made, err) < 0)
		return -1;
	return record_add(business->store, TABLE_LINKS, made, err);
}

int
link_get(struct business *business, struct id id, struct link *link,
	 struct error *err)
{
	int rc = record_get(business->store, business->arena, TABLE_LINKS, id.n,
			    link, err);

	if (rc < 0)
		return -1;
	if (rc > 0 && !link->voided.yes)
		return 0;
	error_set(err, ERR_NO, "j%lld: no such link", (long long)id.n);
	return error_hint(err, "crm-link lists them");
}

int
link_between(struct business *business, struct id party, const char *kind,
	     struct id other, struct link *link, struct error *err)
{
	int rc;

	if (check_kind(business, kind, err) < 0)
		return -1;
	rc = between(business, party, kind, other, link, err);
	if (rc < 0)
		return -1;
	if (rc > 0)
		return 0;
	error_set(err, ERR_NO, "c%lld is not %s c%lld", (long long)party.n,
		  kind, (long long)other.n);
	return error_hint(err, "crm-link c%lld lists what holds",
			  (long long)party.n);
}

int
link_end(struct business *business, struct link *link, struct day until_on,
	 struct error *err)
{
	struct link before = *link;

	link->until_on = until_on;
	if (check_days(link, err) < 0)
		return -1;
	return record_set(business->store, TABLE_LINKS, &before, link, err);
}

int
link_row(struct business *business, const struct link *link,
	 struct link_row *row, struct error *err)
{
	struct party party, other;

	if (root_of(business, link->party, &party, err) < 0 ||
	    root_of(business, link->other, &other, err) < 0)
		return -1;
	column_clear(&link_row_shape, row);
	row->id = link->id;
	row->party = party.id;
	row->kind = link->kind;
	row->other = other.id;
	row->from = link->from_on;
	row->until = link->until_on;
	row->name = party.name;
	row->other_name = other.name;
	row->note = link->note;
	row->batch = link->batch;
	return 0;
}

int
link_again(struct business *business, struct id batch, struct vec *rows,
	   struct error *err)
{
	struct vec ids = {.size = sizeof(struct id)};
	struct link link;
	size_t i;

	if (made_list(business, TABLE_LINKS, batch, &ids, err) < 0)
		return -1;
	for (i = 0; i < ids.count; i++) {
		if (link_get(business, ((const struct id *)ids.items)[i], &link,
			     err) < 0 ||
		    link_row(business, &link, vec_add(rows, business->arena),
			     err) < 0)
			return -1;
	}
	return 0;
}

static int
add_rows(struct business *business, const struct vec *links, struct vec *rows,
	 struct error *err)
{
	const struct link *all = links->items;
	size_t i;

	for (i = 0; i < links->count; i++) {
		if (link_row(business, &all[i], vec_add(rows, business->arena),
			     err) < 0)
			return -1;
	}
	return 0;
}

int
link_around(struct business *business, struct id party, bool back,
	    const char *kind, size_t limit, struct vec *rows, struct error *err)
{
	struct vec found = {.size = sizeof(struct link)};

	if (link_list(business->store, business->arena, party, back, kind,
		      business->today, limit, &found, err) < 0)
		return -1;
	return add_rows(business, &found, rows, err);
}

int
link_through(struct business *business, struct id party, size_t limit,
	     struct vec *rows, struct error *err)
{
	struct vec ids = {.size = sizeof(struct id)};
	struct vec links = {.size = sizeof(struct link)};
	size_t i;

	(void)seen(business, &ids, party);
	for (i = 0; i < ids.count && links.count < limit; i++) {
		if (reach(business, ((const struct id *)ids.items)[i],
			  "buys-through", true, &ids, &links, err) < 0)
			return -1;
	}
	if (links.count > limit)
		links.count = limit;
	return add_rows(business, &links, rows, err);
}
