/* SPDX-License-Identifier: ISC
 * Somebody is forgotten, and the books are kept.
 */
#include "domain/forget.h"

#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "domain/backup.h"
#include "domain/blank.h"
#include "domain/docket.h"
#include "domain/door.h"
#include "domain/person.h"
#include "domain/tombstone.h"
#include "model/forgotten.h"
#include "model/message.h"
#include "os/zone.h"
#include "store/batch.h"
#include "store/beside.h"
#include "store/record.h"
#include "store/verify.h"
#include "store/wipe.h"

#define STOPS_SHOWN 4
#define DAY_S 86400

static const struct column row_columns[] = {
	SHOWN_ID(struct forget_row, id, "id", 'c', 9, "whom it is about"),
	SHOWN(struct forget_row, step, WORD, 9,
	      "blank, strike, keep, stop or copy"),
	SHOWN(struct forget_row, noun, WORD, 8, "which records"),
	SHOWN(struct forget_row, rows, NUMBER, 8, "how many"),
	SHOWN(struct forget_row, text, TEXT, 7, "what of them, or why"),
};

const struct shape forget_row_shape = SHAPE(struct forget_row, row_columns);

/* --- the plan in words ------------------------------------------------------- */

struct plan {
	struct business *business;
	const struct forget_ask *ask;
	struct vec *rows;
	struct id first;
};

static void
add(struct plan *plan, const char *step, const char *noun, int64_t count,
    const char *text)
{
	struct forget_row *row = vec_add(plan->rows, plan->business->arena);

	column_clear(&forget_row_shape, row);
	row->id = plan->first;
	row->step.s = step;
	row->noun.s = noun;
	row->rows.n = count;
	row->text.s = arena_text(plan->business->arena, text);
}

static void
add_blanked(struct plan *plan, enum table_number table,
	    const struct blank_count *count)
{
	const struct shape *shape = tables[table].shape;
	struct str text = {0};
	size_t i;

	if (table == TABLE_CHANGES)
		str_add(&text, "the same, before and after");
	for (i = 0; table != TABLE_CHANGES && i < shape->count; i++) {
		if (count->columns & ((uint64_t)1 << i))
			str_print(&text, "%s%s", text.len ? ", " : "",
				  shape->columns[i].name);
	}
	add(plan, "blank", tables[table].name, count->blanked, str_get(&text));
	str_free(&text);
}

static void
add_struck(struct plan *plan, enum table_number table,
	   const struct blank_count *count)
{
	const int64_t *first = count->first.items;
	struct str text = {0};
	size_t i;

	str_add(&text, "names, e-mail, phones in words of others:");
	for (i = 0; i < count->first.count; i++)
		str_print(&text, " %c%lld", tables[table].letter,
			  (long long)first[i]);
	if (count->struck > (int64_t)count->first.count)
		str_add(&text, " …");
	add(plan, "strike", tables[table].name, count->struck, str_get(&text));
	str_free(&text);
}

/* What is of use without them: the books. */
static const char *
kept_words(enum table_number table)
{
	switch (table) {
	case TABLE_PARTIES:
		return "id, role, owner: what the books refer to";
	case TABLE_CASES:
		return "ids, kinds, days, states, outcomes: the books";
	case TABLE_INTERACTIONS:
		return "ids, kinds, days, channels: the books";
	case TABLE_RUNGS:
		return "levels and days: the books";
	case TABLE_PROMISES:
		return "ids, days, states: the books";
	case TABLE_MESSAGES:
		return "ids, days, states: the books";
	default:
		return NULL;
	}
}

static void
add_counts(struct plan *plan, const struct blank *blank)
{
	size_t i;

	for (i = 0; i < TABLE_COUNT; i++) {
		if (blank->counts[i].blanked > 0)
			add_blanked(plan, (enum table_number)i,
				    &blank->counts[i]);
	}
	if (blank->commands > 0)
		add(plan, "blank", "batches", blank->commands,
		    "commands as they were typed, keys");
	for (i = 0; i < TABLE_COUNT; i++) {
		if (blank->counts[i].struck > 0)
			add_struck(plan, (enum table_number)i,
				   &blank->counts[i]);
	}
	for (i = 0; i < TABLE_COUNT; i++) {
		const char *why = kept_words((enum table_number)i);

		if (blank->counts[i].kept > 0 && why)
			add(plan, "keep", tables[i].name, blank->counts[i].kept,
			    why);
	}
}

static void
add_stops(struct plan *plan, const struct blank *blank)
{
	const struct blank_stop *all = blank->stops.items;
	size_t i;

	for (i = 0; i < blank->stops.count; i++)
		add(plan, "stop", all[i].noun, 1,
		    all[i].letter
			    ? arena_print(plan->business->arena, "%c%lld %s",
					  all[i].letter, (long long)all[i].id,
					  all[i].why)
			    : all[i].why);
}

/* When the last of these copies makes room for new ones: as many more runs of
 * crm-backup as are kept, at the pace at which they were made. */
static struct day
last_day(const struct plan *plan, const struct backup_file *all, size_t count)
{
	int64_t keep = plan->ask->keep, pace = DAY_S;
	struct instant last = all[count - 1].at;

	if (keep < 1)
		keep = (int64_t)count;
	if (count > 1 && last.s > all[0].at.s)
		pace = (last.s - all[0].at.s) / (int64_t)(count - 1);
	last.s += keep * pace;
	return zone_day(plan->business->zone, last);
}

static int
made_at(struct business *business, const struct person *person,
	struct instant *at, struct error *err)
{
	const struct person_row *rows = person->own[TABLE_PARTIES].items;
	struct batch batch;
	size_t i;

	*at = INSTANT_MISSING;
	for (i = 0; i < person->own[TABLE_PARTIES].count; i++) {
		int rc = batch_get(business->store, business->arena,
				   (struct id){rows[i].batch}, &batch, err);

		if (rc < 0)
			return -1;
		if (rc > 0 && (instant_missing(*at) || batch.at.s < at->s))
			*at = batch.at;
	}
	return 0;
}

static int
add_copies(struct plan *plan, const struct person *person, struct error *err)
{
	struct vec found;
	const struct backup_file *all;
	struct instant since;
	char text[TIME_TEXT];
	size_t i = 0;

	if (made_at(plan->business, person, &since, err) < 0 ||
	    backup_list(plan->business, &found, err) < 0)
		return -1;
	all = found.items;
	while (i < found.count && all[i].at.s < since.s)
		i++;
	if (i == found.count)
		return 0;
	add(plan, "copy", "backups", (int64_t)(found.count - i),
	    arena_print(plan->business->arena,
			"hold them, %s to %s; the last goes on %s", all[i].name,
			all[found.count - 1].name,
			day_text(last_day(plan, all, found.count), text)));
	return 0;
}

/* A voice that waits is a row of theirs to come. */
static int
look_in_spool(struct business *business, struct blank *blank, struct error *err)
{
	struct beside_spool spool =
		beside_spool(business->arena, business->setting->db,
			     business->setting->spool);
	struct vec found = {.size = sizeof(struct beside_parcel)};
	const struct beside_parcel *all;
	size_t i;

	if (beside_parcels(business->arena, &spool, &found, err) < 0)
		return -1;
	all = found.items;
	for (i = 0; i < found.count; i++) {
		struct arena arena = {NULL};
		char *bytes;
		size_t len;
		int rc = beside_open(&arena, &all[i], &bytes, &len, err);

		if (rc == 0 && bytes &&
		    strike_text(&blank->person->strike, &arena,
				utf8_clean(&arena, bytes, len), true))
			*(struct blank_stop *)vec_add(&blank->stops,
						      business->arena) =
				(struct blank_stop){
					0, 0, "spool",
					"a voice that waits names them: "
					"crm-log takes it in"};
		arena_free(&arena);
		if (rc < 0)
			return -1;
	}
	return 0;
}

static int
look(struct plan *plan, struct person *person, struct blank *blank,
     struct error *err)
{
	const struct forget_ask *ask = plan->ask;

	if (person_open(plan->business, plan->business->arena, ask->parties,
			ask->count, person, err) < 0 ||
	    blank_run(person, false, blank, err) < 0 ||
	    look_in_spool(plan->business, blank, err) < 0)
		return -1;
	add_counts(plan, blank);
	add_stops(plan, blank);
	return add_copies(plan, person, err);
}

int
forget_plan(struct business *business, const struct forget_ask *ask,
	    struct vec *rows, bool *stopped, struct error *err)
{
	struct plan plan = {business, ask, rows, ask->parties[0]};
	struct person person;
	struct blank blank;

	if (look(&plan, &person, &blank, err) < 0)
		return -1;
	*stopped = blank.stops.count > 0;
	return 0;
}

/* --- done ----------------------------------------------------------------------- */

static int
refuse(const struct plan *plan, const struct blank *blank, struct error *err)
{
	const struct blank_stop *all = blank->stops.items;
	struct str text = {0};
	size_t i;

	for (i = 0; i < blank->stops.count && i < STOPS_SHOWN; i++) {
		str_add(&text, i ? "; " : "");
		if (all[i].letter)
			str_print(&text, "%c%lld ", all[i].letter,
				  (long long)all[i].id);
		str_add(&text, all[i].why);
	}
	if (blank->stops.count > STOPS_SHOWN)
		str_print(&text, "; and %zu more",
			  blank->stops.count - STOPS_SHOWN);
	error_set(err, ERR_NO, "c%lld stays: %.450s", (long long)plan->first.n,
		  str_get(&text));
	str_free(&text);
	return -1;
}

struct retire {
	struct business *business;
	bool again;
};

static int
drop_letter(struct business *business, const struct message *letter,
	    struct error *err)
{
	struct message after = *letter;

	if (str_same(letter->state.s, "sent") ||
	    str_same(letter->state.s, "dropped"))
		return 0;
	after.state.s = "dropped";
	after.try_at = INSTANT_MISSING;
	return record_set(business->store, TABLE_MESSAGES, letter, &after, err);
}

/* What nobody is to be reached or found by any more is taken back. */
static int
retire_row(void *cookie, enum table_number table, void *row,
	   enum person_tie tie, struct error *err)
{
	struct retire *retire = cookie;
	const struct column *voided = column_find(tables[table].shape, "voided");

	if (tie != PERSON_OWN)
		return 0;
	switch (table) {
	case TABLE_ADDRESSES:
	case TABLE_TAGS:
	case TABLE_FACTS:
	case TABLE_LINKS:
		if (((const struct flag *)column_value(voided, row))->yes)
			return 0;
		return record_void(retire->business->store, table, row, err);
	case TABLE_MESSAGES:
		return retire->again ? drop_letter(retire->business, row, err)
				     : 0;
	default:
		return 0;
	}
}

/* Who comes back by an older copy may have had open cases then. */
static int
refresh_cases(struct business *business, const struct person *person,
	      struct error *err)
{
	const struct person_row *rows = person->own[TABLE_CASES].items;
	size_t i;

	for (i = 0; i < person->own[TABLE_CASES].count; i++) {
		if (docket_refresh(business, (struct id){rows[i].id}, err) < 0)
			return -1;
	}
	return 0;
}

struct restating {
	struct business *business;
	const struct blank *blank;
	size_t at; /* in blank->batches */
	struct vec digests;
};

static int
take_digest(void *cookie, struct id batch,
	    const unsigned char digest[BATCH_HASH], struct error *err)
{
	struct restating *restating = cookie;
	const struct vec *batches = &restating->blank->batches;
	const int64_t *ids = batches->items;
	unsigned char *copy;

	(void)err;
	while (restating->at < batches->count && ids[restating->at] < batch.n)
		restating->at++;
	if (restating->at == batches->count || ids[restating->at] != batch.n)
		return 0;
	copy = arena_get(restating->business->arena, BATCH_HASH);
	memcpy(copy, digest, BATCH_HASH);
	*(struct restatement *)vec_add(&restating->digests,
				       restating->business->arena) =
		(struct restatement){.of = batch,
				     .digest = {copy, BATCH_HASH}};
	return 0;
}

static int
restate(struct business *business, const struct blank *blank,
	struct error *err)
{
	struct restating restating = {
		.business = business,
		.blank = blank,
		.digests = {.size = sizeof(struct restatement)}};
	struct restatement *all;
	size_t i;

	if (verify_digests(business->store, take_digest, &restating, err) < 0)
		return -1;
	all = restating.digests.items;
	for (i = 0; i < restating.digests.count; i++) {
		if (record_add(business->store, TABLE_RESTATEMENTS, &all[i],
			       err) < 0)
			return -1;
	}
	return 0;
}

static int
unsound(void *cookie, const struct finding_row *finding, struct error *err)
{
	(void)cookie;
	error_set(err, ERR_DATA, "the record is not sound: %.40s %.300s",
		  finding->id.s, finding->text.s);
	return error_hint(err, "restating would hide it: see to what crm-check "
			       "says first");
}

/* All of it inside the batch. */
static int
forget(struct plan *plan, struct error *err)
{
	struct business *business = plan->business;
	struct retire retire = {business, plan->ask->again};
	struct person person;
	struct blank blank;

	if (verify_record(business->store, unsound, NULL, err) < 0 ||
	    look(plan, &person, &blank, err) < 0)
		return -1;
	if (blank.stops.count > 0 && !plan->ask->again)
		return refuse(plan, &blank, err);
	if (person_walk(&person, retire_row, &retire, err) < 0 ||
	    refresh_cases(business, &person, err) < 0 ||
	    tombstone_add(business, &person, err) < 0 ||
	    blank_run(&person, true, &blank, err) < 0)
		return -1;
	return restate(business, &blank, err);
}

/* What was typed may hold their name. */
static int
rename_command(struct plan *plan, struct error *err)
{
	struct business *business = plan->business;
	struct business_setting *setting =
		arena_get(business->arena, sizeof(*setting));
	const struct forget_ask *ask = plan->ask;
	struct str command = {0};
	struct person person;
	size_t i;

	if (person_open(business, business->arena, ask->parties, ask->count,
			&person, err) < 0)
		return -1;
	str_add(&command, "crm-forget");
	for (i = 0; ask->reason && i < ask->count; i++)
		str_print(&command, " c%lld", (long long)ask->parties[i].n);
	if (!ask->reason)
		str_add(&command, " --due");
	str_add(&command, " --really");
	if (ask->reason)
		str_print(&command, " -m '%s'",
			  blank_words(&person, ask->reason));
	*setting = *business->setting;
	setting->tool = "crm-forget";
	setting->command = arena_text(business->arena, str_get(&command));
	business->setting = setting;
	str_free(&command);
	return 0;
}

/* After the commit; each step is the same whoever does it again. */
static int
clean(struct business *business, struct error *err)
{
	if (tombstone_keep(business, err) == 0 &&
	    wipe_run(business->store, err) == 0)
		return 0;
	err->code = ERR_UNKNOWN;
	return error_hint(err, "they are forgotten, but the file still holds "
			       "pages of before: run the same again");
}

static int
commit(struct plan *plan, struct error *err)
{
	struct business *business = plan->business;
	const char *what = business->setting->command;

	if (wipe_begin(business->store, what, err) < 0)
		return -1;
	if (door_commit(business, NULL, err) == 0)
		return 0;
	if (err->code != ERR_UNKNOWN)
		wipe_cancel(business->store);
	return -1;
}

static int
all_done(struct plan *plan, bool *done, struct error *err)
{
	size_t i;

	*done = true;
	for (i = 0; i < plan->ask->count && *done; i++) {
		if (tombstone_of(plan->business, plan->ask->parties[i], done,
				 err) < 0)
			return -1;
	}
	return 0;
}

int
forget_run(struct business *business, const struct forget_ask *ask,
	   struct vec *rows, struct error *err)
{
	struct plan plan = {business, ask, rows, ask->parties[0]};
	struct door_write write = {.origin = "job", .stranger = ask->again};
	const char *pending;
	struct id repeat;
	bool done;

	if (all_done(&plan, &done, err) < 0 ||
	    wipe_pending(business->store, business->arena, &pending, err) < 0)
		return -1;
	if (done)
		return pending ? clean(business, err) : 0;
	if (rename_command(&plan, err) < 0 ||
	    door_begin(business, &write, &repeat, err) < 0)
		return -1;
	if (forget(&plan, err) < 0 || commit(&plan, err) < 0) {
		store_rollback(business->store);
		return -1;
	}
	return clean(business, err);
}

int
forget_wanted(struct business *business, struct vec *reasons, struct error *err)
{
	struct vec ids = {.size = sizeof(struct id)};
	const struct id *all;
	const char *pending;
	size_t i;

	*reasons = (struct vec){.size = sizeof(const char *)};
	if (wipe_pending(business->store, business->arena, &pending, err) < 0 ||
	    tombstone_returned(business, business->arena, &ids, err) < 0)
		return -1;
	if (pending)
		*(const char **)vec_add(reasons, business->arena) =
			arena_print(business->arena,
				    "was interrupted: run it again: %.300s",
				    pending);
	all = ids.items;
	for (i = 0; i < ids.count; i++)
		*(const char **)vec_add(reasons, business->arena) = arena_print(
			business->arena,
			"c%lld was forgotten, and is back by an older copy: "
			"crm-forget c%lld --really",
			(long long)all[i].n, (long long)all[i].n);
	return 0;
}
