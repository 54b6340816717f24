/* SPDX-License-Identifier: ISC
 * The plan of forgetting somebody carried out.
 */
#include "keep/erase.h"

#include <string.h>

#include "base/str.h"
#include "domain/docket.h"
#include "domain/door.h"
#include "keep/blank.h"
#include "keep/person.h"
#include "keep/tombstone.h"
#include "model/forgotten.h"
#include "model/message.h"
#include "store/record.h"
#include "store/verify.h"
#include "store/wipe.h"

#define STOPS_SHOWN 4

struct plan {
	struct business *business;
	const struct forget_ask *ask;
	struct vec *rows; /* struct forget_row */
};

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
	error_set(err, ERR_NO, "c%lld stays: %.450s",
		  (long long)plan->ask->parties[0].n, str_get(&text));
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
	const struct column *voided =
		column_find(tables[table].shape, "voided");

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
		(struct restatement){.of = batch, .digest = {copy, BATCH_HASH}};
	return 0;
}

static int
restate(struct business *business, const struct blank *blank, struct error *err)
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
	    forget_look(business, plan->ask, plan->rows, &person, &blank, err) <
		    0)
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
		str_add(&command, " --expired");
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

/* Whom an older copy has brought back nothing keeps. */
static int
is_again(struct business *business, const struct forget_ask *ask, bool *again,
	 struct error *err)
{
	struct vec ids = {.size = sizeof(struct id)};
	const struct id *all;
	size_t i, j, found = 0;

	if (tombstone_returned(business, business->arena, &ids, err) < 0)
		return -1;
	all = ids.items;
	for (i = 0; i < ask->count; i++) {
		for (j = 0; j < ids.count; j++)
			found += all[j].n == ask->parties[i].n;
	}
	*again = ask->again || found == ask->count;
	return 0;
}

int
erase_run(struct business *business, const struct forget_ask *asked,
	  struct vec *rows, struct error *err)
{
	struct forget_ask ask = *asked;
	struct plan plan = {business, &ask, rows};
	struct door_write write = {.origin = "job", .stranger = ask.again};
	const char *pending;
	struct id repeat;
	bool done;

	if (is_again(business, asked, &ask.again, err) < 0 ||
	    all_done(&plan, &done, err) < 0 ||
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
erase_again(struct business *business, const char *db, struct vec *ids,
	    struct error *err)
{
	struct vec rows = {.size = sizeof(struct forget_row)};
	struct forget_ask ask = {.reason = "an older copy was put back",
				 .again = true};

	*ids = (struct vec){.size = sizeof(struct id)};
	if (tombstone_beside(business, db, err) < 0 ||
	    tombstone_returned(business, business->arena, ids, err) < 0)
		return -1;
	if (ids->count == 0)
		return tombstone_keep(business, err);
	ask.parties = ids->items;
	ask.count = ids->count;
	return erase_run(business, &ask, &rows, err);
}

int
erase_wanted(struct business *business, struct vec *reasons, struct error *err)
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
