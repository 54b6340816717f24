/* SPDX-License-Identifier: ISC
 * Measures of parties.
 */
#include "sell/measure.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "domain/find.h"
#include "model/row.h"
#include "sell/bought.h"
#include "sell/fitting.h"
#include "sell/lead.h"
#include "sell/rfm.h"
#include "sell/worth.h"

/* So many parties are asked one by one; more in one walk over all sales. */
#define MEASURE_FEW 1000

struct measure {
	struct business *business;
	enum measure_kind kind;
	struct fitting fitting;
	struct rfm rfm;
	struct lead *lead;
	struct vec others; /* struct bought_other */
};

int
measure_kind(const char *word, enum measure_kind *kind, struct error *err)
{
	static const char *const names[MEASURES] = {"worth", "lapsed", "rfm",
						    "lead"};
	const char *nearest = str_nearest(word, names, MEASURES);
	size_t i;

	for (i = 0; i < MEASURES; i++) {
		if (strcmp(word, names[i]) == 0) {
			*kind = (enum measure_kind)i;
			return 0;
		}
	}
	error_set(err, ERR_USAGE, "no such measure: %.60s%s%s%s", word,
		  nearest ? ", did you mean " : "", nearest ? nearest : "",
		  nearest ? "?" : "");
	return error_hint(err, "worth lapsed rfm lead");
}

const struct shape *
measure_shape(enum measure_kind kind)
{
	static const struct shape *const shapes[MEASURES] = {&worth_row_shape,
							     &lapsed_row_shape,
							     &rfm_row_shape,
							     &lead_row_shape};

	return shapes[kind];
}

int
measure_open(struct business *business, enum measure_kind kind, int64_t classes,
	     struct measure **measure, struct error *err)
{
	struct measure *made = arena_get(business->lasting, sizeof(*made));

	made->business = business;
	made->kind = kind;
	made->others.size = sizeof(struct bought_other);
	*measure = made;
	if (kind == MEASURE_WORTH)
		return fitting_load(business, &made->fitting, err);
	if (kind == MEASURE_RFM)
		return rfm_open(business, classes, &made->rfm, &made->others,
				err);
	if (kind == MEASURE_LEAD)
		return lead_open(business, DAY_MISSING, &made->lead, err);
	return 0;
}

const struct vec *
measure_others(const struct measure *measure)
{
	return &measure->others;
}

bool
measure_age(const struct measure *measure, int64_t *days, struct day *until)
{
	if (measure->kind != MEASURE_WORTH)
		return false;
	*days = (measure->business->now.s - measure->fitting.made_at.s) / 86400;
	*until = measure->fitting.until;
	return true;
}

/* What a list is ordered by, and whether the party stands in it. */
struct place {
	size_t at;  /* the earlier of equals comes first */
	size_t row; /* which it is */
	bool there;
	int group; /* the lower first */
	double number;
};

static void
fill(struct measure *measure, struct arena *arena, struct arena *scratch,
     const struct bought *bought, void *row, struct place *place)
{
	struct worth worth;

	memset(row, 0, measure_shape(measure->kind)->size);
	column_clear(measure_shape(measure->kind), row);
	*(struct id *)row = bought->party;
	*place = (struct place){0};
	if (measure->kind == MEASURE_RFM) {
		place->there = rfm_show(measure->business, &measure->rfm,
					bought, arena, row);
		place->number = (double)((struct rfm_row *)row)->score.n;
		return;
	}
	worth_reckon(measure->business,
		     measure->kind == MEASURE_WORTH ? &measure->fitting : NULL,
		     bought, scratch, &worth);
	if (measure->kind == MEASURE_WORTH) {
		worth_show(measure->business, &worth, arena, row);
		place->there = worth.n > 0;
		place->group = worth.basis == WORTH_OWN ? 0 : 1;
		place->number = worth.basis == WORTH_NONE ? -1 : worth.value;
		return;
	}
	worth_show_lapsed(measure->business, &worth, arena, row);
	place->there = worth.rhythm.told && worth.rhythm.p_silent < WORTH_ODD;
	place->number =
		(double)worth.active_minor * (1 - worth.rhythm.p_silent);
}

int
measure_one(struct measure *measure, struct arena *arena, struct id party,
	    void *row, struct error *err)
{
	struct lead_score score;
	struct bought bought;
	struct place place;

	if (measure->kind == MEASURE_LEAD) {
		if (lead_one(measure->lead, arena, party, &score, err) < 0)
			return -1;
		lead_show(&score, row);
		return 0;
	}
	if (bought_of(measure->business, arena, party, measure->business->today,
		      &bought, &measure->others, err) < 0)
		return -1;
	fill(measure, arena, arena, &bought, row, &place);
	return 0;
}

/* --- lists ------------------------------------------------------------------- */

struct listed {
	int64_t party;
	const char *name;
};

struct listing {
	struct measure *measure;
	struct arena *arena; /* of what lasts */
	struct arena scratch;
	struct vec parties; /* struct listed, by id */
	struct vec places;  /* struct place */
	struct vec rows;
	size_t next; /* of parties, in a walk over all */
	size_t next_at;
	size_t room, most;  /* rows at a time, and that stay; 0: all do */
	struct place worst; /* of those that stay */
};

static int
add_party(void *cookie, const void *row, struct error *err)
{
	struct listing *listing = cookie;
	const struct party_row *party = row;
	struct listed *listed = vec_add(&listing->parties, listing->arena);

	(void)err;
	listed->party = party->id.n;
	listed->name = arena_text(listing->arena, party->name.s);
	return 0;
}

static int
by_party(const void *a, const void *b)
{
	const struct listed *one = a, *other = b;

	return (one->party > other->party) - (one->party < other->party);
}

static int
by_place(const void *a, const void *b)
{
	const struct place *one = a, *other = b;

	if (one->group != other->group)
		return one->group - other->group;
	if (one->number != other->number)
		return one->number < other->number ? 1 : -1;
	return (one->at > other->at) - (one->at < other->at);
}

/* The best so many stay. */
static void
prune(struct listing *listing)
{
	size_t size = listing->rows.size, i;
	struct arena_mark mark = arena_mark(&listing->scratch);
	char *rows = listing->rows.items;
	char *kept = arena_room(&listing->scratch, listing->most * size);
	struct place *places = listing->places.items;

	qsort(places, listing->places.count, sizeof(*places), by_place);
	for (i = 0; i < listing->most; i++) {
		memcpy(kept + i * size, rows + places[i].row * size, size);
		places[i].row = i;
	}
	memcpy(rows, kept, listing->most * size);
	listing->worst = places[listing->most - 1];
	listing->places.count = listing->rows.count = listing->most;
	arena_reset(&listing->scratch, mark);
}

static void
add_row(struct listing *listing, const struct bought *bought, const char *name)
{
	const struct shape *shape = measure_shape(listing->measure->kind);
	struct arena_mark lasting = arena_mark(listing->arena);
	struct arena_mark mark = arena_mark(&listing->scratch);
	void *row = vec_add(&listing->rows, listing->arena);
	struct place place;

	fill(listing->measure, listing->arena, &listing->scratch, bought, row,
	     &place);
	arena_reset(&listing->scratch, mark);
	place.at = listing->next_at++;
	place.row = listing->rows.count - 1;
	if (!place.there ||
	    (listing->worst.there && by_place(&place, &listing->worst) > 0)) {
		listing->rows.count--;
		arena_reset(listing->arena, lasting);
		return;
	}
	((struct text *)column_field(&shape->columns[shape->count - 1], row))
		->s = name;
	*(struct place *)vec_add(&listing->places, listing->arena) = place;
	if (listing->most > 0 && listing->places.count == listing->room)
		prune(listing);
}

/* All there can be, or twice as many as are wanted: rows do not move, and what
 * is not used costs nothing. */
static void
make_room(struct listing *listing, int64_t limit)
{
	struct vec *const vecs[] = {&listing->rows, &listing->places};
	size_t i;

	listing->room = listing->parties.count;
	if (limit > 0 && (uint64_t)limit < listing->room / 2) {
		listing->most = (size_t)limit;
		listing->room = 2 * listing->most;
	}
	for (i = 0; i < 2; i++) {
		vecs[i]->items = arena_room(
			listing->arena, (listing->room + 1) * vecs[i]->size);
		vecs[i]->cap = listing->room + 1;
	}
}

/* The walk is in the order of ids, as the parties are. */
static int
add_walked(void *cookie, const struct bought *bought, struct error *err)
{
	struct listing *listing = cookie;
	const struct listed *parties = listing->parties.items;

	(void)err;
	while (listing->next < listing->parties.count &&
	       parties[listing->next].party < bought->party.n)
		listing->next++;
	if (listing->next < listing->parties.count &&
	    parties[listing->next].party == bought->party.n)
		add_row(listing, bought, parties[listing->next].name);
	return 0;
}

static int
walk(struct listing *listing, struct error *err)
{
	struct business *business = listing->measure->business;
	const struct listed *parties = listing->parties.items;
	struct arena_mark mark = arena_mark(&listing->scratch);
	struct bought bought;
	size_t i;

	qsort(listing->parties.items, listing->parties.count, sizeof(*parties),
	      by_party);
	if (listing->parties.count > MEASURE_FEW) {
		listing->measure->fitting.once = arena_get(
			listing->arena,
			FITTING_ONCE * sizeof(struct lifetime_outlook));
		return bought_all(business, business->today, add_walked,
				  listing,
				  listing->measure->kind == MEASURE_RFM
					  ? NULL
					  : &listing->measure->others,
				  err);
	}
	for (i = 0; i < listing->parties.count; i++) {
		if (bought_of(business, &listing->scratch,
			      (struct id){parties[i].party}, business->today,
			      &bought,
			      listing->measure->kind == MEASURE_RFM
				      ? NULL
				      : &listing->measure->others,
			      err) < 0)
			return -1;
		add_row(listing, &bought, parties[i].name);
		arena_reset(&listing->scratch, mark);
	}
	return 0;
}

int
measure_list(struct measure *measure, char *const *filters, size_t count,
	     int64_t limit,
	     int (*each)(void *cookie, const void *row, struct error *err),
	     void *cookie, struct error *err)
{
	const struct shape *shape = measure_shape(measure->kind);
	struct find_question question = {.noun = "parties",
					 .filters = filters,
					 .count = count,
					 .sort = "id",
					 .columns = "id,name"};
	struct arena arena = {NULL};
	struct listing listing = {
		.measure = measure,
		.arena = &arena,
		.parties = {.size = sizeof(struct listed)},
		.places = {.size = sizeof(struct place)},
		.rows = {.size = shape->size},
	};
	const struct place *places;
	size_t i;
	int rc;

	rc = find_rows(measure->business, &question, add_party, &listing, err);
	if (rc == 0)
		make_room(&listing, limit);
	if (rc == 0)
		rc = walk(&listing, err);
	if (listing.places.count > 0)
		qsort(listing.places.items, listing.places.count,
		      sizeof(struct place), by_place);
	places = listing.places.items;
	for (i = 0; rc == 0 && i < listing.places.count &&
		    (limit < 1 || (int64_t)i < limit);
	     i++)
		rc = each(cookie,
			  (char *)listing.rows.items +
				  places[i].row * shape->size,
			  err);
	measure->fitting.once = NULL;
	arena_free(&listing.scratch);
	arena_free(&arena);
	return rc < 0 ? -1 : 0;
}
