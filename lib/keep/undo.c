/* SPDX-License-Identifier: ISC
 * Taking a batch back.
 */
#include "keep/undo.h"

#include <stdlib.h>

#include "base/str.h"
#include "domain/docket.h"
#include "domain/listen.h"
#include "domain/owing.h"
#include "domain/promise.h"
#include "keep/history.h"
#include "keep/unmake.h"
#include "model/case.h"
#include "model/interaction.h"
#include "model/invoice.h"
#include "model/party.h"
#include "model/promise.h"
#include "store/batch.h"
#include "store/record.h"

int
undo_latest(struct business *business, struct id *batch, struct error *err)
{
	if (batch_latest(business->store, business->user, batch, err) < 0)
		return -1;
	if (batch->n > 0)
		return 0;
	error_set(err, ERR_NO, "nothing of %s to take back", business->user);
	return error_hint(err, "name one of crm-history: crm-undo b7");
}

static bool
is_fixed(const struct unmake *undo, int64_t id)
{
	struct error ignored;
	struct batch batch;

	return batch_get(undo->business->store, undo->arena, (struct id){id},
			 &batch, &ignored) > 0 &&
	       batch_fixed(batch.tool.s);
}

static int
refuse(const struct unmake *undo, struct error *err)
{
	struct str text = {0};
	size_t i;

	for (i = 0; i < undo->reason_count && i < UNMAKE_REASONS; i++)
		str_print(&text, "%s%s", i ? "; " : "", undo->reasons[i]);
	if (undo->reason_count > UNMAKE_REASONS)
		str_print(&text, "; and %zu more",
			  undo->reason_count - UNMAKE_REASONS);
	error_set(err, ERR_NO, "b%lld stays: %.450s", (long long)undo->batch,
		  str_get(&text));
	str_free(&text);
	if (undo->only_letters)
		return error_hint(err,
				  "crm-undo b%lld --anyway takes the rest back",
				  (long long)undo->batch);
	if (undo->later > 0 && !is_fixed(undo, undo->later))
		return error_hint(err,
				  "take back what came later first: "
				  "crm-undo b%lld",
				  (long long)undo->later);
	return -1;
}

/* --- who still refers to it ----------------------------------------------- */

/* A row that is void after this and was not before. */
static bool
goes(const struct unmake_row *touched)
{
	return touched && touched->made && touched->fate == FATE_VOID;
}

struct later {
	struct unmake *undo;
	enum table_number table;
};

static int64_t
reference(const struct column *column, const void *row)
{
	return column->kind == KIND_ID
		       ? ((const struct id *)column_value(column, row))->n
		       : 0;
}

static int
look_later(void *cookie, void *row, struct error *err)
{
	const struct later *later = cookie;
	const struct table *table = &tables[later->table];
	const struct id *ids = table_id(table, row);
	size_t i;

	(void)err;
	if (unmake_void(later->table, row))
		return 0;
	for (i = 2; i < table->shape->count; i++) {
		const struct column *column = &table->shape->columns[i];
		int64_t n = reference(column, row);

		if (!goes(unmake_find(later->undo, column->letter, n)))
			continue;
		unmake_against(later->undo, ids[1].n, "%c%lld refers to %c%lld",
			       table->letter, (long long)ids[0].n,
			       column->letter, (long long)n);
		break;
	}
	return 0;
}

/* The row as it will be: 1, or 0 when it is not there. */
static int
row_after(struct unmake *undo, struct arena *arena, const struct table *table,
	  int64_t id, const void **row, struct error *err)
{
	const struct unmake_row *touched = unmake_find(undo, table->letter, id);
	struct unmake_pair pair;
	void *now;

	if (touched && touched->fate != FATE_STAYS) {
		if (unmake_pair(undo, touched, false, arena, &pair, err) < 0)
			return -1;
		*row = pair.after;
		return 1;
	}
	*row = now = arena_get(arena, table->shape->size);
	return record_get(undo->business->store, arena,
			  (enum table_number)(table - tables), id, now, err);
}

/* A row made before that a later batch pointed at one of ours. */
static int
look_change(void *cookie, void *row, struct error *err)
{
	const struct later *later = cookie;
	struct unmake *undo = later->undo;
	const struct change *change = row;
	const struct table *table = table_find(change->tbl.s);
	const struct column *column =
		table ? column_find(table->shape, change->col.s) : NULL;
	struct arena arena = {NULL};
	const struct id *now;
	const void *after;
	int64_t n;
	int rc;

	if (!column || column->kind != KIND_ID || !change->after.s)
		return 0;
	n = strtoll(change->after.s, NULL, 10);
	if (!goes(unmake_find(undo, column->letter, n)))
		return 0;
	rc = row_after(undo, &arena, table, change->row.n, &after, err);
	now = after;
	if (rc > 0 &&
	    !unmake_void((enum table_number)(table - tables), after) &&
	    reference(column, after) == n && now[1].n <= undo->batch) {
		unmake_against(undo, change->batch.n, "%c%lld refers to %c%lld",
			       table->letter, (long long)change->row.n,
			       column->letter, (long long)n);
	}
	arena_free(&arena);
	return rc < 0 ? -1 : 0;
}

static int
check_later(struct unmake *undo, struct error *err)
{
	size_t i;

	for (i = 0; i < TABLE_COUNT; i++) {
		enum table_number table = (enum table_number)i;
		struct later later = {undo, table};
		int64_t first;

		if (record_first_of(undo->business->store, table,
				    undo->batch + 1, &first, err) < 0 ||
		    record_each(undo->business->store, table, first,
				table == TABLE_CHANGES ? look_change
						       : look_later,
				&later, err) < 0)
			return -1;
	}
	return 0;
}

/* A row that comes back, or points elsewhere again, needs what it refers to. */
static int
check_targets(struct unmake *undo, const struct unmake_row *touched,
	      const struct unmake_pair *pair, struct error *err)
{
	const struct table *table = &tables[touched->table];
	bool back = unmake_void((enum table_number)touched->table, pair->now);
	size_t i;

	if (unmake_void((enum table_number)touched->table, pair->after))
		return 0;
	for (i = 2; i < table->shape->count; i++) {
		const struct column *column = &table->shape->columns[i];
		const struct table *of = table_of(column->letter);
		int64_t n = reference(column, pair->after);
		struct arena arena = {NULL};
		enum table_number number;
		void *row;
		int rc;

		if (!of || n == 0 ||
		    (!back && column_same(column, pair->now, pair->after)))
			continue;
		number = (enum table_number)(of - tables);
		row = arena_get(&arena, of->shape->size);
		rc = record_get(undo->business->store, &arena, number, n, row,
				err);
		if (rc == 0 || (rc > 0 && unmake_void(number, row))) {
			unmake_against(undo, 0,
				       "%c%lld needs %c%lld, which is void",
				       table->letter, (long long)touched->id,
				       of->letter, (long long)n);
		}
		arena_free(&arena);
		if (rc < 0)
			return -1;
	}
	return 0;
}

/* --- what follows from it ------------------------------------------------- */

static int
refresh_case(struct unmake *undo, struct id id, struct error *err)
{
	return id.n > 0 ? docket_refresh(undo->business, id, err) : 0;
}

/* The party as it was or is, and what it is merged into. */
static int
refresh_party(struct unmake *undo, const struct party *party, struct error *err)
{
	struct id ids[2] = {party->id, party->merged_into};
	size_t i;

	for (i = 0; i < 2 && ids[i].n > 0; i++) {
		if (docket_refresh_party(undo->business, ids[i], err) < 0 ||
		    promise_touched(undo->business, ids[i], err) < 0)
			return -1;
	}
	return 0;
}

/* The invoices that it was and is booked on. */
static int
refresh_payment(struct unmake *undo, const struct unmake_pair *pair,
		struct error *err)
{
	const struct payment *was = pair->now, *is = pair->after;

	if (was->invoice.n > 0 &&
	    owing_refresh(undo->business, was->invoice, NULL, err) < 0)
		return -1;
	if (is->invoice.n == 0 || is->invoice.n == was->invoice.n)
		return 0;
	return owing_refresh(undo->business, is->invoice, NULL, err);
}

static int
refresh(struct unmake *undo, const struct unmake_row *touched,
	const struct unmake_pair *pair, struct error *err)
{
	const struct case_file *was, *is;
	const struct interaction *said, *says;

	switch (touched->table) {
	case TABLE_CASES:
		was = pair->now;
		is = pair->after;
		return refresh_case(undo, was->merged_into, err) < 0 ||
				       refresh_case(undo, is->merged_into,
						    err) < 0
			       ? -1
			       : refresh_case(undo, is->id, err);
	case TABLE_INTERACTIONS:
		said = pair->now;
		says = pair->after;
		return refresh_case(undo, said->case_id, err) < 0 ||
				       promise_touched(undo->business,
						       said->party, err) < 0
			       ? -1
			       : refresh_case(undo, says->case_id, err);
	case TABLE_PROMISES:
		return promise_refresh(undo->business, (struct id){touched->id},
				       err);
	case TABLE_PAYMENTS:
		return refresh_payment(undo, pair, err);
	case TABLE_TAGS:
		return docket_refresh_party(
			undo->business,
			((const struct tag *)pair->after)->party, err);
	case TABLE_PARTIES:
		return refresh_party(undo, pair->now, err) < 0
			       ? -1
			       : refresh_party(undo, pair->after, err);
	default:
		return 0;
	}
}

static int
set(struct unmake *undo, const struct unmake_row *touched,
    const struct unmake_pair *pair, struct error *err)
{
	return record_set(undo->business->store,
			  (enum table_number)touched->table, pair->now,
			  pair->after, err);
}

/* Do it with each row that does not stay, however many there are. */
static int
each(struct unmake *undo, bool done,
     int (*job)(struct unmake *undo, const struct unmake_row *touched,
		const struct unmake_pair *pair, struct error *err),
     struct error *err)
{
	const struct unmake_row *all = undo->rows.items;
	struct arena scratch = {NULL};
	struct arena_mark start;
	size_t i;
	int rc = 0;

	(void)arena_get(&scratch, 1);
	start = arena_mark(&scratch);
	business_scratch(undo->business, &scratch);
	for (i = 0; rc == 0 && i < undo->rows.count; i++) {
		struct unmake_pair pair;

		if (all[i].fate == FATE_STAYS)
			continue;
		rc = unmake_pair(undo, &all[i], done, &scratch, &pair, err);
		if (rc == 0)
			rc = job(undo, &all[i], &pair, err);
		arena_reset(&scratch, start);
	}
	business_scratch(undo->business, NULL);
	arena_free(&scratch);
	return rc;
}

static bool
changes_any(const struct unmake *undo)
{
	const struct unmake_row *all = undo->rows.items;
	size_t i;

	for (i = 0; i < undo->rows.count; i++) {
		if (all[i].fate != FATE_STAYS)
			return true;
	}
	return false;
}

static int
apply(struct unmake *undo, struct error *err)
{
	if (!changes_any(undo))
		return error_set(err, ERR_NO,
				 "b%lld: nothing of it can be taken back",
				 (long long)undo->batch);
	if (each(undo, false, set, err) < 0 ||
	    each(undo, true, check_targets, err) < 0)
		return -1;
	return undo->reason_count > 0 ? refuse(undo, err)
				      : each(undo, true, refresh, err);
}

/* --- the whole ------------------------------------------------------------ */

static int
check_batch(struct unmake *undo, struct error *err)
{
	struct store *store = undo->business->store;
	struct id id = {undo->batch}, by;
	struct batch batch;
	int rc = batch_get(store, undo->arena, id, &batch, err);

	if (rc < 0)
		return -1;
	if (rc == 0)
		return error_set(err, ERR_NO, "b%lld: no such batch",
				 (long long)id.n);
	if (batch_fixed(batch.tool.s)) {
		error_set(err, ERR_DENIED,
			  "b%lld: what %.40s did cannot be "
			  "taken back",
			  (long long)id.n, batch.tool.s);
		return error_hint(err, "make it good with a new entry: "
				       "crm-log, crm-answer, crm-edit");
	}
	if (batch_undone(store, id, &by, err) < 0)
		return -1;
	if (by.n > 0) {
		error_set(err, ERR_NO, "b%lld was taken back already, by b%lld",
			  (long long)id.n, (long long)by.n);
		return error_hint(err, "crm-undo b%lld does it again",
				  (long long)by.n);
	}
	return 0;
}

static int
decide_all(struct unmake *undo, struct error *err)
{
	struct unmake_row *all = undo->rows.items;
	size_t i;

	for (i = 0; i < undo->rows.count; i++) {
		if (unmake_decide(undo, &all[i], err) < 0)
			return -1;
	}
	return check_later(undo, err);
}

int
undo_run(struct business *business, struct id batch, bool anyway,
	 struct batch_row *row, struct error *err)
{
	struct arena rows = {NULL};
	struct unmake undo = {
		.business = business,
		.arena = business->arena,
		.batch = batch.n,
		.anyway = anyway,
		.rows = {.size = sizeof(struct unmake_row)},
		.row = &rows,
		.only_letters = true,
	};
	int rc = check_batch(&undo, err);

	if (rc == 0)
		rc = unmake_collect(&undo, err);
	if (rc == 0)
		rc = decide_all(&undo, err);
	if (rc == 0)
		rc = undo.reason_count > 0 ? refuse(&undo, err)
					   : apply(&undo, err);
	arena_free(&rows);
	if (rc < 0 || history_row(business, undo.arena, batch, row, err) < 0)
		return -1;
	row->undone = business->store->batch.id;
	return 0;
}
