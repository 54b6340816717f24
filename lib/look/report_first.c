/* SPDX-License-Identifier: ISC
 * First contacts, and those who came back after a complaint.
 */
#include "look/report_first.h"

#include "base/arena.h"
#include "learn/interval.h"
#include "learn/order.h"
#include "os/zone.h"
#include "store/first.h"

/* So many of n. */
struct hits {
	int64_t hits;
	int64_t n;
};

/* Whose contacts are coming. */
struct somebody {
	struct id party;
	struct first_contact first; /* party 0: none yet */
	struct day first_on;
	bool again; /* on a later day */
	bool complained;
	struct day settled_on; /* MISSING: no complaint was, in the span */
	bool done;
	bool back; /* came later on, not to complain */
};

struct meeting {
	struct business *business;
	struct day since;
	struct somebody now;
	int64_t voices, sales;
	struct hits answered;
	struct order *waits;
	struct hits plain, settled, refused;
	report_tell *tell;
	void *cookie;
};

static void
add(struct hits *hits, bool hit)
{
	hits->n++;
	hits->hits += hit;
}

static int
end_first(struct meeting *on, struct error *err)
{
	const struct first_contact *first = &on->now.first;
	struct instant at;

	if (!on->now.complained)
		add(&on->plain, on->now.again);
	if (first->what == FIRST_SALE) {
		on->sales++;
		return 0;
	}
	on->voices++;
	if (first_answer(on->business->store, first->ref, &at, err) < 0)
		return -1;
	add(&on->answered, !instant_missing(at));
	if (!instant_missing(at))
		order_add(on->waits, at.s - first->at.s);
	return 0;
}

static int
end_party(struct meeting *on, struct error *err)
{
	const struct somebody *now = &on->now;

	if (!day_missing(now->settled_on))
		add(now->done ? &on->settled : &on->refused, now->back);
	return now->first.party.n > 0 && now->first_on.days >= on->since.days
		       ? end_first(on, err)
		       : 0;
}

static int
add_contact(void *cookie, const struct first_contact *contact,
	    struct error *err)
{
	struct meeting *on = cookie;
	struct somebody *now = &on->now;
	struct day day = day_missing(contact->on)
				 ? zone_day(on->business->zone, contact->at)
				 : contact->on;

	if (contact->party.n != now->party.n) {
		if (end_party(on, err) < 0)
			return -1;
		*now = (struct somebody){.party = contact->party,
					 .settled_on = DAY_MISSING};
	}
	if (contact->what == FIRST_DONE || contact->what == FIRST_REFUSED) {
		if (day_missing(now->settled_on) &&
		    day.days >= on->since.days) {
			now->settled_on = day;
			now->done = contact->what == FIRST_DONE;
		}
		return 0;
	}
	if (now->first.party.n == 0) {
		now->first = *contact;
		now->first_on = day;
	}
	now->again |= day.days > now->first_on.days;
	if (contact->what == FIRST_COMPLAINT)
		now->complained = true;
	else if (!day_missing(now->settled_on))
		now->back |= day.days > now->settled_on.days;
	return 0;
}

static int
tell_count(const struct meeting *on, const char *id, int64_t n,
	   const char *text, struct error *err)
{
	struct measure_row row;

	report_count(&row, id, n, text);
	return on->tell(on->cookie, &row, err);
}

static int
tell_share(const struct meeting *on, const char *id, const struct hits *hits,
	   const char *text, struct error *err)
{
	struct measure_row row;

	report_share(&row, on->business->arena, id, hits->hits, hits->n, text);
	return on->tell(on->cookie, &row, err);
}

/* The nearest whole number; the ends of an interval outward. */
static int64_t
points(double share, double round)
{
	double x = 100 * share + round;
	int64_t whole = (int64_t)x;

	return whole - ((double)whole > x);
}

static int
tell_difference(const struct meeting *on, struct error *err)
{
	const struct hits *one = &on->settled, *other = &on->plain;
	struct interval ends =
		interval_difference(one->hits, one->n, other->hits, other->n);
	struct measure_row row;

	report_count(&row, "again.difference", 0,
		     "points more after a settled complaint than without one");
	row.unit.s = "points";
	row.n.n = one->n + other->n;
	if (one->n == 0 || other->n == 0) {
		row.value = NUMBER_MISSING;
		row.text.s = "points more after a settled complaint than "
			     "without one; too few to tell";
		return on->tell(on->cookie, &row, err);
	}
	row.value.n = points((double)one->hits / (double)one->n -
				     (double)other->hits / (double)other->n,
			     0.5);
	row.low.n = points(ends.low, 0);
	row.high.n = -points(-ends.high, 0);
	return on->tell(on->cookie, &row, err);
}

static int
tell_all(const struct meeting *on, struct error *err)
{
	struct measure_row median;

	report_median(&median, on->business->arena, "first.median", on->waits,
		      "seconds", "median time to that answer");
	if (tell_count(on, "first.voice", on->voices,
		       "came the first time with something to say", err) < 0 ||
	    tell_count(on, "first.sale", on->sales,
		       "came the first time to buy", err) < 0 ||
	    tell_share(on, "first.answered", &on->answered,
		       "first voices that a human answered", err) < 0 ||
	    on->tell(on->cookie, &median, err) < 0 ||
	    tell_share(on, "again.plain", &on->plain,
		       "came the first time, never complained, came again",
		       err) < 0 ||
	    tell_share(on, "again.settled", &on->settled,
		       "came back after their complaint was settled",
		       err) < 0 ||
	    tell_share(on, "again.refused", &on->refused,
		       "came back after their complaint was turned down",
		       err) < 0)
		return -1;
	return tell_difference(on, err);
}

int
report_first_tell(struct business *business, const struct report_asked *asked,
		  report_tell *tell, void *cookie, struct error *err)
{
	struct meeting on = {.business = business,
			     .since = asked->since,
			     .now = {.settled_on = DAY_MISSING},
			     .waits = order_open(business->arena),
			     .tell = tell,
			     .cookie = cookie};

	if (first_each(business->store, add_contact, &on, err) < 0 ||
	    end_party(&on, err) < 0)
		return -1;
	return tell_all(&on, err);
}
