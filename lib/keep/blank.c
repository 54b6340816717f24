/* SPDX-License-Identifier: ISC
 * What is personal, blanked.
 */
#include "keep/blank.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "model/case.h"
#include "model/fact.h"
#include "model/forgotten.h"
#include "model/invoice.h"
#include "model/message.h"
#include "model/promise.h"
#include "store/batch.h"
#include "store/personal.h"
#include "store/record.h"
#include "text/unwrap.h"

#define SALT 16 /* bytes */
#define FIRST 8 /* ids that a plan names */

static void
add_number(struct blank *blank, struct vec *numbers, int64_t n)
{
	*(int64_t *)vec_add(numbers, blank->person->arena) = n;
}

/* --- what is against it ------------------------------------------------------ */

static void
stop(struct blank *blank, char letter, int64_t id, const char *noun,
     const char *why)
{
	*(struct blank_stop *)vec_add(&blank->stops, blank->person->arena) =
		(struct blank_stop){letter, id, noun, why};
}

static void
stop_fact(struct blank *blank, const struct fact *fact)
{
	if (!fact->voided.yes && str_same(fact->name.s, "hold"))
		stop(blank, 'f', fact->id.n, "facts",
		     arena_print(blank->person->arena, "a legal hold: %.100s",
				 fact->value.s));
}

static void
stop_message(struct blank *blank, const struct message *letter)
{
	const char *state = letter->state.s;

	if (!letter->voided.yes &&
	    (str_same(state, "queued") || str_same(state, "sending") ||
	     str_same(state, "unknown")))
		stop(blank, 'o', letter->id.n, "messages",
		     "has not left: crm-send");
}

static void
stop_invoice(struct blank *blank, const struct invoice *invoice)
{
	if (!invoice->voided.yes && str_same(invoice->state.s, "open"))
		stop(blank, 'v', invoice->id.n, "invoices",
		     "is not paid: crm-invoice paid, or credit");
}

/* Each kind of thing that still has to be seen to, in a row about them. */
static void
look_for_stops(struct blank *blank, enum table_number table, const void *row)
{
	const struct case_file *file = row;
	const struct promise *promise = row;

	switch (table) {
	case TABLE_CASES:
		if (!file->voided.yes && file->merged_into.n == 0 &&
		    !str_same(file->state.s, "closed"))
			stop(blank, 'k', file->id.n, "cases",
			     "is open: crm-close");
		break;
	case TABLE_PROMISES:
		if (!promise->voided.yes && str_same(promise->state.s, "open"))
			stop(blank, 'p', promise->id.n, "promises",
			     "is open: crm-close");
		break;
	case TABLE_MESSAGES:
		stop_message(blank, row);
		break;
	case TABLE_FACTS:
		stop_fact(blank, row);
		break;
	case TABLE_INVOICES:
		stop_invoice(blank, row);
		break;
	default:
		break;
	}
}

/* --- a row --------------------------------------------------------------------- */

static bool
blank_column(const struct column *column, void *row)
{
	struct text *text = column_field(column, row);

	if (column_missing(column, row))
		return false;
	if (column->kind == KIND_BYTES) {
		*(struct bytes *)column_field(column, row) =
			(struct bytes){NULL, 0};
		return true;
	}
	if (str_same(text->s, FORGOTTEN))
		return false;
	text->s = FORGOTTEN;
	return true;
}

/* Also in what the bytes hold in a coding. */
static bool
names_them(const struct strike *strike, struct arena *arena,
	   const struct bytes *bytes)
{
	const char *raw = (const char *)bytes->data;

	return strike_text(strike, arena, utf8_clean(arena, raw, bytes->len),
			   false) ||
	       strike_text(strike, arena, unwrap_mail(arena, raw, bytes->len),
			   false);
}

/* Bytes that name them are not worth keeping in part. */
static bool
strike_column(const struct blank *blank, struct arena *arena,
	      const struct column *column, void *row)
{
	const struct strike *strike = &blank->person->strike;
	struct bytes *bytes = column_field(column, row);
	struct text *text = column_field(column, row);
	char *struck;

	if (column_missing(column, row))
		return false;
	if (column->kind == KIND_BYTES) {
		if (!names_them(strike, arena, bytes))
			return false;
		*bytes = (struct bytes){NULL, 0};
		return true;
	}
	struck = strike_text(strike, arena, text->s, false);
	if (struck)
		text->s = struck;
	return struck != NULL;
}

static void
count_row(struct blank *blank, enum table_number table, int64_t id,
	  enum person_tie tie, uint64_t columns)
{
	struct blank_count *count = &blank->counts[table];

	count->columns |= tie == PERSON_OWN ? columns : 0;
	count->kept += tie == PERSON_OWN;
	if (!columns)
		return;
	count->blanked += tie == PERSON_OWN;
	count->struck += tie == PERSON_OTHER;
	if (tie == PERSON_OTHER && count->first.count < FIRST)
		add_number(blank, &count->first, id);
}

static int
blank_row(struct blank *blank, enum table_number table, void *row,
	  enum person_tie tie, struct error *err)
{
	const struct shape *shape = tables[table].shape;
	const struct id *ids = table_id(&tables[table], row);
	const struct person_row *own = person_own(blank->person, table, ids->n);
	struct arena arena = {NULL};
	void *after = arena_get(&arena, shape->size);
	uint64_t columns = 0;
	size_t i;
	int rc = 0;

	memcpy(after, row, shape->size);
	for (i = 0; i < shape->count; i++) {
		const struct column *column = &shape->columns[i];

		if (person_column(table, column->name, tie,
				  own && own->spare) &&
		    (tie == PERSON_OWN
			     ? blank_column(column, after)
			     : strike_column(blank, &arena, column, after)))
			columns |= (uint64_t)1 << i;
	}
	count_row(blank, table, ids->n, tie, columns);
	if (columns) {
		add_number(blank, &blank->batches, ids[1].n);
		if (blank->really)
			rc = record_restate(blank->person->business->store,
					    &tables[table], row, after, err);
	}
	arena_free(&arena);
	return rc;
}

/* --- a change of a row --------------------------------------------------------- */

static bool
blank_value(const struct blank *blank, struct arena *arena, bool own,
	    bool bytes, struct text *value)
{
	char *struck;

	if (!value->s || str_same(value->s, FORGOTTEN))
		return false;
	if (own || bytes) {
		value->s = bytes ? NULL : FORGOTTEN;
		return true;
	}
	struck = strike_text(&blank->person->strike, arena, value->s, false);
	if (struck)
		value->s = struck;
	return struck != NULL;
}

/* The batch that made the row wrote what its first change calls "before". */
static int
add_maker(struct blank *blank, struct arena *arena, enum table_number table,
	  int64_t id, struct error *err)
{
	void *row = arena_get(arena, tables[table].shape->size);
	int rc = record_get(blank->person->business->store, arena, table, id,
			    row, err);

	if (rc > 0)
		add_number(blank, &blank->batches,
			   table_id(&tables[table], row)[1].n);
	return rc < 0 ? -1 : 0;
}

static int
blank_change(struct blank *blank, struct change *change, struct error *err)
{
	const struct person_row *own;
	enum table_number table = person_change(blank->person, change, &own);
	enum person_tie tie = own ? PERSON_OWN : PERSON_OTHER;
	const struct column *column = NULL;
	struct arena arena = {NULL};
	struct change after = *change;
	bool bytes, blanked;
	int rc = 0;

	if (table < TABLE_COUNT)
		column = column_find(tables[table].shape, change->col.s);
	if (!column ||
	    !person_column(table, column->name, tie, own && own->spare))
		return 0;
	bytes = column->kind == KIND_BYTES;
	blanked = blank_value(blank, &arena, own, bytes, &after.before);
	blanked =
		blank_value(blank, &arena, own, bytes, &after.after) || blanked;
	if (blanked) {
		count_row(blank, TABLE_CHANGES, change->id.n, tie, 1);
		add_number(blank, &blank->batches, change->batch.n);
		rc = add_maker(blank, &arena, table, change->row.n, err);
		if (rc == 0 && blank->really)
			rc = record_restate(blank->person->business->store,
					    &tables[TABLE_CHANGES], change,
					    &after, err);
	}
	arena_free(&arena);
	return rc;
}

static int
look(void *cookie, enum table_number table, void *row, enum person_tie tie,
     struct error *err)
{
	struct blank *blank = cookie;

	if (table == TABLE_CHANGES)
		return blank_change(blank, row, err);
	if (tie == PERSON_OWN)
		look_for_stops(blank, table, row);
	return blank_row(blank, table, row, tie, err);
}

/* --- batches --------------------------------------------------------------------- */

static int
by_number(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;

	return *x < *y ? -1 : *x > *y;
}

static void
sort(struct vec *numbers)
{
	int64_t *all = numbers->items;
	size_t i, n = 0;

	if (numbers->count == 0)
		return;
	qsort(all, numbers->count, sizeof(*all), by_number);
	for (i = 0; i < numbers->count; i++) {
		if (n == 0 || all[n - 1] != all[i])
			all[n++] = all[i];
	}
	numbers->count = n;
}

static bool
holds(const struct vec *numbers, int64_t n)
{
	return numbers->count > 0 && bsearch(&n, numbers->items, numbers->count,
					     sizeof(n), by_number);
}

/* What was typed about one person is about them alone; these are about many,
 * and what they were given is worth knowing. */
static bool
is_bulk(const char *tool)
{
	static const char *const bulk[] = {
		"crm-import", "crm-intake", "crm-escalate", "crm-send",
		"crm-init",   "crm-forget", "crm-report",
	};
	size_t i;

	for (i = 0; i < sizeof(bulk) / sizeof(bulk[0]); i++) {
		if (str_same(tool, bulk[i]))
			return true;
	}
	return false;
}

/* own: it wrote about them. */
static bool
blank_batch(const struct blank *blank, struct arena *arena, bool own,
	    struct batch *batch)
{
	const struct strike *strike = &blank->person->strike;
	char *struck;
	bool blanked = false;

	if (own && !is_bulk(batch->tool.s)) {
		struck = arena_print(arena, "%s " FORGOTTEN, batch->tool.s);
		if (!batch->command.s || str_same(batch->command.s, struck))
			struck = NULL;
	} else {
		struck = strike_text(strike, arena, batch->command.s, own);
	}
	if (struck) {
		batch->command.s = struck;
		blanked = true;
	}
	if (strike_text(strike, arena, batch->key.s, own)) {
		batch->key.s = NULL;
		blanked = true;
	}
	return blanked;
}

struct commands {
	struct blank *blank;
	struct vec own; /* int64_t: batches that wrote about them */
};

static int
look_batch(void *cookie, const struct batch *batch, struct error *err)
{
	struct commands *commands = cookie;
	struct blank *blank = commands->blank;
	struct arena arena = {NULL};
	struct batch after = *batch;

	(void)err;
	if (blank_batch(blank, &arena, holds(&commands->own, batch->id.n),
			&after)) {
		blank->commands++;
		add_number(blank, &blank->batches, batch->id.n);
	}
	arena_free(&arena);
	return 0;
}

static int
restate_batch(struct commands *commands, int64_t id, struct error *err)
{
	struct blank *blank = commands->blank;
	struct store *store = blank->person->business->store;
	struct arena arena = {NULL};
	unsigned char salt[SALT];
	struct batch before, after;
	int rc = batch_get(store, &arena, (struct id){id}, &before, err);

	after = before;
	if (rc > 0)
		rc = personal_new_key(salt, SALT, err) < 0 ? -1 : 1;
	if (rc > 0) {
		(void)blank_batch(blank, &arena, holds(&commands->own, id),
				  &after);
		after.salt = (struct bytes){salt, SALT};
		rc = record_restate(store, &table_batches, &before, &after,
				    err);
	}
	arena_free(&arena);
	return rc < 0 ? -1 : 0;
}

static int
add_writer(void *cookie, const struct change *change, struct error *err)
{
	struct commands *commands = cookie;

	(void)err;
	add_number(commands->blank, &commands->own, change->batch.n);
	return 0;
}

/* Batches that made or changed a row about them. */
static int
find_writers(struct commands *commands, struct error *err)
{
	const struct person *person = commands->blank->person;
	size_t i, j;

	for (i = 0; i < TABLE_COUNT; i++) {
		const struct person_row *rows = person->own[i].items;

		for (j = 0; j < person->own[i].count; j++) {
			add_number(commands->blank, &commands->own,
				   rows[j].batch);
			if (batch_changes(person->business->store,
					  (enum table_number)i, rows[j].id,
					  add_writer, commands, err) < 0)
				return -1;
		}
	}
	sort(&commands->own);
	return 0;
}

static int
blank_batches(struct blank *blank, struct error *err)
{
	struct commands commands = {blank, {.size = sizeof(int64_t)}};
	const int64_t *ids;
	size_t i;

	if (find_writers(&commands, err) < 0 ||
	    batch_walk(blank->person->business->store, look_batch, &commands,
		       err) < 0)
		return -1;
	sort(&blank->batches);
	ids = blank->batches.items;
	for (i = 0; blank->really && i < blank->batches.count; i++) {
		if (restate_batch(&commands, ids[i], err) < 0)
			return -1;
	}
	return 0;
}

int
blank_run(struct person *person, bool really, struct blank *blank,
	  struct error *err)
{
	size_t i;

	*blank = (struct blank){
		.person = person,
		.really = really,
		.batches = {.size = sizeof(int64_t)},
		.stops = {.size = sizeof(struct blank_stop)},
	};
	for (i = 0; i < TABLE_COUNT; i++)
		blank->counts[i].first.size = sizeof(int64_t);
	if (person_walk(person, look, blank, err) < 0)
		return -1;
	return blank_batches(blank, err);
}

const char *
blank_words(const struct person *person, const char *text)
{
	const char *struck =
		strike_text(&person->strike, person->arena, text, true);

	return struck ? struck : text;
}
