/* SPDX-License-Identifier: ISC
 * Records for other programs: rows, cards, a calendar.
 */
#include "exchange/export.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "exchange/card.h"
#include "model/row.h"
#include "store/batch.h"
#include "store/party.h"
#include "store/since.h"
#include "text/ical.h"
#include "text/vcard_write.h"

#define ANY_STATE "state=any"

struct walk {
	struct business *business;
	struct export_question question;
	struct vec since; /* struct id, sorted */
	find_row *each;	  /* of export_rows */
	export_give *give;
	void *cookie;
	int version;
	const char *mark; /* of the record */
	size_t count;	  /* of addresses */
	struct str out;
};

static int
by_id(const void *a, const void *b)
{
	const struct id *x = a, *y = b;

	return (x->n > y->n) - (x->n < y->n);
}

/* Every row begins with its id. */
static bool
is_meant(const struct walk *walk, const void *row)
{
	if (walk->question.since.n == 0)
		return true;
	return walk->since.count > 0 &&
	       bsearch(row, walk->since.items, walk->since.count,
		       sizeof(struct id), by_id);
}

const char *
export_columns(struct arena *arena, const struct shape *shape)
{
	struct str out = {0};
	size_t i;

	for (i = 0; i < shape->count; i++)
		str_print(&out, "%s%s", i ? "," : "", shape->columns[i].name);
	return str_keep(&out, arena);
}

/* Contacts are left out of lists where nobody asks for them, not here. */
static char *const *
filters_of(struct business *business, const struct export_question *question,
	   size_t *count)
{
	char **filters = arena_get(business->arena,
				   (question->count + 1) * sizeof(*filters));
	size_t i;

	*count = question->count;
	for (i = 0; i < question->count; i++)
		filters[i] = question->filters[i];
	if (question->count == 0 && strcmp(question->noun, "parties") == 0)
		filters[(*count)++] = arena_text(business->arena, ANY_STATE);
	return filters;
}

/* The batch that will be the next is fine: nothing is of it yet. */
static int
read_since(struct walk *walk, struct error *err)
{
	struct business *business = walk->business;
	struct id since = walk->question.since, last;
	unsigned char hash[BATCH_HASH];

	if (store_head(business->store, &last, hash, err) < 0)
		return -1;
	if (since.n > last.n + 1)
		return error_set(err, ERR_NO, "b%lld: no such batch",
				 (long long)since.n);
	return since_ids(business->store, business->arena, walk->question.noun,
			 since, &walk->since, err);
}

static int
ask(struct walk *walk, const char *columns, find_row *each, struct error *err)
{
	const struct export_question *question = &walk->question;
	struct find_question find = {
		.noun = question->noun, .sort = "id", .columns = columns};

	walk->since = (struct vec){.size = sizeof(struct id)};
	if (question->since.n > 0 && read_since(walk, err) < 0)
		return -1;
	find.filters = filters_of(walk->business, question, &find.count);
	return find_rows(walk->business, &find, each, walk, err);
}

/* --- rows ------------------------------------------------------------------ */

static int
give_row(void *cookie, const void *row, struct error *err)
{
	struct walk *walk = cookie;

	return is_meant(walk, row) ? walk->each(walk->cookie, row, err) : 0;
}

/* The party of a row, kept or merged away. */
static int
party_of(struct walk *walk, struct arena *arena, const void *row,
	 struct party *party, struct error *err)
{
	return party_root(walk->business->store, arena,
			  ((const struct party_row *)row)->id, party, err);
}

static int
give_party(void *cookie, const void *row, struct error *err)
{
	struct walk *walk = cookie;
	struct arena arena = {NULL};
	struct card_row card;
	struct party party;
	int rc = 0;

	if (!is_meant(walk, row))
		return 0;
	if (party_of(walk, &arena, row, &party, err) < 0 ||
	    card_row(walk->business, &arena, &party, &card, err) < 0)
		rc = -1;
	else
		rc = walk->each(walk->cookie, &card, err);
	arena_free(&arena);
	return rc;
}

const struct shape *
export_shape(const char *noun, struct error *err)
{
	return strcmp(noun, "parties") == 0 ? &card_row_shape
					    : find_shape(noun, err);
}

int
export_rows(struct business *business, const struct export_question *question,
	    find_row *each, void *cookie, struct error *err)
{
	struct walk walk = {.business = business,
			    .question = *question,
			    .each = each,
			    .cookie = cookie};
	const struct shape *shape = find_shape(question->noun, err);

	if (!shape)
		return -1;
	if (shape == &party_row_shape)
		return ask(&walk, "id", give_party, err);
	return ask(&walk, export_columns(business->arena, shape), give_row,
		   err);
}

/* --- cards ----------------------------------------------------------------- */

static int
give_card(void *cookie, const void *row, struct error *err)
{
	struct walk *walk = cookie;
	struct arena arena = {NULL};
	struct vcard card;
	struct party party;
	int rc = 0;

	if (!is_meant(walk, row))
		return 0;
	str_clear(&walk->out);
	if (party_of(walk, &arena, row, &party, err) < 0 ||
	    card_read(walk->business, &arena, &party, &card, err) < 0 ||
	    vcard_write_card(&walk->out, &card, walk->version, err) < 0)
		rc = -1;
	else
		rc = walk->give(walk->cookie, str_get(&walk->out),
				walk->out.len, err);
	arena_free(&arena);
	return rc;
}

int
export_cards(struct business *business, const struct export_question *question,
	     int version, export_give *give, void *cookie, struct error *err)
{
	struct walk walk = {.business = business,
			    .question = *question,
			    .give = give,
			    .cookie = cookie,
			    .version = version};
	int rc = ask(&walk, "id", give_card, err);

	str_free(&walk.out);
	return rc;
}

/* --- an address book -------------------------------------------------------- */

static int
give_addresses(void *cookie, const void *row, struct error *err)
{
	struct walk *walk = cookie;
	struct vec found = {.size = sizeof(struct address)};
	const struct party_row *party = row;
	const struct address *all;
	struct arena arena = {NULL};
	size_t i;
	int rc = party_addresses(walk->business->store, &arena, party->id,
				 &found, err);

	all = found.items;
	for (i = 0; rc == 0 && i < found.count; i++) {
		if (strcmp(all[i].medium.s, "email") != 0)
			continue;
		walk->count++;
		str_clear(&walk->out);
		utf8_add_inert(&walk->out, all[i].value.s, "");
		str_add_char(&walk->out, '\t');
		if (party->name.s)
			utf8_add_inert(&walk->out, party->name.s, "");
		str_print(&walk->out, "\tc%lld\n", (long long)party->id.n);
		rc = walk->give(walk->cookie, str_get(&walk->out),
				walk->out.len, err);
	}
	arena_free(&arena);
	return rc;
}

int
export_addresses(struct business *business,
		 const struct export_question *question, export_give *give,
		 void *cookie, size_t *count, struct error *err)
{
	struct walk walk = {.business = business,
			    .question = *question,
			    .give = give,
			    .cookie = cookie};
	int rc = ask(&walk, "id,name", give_addresses, err);

	*count = walk.count;
	str_free(&walk.out);
	return rc;
}

/* --- a calendar ------------------------------------------------------------- */

struct changes {
	int64_t count;
	struct id last; /* batch */
};

static int
count_change(void *cookie, const struct change *change, struct error *err)
{
	struct changes *changes = cookie;

	(void)err;
	changes->count++;
	if (change->batch.n > changes->last.n)
		changes->last = change->batch;
	return 0;
}

/* When it became what it is now, and how often it changed. */
static int
read_changes(struct walk *walk, struct arena *arena, enum table_number table,
	     struct id id, struct id made_by, struct ical_entry *entry,
	     struct error *err)
{
	struct changes changes = {.last = made_by};
	struct batch batch;

	if (batch_changes(walk->business->store, table, id.n, count_change,
			  &changes, err) < 0 ||
	    batch_get(walk->business->store, arena, changes.last, &batch, err) <
		    0)
		return -1;
	entry->stamp = batch.at;
	entry->sequence = changes.count;
	entry->uid = arena_print(arena, "%c%lld@%s", tables[table].letter,
				 (long long)id.n, walk->mark);
	return 0;
}

static int
give_entry(struct walk *walk, const struct ical_entry *entry, struct error *err)
{
	str_clear(&walk->out);
	if (ical_add(&walk->out, entry, err) < 0)
		return -1;
	return walk->give(walk->cookie, str_get(&walk->out), walk->out.len,
			  err);
}

static int
give_promise(void *cookie, const void *row, struct error *err)
{
	struct walk *walk = cookie;
	const struct promise_row *promise = row;
	const char *name = promise->name.s ? promise->name.s : "somebody";
	const char *state = promise->state.s;
	struct arena arena = {NULL};
	struct ical_entry entry = {
		.kind = ICAL_TODO,
		.due = promise->due,
		.status = str_same(state, "kept")      ? ICAL_DONE
			  : str_same(state, "dropped") ? ICAL_CANCELLED
						       : ICAL_OPEN,
	};
	int rc = 0;

	if (!is_meant(walk, row))
		return 0;
	if (str_same(promise->side.s, "touch"))
		entry.summary =
			arena_print(&arena, "be in touch with %s", name);
	else
		entry.summary = arena_print(
			&arena, "%s (%s%s)",
			promise->text.s ? promise->text.s : "promise",
			str_same(promise->side.s, "theirs") ? "owed by " : "",
			name);
	entry.description =
		arena_print(&arena, "p%lld, c%lld, %s",
			    (long long)promise->id.n,
			    (long long)promise->party.n, promise->owner.s);
	if (read_changes(walk, &arena, TABLE_PROMISES, promise->id,
			 promise->batch, &entry, err) < 0)
		rc = -1;
	else
		rc = give_entry(walk, &entry, err);
	arena_free(&arena);
	return rc;
}

static int
give_case(void *cookie, const void *row, struct error *err)
{
	struct walk *walk = cookie;
	const struct case_row *file = row;
	struct arena arena = {NULL};
	struct ical_entry entry = {.kind = ICAL_EVENT,
				   .due = {.on = DAY_MISSING, .at = file->due}};
	int rc = 0;

	/* what waits for nobody stands in no calendar */
	if (!is_meant(walk, row) || instant_missing(file->due))
		return 0;
	entry.summary =
		arena_print(&arena, "k%lld %s: %s%s%s", (long long)file->id.n,
			    file->needs.s ? file->needs.s : "due",
			    file->name.s ? file->name.s : "somebody",
			    file->subject.s ? ", " : "",
			    file->subject.s ? file->subject.s : "");
	entry.description =
		arena_print(&arena, "%s, %s", file->kind.s, file->owner.s);
	if (read_changes(walk, &arena, TABLE_CASES, file->id, file->batch,
			 &entry, err) < 0)
		rc = -1;
	else
		rc = give_entry(walk, &entry, err);
	arena_free(&arena);
	return rc;
}

static int
give_both(struct walk *walk, const struct export_question *question,
	  struct error *err)
{
	walk->question = *question;
	if (!question->noun || strcmp(question->noun, "promises") == 0) {
		walk->question.noun = "promises";
		if (ask(walk,
			export_columns(walk->business->arena,
				       &promise_row_shape),
			give_promise, err) < 0)
			return -1;
	}
	if (!question->noun || strcmp(question->noun, "cases") == 0) {
		walk->question.noun = "cases";
		if (ask(walk,
			export_columns(walk->business->arena, &case_row_shape),
			give_case, err) < 0)
			return -1;
	}
	return 0;
}

int
export_calendar(struct business *business,
		const struct export_question *question, const char *program,
		export_give *give, void *cookie, struct error *err)
{
	struct walk walk = {
		.business = business, .give = give, .cookie = cookie};
	int rc;

	if (card_record(business, business->arena, &walk.mark, err) < 0)
		return -1;
	ical_begin(&walk.out, program);
	rc = give(cookie, str_get(&walk.out), walk.out.len, err);
	if (rc == 0)
		rc = give_both(&walk, question, err);
	str_clear(&walk.out);
	ical_end(&walk.out);
	if (rc == 0)
		rc = give(cookie, str_get(&walk.out), walk.out.len, err);
	str_free(&walk.out);
	return rc;
}
