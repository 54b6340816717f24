/* SPDX-License-Identifier: ISC
 * Everything that is held about somebody.
 */
#include "keep/person.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "model/batch.h"
#include "model/message.h"
#include "model/party.h"
#include "store/batch.h"
#include "store/personal.h"
#include "store/record.h"

/* names: only in rows about them; what others are called is theirs. */
static const struct {
	enum table_number table;
	const char *column;
	bool names;
} personal[] = {
	{TABLE_PARTIES, "name", true},
	{TABLE_PARTIES, "note", false},
	{TABLE_ADDRESSES, "value", true},
	{TABLE_TAGS, "tag", true},
	{TABLE_CASES, "subject", false},
	{TABLE_CASES, "forced_why", false},
	{TABLE_INTERACTIONS, "text", false},
	{TABLE_INTERACTIONS, "raw", false},
	{TABLE_RUNGS, "why", false},
	{TABLE_PROMISES, "text", false},
	{TABLE_MESSAGES, "address", true},
	{TABLE_MESSAGES, "subject", false},
	{TABLE_MESSAGES, "body", false},
	{TABLE_MESSAGES, "reply_to", false},
	{TABLE_MESSAGES, "result", false},
	{TABLE_FACTS, "value", false},
	{TABLE_FACTS, "source", false},
	{TABLE_LINKS, "note", false},
	{TABLE_SALES, "text", false},
	{TABLE_DEALS, "name", false},
	{TABLE_DEALS, "next", false},
	{TABLE_DEALS, "why", false},
	{TABLE_DEALS, "note", false},
	{TABLE_MOVES, "why", false},
	{TABLE_INVOICES, "dispute", false},
	{TABLE_INVOICES, "file", true},
	{TABLE_INVOICES, "note", false},
	{TABLE_PAYMENTS, "payer", false},
	{TABLE_PAYMENTS, "text", false},
	{TABLE_PAYMENTS, "why", false},
	{TABLE_NOTICES, "recipient", true},
	{TABLE_NOTICES, "text", false},
	{TABLE_OBSERVATIONS, "value", false},
	{TABLE_OBSERVATIONS, "struck", false},
	{TABLE_PROBLEMS, "title", false},
	{TABLE_PROBLEMS, "cause", false},
	{TABLE_PROBLEMS, "fix", false},
	{TABLE_PROBLEMS, "told", false},
	{TABLE_ARTICLES, "title", false},
	{TABLE_ARTICLES, "text", false},
	{TABLE_ARTICLES, "words", false},
	{TABLE_CARDS, "guest", true},
	{TABLE_CARDS, "text", false},
	{TABLE_ORIGINS, "ref", false},
	{TABLE_ORIGINS, "thread", false},
	{TABLE_ORIGINS, "subject", false},
	{TABLE_ORIGINS, "sender", false},
	{TABLE_ORIGINS, "url", false},
	{TABLE_ORIGINS, "attachments", false},
};

/* A row is known to be theirs by the rows it refers to, so those come first. */
static const enum table_number order[] = {
	TABLE_PARTIES,	    TABLE_ADDRESSES,	TABLE_TAGS,	TABLE_CASES,
	TABLE_INTERACTIONS, TABLE_RUNGS,	TABLE_PROMISES, TABLE_MESSAGES,
	TABLE_FACTS,	    TABLE_LINKS,	TABLE_ORIGINS,	TABLE_SALES,
	TABLE_DEALS,	    TABLE_MOVES,	TABLE_INVOICES, TABLE_PAYMENTS,
	TABLE_NOTICES,	    TABLE_OBSERVATIONS, TABLE_PROBLEMS, TABLE_JOINS,
	TABLE_ARTICLES,	    TABLE_USES,		TABLE_CARDS,	TABLE_CHANGES,
};

bool
person_column(enum table_number table, const char *column, enum person_tie tie,
	      bool spare)
{
	size_t i;

	if (spare && strcmp(column, "address") == 0)
		return false;
	for (i = 0; i < sizeof(personal) / sizeof(personal[0]); i++) {
		if (personal[i].table == table &&
		    strcmp(personal[i].column, column) == 0)
			return tie == PERSON_OWN || !personal[i].names;
	}
	return false;
}

/* --- who they are ----------------------------------------------------------- */

static int
by_number(const void *a, const void *b)
{
	const struct id *x = a, *y = b;

	return x->n < y->n ? -1 : x->n > y->n;
}

bool
person_is(const struct person *person, struct id party)
{
	return person->kin.count > 0 &&
	       bsearch(&party, person->kin.items, person->kin.count,
		       sizeof(struct id), by_number);
}

static int
find_kin(struct person *person, const struct id *parties, size_t count,
	 struct error *err)
{
	struct id *all;
	size_t i, n = 0;

	for (i = 0; i < count; i++) {
		if (personal_kin(person->business->store, person->arena,
				 parties[i], &person->kin, err) < 0)
			return -1;
	}
	all = person->kin.items;
	if (person->kin.count == 0)
		return 0;
	qsort(all, person->kin.count, sizeof(*all), by_number);
	for (i = 0; i < person->kin.count; i++) {
		if (n == 0 || all[n - 1].n != all[i].n)
			all[n++] = all[i];
	}
	person->kin.count = n;
	return 0;
}

static void
add_name(struct person *person, const char *name)
{
	if (!name)
		return;
	*(const char **)vec_add(&person->names, person->arena) =
		arena_text(person->arena, name);
	strike_add_name(&person->strike, name);
}

static int
add_old_name(void *cookie, const struct change *change, struct error *err)
{
	(void)err;
	if (strcmp(change->col.s, "name") == 0)
		add_name(cookie, change->before.s);
	return 0;
}

static void
add_address(struct person *person, const char *medium, const char *value)
{
	if (str_same(medium, "email"))
		strike_add_email(&person->strike, value);
	else if (str_same(medium, "phone"))
		strike_add_phone(&person->strike, value);
	else
		strike_add_other(&person->strike, value);
}

static int
find_words(struct person *person, struct id party, struct error *err)
{
	struct store *store = person->business->store;
	struct party row;
	struct vec found = {.size = sizeof(struct address)};
	const struct address *all;
	size_t i;
	int rc = record_get(store, person->arena, TABLE_PARTIES, party.n, &row,
			    err);

	if (rc < 0)
		return -1;
	if (rc > 0)
		add_name(person, row.name.s);
	if (batch_changes(store, TABLE_PARTIES, party.n, add_old_name, person,
			  err) < 0 ||
	    personal_addresses(store, person->arena, party, &found, err) < 0)
		return -1;
	all = found.items;
	for (i = 0; i < found.count; i++) {
		*(struct address *)vec_add(&person->addresses, person->arena) =
			all[i];
		add_address(person, all[i].medium.s, all[i].value.s);
	}
	return 0;
}

int
person_open(struct business *business, struct arena *arena,
	    const struct id *parties, size_t count, struct person *person,
	    struct error *err)
{
	size_t i;

	*person = (struct person){
		.business = business,
		.arena = arena,
		.kin = {.size = sizeof(struct id)},
		.addresses = {.size = sizeof(struct address)},
		.names = {.size = sizeof(const char *)},
		.strike = {.arena = arena},
	};
	for (i = 0; i < TABLE_COUNT; i++)
		person->own[i].size = sizeof(struct person_row);
	if (find_kin(person, parties, count, err) < 0)
		return -1;
	for (i = 0; i < person->kin.count; i++) {
		if (find_words(person, ((struct id *)person->kin.items)[i],
			       err) < 0)
			return -1;
	}
	return 0;
}

/* --- what is theirs --------------------------------------------------------- */

static int
by_row(const void *a, const void *b)
{
	const struct person_row *x = a, *y = b;

	return x->id < y->id ? -1 : x->id > y->id;
}

const struct person_row *
person_own(const struct person *person, enum table_number table, int64_t id)
{
	const struct vec *own = &person->own[table];
	struct person_row key = {.id = id};

	return own->count > 0 ? bsearch(&key, own->items, own->count,
					sizeof(key), by_row)
			      : NULL;
}

/* By the party it names; a row that names none, by the case, entry or promise
 * it belongs to. */
static enum person_tie
tie_of(const struct person *person, enum table_number table, const void *row)
{
	const struct shape *shape = tables[table].shape;
	bool named = false, theirs = false, belongs = false;
	size_t i;

	if (table == TABLE_ARTICLES)
		return PERSON_OTHER; /* ours, whoever asked first */
	if (table == TABLE_PARTIES)
		return person_is(person, *table_id(&tables[table], row))
			       ? PERSON_OWN
			       : PERSON_OTHER;
	for (i = 2; i < shape->count; i++) {
		const struct column *column = &shape->columns[i];
		const struct id *id = column_value(column, row);
		const struct table *of = table_of(column->letter);

		if (column->kind != KIND_ID || id->n == 0 || !of)
			continue;
		if (column->letter == 'c') {
			named = true;
			theirs = theirs || person_is(person, *id);
		} else if (person_own(person, (enum table_number)(of - tables),
				      id->n)) {
			belongs = true;
		}
	}
	return (named ? theirs : belongs) ? PERSON_OWN : PERSON_OTHER;
}

enum table_number
person_change(const struct person *person, const void *row,
	      const struct person_row **own)
{
	const struct change *change = row;
	const struct table *table = table_find(change->tbl.s);
	enum table_number number = TABLE_COUNT;

	*own = NULL;
	if (table)
		number = (enum table_number)(table - tables);
	if (table)
		*own = person_own(person, number, change->row.n);
	return number;
}

struct walk {
	struct person *person;
	person_each *each;
	void *cookie;
	enum table_number table;
};

static int
walk_row(void *cookie, void *row, struct error *err)
{
	struct walk *walk = cookie;
	struct person *person = walk->person;
	const struct id *ids = table_id(&tables[walk->table], row);
	enum person_tie tie = PERSON_OTHER;
	const struct person_row *own;

	if (walk->table == TABLE_CHANGES) {
		(void)person_change(person, row, &own);
		tie = own ? PERSON_OWN : PERSON_OTHER;
	} else {
		tie = tie_of(person, walk->table, row);
	}
	if (tie == PERSON_OWN && walk->table != TABLE_CHANGES) {
		struct person_row *mine =
			vec_add(&person->own[walk->table], person->arena);

		mine->id = ids[0].n;
		mine->batch = ids[1].n;
		mine->spare = walk->table == TABLE_MESSAGES &&
			      ((const struct message *)row)->person.s;
	}
	return walk->each(walk->cookie, walk->table, row, tie, err);
}

int
person_walk(struct person *person, person_each *each, void *cookie,
	    struct error *err)
{
	struct walk walk = {person, each, cookie, TABLE_COUNT};
	size_t i;

	for (i = 0; i < sizeof(order) / sizeof(order[0]); i++) {
		walk.table = order[i];
		person->own[walk.table].count = 0;
		if (record_each(person->business->store, walk.table, INT64_MIN,
				walk_row, &walk, err) < 0)
			return -1;
	}
	return 0;
}
