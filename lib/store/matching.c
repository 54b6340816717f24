/* SPDX-License-Identifier: ISC
 * Who fits the rules of a score.
 */
#include "store/matching.h"

#include <string.h>

#include "base/arena.h"
#include "store/driver.h"
#include "store/filter.h"
#include "store/store.h"

#define OF_PARTY " {all c: p.id} "

struct matching {
	struct filter filter;
	struct query *query;
};

static bool
asks_purchases(const struct condition *condition)
{
	return condition->key && (strcmp(condition->key, "visits") == 0 ||
				  strcmp(condition->key, "bought") == 0);
}

/* A column that is only asked for where a condition is of its sort. */
static int
add_age(struct filter *filter, bool wanted, const char *sql, struct error *err)
{
	return filter_add(filter, wanted ? sql : ", NULL", err);
}

static int
add_fact_age(struct filter *filter, const struct matching_question *question,
	     bool wanted, struct error *err)
{
	const char *before = "f.name IN (";
	size_t i;

	if (!wanted)
		return filter_add(filter, ", NULL", err);
	if (filter_add(filter,
		       ", (SELECT max(f.known_on) FROM facts f "
		       "WHERE f.party" OF_PARTY "AND f.address IS NULL "
		       "AND f.voided = 0{then d: f.known_on} AND ",
		       err) < 0)
		return -1;
	for (i = 0; i < question->count; i++) {
		if (!question->conditions[i].fact)
			continue;
		str_add(&filter->sql, before);
		filter_add_text(filter, question->conditions[i].fact);
		before = ", ";
	}
	str_add(&filter->sql, "))");
	return 0;
}

static int
add_ages(struct filter *filter, const struct matching_question *question,
	 struct error *err)
{
	bool facts = false, purchases = false, others = false;
	size_t i;

	for (i = 0; question->aged && i < question->count; i++) {
		const struct condition *condition = &question->conditions[i];

		if (condition->fact)
			facts = true;
		else if (asks_purchases(condition))
			purchases = true;
		else
			others = true;
	}
	if (add_fact_age(filter, question, facts, err) < 0 ||
	    add_age(filter, purchases,
		    ", (SELECT max(s.sold_on) FROM sales s WHERE s.party" OF_PARTY
		    "AND s.voided = 0 AND s.quantity > 0{then d: s.sold_on})",
		    err) < 0 ||
	    add_age(filter, others,
		    ", (SELECT max(i.at) FROM interactions i "
		    "WHERE i.party" OF_PARTY
		    "AND i.direction IN ('in', 'out') AND i.automatic = 0 "
		    "AND i.voided = 0{then i: i.at})",
		    err) < 0)
		return -1;
	return add_age(filter, question->aged,
		       ", (SELECT b.at FROM batches b WHERE b.id = p.batch)",
		       err);
}

static int
add_what(struct filter *filter, const struct matching_question *question,
	 struct error *err)
{
	switch (question->what) {
	case MATCHING_FITTING:
		return filter_add_conditions(filter, noun_find("parties"),
					     question->conditions,
					     question->count, err);
	case MATCHING_JUDGED:
		return filter_add(filter,
				  " AND p.id IN {set c: SELECT f.party "
				  "FROM facts f WHERE f.name = "
				  "'" MATCHING_JUDGEMENT "' AND f.voided = 0 "
				  "AND f.address IS NULL"
				  "{then d: f.known_on}}",
				  err);
	case MATCHING_KNOWN:
		return filter_add(filter,
				  " AND p.role IN ('customer', 'contact', "
				  "'organisation'){then b: p.batch}",
				  err);
	case MATCHING_BUYING:
		break;
	}
	return filter_add(filter,
			  " AND (p.id IN {set c: SELECT s.party FROM sales s "
			  "WHERE s.voided = 0 AND s.quantity > 0"
			  "{later d: s.sold_on}} "
			  "OR p.id IN {set c: SELECT d.party FROM deals d "
			  "WHERE d.voided = 0 AND d.state = 'won'"
			  "{later i: d.settled_at}})",
			  err);
}

static int
ask(struct matching *cursor, const struct matching_question *question,
    struct error *err)
{
	struct filter *filter = &cursor->filter;

	if (filter_add(filter, "SELECT p.id", err) < 0 ||
	    add_ages(filter, question, err) < 0 ||
	    filter_add(filter,
		       question->what == MATCHING_JUDGED
			       ? ", (SELECT f.id FROM facts f "
				 "WHERE f.party" OF_PARTY
				 "AND f.name = '" MATCHING_JUDGEMENT "' "
				 "AND f.address IS NULL AND f.voided = 0"
				 "{then d: f.known_on} ORDER BY "
				 "f.known_on DESC NULLS LAST, f.id DESC "
				 "LIMIT 1)"
			       : ", NULL",
		       err) < 0 ||
	    filter_add(filter,
		       " FROM parties p WHERE p.voided = 0 "
		       "AND p.merged_into IS NULL",
		       err) < 0)
		return -1;
	if (question->only.n > 0) {
		str_add(&filter->sql, " AND p.id = ");
		filter_add_int(filter, question->only.n);
	}
	if (add_what(filter, question, err) < 0)
		return -1;
	str_add(&filter->sql, " ORDER BY p.id");
	return filter_ask(filter, &cursor->query, err);
}

int
matching_open(struct store *store, struct arena *arena,
	      const struct matching_question *question, struct matching **made,
	      struct error *err)
{
	struct matching *cursor = arena_get(arena, sizeof(*cursor));
	int rc;

	filter_open(&cursor->filter, store, arena);
	cursor->filter.then = question->then;
	cursor->filter.then_at = question->end;
	cursor->filter.only = question->only;
	rc = ask(cursor, question, err);
	if (rc < 0)
		filter_close(&cursor->filter);
	*made = rc < 0 ? NULL : cursor;
	return rc;
}

static struct day
get_day(struct query *query, int column)
{
	return driver_missing(query, column)
		       ? DAY_MISSING
		       : (struct day){driver_int(query, column)};
}

static struct instant
get_moment(struct query *query, int column)
{
	return driver_missing(query, column)
		       ? INSTANT_MISSING
		       : (struct instant){driver_int(query, column)};
}

int
matching_next(struct matching *cursor, struct matching_row *match,
	      struct error *err)
{
	struct query *query = cursor->query;
	int step = driver_step(query, err);

	if (step <= 0)
		return step;
	match->party.n = driver_int(query, 0);
	match->fact = get_day(query, 1);
	match->bought = get_day(query, 2);
	match->contacted = get_moment(query, 3);
	match->recorded = get_moment(query, 4);
	match->judgement.n =
		driver_missing(query, 5) ? 0 : driver_int(query, 5);
	return 1;
}

void
matching_close(struct matching *cursor)
{
	if (!cursor)
		return;
	driver_done(cursor->query);
	filter_close(&cursor->filter);
}
