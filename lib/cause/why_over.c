/* SPDX-License-Identifier: ISC
 * Parties of records into trials.
 */
#include "cause/why_over.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/vec.h"
#include "cause/side.h"
#include "domain/find.h"
#include "model/row.h"
#include "os/zone.h"

/* What a record says of its own, where its list has that column. */
static const char *const record_columns[][2] = {
	{"product", "what"},
	{"kind", "kind"},
	{"channel", "channel"},
	{"about", "about"},
};
#define RECORD_COLUMNS (sizeof(record_columns) / sizeof(record_columns[0]))

/* Columns of every table; those of tags and facts come behind. */
enum { FAILS, ROLE, OWNER, RECORD, AT = RECORD + RECORD_COLUMNS, MORE };

struct known {
	size_t column;
	const char *value;
	struct known *next;
};

struct member {
	int64_t party;
	size_t order; /* in which it was read: the newest first */
	bool over;
	const char *fields[MORE];
	struct known *known;
};

struct book {
	struct business *business;
	struct arena *arena;
	struct vec members; /* struct member, by party once sorted */
	struct vec names;   /* const char *: of the columns */
	const struct shape *shape;
	struct vec bought; /* int64_t, sorted */
	bool over;	   /* the side that is read */
	bool only_bought;
	bool records; /* it says what the columns of records are */
};

/* --- members ---------------------------------------------------------------- */

static int
by_party(const void *a, const void *b)
{
	int64_t x = ((const struct member *)a)->party;
	int64_t y = ((const struct member *)b)->party;

	return (x > y) - (x < y);
}

static int
by_party_and_order(const void *a, const void *b)
{
	size_t x = ((const struct member *)a)->order;
	size_t y = ((const struct member *)b)->order;
	int parties = by_party(a, b);

	return parties != 0 ? parties : (x > y) - (x < y);
}

static int
by_number(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

static struct member *
find_member(const struct book *book, int64_t party)
{
	struct member key = {.party = party};

	return book->members.count == 0
		       ? NULL
		       : bsearch(&key, book->members.items, book->members.count,
				 sizeof(key), by_party);
}

/* One of each party: it failed where any of its records did, and its record is
 * the first that says anything, which is the newest. */
static void
merge(struct vec *members)
{
	struct member *list = members->items;
	size_t i, k, kept = 0;

	for (i = 0; i < members->count; i++) {
		if (kept == 0 || list[kept - 1].party != list[i].party) {
			list[kept++] = list[i];
			continue;
		}
		list[kept - 1].over = list[kept - 1].over || list[i].over;
		for (k = 0; k < MORE; k++) {
			if (!list[kept - 1].fields[k])
				list[kept - 1].fields[k] = list[i].fields[k];
		}
	}
	members->count = kept;
}

static const char *
text_of(struct book *book, const struct column *column, const void *row)
{
	if (column->kind != KIND_TEXT && column->kind != KIND_WORD)
		return NULL;
	/* text and word are the same struct by another name */
	return arena_text(
		book->arena,
		column->kind == KIND_TEXT
			? ((const struct text *)column_value(column, row))->s
			: ((const struct word *)column_value(column, row))->s);
}

/* When it was, by the clock of the business. */
static const char *
when_of(struct book *book, const void *row)
{
	static const char *const names[] = {"at", "opened", "on"};
	char text[TIME_TEXT];
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		const struct column *column =
			column_find(book->shape, names[i]);
		struct civil c;

		if (!column || column_missing(column, row))
			continue;
		if (column->kind == KIND_DAY)
			return arena_text(
				book->arena,
				day_text(*(const struct day *)column_value(
						 column, row),
					 text));
		if (column->kind != KIND_INSTANT)
			continue;
		c = zone_civil(book->business->zone,
			       *(const struct instant *)column_value(column,
								     row));
		return arena_print(book->arena, "%04lld-%02d-%02d %02d:%02d",
				   (long long)c.year, c.month, c.mday, c.hour,
				   c.minute);
	}
	return NULL;
}

static void
put_record(struct book *book, struct member *member, const void *row)
{
	size_t i;

	for (i = 0; i < RECORD_COLUMNS; i++) {
		const struct column *column =
			column_find(book->shape, record_columns[i][1]);

		if (column)
			member->fields[RECORD + i] = text_of(book, column, row);
	}
	member->fields[AT] = when_of(book, row);
}

static int64_t
party_of(const struct book *book, const void *row)
{
	const struct column *column = column_find(book->shape, "party");

	if (!column)
		column = column_find(book->shape, "id");
	return ((const struct id *)column_value(column, row))->n;
}

static bool
has_bought(const struct book *book, int64_t party)
{
	return book->bought.count > 0 &&
	       bsearch(&party, book->bought.items, book->bought.count,
		       sizeof(party), by_number);
}

static int
take_record(void *cookie, const void *row, struct error *err)
{
	struct book *book = cookie;
	struct member *member;
	int64_t party = party_of(book, row);

	(void)err;
	if (party == 0 || (book->only_bought && !has_bought(book, party)))
		return 0;
	member = vec_add(&book->members, book->arena);
	member->party = party;
	member->order = book->members.count;
	member->over = book->over;
	if (book->records)
		put_record(book, member, row);
	return 0;
}

static int
take_buyer(void *cookie, const void *row, struct error *err)
{
	struct book *book = cookie;

	(void)err;
	*(int64_t *)vec_add(&book->bought, book->arena) =
		((const struct sale_row *)row)->party.n;
	return 0;
}

/* The newest first, where the list has a time. */
static const char *
sort_of(const char *noun)
{
	static const char *const names[] = {"on", "opened", "at"};
	const struct shape *shape = find_shape(noun, NULL);
	size_t i;

	for (i = 0; shape && i < sizeof(names) / sizeof(names[0]); i++) {
		if (column_find(shape, names[i]))
			return i == 0 ? "-on" : i == 1 ? "-opened" : "-at";
	}
	return NULL;
}

static int
ask(struct book *book, const char *noun, char **words, size_t count,
    const char *columns, find_row *each, struct error *err)
{
	struct find_question question = {.noun = noun,
					 .filters = words,
					 .count = count,
					 .sort = sort_of(noun),
					 .columns = columns};

	return find_rows(book->business, &question, each, book, err);
}

/* The columns that a list is asked for: those it has. */
static const char *
columns_of(const struct book *book, const char *noun)
{
	static const char *const names[] = {"party",   "what",	"kind",
					    "channel", "about", "at",
					    "opened",  "on"};
	struct str out = {0};
	size_t i;

	str_add(&out, "id");
	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (!str_same(noun, "parties") &&
		    column_find(book->shape, names[i]))
			str_print(&out, ",%s", names[i]);
	}
	return str_keep(&out, book->arena);
}

static int
read_records(struct book *book, const struct side *side, bool over,
	     bool records, struct error *err)
{
	char *product = side->product;
	size_t before = book->members.count;

	book->over = over;
	book->records = records;
	book->bought.count = 0;
	book->only_bought = product != NULL;
	if (product &&
	    ask(book, "sales", &product, 1, "id,party", take_buyer, err) < 0)
		return -1;
	if (book->bought.count > 0)
		qsort(book->bought.items, book->bought.count, sizeof(int64_t),
		      by_number);
	book->shape = find_shape(side->noun, err);
	if (ask(book, side->noun, side->words, side->count,
		columns_of(book, side->noun), take_record, err) < 0)
		return -1;
	if (book->members.count > before)
		return 0;
	return error_set(err, ERR_NO, "%s: nobody is meant by that",
			 over ? "--over" : "--against");
}

/* --- what is known of them -------------------------------------------------- */

static size_t
column_for(struct book *book, const char *name)
{
	const char **names = book->names.items;
	size_t i;

	for (i = 0; i < book->names.count; i++) {
		if (strcmp(names[i], name) == 0)
			return i;
	}
	*(const char **)vec_add(&book->names, book->arena) =
		arena_text(book->arena, name);
	return i;
}

static void
know(struct book *book, struct member *member, const char *name,
     const char *value)
{
	size_t column = column_for(book, name);
	struct known *known;

	for (known = member->known; known; known = known->next) {
		if (known->column == column)
			return;
	}
	known = arena_get(book->arena, sizeof(*known));
	*known = (struct known){column, arena_text(book->arena, value),
				member->known};
	member->known = known;
}

static int
take_party(void *cookie, const void *told, struct error *err)
{
	struct book *book = cookie;
	const struct party_row *row = told;
	struct member *member = find_member(book, row->id.n);
	struct arena scratch = {NULL};
	char *tags, *tag, *rest;

	(void)err;
	if (!member)
		return 0;
	member->fields[ROLE] = arena_text(book->arena, row->role.s);
	member->fields[OWNER] = arena_text(book->arena, row->owner.s);
	tags = arena_text(&scratch, row->tags.s ? row->tags.s : "");
	for (tag = strtok_r(tags, ",", &rest); tag;
	     tag = strtok_r(NULL, ",", &rest))
		know(book, member, arena_print(&scratch, "tag:%s", tag), "yes");
	arena_free(&scratch);
	return 0;
}

static int
take_fact(void *cookie, const void *told, struct error *err)
{
	struct book *book = cookie;
	const struct fact_row *row = told;
	struct member *member = find_member(book, row->party.n);

	(void)err;
	if (member && !row->address.s)
		know(book, member, row->fact.s, row->value.s);
	return 0;
}

static int
read_known(struct book *book, struct error *err)
{
	static const char *const fixed[] = {"fails", "role", "owner"};
	size_t i;

	book->names.count = 0;
	for (i = 0; i < RECORD; i++)
		(void)column_for(book, fixed[i]);
	for (i = 0; i < RECORD_COLUMNS; i++)
		(void)column_for(book, record_columns[i][0]);
	(void)column_for(book, "at");
	return ask(book, "parties", NULL, 0, "id,role,owner,tags", take_party,
		   err) < 0
		       ? -1
		       : ask(book, "facts", NULL, 0,
			     "id,party,fact,value,address", take_fact, err);
}

/* --- trials ----------------------------------------------------------------- */

/* A tag that one has not is no. */
static void
fill(const struct book *book, const struct member *member, const char **fields)
{
	const char *const *names = book->names.items;
	const struct known *known;
	size_t i;

	for (i = 0; i < book->names.count; i++)
		fields[i] = i < MORE			   ? member->fields[i]
			    : str_begins(names[i], "tag:") ? "no"
							   : NULL;
	fields[FAILS] = member->over ? "yes" : "no";
	for (known = member->known; known; known = known->next)
		fields[known->column] = known->value;
}

static int
try_all(struct trials *trials, struct book *book,
	struct trials_setting *setting, struct error *err)
{
	const struct member *members = book->members.items;
	const char **fields;
	size_t i;

	setting->fault = "fails";
	/* what is the same of all of them need not be said */
	setting->noted = 1;
	if (trials_open(trials, book->arena, book->names.items,
			book->names.count, setting, err) < 0)
		return -1;
	fields = arena_get(book->arena,
			   (book->names.count + 1) * sizeof(*fields));
	for (i = 0; i < book->members.count; i++) {
		fill(book, &members[i], fields);
		if (trials_add(trials, fields, (int64_t)i + 1, err) < 0)
			return -1;
	}
	return trials_close(trials, err);
}

int
why_over_read(struct trials *trials, struct business *business,
	      struct arena *arena, const struct why_over *sides,
	      struct trials_setting *setting, struct error *err)
{
	struct book *book = arena_get(arena, sizeof(*book));
	struct side over, against;
	bool same;

	*book = (struct book){.business = business,
			      .arena = arena,
			      .members = {.size = sizeof(struct member)},
			      .names = {.size = sizeof(const char *)},
			      .bought = {.size = sizeof(int64_t)}};
	setting->source = "the book";
	if (side_read(&over, sides->over, "--over", arena, err) < 0 ||
	    side_read(&against, sides->against, "--against", arena, err) < 0)
		return -1;
	same = str_same(over.noun, against.noun);
	if (read_records(book, &over, true, same, err) < 0 ||
	    read_records(book, &against, false, true, err) < 0)
		return -1;
	qsort(book->members.items, book->members.count, sizeof(struct member),
	      by_party_and_order);
	merge(&book->members);
	if (read_known(book, err) < 0)
		return -1;
	return try_all(trials, book, setting, err);
}
