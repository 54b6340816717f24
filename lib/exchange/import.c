/* SPDX-License-Identifier: ISC
 * Importing a foreign file.
 */
#include "exchange/import.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "exchange/importing.h"
#include "exchange/importset.h"
#include "exchange/onlyof.h"
#include "keep/tombstone.h"
#include "store/arrival.h"
#include "store/bulk.h"
#include "store/record.h"

#define MANY 20000 /* rows */
#define REMARKS 20 /* bad rows and likely parties that are named */

struct import {
	struct importing run;
	const struct import_setting *setting;
	struct importset set;
	struct incoming_setting incoming_setting;
	struct incoming incoming;
	struct arena row;
	struct arena_mark start; /* of row */
	int64_t counts[OUTCOMES];
	int64_t rows, remarks, converted;
	struct vec ignored; /* const char *: properties of cards */
	struct id batch;
	struct bulk bulk;
	bool header_rejected;
	bool skipping; /* more bytes of a bad row follow */
};

int
import_open(struct business *business, const struct import_setting *setting,
	    struct import **out, struct error *err)
{
	struct arena *arena = business->arena;
	struct import *import = arena_get(arena, sizeof(*import));
	struct importing *run = &import->run;

	import->setting = setting;
	import->ignored.size = sizeof(const char *);
	run->business = business;
	run->lasting = arena;
	run->row = &import->row;
	run->file = setting->file;
	run->origin = strrchr(run->file, '/');
	run->origin = run->origin ? run->origin + 1 : run->file;
	run->tags = setting->tags;
	run->tag_count = setting->tag_count;
	run->create = setting->create;
	*out = import;
	import->set.setting = setting;
	import->set.run = run;
	if (importset_read(&import->set, err) < 0)
		return -1;
	run->customers =
		arena_get(arena, IMPORTING_CUSTOMERS * sizeof(*run->customers));
	import->incoming_setting = (struct incoming_setting){
		.name = setting->file,
		.read = setting->read,
		.cookie = setting->cookie,
		.as = setting->as,
		.columns = &import->set.mapping.columns,
	};
	/* the first block stays from row to row */
	(void)arena_get(&import->row, 1);
	import->start = arena_mark(&import->row);
	return 0;
}

void
import_close(struct import *import)
{
	if (!import)
		return;
	incoming_close(&import->incoming);
	arena_free(&import->row);
}

/* --- one row -------------------------------------------------------------------- */

/* Columns of JSON Lines come to be known row by row. */
static int
bind_columns(struct import *import, struct error *err)
{
	const char *const *all = import->incoming.columns.items;
	struct bind *bind = &import->run.bind;
	size_t i;

	for (i = bind->columns.count; i < import->incoming.columns.count; i++) {
		if (bind_add(bind, import->run.lasting,
			     arena_text(import->run.lasting, all[i]), err) < 0)
			return -1;
	}
	return 0;
}

static void
note_ignored(struct import *import, const struct vcard *card)
{
	const char *const *names = card->ignored.items;
	size_t i, j;

	import->converted += card->converted;
	for (i = 0; i < card->ignored.count; i++) {
		const char *const *all = import->ignored.items;

		for (j = 0; j < import->ignored.count; j++) {
			if (strcmp(all[j], names[i]) == 0)
				break;
		}
		if (j == import->ignored.count &&
		    strcmp(names[i], "PRODID") != 0)
			*(const char **)vec_add(&import->ignored,
						import->run.lasting) =
				arena_text(import->run.lasting, names[i]);
	}
}

static int
take_row(struct import *import, const struct incoming_row *row,
	 enum importing_outcome *outcome, struct error *err)
{
	struct importing *run = &import->run;
	int rc;

	run->remark = NULL;
	*outcome = OUTCOME_LEFT;
	if (row->bad)
		return error_set(err, ERR_DATA, "%s", row->bad);
	if (row->card && !run->writing)
		note_ignored(import, row->card);
	if (import->set.noun->read(run, row, err) < 0)
		return -1;
	rc = onlyof_match(&import->set.only, run, row,
			  import->set.noun == &importing_party_noun, err);
	if (rc <= 0)
		return rc;
	*outcome = OUTCOME_NEW;
	return run->writing ? import->set.noun->keep(run, outcome, err) : 0;
}

/* What is wrong with the row, and not with the record or the run. */
static bool
rows_fault(const struct error *err)
{
	return !err->damaged && (err->code == ERR_DATA || err->code == ERR_NO);
}

static void
remark(struct import *import, int64_t line, const char *text)
{
	struct str out = {0};

	if (import->remarks++ >= REMARKS)
		return;
	str_print(&out, "%s:%lld: ", import->setting->file, (long long)line);
	utf8_add_inert(&out, text, "");
	import->setting->say(import->setting->cookie, str_get(&out));
	str_free(&out);
}

/* Whether anything of the row came into the record. */
static bool
takes(enum importing_outcome outcome)
{
	return outcome == OUTCOME_NEW || outcome == OUTCOME_DETAILS ||
	       outcome == OUTCOME_PERHAPS;
}

/* Give the bytes of a bad row to whoever keeps them. */
static int
reject(struct import *import, const struct incoming_row *row,
       const char *reason, struct error *err)
{
	const struct import_setting *setting = import->setting;
	struct str out = {0};
	int rc = 0;

	if (!setting->reject || !import->run.writing)
		return 0;
	if (!import->header_rejected)
		incoming_reject_header(&import->incoming, &out);
	import->header_rejected = true;
	incoming_reject(&import->incoming, row, reason, &out);
	if (out.len)
		rc = setting->reject(setting->cookie, str_get(&out), out.len,
				     err);
	str_free(&out);
	return rc;
}

static int
at_line(const struct import *import, int64_t line, struct error *err)
{
	char what[sizeof(err->text)];

	(void)snprintf(what, sizeof(what), "%s", err->text);
	(void)snprintf(err->text, sizeof(err->text), "%.150s:%lld: %.330s",
		       import->setting->file, (long long)line, what);
	err->code = ERR_DATA;
	if (!*err->hint)
		error_hint(err, "mend it; or --keep-going imports the others, "
				"and --rejects FILE keeps this one");
	return -1;
}

static int
do_row(struct import *import, const struct incoming_row *row, struct error *err)
{
	struct error why = {0};
	enum importing_outcome outcome;

	if (row->more)
		return reject(import, row, "", err);
	import->rows++;
	if (take_row(import, row, &outcome, &why) == 0) {
		import->counts[outcome]++;
		if (import->run.remark && import->run.writing && takes(outcome))
			remark(import, row->line, import->run.remark);
		return 0;
	}
	if (!rows_fault(&why)) {
		*err = why;
		return -1;
	}
	if (!import->setting->keep_going) {
		*err = why;
		return at_line(import, row->line, err);
	}
	import->counts[OUTCOME_BAD]++;
	if (import->run.writing)
		remark(import, row->line, why.text);
	return reject(import, row, why.text, err);
}

/* What crm-export -t all prints is JSON Lines too. */
static int
check_whole(const struct import *import, const struct incoming_row *row,
	    struct error *err)
{
	const char *const *all = import->incoming.columns.items;

	if (import->incoming.kind != INCOMING_LINES || row->line != 1 ||
	    import->incoming.columns.count < 2 || strcmp(all[0], "crm") != 0 ||
	    strcmp(all[1], "schema") != 0)
		return 0;
	error_set(err, ERR_DATA,
		  "%.300s:1: a whole record, as crm-export -t all prints it",
		  import->setting->file);
	return error_hint(err, "crm-import -t all puts it back");
}

static int
each_row(struct import *import, struct error *err)
{
	const struct import_setting *setting = import->setting;
	struct incoming_row row;
	int rc;

	while ((rc = incoming_next(&import->incoming, &row, err)) > 0) {
		arena_reset(&import->row, import->start);
		if (check_whole(import, &row, err) < 0 ||
		    (import->incoming.kind == INCOMING_LINES &&
		     bind_columns(import, err) < 0) ||
		    do_row(import, &row, err) < 0)
			return -1;
		if (setting->progress && import->rows % 512 == 0)
			setting->progress(setting->cookie, import->run.writing,
					  import->rows);
	}
	return rc;
}

/* --- the two readings ----------------------------------------------------------- */

static int
open_file(struct import *import, struct error *err)
{
	struct importing *run = &import->run;

	memset(import->counts, 0, sizeof(import->counts));
	import->rows = import->remarks = 0;
	if (incoming_open(&import->incoming, run->lasting,
			  &import->incoming_setting, err) < 0)
		return -1;
	if (import->incoming.kind != INCOMING_CARDS)
		return bind_columns(import, err);
	return import->set.noun == &importing_party_noun
		       ? 0
		       : error_set(err, ERR_DATA,
				   "%.200s:1: cards are of "
				   "parties",
				   run->file);
}

/* What was not taken is named, once. */
static void
say_unbound(struct import *import)
{
	const struct import_setting *setting = import->setting;
	struct arena *arena = import->run.lasting;
	const char *const *all = import->ignored.items;
	const char *unbound = bind_unbound(&import->run.bind, arena);
	struct str names = {0};
	size_t i;

	if (unbound && import->incoming.kind != INCOMING_CARDS)
		setting->say(setting->cookie,
			     arena_print(arena, "%s: not imported: %s",
					 setting->file, unbound));
	for (i = 0; i < import->ignored.count; i++)
		str_print(&names, "%s%s", i ? ", " : "", all[i]);
	if (names.len)
		setting->say(setting->cookie,
			     arena_print(arena, "%s: not imported: %s",
					 setting->file, str_get(&names)));
	str_free(&names);
	if (import->converted > 0)
		setting->say(setting->cookie,
			     arena_print(arena,
					 "%s: Latin-1 (windows-1252) in %lld "
					 "of its cards, and is UTF-8 now",
					 setting->file,
					 (long long)import->converted));
	if (import->incoming.kind == INCOMING_TABLE &&
	    import->incoming.csv.charset == CHARSET_WINDOWS_1252)
		setting->say(
			setting->cookie,
			arena_print(
				arena,
				"%s:%lld: Latin-1 (windows-1252), and is "
				"UTF-8 now",
				setting->file,
				(long long)import->incoming.csv.charset_line));
}

static void
name_headers(struct import *import)
{
	struct importing *run = &import->run;
	int i;

	for (i = 0; i < (int)run->bind.noun->count; i++) {
		const struct bind_column *column = bind_of(&run->bind, i);

		run->evidence.columns[i].header = column ? column->header : "";
	}
}

int
import_check(struct import *import, struct error *err)
{
	struct importing *run = &import->run;
	bool table;

	if (open_file(import, err) < 0)
		return -1;
	table = import->incoming.kind == INCOMING_TABLE;
	if ((table && bind_close(&run->bind, run->file, err) < 0) ||
	    each_row(import, err) < 0)
		return -1;
	if (import->incoming.kind == INCOMING_LINES &&
	    run->bind.columns.count > 0 &&
	    bind_close(&run->bind, run->file, err) < 0)
		return -1;
	name_headers(import);
	if (evidence_judge(&run->evidence, run->file, err) < 0)
		return -1;
	say_unbound(import);
	incoming_close(&import->incoming);
	return importset_save(&import->set, err);
}

/* The first interactions of a record, and many: nobody asks for any of them
 * before they are all there. */
static int
begin_bulk(struct import *import, struct error *err)
{
	const struct importing *run = &import->run;

	if (import->set.noun != &importing_said_noun ||
	    !instant_missing(run->last_said) || run->touches ||
	    run->bind.first[INTERACTION_CASE] > 0 || import->rows < MANY)
		return 0;
	return bulk_begin(run->business->store, TABLE_INTERACTIONS,
			  &import->bulk, err);
}

int
import_write(struct import *import, struct error *err)
{
	const struct import_setting *setting = import->setting;
	struct importing *run = &import->run;
	struct business *business = run->business;
	bool forgotten;
	int rc;

	/* what is read once, and stays */
	if (tombstone_match(business, "email", "nobody@invalid", &forgotten,
			    err) < 0 ||
	    store_bulk(business->store, err) < 0 ||
	    arrival_last_said(business->store, &run->last_said, err) < 0 ||
	    arrival_any_touch(business->store, &run->touches, err) < 0 ||
	    begin_bulk(import, err) < 0 ||
	    setting->again(setting->cookie, err) < 0 ||
	    open_file(import, err) < 0)
		return -1;
	run->writing = true;
	business_scratch(business, &import->row);
	rc = each_row(import, err);
	business_scratch(business, NULL);
	if (rc == 0)
		rc = bulk_end(business->store, &import->bulk, err);
	if (rc == 0 && import->remarks > REMARKS)
		setting->say(
			setting->cookie,
			arena_print(run->lasting, "%s: %lld more like it",
				    run->file,
				    (long long)(import->remarks - REMARKS)));
	store_begun(business->store, &import->batch);
	return rc;
}

void
import_row(const struct import *import, struct import_row *row)
{
	const int64_t *counts = import->counts;

	column_clear(&import_row_shape, row);
	row->id = import->batch;
	row->rows.n = import->rows;
	row->new.n = counts[OUTCOME_NEW];
	row->details.n = counts[OUTCOME_DETAILS];
	row->here.n = counts[OUTCOME_HERE];
	row->perhaps.n = counts[OUTCOME_PERHAPS];
	row->bad.n = counts[OUTCOME_BAD];
	row->left.n = counts[OUTCOME_LEFT];
	row->noun.s = import->set.noun->name;
	row->file.s = import->setting->file;
}

int
import_again(struct business *business, struct id batch, const char *noun,
	     struct import_row *row, struct error *err)
{
	const struct table *table = table_find(noun ? noun : "parties");
	int64_t first, behind;
	enum table_number number;

	column_clear(&import_row_shape, row);
	row->id = batch;
	if (!table)
		return 0;
	number = (enum table_number)(table - tables);
	if (record_first_of(business->store, number, batch.n, &first, err) <
		    0 ||
	    record_first_of(business->store, number, batch.n + 1, &behind,
			    err) < 0)
		return -1;
	row->new.n = behind - first;
	row->noun.s = table->name;
	return 0;
}
