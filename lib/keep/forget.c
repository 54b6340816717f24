/* SPDX-License-Identifier: ISC
 * What forgetting somebody means, before it is done.
 */
#include "keep/forget.h"

#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "keep/backup.h"
#include "keep/blank.h"
#include "keep/person.h"
#include "os/zone.h"
#include "store/batch.h"
#include "store/beside.h"

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
	case TABLE_INVOICES:
		return "numbers, days, sums, states: the books";
	case TABLE_PAYMENTS:
		return "days and sums: the books";
	case TABLE_NOTICES:
		return "days, channels, results: the books";
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

/* Nobody but who made them knows where these are. */
static int
add_elsewhere(struct plan *plan)
{
	const char *db = plan->business->setting->db;
	const char *name = strrchr(db, '/');

	add(plan, "copy", "backups", NUMBER_MISSING.n,
	    arena_print(plan->business->arena,
			"any outside of %s.backups are not looked at: see to "
			"them yourself",
			name ? name + 1 : db));
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
		return add_elsewhere(plan);
	add(plan, "copy", "backups", (int64_t)(found.count - i),
	    arena_print(plan->business->arena,
			"hold them, %s to %s; the last goes on %s", all[i].name,
			all[found.count - 1].name,
			day_text(last_day(plan, all, found.count), text)));
	return add_elsewhere(plan);
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

int
forget_look(struct business *business, const struct forget_ask *ask,
	    struct vec *rows, struct person *person, struct blank *blank,
	    struct error *err)
{
	struct plan plan = {business, ask, rows, ask->parties[0]};

	if (person_open(business, business->arena, ask->parties, ask->count,
			person, err) < 0 ||
	    blank_run(person, false, blank, err) < 0 ||
	    look_in_spool(business, blank, err) < 0)
		return -1;
	add_counts(&plan, blank);
	add_stops(&plan, blank);
	return add_copies(&plan, person, err);
}

int
forget_plan(struct business *business, const struct forget_ask *ask,
	    struct vec *rows, bool *stopped, struct error *err)
{
	struct person person;
	struct blank blank;

	if (forget_look(business, ask, rows, &person, &blank, err) < 0)
		return -1;
	*stopped = blank.stops.count > 0;
	return 0;
}
