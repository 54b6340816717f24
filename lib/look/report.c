/* SPDX-License-Identifier: ISC
 * Reports.
 */
#include "look/report.h"

#include <string.h>

#include "base/arena.h"
#include "base/vec.h"
#include "domain/calendar.h"
#include "domain/clock.h"
#include "learn/interval.h"
#include "learn/order.h"
#include "look/date.h"
#include "store/party.h"
#include "store/record.h"
#include "store/report.h"

/* --- measures --------------------------------------------------------------- */

#define TOO_FEW "%s; too few to tell"

void
report_count(struct measure_row *row, const char *id, int64_t n,
	     const char *text)
{
	column_clear(&measure_row_shape, row);
	row->id.s = id;
	row->value.n = n;
	row->unit.s = "count";
	row->text.s = text;
}

void
report_share(struct measure_row *row, struct arena *arena, const char *id,
	     int64_t hits, int64_t n, const char *text)
{
	struct interval ends = interval_share(hits, n);

	column_clear(&measure_row_shape, row);
	row->id.s = id;
	row->n.n = n;
	row->unit.s = "percent";
	row->text.s = text;
	if (n == 0) {
		row->text.s = arena_print(arena, TOO_FEW, text);
		return;
	}
	row->value.n = (200 * hits + n) / (2 * n);
	row->low.n = (int64_t)(100 * ends.low);
	row->high.n = 100 - (int64_t)(100 * (1 - ends.high));
}

void
report_median(struct measure_row *row, struct arena *arena, const char *id,
	      const struct order *order, const char *unit, const char *text)
{
	int64_t n = order_count(order), low, high;

	column_clear(&measure_row_shape, row);
	row->id.s = id;
	row->n.n = n;
	row->unit.s = unit;
	row->text.s = text;
	if (n > 0)
		row->value.n = (order_value(order, (n + 1) / 2) +
				order_value(order, n / 2 + 1)) /
			       2;
	if (!interval_median(n, &low, &high)) {
		row->text.s = arena_print(arena, TOO_FEW, text);
		return;
	}
	row->low.n = order_value(order, low);
	row->high.n = order_value(order, high);
}

/* --- a day ------------------------------------------------------------------ */

struct telling {
	report_tell *tell;
	void *cookie;
};

static int
tell_day_row(void *cookie, const struct day_row *row, struct error *err)
{
	const struct telling *to = cookie;

	return to->tell(to->cookie, row, err);
}

static int
tell_head(struct business *business, const struct telling *to,
	  struct error *err)
{
	static const char digits[] = "0123456789abcdef";
	unsigned char hash[BATCH_HASH];
	char text[2 * BATCH_HASH + 1];
	struct day_row row;
	struct id batch;
	size_t i;

	if (store_head(business->store, &batch, hash, err) < 0)
		return -1;
	if (batch.n == 0)
		return 0;
	for (i = 0; i < BATCH_HASH; i++) {
		text[2 * i] = digits[hash[i] >> 4];
		text[2 * i + 1] = digits[hash[i] & 15];
	}
	text[2 * BATCH_HASH] = '\0';
	column_clear(&day_row_shape, &row);
	row.id = (struct any_id){batch.n, 'b'};
	row.at = business->now;
	row.what.s = "head";
	row.text.s = text;
	return to->tell(to->cookie, &row, err);
}

int
report_tell_day(struct business *business, const struct report_asked *asked,
		report_tell *tell, void *cookie, struct error *err)
{
	const struct report_span span = {
		date_midnight(business, asked->day),
		date_midnight(business, (struct day){asked->day.days + 1}),
		business->now};
	struct telling to = {tell, cookie};

	if (report_day(business->store, &span, tell_day_row, &to, err) < 0)
		return -1;
	return tell_head(business, &to, err);
}

/* --- listening -------------------------------------------------------------- */

struct counted {
	const char *word;
	int64_t count;
};

/* A calendar, opened once for all cases of a kind under a policy. */
struct opened {
	const struct policy *policy;
	const char *kind;
	const struct calendar *calendar;
};

struct listening {
	struct business *business;
	struct telling to;
	struct report_span span;
	struct vec kinds;    /* struct counted: voices in */
	struct vec outcomes; /* struct counted */
	int64_t in_automatic, out_human, out_automatic;
	struct order *waits; /* seconds */
	int64_t waiting, never;
	int64_t judged, in_time;
	int64_t overtaken;
	struct vec calendars; /* struct opened */
};

static void
count(struct listening *on, struct vec *all, const char *word, int64_t n)
{
	struct counted *counted = all->items;
	size_t i;

	for (i = 0; i < all->count; i++) {
		if (strcmp(counted[i].word, word) == 0) {
			counted[i].count += n;
			return;
		}
	}
	counted = vec_add(all, on->business->arena);
	counted->word = arena_text(on->business->arena, word);
	counted->count = n;
}

static bool
is_answer(const char *kind)
{
	return strcmp(kind, "answer") == 0 || strcmp(kind, "question") == 0 ||
	       strcmp(kind, "thanks") == 0;
}

static int
count_said(void *cookie, const struct report_said *said, struct error *err)
{
	struct listening *on = cookie;
	const struct policy_kind *kind =
		policy_kind_named(on->business->policy, said->kind);
	/* a kind that the policy has no more was one of voices */
	bool voice = kind ? kind->voice : strcmp(said->kind, "note") != 0;

	(void)err;
	if (strcmp(said->direction, "in") == 0) {
		if (said->automatic)
			on->in_automatic += said->count;
		else if (voice)
			count(on, &on->kinds, said->kind, said->count);
	} else if (strcmp(said->direction, "out") == 0) {
		if (said->automatic)
			on->out_automatic += said->count;
		else if (is_answer(said->kind))
			on->out_human += said->count;
	}
	return 0;
}

static int
count_outcome(void *cookie, const char *outcome, int64_t n, int64_t overtaken,
	      struct error *err)
{
	struct listening *on = cookie;

	(void)err;
	count(on, &on->outcomes, outcome, n);
	on->overtaken += overtaken;
	return 0;
}

static int
calendar_of(struct listening *on, const struct policy *policy, const char *kind,
	    const struct calendar **calendar, struct error *err)
{
	struct arena *arena = on->business->arena;
	struct opened *opened = on->calendars.items;
	size_t i;

	for (i = 0; i < on->calendars.count; i++) {
		if (opened[i].policy == policy &&
		    strcmp(opened[i].kind, kind) == 0) {
			*calendar = opened[i].calendar;
			return 0;
		}
	}
	if (clock_calendar(arena, policy, kind, calendar, err) < 0)
		return -1;
	opened = vec_add(&on->calendars, arena);
	opened->policy = policy;
	opened->kind = arena_text(arena, kind);
	opened->calendar = *calendar;
	return 0;
}

/* Tiers go by the tags of the party. */
static int
tags_of(struct listening *on, struct arena *arena, struct id id,
	const char **tags, struct error *err)
{
	struct store *store = on->business->store;
	struct party party;

	if (party_root(store, arena, id, &party, err) < 0)
		return -1;
	return party_tags(store, arena, party.id, tags, err);
}

/* What the clocks are asked about: the voice and the answer, as if nothing else
 * had been said. */
static size_t
say_both(const struct report_wait *wait, const struct case_file *file,
	 struct interaction said[2])
{
	size_t i;

	for (i = 0; i < 2; i++) {
		column_clear(&interaction_shape, &said[i]);
		said[i].case_id = wait->case_id;
		said[i].party = file->party;
	}
	said[0].id = wait->voice;
	said[0].at = wait->at;
	said[0].kind = file->kind;
	said[0].direction.s = "in";
	said[1].id = wait->answer;
	said[1].at = wait->answer_at;
	said[1].kind.s = "answer";
	said[1].direction.s = "out";
	return wait->answer.n > 0 ? 2 : 1;
}

/* Whether the first human answer came within its clock. */
static int
judge(struct listening *on, struct arena *arena, const struct report_wait *wait,
      struct error *err)
{
	struct business *business = on->business;
	struct interaction said[2];
	struct clock_case of = {.said = said};
	const struct clock_state *first;
	struct clock_reading reading;
	const struct policy *policy;
	struct case_file file;
	struct instant due;

	if (record_get(business->store, arena, TABLE_CASES, wait->case_id.n,
		       &file, err) < 0 ||
	    business_policy(business, file.policy, &policy, err) < 0)
		return -1;
	if (!policy_kind_named(policy, file.kind.s))
		return 0;
	if (calendar_of(on, policy, file.kind.s, &of.calendar, err) < 0 ||
	    (policy->tier_count > 0 &&
	     tags_of(on, arena, file.party, &of.tags, err) < 0))
		return -1;
	file.state.s = "open";
	of.file = &file;
	of.said_count = say_both(wait, &file, said);
	if (clock_read(arena, policy, &of, &reading, err) < 0)
		return -1;
	first = &reading.clocks[CLOCK_FIRST_ANSWER];
	if (!first->exists)
		return 0;
	due = first->running
		      ? first->due_at
		      : calendar_add_span(reading.calendar, first->started_at,
					  first->span);
	if (instant_missing(due) || (first->running && due.s > business->now.s))
		return 0;
	on->judged++;
	on->in_time += !first->running && first->stopped_at.s <= due.s;
	return 0;
}

static int
count_wait(void *cookie, const struct report_wait *wait, struct error *err)
{
	struct listening *on = cookie;
	struct arena arena = {NULL};
	int rc = 0;

	if (wait->answer.n > 0)
		order_add(on->waits, wait->answer_at.s - wait->at.s);
	else if (wait->closed)
		on->never++;
	else
		on->waiting++;
	if (wait->opening)
		rc = judge(on, &arena, wait, err);
	arena_free(&arena);
	return rc;
}

static int
tell_measure(const struct listening *on, const struct measure_row *row,
	     struct error *err)
{
	return on->to.tell(on->to.cookie, row, err);
}

static int
tell_count(const struct listening *on, const char *id, int64_t n,
	   const char *text, struct error *err)
{
	struct measure_row row;

	report_count(&row, id, n, text);
	return tell_measure(on, &row, err);
}

static int
tell_counts(const struct listening *on, const char *family,
	    const struct vec *all, const char *text, struct error *err)
{
	const struct counted *counted = all->items;
	struct arena *arena = on->business->arena;
	size_t i;

	for (i = 0; i < all->count; i++) {
		if (tell_count(on,
			       arena_print(arena, "%s.%s", family,
					   counted[i].word),
			       counted[i].count,
			       arena_print(arena, "%s: %s", text,
					   counted[i].word),
			       err) < 0)
			return -1;
	}
	return 0;
}

static int
tell_median(const struct listening *on, struct error *err)
{
	struct measure_row row;

	report_median(&row, on->business->arena, "answer.median", on->waits,
		      "seconds", "median time to a human answer");
	return tell_measure(on, &row, err);
}

static int
tell_in_time(const struct listening *on, struct error *err)
{
	struct measure_row row;

	report_share(&row, on->business->arena, "answer.in_time", on->in_time,
		     on->judged, "first answers within the clock");
	return tell_measure(on, &row, err);
}

static int
tell_refusal(void *cookie, const struct measure_row *row, struct error *err)
{
	return tell_measure(cookie, row, err);
}

static int
gather(struct listening *on, int64_t *letters, struct error *err)
{
	struct store *store = on->business->store;

	if (report_said(store, &on->span, count_said, on, err) < 0 ||
	    report_outcomes(store, &on->span, count_outcome, on, err) < 0 ||
	    report_letters(store, &on->span, letters, err) < 0)
		return -1;
	return report_waits(store, &on->span, count_wait, on, err);
}

static int
listen(struct listening *on, struct error *err)
{
	int64_t letters;

	if (gather(on, &letters, err) < 0 ||
	    tell_counts(on, "in", &on->kinds, "voices in", err) < 0 ||
	    tell_count(on, "in.automatic", on->in_automatic,
		       "what machines sent us", err) < 0 ||
	    tell_count(on, "answers.human", on->out_human,
		       "answers, questions and thanks of ours", err) < 0 ||
	    tell_count(on, "answers.automatic", on->out_automatic,
		       "what machines of ours said, no answers", err) < 0 ||
	    tell_count(on, "letters.second", letters, "they had to write again",
		       err) < 0 ||
	    tell_counts(on, "outcome", &on->outcomes, "outcomes", err) < 0 ||
	    tell_count(on, "outcome.overtaken", on->overtaken,
		       "of them reopened or decided anew", err) < 0 ||
	    tell_median(on, err) < 0 || tell_in_time(on, err) < 0 ||
	    tell_count(on, "answer.waiting", on->waiting,
		       "they wait for an answer", err) < 0 ||
	    tell_count(on, "answer.never", on->never,
		       "closed without a human answer", err) < 0)
		return -1;
	return report_refusals(on->business->store, tell_refusal, on, err);
}

int
report_tell_listen(struct business *business, const struct report_asked *asked,
		   report_tell *tell, void *cookie, struct error *err)
{
	const struct policy *policy = business->policy;
	struct listening on = {.business = business,
			       .to = {tell, cookie},
			       .span = {date_midnight(business, asked->since),
					{business->now.s + 1},
					business->now},
			       .kinds = {.size = sizeof(struct counted)},
			       .outcomes = {.size = sizeof(struct counted)},
			       .calendars = {.size = sizeof(struct opened)}};
	size_t i;

	on.waits = order_open(business->arena);
	for (i = 0; i < policy->kind_count; i++) {
		if (policy->kinds[i].voice)
			count(&on, &on.kinds, policy->kinds[i].name, 0);
	}
	count(&on, &on.outcomes, "done", 0);
	count(&on, &on.outcomes, "declined", 0);
	count(&on, &on.outcomes, "cannot", 0);
	return listen(&on, err);
}

int
report_in_time(struct business *business, struct day since, int64_t *in_time,
	       int64_t *judged, struct error *err)
{
	struct listening on = {.business = business,
			       .span = {date_midnight(business, since),
					{business->now.s + 1},
					business->now},
			       .calendars = {.size = sizeof(struct opened)}};

	on.waits = order_open(business->arena);
	if (report_waits(business->store, &on.span, count_wait, &on, err) < 0)
		return -1;
	*in_time = on.in_time;
	*judged = on.judged;
	return 0;
}

/* --- what is open ----------------------------------------------------------- */

static int
tell_load(void *cookie, const struct load_row *row, struct error *err)
{
	const struct telling *to = cookie;

	return to->tell(to->cookie, row, err);
}

int
report_tell_cases(struct business *business, const struct report_asked *asked,
		  report_tell *tell, void *cookie, struct error *err)
{
	static const int64_t back[REPORT_EDGES] = {0, 6, 29, 89};
	struct instant edges[REPORT_EDGES];
	struct telling to = {tell, cookie};
	size_t i;

	(void)asked;
	for (i = 0; i < REPORT_EDGES; i++)
		edges[i] = date_midnight(
			business, (struct day){business->today.days - back[i]});
	return report_open(business->store, business->now, edges, tell_load,
			   &to, err);
}
