/* SPDX-License-Identifier: ISC
 * The whole record as JSON Lines, and back.
 */
#include "keep/transfer.h"

#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "base/vec.h"
#include "domain/docket.h"
#include "domain/listen.h"
#include "domain/promise.h"
#include "keep/erase.h"
#include "keep/forward.h"
#include "model/case.h"
#include "model/promise.h"
#include "store/batch.h"
#include "store/beside.h"
#include "store/copy.h"
#include "store/record.h"
#include "store/value.h"
#include "store/verify.h"
#include "store/whole.h"
#include "text/json.h"

#define FORM 1	 /* of the lines */
#define SCHEMA 3 /* of the tables, the latest edition */

/* --- out --------------------------------------------------------------------- */

struct giver {
	transfer_give *each;
	void *cookie;
	const struct table *table;
	struct str line;
};

static int
give_line(struct giver *giver, struct error *err)
{
	str_add(&giver->line, "}\n");
	return giver->each(giver->cookie, str_get(&giver->line),
			   giver->line.len, err);
}

static int
give_row(struct giver *giver, const void *row, struct error *err)
{
	const struct shape *shape = giver->table->shape;
	struct arena arena = {NULL};
	size_t i;

	str_clear(&giver->line);
	str_add(&giver->line, "{");
	json_add_key(&giver->line, "table");
	json_add_text(&giver->line, giver->table->name);
	for (i = 0; i < shape->count; i++) {
		const struct column *column = &shape->columns[i];
		char buf[VALUE_TEXT];
		const char *text;

		if (column->keeping != KEPT_DURABLE)
			continue;
		json_add_key(&giver->line, column->name);
		text = value_text(&arena, column, row, buf);
		if (text && value_is_int(column))
			str_add(&giver->line, text);
		else
			json_add_text(&giver->line, text);
	}
	arena_free(&arena);
	return give_line(giver, err);
}

static int
give_batch(void *cookie, const struct batch *batch, struct error *err)
{
	return give_row(cookie, batch, err);
}

static int
give_any(void *cookie, void *row, struct error *err)
{
	return give_row(cookie, row, err);
}

static int
give_header(struct business *business, struct giver *giver, struct error *err)
{
	unsigned char hash[BATCH_HASH];
	struct str hex = {0};
	struct id batch;
	size_t i;

	if (store_head(business->store, &batch, hash, err) < 0)
		return -1;
	for (i = 0; i < BATCH_HASH && batch.n > 0; i++)
		str_print(&hex, "%02x", hash[i]);
	str_print(&giver->line,
		  "{\"crm\":%d,\"schema\":%d,\"batch\":%lld,\"head\":", FORM,
		  SCHEMA, (long long)batch.n);
	json_add_text(&giver->line, batch.n > 0 ? str_get(&hex) : NULL);
	str_free(&hex);
	return give_line(giver, err);
}

int
transfer_export(struct business *business, transfer_give *each, void *cookie,
		struct error *err)
{
	struct giver giver = {.each = each, .cookie = cookie};
	size_t i;
	int rc;

	rc = give_header(business, &giver, err);
	if (rc == 0) {
		giver.table = &table_batches;
		rc = batch_walk(business->store, give_batch, &giver, err);
	}
	for (i = 0; rc == 0 && i < TABLE_COUNT; i++) {
		giver.table = &tables[i];
		rc = record_each(business->store, (enum table_number)i,
				 INT64_MIN, give_any, &giver, err);
	}
	str_free(&giver.line);
	return rc;
}

/* --- in ----------------------------------------------------------------------- */

struct transfer {
	struct arena *arena;
	const struct business_setting *setting;
	const char *name;
	int64_t line;
	char *part; /* the file being made */
	struct store *store;
	struct business *business; /* to derive with */
	int64_t batch;		   /* of the first line */
	char head[2 * BATCH_HASH + 1];
	bool over; /* an earlier state of it is there: */
	struct id there;
	unsigned char there_hash[BATCH_HASH];
	struct vec forgotten; /* struct id: who were forgotten again */
};

void
transfer_open(struct arena *arena, const struct business_setting *setting,
	      const char *name, struct transfer **out)
{
	struct transfer *transfer = arena_get(arena, sizeof(*transfer));

	transfer->arena = arena;
	transfer->setting = setting;
	transfer->name = name;
	*out = transfer;
}

void
transfer_close(struct transfer *transfer)
{
	struct error ignored;

	if (!transfer || !transfer->part)
		return;
	if (transfer->business)
		business_close(transfer->business);
	else if (transfer->store)
		store_close(transfer->store);
	(void)copy_remove(transfer->arena, transfer->part, &ignored);
	transfer->part = NULL;
}

/* Put the place in front of what is wrong. */
static int
at_line(const struct transfer *transfer, struct error *err)
{
	char what[sizeof(err->text)];

	(void)snprintf(what, sizeof(what), "%s", err->text);
	(void)snprintf(err->text, sizeof(err->text), "%.100s:%lld: %.380s",
		       transfer->name, (long long)transfer->line, what);
	return -1;
}

static int
wrong(const struct transfer *transfer, struct error *err, const char *what,
      const char *which)
{
	error_set(err, ERR_DATA, "%s%.60s", what, which);
	return at_line(transfer, err);
}

static void
hex_text(const unsigned char hash[BATCH_HASH], char text[2 * BATCH_HASH + 1])
{
	size_t i;

	for (i = 0; i < BATCH_HASH; i++)
		(void)snprintf(text + 2 * i, 3, "%02x", hash[i]);
}

/* A record that is there already: the same one is fine, whether it is an
 * earlier state is known at the end. */
static int
compare_there(struct transfer *transfer, bool *same, struct error *err)
{
	unsigned char hash[BATCH_HASH];
	char head[2 * BATCH_HASH + 1] = "";
	struct store *store;
	struct id batch;
	int rc;

	if (store_open(transfer->arena, transfer->setting->db, STORE_READ,
		       &store, err) < 0)
		return -1;
	rc = store_head(store, &batch, hash, err);
	store_close(store);
	if (rc < 0)
		return -1;
	if (batch.n > 0)
		hex_text(hash, head);
	if (batch.n == transfer->batch && strcmp(head, transfer->head) == 0) {
		*same = true;
		return 0;
	}
	transfer->over = true;
	return 0;
}

static int
read_header(struct transfer *transfer, const struct vec *fields, bool *same,
	    struct error *err)
{
	const struct json_field *form = json_find(fields, "crm");
	const struct json_field *schema = json_find(fields, "schema");
	const struct json_field *batch = json_find(fields, "batch");
	const struct json_field *head = json_find(fields, "head");
	char *part;
	int rc;

	if (!form || form->kind != JSON_NUMBER || !schema ||
	    schema->kind != JSON_NUMBER || !batch ||
	    batch->kind != JSON_NUMBER || !head)
		return wrong(transfer, err,
			     "not the first line of crm-export -t all", "");
	if (form->n != FORM || schema->n < 1 || schema->n > SCHEMA)
		return error_set(err, ERR_UNAVAILABLE,
				 "%.100s: written by another version of "
				 "crm-tools",
				 transfer->name);
	transfer->batch = batch->n;
	if (head->kind == JSON_TEXT &&
	    strlen(head->text) == 2 * (size_t)BATCH_HASH)
		memcpy(transfer->head, head->text, sizeof(transfer->head));
	else if (head->kind != JSON_NULL)
		return wrong(transfer, err, "its head is none", "");
	rc = copy_there(transfer->setting->db, err);
	if (rc < 0)
		return -1;
	if (rc > 0 && (compare_there(transfer, same, err) < 0 || *same))
		return *same ? 0 : -1;
	part = arena_print(transfer->arena, "%s.part", transfer->setting->db);
	if (copy_clear(transfer->arena, part, err) < 0)
		return -1;
	transfer->part = part;
	if (store_open(transfer->arena, part, STORE_CREATE, &transfer->store,
		       err) < 0)
		return -1;
	return whole_restore(transfer->store, err);
}

static bool
set_field(struct arena *arena, const struct column *column, void *row,
	  const struct json_field *field)
{
	char digits[VALUE_TEXT];

	if (field->kind == JSON_NULL)
		return value_parse(arena, column, row, NULL);
	if (value_is_int(column)) {
		if (field->kind != JSON_NUMBER)
			return false;
		(void)snprintf(digits, sizeof(digits), "%lld",
			       (long long)field->n);
		return value_parse(arena, column, row, digits);
	}
	return field->kind == JSON_TEXT &&
	       value_parse(arena, column, row, field->text);
}

static int
fill_row(const struct transfer *transfer, struct arena *arena,
	 const struct shape *shape, const struct vec *fields, void *row,
	 struct error *err)
{
	const struct json_field *all = fields->items;
	size_t i, set = 0;

	column_clear(shape, row);
	for (i = 0; i < shape->count; i++) {
		const struct column *column = &shape->columns[i];
		const struct json_field *field;

		if (column->keeping != KEPT_DURABLE)
			continue;
		field = json_find(fields, column->name);
		if (!field)
			return wrong(transfer, err, "it lacks ", column->name);
		if (!set_field(arena, column, row, field))
			return wrong(transfer, err, "that is no value of ",
				     column->name);
		set++;
	}
	if (set + 1 == fields->count)
		return 0;
	for (i = 0; i < fields->count; i++) {
		if (strcmp(all[i].key, "table") != 0 &&
		    (!column_find(shape, all[i].key) ||
		     column_find(shape, all[i].key)->keeping != KEPT_DURABLE))
			return wrong(transfer, err, "unknown key ", all[i].key);
	}
	return wrong(transfer, err, "its keys make no row", "");
}

static int
put_row(struct transfer *transfer, const struct vec *fields, struct error *err)
{
	const struct json_field *name = json_find(fields, "table");
	struct store *store = transfer->store;
	struct arena arena = {NULL};
	const struct table *table;
	struct arena_mark mark;
	bool formed = true;
	void *row;
	int rc;

	if (!name || name->kind != JSON_TEXT)
		return wrong(transfer, err, "it names no table", "");
	table = strcmp(name->text, table_batches.name) == 0
			? &table_batches
			: table_find(name->text);
	if (!table)
		return wrong(transfer, err, "no such table: ", name->text);
	row = arena_get(&arena, table->shape->size);
	rc = fill_row(transfer, &arena, table->shape, fields, row, err);
	/* What the store keeps for the next row stays, the rest is given
	 * back: memory does not grow with the record. */
	if (table != &table_batches)
		formed = store->insert[table - tables] != NULL;
	mark = arena_mark(store->arena);
	if (rc == 0) {
		rc = table == &table_batches
			     ? record_put_batch(store, row, err)
			     : record_put(store,
					  (enum table_number)(table - tables),
					  row, err);
		if (rc < 0 && err->code == ERR_DATA)
			(void)at_line(transfer, err);
	}
	if (formed)
		arena_reset(store->arena, mark);
	arena_free(&arena);
	return rc;
}

int
transfer_line(struct transfer *transfer, const char *line, size_t len,
	      bool *same, struct error *err)
{
	struct arena arena = {NULL};
	struct vec fields;
	int rc;

	*same = false;
	transfer->line++;
	rc = json_read(&arena, line, len, &fields, err);
	if (rc < 0)
		(void)at_line(transfer, err);
	else if (transfer->line == 1)
		rc = read_header(transfer, &fields, same, err);
	else
		rc = put_row(transfer, &fields, err);
	arena_free(&arena);
	return rc;
}

/* --- the end ------------------------------------------------------------------ */

static int
refuse(void *cookie, const struct finding_row *finding, struct error *err)
{
	const struct transfer *transfer = cookie;

	return error_set(err, ERR_DATA,
			 "%.100s: not kept, its chain does not hold: %s %.300s",
			 transfer->name, finding->id.s, finding->text.s);
}

static int
compare_head(struct transfer *transfer, struct id *batch, struct error *err)
{
	unsigned char hash[BATCH_HASH];
	char head[2 * BATCH_HASH + 1] = "";

	if (store_head(transfer->store, batch, hash, err) < 0)
		return -1;
	if (batch->n > 0)
		hex_text(hash, head);
	if (batch->n == transfer->batch && strcmp(head, transfer->head) == 0)
		return 0;
	return error_set(
		err, ERR_DATA,
		"%.100s: not kept, it ends at b%lld and its first "
		"line says b%lld%s",
		transfer->name, (long long)batch->n, (long long)transfer->batch,
		batch->n == transfer->batch ? " with another head" : "");
}

static int
derive_cases(struct business *business, struct error *err)
{
	int64_t id;
	int rc;

	for (id = 1;; id++) {
		struct arena arena = {NULL};
		struct case_file file, judged;

		rc = record_get(business->store, &arena, TABLE_CASES, id, &file,
				err);
		if (rc > 0 && (docket_judge(business, &arena, &file, &judged,
					    NULL, err) < 0 ||
			       record_set(business->store, TABLE_CASES, &file,
					  &judged, err) < 0))
			rc = -1;
		arena_free(&arena);
		if (rc <= 0)
			return rc;
	}
}

static int
derive_promises(struct business *business, struct error *err)
{
	int64_t id;
	int rc;

	for (id = 1;; id++) {
		struct arena arena = {NULL};
		struct promise promise;

		rc = record_get(business->store, &arena, TABLE_PROMISES, id,
				&promise, err);
		arena_free(&arena);
		if (rc <= 0)
			return rc;
		if (promise_refresh(business, (struct id){id}, err) < 0)
			return -1;
	}
}

/* The policies that the clocks run under are in the record. */
static int
derive(struct transfer *transfer, struct error *err)
{
	struct business_setting *setting =
		arena_get(transfer->arena, sizeof(*setting));
	int rc;

	*setting = *transfer->setting;
	setting->db = transfer->part;
	setting->mode = STORE_WRITE;
	setting->listening = true;
	transfer->store = NULL;
	if (business_open(transfer->arena, setting, &transfer->business, err) <
	    0)
		return -1;
	rc = whole_restore(transfer->business->store, err);
	if (rc == 0)
		rc = derive_cases(transfer->business, err);
	if (rc == 0)
		rc = derive_promises(transfer->business, err);
	return rc < 0 ? -1 : whole_commit(transfer->business->store, err);
}

static int
write_policy(struct transfer *transfer, struct error *err)
{
	const struct business_setting *setting = transfer->setting;
	const char *path = setting->policy
				   ? setting->policy
				   : beside_path(transfer->arena, setting->db,
						 "policy.yaml");

	if (beside_exists(path))
		return 0;
	return beside_add(transfer->arena, path,
			  transfer->business->policy_source, err);
}

/* Nothing may have come to be there since the first line was read. */
static int
place(struct transfer *transfer, struct error *err)
{
	const char *path = transfer->setting->db;
	int rc;

	if (transfer->over) {
		if (whole_replace(transfer->arena, transfer->part, path,
				  transfer->there, transfer->there_hash,
				  err) < 0)
			return -1;
		transfer->part = NULL;
		return 0;
	}
	rc = copy_there(path, err);
	if (rc < 0)
		return -1;
	if (rc > 0)
		return error_set(err, ERR_CREATE, "%.300s: there already",
				 path);
	if (copy_place(transfer->arena, transfer->part, path, err) < 0)
		return -1;
	transfer->part = NULL;
	return 0;
}

int
transfer_finish(struct transfer *transfer, struct id *batch, struct error *err)
{
	int rc;

	if (!transfer->store)
		return error_set(err, ERR_DATA, "%.300s: nothing in it",
				 transfer->name);
	if (verify_record(transfer->store, refuse, transfer, err) < 0 ||
	    compare_head(transfer, batch, err) < 0 ||
	    (transfer->over &&
	     forward_check(transfer->arena, transfer->setting->db,
			   transfer->store, &transfer->there,
			   transfer->there_hash, err) < 0) ||
	    whole_commit(transfer->store, err) < 0)
		return -1;
	store_close(transfer->store);
	rc = derive(transfer, err);
	if (rc == 0)
		rc = erase_again(transfer->business, transfer->setting->db,
				 &transfer->forgotten, err);
	if (rc == 0)
		rc = write_policy(transfer, err);
	business_close(transfer->business);
	transfer->business = NULL;
	return rc < 0 ? -1 : place(transfer, err);
}

const struct vec *
transfer_forgotten(const struct transfer *transfer)
{
	return &transfer->forgotten;
}
