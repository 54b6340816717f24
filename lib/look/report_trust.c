/* SPDX-License-Identifier: ISC
 * Whether we do what we say.
 */
#include "look/report_trust.h"

#include <string.h>

#include "base/arena.h"
#include "look/date.h"
#include "sell/notice.h"
#include "store/record.h"
#include "store/trust.h"

/* What became of promises that were due. */
struct kept {
	int64_t due; /* those that were dropped are not among them */
	int64_t in_time;
	int64_t late;
	int64_t dropped;
};

struct trusting {
	struct business *business;
	struct kept ours, mine, theirs;
	int64_t issued, proved; /* invoices */
	report_tell *tell;
	void *cookie;
};

static void
count(struct kept *kept, const struct trust_promise *promise,
      struct instant until)
{
	if (strcmp(promise->state, "dropped") == 0) {
		kept->dropped++;
		return;
	}
	kept->due++;
	if (strcmp(promise->state, "kept") != 0)
		return;
	if (promise->settled_at.s <= until.s)
		kept->in_time++;
	else
		kept->late++;
}

/* A whole day is kept until its last second. What is not due yet cannot be
 * judged, though some of it is kept already. */
static int
count_promise(void *cookie, const struct trust_promise *promise,
	      struct error *err)
{
	struct trusting *on = cookie;
	const struct policy_person *me = on->business->me;
	struct instant until = promise->due.at;

	(void)err;
	if (!day_missing(promise->due.on)) {
		until = date_midnight(on->business,
				      (struct day){promise->due.on.days + 1});
		until.s--;
	}
	if (until.s >= on->business->now.s)
		return 0;
	if (strcmp(promise->side, "theirs") == 0) {
		count(&on->theirs, promise, until);
		return 0;
	}
	count(&on->ours, promise, until);
	if (me && strcmp(me->name, promise->owner) == 0)
		count(&on->mine, promise, until);
	return 0;
}

/* Proof is what crm-dun takes for it. */
static int
count_invoice(void *cookie, struct id id, struct error *err)
{
	struct trusting *on = cookie;
	struct arena arena = {NULL};
	struct notice_story story;
	struct invoice invoice;
	int rc;

	business_scratch(on->business, &arena);
	rc = record_get(on->business->store, &arena, TABLE_INVOICES, id.n,
			&invoice, err);
	if (rc >= 0)
		rc = notice_story(on->business, &invoice, &story, err);
	business_scratch(on->business, NULL);
	if (rc >= 0) {
		on->issued++;
		on->proved += !instant_missing(story.sent);
	}
	arena_free(&arena);
	return rc;
}

static int
tell_count(const struct trusting *on, const char *id, int64_t n,
	   const char *text, struct error *err)
{
	struct measure_row row;

	report_count(&row, id, n, text);
	return on->tell(on->cookie, &row, err);
}

static int
tell_share(const struct trusting *on, const char *id, int64_t hits, int64_t n,
	   const char *text, struct error *err)
{
	struct measure_row row;

	report_share(&row, on->business->arena, id, hits, n, text);
	return on->tell(on->cookie, &row, err);
}

static int
tell_kept(const struct trusting *on, const char *id, const struct kept *kept,
	  const char *text, struct error *err)
{
	return tell_share(on, id, kept->in_time, kept->due, text, err);
}

static int
tell_promises(const struct trusting *on, struct error *err)
{
	const struct kept *ours = &on->ours;

	if (tell_kept(on, "ours.kept", ours, "our promises kept in time", err) <
		    0 ||
	    tell_count(on, "ours.late", ours->late, "kept later than promised",
		       err) < 0 ||
	    tell_count(on, "ours.open", ours->due - ours->in_time - ours->late,
		       "late and not kept yet", err) < 0 ||
	    tell_count(on, "ours.dropped", ours->dropped,
		       "dropped, and not counted as due", err) < 0 ||
	    (on->business->me &&
	     tell_kept(on, "mine.kept", &on->mine,
		       "your own promises kept in time", err) < 0))
		return -1;
	return tell_kept(on, "theirs.kept", &on->theirs,
			 "what was promised to us kept in time", err);
}

int
report_trust_tell(struct business *business, const struct report_asked *asked,
		  report_tell *tell, void *cookie, struct error *err)
{
	struct trusting on = {
		.business = business, .tell = tell, .cookie = cookie};
	int64_t hits, n;

	if (trust_promises(business->store, asked->since,
			   date_midnight(business, asked->since), count_promise,
			   &on, err) < 0 ||
	    tell_promises(&on, err) < 0 ||
	    report_in_time(business, asked->since, &hits, &n, err) < 0 ||
	    tell_share(&on, "answers.in_time", hits, n,
		       "first answers within the clock", err) < 0 ||
	    trust_invoices(business->store, asked->since, business->today,
			   count_invoice, &on, err) < 0)
		return -1;
	return tell_share(&on, "invoices.proved", on.proved, on.issued,
			  "invoices known to have been sent", err);
}
