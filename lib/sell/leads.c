/* SPDX-License-Identifier: ISC
 * Lists of leads.
 */
#include "sell/leads.h"

#include <math.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/money.h"
#include "domain/find.h"
#include "model/lead.h"
#include "model/row.h"
#include "sell/budget.h"
#include "sell/lead.h"
#include "sell/worth.h"

typedef int
leads_row(void *cookie, const void *row, struct error *err);

struct place {
	struct lead_score score; /* without its addends */
	const char *name;
	double order; /* score, or what is expected */
	double margin;
	const char *from;
};

struct listing {
	struct business *business;
	struct lead *lead;
	struct budget *budget; /* NULL: none */
	struct arena arena, scratch;
	struct vec places;
	int64_t unknown; /* left out: of bands of which nobody knows */
};

static size_t
band_of(const struct business *business, const struct lead_score *score)
{
	return (size_t)(score->band - business->policy->score.bands);
}

static int
add_party(void *cookie, const void *row, struct error *err)
{
	struct listing *listing = cookie;
	const struct party_row *party = row;
	struct arena_mark mark = arena_mark(&listing->scratch);
	struct place place = {.name = party->name.s};

	if (lead_at(listing->lead, &listing->scratch, party->id, &place.score,
		    err) < 0)
		return -1;
	place.order = (double)place.score.tenths;
	if (listing->budget &&
	    budget_expected(listing->budget, &listing->scratch, party->id,
			    band_of(listing->business, &place.score),
			    &place.margin, &place.from, &place.order, err) < 0)
		return -1;
	arena_reset(&listing->scratch, mark);
	if (isnan(place.order)) {
		listing->unknown++;
		return 0;
	}
	place.name = arena_text(&listing->arena, place.name);
	place.score.addends = (struct vec){0};
	*(struct place *)vec_add(&listing->places, &listing->arena) = place;
	return 0;
}

static int
by_order(const void *a, const void *b)
{
	const struct place *one = a, *other = b;

	if (one->order < other->order || one->order > other->order)
		return one->order < other->order ? 1 : -1;
	return (one->score.party.n > other->score.party.n) -
	       (one->score.party.n < other->score.party.n);
}

/* --- printed --------------------------------------------------------------------- */

static const char *
sum_text(struct business *business, double minor, struct arena *arena)
{
	int decimals = money_decimals(business->policy->currency);

	while (decimals-- > 0)
		minor /= 10;
	return worth_sum(business, minor, arena);
}

static int
give_addends(struct listing *listing, const struct place *place,
	     leads_row *each, void *cookie, struct error *err)
{
	const struct lead_addend *addends;
	struct lead_score score;
	struct addend_row row;
	size_t i;

	if (lead_one(listing->lead, &listing->scratch, place->score.party,
		     &score, err) < 0)
		return -1;
	addends = score.addends.items;
	for (i = 0; i < score.addends.count; i++) {
		lead_show_addend(&score, &addends[i], &listing->scratch, &row);
		if (each(cookie, &row, err) < 0)
			return -1;
	}
	return 0;
}

static int
give_party(struct listing *listing, const struct place *place, leads_row *each,
	   void *cookie, struct error *err)
{
	struct business *business = listing->business;
	struct arena *arena = &listing->scratch;
	struct lead_row row;

	lead_show(&place->score, &row);
	row.name.s = place->name;
	if (listing->budget) {
		size_t band = band_of(business, &place->score);

		row.from.s = place->from;
		row.margin.s = sum_text(business, place->margin, arena);
		row.expected.s = sum_text(business, place->order, arena);
		row.chance.s = arena_print(
			arena, "%.2f", listing->budget->chances[band] * 100);
	}
	return each(cookie, &row, err);
}

static int
give(struct listing *listing, const struct leads_question *question,
     leads_row *each, void *cookie, struct leads_spent *spent,
     struct error *err)
{
	const struct place *places = listing->places.items;
	const struct budget *budget = listing->budget;
	size_t i;

	for (i = 0; i < listing->places.count &&
		    (question->limit < 1 || (int64_t)i < question->limit);
	     i++) {
		struct arena_mark mark = arena_mark(&listing->scratch);

		if (budget && places[i].order < (double)budget->contact_minor)
			break;
		spent->ran_out =
			budget &&
			spent->minor + budget->contact_minor > budget->minor;
		if (spent->ran_out)
			break;
		if (budget)
			spent->minor += budget->contact_minor;
		spent->contacts++;
		if ((question->explain ? give_addends(listing, &places[i], each,
						      cookie, err)
				       : give_party(listing, &places[i], each,
						    cookie, err)) < 0)
			return -1;
		arena_reset(&listing->scratch, mark);
	}
	return 0;
}

int
leads_list(struct business *business, struct lead *lead,
	   const struct leads_question *question, leads_row *each, void *cookie,
	   struct leads_spent *spent, struct error *err)
{
	static char all[] = "role=customer,contact,organisation";
	char *const everybody[] = {all};
	struct find_question parties = {
		.noun = "parties",
		.filters = question->count > 0 ? question->filters : everybody,
		.count = question->count > 0 ? question->count : 1,
		.sort = "id",
		.columns = "id,name"};
	struct listing listing = {.business = business,
				  .lead = lead,
				  .places = {.size = sizeof(struct place)}};
	int rc = 0;

	*spent = (struct leads_spent){0};
	if (question->budget)
		rc = budget_open(business, question->budget, &listing.budget,
				 err);
	if (rc == 0)
		rc = lead_begin(lead, err);
	if (rc == 0)
		rc = find_rows(business, &parties, add_party, &listing, err);
	lead_end(lead);
	if (listing.places.count > 0)
		qsort(listing.places.items, listing.places.count,
		      sizeof(struct place), by_order);
	if (rc == 0)
		rc = give(&listing, question, each, cookie, spent, err);
	spent->unknown = listing.unknown;
	arena_free(&listing.scratch);
	arena_free(&listing.arena);
	return rc < 0 ? -1 : 0;
}
